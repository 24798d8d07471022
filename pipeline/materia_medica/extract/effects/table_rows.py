"""Rows of a table: one cell may state the frequency of the effects in the first of the others."""

from __future__ import annotations

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.line_rules import HEAD_CELL
from materia_medica.extract.language.asides import aside_reason
from materia_medica.extract.language.clauses import Clause
from materia_medica.extract.language.effect_lists import effects_in
from materia_medica.extract.language.frequency import rest_of, statement
from materia_medica.extract.language.statement import NOTHING
from materia_medica.extract.layout.lines import Line


def read_table_row(rows: Collector, line: Line) -> None:
    """One row of a table; the head row is set aside."""
    row = line.span
    cells = [row.text[c.start - row.start : c.end - row.start].strip(" *_") for c in line.block.cells]
    if all(HEAD_CELL.search(cell) for cell in cells if cell):
        rows.set_aside(row, "general")
        return
    stated = [cell for cell in cells if statement(cell).tier is not None and not rest_of(cell)]
    said = statement(stated[0]) if stated else NOTHING
    listed = next((cell for cell in cells if cell and cell not in stated), None)
    clause = Clause(words=listed or "", said=said, category=None, hint="", is_prose=False)
    if listed is None or not rows.add(effects_in(listed), row, clause=clause):
        rows.set_aside(row, aside_reason(row.text) or "unexplained")
