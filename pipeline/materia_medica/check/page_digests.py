"""A digest for each page over all its rows, as they lie in the tables: equal digests mean equal rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.schema import PAGE_TABLES

ROWS_AT_ONCE = 100_000
"""Rows of a table that are looked at together, which bounds what is held beside them."""

Places = npt.NDArray[np.int64]


class _Hash(Protocol):
    def update(self, data: Any, /) -> None: ...
    def digest(self) -> bytes: ...


class _Words(NamedTuple):
    """Bytes of a column one behind the other, and where each run of rows begins among them."""

    data: memoryview
    begins: list[int]


class _Apart(NamedTuple):
    """A table taken apart."""

    head: _Hash
    """Over the table's name and types, and the words that its numbers stand for."""
    numbers: list[Places]
    words: list[_Words]


def page_digests(tables: Mapping[str, pa.Table]) -> dict[str, bytes]:
    """SHA-256 over the rows of each page in all per-page tables, refused ones among them; a row that names no page is
    left out. Raises `pyarrow.ArrowException` or TypeError where a column is of a kind that no table declares.
    """
    found: dict[str, _Hash] = {}
    for name in (n for n in PAGE_TABLES if n in tables):
        head = hashlib.sha256(f"{name}\0{tables[name].schema.to_string(show_schema_metadata=False)}".encode()).digest()
        for part, pages, begins in _parts(name, tables[name]):
            _add(found, head, part, pages, begins)
    return {page: digest.digest() for page, digest in found.items()}


def page_of_rows(name: str, table: pa.Table) -> pa.Array:
    """The page of each row of a per-page table: its `monograph_id`, or what that would be."""
    if "monograph_id" in table.column_names:
        pages = table.column("monograph_id").cast(pa.string())
    elif name == "rejects":
        source, path = (table.column(c).cast(pa.string()) for c in ("source", "path"))
        pages = pc.binary_join_element_wise(source, path, "/")
    else:
        pages = pa.chunked_array([pa.nulls(table.num_rows, pa.string())])
    return pages.combine_chunks()


def _parts(name: str, table: pa.Table) -> Iterator[tuple[pa.RecordBatch, list[str | None], Places]]:
    """A table in parts of whole runs of rows of one page: the rows, the page of each run, and where the runs begin."""
    encoded = pc.dictionary_encode(page_of_rows(name, table), null_encoding="encode")
    code = encoded.indices.to_numpy()
    if not len(code):
        return
    begins = np.concatenate(([0], np.flatnonzero(np.diff(code)) + 1, [len(code)]))
    names = encoded.dictionary.to_pylist()
    first = 0
    while first < len(begins) - 1:
        last = max(first + 1, int(np.searchsorted(begins, begins[first] + ROWS_AT_ONCE, "right")) - 1)
        rows = table.slice(begins[first], begins[last] - begins[first]).combine_chunks()
        yield (
            rows.to_batches()[0],
            [names[c] for c in code[begins[first:last]]],
            begins[first : last + 1] - begins[first],
        )
        first = last


def _add(found: dict[str, _Hash], head: bytes, rows: pa.RecordBatch, pages: list[str | None], begins: Places) -> None:
    apart = _Apart(hashlib.sha256(head), [], [])
    for column in rows.columns:
        _take_apart(column, begins, apart)
    head = apart.head.digest()
    numbers = np.ascontiguousarray(np.stack(apart.numbers, axis=1))
    bounds = begins.tolist()
    for run, page in enumerate(pages):
        if page is None:
            continue
        digest = found.get(page)
        if digest is None:
            digest = found[page] = hashlib.sha256()
        digest.update(head)
        digest.update(numbers.data[bounds[run] : bounds[run + 1]])
        for data, at in apart.words:
            digest.update(data[at[run] : at[run + 1]])


def _take_apart(column: pa.Array, begins: Places, apart: _Apart) -> None:
    """What a column holds as numbers of each row and letters; a null is told apart from everything else.

    The length of each string is among the numbers, so the letters of equal pages are equal cell by cell.
    """
    if pa.types.is_dictionary(column.type):
        apart.head.update(repr(column.dictionary.to_pylist()).encode("utf-8", "surrogatepass"))
        apart.numbers.append(_filled(column.indices, -1))
    elif pa.types.is_list(column.type):
        lengths = _filled(column.value_lengths(), -1)
        apart.numbers.append(lengths)
        within = np.concatenate(([0], np.cumsum(np.maximum(lengths, 0))))[begins]
        entries = pc.list_flatten(column).cast(pa.string())
        of_entries = _filled(pc.binary_length(entries), -1)
        apart.words.append(_Words(of_entries.data.cast("B"), (within * of_entries.itemsize).tolist()))
        apart.words.append(_letters(entries, within))
    elif pa.types.is_string(column.type):
        apart.numbers.append(_filled(pc.binary_length(column), -1))
        apart.words.append(_letters(column, begins))
    else:
        apart.numbers.append(column.is_valid().cast(pa.int64()).to_numpy())
        is_float = pa.types.is_floating(column.type)
        values = column.fill_null(0.0).to_numpy().astype(np.float64).view(np.int64) if is_float else _filled(column, 0)
        apart.numbers.append(values)


def _filled(column: pa.Array, null: int) -> Places:
    return column.cast(pa.int64()).fill_null(null).to_numpy()  # type: ignore[no-any-return]


def _letters(column: pa.StringArray, begins: Places) -> _Words:
    filled = column.fill_null("")
    _, offsets, data = filled.buffers()
    at = np.frombuffer(offsets, np.int32)[filled.offset :][: len(filled) + 1] if len(filled) else np.zeros(1, np.int32)
    return _Words(memoryview(data) if data is not None else memoryview(b""), at[begins].tolist())
