"""What a sentence says of the effects that its neighbours name."""

from __future__ import annotations

from materia_medica.extract.language.frequency import rest_of, statement
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import NOTHING, Statement
from materia_medica.extract.language.word_tables import any_of


def _of(*keys: str) -> str:
    return any_of("between_sentences", *keys)


ANNOUNCES = Rule(
    name="side effects, for the next sentence",
    pattern=rf"\b {_of('side_effects')} \b",
    example=("Serious reactions are rare.", "rare"),
    counter_example="Headache is rare.",
)
CONTINUES = Rule(
    name="these include",
    pattern=rf"^ \W* {_of('continuing')} \b (?: \s \w+ ){{0,4}}? \s (?: includes? | are | involve | range ) \b",
    example=("Such effects mainly involve the skin.", True),
    counter_example="side effects include rash",
)
SPEAKS_OF_THE_LAST = (
    Rule(
        name="these",
        pattern=r"\b (?: these | this | such | those | they | it | which ) \b",
        example=("Get help at once should it occur.", True),
        counter_example="Angioedema needs immediate care.",
    ),
    Rule(
        name="asks for care",
        pattern=rf"^ {_of('asking')}",
        example=("Seek immediate medical help.", True),
        counter_example="angioedema needs immediate care.",
    ),
)
"""What a sentence holds that asks for care for the effects named just before it."""


SPEAKS_OF_ITEM = Rule(
    name="it is common",
    pattern=r"""
        ^ \W* (?: (?: this | that | it ) (?: \s effect | \s reaction )? ,? \s )
        (?: (?: is | was | occurs | happens | affects | has \s been | can \s be | may \s be | may \s occur ) \b )
        (?P<said> .+? )
        (?: \s (?: of | with | from | to ) \s (?: this | the ) \s (?: \w+ \s )?
            (?: drug | medicine | treatment | medication | vaccine ) )?
        \W* $
    """,
    example=("It is rare.", "rare"),
    counter_example="These are rare.",
)


def own_frequency(sentence: str) -> Statement:
    """How often the one effect before occurs, where a sentence says nothing else: "This is the most common one."."""
    found = SPEAKS_OF_ITEM.match(sentence.lower())
    if found is None or rest_of(found["said"]):
        return NOTHING
    said = statement(sentence)
    return said if said.frequency else NOTHING


POINTS_BACK = Rule(
    name="points back to the group",
    pattern=r"\b (?: these | they | those | it ) \b",
    example=("These are rare and include gout.", True),
    counter_example="Rare side effects include gout.",
)


def points_back(introduction: str) -> bool:
    """Whether an introduction speaks of the group in which it stands, rather than of one that it names."""
    return bool(POINTS_BACK.search(introduction.lower()))


def carried_over(sentence: str) -> Statement:
    """What a sentence states of effects that the next one names: "Serious side effects are rare. These include ..."."""
    return statement(sentence) if ANNOUNCES.search(sentence.lower()) else NOTHING


def continues(sentence: str) -> bool:
    """Whether a sentence goes on listing what the one before spoke of."""
    return bool(CONTINUES.match(sentence.lower()))


def asks_for_care(sentence: str) -> bool:
    """Whether a sentence asks for immediate care for the effects named just before it ("These require ...")."""
    if not statement(sentence).is_serious:
        return False
    low = sentence.lower()
    return any(rule.search(low) for rule in SPEAKS_OF_THE_LAST)
