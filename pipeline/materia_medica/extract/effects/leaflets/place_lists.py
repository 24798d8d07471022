"""Lists of places in a leaflet's list: where several places, also in other words, are those of one effect."""

from __future__ import annotations

import re

from materia_medica.extract.effects.leaflets.shared_fronts import JOIN
from materia_medica.extract.effects.leaflets.unparted import closed
from materia_medica.extract.language.parentheses import mask, restore
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of

_PLACE = rf"(?: (?: the | your | a | an ) \s )? (?: {any_of('phrases', 'parts')} | {any_of('leaflets', 'places')} ) \b"
_INSIDE = r"[\ue000-\uf8ff]"
_PREPOSITION = r"(?: into | inside | in | from | under | around | on | behind | within | at | near | through )"
_NOT_SOMETIMES = r"(?<! sometimes ) (?<! usually ) (?<! often ) (?<! mainly ) (?<! mostly ) (?<! larly ) (?<! cially )"

ANOTHER_WAY = Rule(
    name="place behind other places, in another relation",
    pattern=rf"""
        (?<= \w ) \s {_PREPOSITION} \s {_PLACE} (?: , \s (?: {_PREPOSITION} \s )? {_PLACE} ){{1,8}} ,?
        \s (?: and/or | and | or ) \s {_PREPOSITION} \s (?: (?: the | your | an? | other ) \s )+ [\w-]+
        (?: \s of \s (?: (?: the | your ) \s )? [\w-]+ )?
    """,
    flags=re.IGNORECASE,
    example=(
        "* blisters on the hands, feet or inside the folds of the elbow, gout",
        ["blisters on the hands, feet or inside the folds of the elbow", "gout"],
    ),
    counter_example="bleeding from the gums or nose",
)
WITH_TERMS = Rule(
    name="places with their terms in parentheses",
    pattern=rf"""
        (?<= \w ) {_NOT_SOMETIMES} \s (?: of | on | in | to | around | into | from ) \s {_PLACE}
        (?: \s (?: and | or ) \s {_PLACE} )? (?: \s? {_INSIDE} )? (?: , \s {_PLACE} (?: \s? {_INSIDE} )? ){{0,8}}
        (?: (?<= {_INSIDE} ) | (?= [^;]{{0,200}} {_INSIDE} ) )
        ,? \s (?: and/or | and | or ) \s {_PLACE} (?: \s? {_INSIDE} )? (?= \W* $ | [,;] | \s caused \b )
    """,
    flags=re.IGNORECASE,
    example=(
        "* infections of the nose, throat (pharynx) or windpipe (trachea) caused by germs",
        ["infections of the nose, throat or windpipe; pharynx; trachea; caused by germs"],
    ),
    counter_example="infections of the nose, throat or windpipe",
)
AFFECTING = Rule(
    name="which places an illness affects",
    pattern=rf"""
        (?<= [a-z] ) (?<! , \s mainly ) (?<! , \s mostly ) (?<! , \s also ) \s
        (?: (?: mainly | mostly | also ) \s )? (?: affecting | involving ) \s (?= the \s | your \s )
        {_PLACE} (?: {JOIN} (?: {_PLACE} | other \s (?: organs | parts (?: \s of \s the \s body )? ) ) )*
    """,
    flags=re.IGNORECASE,
    needs=("affecting", "involving"),
    example=(
        "* infection affecting the head, chest and arms, gout",
        ["infection affecting the head, chest and arms", "gout"],
    ),
    counter_example="infection, mainly affecting the head",
)
_RULES = (ANOTHER_WAY, AFFECTING)


def with_places(text: str) -> str:
    """A list in which several places of one effect part nothing."""
    for rule in _RULES:
        text = rule.sub(lambda found: closed(found[0]), text)
    masked = mask(text)
    return restore(WITH_TERMS.sub(lambda found: closed(found[0]), masked.text), masked.inside)
