"""Texts that an expression of a word table matches, made from the expression itself."""

from __future__ import annotations

import random
import re
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterable
from typing import Any

MOST = 60
"""Texts for one expression."""


def samples(expression: str) -> list[str]:
    """Texts with each branch taken once, optional parts left out and put in."""
    return sorted({" ".join(text.split()) for text in _texts(parser.parse(expression))} - {""})


def _texts(tree: Iterable[tuple[Any, Any]]) -> list[str]:
    texts = [""]
    for operation, value in tree:
        texts = [a + b for a in texts for b in _pieces(str(operation), value)][:MOST]
    return texts


def _pieces(operation: str, value: Any) -> list[str]:
    match operation:
        case "LITERAL":
            return [chr(value)]
        case "IN":
            return [chr(code) for kind, code in value if str(kind) == "LITERAL"] or ["x"]
        case "BRANCH":
            return [text for branch in value[1] for text in _texts(branch)]
        case "SUBPATTERN":
            return _texts(value[3])
        case "MAX_REPEAT" | "MIN_REPEAT":
            least, _, inner = value
            return ([""] if least == 0 else []) + [text * max(least, 1) for text in _texts(inner)]
        case "ANY":
            return ["x"]
        case _:
            return [""]


_TRIES = 6
_OF_KIND = {"CATEGORY_DIGIT": "5", "CATEGORY_SPACE": " ", "CATEGORY_NOT_WORD": " "}


def of_each_branch(expression: str, flags: int) -> list[str]:
    """Texts that the expression finds, with each of its branches in some; the rest of each is taken by lot."""
    lots = random.Random(0)
    found = re.compile(expression, flags)
    tree = parser.parse(expression, flags)
    return sorted({text for _ in range(_TRIES) for text in _each(tree, lots) if found.search(text)})


def _each(tree: Iterable[tuple[Any, Any]], lots: random.Random) -> list[str]:
    parts = [_choices(str(operation), value, lots) for operation, value in tree]
    most = max(map(len, parts), default=1)
    return ["".join(part[at] if len(part) == most else lots.choice(part) for part in parts) for at in range(most)]


def _choices(operation: str, value: Any, lots: random.Random) -> list[str]:
    match operation:
        case "IN":
            return _of_set(value)
        case "BRANCH":
            return [text for branch in value[1] for text in _each(branch, lots)]
        case "SUBPATTERN":
            return _each(value[3], lots)
        case "ATOMIC_GROUP":
            return _each(value, lots)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, _, inner = value
            return ([""] if least == 0 else []) + [text * max(least, 1) for text in _each(inner, lots)]
        case "ASSERT" if value[0] > 0:
            return ["", *_each(value[1], lots)]
        case "NOT_LITERAL":
            return ["x" if value != ord("x") else "y"]
        case _:
            return _pieces(operation, value)


def _of_set(kinds: list[tuple[Any, Any]]) -> list[str]:
    if str(kinds[0][0]) == "NEGATE":
        without = {chr(code) for kind, code in kinds if str(kind) == "LITERAL"}
        return [sign for sign in "x 5" if sign not in without][:1] or ["-"]
    signs = {"LITERAL": chr, "RANGE": lambda ends: chr(ends[0]), "CATEGORY": lambda of: _OF_KIND.get(str(of), "x")}
    return [signs[str(kind)](code) for kind, code in kinds]
