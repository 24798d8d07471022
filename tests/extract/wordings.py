"""Wordings that an expression of a word table matches: each of its branches, with and without what may be left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, product
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

MOST = 60
_CLASS = {sre.CATEGORY_DIGIT: "7", sre.CATEGORY_SPACE: " ", sre.CATEGORY_WORD: "w", sre.CATEGORY_NOT_WORD: " "}


def wordings(expression: str) -> list[str]:
    """At most `MOST` wordings that match the whole expression."""
    whole = re.compile(expression, re.IGNORECASE)
    found = islice(_of(_parser.parse(expression)), 20 * MOST)
    return [w for w in dict.fromkeys(found) if whole.fullmatch(w)][:MOST]


def _of(parts: Any) -> Iterator[str]:
    choices = [list(islice(_part(op, argument), MOST)) for op, argument in parts]
    for chosen in product(*choices):
        yield "".join(chosen)


def _part(op: Any, argument: Any) -> Iterator[str]:
    if op is sre.LITERAL:
        yield chr(argument)
    elif op is sre.ANY:
        yield "x"
    elif op is sre.IN:
        yield from _one_of(argument)
    elif op in (sre.MAX_REPEAT, sre.MIN_REPEAT):
        least, most, inner = argument
        for times in range(least, min(most, least + 2) + 1):
            yield from ("".join(chosen) for chosen in product(*[list(islice(_of(inner), 8))] * times))
    elif op is sre.SUBPATTERN:
        yield from _of(argument[3])
    elif op is sre.BRANCH:
        for branch in argument[1]:
            yield from _of(branch)
    else:  # an assertion takes no letters
        yield ""


def _one_of(members: Any) -> Iterator[str]:
    for op, argument in members:
        if op is sre.LITERAL:
            yield chr(argument)
        elif op is sre.RANGE:
            yield chr(argument[0])
        elif op is sre.CATEGORY:
            yield _CLASS.get(argument, "x")


def written_out(entry: str) -> str:
    """The entry with what must stand beside it as words of its own, so that wordings hold it."""
    return entry.replace("(?<=", "(?:").replace("(?=", "(?:")
