"""Where a text names adverse effects: the longest name at each place, listed or composed of its parts."""

from __future__ import annotations

from typing import NamedTuple

from materia_medica.extract.terms.lexicon import Lexicon, longest
from materia_medica.extract.terms.tokens import Tokens
from materia_medica.extract.terms.word_tables import lexicon

_MOST_IN_FRONT = 5
_BETWEEN = frozenset((",", "/", "and", "or", "and/or", ";", "&"))


class Named(NamedTuple):
    """One name, by tokens: the stretches of them that make it up, in the order of the name."""

    parts: tuple[tuple[int, int], ...]
    kind: str
    """`term` where it is listed, `composed`, `measured`, or `class` where it heads effects and is none."""
    start: int
    """Where what it stands in begins, shared words included."""
    end: int

    @property
    def is_reworded(self) -> bool:
        """Whether its words do not stand together."""
        return len(self.parts) > 1


def names_in(tokens: Tokens, words: Lexicon | None = None, text: str = "") -> list[Named]:
    """The names of effects and classes in these tokens, in order, none within another; `text` is theirs."""
    scan = _Scan(tokens, words or lexicon(), text)
    begins = scan.words.beginnings
    may_begin = scan.words.may_begin
    end = 0
    for at, word in enumerate(tokens.words):
        known = begins.get(word)
        if at >= end and (may_begin(word) if known is None else known):
            end = scan.read(at)
    return scan.found


