"""White space folded: a line's tokens to the words that stand in the text, with what stands where in them."""

from __future__ import annotations

from materia_medica.read.document import Mark
from materia_medica.read.tokens import BREAK, CELL_BEGINS, CELL_ENDS, SOFT_BREAK, Token


class Folded:
    """A line with its white space folded; all offsets count from its first character."""

    __slots__ = ("_is_in_cell", "_last_mark", "_pending", "cells", "length", "marks", "words")

    def __init__(self) -> None:
        self.words: list[str] = []
        self.length = 0
        self.marks: list[Mark] = []
        """Emphasis; tokens that share one give one mark."""
        self.cells: list[tuple[int, int]] = []
        """Range of each cell's words; an empty range where it has none."""
        self._pending = ""
        self._is_in_cell = False
        self._last_mark = 0

    def take(self, token: Token) -> None:
        """The next token: a sign or words."""
        words = token.words
        if words == BREAK:
            self._pending = "\n"
        elif words == SOFT_BREAK:
            self._pending = self._pending or " "
        elif words == CELL_BEGINS:
            self._is_in_cell = True
            self.cells.append((self.length, self.length))
        elif words == CELL_ENDS:
            self._is_in_cell = False
        elif core := self._core(words):
            if words[0].isspace():
                self._pending = self._pending or " "
            self._add(core, token)
            self._pending = " " if words[-1].isspace() else ""
        else:
            self._pending = self._pending or (" " if words else "")

    def _core(self, words: str) -> str:
        core = " ".join(words.split())
        if core[:1] == "*" and self.words and not self._pending and words[0] == "*" and self.words[-1][-1] == "*":
            return core.lstrip("*")  # two lone asterisks that meet would read as markup
        return core

    def _add(self, core: str, token: Token) -> None:
        if self._pending and self.length:
            self.words.append(self._pending)
            self.length += 1
        start = self.length
        self.length += len(core)
        self.words.append(core)
        if self._is_in_cell:
            first, last = self.cells[-1]
            self.cells[-1] = (first if last > first else start, self.length)
        if token.mark and token.mark == self._last_mark:
            self.marks[-1] = Mark(token.kind, self.marks[-1].start, self.length)
        elif token.mark:
            self.marks.append(Mark(token.kind, start, self.length))
        self._last_mark = token.mark


def folded_words(tokens: list[Token]) -> Folded:
    """The words of a line's tokens."""
    folded = Folded()
    for token in tokens:
        folded.take(token)
    return folded
