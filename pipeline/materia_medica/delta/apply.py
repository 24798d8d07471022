"""A table and its delta make the next table: the same rows in the same order, so that its files have the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.delta.align import aligned
from materia_medica.delta.cells import differing
from materia_medica.delta.match import match
from materia_medica.delta.shape import CHANGE, OLD
from materia_medica.schema import TABLES, Table
from materia_medica.schema.arrow import conform, plain


class DeltaError(ValueError):
    """A delta that does not fit the tables it is applied to."""


def apply(old: Mapping[str, pa.Table], delta: Mapping[str, pa.Table], names: Iterable[str]) -> dict[str, pa.Table]:
    """The tables `names` that `old` becomes; raises `DeltaError` where the delta does not fit."""
    return {name: apply_to_table(TABLES[name], old.get(name), delta.get(name)) for name in names}


def apply_to_table(table: Table, old: pa.Table | None, delta: pa.Table | None) -> pa.Table:
    """One table and its delta (null: nothing changed) as the next table; raises `DeltaError` where they do not fit."""
    before = aligned(table, old)
    if delta is None:
        return before
    kind = plain(delta.column(CHANGE))
    gone = _old_keys(table, delta.filter(pc.not_equal(kind, "added")))
    found = match(gone, before, table.key)
    if len(found.removed):
        raise DeltaError(f"table {table.name} lacks {len(found.removed):,} rows that the delta changes or removes")
    kept = before.take(pa.array(np.sort(found.added)))
    fresh = delta.filter(pc.not_equal(kind, "removed")).select(list(table.names))
    flat = pa.schema([(name, plain(before.column(name)).type) for name in table.names])
    return conform(table, pa.concat_tables([_flat(kept, flat), _flat(fresh, flat)])).combine_chunks()


def strangers(table: Table, now: pa.Table, delta: pa.Table) -> int:
    """How many rows that the delta brings do not stand in the table as it is now, or not as the delta says."""
    fresh = delta.filter(pc.not_equal(plain(delta.column(CHANGE)), "removed")).select(list(table.names))
    found = match(fresh, now, table.key)
    unlike = [
        differing(fresh.column(n).take(pa.array(found.old)), now.column(n).take(pa.array(found.new)))
        for n in table.names
    ]
    return len(found.removed) + int(np.logical_or.reduce(unlike).sum())


def _old_keys(table: Table, rows: pa.Table) -> pa.Table:
    """The keys that these rows had."""
    return pa.table({name: pc.coalesce(plain(rows.column(OLD + name)), plain(rows.column(name))) for name in table.key})


def _flat(rows: pa.Table, schema: pa.Schema) -> pa.Table:
    return pa.table({name: plain(rows.column(name)) for name in schema.names}).cast(schema)
