"""The entries of `words/frequency.yaml`, where the words of frequency have their one place, as the rules need them."""

from __future__ import annotations

from typing import Any

from materia_medica.extract.language.word_tables import alternatives, table


def plain(*kinds: str) -> str:
    """One group of a regular expression that matches the plain words of frequency of these kinds, such as `rare`."""
    return alternatives(word for kind in kinds for word in table("frequency")["words"][kind])


def stating(*tiers: str) -> str:
    """One group of a regular expression that matches what states one of these tiers; of any, where none is named.

    It knows no borders of words.
    """
    return alternatives(entry for tier in tiers or table("frequency")["tiers"] for entry in entries("tiers", tier))


def entries(*keys: str) -> list[str]:
    """The entries of the list at this place of the table."""
    found: Any = table("frequency")
    for key in keys:
        found = found[key]
    return [str(entry) for entry in found]
