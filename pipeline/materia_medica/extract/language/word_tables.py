"""The reviewed tables of domain words below `words/`, read once."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any

import yaml

# Python's engine skips to where an expression can begin if each alternative begins with a letter: `\bx` is put as
# `x(?<=\bx)`, which matches the same and is found in half the time.
_LETTER_AT_BORDER = re.compile(r"^\\b([a-z])(?![?*+{])")


@cache
def table(name: str) -> Any:
    """The table `words/<name>.yaml`."""
    file = resources.files("materia_medica.extract.language") / "words" / f"{name}.yaml"
    return yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)


@cache
def words(name: str, key: str) -> frozenset[str]:
    """One list of a table as a set, in lower case."""
    return frozenset(str(w).lower() for w in table(name)[key])


def lowered(text: str) -> str:
    """`text` in lower case with every character in its place; patterns are tried on it, for ignoring case is slow."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower()[0] for c in text)


def alternatives(patterns: list[str]) -> str:
    """One group of a regular expression that matches any of `patterns`; the longer come first."""
    return (
        "(?:"
        + "|".join(_LETTER_AT_BORDER.sub(r"\1(?<=\\b\1)", p) for p in sorted(patterns, key=len, reverse=True))
        + ")"
    )


def in_order(patterns: list[str]) -> str:
    """One group of a regular expression that tries `patterns` in their order."""
    return "(?:" + "|".join(f"(?:{p})" for p in patterns) + ")"
