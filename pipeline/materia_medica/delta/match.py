"""Which row of one table is which row of another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from materia_medica.schema.arrow import plain

Indices = npt.NDArray[np.int64]


class Matched(NamedTuple):
    """Places of rows in two tables, each in the order of its table."""

    old: Indices
    new: Indices
    """The rows that both have, in the order of the newer table: `old[i]` and `new[i]` are one row."""
    removed: Indices
    added: Indices


def match(old: pa.Table, new: pa.Table, by: Sequence[str]) -> Matched:
    """Rows that agree in the columns `by`; of several equal ones the first is the first, the second the second."""
    old_ids, new_ids = _numbered(*_codes(old, new, by))
    _, in_old, in_new = np.intersect1d(old_ids, new_ids, assume_unique=True, return_indices=True)
    order = np.argsort(in_new, kind="stable")
    return Matched(
        in_old[order].astype(np.int64), in_new[order].astype(np.int64), _others(len(old_ids), in_old),
        _others(len(new_ids), in_new),
    )  # fmt: skip


def _others(count: int, taken: Indices) -> Indices:
    left = np.ones(count, dtype=bool)
    left[taken] = False
    return np.flatnonzero(left).astype(np.int64)


def _codes(old: pa.Table, new: pa.Table, by: Sequence[str]) -> tuple[Indices, Indices]:
    """A number for what each row says in the columns `by`; rows that say the same have the same, in both tables."""
    whole = np.zeros(old.num_rows + new.num_rows, dtype=np.int64)
    for name in by:
        both = pa.chunked_array([*plain(old.column(name)).chunks, *plain(new.column(name)).chunks],
                                plain(new.column(name)).type)  # fmt: skip
        encoded = both.combine_chunks().dictionary_encode(null_encoding="encode")
        whole = whole * (len(encoded.dictionary) + 1) + encoded.indices.to_numpy().astype(np.int64)
        whole = np.unique(whole, return_inverse=True)[1].astype(np.int64)  # small again: products must not overflow
    return whole[: old.num_rows], whole[old.num_rows :]


def _numbered(old: Indices, new: Indices) -> tuple[Indices, Indices]:
    """The codes made unique within each table, by counting equal ones."""
    ranks = _rank(old), _rank(new)
    most = 1 + max((int(rank.max()) for rank in ranks if len(rank)), default=0)
    return old * most + ranks[0], new * most + ranks[1]


def _rank(codes: Indices) -> Indices:
    order = np.argsort(codes, kind="stable")
    ordered = codes[order]
    begins = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1]))) if len(codes) else np.zeros(0, int)
    lengths = np.diff(np.append(begins, len(codes)))
    rank = np.empty(len(codes), dtype=np.int64)
    rank[order] = np.arange(len(codes)) - np.repeat(begins, lengths)
    return rank
