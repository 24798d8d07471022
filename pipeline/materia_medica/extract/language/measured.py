"""What is measured in blood, or done by the body: no effect by itself, but under a word of direction."""

from __future__ import annotations

from functools import lru_cache

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import alternatives, table

_T = table("phrases")

FUNCTION = Rule(
    name="function or measure",
    pattern=rf"""
        ^(?! .* \b (?: in | of | to | and | or | with ) \b )
        (?! (?: {alternatives(_T["directions_of_measures"])} | \w{{3,}} (?: ed | ing ) ) \b )
        (?: [\w-]+ \s ){{1,3}}
        {alternatives(_T["measures"])}
    """,
    example=("thyroid hormone levels", True),
    counter_example="low thyroid hormone levels",
)
SUBSTANCE = Rule(
    name="substance or cell",
    pattern=rf"""
        (?: {alternatives(_T["measured_in"])} \s )*
        (?: {alternatives(_T["analytes"])} | \w+ (?: (?<! dise ) (?<! cre ) (?<! ele ) ase | phil | cyte | globin ) s? )
        (?: \s (?: levels? | counts? | concentrations? | values? ) )?
    """,
    example=("serum lipase", True),
    counter_example="liver disease",
)


@lru_cache(maxsize=32768)
def is_measured(bare: str) -> bool:
    """Whether words only name a measured thing or a function: "serum lipase", "thyroid hormone levels"."""
    return bool(FUNCTION.fullmatch(bare) or SUBSTANCE.fullmatch(bare))
