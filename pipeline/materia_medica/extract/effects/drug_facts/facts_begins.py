"""Where effects that occur begin within words that a conversion ran together with the item in front of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of, words
from materia_medica.extract.terms.scan import names_effect, names_in
from materia_medica.extract.terms.tokens import tokens_of

_LISTS = frozenset((",", "or", "and"))
_ARTICLES = frozenset(("a", "an"))
_DESCRIBING = frozenset((*words("phrases", "modifiers"), *words("drug_facts", "degrees"), *_ARTICLES))
_BECOMING = frozenset(("becomes", "become", "gets", "get", "is", "are", "feels", "turns"))
_GOES_ON = re.compile(rf"(?:\b{any_of('drug_facts', 'joints', 'behind_verbs', 'gets')}|,)\s*$", re.IGNORECASE)
_PLACE = re.compile(r"\s(?:of|in|on|at|around)\s(?:(?:the|your)\s)?[\w-]+(?:\s[\w-]+)?$", re.IGNORECASE)
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
        "* do not bandage severe burning of the treated skin may occur",
        ["excitability", "marked drowsiness", "severe burning of the treated skin", "aside: advice", "aside: advice"],
    ),
    counter_example="do not use if hives are present",
)


def begins_within(text: str) -> Iterator[int]:
    """Where the effects begin that occur, behind other words of a stretch without marks."""
    done = 0
    for verb in OCCURRING.finditer(text):
        at = _begin(text[done : verb.start()])
        if at:
            yield done + at
        done = verb.end()


def _begin(text: str) -> int:
    """Where the list of effects begins with which a text ends; 0 where it names none, or nothing stands in front."""
    place = _PLACE.search(text)
    if place and not names_effect(place[0]):
        text = text[: place.start()]  # "redness of the treated area"
    tokens = tokens_of(text)
    begin = _first_of_list(tokens.words, {n.end: n.start for n in names_in(tokens, text=text) if n.kind != "class"})
    if not 0 < begin < len(tokens.words):
        return 0
    if tokens.words[begin - 1] in _BECOMING:  # "irritation becomes severe skin irritation occurs"
        begin += tokens.words[begin] in _DESCRIBING
    start = tokens.starts[begin]
    return 0 if _GOES_ON.search(text[:start]) else start


def _first_of_list(words_of: list[str], starts: dict[int, int]) -> int:
    """The word with which the list begins that ends the words, told by names' starts by end; their number if none."""
    at = begin = len(words_of)
    is_named, may_end = False, True
    while at > 0:
        word = words_of[at - 1]
        if may_end and at in starts:
            at = begin = starts[at]
            is_named, may_end = True, False
        elif may_end and at > 1 and word not in _LISTS and words_of[at - 2] in (_LISTS | _DESCRIBING):
            at = begin = at - 1  # a word that nobody knows, behind a joint or what describes it
            may_end = False
        elif may_end:
            break
        elif word in _LISTS:
            at, may_end = at - 1, words_of[at - 2] not in _LISTS
        elif word in _DESCRIBING:
            at = begin = at - 1
            if word in _ARTICLES:
                break
        else:
            break
    return begin if is_named else len(words_of)
