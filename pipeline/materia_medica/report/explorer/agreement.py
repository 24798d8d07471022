"""How far pages agree on the frequency of an effect of a drug, whoever wrote them."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.link.distinct import distinct, numbered, whole
from materia_medica.report.explorer.columns import rows
from materia_medica.schema.values import TIER_RANKS

AGREEMENTS = ("none", "same", "one_step", "apart", "own_pages_differ")
"""Fewer than two statements of a tier; publishers state the same tier, neighbouring ones, ones further apart; or one
publisher alone states several."""

Pair = tuple[str, str]
"""Drug and effect."""


def agreements(tables: Mapping[str, pa.Table]) -> dict[Pair, str]:
    """One of `AGREEMENTS` for each pair of drug and effect of `drug_effects`. One publisher is one witness.

    Raises KeyError where a row is lacking that a pair rests on.
    """
    table, side_effects = tables["drug_effects"], tables["side_effects"]
    rank, by = _told(side_effects, dict(rows(tables["sources"], "source", "publisher")))
    ids = whole(table.column("side_effect_ids"))
    row = pc.index_in(pc.list_flatten(ids), value_set=side_effects.column("side_effect_id"))
    if row.null_count:
        raise KeyError("side_effect_ids")
    pairs = distinct(table.column("drug_id"), table.column("effect_id"))
    of_pairs = pa.table(
        {"pair": pairs.place.take(pc.list_parent_indices(ids)), "rank": rank.take(row), "by": by.take(row)}
    )
    ranked = of_pairs.group_by("pair").aggregate([("rank", "min"), ("rank", "max"), ("by", "count_distinct")])
    found = dict.fromkeys(pairs.values, _agreement(None, None, 0))
    for pair, least, most, witnesses in rows(ranked, "pair", "rank_min", "rank_max", "by_count_distinct"):
        found[pairs.values[pair]] = _agreement(least, most, witnesses)
    return found


def _told(side_effects: pa.Table, publisher: Mapping[str, str]) -> tuple[pa.Array, pa.Array]:
    """The rank of each row's tier and the number of its publisher, both null where it has no tier."""
    tier, tiers = numbered(side_effects.column("frequency_tier"))
    source, sources = numbered(side_effects.column("source"))
    rank = pa.array([TIER_RANKS.get(word) for word in tiers.to_pylist()], pa.int32()).take(pa.array(tier))
    names = [publisher[word] for word in sources.to_pylist()]
    by = pa.array([names.index(name) for name in names], pa.int32()).take(pa.array(source))
    return rank, pc.if_else(rank.is_valid(), by, None)


def _agreement(least: int | None, most: int | None, witnesses: int) -> str:
    apart = most - least if most is not None and least is not None else 0
    if witnesses < 2:
        return "own_pages_differ" if apart else "none"
    return "same" if not apart else "one_step" if apart == 1 else "apart"
