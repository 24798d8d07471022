"""From a wording to its concept: [severity | course | onset | risk]* [direction] core [site] [circumstance].

A wording is looked up whole first. Only where it is not known are words taken off, as few as possible, so that
"acute respiratory distress syndrome" keeps the word that "acute pancreatitis" gives to its modifiers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, combinations

from materia_medica.link.meaning import made
from materia_medica.link.meaning.tokens import Token, joined, spelled, table, tokens
from materia_medica.link.meaning.vocabulary import Concept, Words, words_of, written

_MOST_MODIFIERS = 5
_OF_NO_DIRECTION = frozenset(("increase", "change"))
"""Taken off an effect that has no direction: "increased redness", never beside "low"."""
_OF_KIND = re.compile(r"(?:^|(?<=\s))(?:an?|the|some|certain)\s.*$")
"""What follows an article up to the name itself: "increase in *an enzyme* called amylase"."""
_BRACKET = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_TIMES = r"(?:\d+(?:\.\d+)?|two|three|five|ten)"
_AT_END = re.compile(r"[^()\[\]]\s*[(\[]([^()\[\]]+)[)\]]$")
_DIRECTED = frozenset(("increase", "decrease"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Core:
    """What is left of a wording without the words around it."""

    concept: Concept
    modifiers: tuple[str, ...]


class _Tables:
    def __init__(self) -> None:
        said = table("wording")
        self.modifier = {form: name for name, forms in said["modifiers"].items() for form in forms}
        self.noise = frozenset(said["noise"])
        self.sites = frozenset(said["sites"])
        phrases = {spelled(p): name for name, forms in said["modifier_phrases"].items() for p in forms}
        phrases.update(dict.fromkeys(map(spelled, said["idle_phrases"]), ""))
        self.phrases: Mapping[str, str] = phrases
        self.phrase = re.compile(joined(phrases))
        self.wider = dict(said["wider"])
        self.of_anything = tuple(said["of_anything"])
        self.heads: Mapping[str, str] = said["heads"]
        self.limits = {way: _limit(signs) for way, signs in said["limits"].items()}
        self.called = re.compile(rf"(?:^|\s){joined(said['called'])}\s+")
        self.no_gloss = re.compile(joined(said["no_gloss"]))
        self.circumstance = re.compile(rf"(?<=\S),?\s+{joined(map(spelled, said['circumstances']))}.*")


def _limit(signs: Sequence[str]) -> re.Pattern[str]:
    """One of these signs or words, with how many times it was passed."""
    words = joined(sign for sign in signs if sign[-1].isalnum())
    marks = "|".join(sorted((re.escape(sign) for sign in signs if not sign[-1].isalnum()), key=len, reverse=True))
    return re.compile(rf"\s*(?<!\w)(?:{_TIMES}\s*)?(?:{words}|{marks})")


@cache
def _tables() -> _Tables:
    return _Tables()


@lru_cache(maxsize=65536)
def known(words: Words) -> Concept | None:
    """The concept that exactly these words name: one that a file writes out, else one made of its parts."""
    if not words:
        return None
    concept = written().get(words) or made.of_analyte(words) or made.of_organ(words)
    if concept:
        return concept
    for place, rest in made.places_in(words):
        if there := written().get(rest | words_of(place)):
            return there
        if there := known(rest):
            return made.at_place(there, place)
    wider = frozenset(_tables().wider.get(w, w) for w in words)
    if wider != words and (concept := known(wider)):
        return concept
    for head, shown in _tables().heads.items():
        if head in words and (of := known(words - {head})):
            return made.qualified(of, shown)
    return None


def core(wording: str) -> Core | None:
    """The concept of a wording that names one, with its modifiers; none where the vocabulary has no such core.

    "Severe transient nausea" is nausea, severe and transient; "pain in the lower abdomen" is abdominal pain,
    `site:lower`; "unheard-of" gives none.
    """
    for text, modifiers in _readings(spelled(wording)):
        said_of = tokens(text)
        found = _peeled(said_of) or (_at_risk(said_of) if "risk" in modifiers else None)
        if found is not None:
            concept, more = found
            said = (*modifiers, *more) or tuple(_within(text, concept))
            return Core(concept=concept, modifiers=tuple(dict.fromkeys(said)))
    return None


def _at_risk(said: Sequence[Token]) -> tuple[Concept, tuple[str, ...]] | None:
    """The disorder of an organ of which a wording names only the organ: "cardiovascular risks"."""
    concept = known(frozenset(t.word for t in said) | {"problem"}) if said else None
    return (concept, ()) if concept else None


def _within(text: str, concept: Concept) -> Iterator[str]:
    """Modifiers within a name that the vocabulary writes out, those without which it means the same.

    "Paradoxical bronchospasm" is bronchospasm, paradoxical; "acute respiratory distress syndrome" is not the same as
    respiratory distress syndrome, and a word of the label is part of the name. "Excessive" and "high" are left
    alone: on a function of the body they are the effect.
    """
    stripped, modifiers = _without_phrases(text)
    said = tokens(stripped)
    words = frozenset(t.word for t in said)
    name = words_of(concept.label)
    if modifiers and known(words) == concept:
        yield from modifiers
    for token in said:
        modifier = _tables().modifier.get(token.said)
        if modifier and token.word not in name | _DIRECTED and known(words - {token.word}) == concept:
            yield modifier


def of_anything(words: Words) -> Concept | None:
    """The effect of which the other words only say which drug: "tolerance to the bronchodilator effects"."""
    if made.organ_in(words):
        return None
    return next((c for head in _tables().of_anything if head in words and (c := known(frozenset({head})))), None)


def bare(wording: str) -> tuple[str, tuple[str, ...]]:
    """A wording that names no known core without its brackets, circumstance and modifiers, and these."""
    text = _tables().circumstance.sub("", without_brackets(spelled(wording)))
    stripped, modifiers = _without_phrases(text)
    said = tokens(stripped)
    off = [t for t in said if t.said in _tables().modifier]
    kept = " ".join(t.word for t in said if t not in off)
    if not kept:
        return " ".join(t.word for t in tokens(wording)), ()
    return kept, tuple(dict.fromkeys((*modifiers, *(_tables().modifier[t.said] for t in off))))


def _readings(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The wording whole, then without phrases that qualify it, without a circumstance, without both, each of them
    without brackets, and with a limit that was passed as the direction that it means.
    """
    seen: set[str] = set()
    plain = without_brackets(text)
    for bare in chain((text, plain), _beyond_limits(plain)):
        for whole in (bare, _tables().circumstance.sub("", bare)):
            stripped, modifiers = _without_phrases(whole)
            for said, found in ((whole, ()), (stripped, modifiers)):
                if said and said not in seen:
                    seen.add(said)
                    yield said, found


