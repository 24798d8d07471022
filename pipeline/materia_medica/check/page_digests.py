"""A digest for each page over all its rows, as they lie in the tables: equal digests mean equal rows."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.resting import drop
from materia_medica.schema import PAGE_TABLES
from materia_medica.schema.digests import Places, of_runs

ROWS_AT_ONCE, BYTES_AT_ONCE = 100_000, 16 << 20
"""Rows of a table that are looked at together, and about how many bytes, which bounds what is held beside them."""


def page_digests(tables: Mapping[str, pa.Table]) -> dict[str, bytes]:
    """SHA-256 over the rows of each page in all per-page tables, refused ones among them; a row that names no page is
    left out. Raises `pyarrow.ArrowException` or TypeError where a column is of a kind that no table declares.
    """
    found: defaultdict[str, list[bytes]] = defaultdict(list)
    for name in (n for n in PAGE_TABLES if n in tables):
        for part, pages, begins in _parts(name, tables[name]):
            drop()  # what was looked at of the part before
            for page, digest in zip(pages, of_runs(name, part, begins), strict=True):
                if page is not None:
                    found[page].append(digest)
    return {page: hashlib.sha256(b"".join(digests)).digest() for page, digests in found.items()}


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


def _parts(name: str, table: pa.Table) -> Iterator[tuple[pa.Table, list[str | None], Places]]:
    """A table in parts of whole runs of rows of one page: the rows, the page of each run, and where the runs begin."""
    encoded = pc.dictionary_encode(page_of_rows(name, table), null_encoding="encode")
    code = encoded.indices.to_numpy()
    if not len(code):
        return
    begins = np.concatenate(([0], np.flatnonzero(np.diff(code)) + 1, [len(code)]))
    names = encoded.dictionary.to_pylist()
    at_once = min(ROWS_AT_ONCE, table.num_rows * BYTES_AT_ONCE // max(table.nbytes, BYTES_AT_ONCE))
    first = 0
    while first < len(begins) - 1:
        last = max(first + 1, int(np.searchsorted(begins, begins[first] + at_once, "right")) - 1)
        yield (
            table.slice(begins[first], begins[last] - begins[first]),
            [names[c] for c in code[begins[first:last]]],
            begins[first : last + 1] - begins[first],
        )
        first = last
