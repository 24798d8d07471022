"""Reads a table of side effects, row by row: what each cell is, its column and its row say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from materia_medica.extract.effects.abbreviations import is_key
from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.content import ContentReader
from materia_medica.extract.effects.groups import Frame, Groups, frame_of
from materia_medica.extract.effects.medicines import Medicines
from materia_medica.extract.effects.tables import table_rules as rules
from materia_medica.extract.effects.tables.amounts import amount_in
from materia_medica.extract.effects.tables.bands import Bands
from materia_medica.extract.effects.tables.care_tables import CareTables, is_care_table
from materia_medica.extract.effects.tables.columns import PageColumn, columns_of
from materia_medica.extract.effects.tables.effect_cells import ITEM_DEPTH, EffectCells
from materia_medica.extract.effects.tables.grid import PageTable, TableCell, TableRow
from materia_medica.extract.effects.tables.heads import head_count, is_head_again
from materia_medica.extract.effects.tables.note_settings import of_notes
from materia_medica.extract.effects.tables.notes import Notes, is_below
from materia_medica.extract.effects.tables.subjects import band_of
from materia_medica.extract.effects.tables.table_titles import WhomOfTitles, titles_in
from materia_medica.extract.effects.tables.terms import add_terms, is_prose
from materia_medica.extract.effects.tables.trial_tables import TrialTables
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.labels import read_label
from materia_medica.extract.language.statement import NOTHING, together
from materia_medica.extract.layout.lines import Line, lines_within
from materia_medica.read.document import Span


class TableReader:
    """Reads the tables of a section."""

    def __init__(
        self,
        rows: Collector,
        groups: Groups,
        content: ContentReader,
        medicines: Medicines,
        item: Callable[[Line], None],
        *,
        is_of_items: bool = False,
    ) -> None:
        """`item` reads a line of a cell that is no term; `is_of_items` says that it reads them all, as in leaflets."""
        self.rows = rows
        self.groups = groups
        self.content = content
        self.medicines = medicines
        self.item = item
        self.is_of_items = is_of_items
        self.notes = Notes(())
        self.heads: Sequence[TableRow] = ()
        """The rows that head the columns of the table at hand."""
        self.care = CareTables(rows, groups)
        self.trials = TrialTables(rows, groups, medicines)
        self.titles = WhomOfTitles()

    def look_through(self, parts: Sequence[PageTable | Line]) -> None:
        """Look through the parts of the section for tables whose titles tell of whom they speak."""
        self.titles = WhomOfTitles(titles_in(parts))

    def read(self, table: PageTable, title: Line | None = None, below: Sequence[Line] = ()) -> None:
        """All rows of one table; `title` is the line in front of it, where that is its title, `below` its footnotes."""
        self.groups.on_box(table.rows[0].line.block.quoted)
        if is_care_table(table):
            self.care.read(table)
            self.groups.list_stands_behind()
            return
        if self.medicines.dialect.is_regulated and self.trials.read(table, title, _texts(below), self._whom(title)):
            self.groups.list_stands_behind()
            return
        rows, foot = _parted(table) if self.medicines.dialect.is_regulated else (table.rows, ())
        self.notes = Notes(
            table.rows, [*(text for row in foot for text in _words(row).text.split("\n")), *_texts(below)]
        )
        at = head_count(table)
        heads, body = rows[:at], rows[at:]
        for row in heads:
            self.rows.set_aside(row.line.span, "general")
        self.heads = heads
        columns = columns_of(heads, body, table.width)
        bands = Bands(self.medicines.ingredients, self._title_frames(title))
        effects = EffectCells(self.rows, self.groups, self.content, self.medicines, columns)
        effects.items = self.item if self.is_of_items else None
        effects.notes = self.notes
        for row in body:
            if is_head_again(row, heads):
                self.rows.set_aside(row.line.span, "general")
            elif (alone := bands.alone(row, table.width)) is not None:
                if bands.take(alone):
                    self.rows.head(alone.span)
                else:
                    self._alone(alone, bands)
            else:
                with self.groups.inside(*bands.frames):
                    self._row(row, columns, effects)
        for row in foot:
            self.rows.set_aside(row.line.span, "general")
        self.groups.list_stands_behind()

    def _title_frames(self, title: Line | None) -> list[Frame]:
        """What the title of a list of effects says of how often they occur, and in whom."""
        if title is None or not self.medicines.dialect.is_regulated:
            return []
        said, whom = band_of(title.span.text), self._whom(title)
        if not said.frequency:
            said = NOTHING
        if whom is not None:
            said = said._replace(population=whom)
        return [Frame(kind="label", label=None, said=said)] if said.says_something else []

    def _whom(self, title: Line | None) -> str | None:
        return self.titles.of(title.span.text, self.groups.in_force().said.population) if title is not None else None

    def _alone(self, cell: TableCell, bands: Bands) -> None:
        """A row of one cell that heads nothing: an effect without more, or a note."""
        with self.groups.inside(*bands.frames):
            if rules.FOOTNOTE.search(cell.span.text) or (
                self.medicines.dialect.is_regulated and is_key(cell.span.text)
            ):
                self.content.note(cell.span)
            else:
                self._list(cell, None)

    def _row(self, row: TableRow, columns: dict[int, PageColumn], effects: EffectCells) -> None:
        lists = {at: cell for at, cell in row.cells.items() if at in columns and columns[at].role == "list"}
        if not lists:
            effects.read(row)
            return
        with self.groups.inside(*self._row_frames(row, columns)):
            for at, cell in lists.items():
                if not cell.is_from_above:
                    with self.groups.inside(*self._head_frames(at)):
                        self._list(cell, columns[at])
        for at, cell in row.own.items():
            if at in columns and columns[at].role in ("action", "detail", "other", "comparison", "severity"):
                self.rows.set_aside(cell.span, "advice" if columns[at].role == "action" else "general")

    def _row_frames(self, row: TableRow, columns: dict[int, PageColumn]) -> list[Frame]:
        """What the cells that head a row say of its lists."""
        out = []
        for at, cell in row.cells.items():
            role = columns[at].role if at in columns else None
            if role in ("head", "system", "frequency"):
                self.rows.head(cell.span)
            if role in ("head", "system"):
                out.append(frame_of(read_label(cell.text, self.medicines.ingredients), cell.text, "item"))
            elif role == "frequency":
                said = together(amount_in(cell.text, is_percent=columns[at].is_percent), of_notes(self.notes.of(cell)))
                out.append(Frame(kind="item", label=cell.text, said=said))
        return out

    def _head_frames(self, at: int) -> list[Frame]:
        """What footnotes of the heads over a column say of where its effects were seen."""
        over = (c for row in self.heads for first, c in row.cells.items() if first <= at < first + c.width)
        said = of_notes(words for cell in over for words in self.notes.of(cell))
        return [Frame(kind="item", label=None, said=said)] if said.says_something else []

    def _list(self, cell: TableCell, column: PageColumn | None) -> None:
        """A cell that lists effects, line by line as the items of a list."""
        if rules.NOTHING_SAID.search(cell.text):
            self.rows.set_aside(cell.span, "general")
            return
        if rules.ABSENT.search(cell.text):
            self.rows.set_aside(cell.span, "negation")
            return
        frames = []
        if column is not None and column.over and self.medicines.dialect.is_regulated:
            frames.append(self._of_whom(column))
        elif column is not None and column.title:
            frames.append(frame_of(read_label(column.title, self.medicines.ingredients), column.title, "item"))
        with self.groups.inside(*frames):
            if self.medicines.dialect.is_regulated and not (self.is_of_items or is_prose(cell.text)):
                add_terms(self.rows, cell, self.notes)
                return
            for line in lines_within(cell.span, depth=ITEM_DEPTH, mark=rules.LIST_MARK):
                self.item(line)

    def _of_whom(self, column: PageColumn) -> Frame:
        """What a column says that has a tier below the words for whom or what its effects were seen with."""
        label = read_label(column.over, self.medicines.ingredients)
        said = statement(column.title)
        if label.kind == "ingredient":
            return replace(frame_of(label, column.title, "item"), said=said)
        return Frame(kind="item", label=column.title, said=said._replace(population=column.over))


def _parted(table: PageTable) -> tuple[Sequence[TableRow], Sequence[TableRow]]:
    """The rows of a table, and those at its end that are its footnotes: one cell that begins with their signs."""
    end = len(table.rows)
    while end > 1 and len(own := table.rows[end - 1].own) == 1:
        if not is_below(table, next(iter(own.values())).span.text):
            break
        end -= 1
    return table.rows[:end], table.rows[end:]


def _texts(lines: Sequence[Line]) -> list[str]:
    """The words of lines, each line of a paragraph by itself."""
    return [text for line in lines for text in line.span.text.split("\n")]


def _words(row: TableRow) -> Span:
    """The words of a row of one cell."""
    return next(iter(row.own.values())).span
