"""What travels between Spark and Arrow: places of pages one way, rows of pages the other."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa

from materia_medica.engine.batch import BATCH_SCHEMA
from materia_medica.page import PageRef

REFS = pa.schema(
    [("number", pa.int64()), ("source", pa.string()), ("path", pa.binary()), ("file", pa.binary()),
     ("offset", pa.int64()), ("url", pa.string()), ("fetched_at", pa.timestamp("us", tz="UTC")),
     ("sha256", pa.string()), ("stated", pa.string()), ("length", pa.int64())]
)  # fmt: skip
"""Places of pages; names of files are bytes, for on some systems they need be no text."""


def refs_table(refs: Sequence[PageRef]) -> pa.Table:
    """One row for each place, numbered in the order given."""
    rows = [
        {**ref._asdict(), "number": n, "path": os.fsencode(ref.path), "file": os.fsencode(ref.file)}
        for n, ref in enumerate(refs)
    ]
    return pa.Table.from_pylist(rows, REFS)


def refs_of(batch: pa.RecordBatch) -> Iterator[PageRef]:
    """The places that a batch of such rows holds."""
    for row in batch.cast(REFS).to_pylist():
        del row["number"]
        yield PageRef(**{**row, "path": os.fsdecode(row["path"]), "file": Path(os.fsdecode(row["file"]))})


def as_batches(table: pa.Table) -> list[pa.RecordBatch]:
    """Rows of pages as Spark gives them, in the shape of `engine.batch`: times in UTC, for Spark names its own zone."""
    whole = pa.schema([BATCH_SCHEMA.field(name) for name in table.column_names])
    return [batch for batch in table.cast(whole).to_batches() if batch.num_rows]


def declared(schema: pa.Schema) -> str:
    """The same schema as Spark writes it."""
    return ", ".join(f"`{field.name}` {_type(field.type)}" for field in schema)


def _type(kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        return f"array<{_type(kind.value_type)}>"
    if pa.types.is_struct(kind):
        return f"struct<{', '.join(f'`{field.name}`: {_type(field.type)}' for field in kind)}>"
    if pa.types.is_timestamp(kind):
        return "timestamp"
    return _NAMES[kind]


_NAMES = {
    pa.string(): "string",
    pa.int64(): "bigint",
    pa.float64(): "double",
    pa.bool_(): "boolean",
}
