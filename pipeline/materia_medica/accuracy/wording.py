"""When two wordings count as the same: by their folded words, by one holding the other's, and for questions."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from materia_medica.accuracy.labels import FaqLabel

_SIGNS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\u00a0": " "})
_PARENS = re.compile(r"\([^()]*\)")
_NO_WORD_OF_EFFECT = re.compile(r"[^a-z0-9%<>α-ω]+")
_NO_WORD = re.compile(r"[^a-z0-9]+")
_LEADING = frozenset(("a", "an", "the", "other", "possible", "potential", "some"))
_LITTLE = frozenset(("a", "an", "the", "of", "in", "on", "at", "or", "and", "to", "with", "for", "other", "possible",
                     "potential"))  # fmt: skip


def _lower(text: str | None) -> str:
    return unicodedata.normalize("NFKC", text or "").translate(_SIGNS).lower()


@lru_cache(maxsize=65536)
def folded(text: str | None) -> str:
    """A wording without case, parentheses, punctuation and leading articles or hedges."""
    words = _NO_WORD_OF_EFFECT.sub(" ", _PARENS.sub(" ", _lower(text))).split()
    first = next((at for at, word in enumerate(words) if word not in _LEADING), len(words))
    return " ".join(words[first:])


@lru_cache(maxsize=65536)
def bag(text: str | None) -> frozenset[str]:
    """The words that carry the meaning of a wording, plurals in -s as their singular."""
    return frozenset(_singular(w) for w in folded(text).split()) - _LITTLE


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def overlaps(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one bag holds all words of the other, and neither is empty."""
    return bool(one and other) and (one <= other or other <= one)


def plain(text: str | None) -> list[str]:
    """Letters and digits of a text as words."""
    return _NO_WORD.sub(" ", _lower(text)).split()


def is_same_faq(label: FaqLabel, question: str, answer: str | None) -> bool:
    """Whether question and both ends of the answer are the label's."""
    asked, told = plain(question), plain(answer)
    if label.is_digest:
        if not label.first_words and told:
            return False
        found = (asked, told[: label.first_words], told[len(told) - label.last_words :])
        return tuple(map(_digest, found)) == (label.question, label.first, label.last)
    first, last = plain(label.first), plain(label.last)
    if not first and told:
        return False
    return asked == plain(label.question) and told[: len(first)] == first and told[len(told) - len(last) :] == last


def _digest(words: list[str]) -> str:
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:16]
