"""`drug_effects`: what all pages of one content origin say of a drug and an effect."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pyarrow as pa

from materia_medica.link.meaning.meaning import mean
from materia_medica.schema import TABLES
from materia_medica.schema.arrow import conform, from_rows
from materia_medica.schema.values import TIER_RANKS

_COLUMNS = ("side_effect_id", "monograph_id", "drug_id", "source", "content_origin", "effect", "frequency_tier",
            "frequency_basis", "is_serious", "is_medically_important")  # fmt: skip


class _Statement(NamedTuple):
    """The columns of a row that count here."""

    side_effect_id: str
    monograph_id: str
    drug_id: str | None
    source: str
    content_origin: str
    effect: str
    tier: str
    basis: str
    is_serious: bool
    is_medically_important: bool


def link_drug_effects(side_effects: pa.Table, asides: pa.Table, publishers: Mapping[str, str]) -> pa.Table:
    """The table `drug_effects` of accepted, linked rows; `publishers` by source.

    A composite wording counts for each effect that it names; what a detail names besides is no statement of its own.
    """
    stated: defaultdict[tuple[str, str, str], list[_Statement]] = defaultdict(list)
    for row in zip(*(side_effects.column(n).to_pylist() for n in _COLUMNS), strict=True):
        statement = _Statement(*row)
        if statement.drug_id is not None:
            for effect_id in mean(statement.effect).effect_ids:
                stated[statement.drug_id, effect_id, statement.content_origin].append(statement)
    denied = _denied(asides)
    rows = [_row(key, statements, denied.get(key, set()), publishers) for key, statements in stated.items()]
    declared = TABLES["drug_effects"]
    return conform(declared, from_rows(declared, rows))


def _denied(asides: pa.Table) -> Mapping[tuple[str, str, str], set[str]]:
    """Pages that deny an effect, by drug, effect and content origin."""
    found: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    names = ("monograph_id", "drug_id", "content_origin", "effect_ids")
    for page, drug_id, origin, effect_ids in zip(*(asides.column(n).to_pylist() for n in names), strict=True):
        for effect_id in effect_ids if drug_id is not None else ():
            found[drug_id, effect_id, origin].add(page)
    return found


def _row(
    key: tuple[str, str, str], statements: Sequence[_Statement], denied: set[str], publishers: Mapping[str, str]
) -> tuple[Any, ...]:
    tiered = sorted((s for s in statements if s.tier in TIER_RANKS), key=lambda s: (TIER_RANKS[s.tier], s.basis))
    highest, lowest = (tiered[0], tiered[-1]) if tiered else (statements[0], statements[0])
    return (
        *key,
        highest.tier,
        highest.basis,
        lowest.tier,
        lowest.basis,
        len(statements),
        len({s.monograph_id for s in statements}),
        len({publishers[s.source] for s in statements}),
        any(s.is_serious for s in statements),
        any(s.is_medically_important for s in statements),
        _consistency(tiered, publishers),
        sorted(denied),
        sorted({s.side_effect_id for s in statements}),
    )


def _consistency(tiered: Sequence[_Statement], publishers: Mapping[str, str]) -> str:
    """How far publishers agree; statements of one publisher that differ are no agreement of two."""
    if not tiered:
        return "not_stated"
    apart = TIER_RANKS[tiered[-1].tier] - TIER_RANKS[tiered[0].tier]
    if len({publishers[s.source] for s in tiered}) == 1 and not apart:
        return "single"
    return "same" if not apart else "one_tier_apart" if apart == 1 else "apart"
