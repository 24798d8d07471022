"""Which cells of two columns of equal length differ."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.schema.arrow import plain

Mask = npt.NDArray[np.bool_]
ROWS_AT_ONCE = 1024
"""Rows that are compared together."""


def differing(old: pa.ChunkedArray, new: pa.ChunkedArray) -> Mask:
    """Where the two do not hold the same; null is null's equal."""
    before, after = plain(old), plain(new)
    unlike = np.zeros(len(after), dtype=bool)
    if before.equals(after):
        return unlike
    compare = _lists if pa.types.is_list(before.type) else _scalars
    for begin in range(0, len(after), ROWS_AT_ONCE):  # most runs of rows are equal, which takes no copy to see
        was, now = before.slice(begin, ROWS_AT_ONCE), after.slice(begin, ROWS_AT_ONCE)
        if not was.equals(now):
            unlike[begin : begin + ROWS_AT_ONCE] = compare(_whole(was), _whole(now))
    return unlike


def _whole(column: pa.ChunkedArray) -> pa.Array:
    whole = column.combine_chunks()
    return whole if isinstance(whole, pa.Array) else pa.concat_arrays(whole.chunks)


def _scalars(before: pa.Array, after: pa.Array) -> Mask:
    unlike = pc.fill_null(pc.not_equal(before, after), False)
    return _mask(pc.or_(unlike, pc.not_equal(before.is_null(), after.is_null())))


def _lists(before: pa.Array, after: pa.Array) -> Mask:
    """Lists of unlike lengths differ; the entries of the others are compared one by one."""
    lengths = (pc.fill_null(pc.list_value_length(a), -1) for a in (before, after))
    unlike = _mask(pc.not_equal(*lengths))
    alike = np.flatnonzero(~unlike)
    some, others = before.take(pa.array(alike)), after.take(pa.array(alike))
    wrong = _scalars(pc.list_flatten(some), pc.list_flatten(others))
    unlike[alike[pc.list_parent_indices(some).to_numpy(zero_copy_only=False)[wrong]]] = True
    return unlike


def _mask(values: pa.Array) -> Mask:
    found: Mask = np.array(values.to_numpy(zero_copy_only=False), dtype=bool)
    return found
