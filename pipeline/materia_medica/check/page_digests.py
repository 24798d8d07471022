"""A digest for each page over all its rows, as they lie in the tables: equal digests mean equal rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.resting import drop
from materia_medica.schema import PAGE_TABLES
from materia_medica.schema.digests import Places, of_runs

ROWS_AT_ONCE, BYTES_AT_ONCE = 100_000, 16 << 20
"""Rows of a table that are looked at together, and about how many bytes, which bounds what is held beside them."""


class PageOfRows(NamedTuple):
    """The page of each row of the per-page tables: pages are numbers, for there are many rows."""

    names: list[str | None]
    """Pages by their numbers; null is where a row names none."""
    of: dict[str, Places]
    """The number of the page of each row, by table."""


def page_of_rows(tables: Mapping[str, pa.Table]) -> PageOfRows:
    """The page of each row: its `monograph_id`, or what that would be. Raises `pyarrow.ArrowException`."""
    numbers: dict[str | None, int] = {}
    of = {
        name: np.concatenate(
            [np.zeros(0, np.int32), *(_numbered(part, numbers) for part in _names(name, tables[name]))]
        )
        for name in PAGE_TABLES
        if name in tables
    }
    return PageOfRows(list(numbers), of)


def page_digests(tables: Mapping[str, pa.Table], pages: PageOfRows | None = None) -> dict[str, bytes]:
    """SHA-256 over the rows of each page in all per-page tables, refused ones among them; a row that names no page is
    left out. Raises `pyarrow.ArrowException` or TypeError where a column is of a kind that no table declares.
    """
    names, of = pages or page_of_rows(tables)
    found = [b""] * len(names)
    for table, numbers in of.items():
        for part, runs, begins in _parts(tables[table], numbers):
            drop()  # what was looked at of the part before
            for page, digest in zip(runs.tolist(), of_runs(table, part, begins), strict=True):
                found[page] += digest
    return {
        name: hashlib.sha256(digests).digest() for name, digests in zip(names, found, strict=True) if name is not None
    }


def of_keys(keys: Mapping[str, str]) -> dict[str, bytes]:
    """By page what stands for its rows as a digest over them does: a digest of the key that they follow from."""
    return {page: hashlib.sha256(f"rows of the key {key}".encode()).digest() for page, key in keys.items()}


def digests_but(by_key: Mapping[str, bytes], tables: Mapping[str, pa.Table], pages: PageOfRows) -> dict[str, bytes]:
    """`page_digests` of all pages but those that are known by a key, and what those are known by; raises as that."""
    if not by_key:
        return page_digests(tables, pages)
    others = np.array([name not in by_key for name in pages.names], bool)
    wanted = {name: others[numbers] for name, numbers in pages.of.items()}
    rows = {name: tables[name].filter(pa.array(mask)) for name, mask in wanted.items()}
    made = page_digests(rows, PageOfRows(pages.names, {name: pages.of[name][mask] for name, mask in wanted.items()}))
    return {name: by_key.get(name, digest) for name, digest in made.items()}


def _names(name: str, table: pa.Table) -> Iterator[pa.Array]:
    """The page of each row in words, some rows at a time."""
    for start in range(0, table.num_rows, ROWS_AT_ONCE):
        part = table.slice(start, ROWS_AT_ONCE)
        if "monograph_id" in table.column_names:
            pages = part.column("monograph_id").cast(pa.string())
        elif name == "rejects":
            source, path = (part.column(c).cast(pa.string()) for c in ("source", "path"))
            pages = pc.binary_join_element_wise(source, path, "/")
        else:
            pages = pa.chunked_array([pa.nulls(part.num_rows, pa.string())])
        yield from pages.chunks


def _numbered(pages: pa.Array, numbers: dict[str | None, int]) -> Places:
    """The number of each, those that are new behind the others."""
    encoded = pc.dictionary_encode(pages, null_encoding="encode")
    known = [numbers.setdefault(page, len(numbers)) for page in encoded.dictionary.to_pylist()]
    of_rows: Places = np.array(known, np.int32)[encoded.indices.to_numpy()]
    return of_rows


def _parts(table: pa.Table, numbers: Places) -> Iterator[tuple[pa.Table, Places, Places]]:
    """A table in parts of whole runs of rows of one page: the rows, the page of each run, and where the runs begin."""
    if not len(numbers):
        return
    begins = np.concatenate(([0], np.flatnonzero(np.diff(numbers)) + 1, [len(numbers)]))
    at_once = min(ROWS_AT_ONCE, table.num_rows * BYTES_AT_ONCE // max(table.nbytes, BYTES_AT_ONCE))
    first = 0
    while first < len(begins) - 1:
        last = max(first + 1, int(np.searchsorted(begins, begins[first] + at_once, "right")) - 1)
        yield (
            table.slice(begins[first], begins[last] - begins[first]),
            numbers[begins[first:last]],
            begins[first : last + 1] - begins[first],
        )
        first = last
