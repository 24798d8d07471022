"""What the title of a table says of what it is about."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of


def _of(*keys: str) -> str:
    return any_of("trials", *keys)


ADVERSE = Rule(
    name="adverse effects in a title",
    pattern=rf"\b {_of('adverse')} \b",
    example=(
        "Table 1: Adverse reactions and changes in weight\n\n| Term | Examplol % |\n|---|---|\n| Gout | 4 |",
        ["Gout; common; 0.04", "aside: general"],
    ),
    counter_example="adverse weather",
    flags=re.IGNORECASE,
)
LABORATORY = Rule(
    name="laboratory values in a title",
    pattern=rf"\b {_of('laboratory')} \b",
    example=(
        "Table 1: Laboratory values\n\n| Term | Examplol % |\n|---|---|\n| Low sodium | 4 |",
        ["aside: laboratory_table"],
    ),
    counter_example="gout",
    flags=re.IGNORECASE,
)
STOPPING = Rule(
    name="stopping in a title",
    pattern=rf"\b {_of('stopping')} \b",
    example=(
        "Table 1: Reactions leading to discontinuation\n\n| Term | Examplol % |\n|---|---|\n| Gout | 4 |",
        ["aside: stopping_table"],
    ),
    counter_example="stopped",
    flags=re.IGNORECASE,
)
OTHER = Rule(
    name="something else in a title",
    pattern=rf"\b {_of('other')} \b",
    example=("Table 1: Immunogenicity\n\n| Term | Examplol % |\n|---|---|\n| Present | 4 |", ["aside: other_table"]),
    counter_example="gout",
    flags=re.IGNORECASE,
)
HIGH_GRADES = Rule(
    name="high grades in a title",
    pattern=r"\b grades? \s* (?: ≥ | >=? )? \s* 3",
    example=("Table 1: Grade 3 reactions\n\n| Term | Examplol % |\n|---|---|\n| Gout | 4 |", ["aside: grade_table"]),
    counter_example="grades 1 to 4",
    flags=re.IGNORECASE,
)
FIGURE = Rule(
    name="title of a figure",
    pattern=r"^ \W* fig (?: ure | \. ) \s* \d+ \b",
    example=(
        "| Figure 1. Gout in patients |\n|---|\n| |",
        ["aside: other_table"],
    ),
    counter_example="figures",
    flags=re.IGNORECASE,
)
BAND = Rule(
    name="how often, in the title of a table",
    pattern=r"""
        \b (?: in | by | at | incidence \s+ of ) \s+
        (?P<band>
            (?: < | ≤ | > | ≥ | less \s+ than | fewer \s+ than | more \s+ than | at \s+ least | up \s+ to )? \s*
            \d [\d.]* \s* %? (?: \s* (?: to | - | – ) \s* (?: < | less \s+ than )? \s* \d [\d.]* )? \s* %
        )
    """,
    example=(
        "Table 1: Reactions in < 10% of patients\n\n| System | Reactions |\n|---|---|\n| Skin | Rash, itching |",
        ["Rash; Skin; common; None to 0.1", "itching; Skin; common; None to 0.1", "aside: general"],
    ),
    counter_example="in 10 patients",
    flags=re.IGNORECASE,
)
RULES = (
    ADVERSE,
    LABORATORY,
    STOPPING,
    OTHER,
    HIGH_GRADES,
    FIGURE,
    BAND,
)
