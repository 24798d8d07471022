"""Clauses of an item that each say what one gets: "you get a cough, feel dizzy and are losing weight"."""

from __future__ import annotations

import re

from materia_medica.extract.effects.leaflets.lay_clauses import CANNOT_EITHER
from materia_medica.extract.effects.leaflets.leaflet_getting_rules import NEXT_CLAUSE, NEXT_VERB, SENSES
from materia_medica.extract.language.parentheses import mask, restore
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.stand_alone import is_part
from materia_medica.extract.language.word_tables import in_order, table

_YOU = re.compile(
    rf"\W*(?:(?:if\s)?you(?:['’](?:re|ve))?|get|have|are|feel|{in_order(table('lay')['actions'])})\s", re.IGNORECASE
)
"""Who gets what an item says, or the verb of getting or doing behind a head that says who."""

_PLACE = re.compile(r"\W*(?:if\s)?(?:your\s(?P<place>[\w-]+)|the\swhites?\sof\s(?:your|the)\seyes)", re.IGNORECASE)

TOLD_BEFORE = Rule(
    name="clause that tells what the effect before leads to, and goes on",
    pattern=r"""
        \s (?: which | that ) \s (?: may | can | could | might ) \s (?: also \s )?
            (?: cause | lead \s to | result \s in | increase | make | mean ) \b [^,;]* $
    """,
    flags=re.IGNORECASE,
    example=(
        "* fewer platelets which may increase the risk of bleeding and you may bruise easily",
        ["fewer platelets; which may increase the risk of bleeding and you may bruise easily"],
    ),
    counter_example="fewer platelets, and you may bruise easily",
)


def clauses_in(words: str) -> list[str]:
    """The clauses of words of an item, each with who gets what it says."""
    return [clause for part in _next_clauses(words) for clause in _with_verbs(part)]


def _next_clauses(words: str) -> list[str]:
    """Words cut where the next thing begins that one may get, in no parenthesis, and not where one only tells on."""
    masked = mask(words)
    text, out, at = masked.text, [], 0
    for found in NEXT_CLAUSE.finditer(text):
        before = text[at : found.start()]
        if found[0].startswith(",") or not (TOLD_BEFORE.search(before) or _is_place(before)):
            out.append(text[at : found.start()])
            at = found.end()
    if not out:
        return [words]
    return [restore(part, masked.inside) for part in (*out, text[at:])]


def _is_place(words: str) -> bool:
    """Whether words only name a place, of which the next say what happens: "your skin or your eyes turn yellow"."""
    place = _PLACE.fullmatch(words)
    return place is not None and is_part((place["place"] or "eyes").lower())


def _with_verbs(part: str) -> list[str]:
    """The clauses of "you get a cough, feel dizzy and are losing weight", each with who gets it."""
    if _YOU.match(part) is None or any(rule.match(part) for rule in (SENSES, CANNOT_EITHER)):
        return [part]
    masked = mask(part)
    first, *others = (restore(piece, masked.inside) for piece in NEXT_VERB.split(masked.text))
    return [first, *(f"you {other}" for other in others)]
