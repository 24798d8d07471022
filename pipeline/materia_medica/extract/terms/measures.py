"""Names of what is measured with the way it went: "increased serum creatinine", "elevations in ALT and AST"."""

from __future__ import annotations

from materia_medica.extract.terms.lexicon import Lexicon, longest
from materia_medica.extract.terms.named import JOINTS, Named, whole

_LONGEST_RATE = 8
"""Tokens of a percentage in brackets, at most."""


class Measures:
    """Looks for them in the words of a text."""

    def __init__(self, tokens: list[str], words: Lexicon) -> None:
        self.tokens = tokens
        self.words = words

    def one(self, at: int) -> Named | None:
        """Something measured with the way it went: "increased serum creatinine", "ALT elevations"."""
        inner = self._direction(at)
        end = self.analyte(inner)
        if end is None:
            return None
        if inner > at:
            return whole(at, end, "measured")
        following = self.behind_abbreviation(end)
        behind = longest(self.words.directions_behind, self.tokens, following)
        if behind == following:
            return None
        parts = ((at, end), (following, behind)) if following > end else ((at, behind),)
        return Named(parts, "measured", at, behind)

    def several(self, at: int) -> list[Named]:
        """A way that several things went: "elevations in ALT, AST and bilirubin", "ALT and AST increased"."""
        lex, tokens = self.words, self.tokens
        if ways := self._either_way(at):
            return ways
        inner = self._direction(at)
        things: list[tuple[int, int]] = []
        here = inner
        while (end := self.analyte(here)) is not None:
            things.append((here, end))
            here = self.behind_abbreviation(end)
            here = self._behind_rate(here) if inner > at else here
            behind = here
            while here < len(tokens) and tokens[here] in JOINTS:
                here += 1
            if here == behind:
                break
        if len(things) < 2:
            return []
        if inner > at:
            last = things[-1][1]
            following = longest(lex.directions_behind, tokens, self.behind_abbreviation(last))
            if following > self.behind_abbreviation(last):
                return []  # "increased ALT, AST decreased": each has its own
            first, *others = things
            return [
                Named(((at, first[1]),), "measured", at, first[1]),
                *(Named(((at, inner), thing), "measured", at, thing[1]) for thing in others),
            ]
        following = self.behind_abbreviation(things[-1][1])
        behind = longest(lex.directions_behind, tokens, following)
        if behind == following:
            return []
        return [Named((thing, (following, behind)), "measured", at, behind) for thing in things]

    def _either_way(self, at: int) -> list[Named]:
        """One thing that went several ways: "increased or decreased libido", "increased/decreased/abnormal ALT"."""
        ways: list[tuple[int, int]] = []
        here = at
        while (way := longest(self.words.directions, self.tokens, here)) > here:
            ways.append((here, way))
            here = way
            if here + 1 >= len(self.tokens) or self.tokens[here] not in ("or", "and", "/"):
                break
            here += 1
        if len(ways) < 2 or here > ways[-1][1]:
            return []
        second, way = ways[-1]
        end = self.analyte(self._direction(second))
        if end is None:
            return []
        fronts = [Named((front, (way, end)), "measured", at, end) for front in ways[:-1]]
        return [*fronts, whole(second, end, "measured")]

    def _direction(self, at: int) -> int:
        """Where the way it went ends, with the word that joins it to the thing; `at` where there is none."""
        tokens = self.tokens
        inner = longest(self.words.directions, tokens, at)
        if inner > at and inner < len(tokens) and tokens[inner] in self.words.direction_joints:
            inner += 1
            if inner < len(tokens) and tokens[inner] == "the":
                inner += 1
        within = longest(self.words.measured_in, tokens, inner)
        if inner > at and tokens[within : within + 2] in (["level", "of"], ["concentration", "of"]):
            inner = within + 2
        return inner

    def behind_abbreviation(self, at: int) -> int:
        """Behind "(ALT)", and the words of measuring that follow it."""
        tokens = self.tokens
        if at + 2 < len(tokens) and tokens[at] == "(" and ")" in tokens[at + 2 : at + 4] and tokens[at + 1].isalpha():
            at += tokens[at : at + 4].index(")") + 1
            at = max(at, longest(self.words.measured_ends, tokens, at))
        return at

    def _behind_rate(self, at: int) -> int:
        """Behind "(9%)"."""
        tokens = self.tokens
        if at + 2 >= len(tokens) or tokens[at] != "(" or ")" not in tokens[at : at + _LONGEST_RATE]:
            return at
        inner = tokens[at + 1 : at + tokens[at : at + _LONGEST_RATE].index(")")]
        is_rate = inner[-1:] == ["%"] and all(word.isdigit() or word in ("%", ".", "<") for word in inner)
        return at + len(inner) + 2 if is_rate else at

    def analyte(self, at: int) -> int | None:
        """Where something measured ends that begins here."""
        inner = at
        for _ in range(4):
            end = longest(self.words.measured, self.tokens, inner)
            if end > inner:
                while (following := longest(self.words.measured_ends, self.tokens, end)) > end:
                    end = following
                return end
            following = longest(self.words.measured_in, self.tokens, inner)
            if following == inner:
                return None
            inner = following
        return None
