"""`identifiers`: what the documents state that registers call their product, and what that says of its drug."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.read.structure import facts_of
from materia_medica.schema import TABLES
from materia_medica.schema.arrow import conform, from_rows

OF_SUBSTANCES = frozenset(("unii",))
"""Registers that number substances, so that what stands on a page of a single drug is the drug's own."""


def link_identifiers(monographs: pa.Table) -> pa.Table:
    """The table `identifiers` of accepted pages; the drug of a page with one ingredient has those of its substance."""
    stating = monographs.filter(pc.not_equal(monographs.column("document_type").cast(pa.string()), "web_page"))
    names = ("monograph_id", "drug_id", "kind", "structure")
    found: dict[tuple[str, str, str, str], None] = {}
    for page, drug, kind, structure in zip(*(stating.column(n).to_pylist() for n in names), strict=True):
        for system, value in facts_of(structure).identifiers:
            found["monograph", page, system, value] = None
            if drug is not None and kind == "single" and system in OF_SUBSTANCES:
                found["drug", drug, system, value] = None
    declared = TABLES["identifiers"]
    return conform(declared, from_rows(declared, list(found)))
