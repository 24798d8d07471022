"""Rows that name effects in one cell and speak of them in the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.content import ContentReader
from materia_medica.extract.effects.groups import Frame, Groups, frame_of
from materia_medica.extract.effects.medicines import Medicines
from materia_medica.extract.effects.tables import table_rules as rules
from materia_medica.extract.effects.tables.amounts import amount_in, beyond
from materia_medica.extract.effects.tables.columns import PageColumn, Role
from materia_medica.extract.effects.tables.grid import TableCell, TableRow, lines_of
from materia_medica.extract.effects.tables.note_settings import of_notes
from materia_medica.extract.effects.tables.notes import Notes
from materia_medica.extract.effects.tables.terms import add_terms, is_prose
from materia_medica.extract.language.asides import aside_reason
from materia_medica.extract.language.clauses import Clause
from materia_medica.extract.language.effect import joined_details
from materia_medica.extract.language.effect_lists import effects_in
from materia_medica.extract.language.frequency import rest_of, statement
from materia_medica.extract.language.labels import read_label
from materia_medica.extract.language.statement import NOTHING, Statement, together
from materia_medica.extract.layout.lines import Line, lines_within
from materia_medica.schema.ids import fold

ITEM_DEPTH = 99
"""The depth of the lines of a cell: they are items below everything else."""


class EffectCells:
    """Reads the rows of one table whose effects stand in a column of their own."""

    def __init__(
        self,
        rows: Collector,
        groups: Groups,
        content: ContentReader,
        medicines: Medicines,
        columns: dict[int, PageColumn],
    ) -> None:
        self.rows = rows
        self.groups = groups
        self.content = content
        self.medicines = medicines
        self.columns = columns
        self.items: Callable[[Line], None] | None = None
        """Reads each line of a cell of effects, where these are items of a list rather than terms."""
        self.notes = Notes(())
        """The footnotes of the table."""
        self.compared = self._compared()
        self.system = ""

    def read(self, row: TableRow) -> None:
        """One row: an effect for each frequency that it states."""
        effect = next(iter(self._cells(row, "effect").values()), None)
        for cell in self._cells(row, "action").values():
            self.rows.set_aside(cell.span, "advice")
        self.system = next((c.text for c in self._cells(row, "system").values()), self.system)
        if effect is None or self._is_denied(row):
            reason = "negation" if effect is not None else aside_reason(row.line.span.text) or "unexplained"
            self.rows.set_aside(row.line.span, reason)
            return
        if pairs := self._line_by_line(effect, row):
            for line in pairs:
                self.read(line)
            return
        said, detail = self._beside(row)
        made = False
        for frame, stated, more in self._stated(row):
            clause = Clause(
                words=effect.text,
                said=together(stated, said),
                category=self.system or None,
                is_prose=False,
                detail=joined_details(detail, more),
            )
            with self.groups.inside(*frame):
                made = self._effects(effect, row, clause) or made
        if not made:
            self.rows.set_aside(row.line.span, aside_reason(row.line.span.text) or "unexplained")

    def _effects(self, cell: TableCell, row: TableRow, clause: Clause) -> bool:
        if self.items is not None:
            return self._items(cell, clause, self.items)
        evidence = cell.span if cell.is_from_above else row.line.span
        if self.medicines.dialect.is_regulated and not is_prose(cell.text):
            return add_terms(self.rows, cell, self.notes, clause=clause, evidence=evidence)
        lines = [rules.LIST_MARK.sub("", line).strip(" *_†‡§¶") for line in cell.span.text.split("\n")]
        made = [self.rows.add(effects_in(line), evidence, clause=clause) for line in lines if line]
        return any(made)

    def _items(self, cell: TableCell, clause: Clause, read: Callable[[Line], None]) -> bool:
        """The lines of a cell as items of a list, of which the row's other cells speak."""
        mark = self.rows.mark()
        frame = Frame(kind="item", label=None, said=clause.said, category=clause.category)
        with self.groups.inside(frame):
            for line in lines_within(cell.span, depth=ITEM_DEPTH, mark=rules.LIST_MARK):
                read(line)
        return self.rows.mark() > mark

    def _cells(self, row: TableRow, *roles: Role) -> dict[int, TableCell]:
        return {at: c for at, c in row.cells.items() if at in self.columns and self.columns[at].role in roles}

    def _compared(self) -> frozenset[int]:
        """Columns of frequencies of another medicine: where one is headed by the page's own, those that are not."""
        amounts = {at: column.title for at, column in self.columns.items() if column.role == "frequency"}
        own = {at for at, title in amounts.items() if any(n in fold(title) for n in self.medicines.names)}
        return frozenset(at for at, title in amounts.items() if own and at not in own and title)

    def _line_by_line(self, effect: TableCell, row: TableRow) -> list[TableRow]:
        """A row for each line of its effects, where as many lines of frequencies stand beside them."""
        beside = {at: c for at, c in self._cells(row, "frequency").items() if len(c.lines) > 1}
        if not beside or not self.medicines.dialect.is_regulated or _goes_on(beside.values()):
            return []
        at = next(at for at, cell in row.cells.items() if cell is effect)
        cells = {**beside, at: effect}
        lines = {place: [line for line in lines_of(cell) if line.text] for place, cell in cells.items()}
        if lines[at][0].text.endswith(":"):
            self.rows.head(lines[at].pop(0).span)
        if len({len(of) for of in lines.values()}) > 1:
            return []
        others = {place: cell for place, cell in row.cells.items() if place not in lines}
        each = [{**others, **{place: of[n] for place, of in lines.items()}} for n in range(len(lines[at]))]
        return [replace(row, cells=dict(sorted(own.items()))) for own in each]

    def _is_page(self, title: str) -> bool:
        """Whether the words over a column only name the medicine of the document."""
        return self.medicines.dialect.is_regulated and self.medicines.is_name(title)

    def _is_denied(self, row: TableRow) -> bool:
        """Whether every cell that could say how often says that the effect does not occur."""
        cells = self._cells(row, "frequency", "other")
        said = [c.text for at, c in cells.items() if at not in self.compared and not rules.NOTHING_SAID.search(c.text)]
        return bool(said) and all(rules.ABSENT.search(text) for text in said)

    def _stated(self, row: TableRow) -> list[tuple[list[Frame], Statement, str | None]]:
        """What each column of frequencies states: the group that its heading opens, the statement, further words."""
        several = sum(c.role == "frequency" and at not in self.compared for at, c in self.columns.items()) > 1
        out = []
        for at, cell in self._cells(row, "frequency").items():
            if at in self.compared or rules.ABSENT.search(cell.text) or rules.NOTHING_SAID.search(cell.text):
                continue
            column = self.columns[at]
            stated = amount_in(cell.text, is_percent=column.is_percent)
            more = beyond(cell.text, stated)
            said = together(stated, of_notes(self.notes.of(cell)))
            frames = []
            if several and column.title:
                frame = frame_of(read_label(column.title, self.medicines.ingredients), column.title, "label")
                of_whom = None if frame.ingredient or self._is_page(column.title) else column.title
                if of_whom and self.medicines.dialect.is_regulated:
                    said = said._replace(population=of_whom)
                elif of_whom:
                    more = joined_details(of_whom, more)
                frames.append(Frame(kind="label", label=frame.label, ingredient=frame.ingredient))
            out.append((frames, said, more))
        return out or [([], NOTHING, None)]

    def _beside(self, row: TableRow) -> tuple[Statement, str | None]:
        """What the columns of severity and of details say of the row's effects."""
        said, details = NOTHING, []
        for cell in self._cells(row, "severity").values():
            severity = statement(f"{cell.text} side effects")
            if "/" not in cell.text and not rules.MILD.search(cell.text):
                said = together(said, severity.without_frequency())
        for cell in self._cells(row, "detail", "other").values():
            if rules.NOTHING_SAID.search(cell.text) or rules.ABSENT.search(cell.text):
                continue
            if statement(cell.text).says_something and not rest_of(cell.text):
                said = together(said, statement(cell.text))
            elif aside_reason(cell.text) == "advice":
                self.rows.set_aside(cell.span, "advice")
            else:
                details.append(cell.text)
        return said, "; ".join(details) or None


def _goes_on(cells: Iterable[TableCell]) -> bool:
    """Whether a line of a cell only goes on in brackets: "Rare" above "(may affect up to 1 in 1,000 people)"."""
    return any(line.startswith("(") for cell in cells for line in cell.lines[1:])
