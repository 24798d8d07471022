"""The tables under check, with what several rules need computed once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from typing import Any, TypeVar

import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.resting import drop
from materia_medica.schema.arrow import plain
from materia_medica.schema.digests import of_columns
from materia_medica.schema.ids import fold

Thing = TypeVar("Thing")
Read = tuple[str, str | None]
"""A table and its column that something was made of; all of its columns where that is null, whether there is such a
table alone where it is empty.
"""
Made = Callable[[str, str], Any]
"""Gives a derived column by table and name, or null where it is to be made here; raises what making it raised."""

_ENDS = ("start", "end")
ROWS_AT_ONCE, BYTES_AT_ONCE = 10_000, 8 << 20
"""Rows of a column that are digested together, and about how many bytes of its text."""


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
        self._once_read: dict[str, set[Read]] = {}
        self._reading: list[set[Read]] = []
        self._contents: dict[Read, bytes] = {}
        self.reads: dict[str, tuple[Read, ...]] = {}
        """What each derived column was made of, by `table.column`."""
        self._lists: dict[tuple[str, str], list[Any]] = {}
        self.made: dict[tuple[str, str], pa.ChunkedArray] = {}
        """Derived columns by table and name, as the rules were run over them."""

    def of(self, tables: Mapping[str, pa.Table]) -> Facts:
        """The same of other tables."""
        return Facts(tables, self._corrected)

    @contextmanager
    def making(self, table: str, column: str) -> Iterator[None]:
        """Note what is asked for within the context as that which this derived column is made of."""
        with self._noting() as read:
            yield
        self.reads[f"{table}.{column}"] = tuple(sorted(read, key=repr))

    def contents(self, table: str, column: str | None) -> bytes:
        """A digest over what was read, and over which rows a person changed; raises KeyError, `pyarrow.ArrowException`
        or TypeError where that is not there, or not as declared.
        """
        read = table, column
        if read not in self._contents:
            digest = hashlib.sha256(repr(sorted(self._corrected, key=repr)).encode("utf-8", "surrogatepass"))
            data = self.tables[table]
            if column is None:
                for name in data.column_names:
                    digest.update(self.contents(table, name))
            elif column:
                for piece in _pieces(data.select([column])):
                    digest.update(of_columns({table: piece}, {table: [column]}))
            self._contents[read] = digest.digest()
        return self._contents[read]

    @contextmanager
    def _noting(self) -> Iterator[set[Read]]:
        read: set[Read] = set()
        self._reading.append(read)
        try:
            yield read
        finally:
            self._reading.pop()

    def _note(self, read: Iterable[Read]) -> None:
        for reading in self._reading:
            reading.update(read)

    def needs(self, name: str) -> None:
        """Raise `MissingError` where there is no table of this name."""
        self._note([(name, "")])
        if name not in self.tables:
            raise MissingError(name, f"there is no table {name}")

    def table(self, name: str) -> pa.Table:
        """The table called `name`; raises `MissingError`."""
        self.needs(name)
        self._note([(name, None)])
        return self.tables[name]

    def arrow(self, table: str, column: str) -> pa.ChunkedArray:
        """A column; raises `MissingError`."""
        self.needs(table)
        self._note([(table, column)])
        if column not in self.tables[table].column_names:
            raise MissingError(table, f"table {table} has no column {column}")
        return self.tables[table].column(column)

    def column(self, table: str, column: str) -> list[Any]:
        """A column's values; raises `MissingError`."""
        values = self.arrow(table, column)
        if (table, column) not in self._lists:
            self._lists[table, column] = plain(values).to_pylist()
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
            with self._noting() as read:
                self._once[name] = make()
            self._once_read[name] = read
        self._note(self._once_read[name])
        return self._once[name]  # type: ignore[no-any-return]

    def forget(self, table: str) -> None:
        """Let go of what was made of a table's columns; what is asked for again is made again."""
        for name in [name for name in self._once if name.startswith((f"{table}.", f"{table} "))]:
            del self._once[name], self._once_read[name]
        for of in [of for of in self._lists if of[0] == table]:
            del self._lists[of]
        for of in [of for of in self.made if of[0] == table]:
            del self.made[of]

    def forget_values(self, table: str) -> None:
        """The same, and let go of the values of all columns: whole ones take more than anything made of them."""
        self.forget(table)
        self._lists.clear()

    def is_corrected(self, table: str, key: str) -> bool:
        """Whether a person changed a value of the row: it need not be what follows from its other values."""
        return (table, key) in self._corrected

    @property
    def page_rows(self) -> dict[str, int]:
        """Row of `monographs` by `monograph_id`."""
        self.arrow("monographs", "monograph_id")
        return self._page_rows

    @cached_property
    def _page_rows(self) -> dict[str, int]:
        return {page: i for i, page in enumerate(self.column("monographs", "monograph_id"))}

    def of_page(self, table: str, column: str) -> list[Any]:
        """A column of `monographs` beside each row of `table`; null where the page is not there."""
        values, rows = self.column("monographs", column), self.page_rows
        return [values[rows[p]] if p in rows else None for p in self.column(table, "monograph_id")]

    def evidence(self, table: str) -> list[str | None]:
        """The words each row of `table` rests on; null where its offsets do not lie in its page's text."""
        return self.once(f"{table} evidence", lambda: self._of_evidence(table))

    def _of_evidence(self, table: str) -> list[str | None]:
        texts, starts, ends = self.of_page(table, "text"), *(self.column(table, f"evidence_{n}") for n in _ENDS)
        return [
            text[start:end] if _inside(text, start, end) else None
            for text, start, end in zip(texts, starts, ends, strict=True)
        ]


def _pieces(data: pa.Table) -> Iterator[pa.Table]:
    """A column in runs of rows, for what is made of it is larger; where they end depends on its values alone."""
    column = data.column(0)
    text = (pc.sum(pc.binary_length(column)).as_py() or 0) if pa.types.is_string(column.type) else 0
    rows = min(ROWS_AT_ONCE, max(1, data.num_rows * BYTES_AT_ONCE // max(text, BYTES_AT_ONCE)))
    for start in range(0, max(data.num_rows, 1), rows):
        yield data.slice(start, rows)
        drop()  # what was looked at of a table at rest


def _nothing(_table: str, _column: str) -> None:
    return None


def _inside(text: str | None, start: int | None, end: int | None) -> bool:
    return text is not None and start is not None and end is not None and 0 <= start < end <= len(text)
