"""What words state of effects: how often, how serious, and in which circumstance."""

from __future__ import annotations

from functools import lru_cache

from materia_medica.extract.language.circumstance import circumstance_in, without_circumstance
from materia_medica.extract.language.frequency_table import entries, plain
from materia_medica.extract.language.frequency_words import tier_words, without_tier_words
from materia_medica.extract.language.numbers import (
    Numbers,
    lies_under,
    numbers_in,
    tier_of_bounds,
    without_numbers,
)
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.seriousness import states_seriousness, without_seriousness
from materia_medica.extract.language.statement import NOTHING, Frequency, Statement
from materia_medica.extract.language.stating import CIRCUMSTANCE, NUMBER, SERIOUSNESS, TIER, may_state
from materia_medica.extract.language.word_tables import in_order, lowered

_LONGEST = 1500
"""Characters that are looked at; no statement is longer."""
FILLING = Rule(
    name="filling words",
    pattern=rf"[\s,;:.()\[\]/&+*~≈–—-] | \b{in_order(entries('filling'))}\b",
    example=("rare side effects of the liver", "liver"),
    counter_example="liver",
)
CONTRADICTS = Rule(
    name="common ones that are rare",
    pattern=rf"""
        \b {plain("common")} \s
        (?: (?! (?: some | others? | few | ones | while | whereas | but ) \b ) [\w()/'’-]+ ,? \s ){{1,12}}?
        (?: are | is | were | was | be | remain | seem | appear | occur | happen ) \s
        (?: (?! (?: some | others? | few | ones | while | whereas | but ) \b ) [\w-]+ ,? \s ){{0,5}}?
        {plain("rare")} \b
        (?! \s (?: ones | serious | severe | dangerous | fatal | life | bothersome | troublesome | permanent | lasting
            | lead | leads | require | requires | cause | causes | a \s reason ) )
    """,
    example=("Common side effects are generally mild and rare", True),
    counter_example="Some side effects are common and some are rare but severe",
)
_COMMON = ("common", "very_common")
_RARE = ("rare", "very_rare")


@lru_cache(maxsize=65536)
def statement(text: str, *, is_group: bool = True) -> Statement:
    """What `text` states; `is_group` says whether it speaks of a group (a heading or introduction) or of one item."""
    text = text[:_LONGEST]
    low = lowered(text)
    kinds = may_state(low)
    if not kinds:
        return NOTHING
    words = tier_words(text, is_group=is_group) if kinds & TIER else []
    spans_both = is_group and bool(words) and words[0][0] in _COMMON and words[-1][0] in _RARE
    numbers = numbers_in(text) if kinds & NUMBER else None
    frequency = _frequency_of(numbers, words, contradicts=spans_both and contradicts_itself(text))
    is_serious = bool(kinds & SERIOUSNESS) and states_seriousness(low, is_group=is_group)
    context = circumstance_in(low) if kinds & CIRCUMSTANCE else None
    return Statement(frequency, is_serious, context) if frequency or is_serious or context else NOTHING


@lru_cache(maxsize=65536)
def rest_of(text: str) -> str:
    """What the words say beyond frequency, seriousness, circumstance and filling words, in lower case."""
    low = lowered(text[:_LONGEST])
    if may_state(low):
        low = without_circumstance(without_seriousness(without_tier_words(without_numbers(low))))
    return " ".join(FILLING.sub(" ", low).split())


def contradicts_itself(text: str) -> bool:
    """Whether words call the same effects common and rare; a range over kinds, some common and some rare, does not."""
    return CONTRADICTS.search(lowered(text)) is not None


def _frequency_of(numbers: Numbers | None, words: list[tuple[str, str]], *, contradicts: bool) -> Frequency | None:
    """What numbers and words say together: numbers beat words, but a word refines a mere upper bound."""
    if numbers is None:
        return Frequency(*words[0], is_conflict=contradicts) if words else None
    text, lower, upper = numbers
    tier = tier_of_bounds(lower, upper)
    if lower is None and upper is not None and words and words[0][0] != tier and lies_under(words[0][0], upper):
        return Frequency(words[0][0], f"{words[0][1]} ({text})", False, lower, upper, contradicts)
    return Frequency(tier, text, True, lower, upper, contradicts)
