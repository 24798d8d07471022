"""The reviewed tables of domain words below `words/`, read once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any

import yaml


@cache
def table(name: str) -> Any:
    """The table `words/<name>.yaml`; `{rare}` in an entry stands for the words of that kind in `frequency.yaml`."""
    return _filled(_loaded(name))


@cache
def _loaded(name: str) -> Any:
    file = resources.files("materia_medica.extract.language") / "words" / f"{name}.yaml"
    return yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)


def _filled(value: Any) -> Any:
    """A value of a table with the plain words of frequency put in, which have their one place."""
    if isinstance(value, str):
        for kind, plain in _loaded("frequency")["words"].items() if "{" in value else ():
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
    return "(?:" + "|".join(_letter_first(verbose(p)) for p in sorted(patterns, key=len, reverse=True)) + ")"


def in_order(patterns: Iterable[str]) -> str:
    """One group of a regular expression, verbose or not, that tries `patterns` in their order."""
    return "(?:" + "|".join(f"(?:{verbose(p)})" for p in patterns) + ")"


def any_of(name: str, *keys: str) -> str:
    """One group that tries the entries of these lists of the table `name` in their order."""
    return in_order(str(entry) for key in keys for entry in table(name)[key])


def verbose(pattern: str) -> str:
    """An expression of a table as the verbose form of a `Rule` needs it: its spaces written so that they count."""
    return pattern.replace(" ", r"\ ").replace("#", r"\#")


def _letter_first(pattern: str) -> str:
    r"""`\bx` as `x(?<=\bx)`: it matches the same and is found in half the time, for Python's engine skips to where an
    expression can begin if each alternative begins with a letter.
    """
    border, letter, behind = pattern[:2], pattern[2:3], pattern[3:4]
    if border != r"\b" or not "a" <= letter <= "z" or (behind and behind in "?*+{"):
        return pattern
    return rf"{letter}(?<=\b{letter}){pattern[3:]}"
