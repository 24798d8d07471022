"""An older table in the shape that is declared today, so that two releases of unlike schemas can be compared."""

from __future__ import annotations

import pyarrow as pa

from materia_medica.schema import Table
from materia_medica.schema.arrow import ARROW_TYPES, arrow_schema, conform, empty


def aligned(table: Table, old: pa.Table | None) -> pa.Table:
    """`old` with exactly the declared columns and order; a column that it lacks, or has as another kind, is null.

    A table that lacks a column of its key or of what tells its rows apart cannot be compared: it counts as empty.
    """
    if old is None:
        return empty(table)
    if old.schema.equals(arrow_schema(table)):
        return conform(table, old).combine_chunks()
    columns = {column.name: _cast(old, column.name, column.type) for column in table.columns}
    if any(columns[name] is None for name in (*table.key, *table.identity, *table.sort)):
        return empty(table)
    nothing = {c.name: pa.nulls(old.num_rows, _plain(c.type)) for c in table.columns}
    whole = pa.table({name: nothing[name] if found is None else found for name, found in columns.items()})
    return conform(table, whole).combine_chunks()


def _cast(old: pa.Table, name: str, kind: str) -> pa.ChunkedArray | None:
    if name not in old.column_names:
        return None
    try:
        return old.column(name).cast(_plain(kind))
    except pa.ArrowException:
        return None


def _plain(kind: str) -> pa.DataType:
    return pa.string() if kind == "enum" else ARROW_TYPES[kind]
