"""A rule of the grammar: a named shape of words, with an example that it reads and a counter-example that it leaves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from materia_medica.extract.language.word_tables import has_choice

_METHODS = ("search", "match", "fullmatch", "finditer", "sub", "split")
"""What a rule is asked, each as the regular expression of this name gives it."""
SWITCHED_OFF: list[Rule] = []
"""Rules that are switched off at present: whoever tries several in one expression tries them one by one meanwhile."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Rule:
    r"""One shape of words.

    `pattern` is a regular expression in the verbose form: white space in it counts for nothing, so a space is written
    `\\ ` or `\\s`, and each part stands on a line of its own once the whole is long. It is tried on text in lower case
    unless `flags` say otherwise.
    """

    name: str
    pattern: str
    example: tuple[str, object]
    """Words, and what the reader of this rule's family (see `rulebook`) gives for them; without the rule it gives
    something else."""
    counter_example: str
    """Words that look alike and that the pattern does not find."""
    flags: int = 0
    needs: tuple[str, ...] = ()
    """Words in lower case of which everything that the pattern finds holds one, where they are few and known. In a text
    without them the pattern is not tried: looking for a word is many times quicker."""
    search: Callable[..., re.Match[str] | None] = field(init=False)
    match: Callable[..., re.Match[str] | None] = field(init=False)
    fullmatch: Callable[..., re.Match[str] | None] = field(init=False)
    finditer: Callable[..., Iterator[re.Match[str]]] = field(init=False)
    sub: Callable[..., str] = field(init=False)
    split: Callable[..., list[Any]] = field(init=False)

    def __getattr__(self, name: str) -> Any:
        """A method of the expression, which is made when the rule is first asked: a run that extracts few pages, or
        none, asks few of the rules that it loads.
        """
        if name not in _METHODS:
            raise AttributeError(name)
        self._bind(re.compile(self.pattern, re.VERBOSE | self.flags))
        return getattr(self, name)

    def _bind(self, expression: re.Pattern[str]) -> None:
        for method in _METHODS:
            asked = getattr(expression, "match" if method == "search" and self._stands_first() else method)
            object.__setattr__(self, method, self._guarded(method, asked) if self.needs else asked)

    def _stands_first(self) -> bool:
        """Whether all that the pattern finds stands at the beginning of the text, so that no other place is tried."""
        return self.pattern.lstrip().startswith("^") and not (self.flags & re.MULTILINE or has_choice(self.pattern))

    def _guarded(self, method: str, asked: Callable[..., Any]) -> Callable[..., Any]:
        """A method of the expression that is asked only of texts with a word that the pattern needs."""
        needs, ignores_case = self.needs, bool(self.flags & re.IGNORECASE)

        def may_find(text: str) -> bool:
            low = text.lower() if ignores_case else text
            for word in needs:  # noqa: SIM110 -- `any` takes longer than all of it
                if word in low:
                    return True
            return False

        def find(text: str, *places: int) -> Any:  # asked most often, so that it looks itself
            low = text.lower() if ignores_case else text
            for word in needs:
                if word in low:
                    return asked(text, *places)
            return None

        def finditer(text: str, *places: int) -> Any:
            return asked(text, *places) if may_find(text) else iter(())

        def split(text: str, maxsplit: int = 0) -> Any:
            return asked(text, maxsplit) if may_find(text) else [text]

        def sub(instead: Any, text: str, count: int = 0) -> Any:
            return asked(instead, text, count) if may_find(text) else text

        guarded: dict[str, Callable[..., Any]] = {"finditer": finditer, "split": split, "sub": sub}
        return guarded.get(method, find)

    @contextmanager
    def switched_off(self, pattern: str = "(?!)") -> Iterator[None]:
        """Within the context the rule finds nothing, or only what a lesser `pattern` finds.

        Whoever remembers readings must forget them before and after.
        """
        SWITCHED_OFF.append(self)
        try:
            with self.having(pattern):
                yield
        finally:
            SWITCHED_OFF.remove(self)

    @contextmanager
    def having(self, pattern: str) -> Iterator[None]:
        """Within the context the rule has another pattern, whose expression is made when it is first asked."""
        before = {name: getattr(self, name) for name in ("pattern", *_METHODS)}
        object.__setattr__(self, "pattern", pattern)
        for method in _METHODS:
            object.__delattr__(self, method)
        try:
            yield
        finally:
            for name, value in before.items():
                object.__setattr__(self, name, value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Rules that are tried for the same question, in the order in which they are tried."""

    name: str
    rules: tuple[Rule, ...]
    read: Callable[[str], object]
    """What the rules' examples are read with: the public function that asks them, its answer as plain values."""
