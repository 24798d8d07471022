"""Sentences on stopping the medicine: those with rates of it, and those that tell what it brings."""

from __future__ import annotations

import re

from materia_medica.extract.effects.labelling.sentence_rules_of_labels import STOPPING
from materia_medica.extract.language.rule import Rule

STOPPING_BRINGS = Rule(
    name="what stopping the medicine brings",
    pattern=r"""
        ^ \W* (?: withdrawal \s (?: symptoms | reactions | effects | syndrome ) \W+ )?
        (?: (?: al )? though \s [^,.;:]{0,90} , \s )?
        (?: (?: the | abrupt | sudden | rapid | too | premature ) \s ){0,3}
        (?: discontinu (?: ation | ing ) | withdraw (?: al | ing ) | cessation | stopping ) \b
        [^.;:]{0,120}? \b
        (?: leads? \s to | led \s to | results? \s in | resulted \s in | (?: has | have ) \s been \s followed \s by
            | causes? | precipitates? | produces?
            | (?: can | could | may | might ) \s (?: \w+ly \s )?
                (?: lead | result | cause | produce | precipitate | be \s followed ) )
        \b (?! \s (?: in \s | to \s )? (?: (?: the | an? | complete | full | rapid | prompt | gradual ) \s ){0,2}
            (?: resolution | improve | recover | reversal | disappear | remission | normali | fewer ) )
    """,
    flags=re.IGNORECASE,
    needs=("discontinu", "withdraw", "cessation", "stopping"),
    example=(
        "Though patients feel well, discontinuation of velorine commonly leads to gout.",
        ["gout (withdrawal)"],
    ),
    counter_example="Discontinuation led to the resolution of gout, which occurred in 4% of patients",
)
FOLLOWS_STOPPING = Rule(
    name="effects that were seen when the medicine was stopped",
    pattern=r"""
        \b (?: occur (?: red | s )? | develop (?: ed )? | reported | observed | seen | noted | described
            | experienced ) \s
        (?: [a-z]+ly \s )? (?: in \s [^.;:,()]{1,40}? \s )? (?: (?: up )?on | after | following | with ) \s
        (?: (?: the | an? | abrupt | sudden | rapid | too | premature ) \s ){0,3}
        (?: discontinu (?: ation | ing ) | withdraw (?: al | ing ) | cessation | stopping ) \b
            (?! \s (?: rates? | of \s (?: another | other ) ) \b )
    """,
    flags=re.IGNORECASE,
    needs=("discontinu", "withdraw", "cessation", "stopping"),
    example=("Gout has been seen on abrupt withdrawal of velorine.", ["Gout (withdrawal)"]),
    counter_example="Gout was reported, and resolved after discontinuation",
)


def is_rate_of_stopping(text: str) -> bool:
    """Whether the numbers of a sentence say how many stopped the medicine, and not how often effects occurred."""
    return STOPPING.search(text.lower()) is not None and not brought_by_stopping(text)


def brought_by_stopping(text: str) -> bool:
    """Whether a sentence tells what stopping the medicine brings."""
    return (STOPPING_BRINGS.match(text) or FOLLOWS_STOPPING.search(text)) is not None
