"""`drug_effects`: what all pages of one content origin say of a drug and an effect."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.link.distinct import Numbered, distinct, in_numbers, numbered, whole
from materia_medica.link.meaning.meaning import mean
from materia_medica.schema import TABLES
from materia_medica.schema.arrow import conform
from materia_medica.schema.values import TIER_RANKS

_KEY = ("drug_id", "effect_id", "content_origin")
_OF_GROUP = [
    ("place", "min"), ("place", "list"), ("place", "count"), ("tier_how_often", "min"), ("tier_how_often", "max"),
    ("monograph_id", "count_distinct"), ("publisher", "count_distinct"), ("publisher_with_tier", "count_distinct"),
    ("is_serious", "any"), ("is_medically_important", "any"),
]  # fmt: skip
"""What is asked of all statements of a drug, an effect and an origin."""


_READ = ("side_effect_id", "monograph_id", "drug_id", "source", "content_origin", "effect", "frequency_tier",
         "frequency_basis", "is_serious", "is_medically_important")  # fmt: skip
"""Columns of `side_effects` that drugs and effects are made of."""
ROWS_AT_ONCE = 500_000
"""Rows of side effects that are looked at together: those of some drugs, one at least."""


def link_drug_effects(side_effects: pa.Table, asides: pa.Table, publishers: Mapping[str, str]) -> pa.Table:
    """The table `drug_effects` of accepted, linked rows; `publishers` by source.

    A composite wording counts for each effect that it names; what a detail names besides is no statement of its own.
    """
    denied = _denied(asides)
    shares = (_of_drugs(rows, denied, publishers) for rows in _by_drugs(side_effects.select(_READ)))
    return conform(TABLES["drug_effects"], pa.concat_tables(shares))


def _by_drugs(side_effects: pa.Table) -> Iterator[pa.Table]:
    """The rows, all of some drugs at a time: what is made of them takes several times their memory."""
    if side_effects.num_rows <= ROWS_AT_ONCE:
        yield side_effects
        return
    number, drugs = numbered(side_effects.column("drug_id"))
    share = (np.cumsum(np.bincount(number, minlength=len(drugs))) - 1) // ROWS_AT_ONCE
    share_of_row = share[number]
    for which in np.unique(share):
        yield side_effects.filter(pa.array(share_of_row == which))


def _of_drugs(
    side_effects: pa.Table, denied: Mapping[tuple[str, str, str], set[str]], publishers: Mapping[str, str]
) -> pa.Table:
    """The columns of `drug_effects` of some rows, which are all of every drug that they are of."""
    tiers = distinct(side_effects.column("frequency_tier"), side_effects.column("frequency_basis"))
    ordered = sorted(tiers.values, key=lambda v: (TIER_RANKS.get(v[0], len(TIER_RANKS) + 1), v[1]))
    how_often = pa.array([ordered.index(v) for v in tiers.values], pa.int32()).take(tiers.place)
    is_tiered = tiers.each(lambda tier, _: tier in TIER_RANKS, "bool")
    drug_id, origin = (numbered(side_effects.column(name)) for name in ("drug_id", "content_origin"))
    row, (effect_id, effects) = _named(side_effects, drug_id)
    publisher = whole(
        in_numbers(distinct(side_effects.column("source")).each(lambda source: publishers[source], "string"))
    )
    of_row = {
        "drug_id": pa.array(drug_id[0]),
        "content_origin": pa.array(origin[0]),
        "monograph_id": whole(in_numbers(side_effects.column("monograph_id"))),
        "is_serious": whole(side_effects.column("is_serious")),
        "is_medically_important": whole(side_effects.column("is_medically_important")),
        "publisher": publisher,
        "publisher_with_tier": pc.if_else(is_tiered, publisher, None),
        "tier_how_often": pc.if_else(is_tiered, how_often, None),
    }
    by_id = _by_id(side_effects, row)
    row, effect_id = row.take(by_id), effect_id.take(by_id)
    del by_id
    stated = {name: of_row.pop(name).take(row) for name in list(of_row)}
    stated |= {"effect_id": effect_id, "place": pa.array(np.arange(len(row), dtype=np.int32))}
    groups = pa.table(stated).group_by(list(_KEY), use_threads=False).aggregate(_OF_GROUP)
    del stated
    first, places = (whole(groups.column(f"place_{what}")) for what in ("min", "list"))
    row_of_first = row.take(first)
    words = {"drug_id": drug_id[1], "effect_id": effects, "content_origin": origin[1]}
    key = {name: words[name].take(whole(groups.column(name))) for name in _KEY}

    # a group none of whose statements has a tier says what its first statement does
    bounds = (groups.column(f"tier_how_often_{end}") for end in ("min", "max"))
    highest, lowest = (pc.coalesce(bound, how_often.take(row_of_first)) for bound in bounds)
    tier, basis = (pa.array([said[n] for said in ordered], pa.string()) for n in range(2))
    rank = pa.array([TIER_RANKS.get(tier) for tier, _ in ordered], pa.int64())
    apart = pc.subtract(rank.take(lowest), rank.take(highest))
    of_key = [sorted(denied.get(k, ())) for k in zip(*(c.to_pylist() for c in key.values()), strict=True)]
    made = {
        **key,
        "highest_tier": tier.take(highest),
        "highest_basis": basis.take(highest),
        "lowest_tier": tier.take(lowest),
        "lowest_basis": basis.take(lowest),
        "n_statements": groups.column("place_count"),
        "n_monographs": groups.column("monograph_id_count_distinct"),
        "n_publishers": groups.column("publisher_count_distinct"),
        "is_serious": groups.column("is_serious_any"),
        "is_medically_important": groups.column("is_medically_important_any"),
        "consistency": _consistency(apart, groups.column("publisher_with_tier_count_distinct")),
        "denied_by": pa.array(of_key, pa.list_(pa.string())),
        "side_effect_ids": pa.ListArray.from_arrays(
            places.offsets, whole(side_effects.column("side_effect_id").take(row.take(places.values)))
        ),
    }
    return pa.table(made)


def _named(side_effects: pa.Table, drug_id: Numbered) -> tuple[pa.Array, tuple[pa.Array, pa.Array]]:
    """The row of each effect that a row of a drug names, in their order, and the effect as a number."""
    wordings = distinct(side_effects.column("effect"))
    of_wording = [mean(effect).effect_ids for (effect,) in wordings.values]
    effects = list(dict.fromkeys(effect_id for effect_ids in of_wording for effect_id in effect_ids))
    number = {effect_id: n for n, effect_id in enumerate(effects)}
    numbers = pa.array([[number[e] for e in effect_ids] for effect_ids in of_wording], pa.list_(pa.int32()))
    place = pc.if_else(drug_id[1].is_valid().take(pa.array(drug_id[0])), wordings.place, None)
    named = numbers.take(place)
    return pc.list_parent_indices(named).cast(pa.int32()), (pc.list_flatten(named), pa.array(effects, pa.string()))


def _by_id(side_effects: pa.Table, row: pa.Array) -> pa.Array:
    """The order of these rows by their ids; rows are read from left to right, and one of several effects stays so."""
    rank = np.empty(side_effects.num_rows, np.int32)
    rank[pc.sort_indices(side_effects.column("side_effect_id")).to_numpy()] = np.arange(side_effects.num_rows)
    return pa.array(np.argsort(rank[row.to_numpy()], kind="stable"))


def _denied(asides: pa.Table) -> Mapping[tuple[str, str, str], set[str]]:
    """Pages that deny an effect, by drug, effect and content origin."""
    found: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    names = ("monograph_id", "drug_id", "content_origin", "effect_ids")
    stating = pc.and_(
        pc.greater(pc.list_value_length(asides.column("effect_ids")), 0), asides.column("drug_id").is_valid()
    )
    rows = asides.select(names).filter(stating)
    for page, drug_id, origin, effect_ids in zip(*(rows.column(n).to_pylist() for n in names), strict=True):
        for effect_id in effect_ids:
            found[drug_id, effect_id, origin].add(page)
    return found


def _consistency(apart: pa.ChunkedArray, publishers: pa.ChunkedArray) -> pa.ChunkedArray:
    """How far publishers agree: how many tiers they are apart, null where none states a tier, and how many they are.

    Statements of one publisher that differ are no agreement of two.
    """
    single = pc.and_(pc.equal(publishers, 1), pc.equal(apart, 0))
    agree = pc.if_else(
        single,
        "single",
        pc.if_else(pc.equal(apart, 0), "same", pc.if_else(pc.equal(apart, 1), "one_tier_apart", "apart")),
    )
    return pc.fill_null(agree, "not_stated")
