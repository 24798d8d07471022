r"""CSV files of a release: written by the schema, and read by it back to the exact table.

UTF-8, a header of column names, `\n` line ends, RFC 4180 quoting with every text quoted, an empty field for null,
`true` and `false`, timestamps in ISO 8601 with `Z`, lists as JSON arrays. A text that a spreadsheet would run as a
formula (first character `=`, `+`, `-`, `@`, tab, return, or the escape itself) has the escape `'` in front.

A file whose name ends in `.gz` is compressed; neither a time nor a name stands in it, so that equal rows give equal
bytes.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from materia_medica import disk
from materia_medica.schema.arrow import ARROW_TYPES, arrow_schema, encode
from materia_medica.schema.columns import Column, Table
from materia_medica.schema.lists import from_json, to_json

ESCAPE = "'"
PACKED = ".gz"
GZIP_LEVEL = 4
"""Half the time of level 6, for files that are a twelfth larger."""
_FORMULA = "^[=+\\-@\t\r]"
_RISKY = "^[=+\\-@\t\r']"


def write_csv(table: Table, data: pa.Table, path: Path) -> str:
    """Write `data`, which has the declared shape of `table`, in its own order of rows.

    Gives the SHA-256 of the CSV, compressed or not: another version of zlib may pack the same into other bytes.
    """
    cells = [_cells(column, data.column(column.name)) for column in table.columns]
    with disk.naming(path), _written(path) as file:
        hashed = _Hashed(file)
        csv.write_csv(pa.table(cells, names=list(table.names)), hashed)
    return hashed.sha256.hexdigest()


def read_csv(table: Table, path: Path) -> pa.Table:
    """The exact table that was written.

    Raises `pyarrow.ArrowInvalid` or ValueError where the file is not such a CSV: another header, another number of
    fields in a line, a cell that is not of its column's type, or bytes that were not so compressed.
    """
    data = _content(path)
    text = csv.read_csv(
        pa.BufferReader(data),
        # One block: a page's text may be longer than any block, and a line must not straddle two.
        read_options=csv.ReadOptions(block_size=min(len(data) + 1, 2**31 - 1)),
        parse_options=csv.ParseOptions(newlines_in_values=True, ignore_empty_lines=False),
        convert_options=csv.ConvertOptions(
            column_types=dict.fromkeys(table.names, pa.string()),
            null_values=[""], strings_can_be_null=True, quoted_strings_can_be_null=False, check_utf8=True,
        ),
    )  # fmt: skip
    if tuple(text.column_names) != table.names:
        raise ValueError(f"{path}: header is {','.join(text.column_names)}; expected {','.join(table.names)}")
    columns = [_values(column, text.column(column.name).combine_chunks()) for column in table.columns]
    return pa.Table.from_arrays(columns, schema=arrow_schema(table))


def content_sha256(path: Path) -> str:
    """What `write_csv` gave for this file."""
    return hashlib.sha256(_content(path)).hexdigest()


@contextmanager
def _written(path: Path) -> Iterator[IO[bytes] | gzip.GzipFile]:
    with path.open("wb") as file:
        if path.suffix != PACKED:
            yield file
            return
        with gzip.GzipFile(filename="", mode="wb", compresslevel=GZIP_LEVEL, fileobj=file, mtime=0) as packed:
            yield packed


class _Hashed(io.RawIOBase):
    """Hands what is written to a file, and hashes it on the way."""

    def __init__(self, file: IO[bytes] | gzip.GzipFile) -> None:
        self.file = file
        self.sha256 = hashlib.sha256()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.sha256.update(data)
        return self.file.write(data)


def _content(path: Path) -> bytes:
    data = path.read_bytes()
    if path.suffix != PACKED:
        return data
    try:
        return gzip.decompress(data)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise ValueError(f"{path}: damaged: {error}") from None


def _cells(column: Column, values: pa.ChunkedArray) -> pa.ChunkedArray:
    """A column as CSV cells; text is string (quoted by the writer), numbers and truth values are not."""
    match column.type:
        case "string" | "enum":
            plain = values.cast(pa.string())
            risky = pc.match_substring_regex(plain, _RISKY)
            if not pc.any(risky).as_py():
                return plain
            return pc.if_else(risky, pc.binary_join_element_wise(ESCAPE, plain, ""), plain)
        case "strings":
            return to_json(values)
        case "timestamp":
            return pc.strftime(values, format="%Y-%m-%dT%H:%M:%SZ")
        case _:
            return values


def _values(column: Column, cells: pa.Array) -> pa.Array:
    """The values that `_cells` wrote."""
    match column.type:
        case "string":
            return _unescaped(cells)
        case "enum":
            return encode(column, _unescaped(cells))
        case "strings":
            return from_json(cells)
        case _:
            return cells.cast(ARROW_TYPES[column.type])


def _unescaped(cells: pa.Array) -> pa.Array:
    if pc.any(pc.match_substring_regex(cells, _FORMULA)).as_py():
        raise ValueError(f"a text that a spreadsheet would run as a formula lacks the escape {ESCAPE} in front")
    escaped = pc.starts_with(cells, ESCAPE)
    if not pc.any(escaped).as_py():
        return cells
    return pc.if_else(escaped, pc.utf8_slice_codeunits(cells, 1), cells)
