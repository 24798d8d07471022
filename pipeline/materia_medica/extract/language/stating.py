"""Which kinds of things words may state, told word by word: each is looked at once, in whatever texts it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable

from materia_medica.extract.language.frequency_table import entries
from materia_medica.extract.language.needed_words import all_needed
from materia_medica.extract.language.numbers import MAY_HOLD
from materia_medica.extract.language.word_flags import WordFlags, within_a_word
from materia_medica.extract.language.word_tables import by_first_letter, table

NUMBER, TIER, SERIOUSNESS, CIRCUMSTANCE = 1, 2, 4, 8
"""What words may state, as flags."""


def _within_words(patterns: Iterable[str]) -> str:
    """What stands within a single word wherever one of `patterns` finds something."""
    return by_first_letter(re.escape(part) for part in sorted(within_a_word(all_needed(patterns))))


def _of_all(of: str) -> list[str]:
    return [entry for name in table("frequency")[of] for entry in entries(of, name)]


_EACH = {
    NUMBER: re.compile(MAY_HOLD),
    TIER: re.compile(_within_words(_of_all("tiers"))),
    SERIOUSNESS: re.compile(_within_words([*entries("serious"), *entries("serious_group")])),
    CIRCUMSTANCE: re.compile(_within_words(_of_all("contexts"))),
}


def _kinds_of(word: str) -> int:
    return sum(kind for kind, within in _EACH.items() if within.search(word))


_KINDS = WordFlags(_kinds_of)


def may_state(low: str) -> int:
    """The kinds of things that a text in lower case may state; what is not among them it does not."""
    return _KINDS.of(low)
