"""Linking: pages are joined to drugs and effects. All of it is derived from accepted rows alone."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from materia_medica.account import Extraction
from materia_medica.link.drugs import link_drugs
from materia_medica.link.effects import link_effects
from materia_medica.link.sources import link_sources
from materia_medica.schema import TABLES
from materia_medica.settings.source import Source


def link(tables: Mapping[str, pa.Table], account: Extraction, sources: Mapping[str, Source]) -> dict[str, pa.Table]:
    """The per-page tables with those derived from them: `sources`, `drugs`, `drug_ingredients` and `effects`."""
    priorities = {name: source.priority for name, source in sources.items()}
    drugs, ingredients = link_drugs(
        tables["monographs"], tables["sections"], tables["side_effects"], tables["faqs"], priorities
    )
    derived = {
        "sources": link_sources(account, sources),
        "drugs": drugs,
        "drug_ingredients": ingredients,
        "effects": link_effects(tables["side_effects"]),
    }
    both = {**tables, **derived}
    return {name: both[name] for name in TABLES if name in both}
