r"""CSV files of a release: written by the schema, and read by it back to the exact table.

UTF-8, a header of column names, `\n` line ends, RFC 4180 quoting with every text quoted, an empty field for null,
`true` and `false`, timestamps in ISO 8601 with `Z`, lists as JSON arrays. A text that a spreadsheet would run as a
formula (first character `=`, `+`, `-`, `@`, tab, return, or the escape itself) has the escape `'` in front.

A file whose name ends in `.gz` is compressed, some rows at a time, as a chain of members (RFC 1952) that readers of
gzip read as one. Where a member ends, the key of a row alone says, so that a changed row changes its member alone.
"""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from materia_medica import disk
from materia_medica.release.members import Members
from materia_medica.schema.arrow import ARROW_TYPES, arrow_schema, encode
from materia_medica.schema.columns import Column, Table
from materia_medica.schema.lists import from_json, to_json

ESCAPE = "'"
PACKED = ".gz"
ROWS_OF_A_MEMBER = 128
"""So many in the mean, some 50 KB of text: fewer would make the files larger."""
_OF_LONG_ROWS = {"monographs": 8}
"""The same of tables in whose rows the texts of whole pages stand."""
_FORMULA = "^[=+\\-@\t\r]"
_RISKY = "^[=+\\-@\t\r']"


def write_csv(table: Table, data: pa.Table, path: Path, kept: Path | None = None) -> str:
    """Write `data`, which has the declared shape of `table`, in its own order of rows.

    Gives the SHA-256 of the CSV, compressed or not: another version of zlib may pack the same into other bytes. `kept`
    is a folder in which compressed rows are kept for the next run.
    """
    cells = pa.table([_cells(column, data.column(column.name)) for column in table.columns], names=list(table.names))
    whole = hashlib.sha256()
    members = Members(kept / f"{table.name}.members" if kept else None) if path.suffix == PACKED else None
    with disk.naming(path), path.open("wb") as file:
        for text in _texts(table, data, cells):
            whole.update(text)
            file.write(members.packed(text) if members else text)
    if members:
        members.keep()
    return whole.hexdigest()


def _texts(table: Table, data: pa.Table, cells: pa.Table) -> Iterator[memoryview]:
    """The CSV in pieces; the first has the header."""
    ends = _ends(table, data)
    for start, end in pairwise((0, *ends)):
        sink = pa.BufferOutputStream()
        csv.write_csv(cells.slice(start, end - start), sink, csv.WriteOptions(include_header=not start))
        yield memoryview(sink.getvalue())


def _ends(table: Table, data: pa.Table) -> list[int]:
    """Where pieces end: behind rows of whose key a checksum says so, and behind the last row."""
    key = [pc.fill_null(data.column(name).cast(pa.string()), "") for name in table.sort[:2]]
    every = _OF_LONG_ROWS.get(table.name, ROWS_OF_A_MEMBER)
    rows = zip(*(column.to_pylist() for column in key), strict=True)
    ends = [row for row, words in enumerate(rows, 1) if not zlib.crc32("\0".join(words).encode()) % every]
    return ends if ends and ends[-1] == data.num_rows else [*ends, data.num_rows]


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
