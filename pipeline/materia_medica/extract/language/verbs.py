"""Whether words hold a finite verb, so that they are a sentence rather than a list."""

from __future__ import annotations

from functools import lru_cache

from materia_medica.extract.language.needed_words import needed_of
from materia_medica.extract.language.parentheses import mask
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.sentences import LONGEST
from materia_medica.extract.language.word_tables import any_of, in_order, table


def _of(*keys: str) -> str:
    return any_of("verbs", *keys)


VERBS = (
    Rule(
        name="finite verb",
        pattern=rf"\b {_of('auxiliaries', 'finite', 'finite_with')} \b",
        example=("Headache that lasts.", True),
        counter_example="Lasting headache.",
    ),
    Rule(
        name="patients report",
        pattern=rf"\b {_of('who')} (?: \s \w+ )? \s (?: experience | report | develop | notice | feel | gets? ) \b",
        example=("Some patients feel tired.", True),
        counter_example="a tired feel",
    ),
    Rule(
        name="plain language",
        pattern=rf"""
            ^ \W* (?: that \s )? (?:
                {_of("addressed")} \s (?: \w+ \s ){{0,2}}? {_of("plain")}
              | (?: [\w.,%-]+ \s ){{0,6}}? {_of("who")} \s (?: \w+ \s )? gets?
              | your \s (?: [\w-]+ \s ){{1,7}}? {_of("of_parts")}
            ) \b
        """,
        example=("Your skin peels.", True),
        counter_example="You and your skin.",
    ),
    Rule(
        name="instruction with its object",
        pattern=rf"""
            (?: ^ \W* | ^ [^,]* , \s+ )
            (?: (?: please | always | immediately | promptly ) \s )?
            {_of("imperatives")} \b
            (?= \W+ {_of("objects")} \b )
        """,
        example=("For dry lips, apply a balm.", True),
        counter_example="Loss of contact with reality.",
    ),
    Rule(
        name="verb whose subject is the medicine",
        pattern=rf"""
            ^ \W* {in_order(table("clauses")["verb_nouns"])} e?s \s+
            (?! {any_of("clauses", "no_objects")} \b | (?: the \s )? (?: risk | chance | likelihood ) \b ) \w
        """,
        example=("Increases pressure in the eye", True),
        counter_example="Increases in eye pressure",
    ),
)


PART_OF_NAME = Rule(
    name="clause that belongs to a name",
    pattern=rf"\b {_of('parts_of_names')} \b",
    needs=needed_of("verbs", "parts_of_names"),
    example=("Seeing things that are not there", False),
    counter_example="headaches that are mild",
)


@lru_cache(maxsize=32768)
def has_verb(text: str) -> bool:
    """Whether the words hold a finite verb outside of parentheses."""
    low = mask(text[:LONGEST]).text.replace("’", "'").lower()
    low = PART_OF_NAME.sub(" ", low)
    for rule in VERBS:  # noqa: SIM110 -- `any` takes longer than most of them
        if rule.search(low):
            return True
    return False
