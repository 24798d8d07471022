"""Opening and closing of a page's elements to blocks, once for all forms, so that each form gives the same ones."""

from __future__ import annotations

from materia_medica.read.builder import Builder
from materia_medica.read.grid import CellPlace, Grid

MAX_DEPTH = 100
"""Lists nested deeper than this are read as if they stood at this depth."""


class Flow:
    """Knows in which list and item a reader is; the reader tells it what begins and ends."""

    def __init__(self, builder: Builder, depth: int = 0) -> None:
        """`depth` is how many lists the whole source stands in."""
        self.builder = builder
        self._outer = depth
        self.depth = min(depth, MAX_DEPTH)
        """How many lists are open."""
        self._counters: list[int | None] = []
        self._item_is_new = False
        self._grids: list[Grid] = []

    def text(self, words: str) -> None:
        """Words; outside of any block they open the one that their place calls for."""
        if self.builder.kind is None:
            if not words.strip():
                return
            self.paragraph()
        self.builder.text(words)

    def line_end(self) -> None:
        """A line of the source ends inside of a block."""
        if self.builder.kind is not None:
            self.builder.soft_break()

    def paragraph(self) -> None:
        """A paragraph begins; the first one of a list item is the item."""
        if self._counters and self._item_is_new:
            self.builder.open("item", depth=self.depth, number=self._counters[-1])
            self._item_is_new = False
        else:
            self.builder.open("paragraph", depth=self.depth)

    def term(self) -> None:
        """A term that the page defines begins: the label of what follows."""
        self.paragraph()
        self.builder.enter("strong")

    def end_term(self) -> None:
        """The term ends; its definition may read on in its line."""
        self.builder.leave()

    def definition(self) -> bool:
        """The definition of the open term begins, in its line; says whether there is such a term."""
        if self.builder.kind is None:
            return False
        self.builder.text(" " if self.builder.ends_in(".:?!：") else ": ")
        return True

    def heading(self, level: int) -> None:
        """A heading of level 1-6 begins."""
        self._item_is_new = False
        self.builder.open("heading", level=level, depth=self.depth)

    def end(self) -> None:
        """The open paragraph, heading or row ends, if there is one."""
        self.builder.close()

    def start_list(self, first: int | None) -> None:
        """A list begins; `first` is the number of its first item, null where it has no numbers."""
        self.builder.close()
        self._counters.append(first)
        self._count_lists()

    def end_list(self) -> None:
        """The innermost list ends; what follows belongs to the item around it."""
        self.builder.close()
        if self._counters:
            self._counters.pop()
            self._count_lists()
        self._item_is_new = False

    def _count_lists(self) -> None:
        self.depth = min(self._outer + len(self._counters), MAX_DEPTH)

    def start_item(self, number: int | None = None) -> None:
        """An item of the innermost list begins; `number` overrules the count of an ordered list."""
        self.builder.close()
        if number is not None and self._counters and self._counters[-1] is not None:
            self._counters[-1] = number
        self._item_is_new = True

    def end_item(self) -> None:
        """The item ends."""
        self.builder.close()
        self._item_is_new = False
        if self._counters and (last := self._counters[-1]) is not None:
            self._counters[-1] = last + 1

    def start_table(self) -> None:
        """A table begins, perhaps inside of a cell of another."""
        self._grids.append(Grid())

    def end_table(self) -> None:
        """The innermost table ends."""
        if self._grids:
            self._grids.pop()

    def row(self) -> None:
        """A table row begins."""
        self.builder.open("row", depth=self.depth)
        if not self._grids:  # a row that the page puts outside of any table
            self.start_table()
        self._grids[-1].next_row()

    def cell(self, *, is_head: bool, row_span: int = 1, col_span: int = 1) -> None:
        """A cell of the open row begins."""
        row, column = self._grids[-1].place(row_span, col_span)
        self.builder.cell(CellPlace(row, column, row_span, col_span, is_head))
