"""Texts that an expression of a word table matches, made from the expression itself."""

from __future__ import annotations

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
