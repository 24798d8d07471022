"""Wordings repeat: what is made of values is made once for each distinct one, and dealt out to the rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.schema.arrow import ARROW_TYPES


class Distinct(NamedTuple):
    """The distinct combinations of values in some columns, and which of them each row has."""

    values: list[tuple[Any, ...]]
    place: pa.Array
    """Index in `values`, by row."""

    def dealt(self, made: Sequence[Any], column_type: str) -> pa.Array:
        """A column of this declared type out of one entry for each of `values`."""
        return pa.array(made, ARROW_TYPES[column_type]).take(self.place)

    def each(self, make: Callable[..., Any], column_type: str) -> pa.Array:
        """A column of this declared type: what `make` gives of the values of a row."""
        return self.dealt([make(*v) for v in self.values], column_type)


def distinct(*columns: pa.ChunkedArray | pa.Array) -> Distinct:
    """The distinct combinations in columns of equal length, which hold no lists; a missing value is one, too."""
    encoded = [pc.dictionary_encode(whole(c), null_encoding="encode") for c in columns]
    codes = np.zeros(len(encoded[0]), np.int64)
    for column in encoded:
        codes = codes * len(column.dictionary) + column.indices.to_numpy()
    _, first, place = np.unique(codes, return_index=True, return_inverse=True)
    rows = pa.array(first)
    values = list(
        zip(*(column.dictionary.take(column.indices.take(rows)).to_pylist() for column in encoded), strict=True)
    )
    return Distinct(values, pa.array(place))


def whole(column: pa.ChunkedArray | pa.Array) -> pa.Array:
    """A column as one array, a dictionary-encoded one as its values."""
    array = column if isinstance(column, pa.Array) else column.combine_chunks()
    return array.dictionary_decode() if pa.types.is_dictionary(array.type) else array
