"""Effects that a text names, by the names that the vocabulary writes out: in details, and in what a page denies."""

from __future__ import annotations

from functools import lru_cache

from materia_medica.link.meaning import made
from materia_medica.link.meaning.tokens import tokens
from materia_medica.link.meaning.vocabulary import spelled_out

_LONGEST_NAME = 6
"""Words of the longest name that is looked for."""


@lru_cache(maxsize=65536)
def named(text: str) -> tuple[str, ...]:
    """Ids of the effects that a text names, in its order: the longest name from each word on, none within another.

    "It does not cause drowsiness or a dry mouth" names drowsiness and dry mouth.
    """
    words = [t.word for t in tokens(text)]
    known = spelled_out()
    found: dict[str, None] = {}
    start = 0
    while start < len(words):
        for end in range(min(len(words), start + _LONGEST_NAME), start, -1):
            window = frozenset(words[start:end])
            concept = known.get(window) or (made.of_analyte(window) if end - start > 1 else None)
            if concept and concept.body_system != "unclassified":
                found.setdefault(concept.effect_id)
                start = end - 1
                break
        start += 1
    return tuple(found)
