"""Items of a leaflet's list that a conversion ran together in small letters: "rash hives weight gain feeling sick"."""

from __future__ import annotations

import re

from materia_medica.extract.effects.leaflets.cover import Cover
from materia_medica.extract.effects.leaflets.run_words import outside_of
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.language.word_tables import any_of
from materia_medica.extract.terms.scan import names_in
from materia_medica.extract.terms.tokens import tokens_of
from materia_medica.extract.terms.word_tables import lexicon

_EVIDENT = 3
"""Items that follow one another from which on a text is a list for sure: a verb in it belongs to one of them."""
_RELATIVE = re.compile(r"\b(?:which|that)\b")
"""The verb behind it tells of the effect in front: "infection which may be severe headache"."""
_NAME = 80
"""Characters in which a name is looked for."""
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
    before = 0
    for begin, start in begins:
        is_told = begin.at not in outside.closes and has_verb(_between_commas(text, start))
        if is_told and len(begins) >= _EVIDENT:
            item = text[max(before, text.rfind(",", 0, start) + 1) : start]
            is_told = has_verb(item) and not (is_list and _RELATIVE.search(item))
        if not is_told and (is_list or not begin.is_weak):
            out.append(start)
        before = start
    return out


def begins_with_name(text: str) -> bool:
    """Whether a text begins with the name of an effect."""
    tokens = tokens_of(text[:_NAME])
    return any(name.start == 0 and name.kind != "class" for name in names_in(tokens, text=text[:_NAME]))


def _between_commas(text: str, at: int) -> str:
    """What stands between the commas around a place."""
    end = text.find(",", at)
    return text[text.rfind(",", 0, at) + 1 : len(text) if end < 0 else end]
