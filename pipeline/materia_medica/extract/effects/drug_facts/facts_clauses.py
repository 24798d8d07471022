"""What one clause of an item of Drug Facts names."""

from __future__ import annotations

import re

from materia_medica.extract.effects.collector import EDGES
from materia_medica.extract.effects.drug_facts.facts_clause_rules import (
    AS_IF,
    CAUSES,
    COLOURS,
    COMPLAINT,
    FEELS,
    HAPPENS,
    LASTING,
    MAKES,
    NO,
    NO_EFFECT,
    NOT_COME,
    OCCURS,
    PEOPLE,
    SWELLS,
)
from materia_medica.extract.effects.drug_facts.facts_line_rules import STOPS_AT_ONCE
from materia_medica.extract.effects.drug_facts.facts_rules import OR_ELSE
from materia_medica.extract.effects.leaflets.leaflet_items import named_in
from materia_medica.extract.effects.leaflets.leaflet_lists import listed
from materia_medica.extract.effects.leaflets.wholes import whole
from materia_medica.extract.language.effect import Effect, joined_details
from materia_medica.extract.language.stand_alone import is_part
from materia_medica.extract.language.statement import NOTHING, Statement, together
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.terms.scan import names_effect, names_in
from materia_medica.extract.terms.tokens import tokens_of

_IF = ("if ", "when ")
_GETS = re.compile(r"(?:you|feel|have|vomit)\b", re.IGNORECASE)
_NEXT = re.compile(r"\W*\s(?:or|and)\s", re.IGNORECASE)
_VERB_BEHIND = re.compile(r"\s(?:occurs?|develops?|appears?)$", re.IGNORECASE)
"""The verb of the last effect of a list that one gets: "you get a rash or hives develop"."""
_COMMA = re.compile(r"\W*\s")
_DENIED = re.compile(rf"(?: {NO} \s | lack \s of \s relief | failure \s to )", re.IGNORECASE | re.VERBOSE)
_PRODUCT = re.compile(r"\s(?:to|from|with)\s(?:this|the)\s(?:product|medicine|drug|medication)$", re.IGNORECASE)


def of_clause(clause: str) -> tuple[Effect, ...]:
    """The effects of one clause."""
    clause = NOT_COME.sub("", clause.strip(EDGES))
    for word in _IF:
        clause = clause.removeprefix(word)
    if NO_EFFECT.match(clause):
        return ()
    if feels := AS_IF.match(clause):
        return whole(f"feeling{clause[feels.end() :]}")
    if (brought := _brought(clause)) is not None:
        return brought
    occurs = OCCURS.match(clause)
    if COMPLAINT.match(clause) and (occurs is None or COMPLAINT.match(occurs["names"])):
        return ()
    if people := PEOPLE.match(clause):
        return listed_effects(clause[people.end() :])
    if occurs:
        return _occurring(occurs)
    if happens := HAPPENS.match(clause):
        swells = SWELLS.match(happens["whole"].strip(EDGES))
        found = whole(f"swelling of the {swells['part']}" if swells else happens["whole"])
        return with_behind(found, happens["rest"]) if happens["rest"] else found
    if not _GETS.match(clause) and has_verb(clause) and not names_effect(clause):
        return ()
    named = (e._replace(name=_VERB_BEHIND.sub("", FEELS.sub("", e.name))) for e in named_in(clause))
    return tuple(
        e
        for one in named
        for e in _apart(one)
        if not _is_denied(e) and not _is_sentence(e) and not NO_EFFECT.match(e.name)
    )


def says_effect(words: str) -> bool:
    """Whether words begin with what occurs, or what happens to something of yours."""
    return OCCURS.match(words) is not None or HAPPENS.match(words) is not None


def _brought(clause: str) -> tuple[Effect, ...] | None:
    """What a clause says that the medicine or its use brings about; null where it says nothing of the kind."""
    if lasting := LASTING.match(clause):
        more = OR_ELSE.search(lasting["rest"])
        rest = lasting["rest"][: more.start()] if more else lasting["rest"]
        return (*with_behind(listed_effects(lasting["names"]), rest), *(of_clause(more["else"]) if more else ()))
    if causes := CAUSES.match(clause):
        if causes["rest"] and is_part(causes["names"].lower().split()[-1]):
            return whole(f"{causes['names']} {causes['rest'].strip()}")
        return with_behind(listed_effects(causes["names"]), causes["rest"])
    if colours := COLOURS.match(clause):
        return whole(colours["names"])
    makes = MAKES.match(clause)
    return listed_effects(makes["names"]) if makes else None


def _occurring(occurs: re.Match[str]) -> tuple[Effect, ...]:
    """What occurs, and what the words behind it name."""
    names, behind = listed_effects(occurs["names"]), occurs["rest"]
    more = _NEXT.match(behind)
    if more or ((more := _COMMA.match(behind)) and says_effect(behind[more.end() :])):
        return (*names, *of_clause(behind[more.end() :]))
    return with_behind(names, behind)


def listed_effects(names: str) -> tuple[Effect, ...]:
    """The effects of a list of names."""
    effects = listed(names := _PRODUCT.sub("", names)) or whole(names)
    return tuple(e for one in effects for e in _apart(one) if not _is_denied(e) and not NO_EFFECT.match(e.name))


def _apart(effect: Effect) -> tuple[Effect, ...]:
    """The two effects of a name that joins two names of effects: "ringing in the ears or hearing loss"."""
    first, joint, second = effect.name.partition(" or ")
    are_words = " " not in first and second.isalpha()
    if joint and (are_words or (_is_name(first) and _is_name(second))):
        return (effect._replace(name=first), effect._replace(name=second))
    return (effect,)


def _is_name(text: str) -> bool:
    """Whether words are the name of an effect, and nothing beside it."""
    tokens = tokens_of(text)
    names = names_in(tokens, text=text)
    return len(names) == 1 and names[0].kind != "class" and names[0].end - names[0].start == len(tokens.words)


def _is_denied(effect: Effect) -> bool:
    """Whether what is named is that something has not come: "no bowel movement"."""
    return _DENIED.match(effect.name) is not None


def _is_sentence(effect: Effect) -> bool:
    """Whether words that are no name of an effect are a sentence."""
    return has_verb(effect.name) and not names_effect(effect.name)


def with_behind(effects: tuple[Effect, ...], behind: str | None, said: Statement | None = None) -> tuple[Effect, ...]:
    """Effects with the words behind the clause that names them as detail."""
    detail = (behind or "").strip(f"{EDGES}()") or None
    if STOPS_AT_ONCE.match(detail or ""):
        said = together(said or NOTHING, Statement(is_serious=True))
    return tuple(
        e._replace(detail=joined_details(e.detail, detail), said=together(e.said, said) if said else e.said)
        for e in effects
    )
