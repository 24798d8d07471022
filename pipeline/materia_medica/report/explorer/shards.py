"""The drugs of a release in shares whose details stand together, each with the rows that they follow from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.report.explorer.columns import Numbers
from materia_medica.report.explorer.details import LOOKED_AT
from materia_medica.resting import drop
from materia_medica.schema.arrow import plain
from materia_medica.schema.digests import Places, of_columns, of_runs

DRUGS_OF_A_SHARD = 24
"""Drugs whose details stand together: opening one opens these, some 100 KB of text."""
ROWS_OF_A_SHARD = 10_000
"""Side effects from which fewer drugs stand together: with many pages of few drugs one part would be all of them."""
_AT_ONCE = 16 << 20
"""Bytes of rows that are looked at together, about."""


class Shard(NamedTuple):
    """Some drugs."""

    follows_from: bytes
    """SHA-256 over all that their details follow from."""
    tables: dict[str, pa.Table]
    """The rows of these drugs, and all sources."""


def shards_of(drugs: pa.Table) -> list[int]:
    """For each drug the part in which its details stand.

    Where a group of drugs is cut depends on these alone, so that a part holds the same drugs whatever others say.
    """
    found: list[int] = []
    part, said = -1, 0
    for place, rows in enumerate(drugs.column("n_side_effects").to_pylist()):
        if place % DRUGS_OF_A_SHARD == 0 or said + rows > ROWS_OF_A_SHARD:
            part, said = part + 1, 0
        said += rows
        found.append(part)
    return found


def shards(tables: Mapping[str, pa.Table], numbers: Numbers) -> Iterator[Shard]:
    """All drugs, in order."""
    parts = np.array([*shards_of(tables["drugs"]), -1], np.int64)
    count = int(parts.max()) + 1
    drugs = pa.array(list(numbers.drugs), pa.string())
    of_all = of_columns(tables, {"drugs": ["drug_id"], "effects": ["effect_id"],
                                 "sources": tables["sources"].column_names})  # fmt: skip
    looked_at = {name: tables[name].select([c for c in columns if c in tables[name].column_names])
                 for name, columns in LOOKED_AT.items()}  # fmt: skip
    shard_of = {name: parts[_place(rows, drugs)] for name, rows in looked_at.items()}
    at_once = max(1, count * _AT_ONCE // max(_AT_ONCE, sum(rows.nbytes for rows in looked_at.values())))
    for first in range(0, count, at_once):  # for the texts of all pages need not be there together
        bounds = np.arange(first, min(first + at_once, count) + 1)
        some = {name: _in_order(rows, shard_of[name], bounds) for name, rows in looked_at.items()}
        digests = [of_runs(name, rows, begins) for name, (rows, begins) in some.items()]
        drop()
        for place, of_shard in enumerate(zip(*digests, strict=True)):
            rows_of = {name: rows.slice(begins[place], begins[place + 1] - begins[place])
                       for name, (rows, begins) in some.items()}  # fmt: skip
            yield Shard(
                hashlib.sha256(b"".join((of_all, *of_shard))).digest(), {**rows_of, "sources": tables["sources"]}
            )


def _in_order(rows: pa.Table, shard_of: Places, bounds: Places) -> tuple[pa.Table, Places]:
    """The rows of the shards between these bounds, shard by shard, and where each shard begins among them."""
    wanted = (shard_of >= bounds[0]) & (shard_of < bounds[-1])
    of_rows = shard_of[wanted]
    order = np.argsort(of_rows, kind="stable")
    some = rows.filter(pa.array(wanted)).combine_chunks()  # `take` of many pieces would put all of them together
    return some.take(pa.array(order)), np.searchsorted(of_rows[order], bounds)


def _place(rows: pa.Table, drugs: pa.Array) -> Places:
    """The place of each row's drug, -1 where it has none."""
    place = pc.index_in(plain(rows.column("drug_id")), value_set=drugs).combine_chunks()
    return place.fill_null(-1).to_numpy()  # type: ignore[no-any-return]
