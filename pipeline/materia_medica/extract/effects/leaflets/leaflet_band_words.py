"""Words of bands whose number lacks "up to", as a slip has it: "Uncommon (may affect 1 in 100 people)" is uncommon."""

from __future__ import annotations

import re

from materia_medica.extract.effects.effect_row import EffectRow
from materia_medica.extract.language.frequency_words import tier_words
from materia_medica.extract.language.numbers import tier_of_bounds
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import Frequency
from materia_medica.extract.language.word_tables import any_of

_HOW_OFTEN = any_of("leaflets", "band_words")

BAND_WORD = Rule(
    name="word of a band in front of its number",
    pattern=rf"^ \W* (?P<word> {_HOW_OFTEN} ) \b",
    flags=re.IGNORECASE,
    example=("Rare (may affect 1 in 1,000 people)\n\n* gout", ["gout; rare"]),
    counter_example="Gout is rare",
)
WORD_WITHIN = Rule(
    name="word of a band within a sentence, with its number in a parenthesis",
    pattern=rf"""
        (?<! [\w-] ) (?P<word> {_HOW_OFTEN} ) (?: \s [a-z]+ ){{0,4}} \s \(
        (?: (?: it | they | this | these | which ) \s )? (?: (?: may | can ) \s )? affects? \s
        (?P<number> 1 \s in \s [^()]* ) \)
    """,
    flags=re.IGNORECASE,
    needs=("1 in ",),
    example=(
        "Side effects reported rarely (may affect 1 in 1,000 people) included: gout, hives.",
        ["gout; rare", "hives; rare"],
    ),
    counter_example="reported rarely (may affect up to 1 in 1,000 people)",
)


def by_word(frequency: Frequency, band: str) -> Frequency:
    """A band's frequency by its word, where the number beside it lacks "up to"."""
    word = BAND_WORD.match(band)
    return _by(frequency, word["word"]) if word else frequency


def of_word(row: EffectRow) -> EffectRow:
    """A row as frequent as the word says that its sentence has in front of such a number."""
    said = row.said.frequency
    if said is None or said.lower is None or said.lower != said.upper:
        return row
    sentence = " ".join(row.evidence.text.split())
    word = next((f["word"] for f in WORD_WITHIN.finditer(sentence) if f["number"].startswith(said.text)), None)
    frequency = _by(said, word) if word else said
    return row if frequency is said else row._replace(said=row.said._replace(frequency=frequency))


def _by(frequency: Frequency, word: str) -> Frequency:
    """A frequency whose number is the upper bound of the band that a word names."""
    number = frequency.upper
    if number is None or frequency.lower != number:
        return frequency
    tier = next((tier for tier, _ in tier_words(word, is_group=True)), frequency.tier)
    is_next = tier != frequency.tier and tier == tier_of_bounds(None, number)
    return frequency._replace(tier=tier, lower=None) if is_next else frequency
