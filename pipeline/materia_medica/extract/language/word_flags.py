"""Flags of words: each word is looked at once, in whatever texts it stands, and a text has those of all its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable

MOST_KEPT = 100_000
"""Words, or sets of flags, that are known at once."""


def within_a_word(needs: Iterable[str]) -> frozenset[str]:
    """What stands within a single word wherever one of `needs` stands: of several words, the longest."""
    return frozenset(max(need.split(), key=len) for need in needs)


class WordFlags(dict[str, int]):
    """The flags of each word that was looked at."""

    def __init__(self, look_at: Callable[[str], int]) -> None:
        super().__init__()
        self._look_at = look_at

    def __missing__(self, word: str) -> int:
        """Look at a word."""
        if len(self) > MOST_KEPT:
            self.clear()
        flags = self[word] = self._look_at(word)
        return flags

    def of(self, low: str) -> int:
        """The flags of all words of a text in lower case."""
        flags = 0
        for word in low.split():
            flags |= self[word]
        return flags

    def cache_clear(self) -> None:
        """Forget what is known of words."""
        self.clear()
