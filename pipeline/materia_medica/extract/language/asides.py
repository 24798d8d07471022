"""Why words give no row: advice, negations, references and the like."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from materia_medica.extract.language.advice import ANYWHERE, BEGINNINGS
from materia_medica.extract.language.aside_rules import DISCLAIMERS, GENERAL, INTERACTIONS, NEGATIONS, REFERENCES
from materia_medica.extract.language.asked_together import AskedTogether
from materia_medica.extract.language.denials import deniable
from materia_medica.extract.language.parentheses import mask
from materia_medica.extract.language.rule import Rule


class Kind(NamedTuple):
    """Rules that give one reason."""

    reason: str
    rules: tuple[Rule, ...]
    is_whole: bool = False
    """Whether words in parentheses count too."""


KINDS = (
    Kind("disclaimer", DISCLAIMERS, is_whole=True),
    Kind("reference", REFERENCES),
    Kind("advice", BEGINNINGS, is_whole=True),
    Kind("advice", ANYWHERE),
    Kind("negation", NEGATIONS),
    Kind("interaction", INTERACTIONS),
    Kind("general", GENERAL),
)
"""Every reason, in the order in which they are tried."""
_TOGETHER = AskedTogether((kind, rule) for kind in KINDS for rule in kind.rules)
_BEGINNINGS = AskedTogether(("advice", rule) for rule in BEGINNINGS)


def aside_of(sentence: str) -> str | None:
    """Why a sentence gives no row of its own; null where nothing speaks against one."""
    whole = sentence.lower()
    plain = mask(whole).text
    for kind, rule in _TOGETHER.of(whole if plain == whole else f"{whole} {plain}"):
        if rule.search(whole if kind.is_whole else plain) and (kind.reason != "negation" or _denies(plain)):
            return kind.reason
    return None


def _finds(rules: tuple[Rule, ...], text: str) -> bool:
    """Whether one of the rules finds something."""
    for rule in rules:  # noqa: SIM110 -- `any` takes longer than most of them
        if rule.search(text):
            return True
    return False


def _denies(plain: str) -> bool:
    """Whether words, of which a rule of negations finds some, deny what they name."""
    left = deniable(plain)
    return _finds(NEGATIONS, left)


def begins_as_advice(words: str) -> bool:
    """Whether words begin as advice does."""
    low = words.lower()
    return any(rule.search(low) for _, rule in _BEGINNINGS.of(low))


def denies(words: str) -> bool:
    """Whether the words say that something is absent, outside of parentheses."""
    return _denies(mask(words).text.lower())


def is_general(words: str) -> bool:
    """Whether the words speak of side effects as such, outside of parentheses."""
    low = mask(words).text.lower()
    return _finds(GENERAL, low)


@lru_cache(maxsize=32768)
def aside_reason(text: str) -> str | None:
    """Why words without a clause give no row; null where nothing speaks against them."""
    return aside_of(text)
