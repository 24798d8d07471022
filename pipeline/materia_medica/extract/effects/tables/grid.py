"""A table as rows of cells: each cell stands under its column, and one that spans rows stands in each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from materia_medica.extract.layout.lines import Line
from materia_medica.read.document import Mark, Span

NOTE_SIGNS = "*†‡§¶◊♦∆‖"
"""Signs under which footnotes stand, letters, numbers and the sign of a number aside."""
EDGES = f" _{NOTE_SIGNS}"
"""Emphasis and signs of footnotes around the words of a cell."""
_CONTINUED = re.compile(r"\s*[-–—]?\s*\(?\s*\bcont(?:inued|\.|[’']d|d\.?)?\s*\)?$", re.IGNORECASE)
"""Behind the name of a group that goes on on the next page of the printed table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCell:
    """A cell with words."""

    span: Span
    text: str
    """Its words in one line, without emphasis and footnotes."""
    width: int
    """How many columns it covers."""
    is_head: bool
    """Whether the page marks it as the heading of a column or row."""
    is_bold: bool
    is_from_above: bool = False
    """Whether it stands in a row above and reaches down to this one."""
    lines: tuple[str, ...] = ()
    """Its words line by line, without emphasis and footnotes."""
    plain: str = ""
    """The words of its span with spaces in the place of footnotes, each character where it stands."""
    note_at: tuple[int, ...] = ()
    """Where its footnotes begin in its span."""
    notes: tuple[str, ...] = ()
    """Words of footnotes and signs that point to them, in reading order."""

    @property
    def is_note(self) -> bool:
        """Whether all its words are those of a footnote."""
        return bool(self.notes) and not self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row: the cells that have words, by the first column that each covers."""

    line: Line
    cells: dict[int, TableCell]

    @property
    def is_note(self) -> bool:
        """Whether it is a footnote of its table."""
        return bool(self.cells) and all(cell.is_note for cell in self.cells.values())

    @property
    def own(self) -> dict[int, TableCell]:
        """The cells that the row itself holds."""
        return {column: cell for column, cell in self.cells.items() if not cell.is_from_above}


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTable:
    """Rows that the page holds in one table."""

    rows: tuple[TableRow, ...]
    width: int
    """How many columns it has."""


def tables_in(lines: Sequence[Line]) -> Iterator[PageTable | Line]:
    """The lines of a section in order, with the rows of each table put together."""
    rows: list[Line] = []
    for line in lines:
        cells = line.block.cells
        if rows and not (cells and cells[0].row > rows[-1].block.cells[0].row):
            yield _table(rows)
            rows = []
        if cells:
            rows.append(line)
        else:
            yield line
    if rows:
        yield _table(rows)


def _table(lines: list[Line]) -> PageTable:
    reaching: list[tuple[int, int, TableCell]] = []  # last row, column, cell
    rows = []
    for line in lines:
        at = line.block.cells[0].row
        cells = {column: cell for last, column, cell in reaching if last >= at}
        for cell in line.block.cells:
            if cell.start == cell.end:
                continue
            made = _cell(line, cell.start, cell.end, width=cell.col_span, is_head=cell.is_head)
            cells[cell.column] = made
            if cell.row_span > 1:
                reaching.append((cell.row + cell.row_span - 1, cell.column, _carried(made)))
        rows.append(TableRow(line=line, cells=dict(sorted(cells.items()))))
    width = max(cell.column + cell.col_span for line in lines for cell in line.block.cells)
    return PageTable(rows=tuple(rows), width=width)


def cell_of(line: Line, span: Span) -> TableCell:
    """Words of a line as a cell of their own."""
    return _cell(line, span.start, span.end, width=1, is_head=False)


def lines_of(cell: TableCell) -> list[TableCell]:
    """Each line of a cell as a cell of its own."""
    out, start = [], 0
    for words in cell.plain.split("\n"):
        end = start + len(words)
        notes = [(at - start, note) for at, note in zip(cell.note_at, cell.notes, strict=True) if start <= at < end]
        text = " ".join(words.split()).strip(EDGES)
        out.append(
            replace(
                cell,
                span=cell.span.cut(start, end),
                text=text,
                lines=(text,),
                plain=words,
                note_at=tuple(at for at, _ in notes),
                notes=tuple(note for _, note in notes),
            )
        )
        start = end + 1
    return out


def _cell(line: Line, start: int, end: int, *, width: int, is_head: bool) -> TableCell:
    span = line.span.cut(start - line.span.start, end - line.span.start)
    marks = [m for m in line.block.marks if m.start < end and m.end > start] if line.block.marks else []
    notes = [m for m in marks if m.kind == "note"]
    words = _without(span, notes) if notes else span.text
    read = _with_seams(words, span, marks) if len(marks) > 1 else words
    text = " ".join(read.split()).strip(EDGES)
    text = _CONTINUED.sub("", text) if "ont" in text else text
    return TableCell(
        span=span,
        text=text,
        width=width,
        is_head=is_head,
        is_bold=any(m.start <= start and m.end >= end - 1 for m in marks if m.kind == "strong"),
        lines=_lines(read) if "\n" in read else (text,) if text else (),
        plain=words,
        note_at=tuple(max(0, m.start - span.start) for m in notes),
        notes=tuple(span.text[max(0, m.start - span.start) : m.end - span.start] for m in notes),
    )


def _lines(read: str) -> tuple[str, ...]:
    return tuple(written for part in read.split("\n") if (written := " ".join(part.split()).strip(EDGES)))


def _without(span: Span, notes: list[Mark]) -> str:
    """The words of a cell with spaces in the place of its footnotes."""
    out, at = [], 0
    for note in notes:
        first, last = max(at, note.start - span.start), note.end - span.start
        out += [span.text[at:first], " " * (last - first)]
        at = max(at, last)
    return "".join([*out, span.text[at:]])


def _with_seams(words: str, span: Span, marks: Sequence[Mark]) -> str:
    """The words of a cell, those of two emphases that stand end to end apart where the second begins a word.

    "<b>Panic</b><b>Disorder</b>" are two words.
    """
    bold = [m for m in marks if m.kind == "strong" and span.start <= m.start and m.end <= span.end]
    ends = {m.end for m in bold}
    seams = sorted((m.start - span.start for m in bold if m.start in ends), reverse=True)
    for at in seams:
        if words[at - 1 : at].islower() and words[at : at + 1].isupper():
            words = f"{words[:at]} {words[at:]}"
    return words


def _carried(cell: TableCell) -> TableCell:
    return replace(cell, is_from_above=True)
