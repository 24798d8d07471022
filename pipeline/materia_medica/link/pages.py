"""The drug of each page: one drug has one id, whatever its pages call it."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.extract.layout.ingredients import drug_id_of as spelled_drug_id
from materia_medica.link.names.names import drug_id_of


def drugs_of_pages(monographs: pa.Table) -> Mapping[str, str]:
    """Drug by `monograph_id`, of the pages that are monographs."""
    names = ("monograph_id", "ingredients", "name", "page_kind")
    return {
        page: drug_id_of(tuple(ingredients), name)
        for page, ingredients, name, kind in zip(*(monographs.column(n).to_pylist() for n in names), strict=True)
        if kind == "monograph"
    }


def with_drugs(table: pa.Table, drugs: Mapping[str, str]) -> pa.Table:
    """`table` with the drug of each row's page; null where the page is no monograph."""
    pages, ids = (pa.array(list(words), pa.string()) for words in (drugs, drugs.values()))
    place = pc.index_in(table.column("monograph_id"), pages)
    at = table.column_names.index("drug_id")
    return table.set_column(at, table.schema.field(at), pa.chunked_array([ids.take(c) for c in place.chunks], ids.type))


def spelled_drugs(monographs: pa.Table) -> set[tuple[str, str]]:
    """The drug's id as each page spells it, with the linked one."""
    columns = (monographs.column(name).to_pylist() for name in ("ingredients", "name", "drug_id"))
    pages = zip(*columns, strict=True)
    return {(spelled_drug_id(tuple(ingredients), name), drug) for ingredients, name, drug in pages if drug is not None}
