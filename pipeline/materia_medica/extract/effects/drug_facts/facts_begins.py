"""Where effects that occur begin within words that a conversion ran together with the item in front of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of, words
from materia_medica.extract.terms.scan import names_in
from materia_medica.extract.terms.tokens import tokens_of

_LISTS = frozenset((",", "or", "and"))
_ARTICLES = frozenset(("a", "an"))
_FEELINGS = frozenset(words("drug_facts", "feelings"))
_DESCRIBING = (frozenset((*words("phrases", "modifiers"), *words("drug_facts", "degrees"))) | _ARTICLES) - _FEELINGS
_DEGREES = frozenset((*words("drug_facts", "degrees"), "mild", "moderate", "severe", "sudden"))
_PARTS = frozenset(tokens_of(" ".join(words("phrases", "parts"))).words)
_HEADS = frozenset(tokens_of(" ".join((*words("phrases", "local"), *words("drug_facts", "heads")))).words)
"""What befalls one, be it a name by itself or not."""
_COMPOUNDING = frozenset(tokens_of(" ".join(words("drug_facts", "compounding"))).words)
_PLACED = frozenset(("of", "in", "on", "at", "around", "to", "with"))
_YOURS = frozenset(("your", "the"))
_FARTHEST = 4
"""Words that a place behind an effect has at most."""
_BECOMING = frozenset(("becomes", "become", "gets", "is", "are", "feels", "turns"))
_GOES_ON = re.compile(rf"(?:\b{any_of('drug_facts', 'joints', 'behind_verbs', 'gets')}|\bno|,)\s*$", re.IGNORECASE)
OCCURRING = Rule(
    name="verb of effects that ran together with the item in front",
    pattern=rf"""
        \s (?: (?: may | might | can | could | will ) \s (?: also \s | sometimes \s )? )?
        (?: {any_of("drug_facts", "occurs")} | occur | develop | appear | happen | (?<= may \s ) (?: last | continue ) )
        (?! [\w-] )
    """,
    flags=re.IGNORECASE,
    example=(
        "* do not use more than directed excitability may occur, mostly in children marked drowsiness may occur\n"
        "* do not bandage severe burning of the treated skin may occur\n"
        "* do not put it in your mouth dizziness may occur",
        [
            *("excitability", "marked drowsiness", "severe burning of the treated skin", "dizziness"),
            *("aside: advice", "aside: advice", "aside: advice"),
        ],
    ),
    counter_example="do not use if hives are present",
)


COURSE = Rule(
    name="verb of a complaint that ran together with the item in front",
    pattern=rf"\s (?: {any_of('drug_facts', 'lasts', 'not_better')} ) (?! [\w-] )",
    flags=re.IGNORECASE,
    example=("* you get fits or hives headache gets worse", ["fits", "hives", "aside: general"]),
    counter_example="you get a bad headache",
)


def begins_within(text: str) -> Iterator[int]:
    """Where the effects begin that occur or last, behind other words of a stretch without marks."""
    done = 0
    for verb in sorted((*OCCURRING.finditer(text), *COURSE.finditer(text)), key=re.Match.start):
        at = _begin(text[done : verb.start()])
        if at is not None and done + at:
            yield done + at
        done = verb.end()


def _begin(text: str) -> int | None:
    """Where the list of effects begins with which a text ends; null where it names none."""
    tokens = tokens_of(text)
    phrases = _Phrases(tokens.words, {n.end: n.start for n in names_in(tokens, text=text) if n.kind != "class"})
    begin = phrases.first()
    if begin == len(tokens.words):
        return None
    if begin and tokens.words[begin - 1] in _BECOMING:  # "irritation becomes severe skin irritation occurs"
        begin += tokens.words[begin] in _DESCRIBING
    start = tokens.starts[begin]
    return None if _GOES_ON.search(text[:start]) else start


class _Phrase(NamedTuple):
    """One of the effects with which words end."""

    begin: int
    is_known: bool
    """Whether it is more than a word that nobody knows behind a joint."""
    is_first: bool
    """Whether nothing of its list stands in front of it."""


class _Phrases:
    """The effects with which words end, read backwards: the names in them by their ends."""

    def __init__(self, words_of: list[str], names: dict[int, int]) -> None:
        self.words = words_of
        self.names = names

    def first(self) -> int:
        """The word with which the list begins that ends the words; their number if they end with none."""
        at = begin = len(self.words)
        is_known = False
        while at > 0 and (phrase := self._ending(at)):
            at = begin = phrase.begin
            is_known |= phrase.is_known
            while at > 0 and not phrase.is_first and self.words[at - 1] in _LISTS:
                at -= 1
            if at == begin:
                break
        return begin if is_known else len(self.words)

    def _ending(self, at: int) -> _Phrase | None:
        """The effect that ends in front of a word, with all that describes it."""
        begin = self.names.get(at, self._with_head(at))
        is_known = begin < at
        if not is_known:
            if at < 2 or self.words[at - 1] in _LISTS or self.words[at - 2] not in (_LISTS | _DESCRIBING):
                return None
            begin = at - 1
        describing = _DESCRIBING if at in self.names else _DESCRIBING | _PARTS  # "jaw problems"
        while begin + 1 < at and self.words[begin] in _PARTS and self._describes(begin + 1):
            begin += 1  # "avoid the eyes mild burning may occur"
        begin += begin + 1 < at and self._ends_place(begin)
        is_described = self._describes(begin)
        while begin > 0 and not self._ends_place(begin - 1):
            word, before = self.words[begin - 1], self.words[begin - 2] if begin > 1 else ""
            if word in _ARTICLES:
                return _Phrase(begin - 1, is_known, is_first=True)
            if word in describing and (begin == at or begin not in self.names):
                if is_described and word in _PARTS:
                    break
                begin -= 1
                is_described |= self._describes(begin)
            elif (word in _PLACED and before in _HEADS) or (
                word in _LISTS and before in describing and begin - 1 not in self.names
            ):
                begin -= 2  # "increase in itching", "severe or continuous pain"
            else:
                break
        return _Phrase(begin, is_known, is_first=False)

    def _describes(self, at: int) -> bool:
        """Whether a word says how strong an effect is: a part of the body stands behind such words."""
        return self.words[at] in _DEGREES

    def _ends_place(self, at: int) -> bool:
        """Whether a word ends the place of what stands in front: "it is stuck in your throat dizziness occurs"."""
        return at > 1 and self.words[at] in _PARTS and self.words[at - 1] in _YOURS and self.words[at - 2] in _PLACED

    def _with_head(self, at: int) -> int:
        """Where an effect begins whose noun is the word in front of a word, or whose place ends there."""
        if self.words[at - 1] not in _HEADS:
            return self._with_place(at)
        if self.words[at - 1] in _COMPOUNDING and at > 1:  # "tingling feeling"
            return self.names.get(at - 1, at - 2 if self.words[at - 2] in _HEADS else at - 1)
        return at - 1

    def _with_place(self, at: int) -> int:
        """Where an effect begins behind which its place ends in front of a word; the word where none does."""
        for place in range(at - 2, max(0, at - 1 - _FARTHEST), -1):
            if self.words[place] in _LISTS:
                break
            if self.words[place] in _PLACED:
                if place in self.names:
                    return self.names[place]
                return place - 1 if self.words[place - 1] in _HEADS else at
        return at
