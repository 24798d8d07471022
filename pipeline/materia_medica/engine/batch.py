"""Rows of many pages as one Arrow batch: a page is one row, and each of its tables a list column of it.

Pages can so be taken out and put together without looking into their rows, which is what reusing work needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import accumulate, chain
from typing import NamedTuple

import pyarrow as pa

from materia_medica.schema import PAGE_TABLES, TABLES
from materia_medica.schema.arrow import arrow_schema, conform
from materia_medica.schema.rows import PageRows


class DonePage(NamedTuple):
    """What one page gave, with what is needed to know it again."""

    monograph_id: str
    key: str
    """Rebuild key (see `materia_medica.engine.rebuild`); empty where the rows must not be reused."""
    sha256: str
    """SHA-256 of the page's bytes; empty where they could not be read."""
    rows: PageRows


def _plain(field: pa.Field) -> pa.Field:
    """The field without dictionary: enumerations travel as strings and are encoded once, at the end."""
    return pa.field(field.name, pa.string() if pa.types.is_dictionary(field.type) else field.type)


_STRUCTS: dict[str, pa.StructType] = {
    name: pa.struct([_plain(f) for f in arrow_schema(TABLES[name])]) for name in PAGE_TABLES
}
BATCH_SCHEMA = pa.schema(
    [("monograph_id", pa.string()), ("key", pa.string()), ("sha256", pa.string())]
    + [(name, pa.list_(struct)) for name, struct in _STRUCTS.items()]
)


def to_batch(pages: Sequence[DonePage]) -> pa.RecordBatch:
    """One row per page.

    Raises `pyarrow.ArrowException`, UnicodeError, ValueError or TypeError where a value has another type than declared.
    """
    arrays: list[pa.Array] = [
        pa.array([p.monograph_id for p in pages], pa.string()),
        pa.array([p.key for p in pages], pa.string()),
        pa.array([p.sha256 for p in pages], pa.string()),
    ]
    arrays += [_lists([getattr(p.rows, name) for p in pages], _STRUCTS[name]) for name in PAGE_TABLES]
    return pa.RecordBatch.from_arrays(arrays, schema=BATCH_SCHEMA)


def _lists(rows_by_page: Sequence[Sequence[tuple[object, ...]]], struct: pa.StructType) -> pa.ListArray:
    rows = list(chain.from_iterable(rows_by_page))
    columns: Iterable[Sequence[object]] = zip(*rows, strict=True) if rows else [()] * struct.num_fields
    children = [pa.array(data, field.type) for data, field in zip(columns, struct, strict=True)]
    offsets = pa.array([0, *accumulate(map(len, rows_by_page))], pa.int32())
    return pa.ListArray.from_arrays(
        offsets, pa.StructArray.from_arrays(children, fields=list(struct)), type=pa.list_(struct)
    )


def to_tables(batches: list[pa.RecordBatch]) -> dict[str, pa.Table]:
    """The per-page tables of all pages, in the declared shape and order; empties `batches`, so as to free them."""
    parts = {name: [batch.column(name) for batch in batches] for name in PAGE_TABLES}
    batches.clear()

    def table(name: str) -> tuple[str, pa.Table]:
        flat = [pa.RecordBatch.from_struct_array(column.flatten()) for column in parts.pop(name)]
        return name, conform(TABLES[name], pa.Table.from_batches(flat, pa.schema(list(_STRUCTS[name]))))

    with ThreadPoolExecutor(2) as pool:  # two, so that no more than two tables are in memory twice
        return dict(pool.map(table, PAGE_TABLES))


def whole_batch(tables: Mapping[str, pa.Table]) -> pa.RecordBatch:
    """Per-page tables as one row that names no page; `to_tables` gives them back, merged with those of other rows."""
    arrays: list[pa.Array] = [pa.array([""]), pa.array([""]), pa.array([""])]
    for name, struct in _STRUCTS.items():
        rows = tables[name].cast(pa.schema(list(struct))).combine_chunks().to_struct_array()
        whole = rows.combine_chunks() if isinstance(rows, pa.ChunkedArray) else rows
        arrays.append(pa.ListArray.from_arrays(pa.array([0, len(whole)], pa.int32()), whole, type=pa.list_(struct)))
    return pa.RecordBatch.from_arrays(arrays, schema=BATCH_SCHEMA)


def to_bytes(batch: pa.RecordBatch, *, compressed: bool = True) -> bytes:
    """The batch as an Arrow IPC stream; compressed for keeping, which takes more time than handing it on as it is."""
    sink = pa.BufferOutputStream()
    options = pa.ipc.IpcWriteOptions(compression="lz4" if compressed else None)
    with pa.ipc.new_stream(sink, batch.schema, options=options) as writer:
        writer.write_batch(batch)
    data: bytes = sink.getvalue().to_pybytes()
    return data


def from_bytes(data: bytes) -> pa.RecordBatch:
    """What `to_bytes` wrote; raises `pyarrow.ArrowInvalid` or OSError where it is something else."""
    with pa.ipc.open_stream(data) as reader:
        if reader.schema != BATCH_SCHEMA:
            raise pa.ArrowInvalid("batch of another schema")
        return reader.read_next_batch()