def only_sites(text: str) -> bool:
    """Whether a text only says where a general effect was felt."""
    return all(t.said in _tables().sites or t.word in _tables().sites for t in tokens(text))


def _beyond_limits(text: str) -> Iterator[str]:
    """A limit that was passed as a direction: "ALT above 3 times the upper limit of normal" is a raised ALT."""
    for direction, limit in _tables().limits.items():
        if (found := limit.search(text)) and found.start():
            yield f"{direction} {text[: found.start()]}"


def explained(text: str) -> Iterator[str]:
    """The medical name of what a wording describes: "fluid around the heart (pericardial effusion)", "a type of blood
    cancer called leukaemia"; a bracket counts at the end only, and not where it gives an example or a place.
    """
    t = _tables()
    if found := t.called.search(text):
        before, name = text[: found.start()], text[found.end() :]
        yield f"{_OF_KIND.sub('', before)} {name}".strip()
        yield name
    if (found := _AT_END.search(text)) and not t.no_gloss.match(found.group(1)):
        yield found.group(1)


def without_brackets(text: str) -> str:
    """`text` without what stands in brackets, those within others as well."""
    while (shorter := _BRACKET.sub(" ", text)) != text:
        text = shorter
    return " ".join(text.split()).strip(" ,;:")


def _without_phrases(text: str) -> tuple[str, tuple[str, ...]]:
    found: list[str] = []

    def taken(match: re.Match[str]) -> str:
        found.extend(name for name in _tables().phrases[match.group()].split("+") if name)
        return " "

    return " ".join(_tables().phrase.sub(taken, text).split()), tuple(found)


def _peeled(said: Sequence[Token]) -> tuple[Concept, tuple[str, ...]] | None:
    """The concept of these words, and the modifiers taken off to find it; the fewest words are taken off."""
    if concept := known(frozenset(t.word for t in said)):
        return concept, ()
    t = _tables()
    modifying = [x for x in said if x.said in t.modifier][:_MOST_MODIFIERS]
    idle = [x for x in said if x not in modifying and (x.said in t.noise or x.word in t.noise)]
    but_reactions = [x for x in idle if x.word != "reaction"]  # "unusual skin reactions"
    sited = [x for x in said if x.word in t.sites or x.said in t.sites]
    directed = [x for x in said if x.word in _OF_NO_DIRECTION]
    if any(x.word == "decrease" for x in said):
        directed = []
    for also, marks in ((), ()), (sited, tuple(f"site:{x.said}" for x in sited)), (directed, ()):
        if also or marks == ():
            for size in range(len(modifying) + 1):
                for off in combinations(modifying, size):
                    for more in ((), but_reactions, idle):
                        rest = frozenset(x.word for x in said if x not in off and x not in also and x not in more)
                        if concept := known(rest):
                            return concept, (*(t.modifier[x.said] for x in off), *marks)
    return None
