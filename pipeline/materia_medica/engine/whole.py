"""The tables of all pages as an earlier run gathered them, in one file that is mapped: a run in which few pages changed
takes their runs of rows as they lie there, and puts the rows of other pages between them.

A page is known by its rebuild key. Pages that were refused are not among them, and where a look over all pages changes
rows (titles that name a site, older versions of documents) nothing is kept. A file that is damaged is passed over, and
deleting it costs time.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import accumulate
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple, cast

import numpy as np
import pyarrow as pa

from materia_medica.resting import let_go, mapped
from materia_medica.schema import PAGE_TABLES, TABLES
from materia_medica.schema.arrow import arrow_schema

if TYPE_CHECKING:
    from io import BufferedReader

FILE = "gathered.arrows"
"""In the cache, beside the sources' folders."""
FEWEST = 1000
"""Pages of a run for which it is worth its writing."""
MOST_BYTES = 2 << 30
"""A larger one would take much of a disk, beside a release of twice its size."""
NAMES = tuple(name for name in PAGE_TABLES if name != "rejects")
_SEAL = hashlib.sha256().digest_size
_KIND = f"gathered pages 1, arrow {pa.__version__}".encode()
_STEP = 64


class PageRow(NamedTuple):
    """A page by which its rows are known."""

    monograph_id: str
    key: str
    sha256: str


class Whole:
    """Tables sorted by page, and where the rows of each page begin."""

    def __init__(self, pages: Sequence[PageRow], tables: Mapping[str, pa.Table]) -> None:
        """`pages` are sorted by id; the tables have rows of no other page."""
        self.pages, self.tables = pages, tables
        self.places = {page.key: place for place, page in enumerate(pages)}
        numbers = {page.monograph_id: place for place, page in enumerate(pages)}
        self.begins = {name: _begins(tables[name], numbers) for name in NAMES}

    def rows(self, name: str, first: int, last: int) -> pa.Table:
        """The rows of the pages from one place to another, that one among them."""
        begin, end = self.begins[name][first], self.begins[name][last + 1]
        return self.tables[name].slice(begin, end - begin)


def _begins(table: pa.Table, numbers: Mapping[str, int]) -> list[int]:
    """Where the rows of each page begin, and where the last ends; raises KeyError for a row of another page."""
    counts = [0] * len(numbers)
    column = table.column("monograph_id")
    if len(column):
        encoded = column.combine_chunks()
        whole = encoded if isinstance(encoded, pa.Array) else pa.concat_arrays(encoded.chunks)
        found = whole.dictionary_encode()
        of_each = np.bincount(found.indices.to_numpy(), minlength=len(found.dictionary)).tolist()
        for page, rows in zip(found.dictionary.to_pylist(), of_each, strict=True):
            counts[numbers[page]] = rows
    return list(accumulate(counts, initial=0))


class Span(NamedTuple):
    """Neighbours of one of two wholes."""

    of: Whole
    first: int
    last: int


def spans(kept: Whole, wanted: Sequence[int], fresh: Whole) -> Iterator[Span]:
    """The pages at the places `wanted` of `kept`, and all that are `fresh`, in the order of their ids."""
    ordered = sorted(
        [(kept.pages[place].monograph_id, kept, place) for place in wanted]
        + [(page.monograph_id, fresh, place) for place, page in enumerate(fresh.pages)],
        key=lambda one: one[0],
    )
    span: Span | None = None
    for _, of, place in ordered:
        if span is not None and span.of is of and place == span.last + 1:
            span = span._replace(last=place)
            continue
        if span is not None:
            yield span
        span = Span(of, place, place)
    if span is not None:
        yield span


def table_of(name: str, parts: Sequence[Span]) -> pa.Table:
    """The rows of these pages."""
    rows = (part.of.rows(name, part.first, part.last) for part in parts)
    return pa.concat_tables([arrow_schema(TABLES[name]).empty_table(), *(some for some in rows if some.num_rows)])


def read_whole(cache: Path, pages: int) -> Whole | None:
    """What was kept, for a run of so many pages; null where there is none, or it is not what was written."""
    if pages < FEWEST:
        return None
    try:
        file = (cache / FILE).open("rb")  # open as long as the tables are looked at
        if file.read(_SEAL) != _seal(file):
            return None
        data = pa.py_buffer(mapped(file))
        said = json.loads(data.slice(_number(data)).to_pybytes())
        tables = {name: _read(data.slice(*said["tables"][name]), name) for name in NAMES}
        return Whole([PageRow(*page) for page in said["pages"]], tables)
    except (OSError, ValueError, KeyError, TypeError, pa.ArrowException):
        return None


def keep_whole(cache: Path, pages: Sequence[PageRow], tables: Mapping[str, pa.Table]) -> None:
    """Keep the tables of these pages, which are sorted by id. A full disk costs the next run time, no more."""
    if len(pages) < FEWEST or sum(tables[name].nbytes for name in NAMES) > MOST_BYTES:
        forget_whole(cache)
        return
    part = cache / f"{FILE}.part"
    with suppress(OSError):
        try:
            with part.open("w+b") as file:
                _write(file, pages, tables)
            part.replace(cache / FILE)
        finally:
            part.unlink(missing_ok=True)


def forget_whole(cache: Path) -> None:
    """Keep nothing."""
    with suppress(OSError):
        (cache / FILE).unlink(missing_ok=True)


def _write(file: IO[bytes], pages: Sequence[PageRow], tables: Mapping[str, pa.Table]) -> None:
    """A seal, the place of the description, the tables one behind the other, and what is where."""
    file.write(bytes(_STEP))
    places: dict[str, tuple[int, int]] = {}
    for name in NAMES:
        at = file.tell()
        with pa.ipc.new_stream(file, tables[name].schema) as stream:
            stream.write_table(tables[name].unify_dictionaries())
        let_go()
        places[name] = at, file.tell() - at
        file.write(bytes(-file.tell() % _STEP))
    at = file.tell()
    file.write(json.dumps({"tables": places, "pages": pages}).encode())
    file.seek(_SEAL)
    file.write(at.to_bytes(_STEP - _SEAL, "little"))
    seal = _seal(file)
    file.seek(0)
    file.write(seal)


def _number(data: pa.Buffer) -> int:
    """Where the description begins."""
    return int.from_bytes(data.slice(_SEAL, _STEP - _SEAL).to_pybytes(), "little")


def _read(data: pa.Buffer, name: str) -> pa.Table:
    with pa.ipc.open_stream(data) as reader:
        table = reader.read_all()
    if not table.schema.equals(arrow_schema(TABLES[name]), check_metadata=True):
        raise pa.ArrowInvalid("tables of another schema")
    return table


def _seal(file: IO[bytes]) -> bytes:
    """The seal of what a file holds behind it, read in pieces: all of it mapped would be in memory."""
    file.seek(_SEAL)
    return hashlib.file_digest(cast("BufferedReader", file), lambda: hashlib.sha256(_KIND)).digest()
