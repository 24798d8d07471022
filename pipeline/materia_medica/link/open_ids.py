"""Ids of effects in open vocabularies, those that a person looked at beside the label and definition there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from materia_medica.link.word_table import word_table


@cache
def open_ids() -> Mapping[str, tuple[str, ...]]:
    """The ids of each effect as `SYSTEM:ID`, in alphabetical order; effects that have none are not in it."""
    found: dict[str, tuple[str, ...]] = {}
    for lines in word_table("words", "ids").values():
        for line in lines:
            found[line["effect"]] = tuple(sorted((*found.get(line["effect"], ()), line["id"])))
    return found
