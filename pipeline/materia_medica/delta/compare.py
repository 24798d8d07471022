"""The difference of two releases: rows matched by their keys, compared column by column."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from materia_medica.delta.align import aligned
from materia_medica.delta.cells import Mask, differing
from materia_medica.delta.evidence import Texts
from materia_medica.delta.match import Indices, Matched, match
from materia_medica.delta.shape import Delta, TableChanges, change_array, delta_schema
from materia_medica.schema import TABLES, Table
from materia_medica.schema.arrow import encode, in_order, plain, strings

_NOWHERE = -1
"""Place of a row that one of the two tables has not."""


def compare(old: Mapping[str, pa.Table], new: Mapping[str, pa.Table], *, same: Collection[str] = ()) -> Delta:
    """What turned `old` into `new`; tables named in `same` are known to be equal, and are not looked at.

    `new` has the declared shape. `old` may be of another schema: see `align`.
    """
    texts = Texts(old, new)
    found = Delta({}, {})
    for name, data in new.items():
        if name in same:
            found.counts[name] = TableChanges(data.num_rows, data.num_rows)
            continue
        rows, found.counts[name] = compare_table(TABLES[name], old.get(name), data, texts)
        if found.counts[name].differ:
            found.rows[name] = rows
    return found


class _Pair(NamedTuple):
    """Two states of one table, their rows matched and their cells compared."""

    table: Table
    old: pa.Table
    new: pa.Table
    rows: Matched
    unlike: Mapping[str, Mask]
    """For each column, which of the matched rows differ in it."""


def compare_table(table: Table, old: pa.Table | None, new: pa.Table, texts: Texts) -> tuple[pa.Table, TableChanges]:
    """The delta of one table and its counts."""
    before = aligned(table, old)
    rows = match(before, new, table.identity or table.key)
    was, now = _rows(before, rows.old), _rows(new, rows.new)
    unlike = {n: differing(was.column(n), now.column(n)) for n in table.names}
    del was, now
    pair = _Pair(table, before, new, rows, unlike)
    changed, moved = _changed_and_moved(pair, texts)
    counts = {"added": len(rows.added), "changed": len(changed), "moved": len(moved), "removed": len(rows.removed)}
    by_column = {name: int(mask[changed].sum()) for name, mask in unlike.items() if mask[changed].any()}
    return (
        _delta(pair, np.concatenate((changed, moved)), counts),
        TableChanges(before.num_rows, new.num_rows, **counts, columns=by_column),
    )


def _rows(table: pa.Table, places: Indices) -> pa.Table:
    """The rows at these places; the table itself where these are all of them."""
    return table if len(places) == table.num_rows and in_order(places) else table.take(pa.array(places))


def _changed_and_moved(pair: _Pair, texts: Texts) -> tuple[Indices, Indices]:
    """Which matched rows changed, and which only moved."""
    nothing = np.zeros(len(pair.rows.new), dtype=bool)
    changed = np.logical_or.reduce([nothing, *(pair.unlike[c.name] for c in pair.table.columns if not c.moves)])
    moved = np.flatnonzero(np.logical_or.reduce([nothing, *pair.unlike.values()]) & ~changed)
    was, now = (t.take(pa.array(r[moved])) for t, r in ((pair.old, pair.rows.old), (pair.new, pair.rows.new)))
    changed[moved[texts.reworded(was, now)]] = True
    return np.flatnonzero(changed), moved[~changed[moved]]


def _delta(pair: _Pair, differ: Indices, counts: Mapping[str, int]) -> pa.Table:
    """The rows of the delta: added, those that `differ` (the changed before the moved), removed."""
    rows, added, removed = pair.rows, len(pair.rows.added), len(pair.rows.removed)
    now = np.concatenate((rows.added, rows.new[differ], np.full(removed, _NOWHERE)))
    was = np.concatenate((np.full(added, _NOWHERE), rows.old[differ], rows.removed))
    columns: list[pa.Array | pa.ChunkedArray] = [change_array(counts), _names(pair, differ)]
    for name in pair.table.names:
        cells = _taken(pair.new, name, now)
        columns.append(_with_removed(cells, pair, name) if name in pair.table.key else cells)
    for name in pair.table.names:
        kept = was.copy()
        kept[added : added + len(differ)][~pair.unlike[name][differ]] = _NOWHERE
        columns.append(_taken(pair.old, name, kept))
    return pa.Table.from_arrays(columns, schema=delta_schema(pair.table)).combine_chunks()


def _taken(table: pa.Table, name: str, places: Indices) -> pa.ChunkedArray:
    """The cells at `places`; null at `_NOWHERE`."""
    return table.column(name).take(pa.array(places, pa.int64(), mask=places == _NOWHERE))


def _with_removed(cells: pa.ChunkedArray, pair: _Pair, name: str) -> pa.ChunkedArray:
    """A column of the key, which removed rows have, too."""
    removed = pair.rows.removed
    kept = plain(cells.slice(0, len(cells) - len(removed)))
    gone = plain(_taken(pair.old, name, removed))
    both = pa.chunked_array([*kept.chunks, *gone.chunks], kept.type).combine_chunks()
    column = pair.table.column(name)
    return pa.chunked_array([encode(column, both) if column.type == "enum" else both])


def _names(pair: _Pair, differ: Indices) -> pa.ListArray:
    """For each row of the delta the columns that differ; none for rows that are new or gone."""
    row, column = np.nonzero(np.stack([pair.unlike[name][differ] for name in pair.table.names], axis=1))
    lengths = np.zeros(len(pair.rows.added) + len(differ) + len(pair.rows.removed), dtype=np.int64)
    lengths[len(pair.rows.added) :][: len(differ)] = np.bincount(row, minlength=len(differ))
    offsets = np.concatenate(([0], np.cumsum(lengths))).astype(np.int32)
    return pa.ListArray.from_arrays(pa.array(offsets), strings(pair.table.names).take(pa.array(column)))
