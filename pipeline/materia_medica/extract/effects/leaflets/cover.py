"""The cheapest way to cover a text by names of effects that follow one another: where in it items begin.

Dynamic programming over the words outside of parentheses. What the words so far make of the item that they stand in is
a `State`; each step reads a name, a part of one or a word that nobody knows, and costs the less the better it is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from materia_medica.extract.effects.leaflets.item_begins import DESCRIBING, ItemBegins
from materia_medica.extract.effects.leaflets.run_words import JOINTS, MARKS, Outside, begins_in, ends_of, run_tables
from materia_medica.extract.terms.lexicon import Lexicon, Tree
from materia_medica.extract.terms.measures import Measures

State = Literal["start", "begin", "adjective", "name", "unknown", "joint", "tail", "opener", "clause"]
"""The start of a stretch, of an item behind another, what describes an effect, a whole name, words that nobody knows,
a name with "and", with "of the", a word that needs another ("feeling"), a clause that tells of the effect."""
_Step = tuple[int, State, float]

_BEGINS = 0.6
_BEGINS_BEHIND_UNKNOWN = 2.0
_UNKNOWN: dict[State, float] = {
    "start": 1.3,
    "begin": 4.0,
    "adjective": 4.0,
    "name": 2.0,
    "unknown": 2.2,
    "joint": 1.0,
    "tail": 0.8,
    "opener": 0.6,
    "clause": 0.9,
}
"""What a word costs that nobody knows."""
_UNFINISHED: dict[State, float] = {"begin": 3.0, "adjective": 2.0, "joint": 1.0, "tail": 1.0, "opener": 1.0}
"""What it costs that a stretch ends so."""
_WITHIN: dict[State, float] = {"joint": 0.4, "tail": 0.6, "opener": 0.7, "clause": 0.4}
"""How much less than 1 a name costs within an item."""
_PLACE: dict[State, float] = {"joint": 0.2, "tail": 0.1, "opener": 0.2, "clause": 0.4, "adjective": 1.0, "start": 0.4}
"""What a place or something measured costs where it may stand for a name."""


class Begin(NamedTuple):
    """Where an item begins behind another."""

    at: int
    """The word."""
    is_weak: bool
    """Whether it stands behind words that nobody knows."""


class _Best(NamedTuple):
    """The cheapest way to a state at a word."""

    cost: float
    before: int
    state: State
    begins: bool
    """Whether an item begins here behind another."""


class Cover:
    """The cheapest cover of words by items."""

    def __init__(self, outside: Outside, lex: Lexicon) -> None:
        self.words = outside.words
        self.outside = outside
        self.lex = lex
        self.tables = run_tables()
        self.items = ItemBegins(outside, lex)
        self.measures = Measures(outside.words, lex)

    def begins(self) -> list[Begin]:
        """Where items begin behind another that names something."""
        best = self._best()
        found: list[Begin] = []
        names: list[int] = []
        at = len(self.words)
        last = min(best[at], key=lambda state: best[at][state].cost + _UNFINISHED.get(state, 0.0))
        while at >= 0:
            way = best[at][last]
            names += [at] * (last == "name")
            if way.begins:
                found.append(Begin(way.before, way.state == "unknown" and at not in self.outside.closes))
            elif way.state == "start" and last != "unknown" and self.items.begins_small(way.before):
                found.append(Begin(way.before, False))
            at, last = way.before, way.state
        starts = [Begin(0, False), *reversed(found)]
        return [b for a, b in pairwise(starts) if any(max(a.at, self._stretch(b.at)) < name <= b.at for name in names)]

    def _stretch(self, at: int) -> int:
        """Where the stretch between marks begins that ends with a word."""
        return next((k for k in range(at - 1, 0, -1) if self.words[k - 1] in MARKS), 0)

    def _best(self) -> list[dict[State, _Best]]:
        n, closes = len(self.words), self.outside.closes
        best: list[dict[State, _Best]] = [{} for _ in range(n + 1)]
        best[0]["start"] = _Best(0.0, -1, "start", False)

        def reach(end: int, state: State, way: _Best) -> None:
            if state not in best[end] or best[end][state].cost > way.cost:
                best[end][state] = way

        for at in range(n):
            here = best[at]
            ended: tuple[State, ...] = ("name", "unknown", "tail") if at in closes else ("name", "unknown")
            for state in ended:
                if state in here and self.items.may_begin(at, is_known=state == "name"):
                    step = _BEGINS if state == "name" or at in closes else _BEGINS_BEHIND_UNKNOWN
                    reach(at, "begin", _Best(here[state].cost + step, at, state, True))
            for state in list(here):
                over = self._over_parenthesis(at, state)
                for end, then, step in self._steps(at, state):
                    if end == at + 1 or closes.isdisjoint(range(at + 1, end)):  # no name reaches over a parenthesis
                        reach(end, then, _Best(here[state].cost + step + over, at, state, then == "begin"))
        return best

    def _over_parenthesis(self, at: int, state: State) -> float:
        """What it costs that a name goes on behind a parenthesis: "stomach (abdominal) pain"."""
        if state != "adjective" or at not in self.outside.closes:
            return 0.0
        return 0.5 if at in self.items.behind_part else 1.5

    def _steps(self, at: int, state: State) -> Iterator[_Step]:
        """Where a state can go on to, with what it costs."""
        word, t = self.words[at], self.tables
        closes = at in self.outside.closes
        if word in MARKS:
            yield at + 1, "start", _UNFINISHED.get(state, 0.0)
        elif closes and state in ("opener", "tail"):
            yield at + 1, "unknown", 2.0
        elif word in JOINTS:
            yield at + 1, state if state in ("adjective", "start") else "joint", 0.1
        elif word in t.tails:
            if closes and state == "name" and word in ("a", "an"):
                yield at + 1, "begin", _BEGINS
                return
            yield at + 1, "tail", 2.0 if state == "adjective" else 0.1
        elif word in t.clauses:
            yield at + 1, "clause", 2.0 if state == "adjective" else 0.2
        else:
            yield at + 1, "name" if state == "opener" else "clause" if state == "clause" else "unknown", _UNKNOWN[state]
            if state == "opener" and word in t.doings:
                yield at + 1, "name", 0.1
            elif state == "opener" and word.endswith("ing"):
                yield at + 1, "tail", 0.3
            if state == "name" and not closes:
                yield from self._goes_on(at)
            elif state not in ("name", "unknown"):
                yield from self._names(at, state)
                if state != "opener" or word not in t.doings:
                    yield from self._describing(at, state)

    def _goes_on(self, at: int) -> Iterator[_Step]:
        """How a name goes on: "depression aggravated", "liver enzymes level"."""
        yield from ((end, "name", 0.8) for end in ends_of(self.lex.behind, self.words, at))
        if not any(ends_of(self.tables.parts, self.words, at)):
            yield from ((end, "name", 0.7) for end in ends_of(self.lex.measured_ends, self.words, at))

    def _terms(self, at: int) -> set[int]:
        """Where names of effects end that begin at a word."""
        lex = self.lex
        terms = {end for tree in (lex.terms, self.tables.names) for end in ends_of(tree, self.words, at)}
        if lex.ends_as_illness(self.words[at]) or self.outside.written[at] in lex.abbreviations:
            terms.add(at + 1)
        return terms | {at + 2} if self.items.complains(at) else terms

    def _places(self, at: int) -> set[int]:
        """Where places and things measured end that begin at a word."""
        trees: tuple[Tree, ...] = (self.lex.places, self.lex.measured, self.tables.places, self.tables.parts)
        return {end for tree in trees for end in ends_of(tree, self.words, at)}

    def _names(self, at: int, state: State) -> Iterator[_Step]:
        """What names something at a word, or needs another behind it."""
        lex, words, t = self.lex, self.words, self.tables
        whole = 1.0 - _WITHIN.get(state, 0.0)
        opens = [] if state == "adjective" else list(ends_of(t.openers, words, at))
        is_opened = state == "adjective" and any(ends_of(t.openers, words, at))
        yield from ((end, "name", whole + (1.5 if is_opened else 0.0)) for end in self._terms(at))
        if state in _PLACE:
            is_of_part = state == "adjective" and at in self.items.behind_part
            longest = max(self._terms(at), default=0)
            for end in self._places(at):
                yield end, "name", 3.0 if is_of_part else max(_PLACE[state], 1.0 if end < longest else 0.0)
        if state == "adjective":
            yield from ((end, "name", 1.0) for tree in (lex.heads, t.heads) for end in ends_of(tree, words, at))
            opens += [at + 1] * (words[at] in t.amounts)
        yield from ((end, "opener", whole) for end in (*opens, *self.items.made(at)))
        name = self.measures.one(at) if lex.may_be_measured(words[at]) else None
        if name is not None and words[at] in lex.directions:
            yield name.end, "name", whole
        elif name is not None and state in ("begin", "start"):
            yield name.end, "name", 1.3

    def _describing(self, at: int, state: State) -> Iterator[_Step]:
        """What describes an effect at a word."""
        lex, words, t = self.lex, self.words, self.tables
        terms, places = self._terms(at), self._places(at)
        stays: State = "tail" if state == "tail" else "adjective"
        is_part = any(ends_of(t.parts, words, at))
        if (state != "begin" or self._tells_how(at)) and words[at].endswith(DESCRIBING) and not is_part:
            yield at + 1, stays, 1.4 if at + 1 in self.items.ended else 0.6  # "vision blurred" by itself
        for tree in (t.adjectives, lex.in_front, lex.measured_in, t.parts):
            for end in ends_of(tree, words, at):
                if end in terms and not self._describes(at, end):
                    yield end, "adjective", 1.7
                elif state == "opener" and end in self.items.ended and not self._tells_next(end):
                    yield end, "adjective", 0.8  # "feeling weak" by itself
                elif end in places:
                    yield end, "adjective", self._of_place(at, end, state)
                elif state == "adjective" and at in self.items.behind_part:
                    yield end, "adjective", 1.5
                else:
                    yield end, stays, 0.1

    def _tells_next(self, end: int) -> bool:
        """Whether what one feels describes a part of the body behind it: "weak muscles"."""
        is_plural = end < len(self.words) and self.outside.plural[end]
        return is_plural and begins_in((self.tables.parts,), self.words, end)

    def _tells_how(self, at: int) -> bool:
        """Whether behind a parenthesis an adverb begins what describes an effect: "relatively few platelets"."""
        is_adverb = at in self.outside.closes and self.words[at].endswith("ly")
        return is_adverb and begins_in((self.tables.adjectives,), self.words, at + 1)

    def _of_place(self, at: int, end: int, state: State) -> float:
        """What it costs that a part of the body describes an effect: "stomach ache"."""
        if state == "adjective" and self.words[at - 1] in JOINTS:
            return 0.1
        if end in self.items.ended:
            return 2.5  # "dry mouth feeling sick"
        return 0.4 if state in ("begin", "start") else 0.9 if state == "adjective" else 1.7

    def _describes(self, at: int, end: int) -> bool:
        """Whether a sign describes the next one: "itching rash"."""
        is_one = end == at + 1 and self.words[at] in self.tables.describing_signs
        return is_one and any(ends_of(self.lex.local_signs, self.words, end))
