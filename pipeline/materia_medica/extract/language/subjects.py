"""What stands around a clause's verb: a medicine or an effect before it, a circumstance behind it."""

from __future__ import annotations

import re

from materia_medica.extract.language.clauses import EDGES, PRONOUNS
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of

_LONGEST_TAIL = 150


def _of(*keys: str) -> str:
    return any_of("clauses", *keys)


MEDICINE = Rule(
    name="medicine",
    pattern=rf"\b {_of('medicines')} \b",
    flags=re.IGNORECASE,
    example=("Overuse of syrups for pain can lead to fatigue", ["fatigue"]),
    counter_example="pain",
)
EFFECT_NOUN = Rule(
    name="effect",
    pattern=rf"{_of('effect_ends')} \b [^\w]* $",
    flags=re.IGNORECASE,
    example=("Dehydration can lead to falls", ["Dehydration"]),
    counter_example="dehydrated skin",
)
CIRCUMSTANCE = Rule(
    name="circumstance",
    pattern=rf"""
        ^ (?: {_of("stressing")} ,? \s )?
        {_of("circumstances")} \b (?! \s {_of("not_circumstances")} \b )
    """,
    flags=re.IGNORECASE,
    example=("Acne can occur, especially in young people.", ["especially in young people"]),
    counter_example="in some people",
)


def is_medicine(words: str) -> bool:
    """Whether the words speak of a medicine, its use or those who take it."""
    return bool(MEDICINE.search(words))


def is_effect(subject: str) -> bool:
    """Whether the subject of "X can lead to Y" is an effect itself rather than the medicine or its use."""
    bare = subject.strip(EDGES)
    return bool(bare) and not MEDICINE.search(bare) and not PRONOUNS.match(bare) and bool(EFFECT_NOUN.search(bare))


def circumstance(after: str) -> str | None:
    """What stands behind a verb, where it tells a circumstance or population and no frequency."""
    tail = after.strip(" \t\n,.;:")
    tells = CIRCUMSTANCE.match(tail) and len(tail) <= _LONGEST_TAIL and statement(tail).tier is None
    return tail if tells else None
