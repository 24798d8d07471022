"""The tables of all pages, made of the batches in which they were extracted: a run of neighbouring pages at a time.

What only a look over all pages shows (titles that name a site, older versions of documents) shows in a few short
columns. They are looked at first, and acted upon run by run.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.engine import standing, versions
from materia_medica.engine.batch import BATCH_SCHEMA, to_tables
from materia_medica.engine.whole import PageRow
from materia_medica.resting import PIECE, Shelf, let_go
from materia_medica.schema import PAGE_TABLES, TABLES
from materia_medica.schema.arrow import arrow_schema, conform, empty
from materia_medica.settings.source import Source

SLICE = 512 << 10
"""Bytes of pages that are looked at together, about."""
SHORT = tuple(dict.fromkeys((*standing.NEEDED, *versions.COLUMNS)))
"""Columns of `monographs` that show what only all pages together show."""


class Gathered(NamedTuple):
    """The per-page tables of all pages."""

    tables: dict[str, pa.Table]
    """In the declared shape and order; large ones at rest (see `materia_medica.resting`)."""
    made: dict[str, int]
    """Rows of each table but `rejects` before older versions were refused."""
    is_plain: bool
    """Whether the rows are those that each page has by itself."""


class Pages:
    """Pages as shares give them, at rest in slices of neighbours until all are there.

    A run of pages looks at a slice of each share and at nothing else: columns of pages that are far from each other
    would be brought into memory together.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """`folder` is where they may lie; null where they stay in memory."""
        self._shelf = Shelf(BATCH_SCHEMA, folder)
        self._slices: list[_Slice] = []
        self._short: list[pa.RecordBatch] = []
        self._known: list[PageRow] = []
        self._bytes = 0

    def add(self, batch: pa.RecordBatch) -> None:
        """Put those of a share beside the others; they are in the order of their ids."""
        ids, keys, hashes = (batch.column(name).to_pylist() for name in ("monograph_id", "key", "sha256"))
        refused = pc.list_value_length(batch.column("rejects")).to_pylist()
        self._known += [
            PageRow(*page)
            for page, lines in zip(zip(ids, keys, hashes, strict=True), refused, strict=True)
            if not lines
        ]
        rows = max(1, len(ids) * SLICE // max(batch.nbytes, SLICE))
        for first in range(0, len(ids), rows):
            self._shelf.add(batch.slice(first, rows))
            self._slices.append(_Slice(ids[first : first + rows], hashes[first : first + rows], len(self._slices)))
        short = pa.RecordBatch.from_struct_array(batch.column("monographs").flatten()).select(SHORT)
        self._short.append(short.take(pa.array(range(short.num_rows), pa.int64())))  # a copy, without the rest
        self._bytes += batch.nbytes

    def hashes(self) -> Iterator[tuple[str, str]]:
        """Id and SHA-256 of each page."""
        for part in self._slices:
            yield from zip(part.ids, part.hashes, strict=True)

    def known(self) -> list[PageRow]:
        """The pages in the order of their ids, without those that were refused, or whose rows must not be reused."""
        return sorted(page for page in self._known if page.key)

    def short_columns(self) -> pa.Table:
        """The columns of `monographs` that show what only all pages together show, in the order of the pages.

        They are let go, and can be asked for once.
        """
        declared = arrow_schema(TABLES["monographs"])
        types = {name: declared.field(name).type for name in SHORT}
        schema = pa.schema([(n, t.value_type if pa.types.is_dictionary(t) else t) for n, t in types.items()])
        short, self._short = self._short, []
        return pa.Table.from_batches(short, schema).sort_by("monograph_id")

    def runs(self, at_most: int = PIECE) -> Iterator[list[pa.RecordBatch]]:
        """All pages in runs of about so many bytes: the pages of a run are parts of slices, and neighbours by id.

        None can be added any more.
        """
        batches = self._shelf.batches()
        ordered = sorted(page for part in self._slices for page in part.ids)
        pages = max(1, len(ordered) * at_most // max(self._bytes, at_most, 1))
        waiting = sorted(self._slices, key=lambda part: part.ids[0], reverse=True)
        begun: list[tuple[_Slice, int]] = []
        for end in [*ordered[pages::pages], None]:
            while waiting and (end is None or waiting[-1].ids[0] < end):
                begun.append((waiting.pop(), 0))
            ends = [len(part.ids) if end is None else bisect_left(part.ids, end) for part, _ in begun]
            yield [
                batches[part.place].slice(first, last - first)
                for (part, first), last in zip(begun, ends, strict=True)
                if last > first
            ]
            begun = [(part, last) for (part, _), last in zip(begun, ends, strict=True) if last < len(part.ids)]


class _Slice(NamedTuple):
    """Some neighbours of a share."""

    ids: list[str]
    hashes: list[str]
    place: int
    """Which batch of the shelf they are."""


def gather(pages: Pages, sources: Mapping[str, Source], folder: Path | None) -> Gathered:
    """Tables of all pages; `folder` is where large tables may lie."""
    short = pages.short_columns()
    entitled, older = standing.standing_pages(short), versions.older_versions(short)
    del short
    shelves = {name: Shelf(arrow_schema(TABLES[name]), folder) for name in PAGE_TABLES if name != "rejects"}
    rejects = [empty(TABLES["rejects"])]
    made: Counter[str] = Counter(dict.fromkeys(shelves, 0))
    for run in pages.runs():
        tables = to_tables(run)
        if entitled:
            tables = standing.named_anew(tables, entitled, sources)
        made.update({name: tables[name].num_rows for name in shelves})
        if older:
            tables = versions.without_pages(tables, older)
        rejects.append(tables["rejects"])
        for name, shelf in shelves.items():
            for batch in tables[name].to_batches():
                shelf.add(batch)
        let_go()
    whole = {name: of_one_list(name, shelf.table()) for name, shelf in shelves.items()}
    refused = conform(TABLES["rejects"], pa.concat_tables(rejects).unify_dictionaries())
    tables = {name: whole.get(name, refused) for name in PAGE_TABLES}
    return Gathered(tables, dict(made), is_plain=not entitled and not older)


def in_order(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The pages of a batch in the order of their ids."""
    ids = batch.column("monograph_id").to_pylist()
    return batch if ids == sorted(ids) else batch.take(pc.sort_indices(batch.column("monograph_id")))


def of_one_list(name: str, table: pa.Table) -> pa.Table:
    """A table whose pieces were made apart: where one has a value that no closed list knows, the others get it, too."""
    lists = {c.name: len(c.values) for c in TABLES[name].columns if c.type == "enum"}
    odd = (len(chunk.dictionary) > known for n, known in lists.items() for chunk in table.column(n).chunks)
    return conform(TABLES[name], table.unify_dictionaries()) if any(odd) else table
