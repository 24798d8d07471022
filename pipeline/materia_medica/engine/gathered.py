"""The tables of all pages, made of the batches in which they were extracted: a run of neighbouring pages at a time.

What only a look over all pages shows (titles that name a site, older versions of documents) shows in a few short
columns. They are looked at first, and acted upon run by run.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.engine import standing, versions
from materia_medica.engine.batch import to_tables
from materia_medica.resting import PIECE, Shelf, let_go
from materia_medica.schema import PAGE_TABLES, TABLES
from materia_medica.schema.arrow import arrow_schema, conform, empty
from materia_medica.settings.source import Source

_SHORT = tuple(dict.fromkeys((*standing.NEEDED, *versions.COLUMNS)))


class Gathered(NamedTuple):
    """The per-page tables of all pages."""

    tables: dict[str, pa.Table]
    """In the declared shape and order; large ones at rest (see `materia_medica.resting`)."""
    made: dict[str, int]
    """Rows of each table but `rejects` before older versions were refused."""


def gather(batches: Sequence[pa.RecordBatch], sources: Mapping[str, Source], folder: Path | None) -> Gathered:
    """Tables of batches whose pages are in the order of their ids; `folder` is where large tables may lie."""
    pages = _short_columns(batches)
    entitled, older = standing.standing_pages(pages), versions.older_versions(pages)
    shelves = {name: Shelf(arrow_schema(TABLES[name]), folder) for name in PAGE_TABLES if name != "rejects"}
    rejects = [empty(TABLES["rejects"])]
    made: Counter[str] = Counter(dict.fromkeys(shelves, 0))
    for run in runs_of_pages(batches):
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
    whole = {name: _of_one_list(name, shelf.table()) for name, shelf in shelves.items()}
    refused = conform(TABLES["rejects"], pa.concat_tables(rejects).unify_dictionaries())
    return Gathered({name: whole.get(name, refused) for name in PAGE_TABLES}, dict(made))


def runs_of_pages(batches: Sequence[pa.RecordBatch], at_most: int = PIECE) -> Iterator[list[pa.RecordBatch]]:
    """All pages in runs of about so many bytes: the pages of a run are parts of the batches, and neighbours by id."""
    ids = [batch.column("monograph_id").to_pylist() for batch in batches]
    ordered = sorted(page for of_batch in ids for page in of_batch)
    pages = max(1, len(ordered) * at_most // max(sum(batch.nbytes for batch in batches), at_most, 1))
    begins = [0] * len(batches)
    for end in [*ordered[pages::pages], None]:
        ends = [len(of_batch) if end is None else bisect_left(of_batch, end) for of_batch in ids]
        parts = zip(batches, begins, ends, strict=True)
        yield [batch.slice(first, last - first) for batch, first, last in parts if last > first]
        begins = ends


def in_order(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The pages of a batch in the order of their ids."""
    ids = batch.column("monograph_id").to_pylist()
    return batch if ids == sorted(ids) else batch.take(pc.sort_indices(batch.column("monograph_id")))


def _short_columns(batches: Sequence[pa.RecordBatch]) -> pa.Table:
    """The columns of `monographs` that show what only all pages together show, in the order of the pages."""
    schema = pa.schema([pa.field(name, arrow_schema(TABLES["monographs"]).field(name).type) for name in _SHORT])
    schema = pa.schema(
        [pa.field(f.name, f.type.value_type if pa.types.is_dictionary(f.type) else f.type) for f in schema]
    )
    parts = [pa.RecordBatch.from_struct_array(batch.column("monographs").flatten()).select(_SHORT) for batch in batches]
    return pa.Table.from_batches(parts, schema).sort_by("monograph_id")


def _of_one_list(name: str, table: pa.Table) -> pa.Table:
    """A table whose pieces were made apart: where one has a value that no closed list knows, the others get it, too."""
    lists = {c.name: len(c.values) for c in TABLES[name].columns if c.type == "enum"}
    odd = (len(chunk.dictionary) > known for n, known in lists.items() for chunk in table.column(n).chunks)
    return conform(TABLES[name], table.unify_dictionaries()) if any(odd) else table
