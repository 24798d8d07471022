"""Where the cells of a table stand, spans counted, once for all forms of pages."""

from __future__ import annotations

from typing import NamedTuple

WIDEST = 100
"""Spans over rows are kept for so many columns; cells further to the right count as if they ended with their row."""


class CellPlace(NamedTuple):
    """Where a cell stands in its table; the fields are those of `Cell`."""

    row: int
    column: int
    row_span: int
    col_span: int
    is_head: bool


class Grid:
    """Tells each cell of one table its row and column, in the order in which the page writes them."""

    def __init__(self) -> None:
        self._row = -1
        self._column = 0
        self._taken: dict[int, int] = {}
        """Column to the last row that a cell from above covers there."""

    def next_row(self) -> None:
        """A row begins."""
        self._row += 1
        self._column = 0

    def place(self, row_span: int, col_span: int) -> tuple[int, int]:
        """Row and column of the next cell, both from 0."""
        while self._taken.get(self._column, -1) >= self._row:
            self._column += 1
        at = self._column
        self._column += col_span
        if row_span > 1:
            last = self._row + row_span - 1
            self._taken |= dict.fromkeys(range(at, min(self._column, WIDEST)), last)
        return self._row, at
