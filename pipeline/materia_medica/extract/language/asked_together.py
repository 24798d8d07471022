"""Rules of which the same texts are asked: one look at the words of a text tells which of them may find something.

Each word is looked at once, in whatever texts it stands: a look at a text puts together what is known of its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Generic, TypeVar

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_flags import MOST_KEPT, WordFlags, within_a_word
from materia_medica.extract.language.word_tables import by_first_letter

Meaning = TypeVar("Meaning")


class AskedTogether(Generic[Meaning]):
    """Rules in the order in which they are asked, each with what it means that it finds something."""

    def __init__(self, asked: Iterable[tuple[Meaning, Rule]]) -> None:
        self._asked = tuple(asked)
        self._who_needs: dict[str, int] = {}
        """Each thing that rules need, with the flags of those rules: many need the same."""
        for at, (_, rule) in enumerate(self._asked):
            for need in within_a_word(rule.needs):
                self._who_needs[need] = self._who_needs.get(need, 0) | 1 << at
        self._flags = WordFlags(self._look_at)
        """The rules that need what stands in a word."""
        self._of_flags: dict[int, tuple[tuple[Meaning, Rule], ...]] = {}

    def of(self, low: str) -> tuple[tuple[Meaning, Rule], ...]:
        """Those that may find something in a text in lower case, in their order; one that needs no words always may."""
        flags = self._flags.of(low)
        asked = self._of_flags.get(flags)
        return self._that_need(flags) if asked is None else asked

    def cache_clear(self) -> None:
        """Forget what is known of words."""
        self._flags.clear()
        self._of_flags.clear()

    @cached_property
    def _any(self) -> re.Pattern[str]:
        """Whatever one of the rules needs: most words hold nothing of it."""
        return re.compile(by_first_letter(map(re.escape, sorted(self._who_needs))))

    def _look_at(self, word: str) -> int:
        if not self._any.search(word):
            return 0
        flags = 0
        for need, rules in self._who_needs.items():
            if need in word:
                flags |= rules
        return flags

    def _that_need(self, flags: int) -> tuple[tuple[Meaning, Rule], ...]:
        if len(self._of_flags) > MOST_KEPT:
            self._of_flags.clear()
        asked = tuple(
            (meaning, rule) for at, (meaning, rule) in enumerate(self._asked) if not rule.needs or flags & 1 << at
        )
        self._of_flags[flags] = asked
        return asked
