"""Joints behind which a list names its next sign in words of its own, so that they part it from the sign in front."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of

OR_DOING = Rule(
    name="what one does, behind how one feels",
    pattern=r"""
        \b (?P<front> dizzy | breathless | faint | confused | weak | tired | sleepy | drowsy | sick )
        \s (?: or | and ) \s
        (?= (?: coughing | vomiting | having | losing | seeing | sweating | shaking | passing | bleeding
            | wheezing ) \b )
    """,
    flags=re.IGNORECASE,
    example=("* breathless or wheezing at night", ["breathless", "wheezing at night"]),
    counter_example="dizzy or faint",
)
OR_ONE_THAT = Rule(
    name="next sign, with an article, of which its own words tell",
    pattern=r"""
        (?P<front> ) ,? \s (?: or | and ) \s
        (?= an? \s [\w-]+ (?: \s [\w-]+ )? \s that \s (?: will | does | do | is | are | keeps? | gets? ) \b )
    """,
    flags=re.IGNORECASE,
    needs=("that",),
    example=("* ulcers or a wound that does not heal", ["ulcers", "wound that does not heal"]),
    counter_example="ulcers that do not heal",
)
OR_ITS_PLACE = Rule(
    name="sign that names its place, behind parts of the body of another",
    pattern=rf"""
        (?<= \w \s ) (?P<front> {any_of("phrases", "parts")} (?<= s ) | feet | throat ) \s (?: or | and ) \s
        (?= (?: joint | muscle | back | neck | bone | leg | tummy | stomach | chest | foot | ear | tooth ) \s
            (?: pains? | aches? | swelling | stiffness | weakness | cramps? | tenderness ) \b )
    """,
    flags=re.IGNORECASE,
    example=(
        "* stiff hands or back pain\n* swollen knees or back pain",
        ["stiff hands", "back pain", "swollen knees", "back pain"],
    ),
    counter_example="severe neck or back pain",
)
OR_FEELING = Rule(
    name="how one feels, behind what one lacks",
    pattern=rf"""
        \b (?P<front> (?: lack | loss ) \s of \s (?: appetite | {any_of("leaflets", "lacking")} ) )
        \s (?: or | and ) \s
        (?= feeling \s (?: of \s {any_of("leaflets", "feelings_of")} | {any_of("leaflets", "felt")} ) \b )
    """,
    flags=re.IGNORECASE,
    needs=("feeling",),
    example=("* loss of strength or feeling low", ["loss of strength", "feeling low"]),
    counter_example="sudden loss of strength or feeling in the legs",
)
A_FEELING = Rule(
    name="article of what one feels, behind a sign of the same place",
    pattern=rf"""
        \b (?P<joint> {any_of("leaflets", "sensed")} \s (?: or | and ) \s ) an? \s
        (?= (?: feeling | sensation ) \s of \s )
    """,
    flags=re.IGNORECASE,
    needs=("feeling", "sensation"),
    example=(
        "* tightness or a sensation of burning in the throat",
        ["tightness in the throat", "sensation of burning in the throat"],
    ),
    counter_example="sores and a sensation of burning in the throat",
)
RULES = (OR_DOING, OR_ONE_THAT, OR_ITS_PLACE, OR_FEELING)


def with_next_signs(text: str) -> str:
    """A list with a comma in place of each such joint."""
    text = A_FEELING.sub(lambda found: found["joint"], text)
    for rule in RULES:
        text = rule.sub(lambda found: f"{found['front']}, ", text)
    return text