class _Scan:
    def __init__(self, tokens: Tokens, words: Lexicon, text: str) -> None:
        self.tokens = tokens.words
        self.places = tokens
        self.words = words
        self.text = text
        self.found: list[Named] = []
        self.shared: tuple[int, int] | None = None
        """The place that the list being read began with: "injection site"."""
        self.last_end = 0

    def read(self, at: int) -> int:
        """Find what begins at a token; says where it ends."""
        lex, word = self.words, self.tokens[at]
        if word in lex.classes:
            end = longest(lex.classes, self.tokens, at, over=",")
            if end > at and self._is_head(at, end):
                self.found.append(Named(((at, end),), "class", at, end))
                self.shared = None
                return end
        names = self._several_measured(at) if lex.may_be_measured(word) else []
        if not names and word in lex.in_front:
            names = self._sharing_a_head(at)
        if not names:
            name = self.name_at(at)
            if name is None:
                return at
            names = [name]
        end = max(name.end for name in names)
        if not all(self.words.names_nothing(self.tokens[a:b]) for name in names for a, b in name.parts):
            self.found += [self._in_shared_place(name) for name in names]
            self._share_place_behind(names[-1])
        self.last_end = end
        return end

    def _is_head(self, at: int, end: int) -> bool:
        """Whether the name of a class heads effects: written large, or with a colon behind it."""
        start = self.places.starts[at]
        return not self.text[start : start + 1].islower() or self.tokens[end : end + 1] == [":"]

    def name_at(self, at: int) -> Named | None:
        """The longest name that begins at a token."""
        lex, tokens, word = self.words, self.tokens, self.tokens[at]
        best: Named | None = None
        if word in lex.terms and (end := longest(lex.terms, tokens, at)) > at:
            best = self._with_tail(at, end, "term")
        elif lex.ends_as_illness(word):
            best = self._with_tail(at, at + 1, "term")
        elif self._is_abbreviation(at):
            best = _whole(at, at + 1, "term")
        if word in lex.in_front:
            best = _longer(best, self._composed(at))
        if lex.may_be_measured(word):
            best = _longer(best, self._measured(at))
        if word in lex.of_what:
            best = _longer(best, self._of_what(at))
        return best

    def _of_what(self, at: int) -> Named | None:
        """What becomes of an illness: "exacerbation of asthma"."""
        tokens = self.tokens
        if at + 2 >= len(tokens) or tokens[at + 1] not in ("of", "in"):
            return None
        inner = at + 3 if tokens[at + 2] == "the" else at + 2
        name = self.name_at(inner) if inner < len(tokens) and tokens[inner][0].isalnum() else None
        return _whole(at, name.end, "composed") if name is not None and not name.is_reworded else None

    def _is_abbreviation(self, at: int) -> bool:
        if self.tokens[at] not in self.words.folded_abbreviations:  # where words stand is seldom asked for
            return False
        return self.text[self.places.starts[at] : self.places.ends[at]] in self.words.abbreviations

    def _head(self, at: int) -> int:
        """Where a head or a listed name that begins here ends."""
        lex, tokens = self.words, self.tokens
        end = max(longest(lex.heads, tokens, at), longest(lex.terms, tokens, at))
        return at + 1 if end == at and at < len(tokens) and lex.ends_as_illness(tokens[at]) else end

    def _fronts(self, at: int) -> list[int]:
        """Where the words in front may end, the farthest first."""
        steps: list[int] = []
        core = at
        for _ in range(_MOST_IN_FRONT):
            following = longest(self.words.in_front, self.tokens, core)
            if following == core:
                break
            core = following
            steps.insert(0, core)
        return steps

    def _composed(self, at: int) -> Named | None:
        """Words in front, then a head or a listed name."""
        for core in self._fronts(at):
            if (end := self._head(core)) > core:
                return self._with_tail(at, end, "composed")
            if (
                core < len(self.tokens)
                and self.tokens[core] in self.words.directions
                and (went := self._measured(core))
            ):
                return _whole(at, went.end, "measured")
        return None

    def _sharing_a_head(self, at: int) -> list[Named]:
        """Two kinds of one thing: "hepatic and renal failure"."""
        tokens = self.tokens
        for front in self._fronts(at):
            if front + 1 >= len(tokens) or tokens[front] not in ("and", "or", "/"):
                continue
            other = front + 1
            for core in self._fronts(other):
                if (end := self._head(core)) > core:
                    whole = self._with_tail(other, end, "composed")
                    second = longest(self.words.in_front, tokens, other)
                    shared = second if other < second < core else core
                    return [Named(((at, front), (shared, whole.end)), "composed", at, whole.end), whole]
        return []

    def _with_tail(self, start: int, end: int, kind: str) -> Named:
        """The name with the words behind it that belong to it, and the place that it names."""
        while (following := longest(self.words.behind, self.tokens, end)) > end:
            end = following
        return _whole(start, max(end, self._place(end)), kind)

    def _place(self, at: int) -> int:
        """Where "of the tongue" ends that begins here."""
        tokens = self.tokens
        if at + 1 < len(tokens) and tokens[at] in ("of", "in", "at", "around", "to"):
            inner = at + 2 if tokens[at + 1] in ("the", "your", "both") else at + 1
            end = longest(self.words.places, tokens, inner)
            if end > inner:
                return end
        return at

    def _in_shared_place(self, name: Named) -> Named:
        """A sign in a list that began with a place takes it over."""
        start, end = name.parts[0]
        if (shared := longest(self.words.shared_in_front, self.tokens, start)) > start:
            self.shared = (start, shared)
            return name
        between = self.tokens[self.last_end : start]
        if self.shared is None or not between or not _BETWEEN.issuperset(between):
            self.shared = None
            return name
        if name.is_reworded or longest(self.words.local_signs, self.tokens, start) != end:
            return name
        return name._replace(parts=(self.shared, *name.parts))

    def _share_place_behind(self, name: Named) -> None:
        """Signs in front of one with a place behind it share that: "pain and swelling at the injection site"."""
        start, end = name.parts[-1]
        sign = longest(self.words.local_signs, self.tokens, start)
        if name.is_reworded or sign in (start, end) or self._place(sign) != end:
            return
        behind = start
        for at in range(len(self.found) - 2, -1, -1):
            other = self.found[at]
            between = self.tokens[other.end : behind]
            is_sign = longest(self.words.local_signs, self.tokens, other.start) == other.end
            if other.is_reworded or not between or not _BETWEEN.issuperset(between) or not is_sign:
                return
            self.found[at] = other._replace(parts=(*other.parts, (sign, end)))
            behind = other.start

    def _measured(self, at: int) -> Named | None:
        """Something measured with the way it went: "increased serum creatinine", "ALT elevations"."""
        inner = self._direction(at)
        end = self._analyte(inner)
        if end is None:
            return None
        if inner > at:
            return _whole(at, end, "measured")
        following = self._behind_abbreviation(end)
        behind = longest(self.words.directions_behind, self.tokens, following)
        if behind == following:
            return None
        parts = ((at, end), (following, behind)) if following > end else ((at, behind),)
        return Named(parts, "measured", at, behind)

    def _several_measured(self, at: int) -> list[Named]:
        """A way that several things went: "elevations in ALT, AST and bilirubin", "ALT and AST increased"."""
        lex, tokens = self.words, self.tokens
        inner = self._direction(at)
        things: list[tuple[int, int]] = []
        here = inner
        while (end := self._analyte(here)) is not None:
            things.append((here, end))
            here = self._behind_abbreviation(end)
            behind = here
            while here < len(tokens) and tokens[here] in _BETWEEN:
                here += 1
            if here == behind:
                break
        if len(things) < 2:
            return []
        if inner > at:
            last = things[-1][1]
            following = longest(lex.directions_behind, tokens, self._behind_abbreviation(last))
            if following > self._behind_abbreviation(last):
                return []  # "increased ALT, AST decreased": each has its own
            first, *others = things
            return [
                Named(((at, first[1]),), "measured", at, first[1]),
                *(Named(((at, inner), thing), "measured", at, thing[1]) for thing in others),
            ]
        following = self._behind_abbreviation(things[-1][1])
        behind = longest(lex.directions_behind, tokens, following)
        if behind == following:
            return []
        return [Named((thing, (following, behind)), "measured", at, behind) for thing in things]

    def _direction(self, at: int) -> int:
        """Where the way it went ends, with the word that joins it to the thing; `at` where there is none."""
        tokens = self.tokens
        inner = longest(self.words.directions, tokens, at)
        if inner > at and inner < len(tokens) and tokens[inner] in self.words.direction_joints:
            inner += 1
            if inner < len(tokens) and tokens[inner] == "the":
                inner += 1
        return inner

    def _behind_abbreviation(self, at: int) -> int:
        """Behind "(ALT)", and the words of measuring that follow it."""
        tokens = self.tokens
        if at + 2 < len(tokens) and tokens[at] == "(" and tokens[at + 2] == ")":
            at += 3
            at = max(at, longest(self.words.measured_ends, tokens, at))
        return at

    def _analyte(self, at: int) -> int | None:
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


def _whole(start: int, end: int, kind: str) -> Named:
    return Named(((start, end),), kind, start, end)


def _longer(one: Named | None, other: Named | None) -> Named | None:
    if one is None or other is None:
        return one or other
    return other if other.end > one.end else one
