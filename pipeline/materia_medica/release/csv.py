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
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, cast

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from materia_medica import disk
from materia_medica.schema.arrow import ARROW_TYPES, arrow_schema, encode
from materia_medica.schema.columns import Column, Table

ESCAPE = "'"
PACKED = ".gz"
GZIP_LEVEL = 6
_FORMULA = "^[=+\\-@\t\r]"
_RISKY = "^[=+\\-@\t\r']"


def write_csv(table: Table, data: pa.Table, path: Path) -> None:
    """Write `data`, which has the declared shape of `table`, in its own order of rows."""
    cells = [_cells(column, data.column(column.name)) for column in table.columns]
    with disk.naming(path), _written(path) as file:
        csv.write_csv(pa.table(cells, names=list(table.names)), file)


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
    """SHA-256 of the CSV, compressed or not: another version of zlib may pack the same into other bytes."""
    return hashlib.sha256(_content(path)).hexdigest()


@contextmanager
def _written(path: Path) -> Iterator[BinaryIO]:
    with path.open("wb") as file:
        if path.suffix != PACKED:
            yield file
            return
        with gzip.GzipFile(filename="", mode="wb", compresslevel=GZIP_LEVEL, fileobj=file, mtime=0) as packed:
            yield cast(BinaryIO, packed)


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
            return pc.if_else(risky, pc.binary_join_element_wise(ESCAPE, plain, ""), plain)
        case "strings":
            return pa.chunked_array([pa.array(map(_json, values.to_pylist()), pa.string())])
        case "timestamp":
            return pc.strftime(values, format="%Y-%m-%dT%H:%M:%SZ")
        case _:
            return values


@lru_cache(maxsize=4096)
def _json_of(values: tuple[str, ...]) -> str:
    return json.dumps(values, ensure_ascii=False)


def _json(values: list[str] | None) -> str | None:
    return None if values is None else _json_of(tuple(values))


def _values(column: Column, cells: pa.Array) -> pa.Array:
    """The values that `_cells` wrote."""
    match column.type:
        case "string":
            return _unescaped(cells)
        case "enum":
            return encode(column, _unescaped(cells))
        case "strings":
            return pa.array([None if c is None else json.loads(c) for c in cells.to_pylist()], ARROW_TYPES[column.type])
        case _:
            return cells.cast(ARROW_TYPES[column.type])


def _unescaped(cells: pa.Array) -> pa.Array:
    if pc.any(pc.match_substring_regex(cells, _FORMULA)).as_py():
        raise ValueError(f"a text that a spreadsheet would run as a formula lacks the escape {ESCAPE} in front")
    return pc.if_else(pc.starts_with(cells, ESCAPE), pc.utf8_slice_codeunits(cells, 1), cells)
