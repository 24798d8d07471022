"""The columns that the rules of a table read."""

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
