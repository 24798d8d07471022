"""The tables of some drugs alone, for a page of one drug."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.schema.arrow import plain, strings

_OF_A_DRUG = (
    "drugs", "monographs", "side_effects", "faqs", "asides", "drug_effects", "drug_names", "drug_ingredients",
)  # fmt: skip


def of_drugs(tables: Mapping[str, pa.Table], ids: Iterable[str]) -> dict[str, pa.Table]:
    """The tables that the explorer reads, with the rows of these drugs, their effects, and the wider ones of those."""
    wanted = strings(tuple(ids))
    made = {n: tables[n].filter(pc.is_in(plain(tables[n].column("drug_id")), value_set=wanted)) for n in _OF_A_DRUG}
    named = pc.unique(plain(made["drug_effects"].column("effect_id")))
    denied = pc.list_flatten(made["asides"].column("effect_ids"))
    effects = tables["effects"]
    own = pc.is_in(plain(effects.column("effect_id")), value_set=pa.concat_arrays([_one(named), _one(denied)]))
    wider = pc.unique(plain(effects.filter(own).column("parent_id")))
    kept = pc.or_(own, pc.is_in(plain(effects.column("effect_id")), value_set=_one(wider)))
    return {**made, "effects": effects.filter(kept), "sources": tables["sources"]}


def _one(values: pa.Array | pa.ChunkedArray) -> pa.Array:
    """Strings in one piece."""
    whole = values.combine_chunks() if isinstance(values, pa.ChunkedArray) else values
    return whole.cast(pa.string())
