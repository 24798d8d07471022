"""Sentences that warn: of an illness that may become worse, of signs to look out for, of what effects could be."""

from __future__ import annotations

import re

from materia_medica.extract.effects.accepted_names import is_effect_name
from materia_medica.extract.effects.leaflets.leaflet_items import named_in
from materia_medica.extract.effects.leaflets.wholes import whole
from materia_medica.extract.language.effect import Effect
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of

PEOPLE = f"(?: {any_of('leaflets', 'groups')} | {any_of('leaflets', 'people')} )"
WORSENED = Rule(
    name="illness that may become worse in those who have it",
    pattern=rf"""
        ^ \W* (?: (?: some | a \s few | few | many | most | several ) \s )? {PEOPLE} \s
        (?: who \s (?: suffer \s from | have ) | with ) \s (?P<ill> [^.:;,()]{{3,60}}? ) \s
        (?: may | might | can | could ) \s (?: also \s )? (?: experience | notice | have | get | see ) \s (?: an? \s )?
        (?P<how> worsening | aggravation | flare-? \s? ups? ) \s of \s (?: their | the | this | these ) \s
        (?: conditions? | diseases? | illness | disorders? | symptoms ) \b
    """,
    flags=re.IGNORECASE,
    needs=("worsening", "aggravation", "flare"),
    example=("Some people who suffer from gout may notice a worsening of their condition.", ["worsening of gout"]),
    counter_example="Some people may notice a worsening of gout.",
)
WATCHED = Rule(
    name="effects for whose signs one is to look out",
    pattern=r"""
        ^ \W* (?: [^.:;]{0,80}? \b )?? (?: be \s (?: attentive | alert | vigilant ) \s (?: to | for )
            | (?: watch | look ) \s (?: out \s )? for | be \s aware \s of ) \s (?: (?: any | the | early ) \s ){0,2}
        (?: signs? | symptoms? ) (?: \s (?: and | or ) \s (?: signs? | symptoms? ) )? \s of \s
        (?P<names> (?! (?: the | these | this | side | such | any ) \b ) [^.:;]{3,400} )
    """,
    flags=re.IGNORECASE,
    needs=("attentive", "alert", "vigilant", "watch", "look", "aware"),
    example=(
        "You must be alert to any sign of an allergic reaction (such as hives) or gout. If you get any of these "
        "symptoms, contact your doctor immediately.",
        ["allergic reaction; hives; serious", "gout; serious", "aside: advice"],
    ),
    counter_example="Look out for hives",
)
IF_COULD_BE = Rule(
    name="effects that one may have, and what these could be",
    pattern=r"""
        ^ \W* if \s (?: you | your \s child ) \s (?: have | get | notice | develop | experience ) \s
        (?P<names> (?! (?: any | these | this | such | been | ever | had | symptoms? | signs? ) \b ) [^.:;]{3,160}? ) ,
        \s (?: this | these | it | they | you ) \s (?: could | may | might | can ) \s
        (?: be | have ) \s (?! given | asked )
    """,
    flags=re.IGNORECASE,
    needs=("be", "have"),
    example=("If you have heavy bleeding or cramps, you could have a cyst.", ["heavy bleeding", "cramps"]),
    counter_example="If you have cramps, rest.",
)


def of_warning(text: str) -> tuple[Effect, ...] | None:
    """The illness that may become worse, or the effects whose signs one is to look out for; null where a sentence warns
    of neither.
    """
    if (ill := WORSENED.match(text)) is not None:
        return whole(f"{ill['how']} of {ill['ill']}")
    if (watched := WATCHED.match(text)) is not None:
        return tuple(e for e in named_in(watched["names"]) if is_effect_name(e.name))
    return None
