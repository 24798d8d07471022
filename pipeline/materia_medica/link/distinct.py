"""Wordings repeat: what is made of values is made once for each distinct one, and dealt out to the rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.schema.arrow import ARROW_TYPES

Numbered = tuple[npt.NDArray[np.int32], pa.Array]
"""A number for each row, and the values that they stand for, null among them where a row has none."""


class Made(NamedTuple):
    """What a column is made of."""

    entries: pa.Array
    place: pa.Array
    """Index in `entries`, by row."""

    def dealt(self, first: int = 0, rows: int | None = None) -> pa.Array:
        """The column, or some rows of it."""
        return self.entries.take(self.place.slice(first, rows))


class Distinct(NamedTuple):
    """The distinct combinations of values in some columns, and which of them each row has."""

    values: list[tuple[Any, ...]]
    place: pa.Array
    """Index in `values`, by row."""

    def made(self, entries: Sequence[Any], column_type: str) -> Made:
        """A column of this declared type of one entry for each of `values`, to be dealt out."""
        return Made(pa.array(entries, ARROW_TYPES[column_type]), self.place)

    def dealt(self, made: Sequence[Any], column_type: str) -> pa.Array:
        """The same dealt out to all rows."""
        return self.made(made, column_type).dealt()

    def each(self, make: Callable[..., Any], column_type: str) -> pa.Array:
        """A column of this declared type: what `make` gives of the values of a row."""
        return self.dealt([make(*v) for v in self.values], column_type)


def distinct(*columns: pa.ChunkedArray | pa.Array) -> Distinct:
    """The distinct combinations in columns of equal length, which hold no lists; a missing value is one, too."""
    numbers, words = zip(*map(numbered, columns), strict=True)
    codes = np.zeros(len(numbers[0]), np.int64)
    for of_rows, known in zip(numbers, words, strict=True):
        codes = codes * len(known) + of_rows
    places = pc.dictionary_encode(pa.array(codes))
    split: list[list[Any]] = []
    left = places.dictionary.to_numpy()
    for known in reversed(words):
        split.insert(0, known.take(pa.array(left % max(len(known), 1))).to_pylist())
        left = left // max(len(known), 1)
    return Distinct(list(zip(*split, strict=True)), places.indices)


def numbered(column: pa.ChunkedArray | pa.Array) -> Numbered:
    """A column as numbers, whatever pieces it is in: this takes a fraction of the memory that `whole` does."""
    chunked = column if isinstance(column, pa.ChunkedArray) else pa.chunked_array([column])
    if pa.types.is_dictionary(chunked.type):
        chunks = chunked.unify_dictionaries().chunks
        words = chunks[0].dictionary if chunks else pa.array([], chunked.type.value_type)
        if chunked.null_count:
            words = pa.concat_arrays([words, pa.nulls(1, words.type)])
        numbers = [chunk.indices.fill_null(len(words) - 1).to_numpy() for chunk in chunks]
    else:
        chunks = chunked.dictionary_encode("encode").chunks
        words = chunks[-1].dictionary if chunks else pa.array([], chunked.type)
        numbers = [chunk.indices.to_numpy() for chunk in chunks]
    return np.concatenate([np.zeros(0, np.int32), *numbers]).astype(np.int32, copy=False), words


def in_numbers(column: pa.ChunkedArray | pa.Array) -> pa.ChunkedArray:
    """A column as numbers, equal ones for equal values, and null where it is null."""
    numbers, words = numbered(column)
    missing = words.is_null().take(pa.array(numbers)).to_numpy(zero_copy_only=False)
    return pa.chunked_array([pa.array(numbers, mask=missing)])


def whole(column: pa.ChunkedArray | pa.Array) -> pa.Array:
    """A column as one array, a dictionary-encoded one as its values."""
    array = column if isinstance(column, pa.Array) else column.combine_chunks()
    return array.dictionary_decode() if pa.types.is_dictionary(array.type) else array
