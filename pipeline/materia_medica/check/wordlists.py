"""The reviewed words of `words.yaml`, as regular expressions that both Python and Arrow read."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from materia_medica.reviewed import reviewed

LONGEST_NAME = 60
"""A longer label of a group is an introduction; what it names in passing does not name the group."""


@cache
def _said() -> dict[str, Any]:
    said: dict[str, Any] = reviewed("materia_medica.check", "words.yaml")
    return said


def mojibake() -> str:
    """Matches words that were decoded wrongly."""
    return "|".join(_said()["mojibake"])


def markup() -> str:
    """Matches Markdown and HTML marks."""
    return "(?m)" + "|".join(f"(?:{p})" for p in _said()["markup"])


@cache
def _tier_words() -> tuple[re.Pattern[str], dict[str, str]]:
    tier_of = {word: tier for tier, words in _said()["tiers"].items() for word in words}
    longest_first = sorted(tier_of, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b"), tier_of


def tiers_said(statement: str) -> list[str]:
    """Tiers that a statement names by word, in the order of its words."""
    pattern, tier_of = _tier_words()
    return [tier_of[m.group()] for m in pattern.finditer(" ".join(statement.lower().split()))]


def folded(words: str) -> str:
    """Words in lower case, with single blanks between them."""
    return " ".join(words.lower().replace("’", "'").split())


@lru_cache(maxsize=4096)
def tier_of_label(label: str) -> str | None:
    """The tier that the label of a group names first; null where it names none, or is an introduction."""
    said = tiers_said(label) if len(label) <= LONGEST_NAME else []
    return said[0] if said else None


def says_not_known(words: str) -> bool:
    """Whether words say that the frequency is not known."""
    return any(w in folded(words) for w in _said()["not_known"])


def parts_of_statement(words: str) -> list[str]:
    """The parts of a statement of frequency that stand on the page: a word, and the bound that it refines."""
    return [part for part in folded(words).replace(" (", "\n").rstrip(")").split("\n") if part]


def says_serious(statement: str) -> bool:
    """Whether the label of a group calls its effects serious."""
    words = " ".join(statement.lower().replace("\u2011", "-").split())
    return any(w in words for w in _said()["serious"]) and not any(w in words for w in _said()["not_serious"])


def asks_for_care(words: str) -> bool:
    """Whether words call an effect serious or ask for immediate care."""
    folded = words.lower().replace("\u2011", "-")
    return any(w in folded for w in (*_said()["serious"], *_said()["care"]))


def says_context(label: str) -> bool:
    """Whether the label of a group names a circumstance: long-term use, adverse drug reactions and the like."""
    folded = " ".join(label.lower().replace("\u2011", "-").split())
    return len(folded) <= LONGEST_NAME and any(w in folded for w in _said()["contexts"])
