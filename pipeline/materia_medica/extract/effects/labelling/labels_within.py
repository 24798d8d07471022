"""Labels of body systems within a sentence: "Cardiac: fainting Skin: rash"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from materia_medica.extract.effects.labelling.list_titles import (
    NAME_OF_LIST,
    OF_NO_SYSTEM,
    OTHER_SYSTEM,
    TITLE_OF_LIST,
    opens_with_list,
)
from materia_medica.extract.language.classes import names_system
from materia_medica.extract.language.labels import read_label
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.language.word_tables import words
from materia_medica.extract.terms.named import Named
from materia_medica.extract.terms.scan import names_in
from materia_medica.extract.terms.tokens import Tokens, tokens_of

_MOST_WORDS = 9
_LONGEST_RATE = 12
"""Tokens of a parenthesis behind a label, at most."""
_JOINTS = frozenset({"and", "or", "of", "the", "in", "to", "a", "as", "with"})
_HYPHEN = re.compile(r"-\s")
"""A hyphen at the end of a word, where a dash is meant: "Skin disorders- rash"; among tokens it is none."""
_MAY_END_LABEL = re.compile(r"[:–—-]")
_END_LABEL = frozenset(":-–—")
_NEXT_CAPITAL = re.compile(r"\s+(?=[A-Z])")
_BETWEEN_CAPITALS = frozenset({",", "&", "/", "-", "and"})
_SIGNS = frozenset("*†‡§")
_MARKS = frozenset(".;:•·*\n()[]%#")


class LabelWithin(NamedTuple):
    """A label by tokens: its words end before the colon."""

    start: int
    end: int
    behind: int
    """Where the text behind its colon begins."""
    is_effect: bool = False
    """Whether it is an effect or an indication itself, which heads its own list and nothing else."""


def labels_within(text: str, tokens: Tokens) -> list[LabelWithin]:
    """The labels of body systems in a text, in order."""
    found: list[LabelWithin] = []
    if _MAY_END_LABEL.search(text) is None:
        return found
    heads = words("labelling", "list_heads")
    has_hyphen = "- " in text
    for at, word in enumerate(tokens.words):
        if word in _END_LABEL:
            end = _in_front_of_rate(tokens, at) if word == ":" else _in_front_of_members(tokens, at)
            if (start := _begin(text, tokens, end)) is not None:
                found.append(LabelWithin(start, end, tokens.ends[at]))
                continue
        if has_hyphen and at and _HYPHEN.match(text, tokens.ends[at - 1]):
            start = _begin(text, tokens, at)
            if start is not None and text[tokens.starts[at - 1] : tokens.ends[at - 1]].lower() in heads:
                found.append(LabelWithin(start, at, tokens.starts[at]))
    begins = [0, *(at + 1 for at, word in enumerate(tokens.words[:-1]) if word == ":")]
    titles = (_title(text, tokens, begin) for begin in begins)
    taken = {label.end: label for label in found}
    found += [title for title in titles if title is not None and title.end not in taken]
    return sorted(found)


def in_front_of(labels: list[LabelWithin], text: str, tokens: Tokens, names: Sequence[Named]) -> list[Named]:
    """The names of a sentence; one that runs on into a label ("vomiting General disorders:") ends in front of it."""
    found: list[Named] = []
    for name in names:
        label = next((label for label in labels if name.start < label.start < name.end), None)
        if label is None:
            found.append(name)
            continue
        found += names_among(text, tokens, name.start, label.start)
    return found


def names_among(text: str, tokens: Tokens, first: int, end: int) -> list[Named]:
    """What the tokens of a text from one up to another name by themselves, numbered as they are in all of it."""
    words = text[tokens.starts[first] : tokens.ends[end - 1]]
    return [
        Named(tuple((a + first, b + first) for a, b in name.parts), name.kind, name.start + first, name.end + first)
        for name in names_in(tokens_of(words), text=words)
    ]


def _title(text: str, tokens: Tokens, begin: int) -> LabelWithin | None:
    """The title of several words with capitals that begins at a token and that a colon parts from the list behind it,
    known as a body system or not: "Non-site Specific: infection". It may be an effect or an indication itself where a
    list of several follows: "Panic Disorder: sweating, tremor, gout".
    """
    words = tokens.words[begin : begin + _MOST_WORDS + 1]
    end = begin + words.index(":") if ":" in words else begin
    title = text[tokens.starts[begin] : tokens.starts[end]].strip()
    is_title = TITLE_OF_LIST.fullmatch(title) is not None
    if not is_title and NAME_OF_LIST.fullmatch(title) is None:
        return None
    is_effect = bool(names_in(tokens_of(title), text=title))
    if not is_title and not is_effect:
        return None
    behind = text[tokens.ends[end] :].partition(":")[0] if begin else text[tokens.ends[end] :]
    if has_verb(behind) or ((begin or is_effect) and not opens_with_list(behind)):
        return None
    return LabelWithin(begin, end, tokens.ends[end], is_effect)


def _in_front_of_rate(tokens: Tokens, colon: int) -> int:
    """Where a label ends behind which a parenthesis says how often its effects are, "Other (less than 2%):", or a sign
    of a footnote stands.
    """
    if colon > 1 and tokens.words[colon - 1] in _SIGNS:
        return colon - 1
    if tokens.words[colon - 1] != ")" or "%" not in tokens.words[max(0, colon - _LONGEST_RATE) : colon]:
        return colon
    opens = (at for at in range(colon - 2, max(0, colon - _LONGEST_RATE), -1) if tokens.words[at] == "(")
    return next(opens, colon)


def _in_front_of_members(tokens: Tokens, end: int) -> int:
    """Where the name of the neoplasms ends, whose class the dictionaries name with what it includes: "(incl cysts)"."""
    opens = (at for at in range(end - 2, max(0, end - _LONGEST_RATE), -1) if tokens.words[at] == "(")
    at = next(opens, end) if end and tokens.words[end - 1] == ")" else end
    return at if {*tokens.words[at:end]} >= words("labelling", "members_of_neoplasms") else end


def _begin(text: str, tokens: Tokens, colon: int) -> int | None:
    """Where the label begins that ends before a colon; null where none does.

    The longest is taken, but none that begins before the last word with a capital behind a small one: what stands there
    is the end of the list before ("Cardiac disorders: fainting Immune system disorders: rash").
    """
    first = colon
    while first > 0 and colon - first < _MOST_WORDS and tokens.words[first - 1] not in _MARKS:
        first -= 1
    first = max(first, _first_in_capitals(text, tokens, first, colon))
    found = None
    for start in range(first, colon):
        at = tokens.starts[start]
        if not text[at].isupper() or not (found is None or _follows_a_list(text, tokens, start)):
            continue
        label = text[at : tokens.ends[colon - 1]]
        if _is_system(label) and not _begins_with_an_effect(label):
            found = start
    return found if found is None else _with_first_half(text, tokens, found)


def _first_in_capitals(text: str, tokens: Tokens, first: int, colon: int) -> int:
    """Where the capitals begin in which a label ends: "Gout, Headache EYE DISORDERS"; 0 where it ends in none."""
    at = colon
    while at > first and (_is_in_capitals(text, tokens, at - 1) or tokens.words[at - 1] in _BETWEEN_CAPITALS):
        at -= 1
    while at < colon and not _is_in_capitals(text, tokens, at):
        at += 1
    return at if at < colon and _is_in_capitals(text, tokens, colon - 1) else 0


def _is_in_capitals(text: str, tokens: Tokens, at: int) -> bool:
    word = text[tokens.starts[at] : tokens.ends[at]]
    return len(word) > 1 and word.isupper()


def _with_first_half(text: str, tokens: Tokens, start: int) -> int:
    """Where a label begins whose last words already name a system: "Central/Peripheral Nervous" does with "Central".

    In front of "and" that is so only where nothing stands before it: else it may join effects of a list.
    """
    half = start - 2
    if half < 0 or not text[tokens.starts[half]].isupper():
        return start
    begins = half == 0 or tokens.words[half - 1] in _MARKS
    return half if tokens.words[start - 1] == "/" or (tokens.words[start - 1] == "and" and begins) else start


def _follows_a_list(text: str, tokens: Tokens, start: int) -> bool:
    """Whether the word in front of a label's first one is a small word that joins nothing."""
    return start > 0 and text[tokens.starts[start - 1]].islower() and tokens.words[start - 1] not in _JOINTS


@lru_cache(maxsize=8192)
def _begins_with_an_effect(label: str) -> bool:
    """Whether a label's first words are the last effects of the list before: "Gout Skin disorders"."""
    for found in _NEXT_CAPITAL.finditer(label):
        front, rest = label[: found.start()], label[found.end() :]
        tokens = tokens_of(front)
        names = names_in(tokens, text=front)
        if names and all(name.kind != "class" for name in names) and _are_all(tokens, names):
            return _is_system(rest)
    return False


def _are_all(tokens: Tokens, names: Sequence[Named]) -> bool:
    """Whether names take up all words of a text but what parts them."""
    named = {at for name in names for at in range(name.start, name.end)}
    return all(at in named or word == "," for at, word in enumerate(tokens.words)) and tokens.words[-1] != ","


@lru_cache(maxsize=8192)
def _is_system(label: str) -> bool:
    bare = " ".join(label.split())
    low = bare.lower()
    if names_system(bare) or OF_NO_SYSTEM.fullmatch(bare) or OTHER_SYSTEM.fullmatch(bare):
        return True
    return (
        " " in low
        and low.rsplit(" ", 1)[-1] in words("labelling", "list_heads")
        and read_label(bare, ()).kind
        in (
            "system",
            "class",
        )
    )
