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
from materia_medica.schema.arrow import plain
from materia_medica.schema.digests import Places, of_columns, of_runs

DRUGS_OF_A_SHARD = 48
"""Drugs whose details stand together: opening one opens these, some 200 KB of text."""


class Shard(NamedTuple):
    """Some drugs."""

    follows_from: bytes
    """SHA-256 over all that their details follow from."""
    tables: dict[str, pa.Table]
    """The rows of these drugs, and all sources."""


def shards_of(n_drugs: int) -> list[int]:
    """For each drug the part in which its details stand."""
    return [place // DRUGS_OF_A_SHARD for place in range(n_drugs)]


def shards(tables: Mapping[str, pa.Table], numbers: Numbers) -> Iterator[Shard]:
    """All drugs, in order."""
    count = -(-len(numbers.drugs) // DRUGS_OF_A_SHARD)
    drugs = pa.array(list(numbers.drugs), pa.string())
    of_all = of_columns(tables, {"drugs": ["drug_id"], "effects": ["effect_id"],
                                 "sources": tables["sources"].column_names})  # fmt: skip
    sorted_out = {name: _sorted_out(name, tables[name], drugs, count) for name in LOOKED_AT}
    digests = {name: of_runs(name, rows, begins) for name, (rows, begins) in sorted_out.items()}
    for shard in range(count):
        whole = hashlib.sha256(of_all + b"".join(of_table[shard] for of_table in digests.values()))
        rows_of = {
            name: rows.slice(begins[shard], begins[shard + 1] - begins[shard])
            for name, (rows, begins) in sorted_out.items()
        }
        yield Shard(whole.digest(), {**rows_of, "sources": tables["sources"]})


def _sorted_out(name: str, table: pa.Table, drugs: pa.Array, count: int) -> tuple[pa.Table, Places]:
    """The rows of a table by the shard of their drug, else in their order, and where those of each shard begin."""
    rows = table.select([column for column in LOOKED_AT[name] if column in table.column_names])
    place = pc.index_in(plain(rows.column("drug_id")), value_set=drugs).combine_chunks()
    shard = place.fill_null(count * DRUGS_OF_A_SHARD).to_numpy().astype(np.int64) // DRUGS_OF_A_SHARD
    order = np.argsort(shard, kind="stable")
    begins = np.searchsorted(shard[order], np.arange(count + 1))
    return rows.take(pa.array(order)), begins
