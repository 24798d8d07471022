"""Finding a drug of a release by what a person types: its id, its ingredients, a brand name or any other name."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from materia_medica.release.rows import Row, Rows
from materia_medica.schema.ids import fold, slug

_BETWEEN = re.compile(r"\s*(?:\+|/|,|;|&|\band\b|\bwith\b)\s*", re.IGNORECASE)


class DrugsFound(NamedTuple):
    """The drugs meant, or what comes near."""

    drug_ids: list[str]
    near: list[str]
    """Names that look alike; empty where a drug was found."""
    by: str = ""
    """What the words were found to be: `name`, `old_id` or `ingredient`; empty where no drug was found."""


def find_drugs(rows_of: Rows, words: str) -> list[str]:
    """Ids of the drugs that `words` name plainly: by id, else name, else the exact set of ingredients, else brand,
    else another name in use.
    """
    asked = slug(fold(words))
    for known in dict.fromkeys((words, asked)):
        if rows_of("drugs", ["drug_id"], drug_id=known):
            return [known]
    drugs = rows_of("drugs", _NAMING)
    named = {of for of, name in _other_names(rows_of) if fold(name) == fold(words)}
    return _as_pages_say(drugs, words) or [d["drug_id"] for d in drugs if d["drug_id"] in named]


def drugs_meant(rows_of: Rows, words: str, meant: str) -> DrugsFound:
    """Drugs that words mean which name none plainly: by `meant`, the id that linking gives them, else by an id of an
    earlier release, else by one ingredient.
    """
    asked, drugs, others = slug(fold(words)), rows_of("drugs", _NAMING), _other_names(rows_of)
    named = {meant, *(of for of, name in others if fold(name) == fold(words))}
    replaced = {row["new_id"] for row in rows_of("aliases", table="drugs", old_id=asked)}
    ways: dict[str, Callable[[Row], bool]] = {
        "name": lambda d: d["drug_id"] == meant,
        "old_id": lambda d: d["drug_id"] in replaced,
        "ingredient": lambda d: (
            any(slug(fold(i)) == asked for i in d["ingredients"]) or not named.isdisjoint(_substances(d["drug_id"]))
        ),
    }
    for by, means in ways.items():
        if found := [d["drug_id"] for d in drugs if means(d)]:
            return DrugsFound(found, [], by)
    return DrugsFound([], _near(drugs, others, fold(words)))


_NAMING = ("drug_id", "name", "ingredients", "brand_names")
"""Columns of a drug that a person may have in mind."""


def _as_pages_say(drugs: Sequence[Row], words: str) -> list[str]:
    """Drugs whose pages call them so."""
    wanted, asked = fold(words), slug(fold(words))
    parts = sorted(slug(fold(part)) for part in _BETWEEN.split(words) if part.strip())
    ways: tuple[Callable[[Row], bool], ...] = (
        lambda d: fold(d["name"]) == wanted or slug(fold(d["name"])) == asked,
        lambda d: sorted(slug(fold(i)) for i in d["ingredients"]) == parts,
        lambda d: any(fold(b) == wanted for b in d["brand_names"]),
    )
    found = ([d["drug_id"] for d in drugs if means(d)] for means in ways)
    return next(filter(None, found), [])


def _substances(drug_id: str) -> list[str]:
    return drug_id.split("-plus-")


def _other_names(rows_of: Rows) -> list[tuple[str, str]]:
    """Drug or ingredient and name, misspellings last."""
    rows = rows_of("drug_names", ["drug_id", "name", "kind"])
    return [(r["drug_id"], r["name"]) for r in sorted(rows, key=lambda r: r["kind"] == "misspelling")]


def _near(drugs: Sequence[Row], others: Sequence[tuple[str, str]], wanted: str) -> list[str]:
    names = (name for row in drugs for name in (row["name"], *row["ingredients"], *row["brand_names"]))
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
