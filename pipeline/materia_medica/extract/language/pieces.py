"""One piece of a list, and what joins it to the piece before it."""

from __future__ import annotations

import re
from typing import NamedTuple

from materia_medica.extract.language.rule import Rule

AND_OR = Rule(
    name="and, or",
    pattern=r"\b (?: and | or ) \b | &",
    flags=re.IGNORECASE,
    example=("pain or numbness in the legs", ["pain in the legs", "numbness in the legs"]),
    counter_example="pain, numbness",
)


class Piece(NamedTuple):
    """One piece of a list, still with placeholders for its parentheses."""

    text: str
    is_reworded: bool = False
    is_tight: bool = False
    """Whether it is joined to the piece before it by "and" or "or" without a comma."""
    is_last_of_list: bool = False
    """Whether "and" or "or" stands before it, with or without a comma."""


def has_comma(join: str) -> bool:
    """Whether a comma or semicolon joins two pieces, with or without "and" behind it."""
    return join.strip().startswith((",", ";"))


def is_tight(join: str) -> bool:
    """Whether a joining word or slash without a comma joins two pieces."""
    return bool(join) and not has_comma(join)
