"""The entries of `words/frequency.yaml`, where the words of frequency have their one place, as the rules need them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from materia_medica.extract.language.word_tables import alternatives, table

_INNERMOST = re.compile(r"\(\?(?P<kind>:|=|!|<=|<!)(?P<body>[^()]*)\)(?P<may_miss>[?*]|\{0,\d+\})?\??")
_LOOSE = re.compile(
    r"\[[^\]]*\](?:[?*+]|\{[^}]*\})?|\\.(?:[?*+]|\{[^}]*\})?|[^\\](?:[?*]|\{[^}]*\})\??|[\^$.+]",
)
_GROUP = 0xE000
"""The first of the private characters that stand for groups already taken apart."""


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


def needed(pattern: str) -> frozenset[str]:
    """Words of which every match of `pattern` holds at least one; empty where nothing can be said.

    It is what a filter may ask before the pattern itself is tried. Of the parts that no match can miss, the one with
    the longest words is taken.
    """
    groups: list[frozenset[str]] = []
    while found := _INNERMOST.search(pattern):
        must = found["kind"] == ":" and not found["may_miss"] and not found[0].endswith("?")
        groups.append(_of_alternatives(found["body"], groups) if must else frozenset())
        pattern = f"{pattern[: found.start()]}{chr(_GROUP + len(groups) - 1)}{pattern[found.end() :]}"
    return _of_alternatives(pattern, groups)


def any_needed(patterns: Iterable[str]) -> str:
    """One expression that finds something wherever one of `patterns` does; it is quick, for it only knows words.

    Raises `ValueError` for a pattern of which no word can be told.
    """
    words: set[str] = set()
    for pattern in patterns:
        of_pattern = needed(pattern)
        if not of_pattern:
            raise ValueError(f"no word stands in every match of {pattern!r}")
        words |= of_pattern
    shortest = {w for w in words if not any(other in w for other in words - {w})}
    return "|".join(re.escape(w) for w in sorted(shortest))


def _of_alternatives(body: str, groups: list[frozenset[str]]) -> frozenset[str]:
    each = [_of_sequence(part, groups) for part in body.split("|")]
    return frozenset().union(*each) if all(each) else frozenset()


def _of_sequence(part: str, groups: list[frozenset[str]]) -> frozenset[str]:
    candidates: list[frozenset[str]] = []
    for run in re.split(r"([\x00\ue000-\uf8ff])", _LOOSE.sub("\x00", part)):
        if len(run) == 1 and run >= chr(_GROUP):
            candidates.append(groups[ord(run) - _GROUP])
        elif run.strip(" \x00"):
            candidates.append(frozenset({run.strip()}))
    return max((c for c in candidates if c), key=lambda c: (min(map(len, c)), -len(c)), default=frozenset())
