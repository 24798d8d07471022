"""Sentences that name what care is asked for: "angioedema requires immediate discontinuation" is a row, no advice."""

from __future__ import annotations

import re

from materia_medica.extract.language.clauses import Clause, is_generic_list, is_sound, named
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.language.word_tables import any_of


def _of(*keys: str) -> str:
    return any_of("care", *keys)


REQUIRES = Rule(
    name="it requires care",
    pattern=rf"""
        ^ (?P<list> .+? ) ,? \s+
        (?: {_of("before_requiring")} \s )*
        {_of("requiring")} \s+
        (?P<what> .*? \b {_of("care")} \b .* ) $
    """,
    flags=re.IGNORECASE,
    needs=(
        "attention",
        "care",
        "cessation",
        "discontinuation",
        "emergency",
        "management",
        "medical",
        "immediate",
        "monitoring",
        "intervention",
        "prompt",
        "treatment",
        "urgent",
    ),
    example=("Angioedema requires immediate discontinuation.", ["Angioedema"]),
    counter_example="Angioedema occurs.",
)
NO_EFFECT = Rule(
    name="patients require care",
    pattern=rf"^ \W* {_of('no_effects')} \b",
    flags=re.IGNORECASE,
    example=("Patients with gout or kidney stones require prompt care.", ["unexplained"]),
    counter_example="Gout requires prompt care.",
)
DISCUSSED = Rule(
    name="discussed",
    pattern=r"\b report | discuss | inform",
    flags=re.IGNORECASE,
    example=("Gout should be reported promptly.", ["advice"]),
    counter_example="prompt care",
)


def required(sentence: str) -> Clause | None:
    """What care is asked for by name; null where the sentence asks for none or only gives advice."""
    found = None if NO_EFFECT.match(sentence) else REQUIRES.match(sentence)
    if not found or has_verb(found["list"]) or DISCUSSED.search(found["what"]) or is_generic_list(found["list"]):
        return None
    clause = Clause(words=named(found["list"]), said=statement(sentence, is_group=True))
    return clause if is_sound(clause) else None
