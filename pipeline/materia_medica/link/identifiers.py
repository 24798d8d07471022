"""`identifiers`: what the documents state that registers call their product, and what that says of its drug."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.read.structure import facts_of
from materia_medica.resting import pieces
from materia_medica.schema import TABLES
from materia_medica.schema.arrow import conform, from_rows

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
OF_SUBSTANCES = frozenset(("unii",))
"""Registers that number substances, so that what stands on a page of a single drug is the drug's own."""


def link_identifiers(monographs: pa.Table, of_registers: Iterable[tuple[str, str, str]] = ()) -> pa.Table:
    """The table `identifiers` of accepted pages; the drug of a page with one ingredient has those of its substance.

    `of_registers` are further ones that registers give drugs: drug, register and value.
    """
    found: dict[tuple[str, str, str, str], None] = {}
    for page, drug, kind, structure in _stating(monographs):
        for system, stated in facts_of(structure).identifiers:
            value = _in_ascii(stated)
            if value is None:
                continue
            found["monograph", page, system, value] = None
            if drug is not None and kind == "single" and system in OF_SUBSTANCES:
                found["drug", drug, system, value] = None
    found.update({("drug", *said): None for said in of_registers})
    declared = TABLES["identifiers"]
    return conform(declared, from_rows(declared, list(found)))


def _stating(monographs: pa.Table) -> Iterator[tuple[str, str | None, str, str]]:
    """Id, drug, kind and structure of each page that is no web page, for those alone state identifiers."""
    names = ("monograph_id", "drug_id", "kind", "structure")
    for piece in pieces(monographs.select((*names, "document_type"))):
        stating = piece.filter(pc.not_equal(piece.column("document_type").cast(pa.string()), "web_page"))
        yield from zip(*(stating.column(n).to_pylist() for n in names), strict=True)


def _in_ascii(stated: str) -> str | None:
    """An identifier in plain signs: dashes and spaces of typesetting made plain; null for what none is."""
    value = " ".join(stated.translate(_DASHES).split())
    return value if value and value.isascii() and value.isprintable() else None
