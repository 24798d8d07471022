"""Rules of which the same texts are asked: one look at the words of a text tells which of them may find something.

Each word is looked at once, in whatever texts it stands: a look at a text puts together what is known of its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Generic, TypeVar

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import by_first_letter

Meaning = TypeVar("Meaning")
_MOST_KEPT = 100_000


def within_a_word(needs: Iterable[str]) -> frozenset[str]:
    """What stands within a single word wherever one of `needs` stands: of several words, the longest."""
    return frozenset(max(need.split(), key=len) for need in needs)


class AskedTogether(Generic[Meaning]):
    """Rules in the order in which they are asked, each with what it means that it finds something."""

    def __init__(self, asked: Iterable[tuple[Meaning, Rule]]) -> None:
        self._asked = tuple(asked)
        self._needs = [(1 << at, within_a_word(rule.needs)) for at, (_, rule) in enumerate(self._asked) if rule.needs]
        self._flags: dict[str, int] = {}
        """The rules that need what stands in a word, for each word that was looked at."""
        self._of_flags: dict[int, tuple[tuple[Meaning, Rule], ...]] = {}

    def of(self, low: str) -> tuple[tuple[Meaning, Rule], ...]:
        """Those that may find something in a text in lower case, in their order; one that needs no words always may."""
        flags, known = 0, self._flags
        for word in low.split():
            of_word = known.get(word)
            flags |= self._look_at(word) if of_word is None else of_word
        asked = self._of_flags.get(flags)
        return self._that_need(flags) if asked is None else asked

    def cache_clear(self) -> None:
        """Forget what is known of words."""
        self._flags.clear()
        self._of_flags.clear()

    @cached_property
    def _any(self) -> re.Pattern[str]:
        """Whatever one of the rules needs: most words hold nothing of it."""
        every = sorted({need for _, needs in self._needs for need in needs})
        return re.compile(by_first_letter(map(re.escape, every)))

    def _look_at(self, word: str) -> int:
        if len(self._flags) > _MOST_KEPT:
            self._flags.clear()
        found = self._any.search(word)
        flags = sum(flag for flag, needs in self._needs if any(need in word for need in needs)) if found else 0
        self._flags[word] = flags
        return flags

    def _that_need(self, flags: int) -> tuple[tuple[Meaning, Rule], ...]:
        if len(self._of_flags) > _MOST_KEPT:
            self._of_flags.clear()
        asked = tuple(
            (meaning, rule) for at, (meaning, rule) in enumerate(self._asked) if not rule.needs or flags & 1 << at
        )
        self._of_flags[flags] = asked
        return asked
