"""Where a section turns to whom to tell of side effects, in a line that no heading marks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from materia_medica.extract.effects.tables.grid import PageTable
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.layout.lines import Line

REPORTING_TITLE = Rule(
    name="line that heads whom to tell of side effects",
    pattern=r"""
        ^ \W* (?: how \s to \s report | reporting ) \s (?: of \s )? (?: (?: any | suspected | possible ) \s ){0,2}
        (?: side \s effects? | adverse \s (?: drug \s )? (?: reactions? | events? | effects? ) ) \W* $
    """,
    flags=re.IGNORECASE,
    example=(
        "Gout\n\n**Reporting Side Effects**\n\nTell the agency of any fever.",
        ["Gout", "aside: reference"],
    ),
    counter_example="Reporting side effects helps others",
)


def without_reporting(parts: Iterable[PageTable | Line]) -> tuple[list[PageTable | Line], list[Line]]:
    """The parts of a section, and apart from them the lines on whom to tell, up to the next heading or table; a box
    around such lines, which is a table of one cell, is one of them.
    """
    kept: list[PageTable | Line] = []
    told: list[Line] = []
    is_on = False
    for part in parts:
        if isinstance(part, PageTable) and _is_box(part):
            told.extend(row.line for row in part.rows)
            is_on = False
            continue
        if isinstance(part, PageTable) or part.is_heading:
            is_on = False
        elif not part.block.depth and REPORTING_TITLE.match(part.span.text):
            is_on = True
        if is_on and isinstance(part, Line):
            told.append(part)
        else:
            kept.append(part)
    return kept, told


def _is_box(table: PageTable) -> bool:
    """Whether a table of one column is a box whose first line heads whom to tell."""
    first = table.rows[0].line.span.text.split("\n", 1)[0]
    return table.width == 1 and REPORTING_TITLE.match(first) is not None
