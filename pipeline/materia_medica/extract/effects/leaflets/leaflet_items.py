"""What one item of a leaflet's list names: its effects, what it says of them, and what only tells of them."""

from __future__ import annotations

import re
from typing import NamedTuple

from materia_medica.extract.effects.collector import EDGES
from materia_medica.extract.effects.leaflets.around_items import (
    ACCIDENT,
    COPING_BEHIND,
    TELL_OF_IT,
    without_around,
)
from materia_medica.extract.effects.leaflets.consequences import consequence_of
from materia_medica.extract.effects.leaflets.fragments import OF_SYSTEM
from materia_medica.extract.effects.leaflets.item_subjects import YOU_BECOME, is_named, to_reader
from materia_medica.extract.effects.leaflets.lay_rules import ALTHOUGH_WITHIN
from materia_medica.extract.effects.leaflets.leaflet_asked import EVENT_ASKED, asked
from materia_medica.extract.effects.leaflets.leaflet_causes import caused_by
from materia_medica.extract.effects.leaflets.leaflet_clauses import (
    NO_RELIEF,
    clauses_in,
    happening,
    is_one,
    told_apart,
)
from materia_medica.extract.effects.leaflets.leaflet_explained import (
    explained,
    heads_class,
    named_behind,
    run_apart,
    without_tail,
)
from materia_medica.extract.effects.leaflets.leaflet_for_whom import GROUP_IN_FRONT, WHO_YOU_ARE, for_whom, with_whom
from materia_medica.extract.effects.leaflets.leaflet_getting_rules import (
    BARE_GETTING,
    BECOMES,
    CONTRACTED,
    FEELING,
    GETTING,
    HAPPENS_TO,
    SENSES,
    UNABLE,
    YOURS,
)
from materia_medica.extract.effects.leaflets.leaflet_item_bands import BAND_IN_FRONT, band_behind
from materia_medica.extract.effects.leaflets.leaflet_item_rules import (
    ADVISES,
    CAUSES,
    COMBINATION,
    CONDITION,
    FOR_WHOM_ONLY,
    ON_CONDITION,
    STOPS,
    TESTS_SHOW,
    TESTS_WITHIN,
)
from materia_medica.extract.effects.leaflets.leaflet_levels import levels_listed
from materia_medica.extract.effects.leaflets.leaflet_line_rules import URGENT
from materia_medica.extract.effects.leaflets.leaflet_lists import listed
from materia_medica.extract.effects.leaflets.leaflet_one_rated import rated_apart
from materia_medica.extract.effects.leaflets.leaflet_sign_rules import (
    NAMED_BEHIND,
    SIGNS_FOLLOW,
    SIGNS_GIVEN,
    SIGNS_IN_FRONT,
    WITH_ITS,
)
from materia_medica.extract.effects.leaflets.leaflet_told_bands import rated_together, told_of_item, told_often
from materia_medica.extract.effects.leaflets.leaflet_word_rules import NOT_KNOWN_BEHIND
from materia_medica.extract.effects.leaflets.led_lists import LABEL
from materia_medica.extract.effects.leaflets.piled_words import with_strength
from materia_medica.extract.effects.leaflets.wholes import whole
from materia_medica.extract.language.asides import aside_reason
from materia_medica.extract.language.effect import Effect, joined_details
from materia_medica.extract.language.frequency import rest_of, statement
from materia_medica.extract.language.sentences import split_sentences
from materia_medica.extract.language.statement import NOTHING, Statement, together
from materia_medica.extract.language.verbs import has_verb
from materia_medica.read.document import Span

_DASH = re.compile(r"\s[–—-]\s")


class Item(NamedTuple):
    """What an item gives."""

    effects: tuple[Effect, ...]
    reason: str | None = None
    """Why it gives none."""


