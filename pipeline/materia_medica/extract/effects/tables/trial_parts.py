"""An effect that a row of a trial's table names, and the rows below it that name its parts."""

from __future__ import annotations

from typing import NamedTuple

from materia_medica.extract.effects.tables import trial_row_rules as row_rules
from materia_medica.extract.effects.tables import trial_rules as rules
from materia_medica.extract.effects.tables.grid import TableRow
from materia_medica.extract.effects.tables.trial_cells import gives_amounts
from materia_medica.extract.effects.tables.trial_entries import EDGES
from materia_medica.read.document import Span


class EffectHead(NamedTuple):
    """An effect alone in its row."""

    name: str
    span: Span
    category: str | None
    """The body system in front of it, which goes on behind its parts."""
    population: str | None
    """Of whom the rows in front of it speak."""

    def evidence(self, row: Span) -> Span:
        """A row with the head above it, which alone names the effect."""
        if not self.is_above(row):
            return row
        return Span(f"{self.span.text}\n{row.text}", self.span.start)

    def is_above(self, row: Span) -> bool:
        """Whether a row is the next one."""
        return row.start == self.span.end + 1

    def part(self, name: str, row: Span) -> str | None:
        """The effect that a row below names: the head's, or a kind of it; null where it names another.

        Of several limits below each other ("<2000 cells", "<500 cells") the first holds the others.
        """
        if row_rules.KIND.search(name):
            return f"{name} {self.name[0].lower() + self.name[1:] if self.name[1:2].islower() else self.name}"
        if names_whole(name) or (self.is_above(row) and row_rules.LIMIT_ALONE.search(name)):
            return self.name
        return None


def names_whole(words: str) -> bool:
    """Whether a row gives how often an effect occurred at all."""
    return rules.ALL_GRADES.fullmatch(words) is not None or row_rules.WHOLE.search(words) is not None


def name_of(row: TableRow | None) -> str:
    """The first words of a row that gives amounts; empty for another one."""
    if row is None or 0 not in row.own or not any(gives_amounts(cell) for at, cell in row.own.items() if at):
        return ""
    return row.own[0].text.strip(EDGES)


def only_name(row: TableRow) -> str:
    """The words of a row of one cell; empty for another one."""
    return row.own[0].text.strip(EDGES) if len(row.own) == 1 and 0 in row.own else ""
