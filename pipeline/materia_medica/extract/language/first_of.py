"""Rules of which the first is asked for that whole words match, tried as one expression."""

from __future__ import annotations

import re
from functools import cached_property

from materia_medica.extract.language.rule import SWITCHED_OFF, Rule


class FirstOf:
    """Rules without flags and groups, in the order in which they are tried.

    One expression of all patterns tells which rule is the first in less than half of the time that they take one by
    one, and takes no longer to make.
    """

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        """The patterns as alternatives, each with an empty group behind it that says which one it is."""
        return re.compile("|".join(f"(?:{rule.pattern}\n)()" for rule in self.rules), re.VERBOSE)

    def of_whole(self, words: str) -> Rule | None:
        """The first rule that all of the words match; null where none does."""
        if SWITCHED_OFF:
            return next((rule for rule in self.rules if rule.fullmatch(words)), None)
        found = self._whole.fullmatch(words)
        return self.rules[found.lastindex - 1] if found is not None and found.lastindex else None