def item_of(span: Span, *, is_in_band: bool = True) -> Item:
    """The effects of an item's first sentence, with what the others say of them; `is_in_band` says whether a band
    above rates those of which it says nothing itself.
    """
    first, *others = run_apart([part.text for part in split_sentences(span)] or [""])
    if ACCIDENT.match(first):
        return Item((), "general")
    own, details = NOTHING, []
    if label := LABEL.match(first):
        details, first = [label[0].strip(EDGES)], first[label.end() :]
    if behind := NOT_KNOWN_BEHIND.search(first):
        own, first = statement(behind[0]), first[: behind.start()]
    if tell := TELL_OF_IT.search(first):
        own = together(own, Statement(is_serious=URGENT.search(tell[0]) is not None))
    if ADVISES.match(first) or EVENT_ASKED.match(first):
        effects = effects_asked(first)
        own = together(own, Statement(is_serious=URGENT.search(first) is not None))
    else:
        effects = named_in(first)
    if not effects:
        return Item((), aside_reason(first) or "unexplained")
    effects, others = rated_apart(effects, others)
    told, more = _told_by(others)
    own, details = together(own, told), [*details, *more]
    detail = joined_details(*details)
    effects = effects if is_in_band else rated_together(first, effects)
    return Item(tuple(e._replace(said=together(e.said, own), detail=joined_details(e.detail, detail)) for e in effects))


def _told_by(sentences: list[str]) -> tuple[Statement, list[str]]:
    """What the sentences behind an item's first one state of its effects, and those that are detail of them."""
    own, details = NOTHING, []
    for sentence in sentences:
        if sentence.startswith("(") and not rest_of(sentence):
            own = together(own, statement(sentence))
            continue
        if (told := told_often(sentence)).frequency is not None:
            own = together(own, told)
            continue
        said = told_of_item(sentence)
        asks = URGENT.search(sentence) is not None and ON_CONDITION.search(sentence) is None
        is_serious = asks or STOPS.match(sentence) is not None
        own = together(own, said, Statement(is_serious=is_serious))
        if not is_serious and aside_reason(sentence) != "advice":
            details.append(sentence)
    return own, details


_LAST_PARENTHESIS = re.compile(r"\(([^()]*)\)?\W*$")
_TREATMENT = re.compile(
    r"(?:the\s|this\s|your\s)?(?:[\w-]+\s)?(?:treatment|medicine|therapy)\b[^.,;:()]{0,40}\b(?:may|can)\s(?:also\s)?cause\s",
    re.IGNORECASE,
)
"""What may cause the effects of a class, behind its label: "General disorders: treatment may cause fever"."""


def named_in(words: str) -> tuple[Effect, ...]:
    """The effects of one sentence of an item."""
    if of_each := _of_said(words):
        of_all, names = of_each
        return tuple(e._replace(said=together(e.said, of_all)) for e in named_in(names))
    words = ALTHOUGH_WITHIN.sub(lambda f: f" ({f['told']})", to_reader(without_around(with_strength(words))))
    if levels := levels_listed(words):
        return levels
    if coping := COPING_BEHIND.search(words):
        behind = words[coping.end() :].strip(EDGES) or coping[0].strip(EDGES)
        asks = Statement(is_serious=URGENT.search(behind) is not None and ON_CONDITION.search(behind) is None)
        return tuple(_told(e, behind, asks) for e in named_in(words[: coping.start()]))
    if (system := OF_SYSTEM.match(words)) and (CONDITION.match(system["name"]) or _TREATMENT.match(system["name"])):
        return tuple(e._replace(category=e.category or system["system"]) for e in named_in(system["name"]))
    if illness := NAMED_BEHIND.match(words):
        return named_behind(illness)
    words, tail = without_tail(COMBINATION.sub("", words))
    signs: str | None = None
    if of := SIGNS_IN_FRONT.match(bare := GETTING.sub("", words)):
        words = bare[of.end() :]
        if (given := SIGNS_GIVEN.search(words)) and words[: given.start()].strip(EDGES):
            signs = words[given.end() :]
            words = words[: given.start()]
    consequence = consequence_of(words)
    if told := explained(words) or consequence:
        words, signs = told["name"], words[told.end() :].strip()
    named = SIGNS_FOLLOW.match(words)
    if named and not has_verb(name := _DASH.split(named["name"], maxsplit=1)[0]) and not heads_class(name, words):
        signs = joined_details(words[len(name) :].strip(EDGES), signs)
        words = WITH_ITS.sub("", name)
    elif caused := CAUSES.match(words):
        stated = statement(words[: caused.start("names")])
        named_as = caused_by(words, caused)
        return tuple(e._replace(said=together(e.said, stated), detail=joined_details(e.detail, tail)) for e in named_as)
    condition = CONDITION.match(words)
    population, words = (with_whom(condition), words[condition.end() :]) if condition else (None, words)
    said = joined_details(tail, *(_LAST_PARENTHESIS.findall(signs) if (of or consequence) and signs else ()))
    stated = statement(said or "", is_group=False)._replace(population=population)
    effects = [effect for clause in clauses_in(words) if not NO_RELIEF.match(clause) for effect in _of_clause(clause)]
    detail = joined_details(signs, tail)
    return tuple(_told(e, detail, stated) for e in told_apart(tuple(effects)))


