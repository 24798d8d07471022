"""The shapes of rows of tables of trials that name parts of the effect above them: its kinds, places and limits."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of


def _of(*keys: str) -> str:
    return any_of("trials", *keys)


PART = Rule(
    name="row that names a part",
    pattern=rf"^ {_of('parts')} $",
    example=(
        "| Term | Examplol % |\n|---|---|\n| Rash | |\n| Any | 30 |\n| Nonfatal | 2 |",
        ["Rash; very_common; 0.3", "aside: general"],
    ),
    counter_example="gout",
    flags=re.IGNORECASE,
)
WHOLE = Rule(
    name="row that names the whole of the effect above it",
    pattern=rf"^ (?: {_of('wholes')} ) $",
    example=(
        "| Term | Examplol % |\n|---|---|\n| Neutropenia | |\n| Any <1500 cells | 30 |\n| Severe <500 cells | 2 |",
        ["Neutropenia; very_common; 0.3", "aside: general"],
    ),
    counter_example="any rash",
    flags=re.IGNORECASE,
)
KIND = Rule(
    name="row that names a kind of the effect above it",
    pattern=rf"^ {_of('kinds')} $",
    example=(
        "| Term | Examplol % |\n|---|---|\n| Diarrhea | |\n| Late | 30 |\n| Gout | 2 |",
        ["Late diarrhea; very_common; 0.3", "Gout; common; 0.02", "aside: general"],
    ),
    counter_example="late dyskinesia",
    flags=re.IGNORECASE,
)
LIMIT_ALONE = Rule(
    name="limit of a part",
    pattern=r"^ [<>≥≤] \s* =? \s* \d (?! .* \b to \b ) (?! .* [-–] \s* \d )",
    example=(
        "| Term | Examplol % |\n|---|---|\n| Neutropenia | |\n| <1500 cells/mm3 | 30 |\n| <500 cells/mm3 | 2 |",
        ["Neutropenia; very_common; 0.3", "aside: general"],
    ),
    counter_example="≥3 to <5 × ULN",
)
GRADED_BEHIND = Rule(
    name="row that names some grades of the effect above it",
    pattern=rf"^ (?P<whole> [^,;:()]+ ) (?: [,;:] | \s [-–—(] | (?= \s gr ) ) \s* {_of('graded')} \)? $",
    example=(
        "| Term | Examplol % |\n|---|---|\n| Gout | 9 |\n| Gout, Grade 3 | 4 |",
        ["Gout; common; 0.09", "aside: general"],
    ),
    counter_example="severe gout",
    flags=re.IGNORECASE,
)
CONDITION = Rule(
    name="condition of the rows below",
    pattern=r"^ (?: with | without | regardless \s of | irrespective \s of ) \s",
    example=(
        "| Term | Examplol % |\n|-|-|\n| Rash | |\n| Regardless of dose | |\n| Any | 9 |\n| Severe | 2 |",
        ["Rash; common; 0.09", "aside: general"],
    ),
    counter_example="Rash with fever",
    flags=re.IGNORECASE,
)
SITE = Rule(
    name="row that names a place of the effect above it",
    pattern=rf"^ {_of('sites')} (?: (?: \s and \s | \s or \s | / ) {_of('sites')} )* $",
    example=(
        "| Term | Examplol % |\n|---|---|\n| Major bleeding | 4 |\n| Intracranial | 2 |",
        ["Major bleeding; common; 0.04", "Intracranial bleeding; common; 0.02", "aside: general"],
    ),
    counter_example="intracranial pressure increased",
    flags=re.IGNORECASE,
)
OF_PLACES = Rule(
    name="effect that has places",
    pattern=rf"""
        ^ (?: (?P<outcome> (?: non - ? )? fatal ) \b .*? | .*? ) \b (?P<noun> {_of("placed")} ) (?: \s events? )? $
        | ^ (?P<whole> .* \b {_of("placed_as_a_whole")} ) $
    """,
    example=(
        "| Term | Examplol % |\n|---|---|\n| Fatal hemorrhage | 4 |\n| Intracranial | 2 |",
        ["Fatal hemorrhage; common; 0.04", "Fatal intracranial hemorrhage; common; 0.02", "aside: general"],
    ),
    counter_example="gout",
    flags=re.IGNORECASE,
)
TESTED = Rule(
    name="direction of what is measured below",
    pattern=r"""
        ^ (?P<direction> elevated | increased | raised | decreased | reduced | low | high | abnormal ) \s
        (?: [\w-]+ \s ){0,3}
        (?: tests? | values? | levels? | enzymes? | counts? | parameters ) $
    """,
    example=(
        "| Term | Examplol % |\n|---|---|\n| Elevated liver tests | |\n| AST | 4 |\n| Gout | 2 |",
        ["elevated AST; common; 0.04", "Gout; common; 0.02", "aside: general"],
    ),
    counter_example="Liver tests",
    flags=re.IGNORECASE,
)
HEAD_BEHIND = Rule(
    name="part with the next effect behind it",
    pattern=r"^ [Aa]ll \s (?: severe | serious ) \b [^A-Z]* \s (?P<head> [A-Z] [a-z] .* ) $",
    example=(
        "| Term | Examplol % |\n|---|---|\n| Gout | |\n| Any | 9 |\n| All severe events Rash | 2 |\n| Any | 4 |",
        ["Gout; common; 0.09", "Rash; common; 0.04", "aside: general"],
    ),
    counter_example="All severe events",
)
RULES = (
    PART,
    WHOLE,
    KIND,
    LIMIT_ALONE,
    GRADED_BEHIND,
    CONDITION,
    SITE,
    OF_PLACES,
    TESTED,
    HEAD_BEHIND,
)
