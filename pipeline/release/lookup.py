"""Finding a drug of a release by what a person types: its id, its name, its ingredients or a brand name."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import pyarrow as pa

from pipeline.schema.ids import fold, slug

_BETWEEN = re.compile(r"\s*(?:\+|/|,|;|&|\band\b|\bwith\b)\s*", re.IGNORECASE)


class Found(NamedTuple):
    """The drugs meant, or what comes near."""

    drug_ids: list[str]
    near: list[str]
    """Names that look alike; empty where a drug was found."""


def find_drugs(drugs: pa.Table, words: str) -> Found:
    """Drugs that `words` mean: by id, else name, else the exact set of ingredients, else brand, else one ingredient."""
    rows = drugs.select(["drug_id", "name", "ingredients", "brand_names"]).to_pylist()
    wanted, asked = fold(words), slug(fold(words))
    parts = sorted(slug(fold(part)) for part in _BETWEEN.split(words) if part.strip())
    ways = (
        lambda d: d["drug_id"] == words or d["drug_id"] == asked,
        lambda d: fold(d["name"]) == wanted or slug(fold(d["name"])) == asked,
        lambda d: sorted(slug(fold(i)) for i in d["ingredients"]) == parts,
        lambda d: any(fold(b) == wanted for b in d["brand_names"]),
        lambda d: any(slug(fold(i)) == asked for i in d["ingredients"]),
    )
    for way in ways:
        if found := [d["drug_id"] for d in rows if way(d)]:
            return Found(found, [])
    return Found([], _near(rows, wanted))


def _near(rows: Sequence[dict[str, Any]], wanted: str, most: int = 8) -> list[str]:
    known: dict[str, str] = {}
    for row in rows:
        for name in (row["name"], *row["ingredients"], *row["brand_names"]):
            known.setdefault(fold(name), name)
    inside = sorted((n for n in known if wanted and wanted in n), key=len)
    alike = difflib.get_close_matches(wanted, known, n=most, cutoff=0.6)
    return [known[n] for n in _once((*alike, *inside))][:most]


def _once(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))
