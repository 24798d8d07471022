"""Pairs of words of plain language that are one: "hoarse voice", "losing or gaining weight"."""

from __future__ import annotations

import re

from materia_medica.extract.effects.leaflets.unparted import closed
from materia_medica.extract.language.rule import Rule

_AND = r"(?: and/or | and | or )"

VOICE = Rule(
    name="how one's voice is",
    pattern=r"\b (?: hoarse | croaky | husky | weak | lost ) \s voice \b",
    flags=re.IGNORECASE,
    needs=("voice",),
    example=("You may get a hoarse voice or dry cough.", ["hoarse voice", "dry cough"]),
    counter_example="voice that is hoarse",
)
LOSE_OR_GAIN = Rule(
    name="what one loses or gains",
    pattern=rf"""
        \b (?: losing | gaining | putting \s on | eating | sleeping ) \s {_AND} \s
        (?: losing | gaining | putting \s on | drinking ) \s [a-z]+
    """,
    flags=re.IGNORECASE,
    needs=("losing", "gaining", "putting", "drinking"),
    example=("* losing or gaining weight", ["losing or gaining weight"]),
    counter_example="losing hair or weight",
)
OR_HAVING = Rule(
    name="what one feels, and what one has besides",
    pattern=r"""
        (?P<one> \b feeling \s [a-z-]+ (?: , \s [a-z-]+ ){0,2} ) ,? \s (?: and | or ) \s
        (?= (?: having | being | getting | losing | finding ) \s )
    """,
    flags=re.IGNORECASE,
    needs=("feeling",),
    example=("* feeling restless or having trouble sleeping", ["feeling restless", "trouble sleeping"]),
    counter_example="feeling restless or sick",
)
_CLOSING = (VOICE, LOSE_OR_GAIN)


def with_lay_pairs(text: str) -> str:
    """A list in which these pairs are not parted, and what one feels is from what one has."""
    text = OR_HAVING.sub(lambda found: f"{found['one']}, ", text)
    for rule in _CLOSING:
        text = rule.sub(lambda found: closed(found[0]), text)
    return text
