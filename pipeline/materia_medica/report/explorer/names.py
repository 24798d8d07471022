"""What the explorer opens first: every drug and effect with its names, and which drugs have which effect."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from materia_medica.link.meaning.vocabulary import by_id
from materia_medica.report.explorer.agreement import AGREEMENTS, Pair
from materia_medica.report.explorer.columns import (
    ORIGIN_NUMBER,
    ORIGINS,
    SYSTEM_NUMBER,
    SYSTEMS,
    TIER_NUMBER,
    Numbers,
    rows,
)
from materia_medica.schema.ids import fold
from materia_medica.schema.values import TIERS, TOPICS


def names_of(tables: Mapping[str, pa.Table], numbers: Numbers, *, shard_of: list[int]) -> dict[str, Any]:
    """Lists of equal length for drugs and for effects; `shard_of` says in which part a drug's details stand."""
    return {
        "tiers": TIERS,
        "systems": SYSTEMS,
        "origins": ORIGINS,
        "topics": TOPICS,
        "agreements": AGREEMENTS,
        "sources": [
            dict(zip(("source", "name", "origin", "license", "attribution", "publisher"), row, strict=True))
            for row in rows(
                tables["sources"], "source", "name", "content_origin", "license", "attribution", "publisher"
            )
        ],
        "drugs": _drugs(tables, shard_of),
        "effects": _effects(tables["effects"], numbers),
    }


def _drugs(tables: Mapping[str, pa.Table], shard_of: list[int]) -> dict[str, Any]:
    found = list(rows(tables["drugs"], "drug_id", "name", "kind", "n_side_effects", "n_monographs"))
    others: dict[str, dict[str, str]] = defaultdict(dict)
    for drug, name in rows(tables["drug_names"], "drug_id", "name"):
        others[drug].setdefault(fold(name), name)
    ids = [row[0] for row in found]
    return {
        "id": ids,
        "name": [row[1] for row in found],
        "combination": [int(row[2] == "combination") for row in found],
        "rows": [row[3] for row in found],
        "pages": [row[4] for row in found],
        "shard": shard_of,
        "names": [[n for key, n in others[row[0]].items() if key != fold(row[1])] for row in found],
    }


def _effects(table: pa.Table, numbers: Numbers) -> dict[str, Any]:
    columns = (
        "effect_id", "label", "body_system", "second_body_system", "parent_id", "synonyms", "is_lab_finding",
        "is_medically_important", "identifiers", "n_drugs",
    )  # fmt: skip
    ids, labels, systems, seconds, parents, synonyms, lab, important, identifiers, drugs = (
        zip(*rows(table, *columns), strict=True) if table.num_rows else ((),) * len(columns)
    )
    return {
        "id": ids,
        "label": labels,
        "system": [SYSTEM_NUMBER[system] for system in systems],
        "second": [SYSTEM_NUMBER[system] if system else -1 for system in seconds],
        "parent": [numbers.effects.get(parent, -1) for parent in parents],
        "names": synonyms,
        "also": [_also(effect) for effect in ids],
        "lab": [int(said) for said in lab],
        "important": [int(said) for said in important],
        "identifiers": identifiers,
        "drugs": drugs,
    }


def _also(effect: str) -> list[str]:
    """Names that the vocabulary has for it, whether or not a page of this release uses them."""
    concept = by_id().get(effect)
    return [*concept.synonyms, *concept.abbreviations] if concept else []


def postings_of(table: pa.Table, numbers: Numbers, agreed: Mapping[Pair, str]) -> list[list[int]]:
    """For each effect its drugs, six numbers each.

    These are: drug, content origin, most frequent tier, rarest tier, whether a page calls it serious, how far
    pages agree.
    """
    found: list[list[int]] = [[] for _ in numbers.effects]
    columns = ("effect_id", "drug_id", "content_origin", "highest_tier", "lowest_tier", "is_serious")
    for effect, drug, origin, highest, lowest, serious in rows(table, *columns):
        found[numbers.effects[effect]] += (
            numbers.drugs[drug], ORIGIN_NUMBER[origin], TIER_NUMBER[highest], TIER_NUMBER[lowest], int(serious),
            AGREEMENTS.index(agreed[drug, effect]),
        )  # fmt: skip
    return found
