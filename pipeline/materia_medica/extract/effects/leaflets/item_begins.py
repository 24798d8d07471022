"""At which words of a list that a conversion ran together an item may begin, by the words on both sides."""

from __future__ import annotations

from collections.abc import Iterator

from materia_medica.extract.effects.leaflets.run_words import (
    JOINTS,
    MARKS,
    Outside,
    begins_in,
    ends_of,
    run_tables,
)
from materia_medica.extract.terms.lexicon import Lexicon

DESCRIBING = ("ed", "ly", "al", "ive", "ic", "ous", "able", "ible", "ar", "ary")
"""How a word ends that describes the next."""
_OF = frozenset(("of", "in", "around", "under", "with", "at", "on", "to"))
_THE = frozenset(("the", "your", "their", "both"))
_SHORTENED = frozenset(("incl", "approx", "resp", "esp", "max", "min"))
_FARTHEST = 3
"""Words between "the" and the part of the body that it tells."""


class ItemBegins:
    """Looks where items may begin among words."""

    def __init__(self, outside: Outside, lex: Lexicon) -> None:
        self.outside = outside
        self.words = outside.words
        self.lex = lex
        self.tables = t = run_tables()
        every = range(len(self.words))
        self.ended = {
            end for at in every for tree in (lex.terms, t.names) for end in self._of(tree, at) if end > at + 1
        }
        """Where a name of several words ends."""
        self.ended |= {at + 2 for at in every if self.complains(at)}
        self.opened = {end for at in every for end in self._of(t.openers, at)}
        """Right behind a word that names an effect with what stands behind it."""
        parts = (t.parts, lex.places, lex.shared_in_front)
        self.behind_part = {
            end for at in every for tree in parts for end in self._of(tree, at) if not outside.plural[end - 1]
        }
        """Right behind a part of the body, of which one is meant."""

    def may_begin(self, at: int, *, is_known: bool) -> bool:
        """Whether an item may begin at a word; `is_known` tells that the words in front of it name something."""
        word, before = self.words[at], self.words[at - 1]
        t = self.tables
        if word in MARKS or word in JOINTS or word in t.tails or word in t.amounts:
            return False
        if at in self.outside.dashed or before == "s":
            return False
        if at in self.outside.closes:
            return True
        is_small = self.outside.written[at][:1].islower()
        if before in t.describing_signs and is_small:
            return any(end > at + 1 for end in self._of(self.lex.terms, at))  # "itching rash"
        if at in self.ended:
            return at < 2 or not self.complains(at - 2) or not self._is_sign(at)
        if before in t.doings and at - 1 in self.opened:
            return True  # "difficulty breathing"
        if before.endswith("ing") and is_small and (word == "feeling" or self._befalls(at)):
            return self._is_complete(at - 1) and self._names_apart(at)
        if not is_known and before.endswith((*DESCRIBING, "ing")):
            return False
        return at not in self.behind_part or self._opens(at, is_told=self._is_told(at - 1))

    def _is_complete(self, at: int) -> bool:
        """Whether a word in "-ing" names an effect by itself, so that it describes none behind it."""
        return begins_in((self.lex.terms,), self.words, at) and self.words[at] not in self.tables.describing_signs

    def _names_apart(self, at: int) -> bool:
        """Whether a word begins a name that none in "-ing" describes: "constipation", "irritation of"."""
        if self.words[at] in self.tables.described:
            return False
        names = [end for tree in (self.lex.terms, self.tables.names) for end in self._of(tree, at)]
        is_sign = begins_in((self.lex.local_signs,), self.words, at)
        return any(end > at + 1 or not is_sign for end in names) or any(self.made(at))

    def _of(self, tree: dict[str, object], at: int) -> Iterator[int]:
        return ends_of(tree, self.words, at)

    def _is_sign(self, at: int) -> bool:
        """Whether a sign of a complaint's part of the body follows: "itchy skin rash"."""
        lex = self.lex
        trees = (
            (lex.local_signs, lex.heads) if self.words[at - 2] in self.tables.describing_signs else (lex.local_signs,)
        )
        return any(True for tree in trees for _ in self._of(tree, at))

    def _opens(self, at: int, *, is_told: bool) -> bool:
        """Whether a word begins an item and is no noun that the part of the body in front of it describes."""
        t, lex = self.tables, self.lex
        is_part = at + 1 in self.behind_part
        if is_told and is_part and self.words[at] not in t.stuffs and self._befalls(at + 1):
            return True  # "of the skin muscle cramp"
        if is_told and not is_part and not self._befalls(at):
            return True  # "in the urine fever"
        if self.words[at].endswith(DESCRIBING) and begins_in((lex.in_front,), self.words, at):
            return True
        if begins_in((t.openers, lex.directions), self.words, at):
            return True
        if begins_in((t.adjectives,), self.words, at) and not self._befalls(at):
            return True
        return (is_told or not self._befalls(at)) and any(self.made(at))

    def made(self, at: int) -> Iterator[int]:
        """Where words end that say what is done or happens, in front of what it is done to: "accumulation" of fluid."""
        for end in self._of(self.tables.makings, at):
            following = self.words[end] if end < len(self.words) else ""
            if following in _OF or (following in JOINTS and any(self._of(self.tables.makings, end + 1))):
                yield end

    def _befalls(self, at: int) -> bool:
        """Whether a word names what befalls the part of the body in front of it: "chest pain"."""
        if at >= len(self.words) or self.complains(at):
            return False
        trees = (self.lex.local_signs, self.lex.heads, self.tables.heads, self.tables.makings)
        return begins_in(trees, self.words, at)

    def _is_told(self, at: int) -> bool:
        """Whether "the" or "your" stands before a part of the body: it describes no noun behind it."""
        for before in range(at - 1, max(at - 1 - _FARTHEST, -1), -1):
            if self.words[before] in _THE:
                return True
            if self.words[before] in JOINTS or self.words[before] in MARKS or self.words[before] in self.tables.tails:
                return False
        return False

    def complains(self, at: int) -> bool:
        """Whether a complaint about a part of the body begins: "itchy skin"."""
        is_one = self.words[at] in self.tables.complaints
        return is_one and at + 2 in ends_of(self.tables.parts, self.words, at + 1)

    def begins_small(self, at: int) -> bool:
        """Whether a word without a capital stands right behind a full stop."""
        if at < 2 or self.words[at - 1] != "." or self.words[at - 2] in _SHORTENED:
            return False
        return len(self.words[at - 2]) > 2 and self.outside.written[at][:1].islower()
