"""Words without which an expression finds nothing, told from the entries of the tables that it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable

from materia_medica.extract.language.word_tables import by_first_letter, keeping_nothing, table

_INNERMOST = re.compile(r"\(\?(?P<kind>:|=|!|<=|<!)(?P<body>[^()]*)\)(?P<may_miss>[?*]|\{0,\d+\})?\??")
_LOOSE = re.compile(
    r"\[[^\]]*\](?:[?*+]|\{[^}]*\})?|\\.(?:[?*+]|\{[^}]*\})?|[^\\](?:[?*]|\{[^}]*\})\??|[\^$.+]",
)
_SET_OR_ESCAPED = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]")
_DOT = re.compile(r"\\\.(?![?*+{])")
_IN_PLACE_OF_DOT = "\u2024"
"""Stands for a full stop that every match holds while the pattern is taken apart, for a bare one is any sign."""
_GROUP = 0xE000
"""The first of the private characters that stand for groups already taken apart."""


def needed_of(name: str, *keys: str) -> tuple[str, ...]:
    """Words of which one stands wherever an entry of these lists of the table `name` finds something."""
    return all_needed(str(entry) for key in keys for entry in table(name)[key])


def needed(pattern: str) -> frozenset[str]:
    """Words of which every match of `pattern` holds at least one; empty where nothing can be said.

    It is what a filter may ask before the pattern itself is tried. Of the parts that no match can miss, the one with
    the longest words is taken.
    """
    groups: list[frozenset[str]] = []
    pattern = _SET_OR_ESCAPED.sub(_without_parentheses, keeping_nothing(pattern))
    pattern = _DOT.sub(_IN_PLACE_OF_DOT, pattern)
    while found := _INNERMOST.search(pattern):
        must = found["kind"] == ":" and not found["may_miss"] and not found[0].endswith("?")
        groups.append(_of_alternatives(found["body"], groups) if must else frozenset())
        pattern = f"{pattern[: found.start()]}{chr(_GROUP + len(groups) - 1)}{pattern[found.end() :]}"
    return frozenset(word.replace(_IN_PLACE_OF_DOT, ".") for word in _of_alternatives(pattern, groups))


def all_needed(patterns: Iterable[str]) -> tuple[str, ...]:
    """Words of which one stands wherever one of `patterns` finds something, none of them within another.

    Raises `ValueError` for a pattern of which no word can be told.
    """
    words: set[str] = set()
    for pattern in patterns:
        of_pattern = needed(pattern)
        if not of_pattern:
            raise ValueError(f"no word stands in every match of {pattern!r}")
        words |= of_pattern
    return tuple(sorted(w for w in words if not any(other in w for other in words - {w})))


def any_needed(patterns: Iterable[str]) -> str:
    """One expression that finds something wherever one of `patterns` does; it is quick, for it only knows words."""
    return by_first_letter(re.escape(word) for word in all_needed(patterns))


def _without_parentheses(part: re.Match[str]) -> str:
    """A set or an escaped character, written so that none of its parentheses is taken for one of a group."""
    if part[0].startswith("["):
        return "[_]"
    return r"\W" if part[0][1] in "()" else part[0]


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
