"""Arrow tables as data frames of pandas, without the losses of the plain way."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pyarrow as pa


def to_pandas(data: pa.Table) -> pd.DataFrame:
    """A data frame in which nulls make no number a fraction and no truth value an object, and lists are lists."""
    fields = zip(data.schema, data.columns, strict=True)
    return pd.DataFrame({field.name: _column(field, column) for field, column in fields}, index=range(data.num_rows))


def _column(field: pa.Field, values: pa.ChunkedArray) -> pd.Series[Any]:
    kept = {pa.int32(): pd.Int32Dtype(), pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}
    if pa.types.is_list(field.type):
        return pd.Series(values.to_pylist(), dtype=object)
    found: pd.Series[Any] = values.to_pandas(types_mapper=kept.get if field.nullable else None)
    return found
