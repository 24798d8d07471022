"""A shape of clause: the rule that finds it, and the function that makes of it what the clause lists."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from materia_medica.extract.language.clauses import Clause
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.parentheses import PLACEHOLDER, Masked, mask, restore
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import Statement

INSIDE_LIST = Rule(
    name="parenthesis inside a list",
    pattern=rf"{PLACEHOLDER.pattern} (?= \s* (?: [,;] | (?: and | or ) \b ) )",
    example=("Gout (rarely) and rash may occur", [None]),
    counter_example="gout (rarely)",
)


class Part(NamedTuple):
    """The words of one clause, with what its shapes ask of it."""

    text: str
    masked: Masked
    said: Statement
    """What the clause states; a parenthesis in the midst of a list states of its own effect only."""


class Shape(NamedTuple):
    """One shape of clause."""

    rule: Rule
    make: Callable[[Part, re.Match[str]], list[Clause] | None]
    """The clauses that a match gives; null where it is none after all and the next shape is to be tried."""
    is_masked: bool = False
    """Whether the rule is tried on the words without their parentheses."""


def part_of(text: str) -> Part:
    """The words of one clause as a part."""
    masked = mask(text)
    return Part(text, masked, statement(restore(INSIDE_LIST.sub(" ", masked.text), masked.inside)))
