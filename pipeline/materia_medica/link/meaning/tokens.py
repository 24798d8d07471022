"""The words of a wording in one form each, so that wordings that differ in spelling, number or order are equal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from typing import Any

from materia_medica.link.word_table import word_table
from materia_medica.schema.ids import fold

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_PLURALS = (("oses", "osis"), ("sses", "ss"), ("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"))
_NO_PLURAL = ("ss", "us", "is", "sis", "xs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word of a wording."""

    said: str
    """The word as said, in lower case and American spelling."""
    word: str
    """The one form that stands for it."""


@cache
def table(name: str) -> dict[str, Any]:
    """A reviewed table of words of this room."""
    said: dict[str, Any] = word_table("meaning", "words", name)
    return said


def joined(phrases: Iterable[str], *, longest_first: bool = True) -> str:
    """A regular expression for any of these phrases, each as whole words."""
    ordered = sorted(phrases, key=len, reverse=True) if longest_first else list(phrases)
    by_letter = groupby(sorted(ordered, key=_first), key=_first)  # a search goes through those of one letter alone
    tails = "|".join(f"{letter}(?:{'|'.join(re.escape(p[1:]) for p in of_it)})" for letter, of_it in by_letter)
    return rf"(?<![\w'])(?:{tails})(?![\w'])"


def _first(phrase: str) -> str:
    return re.escape(phrase[:1])


class _Forms:
    """The tables of `wording.yaml` that bring words to one form."""

    def __init__(self) -> None:
        said = table("wording")
        spelling: Mapping[str, str] = said["spelling"]
        self.left_out = frozenset(said["left_out"])
        self.british = re.compile("|".join(sorted(map(re.escape, spelling), key=len, reverse=True)))
        self.american = spelling
        self.one = {form: word for word, forms in said["words"].items() for form in (word, *forms)}
        whole = {phrase: word for word, phrases in said["phrases"].items() for phrase in (word, *phrases)}
        self.whole = {**whole, **{f"{phrase}s": word for phrase, word in whole.items()}}
        self.phrase = re.compile(joined(self.whole))


@cache
def _forms() -> _Forms:
    return _Forms()


@lru_cache(maxsize=32768)
def spelled(words: str) -> str:
    """`words` folded, in American spelling, hyphens as spaces."""
    forms = _forms()
    plain = fold(words).replace("-", " ").replace("/", " / ")
    return " ".join(forms.british.sub(lambda m: forms.american[m.group()], plain).split())


@lru_cache(maxsize=32768)
def tokens(words: str) -> tuple[Token, ...]:
    """The words that tell one effect from another, in their order; `words` need not be `spelled`.

    "Elevations in the hepatic enzymes" gives increase, liverenzyme.
    """
    forms = _forms()
    whole = forms.phrase.sub(lambda m: forms.whole[m.group()], spelled(words))
    found = (m.group() for m in _WORD.finditer(whole))
    return tuple(Token(said=said, word=one_form(said)) for said in found if said not in forms.left_out)


@cache
def one_form(said: str) -> str:
    """The form that stands for a word: its noun, its singular."""
    one = _forms().one
    said = said.removesuffix("'s").replace("'", "")
    return one.get(said) or one.get(singular := _singular(said)) or singular


def _singular(word: str) -> str:
    if len(word) < 4 or word.endswith(_NO_PLURAL):
        return word
    for plural, one in _PLURALS:
        if word.endswith(plural) and len(word) > len(plural) + 1:
            return word.removesuffix(plural) + one
    return word.removesuffix("s")
