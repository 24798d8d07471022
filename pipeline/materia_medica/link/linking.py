"""The step of linking: every table that is derived from accepted rows, and the columns that it adds to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

import pyarrow as pa

from materia_medica.account import Extraction
from materia_medica.fetch.vocabularies import Vocabulary
from materia_medica.link.aliases import link_aliases
from materia_medica.link.drug_effects import link_drug_effects
from materia_medica.link.drug_names import link_drug_names
from materia_medica.link.drugs import link_drugs
from materia_medica.link.effects import link_effects
from materia_medica.link.identifiers import link_identifiers
from materia_medica.link.in_registers import of_registers
from materia_medica.link.pages import drugs_of_pages, spelled_drugs, with_drugs
from materia_medica.link.sources import link_sources
from materia_medica.link.wordings import with_denied, with_effects
from materia_medica.resting import at_rest
from materia_medica.schema import PAGE_TABLES, TABLES
from materia_medica.settings.source import Source


def link(
    tables: Mapping[str, pa.Table],
    account: Extraction,
    sources: Mapping[str, Source],
    vocabularies: Iterable[Vocabulary] = (),
) -> dict[str, pa.Table]:
    """The per-page tables with the columns that linking makes, and the tables derived from them.

    `vocabularies` are those of registers, which say what a drug is called there.
    """
    drug_of = drugs_of_pages(tables["monographs"])
    pages = {name: with_drugs(table, drug_of) if "drug_id" in table.column_names else table
             for name, table in tables.items() if name in PAGE_TABLES}  # fmt: skip
    linked = with_effects(pages["side_effects"])
    first = next(linked)  # with one piece at least, and the columns as linking declares them
    batches = (batch for piece in chain([first], linked) for batch in piece.combine_chunks().to_batches())
    pages["side_effects"] = at_rest(batches, first.schema)
    pages["asides"] = with_denied(pages["asides"])
    priorities = {name: source.priority for name, source in sources.items()}
    publishers = {name: source.publisher or name for name, source in sources.items()}
    drugs, ingredients = link_drugs(
        pages["monographs"], pages["sections"], pages["side_effects"], pages["faqs"], priorities
    )
    names = link_drug_names(pages["monographs"], drugs)
    derived = {
        "sources": link_sources(account, sources),
        "identifiers": link_identifiers(pages["monographs"], of_registers(names, drugs, vocabularies)),
        "drugs": drugs,
        "drug_ingredients": ingredients,
        "drug_names": names,
        "effects": link_effects(pages["side_effects"], pages["asides"]),
        "drug_effects": link_drug_effects(pages["side_effects"], pages["asides"], publishers),
        "aliases": link_aliases(pages["side_effects"], spelled_drugs(tables["monographs"], drug_of)),
    }
    both = {**pages, **derived}
    return {name: both[name] for name in TABLES if name in both}
