"""Finding a drug of a release by what a person types: its id, its name, its ingredients or a brand name."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import pyarrow as pa

from materia_medica.schema.ids import fold, slug

_BETWEEN = re.compile(r"\s*(?:\+|/|,|;|&|\band\b|\bwith\b)\s*", re.IGNORECASE)


class DrugsFound(NamedTuple):
    """The drugs meant, or what comes near."""

    drug_ids: list[str]
    near: list[str]
    """Names that look alike; empty where a drug was found."""
    by: str = ""
    """What the words were found to be: `id`, `name`, `ingredients`, `brand` or `ingredient`."""


def find_drugs(drugs: pa.Table, words: str) -> DrugsFound:
    """Drugs that `words` mean: by id, else name, else the exact set of ingredients, else brand, else one ingredient."""
    rows = drugs.select(["drug_id", "name", "ingredients", "brand_names"]).to_pylist()
    wanted, asked = fold(words), slug(fold(words))
    parts = sorted(slug(fold(part)) for part in _BETWEEN.split(words) if part.strip())
    ways: dict[str, Callable[[dict[str, Any]], bool]] = {
        "id": lambda d: d["drug_id"] in (words, asked),
        "name": lambda d: fold(d["name"]) == wanted or slug(fold(d["name"])) == asked,
        "ingredients": lambda d: sorted(slug(fold(i)) for i in d["ingredients"]) == parts,
        "brand": lambda d: any(fold(b) == wanted for b in d["brand_names"]),
        "ingredient": lambda d: any(slug(fold(i)) == asked for i in d["ingredients"]),
    }
    for by, means in ways.items():
        if found := [d["drug_id"] for d in rows if means(d)]:
            return DrugsFound(found, [], by)
    return DrugsFound([], _near(rows, wanted))


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
