"""The reviewed tables of domain words below `words/`, read once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from materia_medica.reviewed import reviewed

_SET_OR_ESCAPED = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]")
_SET_ESCAPED_OR_GROUP = re.compile(rf"{_SET_OR_ESCAPED.pattern}|\((?!\?)")
_INNERMOST_GROUP = re.compile(r"\([^()]*\)")


@cache
def table(name: str) -> Any:
    """The table `words/<name>.yaml`; `{rare}` in an entry stands for the words of that kind in `frequency.yaml`, and so
    does the name of a list of `shared.yaml`.
    """
    return _filled(_loaded(name))


@cache
def _loaded(name: str) -> Any:
    return reviewed("materia_medica.extract.language", "words", f"{name}.yaml")


@cache
def _shared() -> dict[str, list[str]]:
    """The plain words of frequency, and lists that entries of several tables hold."""
    return {**_loaded("frequency")["words"], **_loaded("shared")}


def _filled(value: Any) -> Any:
    """A value of a table with the words put in that have their one place elsewhere."""
    if isinstance(value, str):
        for kind, plain in _shared().items() if "{" in value else ():
            value = value.replace(f"{{{kind}}}", f"(?:{'|'.join(plain)})")
        return value
    if isinstance(value, list):
        return [_filled(v) for v in value]
    return {k: _filled(v) for k, v in value.items()} if isinstance(value, dict) else value


@cache
def words(name: str, key: str) -> frozenset[str]:
    """One list of a table as a set, in lower case."""
    return frozenset(str(w).lower() for w in table(name)[key])


def lowered(text: str) -> str:
    """`text` in lower case with every character in its place; patterns are tried on it, for ignoring case is slow."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower()[0] for c in text)


def alternatives(patterns: Iterable[str]) -> str:
    """One group of a regular expression, verbose or not, that matches any of `patterns`; the longer come first."""
    return f"(?:{by_first_letter(_letter_first(verbose(p)) for p in sorted(patterns, key=len, reverse=True))})"


def in_order(patterns: Iterable[str]) -> str:
    """One group of a regular expression, verbose or not, that tries `patterns` in their order."""
    return f"(?:{by_first_letter(f'(?:{p})' if has_choice(p) else p for p in map(verbose, patterns))})"


@cache
def any_of(name: str, *keys: str) -> str:
    """One group that tries the entries of these lists of the table `name` in their order."""
    lists = [in_order(str(entry) for entry in table(name)[key]) for key in keys]
    return lists[0] if len(lists) == 1 else f"(?:{'|'.join(lists)})"


def by_first_letter(patterns: Iterable[str]) -> str:
    """The alternatives with those of one first letter behind that letter, and so on for the next.

    They match the same, and in the same order of preference, for those of two letters never match at one place. But
    Python's engine tries every alternative at every place, and now it tries letters first. What does not begin with a
    small letter keeps its place among the others.
    """
    parts: list[str] = []
    behind: dict[str, list[str]] = {}

    def close() -> None:
        for letter, rests in behind.items():
            if len(rests) == 1:
                parts.append(letter + rests[0])
                continue
            rest = by_first_letter(rests)
            parts.append(letter + (f"(?:{rest})" if has_choice(rest) else rest))
        behind.clear()

    for pattern in patterns:
        if _opens_with_letter(pattern):
            behind.setdefault(pattern[0], []).append(pattern[1:])
        else:
            close()
            parts.append(pattern)
    close()
    return "|".join(parts)


def _opens_with_letter(pattern: str) -> bool:
    """Whether a pattern begins with a small letter that stands there once, and has no alternatives but in groups."""
    return "a" <= pattern[:1] <= "z" and pattern[1:2] not in ("?", "*", "+", "{") and not has_choice(pattern)


def has_choice(pattern: str) -> bool:
    """Whether a pattern has alternatives outside of all groups."""
    return "|" in pattern and "|" in _outside_of_groups(pattern)


def _outside_of_groups(pattern: str) -> str:
    """A pattern without escaped characters, sets and what stands in groups."""
    bare, inner = _SET_OR_ESCAPED.sub("", pattern), ""
    while bare != inner:
        inner, bare = bare, _INNERMOST_GROUP.sub("", bare)
    return bare


def verbose(pattern: str) -> str:
    """An expression of a table as the verbose form of a `Rule` needs it: its spaces written so that they count, and its
    groups so that Python does not keep what they match, which takes a third of the time.
    """
    return keeping_nothing(pattern).replace(" ", r"\ ").replace("#", r"\#")


def keeping_nothing(pattern: str) -> str:
    """An expression with groups that keep nothing of what they match in place of those without a name."""
    if "(" not in pattern.replace("(?", ""):
        return pattern
    return _SET_ESCAPED_OR_GROUP.sub(lambda part: "(?:" if part[0] == "(" else part[0], pattern)


def _letter_first(pattern: str) -> str:
    r"""`\bx` as `x(?<=\bx)`: it matches the same and is found in half the time, for Python's engine skips to where an
    expression can begin if each alternative begins with a letter.
    """
    border, letter, behind = pattern[:2], pattern[2:3], pattern[3:4]
    if border != r"\b" or not "a" <= letter <= "z" or (behind and behind in "?*+{"):
        return pattern
    return rf"{letter}(?<=\b{letter}){pattern[3:]}"
