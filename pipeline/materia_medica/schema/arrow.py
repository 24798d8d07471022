"""Arrow schemas and tables from the declaration; a type is never inferred from data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow.lib import StringBuilder

from materia_medica.schema.columns import Column, Table
from materia_medica.schema.tables import SCHEMA_VERSION

ARROW_TYPES: dict[str, pa.DataType] = {
    "string": pa.string(),
    "enum": pa.dictionary(pa.int32(), pa.string()),
    "int": pa.int64(),
    "float": pa.float64(),
    "bool": pa.bool_(),
    "timestamp": pa.timestamp("us", tz="UTC"),
    "strings": pa.list_(pa.string()),
}


def arrow_field(column: Column) -> pa.Field:
    """The Arrow field of a column, its description and unit as metadata."""
    metadata = {"description": column.description}
    if column.unit:
        metadata["unit"] = column.unit
    return pa.field(column.name, ARROW_TYPES[column.type], nullable=column.nullable, metadata=metadata)


def arrow_schema(table: Table) -> pa.Schema:
    """The Arrow schema of a table, its description, key and schema version as metadata."""
    metadata = {"table": table.name, "description": table.description, "key": ",".join(table.key),
                "schema_version": SCHEMA_VERSION}  # fmt: skip
    return pa.schema([arrow_field(c) for c in table.columns], metadata=metadata)


def from_rows(table: Table, rows: Iterable[Sequence[Any]]) -> pa.Table:
    """An Arrow table from tuples in the order of the declared columns.

    Raises `pyarrow.ArrowInvalid` or `pyarrow.ArrowTypeError` where a value has another type than declared.
    """
    columns = list(zip(*rows, strict=True)) or [()] * len(table.columns)
    return from_columns(table, columns)


def from_columns(table: Table, columns: Sequence[Sequence[Any]]) -> pa.Table:
    """An Arrow table from one sequence per declared column."""
    schema = arrow_schema(table)
    arrays = []
    for column, data in zip(table.columns, columns, strict=True):
        if column.type == "enum":
            arrays.append(encode(column, pa.array(data, pa.string())))
        else:
            arrays.append(pa.array(data, ARROW_TYPES[column.type]))
    return pa.Table.from_arrays(arrays, schema=schema)


def encode(column: Column, data: pa.Array) -> pa.DictionaryArray:
    """Dictionary-encode with the declared values first and in order, so that equal data gives equal bytes."""
    extra = sorted(set(pc.unique(data).to_pylist()) - set(column.values) - {None})
    dictionary = strings([*column.values, *extra])
    return pa.DictionaryArray.from_arrays(pc.index_in(data, dictionary), dictionary)


def strings(values: Iterable[str]) -> pa.StringArray:
    """An array of strings, made by a builder: `pa.array` loads pandas, half a second that `extract` does without."""
    builder = StringBuilder()
    builder.append_values(values)
    return builder.finish()


def conform(table: Table, data: pa.Table) -> pa.Table:
    """`data` with exactly the declared columns, types and metadata, sorted by the declared order.

    Raises KeyError where a declared column is missing.
    """
    return sort(table, shaped(table, data))


def shaped(table: Table, data: pa.Table) -> pa.Table:
    """`data` with exactly the declared columns, types and metadata, in its own order; raises as `conform`."""
    missing = [n for n in table.names if n not in data.column_names]
    if missing:
        raise KeyError(f"table {table.name} lacks the columns {', '.join(missing)}")
    arrays = []
    for column in table.columns:
        chunked = data.column(column.name)
        if column.type == "enum":
            plain = chunked.cast(pa.string()).combine_chunks()
            plain = plain if isinstance(plain, pa.Array) else pa.concat_arrays(plain.chunks)
            arrays.append(encode(column, plain))
        else:
            arrays.append(chunked.cast(ARROW_TYPES[column.type]))
    return pa.Table.from_arrays(arrays, schema=arrow_schema(table))


def sort(table: Table, data: pa.Table) -> pa.Table:
    """`data` in the declared order of rows; the key breaks ties, so that rows alone say their order."""
    names = tuple(dict.fromkeys((*table.sort, *table.key)))
    keys = pa.table({n: data.column(n).cast(pa.string()) if table.column(n).type == "enum" else data.column(n)
                     for n in names})  # fmt: skip
    places = pc.sort_indices(keys, sort_keys=[(n, "ascending") for n in names])
    return data.combine_chunks() if in_order(places.to_numpy()) else data.take(places)


def in_order(places: npt.NDArray[Any]) -> bool:
    """Whether these places of rows are 0, 1, 2 ...: then nothing need be taken from elsewhere, which copies all."""
    return bool((places[:1] == 0).all() and (np.diff(places.astype(np.int64)) == 1).all())


def empty(table: Table) -> pa.Table:
    """A table without rows."""
    return from_columns(table, [()] * len(table.columns))


def plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """A dictionary-encoded column as its values, another as it is."""
    return column.cast(column.type.value_type) if pa.types.is_dictionary(column.type) else column
