"""Numbers behind an effect without a parenthesis: "stroke in fewer than 1 in 10,000 patients", "nausea ~20%"."""

from __future__ import annotations

import re

from materia_medica.extract.language.frequency_table import entries
from materia_medica.extract.language.numbers import MAY_HOLD, STATED_NUMBER, numbers_in
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import in_order

_MAY_HOLD = re.compile(MAY_HOLD, re.IGNORECASE)
NUMBER_BEHIND = Rule(
    name="number behind an effect",
    pattern=rf"""
        (?<= [^\W\d] ) (?: \s* [,:–—-] )? \s+
        (?P<said>
            (?: {in_order(entries("leads_to_number"))} \s+ )*
            (?: {in_order(entries("about"))} \s* )?
            {STATED_NUMBER}
            (?: \s of \s (?: all \s | the \s )? {in_order(entries("counted"))} \b )?
        )
        (?= \s* (?: [,;.)\]([] | $ | \b (?: and | or ) \b ) )
    """,
    flags=re.IGNORECASE,
    example=("nausea in 1 in 10,000 people, fever ~20%", [("nausea", "rare"), ("fever", "very_common")]),
    counter_example="burning with the 5 % cream",
)


def numbers_in_parentheses(text: str) -> str:
    """A list with each number behind an effect in a parenthesis, so that a comma within it parts nothing."""
    if not _MAY_HOLD.search(text):
        return text
    return NUMBER_BEHIND.sub(_enclosed, text)


def _enclosed(found: re.Match[str]) -> str:
    before = found.string[: found.start()]
    is_inside = before.count("(") > before.count(")") or before.count("[") > before.count("]")
    return found[0] if is_inside or not numbers_in(found["said"]) else f" ({found['said']})"
