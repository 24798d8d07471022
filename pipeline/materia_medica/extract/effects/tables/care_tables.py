"""Tables of what to do about effects, with ticks in columns of care, as Canadian patient information has them."""

from __future__ import annotations

import re

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.groups import Frame, Groups
from materia_medica.extract.effects.tables.grid import PageTable, TableRow
from materia_medica.extract.language.clauses import Clause
from materia_medica.extract.language.effect_lists import effects_in
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import NOTHING, Statement
from materia_medica.extract.language.word_tables import any_of

CARE = Rule(
    name="column of care that is ticked",
    pattern=rf"^ {any_of('tables', 'care')} ",
    flags=re.IGNORECASE,
    example=(
        "| Symptom | Only if severe | In all cases |\n|---|---|---|\n| Gout: pain, heat | | x |",
        ["Gout; pain, heat", "aside: general"],
    ),
    counter_example="In most cases",
)
TICK = Rule(
    name="tick",
    pattern=r"^ [x✓✔√☑✗X*]{1,2} $",
    example=(
        "| Symptom | Only if severe | In all cases |\n|---|---|---|\n| Rare | | |\n| Fits: pain, rash | x | |",
        ["Fits; pain, rash; rare", "aside: general"],
    ),
    counter_example="yes",
)
SERIOUS = Rule(
    name="heads of serious effects",
    pattern=r"\b serious \b",
    flags=re.IGNORECASE,
    example=("| Serious effects | Only if severe |\n|---|---|\n| Fits | x |", ["Fits; serious", "aside: general"]),
    counter_example="Symptoms",
)


def is_care_table(table: PageTable) -> bool:
    """Whether the first rows head columns of care, and no cell below them says more than a tick."""
    heads = _heads(table)
    if not any(CARE.search(cell.text) for row in table.rows[:heads] for cell in row.cells.values()):
        return False
    cells = (cell.text for row in table.rows[heads:] for at, cell in row.own.items() if at and cell.width == 1)
    return heads < len(table.rows) and all(TICK.search(text) for text in cells)


def _heads(table: PageTable) -> int:
    """How many rows head the columns: up to the last one of the first rows that names care."""
    named = [at for at, row in enumerate(table.rows[:4]) if any(CARE.search(c.text) for c in row.cells.values())]
    return named[-1] + 1 if named else 0


class CareTables:
    """Reads such tables: each row is an effect, with its signs behind a colon; a row of one cell says how often."""

    def __init__(self, rows: Collector, groups: Groups) -> None:
        self.rows = rows
        self.groups = groups

    def read(self, table: PageTable) -> None:
        """All rows of one table, serious where its heads say so."""
        heads = _heads(table)
        title = " ".join(cell.text for row in table.rows[:heads] for cell in row.cells.values())
        serious = NOTHING._replace(is_serious=SERIOUS.search(title) is not None)
        for row in table.rows[:heads]:
            self.rows.set_aside(row.line.span, "general")
        band = Frame(kind="item", label=None)
        for row in table.rows[heads:]:
            cells = row.cells
            if len(cells) == 1 and (said := _band(next(iter(cells.values())).text)) is not None:
                self.rows.head(row.line.span)
                band = Frame(kind="item", label=next(iter(cells.values())).text, said=said)
            else:
                with self.groups.inside(Frame(kind="item", label=None, said=serious), band):
                    self._effect(row)

    def _effect(self, row: TableRow) -> None:
        cell = row.cells.get(0)
        if cell is None:
            self.rows.set_aside(row.line.span, "unexplained")
            return
        name, _, signs = cell.text.partition(":")
        clause = Clause(words=name, said=NOTHING, is_prose=False, detail=signs.strip() or None)
        if not self.rows.add(effects_in(name.strip()), row.line.span, clause=clause):
            self.rows.set_aside(row.line.span, "unexplained")


def _band(text: str) -> Statement | None:
    """What a row of one cell says of those below it; null where it is no band."""
    said = statement(text)
    return said if said.frequency is not None else None
