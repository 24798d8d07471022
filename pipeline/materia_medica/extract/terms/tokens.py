"""Words and marks of a text, each with its place."""

from __future__ import annotations

import re

from materia_medica.extract.terms.spelling import folded

_WORDS = r"[^\W_]*?[a-z]{3}(?=[A-Z][a-z]{2})|[^\W_]+"
"""Two words that were run together ("arrestNervous") are two; "eGFR" and "QTc" are one."""
_MARKS = r"[,;:.()\[\]/|•·*#%<>≥≤=&+–—\n]|(?<=\s)-(?=\s)"
_WORD_OR_MARK = re.compile(rf"{_WORDS}|{_MARKS}")
_WHOLE_WORD_OR_MARK = re.compile(rf"[^\W_]+|{_MARKS}")
"""The same where no words were run together, in half the time."""
_IN_ASCII = re.compile(r"[0-9A-Za-z,;:.()\[\]/|*#%<>=&+\n-](?:(?<=[0-9A-Za-z])[0-9A-Za-z]*|(?<!-)|(?<=\s-)(?=\s))")
"""The same in plain text, as most is: one set of what may begin a word or mark is looked for three times as fast."""
_RUN_TOGETHER = re.compile(r"[A-Z](?<=[a-z]{3}[A-Z])[a-z]{2}")
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


class Tokens:
    """The words and marks of a text; hyphens and apostrophes part words and are no marks."""

    __slots__ = ("_places", "_shape", "_text", "_written", "words")

    def __init__(self, text: str) -> None:
        self._text = text
        self._shape = (
            _WORD_OR_MARK if _RUN_TOGETHER.search(text) else _IN_ASCII if text.isascii() else _WHOLE_WORD_OR_MARK
        )
        self._places: tuple[list[int], list[int]] | None = None
        self._written: list[str] = self._shape.findall(text)
        self.words = [_FOLDED[word] for word in self._written]
        """Folded; a mark stands for itself."""

    @property
    def starts(self) -> list[int]:
        """Where each begins."""
        return self._found()[0]

    @property
    def ends(self) -> list[int]:
        """Where each ends."""
        return self._found()[1]

    def _found(self) -> tuple[list[int], list[int]]:
        """Worked out when it is first asked for: most sentences name nothing, and nobody asks where their words are.

        Between two words nothing stands that could be taken for the second, but hyphens for a dash.
        """
        if self._places is not None:
            return self._places
        starts: list[int] = []
        ends: list[int] = []
        if "-" in self._written:
            for found in self._shape.finditer(self._text):
                starts.append(found.start())
                ends.append(found.end())
        else:
            find, at = self._text.find, 0
            for word in self._written:
                start = find(word, at)
                at = start + len(word)
                starts.append(start)
                ends.append(at)
        self._places = starts, ends
        return self._places


def tokens_of(text: str) -> Tokens:
    """The tokens of a text."""
    return Tokens(text)


def words_in(text: str) -> list[str]:
    """The words of a text, as written."""
    return _WORD.findall(text)
