"""Heads that a conversion ran into what stands below them: "Children Not known (cannot be estimated) fits"."""

from __future__ import annotations

import re

from materia_medica.extract.effects.leaflets.leaflet_whom_rules import WHO
from materia_medica.extract.language.rule import Rule

WHOM_IN_FRONT = Rule(
    name="head that says in whom, in front of what stands below it",
    pattern=rf"""
        ^ \W* (?: (?: (?: additional | other | further | possible ) \s )? side \s effects \s
            (?: (?: seen | reported | observed ) \s )? in \s )?
        {WHO} (?: \s* \( [^()]* \) )? (?: (?: , | ,? \s (?: and | or ) ) \s {WHO} (?: \s* \( [^()]* \) )? )* \s
        (?= (?-i: The \s following \b | Not \s known | Frequency \s not \s known
            | [A-Z][a-z]+ (?: [ -] [a-z]+ | \s* \( [^()]* \) ){{0,8}} \s (?: [–—-] | \( [^()]* \b 1 \s in \s ) ) )
    """,
    flags=re.IGNORECASE,
    example=(
        "Side effects in children and adolescents Blood in the urine (haematuria) - the frequency is unknown.\n\n"
        "Adults The following serious events have been seen rarely (may affect up to 1 in 1,000 people); gout, fits.",
        [
            "Blood in the urine; haematuria; children and adolescents",
            "gout; rare; serious; Adults",
            "fits; rare; serious; Adults",
        ],
    ),
    counter_example="Children had fits",
)
SERIOUS_IN_FRONT = Rule(
    name="head of serious side effects, in front of an event with its band",
    pattern=r"""
        ^ \W* (?: (?-i: Other | Most | Very ) \s )? serious \s side \s effects \s
        (?= (?-i: [A-Z][a-z]+ ) (?: [ -] [a-z]+ ){0,6} (?: \s \( [^()]* \) )? \s
            \( [^()]* \b (?: 1 \s in \s | frequency \s not \s known ) )
    """,
    flags=re.IGNORECASE,
    needs=("serious",),
    example=(
        "Serious side effects Gout (Rare: may affect up to 1 in 1,000 people): Tell your doctor immediately if you get "
        "any of the following symptoms of gout. The treatment will be stopped. Symptoms of gout may include pain.",
        [
            "Gout; Tell your doctor immediately if you get any of the following symptoms of gout.; Symptoms of gout "
            "may include pain.; rare; serious",
            "aside: general",
        ],
    ),
    counter_example="Serious side effects may occur",
)
RARELY_BEHIND = Rule(
    name="head in front of a sentence that begins with how often its effects occur",
    pattern=r"""
        ^ \W* (?! (?: Very | More | Most | Less | Only | This | These | They | It | Side | You ) \b )
        [A-Z][a-z-]+ (?: \s (?! as \b | than \b | and \b ) [a-z-]+ ){0,3} \s
        (?= (?: Very \s rarely | Rarely | Commonly | Very \s commonly | Uncommonly | Occasionally
            | In \s (?: very \s )? rare \s (?: cases | instances ) ) ,? \s [a-z] )
    """,
    example=("Skin problems Very rarely, blisters and hives may occur.", ["blisters; very_rare", "hives; very_rare"]),
    counter_example="Gout rarely occurs.",
)


def head_in_front(text: str) -> int | None:
    """Where in a text a head ends that was run into what stands below it; null where none was."""
    found = WHOM_IN_FRONT.match(text) or SERIOUS_IN_FRONT.match(text)
    return None if found is None else found.end()
