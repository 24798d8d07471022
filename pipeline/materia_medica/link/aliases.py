"""`aliases`: ids of earlier releases, made of a wording or spelling alone, and the ids that replaced them."""

from __future__ import annotations

import pyarrow as pa

from materia_medica.extract.layout.ingredients import drug_id_of
from materia_medica.schema import TABLES
from materia_medica.schema.arrow import conform, from_rows
from materia_medica.schema.ids import effect_id, fold


def link_aliases(side_effects: pa.Table, monographs: pa.Table) -> pa.Table:
    """The table `aliases` of accepted, linked rows: folded wordings, and ingredients as their pages spell them."""
    wordings = zip(*(side_effects.column(n).to_pylist() for n in ("effect", "effect_id")), strict=True)
    pages = zip(*(monographs.column(n).to_pylist() for n in ("ingredients", "name", "drug_id")), strict=True)
    found = {("effects", effect_id(fold(wording))): linked for wording, linked in sorted(set(wordings))}
    for ingredients, name, drug_id in pages:
        if drug_id is not None:
            found["drugs", drug_id_of(tuple(ingredients), name)] = drug_id
    rows = [(table, old, new) for (table, old), new in found.items() if old != new]
    declared = TABLES["aliases"]
    return conform(declared, from_rows(declared, rows))
