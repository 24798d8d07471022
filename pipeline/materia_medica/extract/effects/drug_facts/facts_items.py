"""What one item of Drug Facts names: its effects, or why it gives none."""

from __future__ import annotations

import re
from typing import NamedTuple

from materia_medica.extract.effects.collector import EDGES
from materia_medica.extract.effects.drug_facts.facts_clause_rules import COMPLAINT
from materia_medica.extract.effects.drug_facts.facts_clauses import (
    listed_effects,
    of_clause,
    says_effect,
    with_behind,
)
from materia_medica.extract.effects.drug_facts.facts_line_rules import STOPS_AT_ONCE
from materia_medica.extract.effects.drug_facts.facts_rules import (
    ADVICE,
    BOTH_YOURS,
    IF_BEHIND,
    IF_IN_FRONT,
    LEADING,
    MAY_BE,
    MISUSE,
    NEXT_CLAUSE,
    OF_OTHERS,
    OR_ELSE,
    REPORTED,
    RISK,
    SIGNS_OF,
    WHEN_IN_FRONT,
    WHICH_MAY_BE,
    WORKS,
)
from materia_medica.extract.language.effect import Effect
from materia_medica.extract.language.statement import Statement, together
from materia_medica.extract.terms.scan import names_effect

_OF_SOME = re.compile(r"^(?:for|in)\s(?:some|most|many|a\sfew)\s\w+,\s", re.IGNORECASE)


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
    text = LEADING.sub(lambda found: f"{found['verb']} ", _OF_SOME.sub("", text.strip(EDGES)))
    if found := IF_IN_FRONT.match(text) or (ADVICE.match(text) and IF_BEHIND.search(text)):
        return _advised(found)
    if ADVICE.match(text):
        return Item(reason="advice")
    if (lead := WHEN_IN_FRONT.match(text)) and says_effect(text[lead.end() :]):
        text = text[lead.end() :]
    if OF_OTHERS.match(text):
        return Item(reason="interaction")
    if signs := SIGNS_OF.match(text):
        context = "overdose" if "overdose" in signs["names"].lower() else None
        said = Statement(context=context)
        effects = with_behind(listed_effects(signs["names"]), signs["rest"], said)
        return Item(effects, None if effects else "general", has_signs=bool(effects) and _ends_open(signs["rest"]))
    if (told := WHICH_MAY_BE.search(text)) and (before := item_of(text[: told.start()])).effects:
        return before._replace(effects=with_behind(before.effects, text[told.end() :]))
    if MAY_BE.search(text):
        return Item(reason="general")
    if risk := RISK.match(text):
        if MISUSE.search(risk["rest"]):
            return Item(reason="general")
        found_at_risk = with_behind(listed_effects(risk["names"] or risk["behind"]), risk["rest"])
        return Item(tuple(e._replace(name=f"increased risk of {e.name}", is_reworded=True) for e in found_at_risk))
    if REPORTED.search(text) and not WORKS.match(text):
        return Item(is_prose=True)
    more = OR_ELSE.search(text) if COMPLAINT.match(text) else None
    clauses = [text[: more.start()], more["else"]] if more else _clauses(text)
    found_in = [of_clause(clause) for clause in clauses if clause and not WORKS.match(clause)]
    effects = tuple(effect for one in found_in for effect in one)
    return Item(effects, None if effects else "general")


def _clauses(text: str) -> list[str]:
    """The clauses of an item; two parts of the body in front of what happens to both stand in one."""
    both = BOTH_YOURS.match(text)
    begin = both.end() if both else 0
    first, *others = NEXT_CLAUSE.split(text[begin:])
    return [text[:begin] + first, *others]


def _advised(found: re.Match[str]) -> Item:
    """The effects on which advice says what to do, which are serious where it is care at once."""
    effects = item_of(found["if"]).effects if names_effect(found["if"]) else ()
    if STOPS_AT_ONCE.match(found.string[found.end("if") :]):
        effects = tuple(e._replace(said=together(e.said, Statement(is_serious=True))) for e in effects)
    return Item(effects, None if effects else "advice")


def _ends_open(rest: str | None) -> bool:
    """Whether no signs stand behind the words that lead to them."""
    return rest is None or not rest.strip(EDGES)
