"""`materia.sqlite`: every table with its keys, indexes, views and full-text search in one file.

Truth values are 1 and 0, lists JSON arrays (`json_each` takes them apart), times ISO 8601 in UTC. The same tables give
the same bytes with the same version of SQLite.
"""

from __future__ import annotations

import errno
import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.release.database import schema
from materia_medica.release.database.dialects import SQLITE
from materia_medica.schema import TABLES, Column, Table
from materia_medica.schema.arrow import from_columns

_BATCH = 20_000
"""Rows that are Python values at a time."""
_WHILE_LOADING = ("page_size = 8192", "journal_mode = OFF", "synchronous = OFF", "temp_store = MEMORY",
                  "ignore_check_constraints = ON")  # fmt: skip
"""Nobody reads the file before the release is whole: no journal, and the caller waits for the disk. The suites hold the
rows to closed lists and bounds; to let SQLite look at each value once more took as long as all the rest of writing.
"""


def write_sqlite(tables: Mapping[str, pa.Table], path: Path) -> None:
    """Write all tables to a new file; raises OSError where the disk does not take it."""
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as base:
            for setting in _WHILE_LOADING:
                base.execute(f"PRAGMA {setting}")
            base.execute("BEGIN")
            _run(base, schema.tables(SQLITE))
            for name in TABLES:
                _insert(base, TABLES[name], tables[name])
            _run(base, (*schema.after_loading(SQLITE), *schema.views(SQLITE), *schema.fill_search()))
            base.execute("COMMIT")
            base.execute("ANALYZE")
    except sqlite3.OperationalError as error:
        raise OSError(errno.EIO, f"SQLite cannot write: {error}; is the disk full?", str(path)) from error


def read_sqlite(table: Table, path: Path) -> pa.Table:
    """One table of such a file in the declared shape and order; raises ValueError where the file is damaged."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as base:
            query = f"SELECT {SQLITE.names(table.names)} FROM {SQLITE.name_of(table.name)} ORDER BY rowid"  # noqa: S608
            rows = base.execute(query)
            cells = list(zip(*rows, strict=True)) or [()] * len(table.columns)
    except sqlite3.Error as error:
        raise ValueError(f"{path}: {error}") from None
    return from_columns(table, [_value(c, values) for c, values in zip(table.columns, cells, strict=True)])


def _run(base: sqlite3.Connection, statements: Iterable[str]) -> None:
    for statement in statements:
        base.execute(statement)


def _insert(base: sqlite3.Connection, table: Table, data: pa.Table) -> None:
    marks = ", ".join("?" * len(table.columns))
    into = f"INSERT INTO {SQLITE.name_of(table.name)} VALUES ({marks})"  # noqa: S608  (names of the schema alone)
    for start in range(0, data.num_rows, _BATCH):
        part = data.slice(start, _BATCH)
        base.executemany(into, zip(*(_cells(c, part.column(c.name)) for c in table.columns), strict=True))


def _cells(column: Column, values: pa.ChunkedArray) -> list[Any]:
    match column.type:
        case "enum":
            return list(values.cast(pa.string()).to_pylist())
        case "strings":
            return [_json(tuple(entries)) for entries in values.to_pylist()]
        case "timestamp":
            return list(pc.strftime(values, format="%Y-%m-%dT%H:%M:%SZ").to_pylist())
        case _:
            return list(values.to_pylist())


@lru_cache(maxsize=4096)
def _json(entries: tuple[str, ...]) -> str:
    return json.dumps(entries, ensure_ascii=False)


def _value(column: Column, cells: Iterable[Any]) -> Any:
    match column.type:
        case "bool":
            return [None if cell is None else bool(cell) for cell in cells]
        case "strings":
            return [json.loads(cell) for cell in cells]
        case "timestamp":
            text = pa.array([None if cell is None else cell.removesuffix("Z") for cell in cells], pa.string())
            return text.cast(pa.timestamp("us")).cast(pa.timestamp("us", tz="UTC"))
        case _:
            return list(cells)
