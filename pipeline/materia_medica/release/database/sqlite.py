"""`materia.sqlite`: every table with its keys, indexes, views and full-text search in one file.

Truth values are 1 and 0, lists JSON arrays (`json_each` takes them apart), times ISO 8601 in UTC. The same tables give
the same bytes with the same version of SQLite.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.release.database import by_arrow, schema
from materia_medica.release.database.dialects import SQLITE
from materia_medica.resting import pieces
from materia_medica.schema import TABLES, Column, Table
from materia_medica.schema.arrow import ARROW_TYPES, arrow_schema, encode
from materia_medica.schema.lists import from_json, to_json

_FIRST, _MOST, _BYTES = 500, 20_000, 8 << 20
"""Rows that are read first and at most at a time, and of about how many bytes."""
_WHILE_LOADING = ("page_size = 8192", "journal_mode = OFF", "synchronous = OFF", "temp_store = MEMORY",
                  "ignore_check_constraints = ON")  # fmt: skip
"""Nobody reads the file before the release is whole: no journal, and the caller waits for the disk. The suites hold the
rows to closed lists and bounds; to let SQLite look at each value once more took as long as all the rest of writing.
"""


def write_sqlite(tables: Mapping[str, pa.Table], path: Path) -> None:
    """Write all tables to a new file; raises OSError where the disk does not take it."""
    try:
        _run(path, schema.tables(SQLITE))
        with by_arrow.rows_of(path) as rows:
            for setting in _WHILE_LOADING:
                rows.run(f"PRAGMA {setting}")
            for name, table in TABLES.items():
                rows.append(name, _cells(table, tables[name]))
        _run(path, (*schema.after_loading(SQLITE), *schema.views(SQLITE), *schema.fill_search()), then=("ANALYZE",))
    except (sqlite3.OperationalError, by_arrow.Error) as error:
        raise OSError(errno.EIO, f"SQLite cannot write: {error}; is the disk full?", str(path)) from error


def read_sqlite(table: Table, path: Path) -> pa.Table:
    """One table of such a file in the declared shape and order; raises ValueError where the file is damaged."""
    return pa.concat_tables(sqlite_pieces(table, path)).combine_chunks()


def sqlite_pieces(table: Table, path: Path) -> Iterator[pa.Table]:
    """The same, some rows at a time."""
    name = SQLITE.name_of(table.name)
    query = f"SELECT {SQLITE.names(table.names)} FROM {name} WHERE rowid > {{}} AND rowid <= {{}} ORDER BY rowid"  # noqa: S608
    try:
        with by_arrow.rows_of(path, to_read=True) as rows:
            last = rows.read(f"SELECT max(rowid) FROM {name}", 1).column(0)[0].as_py() or 0  # noqa: S608
            done, step = 0, _FIRST
            while done < max(last, 1):
                part = rows.read(query.format(done, done + step), step)
                yield pa.table([_value(c, part.column(c.name)) for c in table.columns], arrow_schema(table))
                done += step
                step = min(_MOST, max(1, step * _BYTES // max(part.nbytes, 1)))
    except by_arrow.Error as error:
        raise ValueError(f"{path}: {error}") from None


def _run(path: Path, statements: Iterable[str], then: Iterable[str] = ()) -> None:
    """Run the statements as one, and some more one by one."""
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        for statement in (*(f"PRAGMA {setting}" for setting in _WHILE_LOADING), "BEGIN", *statements, "COMMIT", *then):
            base.execute(statement)


def _cells(table: Table, data: pa.Table) -> pa.RecordBatchReader:
    """A table as SQLite's cells, texts and numbers, a piece at a time."""

    def cells(piece: pa.Table) -> pa.Table:
        return pa.table([_cell(column, piece.column(column.name)) for column in table.columns], names=list(table.names))

    batches = (batch for piece in pieces(data) for batch in cells(piece).to_batches())
    return pa.RecordBatchReader.from_batches(cells(data.slice(0, 0)).schema, batches)


def _cell(column: Column, values: pa.ChunkedArray) -> pa.ChunkedArray:
    match column.type:
        case "enum":
            return values.cast(pa.string())
        case "bool":
            return values.cast(pa.int8())
        case "strings":
            return to_json(values)
        case "timestamp":
            return pc.strftime(values, format="%Y-%m-%dT%H:%M:%SZ")
        case _:
            return values


def _value(column: Column, cells: pa.ChunkedArray) -> pa.Array:
    """The values that `_cell` wrote; where all are missing, they came back as numbers."""
    match column.type:
        case "enum":
            return encode(column, cells.cast(pa.string()).combine_chunks())
        case "strings":
            return from_json(cells.cast(pa.string()).combine_chunks())
        case "timestamp":
            return cells.cast(pa.string()).cast(ARROW_TYPES[column.type]).combine_chunks()
        case _:
            return cells.cast(ARROW_TYPES[column.type]).combine_chunks()
