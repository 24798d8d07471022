"""Finding a drug of a release by what a person types: its id, its ingredients, a brand name or any other name."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
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
    """What the words were found to be: `id`, `name`, `ingredients`, `brand`, `other_name`, `old_id` or `ingredient`."""


def find_drugs(tables: Mapping[str, pa.Table], words: str, meant: str = "") -> DrugsFound:
    """Drugs that `words` mean: by id, else name, else the exact set of ingredients, else brand, else another name in
    use, else an id of an earlier release, else one ingredient. `meant` is the id that linking gives the words.
    """
    rows = tables["drugs"].select(["drug_id", "name", "ingredients", "brand_names"]).to_pylist()
    others = _other_names(tables["drug_names"])
    wanted, asked = fold(words), slug(fold(words))
    named = {meant, *(of for of, name in others if fold(name) == wanted)}
    replaced = _new_ids(tables["aliases"], asked)
    parts = sorted(slug(fold(part)) for part in _BETWEEN.split(words) if part.strip())
    ways: dict[str, Callable[[dict[str, Any]], bool]] = {
        "id": lambda d: d["drug_id"] in (words, asked),
        "name": lambda d: fold(d["name"]) == wanted or slug(fold(d["name"])) == asked,
        "ingredients": lambda d: sorted(slug(fold(i)) for i in d["ingredients"]) == parts,
        "brand": lambda d: any(fold(b) == wanted for b in d["brand_names"]),
        "other_name": lambda d: d["drug_id"] in named,
        "old_id": lambda d: d["drug_id"] in replaced,
        "ingredient": lambda d: (
            any(slug(fold(i)) == asked for i in d["ingredients"]) or not named.isdisjoint(_substances(d["drug_id"]))
        ),
    }
    for by, means in ways.items():
        if found := [d["drug_id"] for d in rows if means(d)]:
            return DrugsFound(found, [], by)
    return DrugsFound([], _near(rows, others, wanted))


def _substances(drug_id: str) -> list[str]:
    return drug_id.split("-plus-")


def _other_names(names: pa.Table) -> list[tuple[str, str]]:
    """Drug or ingredient and name, misspellings last."""
    rows = names.select(["drug_id", "name", "kind"]).to_pylist()
    return [(r["drug_id"], r["name"]) for r in sorted(rows, key=lambda r: r["kind"] == "misspelling")]


def _new_ids(aliases: pa.Table, old: str) -> set[str]:
    rows = aliases.to_pylist()
    return {r["new_id"] for r in rows if r["table"] == "drugs" and r["old_id"] == old}


def _near(rows: Sequence[dict[str, Any]], others: Sequence[tuple[str, str]], wanted: str) -> list[str]:
    names = (name for row in rows for name in (row["name"], *row["ingredients"], *row["brand_names"]))
    return near_names((*names, *(name for _, name in others)), wanted)


def near_names(names: Iterable[str], wanted: str, most: int = 8) -> list[str]:
    """Names that look like `wanted`, the most alike first, then those that hold it, the shortest first."""
    wanted = fold(wanted)
    known: dict[str, str] = {}
    for name in names:
        known.setdefault(fold(name), name)
    inside = sorted((n for n in known if wanted and wanted in n), key=len)
    alike = difflib.get_close_matches(wanted, known, n=most, cutoff=0.6)
    return [known[n] for n in dict.fromkeys((*alike, *inside))][:most]
