"""Clauses of cause: "ibuprofen can cause heartburn", "patients may experience drowsiness"."""

from __future__ import annotations

import re

from materia_medica.extract.language.clauses import EDGES, Clause, named
from materia_medica.extract.language.effect import joined_details
from materia_medica.extract.language.occurrences import OCCURS, what_occurs
from materia_medica.extract.language.parentheses import mask
from materia_medica.extract.language.risks import RAISES_RISK, raises_risk
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.shape import Part
from materia_medica.extract.language.subjects import is_effect, is_medicine
from materia_medica.extract.language.word_tables import any_of

_CONSEQUENCE = ("leading to", "resulting in", "causing")


def _of(*keys: str) -> str:
    return any_of("clauses", *keys)


CAUSE = Rule(
    name="it causes",
    pattern=rf"""
        ^ (?P<subject> .*? ) \s* \b
        (?: (?: {_of("modals")} \s+ )+ )?
        (?: be\ | been\ | is\ | are\ | was\ | were\ )? (?: \w+ly\ )?
        (?P<verb>
            {_of("causing")}
          | (?: (?<=is\ ) | (?<=are\ ) | (?<=been\ ) | (?<=be\ ) | (?<=ly\ ) ) associated\ with
          | (?: (?<=data\ ) | (?<=studies\ ) | (?<=evidence\ ) | (?<=reports\ ) ) suggests?
          | have (?= \ {_of("had")} \b )
          | (?<=may\ ) get (?= \ (?! to\b ) \w )
          | (?: (?<=people\ ) | (?<=patients\ ) | (?<=users\ ) | (?<=\d\ ) )
            (?: gets? | got | had | have ) (?= \ (?! been | to\b | no\b | not\b | taken | used ) \w )
          | make\ you\ feel
          | make\ (?: some\ )? (?: people | patients | you ) (?: \ feel )?
          | develop (?= \ (?! {_of("not_developed")} ) \w )
          | increases?\ (?: the\ | your\ | a\ patient's\ )?
            (?: risk | chance | likelihood | susceptibility | sensitivity )
          | raises?\ (?: the\ | your\ )? (?: risk | chance )
          | (?<=have\ ) {_of("finding")} (?= \ (?! that | no\b ) \w )
          | {_of("sources")} (?: \ (?: also | have | has | indicate | suggest ) ){{0,2}}
            \ (?: indicated? (?= \ cases?\ of\ ) | {_of("finding")} (?= \ (?! that | no\b ) \w ) )
          | (?: put | place ) s?\ .{{0,20}} at\ risk\ (?: of | for )
        ) \s+
        (?P<list> .+ ) $
    """,
    flags=re.IGNORECASE,
    example=("Ibuprofen can cause heartburn", ["heartburn"]),
    counter_example="Heartburn",
)
LEADS_TO = Rule(
    name="leads to",
    pattern=rf"{_of('leading')}",
    flags=re.IGNORECASE,
    example=("Bone loss can lead to fractures", ["Bone loss"]),
    counter_example="experience",
)
ABSORPTION = Rule(
    name="absorption",
    pattern=r"\b absorption \b",
    flags=re.IGNORECASE,
    example=("Prolonged use can lead to systemic absorption of the steroid, causing tremor", ["tremor"]),
    counter_example="absorbed",
)


def caused(part: Part, found: re.Match[str]) -> list[Clause]:
    """The list of "it can cause heartburn"; of "bone loss can lead to fractures" the subject."""
    subject, verb, listed = found["subject"], found["verb"], found["list"]
    if verb.lower().endswith(_CONSEQUENCE):
        predicate = OCCURS.match(part.text[: found.start("verb")])
        if predicate and (predicate["complement"] or not is_medicine(mask(predicate["list"]).text)):
            led_to = part.text[found.start("verb") :].strip(EDGES)
            return [c._replace(detail=joined_details(c.detail, led_to)) for c in what_occurs(predicate, part.said)]
    risk = RAISES_RISK.match(verb)
    if risk:
        return raises_risk(part, subject, risk, listed)
    if is_effect(subject) and LEADS_TO.match(verb):
        return [Clause(words=named(subject), said=part.said)]
    nested = CAUSE.match(listed)
    if nested and ABSORPTION.search(subject + nested["subject"]):
        return [Clause(words=nested["list"], said=part.said, hint=subject)]
    return [Clause(words=named(listed), said=part.said, hint=subject)]
