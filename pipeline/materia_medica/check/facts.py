"""The tables under check, with what several rules need computed once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from typing import Any, TypeVar

import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.schema.arrow import plain
from materia_medica.schema.ids import fold

Thing = TypeVar("Thing")
Made = Callable[[str, str], Any]
"""Gives a derived column by table and name, or null where it is to be made here; raises what making it raised."""


class MissingError(Exception):
    """A rule needs a table or column that is not there; `table` names the table."""

    def __init__(self, table: str, message: str) -> None:
        super().__init__(message)
        self.table = table

    def __reduce__(self) -> tuple[type[MissingError], tuple[str, str]]:
        return MissingError, (self.table, str(self))


class Facts:
    """Columns of the tables as Python lists, each made once, and the pages' texts."""

    def __init__(
        self, tables: Mapping[str, pa.Table], corrected: Collection[tuple[str, str]] = (), made: Made | None = None
    ) -> None:
        """`corrected` are the rows in which a person changed a value, as table and key of the row; `made` gives derived
        columns that are made elsewhere.
        """
        self.tables = tables
        self.made_elsewhere = made or _nothing
        self._corrected = frozenset(corrected)
        self._once: dict[str, Any] = {}
        self._lists: dict[tuple[str, str], list[Any]] = {}
        self.made: dict[tuple[str, str], pa.ChunkedArray] = {}
        """Derived columns by table and name, as the rules were run over them."""
        self._evidence: dict[str, list[str | None]] = {}

    def of(self, tables: Mapping[str, pa.Table]) -> Facts:
        """The same of other tables."""
        return Facts(tables, self._corrected)

    def table(self, name: str) -> pa.Table:
        """The table called `name`; raises `MissingError`."""
        if name not in self.tables:
            raise MissingError(name, f"there is no table {name}")
        return self.tables[name]

    def arrow(self, table: str, column: str) -> pa.ChunkedArray:
        """A column; raises `MissingError`."""
        data = self.table(table)
        if column not in data.column_names:
            raise MissingError(table, f"table {table} has no column {column}")
        return data.column(column)

    def column(self, table: str, column: str) -> list[Any]:
        """A column's values; raises `MissingError`."""
        if (table, column) not in self._lists:
            self._lists[table, column] = plain(self.arrow(table, column)).to_pylist()
        return self._lists[table, column]

    def rows(self, table: str, *columns: str) -> list[tuple[Any, ...]]:
        """Tuples of some columns."""
        return list(zip(*(self.column(table, c) for c in columns), strict=True))

    def folded(self, table: str, column: str) -> list[str]:
        """A column of words as they are compared, a missing one as no words; raises `MissingError`."""
        words = self.column(table, column)
        known = self.once(f"{table}.{column} folded", lambda: {w: fold(w or "") for w in set(words)})
        return [known[w] for w in words]

    def flagged(self, table: str, flag: str) -> list[bool]:
        """Whether each row carries a flag."""
        flags = self.arrow(table, "flags").combine_chunks()
        rows = pc.list_parent_indices(flags).filter(pc.equal(pc.list_flatten(flags), flag)).to_pylist()
        has = [False] * len(flags)
        for row in rows:
            has[row] = True
        return has

    def once(self, name: str, make: Callable[[], Thing]) -> Thing:
        """What `make` gives, made once under this name."""
        if name not in self._once:
            self._once[name] = make()
        return self._once[name]  # type: ignore[no-any-return]

    def is_corrected(self, table: str, key: str) -> bool:
        """Whether a person changed a value of the row: it need not be what follows from its other values."""
        return (table, key) in self._corrected

    @cached_property
    def page_rows(self) -> dict[str, int]:
        """Row of `monographs` by `monograph_id`."""
        return {page: i for i, page in enumerate(self.column("monographs", "monograph_id"))}

    def of_page(self, table: str, column: str) -> list[Any]:
        """A column of `monographs` beside each row of `table`; null where the page is not there."""
        values, rows = self.column("monographs", column), self.page_rows
        return [values[rows[p]] if p in rows else None for p in self.column(table, "monograph_id")]

    def evidence(self, table: str) -> list[str | None]:
        """The words each row of `table` rests on; null where its offsets do not lie in its page's text."""
        if table not in self._evidence:
            self._evidence[table] = [
                text[start:end] if _inside(text, start, end) else None
                for text, start, end in zip(
                    self.of_page(table, "text"),
                    self.column(table, "evidence_start"),
                    self.column(table, "evidence_end"),
                    strict=True,
                )
            ]
        return self._evidence[table]


def _nothing(_table: str, _column: str) -> None:
    return None


def _inside(text: str | None, start: int | None, end: int | None) -> bool:
    return text is not None and start is not None and end is not None and 0 <= start < end <= len(text)
