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
        (?P<better> \b (?: improvement | resolution | recovery | reversal | recurrence ) s? \s
            (?: (?! and \b ) [^.;:,()\s]+ \s ){0,6}? (?: (?: was | were | is | has \s been | have \s been ) \s )? )?
        \b (?: occur (?: red | s )? | develop (?: ed )? | reported | observed | seen | noted | described
            | experienced ) \s
        (?: [a-z]+ly \s )? (?: in \s (?: (?! (?: and | or | but ) \b | resol | recover | improv | disappear | revers
            | subsid ) [^.;:,()\s]+ \s ){1,8}? )? (?: (?: up )?on | after | following | with ) \s
        (?: (?: the | an? | abrupt | sudden | rapid | too | premature ) \s ){0,3}
        (?: discontinu (?: ation | ing ) | withdraw (?: al | ing ) | cessation | stopping ) \b
            (?! \s (?: rates? | of \s (?: another | other | an? | consent | placebo | (?: cortico )? steroids
                | (?! these | such ) [\w-]+ \s (?: drugs | medications | medicines ) ) ) \b )
    """,
    flags=re.IGNORECASE,
    needs=("discontinu", "withdraw", "cessation", "stopping"),
    example=("Gout has been seen on abrupt withdrawal of velorine.", ["Gout (withdrawal)"]),
    counter_example="Gout was reported in 4% of patients and resolved after discontinuation",
)
SHARE_OF_STOPPING = Rule(
    name="share of those in whom an effect passed, or who had to stop",
    pattern=r"""
        ^ [^%]* \b (?: (?: resol | recover | revers | disappear | subsid | improv ) [^.;,%]{0,60}?
                \b (?: (?: up )? on | after | following ) | requir (?: ed | es | ing | e ) ) \s
            (?: [\w-]+ \s )?? discontinu (?: ation | ing ) \b
            (?: (?! \b (?: was | were | has | have | occur | report | seen ) ) [^.;,%] ){0,40}?
            \b in \s (?: [\w-]+ \s ){0,2}? [\d.]+ \s? %
        | \b (?: patients | subjects | participants ) \s (?: who \s )? required \s discontinuation \b
    """,
    flags=re.IGNORECASE,
    needs=("discontinu",),
    example=("Gout resolved after discontinuation in 80% of patients.", ["Gout"]),
    counter_example="Gout, which required discontinuation, was seen in 3% of patients",
)


def is_rate_of_stopping(text: str) -> bool:
    """Whether the numbers of a sentence say how many stopped the medicine or got well, not how often it occurred."""
    told = STOPPING.search(text.lower()) or SHARE_OF_STOPPING.search(text)
    return told is not None and not brought_by_stopping(text)


def brought_by_stopping(text: str) -> bool:
    """Whether a sentence tells what stopping the medicine brings."""
    return STOPPING_BRINGS.match(text) is not None or any(
        not found["better"] for found in FOLLOWS_STOPPING.finditer(text)
    )
