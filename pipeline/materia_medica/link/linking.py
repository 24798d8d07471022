"""The step of linking: every table that is derived from accepted rows, and the columns that it adds to them.

It has three parts, so that a cluster can do the first two where the rows are: what is said of each page's rows, what is
said of each drug by all of its rows, and the rest, which is made of few columns of all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from itertools import chain

import pyarrow as pa

from materia_medica.account import Extraction
from materia_medica.fetch.vocabularies import Vocabulary
from materia_medica.link.aliases import link_aliases
from materia_medica.link.drug_effects import link_drug_effects
from materia_medica.link.drug_names import link_drug_names
from materia_medica.link.drugs import link_drug_ingredients, link_drugs, names_of_substances
from materia_medica.link.effects import link_effects
from materia_medica.link.group_words import group_words
from materia_medica.link.identifiers import link_identifiers
from materia_medica.link.in_registers import of_registers
from materia_medica.link.pages import drugs_of_pages, spelled_drugs, with_drugs
from materia_medica.link.sources import link_sources
from materia_medica.link.wordings import with_denied, with_effects
from materia_medica.resting import at_rest
from materia_medica.schema import PAGE_TABLES, TABLES
from materia_medica.settings.source import Source

Tables = Mapping[str, pa.Table]
OF_DRUGS = ("drugs", "drug_effects")
"""The tables that are made of all rows of each drug."""


def link(
    tables: Tables,
    account: Extraction,
    sources: Mapping[str, Source],
    vocabularies: Iterable[Vocabulary] = (),
) -> dict[str, pa.Table]:
    """The per-page tables with the columns that linking makes, and the tables derived from them.

    `vocabularies` are those of registers, which say what a drug is called there.
    """
    pages = link_pages(tables, group_words(tables["side_effects"]).of_templates())
    drugs = link_of_drugs(pages, names_of_substances(tables["monographs"]), sources)
    return link_rest({**pages, **drugs}, account, sources, vocabularies)


def link_pages(tables: Tables, templates: Set[tuple[str, str]]) -> dict[str, pa.Table]:
    """The per-page tables of some pages with the columns that linking makes.

    `templates` are the group words of sites' templates (see `GroupWords`), which only all pages together show.
    """
    drug_of = drugs_of_pages(tables["monographs"])
    pages = {name: with_drugs(table, drug_of) if "drug_id" in table.column_names else table
             for name, table in tables.items() if name in PAGE_TABLES}  # fmt: skip
    linked = with_effects(pages["side_effects"], templates)
    first = next(linked)  # with one piece at least, and the columns as linking declares them
    batches = (batch for piece in chain([first], linked) for batch in piece.combine_chunks().to_batches())
    pages["side_effects"] = at_rest(batches, first.schema)
    pages["asides"] = with_denied(pages["asides"])
    return pages


def link_of_drugs(pages: Tables, substances: Set[str], sources: Mapping[str, Source]) -> dict[str, pa.Table]:
    """`drugs` and `drug_effects` of linked pages, which are all of every drug that they are of.

    `substances` are the names of those of all pages.
    """
    priorities = {name: source.priority for name, source in sources.items()}
    publishers = {name: source.publisher or name for name, source in sources.items()}
    return {
        "drugs": link_drugs(pages, priorities, substances),
        "drug_effects": link_drug_effects(pages["side_effects"], pages["asides"], publishers),
    }


def link_rest(
    tables: Tables, account: Extraction, sources: Mapping[str, Source], vocabularies: Iterable[Vocabulary] = ()
) -> dict[str, pa.Table]:
    """All tables in their order: those given, of all pages and drugs, and what is still to be made of them."""
    monographs, drugs = tables["monographs"], tables["drugs"]
    names = link_drug_names(monographs, drugs)
    both = {
        **tables,
        "sources": link_sources(account, sources),
        "identifiers": link_identifiers(monographs, of_registers(names, drugs, vocabularies)),
        "drug_ingredients": link_drug_ingredients(drugs),
        "drug_names": names,
        "effects": link_effects(tables["side_effects"], tables["asides"]),
        "aliases": link_aliases(tables["side_effects"], spelled_drugs(monographs)),
    }
    return {name: both[name] for name in TABLES if name in both}
