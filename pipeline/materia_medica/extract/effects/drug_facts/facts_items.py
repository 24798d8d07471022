"""What one item of Drug Facts names: its effects, or why it gives none."""

from __future__ import annotations

import re
from typing import NamedTuple

from materia_medica.extract.effects.drug_facts.facts_line_rules import STOPS_AT_ONCE
from materia_medica.extract.effects.drug_facts.facts_rules import (
    ADVICE,
    CAUSES,
    COMPLAINT,
    FEELS,
    HAPPENS,
    IF_BEHIND,
    IF_IN_FRONT,
    LASTING,
    LEADING,
    MAKES,
    MAY_BE,
    NEXT_CLAUSE,
    NO_EFFECT,
    NOT_COME,
    OCCURS,
    OF_OTHERS,
    PEOPLE,
    REPORTED,
    SIGNS_OF,
    SWELLS,
)
from materia_medica.extract.effects.leaflets.leaflet_items import named_in
from materia_medica.extract.effects.leaflets.leaflet_lists import listed, whole
from materia_medica.extract.language.effect import Effect, joined_details
from materia_medica.extract.language.statement import NOTHING, Statement, together
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.terms.scan import names_effect, names_in
from materia_medica.extract.terms.tokens import tokens_of

_EDGES = " \t\n.,;:!*_–—-"
_IF = ("if ", "when ")
_GETS = re.compile(r"(?:you|feel|have|vomit)\b", re.IGNORECASE)
_NEXT = re.compile(r"\W*\s(?:or|and)\s", re.IGNORECASE)


_COMMA = re.compile(r"\W*\s")
_PRODUCT = re.compile(r"\s(?:to|from|with)\s(?:this|the)\s(?:product|medicine|drug|medication)$", re.IGNORECASE)


class Item(NamedTuple):
    """What an item gives."""

    effects: tuple[Effect, ...] = ()
    reason: str | None = None
    """Why it gives none."""
    has_signs: bool = False
    """Whether the items below may list the signs of its last effect."""
    is_prose: bool = False
    """Whether it says of effects what only the grammar of sentences reads."""


def item_of(text: str) -> Item:
    """The effects of one sentence of an item."""
    text = LEADING.sub(lambda found: f"{found['verb']} ", text.strip(_EDGES))
    if found := IF_IN_FRONT.match(text) or (ADVICE.match(text) and IF_BEHIND.search(text)):
        effects = item_of(found["if"]).effects if names_effect(found["if"]) else ()
        return Item(effects, None if effects else "advice")
    if ADVICE.match(text):
        return Item(reason="advice")
    if OF_OTHERS.match(text):
        return Item(reason="interaction")
    if signs := SIGNS_OF.match(text):
        context = "overdose" if "overdose" in signs["names"].lower() else None
        said = Statement(context=context)
        effects = _with(_listed(signs["names"]), signs["rest"], said)
        return Item(effects, None if effects else "general", has_signs=bool(effects) and _ends_open(signs["rest"]))
    if MAY_BE.search(text):
        return Item(reason="general")
    if REPORTED.search(text):
        return Item(is_prose=True)
    found_in = [_of_clause(clause) for clause in NEXT_CLAUSE.split(text) if clause]
    effects = tuple(effect for one in found_in for effect in one)
    return Item(effects, None if effects else "general")


def _ends_open(rest: str | None) -> bool:
    """Whether no signs stand behind the words that lead to them."""
    return rest is None or not rest.strip(_EDGES)


def _of_clause(clause: str) -> tuple[Effect, ...]:
    """The effects of one clause."""
    clause = NOT_COME.sub("", clause.strip(_EDGES))
    for word in _IF:
        clause = clause.removeprefix(word)
    if NO_EFFECT.match(clause):
        return ()
    if lasting := LASTING.match(clause):
        return _with(_listed(lasting["names"]), lasting["rest"])
    if causes := CAUSES.match(clause):
        return _with(_listed(causes["names"]), causes["rest"])
    if makes := MAKES.match(clause):
        return _listed(makes["names"])
    occurs = OCCURS.match(clause)
    if COMPLAINT.match(clause) and (occurs is None or COMPLAINT.match(occurs["names"])):
        return ()
    if people := PEOPLE.match(clause):
        return _listed(clause[people.end() :])
    if occurs:
        more = _NEXT.match(occurs["rest"])
        if more or ((more := _COMMA.match(occurs["rest"])) and OCCURS.match(occurs["rest"][more.end() :])):
            return (*_listed(occurs["names"]), *_of_clause(occurs["rest"][more.end() :]))
        return _with(_listed(occurs["names"]), occurs["rest"])
    if happens := HAPPENS.match(clause):
        swells = SWELLS.match(happens["whole"].strip(_EDGES))
        return whole(f"swelling of the {swells['part']}" if swells else happens["whole"])
    if not _GETS.match(clause) and has_verb(clause) and not names_effect(clause):
        return ()
    found = (e._replace(name=FEELS.sub("", e.name)) for e in named_in(clause))
    return tuple(e for one in found for e in _apart(one) if not _is_denied(e) and not _is_sentence(e))


def _listed(names: str) -> tuple[Effect, ...]:
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
    return effect.name.lower().startswith(("no ", "lack of relief", "failure to"))


def _is_sentence(effect: Effect) -> bool:
    """Whether words that are no name of an effect are a sentence."""
    return has_verb(effect.name) and not names_effect(effect.name)


def _with(effects: tuple[Effect, ...], behind: str | None, said: Statement | None = None) -> tuple[Effect, ...]:
    """Effects with the words behind the clause that names them as detail."""
    detail = (behind or "").strip(f"{_EDGES}()") or None
    if STOPS_AT_ONCE.match(detail or ""):
        said = together(said or NOTHING, Statement(is_serious=True))
    return tuple(
        e._replace(detail=joined_details(e.detail, detail), said=together(e.said, said) if said else e.said)
        for e in effects
    )
