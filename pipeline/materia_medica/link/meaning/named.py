"""Effects that a text names, by the names that the vocabulary writes out: in details, and in what a page denies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import takewhile

from materia_medica.link.meaning import made
from materia_medica.link.meaning.tokens import table, tokens
from materia_medica.link.meaning.vocabulary import Words, spelled_out

_PARTS = re.compile(r"[,;:.()\[\]–—]")
"""No name goes on behind these: "rash, itching" is no itchy rash."""
_LONGEST_NAME = 6
"""Words of the longest name that is looked for."""


KNOWN: dict[str, tuple[str, ...]] = {}
"""What an earlier run found by this vocabulary and this code; see `kept`."""


@lru_cache(maxsize=65536)
def named(text: str) -> tuple[str, ...]:
    """Ids of the effects that a text names, in its order: the longest name from each word on, none within another.

    "It does not cause drowsiness or a dry mouth" names drowsiness and dry mouth.
    """
    if text in KNOWN:
        return KNOWN[text]
    found: dict[str, None] = {}
    for part in _PARTS.split(text):
        for effect_id in _in(part):
            found.setdefault(effect_id)
    return tuple(found)


def _in(part: str) -> Iterator[str]:
    words = [t.word for t in tokens(part)]
    known, not_named = spelled_out(), table("wording")["not_named"]
    of_names, start = _words_of_names(), 0
    while start < len(words):
        longest = sum(1 for _ in takewhile(of_names.__contains__, words[start : start + _LONGEST_NAME]))
        for end in range(start + longest, start, -1):
            window = frozenset(words[start:end])
            concept = (
                known.get(window)
                or made.analytes().get(window)
                or (made.of_analyte(window) if end - start > 1 else None)
            )
            if concept and concept.body_system != "unclassified" and concept.effect_id not in not_named:
                yield concept.effect_id
                start = end - 1
                break
        start += 1


@cache
def _words_of_names() -> Words:
    """The words of all names, and those that a name of an analyte may do without: no other word is part of one."""
    return frozenset(word for name in (*spelled_out(), *made.analytes()) for word in name) | made.of_measurements()
