"""The narrative of HL7 documents (paragraphs, lists, tables, emphasis, footnotes) to the events of `Flow`.

Structured product labels hold it in each section, openFDA hands its tables out. White space of the source is white
space; a line breaks where `<br/>` or a paragraph asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lxml import etree

from materia_medica.read.builder import Builder
from materia_medica.read.document import MarkKind
from materia_medica.read.flow import Flow
from materia_medica.read.xml_tree import local_name

MAX_SPAN = 1000
"""Cells that span more are taken to span so many."""
_UNREAD = frozenset({"col", "colgroup", "footnoteRef", "observationMedia", "renderMultiMedia"})
_PARTS = {"thead": 0, "tfoot": 2}
_BODY = 1
"""The parts of a table in the order in which it is shown, whatever the source's order."""


class Narrative:
    """Feeds a builder with the narrative of one section at a time."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.flow = Flow(builder)
        self._in_row = False
        """Whether a table row or heading is open: all that stands in it is one block."""
        self._begins_cell = False
        """Whether the open cell has no words yet."""

    def read(self, text: Any) -> None:
        """All that an element holds, as blocks of their own."""
        self._inside(text)
        self.flow.end()

    def read_table(self, table: Any, notes: Iterable[str] = ()) -> None:
        """A table, as rows, the footnotes that stand behind it as its last ones."""
        self._table(table, notes)

    def line(self, words: Any) -> None:
        """The words of an element in the block that is open, which ends with them."""
        self._in_row = True
        self._inside(words)
        self._in_row = False
        self.flow.end()

    def _inside(self, element: Any) -> None:
        if element.text:
            self._words(element.text)
        for child in element:
            self._element(child, local_name(child))
            if child.tail:
                self._words(child.tail)

    def _words(self, words: str) -> None:
        if self._begins_cell and words.strip():
            self._begins_cell = False
        self.flow.text(words)

    def _element(self, element: Any, name: str) -> None:
        if not name or name in _UNREAD or element.get("revised") == "delete":
            return
        if name == "content":
            self._content(element)
        elif name == "br":
            self.builder.line_break()
        elif name == "sup":
            self.builder.raise_words()
            self._inside(element)
            self.builder.end_raised()
        elif name == "footnote":
            self._footnote(element)
        elif self._in_row:
            self._part_of_cell(element, name)
        else:
            self._block(element, name)

    def _content(self, element: Any) -> None:
        kind = _emphasis(element.get("styleCode", ""))
        if kind is None:
            self._inside(element)
            return
        self.builder.enter(kind)
        self._inside(element)
        self.builder.leave()

    def _part_of_cell(self, element: Any, name: str) -> None:
        """A paragraph or item inside of a cell is a line of it."""
        if name in ("paragraph", "item") and not self._begins_cell:
            self.builder.line_break()
        self._inside(element)

    def _block(self, element: Any, name: str) -> None:
        if name == "paragraph":
            self.flow.paragraph()
            self._inside(element)
            self.flow.end()
        elif name == "list":
            self._list(element)
        elif name == "table":
            self._table(element)
        else:
            self._inside(element)

    def _list(self, element: Any) -> None:
        caption = next((child for child in element if local_name(child) == "caption"), None)
        if caption is not None:
            self.flow.end()
            self._inside(caption)
        self.flow.start_list(1 if element.get("listType") == "ordered" else None)
        for item in element:
            if local_name(item) == "item" and item.get("revised") != "delete":
                self.flow.start_item()
                self._item(item)
                self.flow.end_item()
        self.flow.end_list()

    def _item(self, item: Any) -> None:
        """The words of an item; its caption is its number or bullet where it has no letters beyond one."""
        first = next(iter(item), None)
        if first is not None and local_name(first) == "caption":
            mark = "".join(first.itertext()).strip(" .()")
            if len(mark) < 2 or mark.isdigit():
                item = _without_first(item)
        self._inside(item)

    def _table(self, table: Any, notes: Iterable[str] = ()) -> None:
        self.flow.end()
        for caption in (child for child in table if local_name(child) == "caption"):
            self.flow.paragraph()
            self._inside(caption)
            self.flow.end()
        self.flow.start_table()
        for part in sorted(table, key=lambda part: _PARTS.get(local_name(part), _BODY)):
            name = local_name(part)
            if name == "tfoot":
                self.builder.enter("note")
            rows = [row for row in ([part] if name == "tr" else part) if local_name(row) == "tr"]
            for at, row in enumerate(rows):
                self._row(row, rows_left=len(rows) - at if name == "thead" else None)
            if name == "tfoot":
                self.builder.leave()
        for note in notes:
            self.flow.row()
            self.flow.cell(is_head=False)
            self.builder.enter("note")
            self.flow.text(note)
            self.builder.leave()
            self.flow.end()
        self.flow.end_table()

    def _row(self, row: Any, *, rows_left: int | None) -> None:
        """A row; in the head of its table a cell reaches no further than to the head's last row."""
        self.flow.row()
        self._in_row = True
        for cell in row:
            name = local_name(cell)
            if name not in ("td", "th"):
                continue
            rows, columns = (_span(cell.get(which)) for which in ("rowspan", "colspan"))
            self._begins_cell = True
            rows = rows if rows_left is None else min(rows, rows_left)
            self.flow.cell(is_head=rows_left is not None or name == "th", row_span=rows, col_span=columns)
            self._inside(cell)
        self._in_row = False
        self.flow.end()

    def _footnote(self, note: Any) -> None:
        """The words of a footnote stand where they are referred to: marked as such in a table, else in parentheses."""
        if not "".join(note.itertext()).strip():
            return
        if self._in_row:
            self.flow.text(" ")
            self.builder.enter("note")
            self._inside(note)
            self.builder.leave()
        else:
            self.flow.text(" (")
            self._inside(note)
            self.flow.text(") ")


def is_bold(content: Any) -> bool:
    """Whether a piece of words is in bold."""
    return "bold" in content.get("styleCode", "").lower().split()


def _emphasis(style: str) -> MarkKind | None:
    """What the style codes of words make of them; underlined words stand out as slanted ones do."""
    styles = style.lower().split()
    if "bold" in styles:
        return "strong"
    return "emphasis" if "italics" in styles or "underline" in styles else None


def _span(stated: str | None) -> int:
    """The columns or rows that a cell says it spans."""
    if stated is None:
        return 1
    said = stated.strip()
    number = int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 1
    return max(1, min(number, MAX_SPAN))


def _without_first(item: Any) -> Any:
    """An item without its first element; what stands behind that stays."""
    kept = etree.Element(item.tag)
    first, *others = item
    kept.text = (item.text or "") + (first.tail or "")
    kept.extend(others)
    return kept
