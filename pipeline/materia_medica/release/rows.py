"""A few rows of a release by the value of a column, for a reader who waits: milliseconds where it has a database.

`materia.sqlite` has an index for the columns that people look for, and is read without Arrow, whose import alone takes
longer than a look-up may. A release without it is read from its Parquet files. The rows are the same.
"""

from __future__ import annotations

import errno
import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from materia_medica.release import layout
from materia_medica.release.database.dialects import SQLITE
from materia_medica.schema import TABLES, Column

Row = dict[str, Any]
"""One row: column to value, as Arrow's `to_pylist` gives it."""


class Rows(Protocol):
    """Rows of the tables of one release."""

    def __call__(self, table: str, columns: Sequence[str] = (), /, **equal: str) -> list[Row]:
        """Rows of `table` in its order, those alone whose columns have the values of `equal`; `columns` are those
        wanted, all where none is named. Raises OSError where the release is damaged.
        """


def rows_of(folder: Path) -> Rows:
    """The rows of a release."""
    base = folder / layout.SQLITE
    return _OfDatabase(base) if base.is_file() else _OfParquet(folder)


class _OfDatabase:
    def __init__(self, base: Path) -> None:
        self._base = base

    def __call__(self, table: str, columns: Sequence[str] = (), /, **equal: str) -> list[Row]:
        wanted = [c for c in TABLES[table].columns if not columns or c.name in columns]
        where = " AND ".join(f"{SQLITE.name_of(name)} = ?" for name in equal) or "1"
        named = SQLITE.names(tuple(column.name for column in wanted))
        query = f"SELECT {named} FROM {SQLITE.name_of(table)} WHERE {where} ORDER BY rowid"  # noqa: S608  names of the schema
        try:
            with closing(sqlite3.connect(f"{self._base.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as base:
                found = base.execute(query, tuple(equal.values())).fetchall()
        except sqlite3.Error as error:
            raise OSError(errno.EIO, f"damaged, or written by other code ({error})", str(self._base)) from None
        return [{c.name: _value(c, cell) for c, cell in zip(wanted, cells, strict=True)} for cells in found]


def _value(column: Column, cell: Any) -> Any:
    """What a cell of the database stands for (see `database.sqlite`)."""
    if cell is None:
        return None
    match column.type:
        case "bool":
            return bool(cell)
        case "strings":
            return json.loads(cell)
        case "timestamp":
            return datetime.fromisoformat(cell)
        case _:
            return cell


class _OfParquet:
    def __init__(self, folder: Path) -> None:
        from materia_medica.store import StoredTables

        self._tables = StoredTables(folder)

    def __call__(self, table: str, columns: Sequence[str] = (), /, **equal: str) -> list[Row]:
        import pyarrow.compute as pc

        rows = self._tables[table]
        for name, value in equal.items():
            rows = rows.filter(pc.equal(rows.column(name), value))
        if columns:
            rows = rows.select([c for c in rows.column_names if c in columns])
        found: list[Row] = rows.to_pylist()
        return found