def _of_said(words: str) -> tuple[Statement, str] | None:
    """How often, or in whom, words in front of effects or behind them say that these occur, and their names."""
    if band := band_behind(words):
        return statement(band["band"]), words[: band.start()]
    if band := BAND_IN_FRONT.match(words):
        return statement(band["band"]), words[band.end() :]
    if front := WHO_YOU_ARE.match(words):
        return Statement(population=front["who"].removeprefix("a ")), f"you {YOURS.sub('', words[front.end() :])}"
    if front := GROUP_IN_FRONT.match(words):
        return Statement(population=front["who"]), front["name"]
    return None


def effects_asked(first: str) -> tuple[Effect, ...]:
    """The effects of which a sentence says whom to tell; none where most of what it names is none."""
    if named := EVENT_ASKED.match(first):
        detail = first[named.end() :].strip(EDGES) or None
        return tuple(e._replace(detail=joined_details(e.detail, detail)) for e in whole(named["name"]))
    effects = named_in(words) if (words := asked(first)) else ()
    names = tuple(effect for effect in effects if is_named(effect, first))
    return names if len(names) * 2 > len(effects) else ()


def _of_clause(part: str) -> tuple[Effect, ...]:
    """The effects of "you get a and b", or what "your heart beats faster" says as a whole."""
    if senses := SENSES.match(part):
        return tuple(e._replace(name=f"{senses['name']} {e.name}") for e in whole(part[senses.end() :]))
    if becomes := YOU_BECOME.match(part):
        return whole(becomes["how"])
    if told := is_one(part):
        return whole(told["name"])
    if not (bare := _bare(part := CONTRACTED.sub("", part))):
        return ()
    happens = HAPPENS_TO.match(part) is not None and (has_verb(bare) or BECOMES.search(bare) is not None)
    return (happening(bare) if happens else ()) or listed(bare) or whole(bare)


def _told(effect: Effect, detail: str | None, stated: Statement) -> Effect:
    """An effect with what the rest of its item tells, and the patients whom a parenthesis names."""
    who = FOR_WHOM_ONLY.search(effect.detail or "")
    own = Statement(population=who["who"].strip()) if who else NOTHING
    said = together(effect.said, own, stated)
    return for_whom(effect._replace(detail=joined_details(effect.detail, detail), said=said))


def _bare(words: str) -> str:
    """Words without who gets the effect and the verb of getting, and without the tests that show it."""
    words = BARE_GETTING.sub("", TESTS_WITHIN.sub(", ", TESTS_SHOW.sub("", words.strip(EDGES))))
    if feels := FEELING.match(words):
        return f"feeling {words[feels.end() :]}"
    if GETTING.match(words) and not UNABLE.match(YOURS.sub("", words)):
        return GETTING.sub("", words).strip(EDGES)
    return YOURS.sub("", words).strip(EDGES)
