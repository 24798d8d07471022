"""Digests over runs of rows as they lie in a table: equal digests mean equal rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

MOST_TOGETHER = 1 << 30
"""Bytes of text that an array of Arrow's holds for sure, with some to spare."""

MANY_RUNS = 1000
"""From so many on it takes less time to put the texts of a row together than to look at each column of each run."""

Places = npt.NDArray[np.int64]


class _Hash(Protocol):
    def update(self, data: Any, /) -> None: ...
    def digest(self) -> bytes: ...


class _Words(NamedTuple):
    """Bytes of a column one behind the other, and where each run of rows begins among them."""

    data: memoryview
    begins: list[int]


class _Apart(NamedTuple):
    """A table taken apart."""

    head: _Hash
    """Over the table's name and types, and the words that its numbers stand for."""
    numbers: list[Places]
    words: list[_Words]
    texts: list[pa.StringArray]


def of_runs(name: str, table: pa.Table, begins: Places) -> list[bytes]:
    """SHA-256 over the rows from each of these places to the next; `name` is the table's, and counts.

    Raises `pyarrow.ArrowException` or TypeError where a column is of a kind that no table declares.
    """
    head = hashlib.sha256(f"{name}\0{table.schema.to_string(show_schema_metadata=False)}".encode())
    if len(begins) > MANY_RUNS:
        return _at_once(table, begins, head)
    digests = [head.copy() for _ in begins[1:]]
    for column in table.itercolumns():  # what is made of one is let go before the next
        apart = _Apart(hashlib.sha256(), [], [], [])
        _take_apart(_whole(column), begins, apart)
        for digest in digests:
            digest.update(apart.head.digest())
        _update(digests, begins, apart)
    return [digest.digest() for digest in digests]


def _at_once(table: pa.Table, begins: Places, head: _Hash) -> list[bytes]:
    """The same of many short runs: to put what is made of all columns together takes less time there."""
    apart = _Apart(head, [], [], [])
    for column in table.itercolumns():
        _take_apart(_whole(column), begins, apart)
    digests = [hashlib.sha256(head.digest()) for _ in begins[1:]]
    _update(digests, begins, apart._replace(texts=_together(apart.texts)))
    return [digest.digest() for digest in digests]


def _update(digests: Sequence[_Hash], begins: Places, apart: _Apart) -> None:
    """Take the bytes of each run into its digest."""
    numbers = np.ascontiguousarray(np.stack(apart.numbers, axis=1)) if apart.numbers else np.zeros((int(begins[-1]), 0))
    words = (
        [_Words(numbers.data.cast("B"), (begins * numbers.shape[1] * numbers.itemsize).tolist())]
        if numbers.size
        else []
    )
    words += [*apart.words, *(_letters(column, begins) for column in apart.texts)]
    for data, at in words:
        for digest, first, last in zip(digests, at[:-1], at[1:], strict=True):
            digest.update(data[first:last])


def of_columns(tables: Mapping[str, pa.Table], wanted: Mapping[str, Iterable[str]]) -> bytes:
    """SHA-256 over some columns of some tables, as far as they are there; raises as `of_runs`."""
    whole = hashlib.sha256()
    for name, columns in wanted.items():
        there = [column for column in columns if column in tables[name].column_names]
        rows = tables[name].select(there)
        whole.update(of_runs(name, rows, np.array([0, rows.num_rows]))[0])
    return whole.digest()


def _whole(column: pa.ChunkedArray) -> pa.Array:
    if column.num_chunks == 1:
        return column.chunk(0)
    whole = column.combine_chunks()
    return whole if isinstance(whole, pa.Array) else pa.concat_arrays(whole.chunks)


def _take_apart(column: pa.Array, begins: Places, apart: _Apart) -> None:
    """What a column holds as numbers of each row and letters; a null is told apart from everything else.

    The length of each string is among the numbers, so the letters of equal runs are equal cell by cell.
    """
    if pa.types.is_dictionary(column.type):
        apart.head.update(repr(column.dictionary.to_pylist()).encode("utf-8", "surrogatepass"))
        apart.numbers.append(_filled(column.indices, -1))
    elif pa.types.is_list(column.type):
        lengths = _filled(column.value_lengths(), -1)
        apart.numbers.append(lengths)
        within = np.concatenate(([0], np.cumsum(np.maximum(lengths, 0))))[begins]
        entries = pc.list_flatten(column).cast(pa.string())
        of_entries = _filled(pc.binary_length(entries), -1)
        apart.words.append(_Words(of_entries.data.cast("B"), (within * of_entries.itemsize).tolist()))
        apart.words.append(_letters(entries.fill_null(""), within))
    elif pa.types.is_string(column.type):
        apart.numbers.append(_filled(pc.binary_length(column), -1))
        apart.texts.append(column.fill_null(""))
    else:
        apart.numbers.append(column.is_valid().cast(pa.int64()).to_numpy())
        is_float = pa.types.is_floating(column.type)
        values = column.fill_null(0.0).to_numpy().astype(np.float64).view(np.int64) if is_float else _filled(column, 0)
        apart.numbers.append(values)


def _filled(column: pa.Array, null: int) -> Places:
    return column.cast(pa.int64()).fill_null(null).to_numpy()  # type: ignore[no-any-return]


def _together(texts: list[pa.StringArray]) -> list[pa.StringArray]:
    """The texts of each row one behind the other: one piece of a run is quicker than one for each column."""
    if len(texts) < 2 or sum(column.nbytes for column in texts) > MOST_TOGETHER:
        return texts
    return [pc.binary_join_element_wise(*texts, "")]


def _letters(filled: pa.StringArray, begins: Places) -> _Words:
    _, offsets, data = filled.buffers()
    at = np.frombuffer(offsets, np.int32)[filled.offset :][: len(filled) + 1] if len(filled) else np.zeros(1, np.int32)
    return _Words(memoryview(data) if data is not None else memoryview(b""), at[begins].tolist())
