"""The tables of an openFDA section: each from its own field, at the place of its flattened copy in the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Any, NamedTuple

from materia_medica.read.document import Unreadable
from materia_medica.read.xml_tree import parse_xml

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


class Table(NamedTuple):
    """A table and the stretch of its section's text that repeats it."""

    start: int
    end: int
    element: Any

    @property
    def signs(self) -> frozenset[str]:
        """The raised words of the table, by which it may point to footnotes."""
        return frozenset("".join(raised.itertext()).strip(" ,()[]") for raised in self.element.iter("sup")) - {""}


def placed(text: str, tables: Iterable[str]) -> tuple[Table, ...]:
    """The tables that are found in a text (white space folded), in its order.

    What the text holds of a table is the words of all its cells, with white space between them or none. A table that
    is no XML, or is not found, is left to the text.
    """
    sources = list(dict.fromkeys(tables))
    if not sources:
        return ()
    words = text.split(" ")
    bare = "".join(words)
    ends = list(accumulate(map(len, words)))
    found: list[Table] = []
    taken: list[tuple[int, int]] = []
    at = 0
    for source in sources:
        try:
            element = parse_xml(
                _CONTROLS.sub("", source).encode("utf-8", "ignore"), rule="broken_table", what="a table"
            )
        except Unreadable:
            continue
        copy = "".join("".join(element.itertext()).split())
        start = _free(bare, copy, at, taken) if copy else -1
        if start < 0:
            continue
        at = start + len(copy)
        taken.append((start, at))
        # A space stands in the text behind each word: so many as words end before the character.
        first = start + bisect_right(ends, start)
        last = at - 1 + bisect_right(ends, at - 1) + 1
        found.append(Table(first, last, element))
    return tuple(sorted(found, key=lambda table: table.start))


def _free(bare: str, copy: str, at: int, taken: list[tuple[int, int]]) -> int:
    """Where a copy stands that is none of another table's: behind the last one, else anywhere; -1 where nowhere."""
    for begin in (at, 0):
        start = bare.find(copy, begin)
        while start >= 0:
            if all(start >= end or start + len(copy) <= first for first, end in taken):
                return start
            start = bare.find(copy, start + 1)
    return -1
