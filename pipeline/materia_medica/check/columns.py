"""The columns that the rules of a table read, as they travel to where the rules are run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import pyarrow as pa


class Columns(NamedTuple):
    """Columns of equal length, by name."""

    by_name: Mapping[str, pa.ChunkedArray]
    rows: int
    as_objects: bool = False
    """Whether rules see them as values of Python."""

    def to_pandas(self) -> Any:
        """A frame over the same memory, whose index is 0, 1, 2 ..."""
        import pandas as pd

        if self.as_objects:
            values = {name: column.to_pylist() for name, column in self.by_name.items()}
            return pd.DataFrame(values, index=pd.RangeIndex(self.rows), dtype="object")
        arrays = {name: pd.arrays.ArrowExtensionArray(column) for name, column in self.by_name.items()}
        return pd.DataFrame(arrays, index=pd.RangeIndex(self.rows))

    def to_bytes(self) -> bytes:
        """The columns for another process."""
        sink = pa.BufferOutputStream()
        table = pa.table(dict(self.by_name))
        with pa.ipc.new_stream(sink, table.schema) as writer:
            writer.write_table(table)
        data: bytes = sink.getvalue().to_pybytes()
        return data

    def from_bytes(self, data: bytes) -> Columns:
        """What `to_bytes` gave, in the place of these columns."""
        with pa.ipc.open_stream(data) as reader:
            table = reader.read_all()
        return self._replace(by_name=dict(zip(table.column_names, table.columns, strict=True)))
