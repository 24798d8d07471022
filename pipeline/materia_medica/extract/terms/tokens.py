"""Words and marks of a text, each with its place."""

from __future__ import annotations

import re
from typing import NamedTuple

from materia_medica.extract.terms.spelling import folded

_WORDS = r"[^\W_]*?[a-z]{3}(?=[A-Z][a-z]{2})|[^\W_]+"
"""Two words that were run together ("arrestNervous") are two; "eGFR" and "QTc" are one."""
_WORD_OR_MARK = re.compile(rf"{_WORDS}|[,;:.()\[\]/|•·*#%<>≥≤=&+–—\n]|(?<=\s)-(?=\s)")
_WORD = re.compile(_WORDS)


class _Folded(dict[str, str]):
    """The one form of each word that was asked for."""

    def __missing__(self, word: str) -> str:
        if len(self) > _MOST_KEPT:
            self.clear()
        self[word] = form = folded(word)
        return form


_MOST_KEPT = 200_000
_FOLDED = _Folded()


class Tokens(NamedTuple):
    """The words and marks of a text; hyphens and apostrophes part words and are no marks."""

    words: list[str]
    """Folded; a mark stands for itself."""
    starts: list[int]
    ends: list[int]


def tokens_of(text: str) -> Tokens:
    """The tokens of a text."""
    found = list(_WORD_OR_MARK.finditer(text))
    return Tokens(
        words=[_FOLDED[one[0]] for one in found],
        starts=[one.start() for one in found],
        ends=[one.end() for one in found],
    )


def words_in(text: str) -> list[str]:
    """The words of a text, as written."""
    return _WORD.findall(text)
