"""How far pages agree on the frequency of an effect of a drug, whoever wrote them."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from materia_medica.report.explorer.columns import rows
from materia_medica.schema.values import TIER_RANKS

AGREEMENTS = ("none", "same", "one_step", "apart", "own_pages_differ")
"""Fewer than two statements of a tier; publishers state the same tier, neighbouring ones, ones further apart; or one
publisher alone states several."""

Pair = tuple[str, str]
"""Drug and effect."""


def agreements(tables: Mapping[str, pa.Table]) -> dict[Pair, str]:
    """One of `AGREEMENTS` for each pair of drug and effect of `drug_effects`. One publisher is one witness."""
    publisher = dict(rows(tables["sources"], "source", "publisher"))
    said = {
        row: (TIER_RANKS.get(tier), publisher[source])
        for row, tier, source in rows(tables["side_effects"], "side_effect_id", "frequency_tier", "source")
    }
    found: dict[Pair, list[tuple[int, str]]] = {}
    for drug, effect, ids in rows(tables["drug_effects"], "drug_id", "effect_id", "side_effect_ids"):
        ranked = found.setdefault((drug, effect), [])
        ranked += [(rank, by) for rank, by in (said[i] for i in ids) if rank is not None]
    return {pair: _agreement(ranked) for pair, ranked in found.items()}


def _agreement(ranked: list[tuple[int, str]]) -> str:
    ranks = [rank for rank, _ in ranked]
    apart = max(ranks) - min(ranks) if ranks else 0
    if len({by for _, by in ranked}) < 2:
        return "own_pages_differ" if apart else "none"
    return "same" if not apart else "one_step" if apart == 1 else "apart"
