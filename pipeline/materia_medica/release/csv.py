r"""CSV files of a release: written by the schema, and read by it back to the exact table.

UTF-8, a header of column names, `\n` line ends, RFC 4180 quoting with every text quoted, an empty field for null,
`true` and `false`, timestamps in ISO 8601 with `Z`, lists as JSON arrays. A text that a spreadsheet would run as a
formula (first character `=`, `+`, `-`, `@`, tab, return, or the escape itself) has the escape `'` in front.

A file whose name ends in `.gz` is compressed, some rows at a time (see `release.cut`), as a chain of members (RFC 1952)
that readers of gzip read as one.
"""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import IO, Any

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from materia_medica import disk
from materia_medica.release.cut import ends
from materia_medica.release.members import Kept, compressed
from materia_medica.schema.arrow import ARROW_TYPES, arrow_schema, encode
from materia_medica.schema.columns import Column, Table
from materia_medica.schema.lists import from_json, to_json

ESCAPE = "'"
PACKED = ".gz"
ROWS_AT_ONCE = 4096
"""Rows whose cells are made at once."""
BLOCK, LARGE_BLOCK = 1 << 20, 64 << 20
"""Bytes of text that are read at once, of which Arrow has some thirty in memory; of a table with longer lines, more."""
_LONGER = "straddling object"
"""What Arrow says of a line that is longer than a block."""
_SOME = 1 << 20
_DAMAGE = (EOFError, zlib.error, gzip.BadGzipFile)
_FORMULA = "^[=+\\-@\t\r]"
_RISKY = "^[=+\\-@\t\r']"


def write_csv(table: Table, data: pa.Table, path: Path, kept: Kept | None = None) -> str:
    """Write `data`, which has the declared shape of `table`, in its own order of rows.

    Gives the SHA-256 of the CSV, compressed or not: another version of zlib may pack the same into other bytes. `kept`
    is what is kept of compressed rows from run to run.
    """
    with disk.naming(path), path.open("wb") as file:
        if path.suffix != PACKED:
            return _written(_texts(table, data, ends(table, data)), file.write)
        if kept is None:
            return _written(_texts(table, data, ends(table, data)), lambda text: file.write(compressed(text)))
        cut, members = kept.cut(table, data), kept.members(table)
        if known := members.whole(cut):
            file.writelines(known[0])
            return known[1]
        pieces = iter(cut)
        texts = _texts(table, data, (piece.end for piece in cut))
        sha256 = _written(texts, lambda text: file.write(members.packed(next(pieces), text)))
    members.keep(cut, sha256)
    return sha256


def _written(texts: Iterable[memoryview], write: Callable[[memoryview], object]) -> str:
    whole = hashlib.sha256()
    for text in texts:
        whole.update(text)
        write(text)
    return whole.hexdigest()


def _texts(table: Table, data: pa.Table, ends: Iterable[int]) -> Iterator[memoryview]:
    """The CSV in pieces that end behind these rows; the first has the header."""
    begins = [0]
    for end in ends:
        begins.append(end)
        if end - begins[0] >= ROWS_AT_ONCE or end == data.num_rows:
            yield from _of_rows(table, data, begins)
            begins = [end]


def _of_rows(table: Table, data: pa.Table, begins: Sequence[int]) -> Iterator[memoryview]:
    """The CSV of the rows from each of these places to the next."""
    rows = data.slice(begins[0], begins[-1] - begins[0])
    cells = pa.table([_cells(column, rows.column(column.name)) for column in table.columns], names=list(table.names))
    for start, end in pairwise(begins):
        yield _text(cells.slice(start - begins[0], end - start), header=not start)


def _text(cells: pa.Table, *, header: bool) -> memoryview:
    sink = pa.BufferOutputStream()
    csv.write_csv(cells, sink, csv.WriteOptions(include_header=header))
    return memoryview(sink.getvalue())


def read_csv(table: Table, path: Path) -> pa.Table:
    """The exact table that was written.

    Raises `pyarrow.ArrowInvalid` or ValueError where the file is not such a CSV: another header, another number of
    fields in a line, a cell that is not of its column's type, or bytes that were not so compressed.
    """
    return pa.concat_tables(csv_pieces(table, path)).combine_chunks()


def rows_of(table: Table, path: Path, text: bytes) -> pa.Table:
    """The rows of lines without a header, each of them whole; `path` is where they stand. Raises as `read_csv`."""
    options = _options(table, len(text))
    options["read_options"].column_names = list(table.names)
    return _table(table, path, csv.read_csv(pa.py_buffer(text), **options))


def header(table: Table) -> bytes:
    """The first line of its CSV."""
    return bytes(_text(pa.table([pa.array([], pa.string()) for _ in table.names], list(table.names)), header=True))


def csv_pieces(table: Table, path: Path) -> Iterator[pa.Table]:
    """The same a block at a time, for the whole may not fit into memory; raises as `read_csv`."""
    read = 0
    try:
        try:
            for piece in _read(table, path, BLOCK):
                yield piece
                read += piece.num_rows
        except pa.ArrowInvalid as error:
            if _LONGER not in str(error):
                raise
            yield from _behind(read, _read(table, path, LARGE_BLOCK))
    except _DAMAGE as error:
        raise ValueError(f"{path}: damaged: {error}") from None


def _read(table: Table, path: Path, block: int) -> Iterator[pa.Table]:
    with _opened(path) as file, csv.open_csv(file, **_options(table, block)) as reader:
        yield _table(table, path, pa.Table.from_batches([], reader.schema))
        for batch in reader:
            yield _table(table, path, pa.Table.from_batches([batch]))


def _behind(rows: int, pieces: Iterator[pa.Table]) -> Iterator[pa.Table]:
    """The pieces without so many rows at the beginning."""
    for piece in pieces:
        yield piece.slice(min(rows, piece.num_rows))
        rows -= min(rows, piece.num_rows)


def _options(table: Table, block: int) -> dict[str, Any]:
    return {
        "read_options": csv.ReadOptions(block_size=block),
        "parse_options": csv.ParseOptions(newlines_in_values=True, ignore_empty_lines=False),
        "convert_options": csv.ConvertOptions(
            column_types=dict.fromkeys(table.names, pa.string()),
            null_values=[""], strings_can_be_null=True, quoted_strings_can_be_null=False, check_utf8=True,
        ),
    }  # fmt: skip


def _table(table: Table, path: Path, text: pa.Table) -> pa.Table:
    """The values of cells that were read as strings."""
    if tuple(text.column_names) != table.names:
        raise ValueError(f"{path}: header is {','.join(text.column_names)}; expected {','.join(table.names)}")
    columns = [_values(column, text.column(column.name).combine_chunks()) for column in table.columns]
    return pa.Table.from_arrays(columns, schema=arrow_schema(table))


def _opened(path: Path) -> IO[bytes] | gzip.GzipFile:
    return gzip.open(path, "rb") if path.suffix == PACKED else path.open("rb")


def content_sha256(path: Path) -> str:
    """What `write_csv` gave for this file."""
    whole = hashlib.sha256()
    try:
        with _opened(path) as file:
            while some := file.read(_SOME):
                whole.update(some)
    except _DAMAGE as error:
        raise ValueError(f"{path}: damaged: {error}") from None
    return whole.hexdigest()


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
