"""Items of a leaflet's list that a conversion ran together in small letters: "rash hives weight gain feeling sick"."""

from __future__ import annotations

import re

from materia_medica.extract.effects.leaflets.cover import Cover
from materia_medica.extract.effects.leaflets.run_words import outside_of
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.language.word_tables import any_of
from materia_medica.extract.terms.tokens import tokens_of
from materia_medica.extract.terms.word_tables import lexicon

_EVIDENT = 3
"""Items that follow one another from which on a text is a list for sure: a verb in it belongs to one of them."""
CLOSES = Rule(
    name="words that go on with the name in front",
    pattern=rf"{any_of('leaflets', 'going_on')} \b",
    flags=re.IGNORECASE,
    example=("* shingles infection", ["shingles infection"]),
    counter_example="shingles",
)


def begins_unsigned(text: str) -> list[int]:
    """Where in a text an item begins right behind the name of another, with no sign between.

    Between commas with a verb only what stands behind a parenthesis begins one, but in what is a list for sure.
    """
    outside = outside_of(text, tokens_of(text))
    begins = [
        (begin, outside.starts[begin.at])
        for begin in Cover(outside, lexicon()).begins()
        if CLOSES.match(text, outside.starts[begin.at]) is None
    ]
    is_list = sum(not begin.is_weak for begin, _ in begins) >= _EVIDENT
    out: list[int] = []
    for begin, start in begins:
        is_told = begin.at not in outside.closes and has_verb(_between_commas(text, start))
        if is_told and len(begins) >= _EVIDENT:
            is_told = has_verb(text[max(out[-1] if out else 0, text.rfind(",", 0, start) + 1) : start])
        if not is_told and (is_list or not begin.is_weak):
            out.append(start)
    return out


def _between_commas(text: str, at: int) -> str:
    """What stands between the commas around a place."""
    end = text.find(",", at)
    return text[text.rfind(",", 0, at) + 1 : len(text) if end < 0 else end]
