"""What comes of stopping the medicine, as leaflets lead to it: "If you suddenly stop taking it you may get fits"."""

from __future__ import annotations

import re

from materia_medica.extract.effects.leaflets.lay_rules import LONG_USE
from materia_medica.extract.language.rule import Rule

WITHDRAWAL = "withdrawal"
"""The circumstance of what comes of stopping."""
_STOPPING = r"""
    (?: (?: if | when | after | once ) \s (?: you | your \s child ) \s (?: have \s | has \s )?
            (?: (?: suddenly | abruptly ) \s )? (?: stop (?: s | ped )? | reduce s? \s or \s stop s?
                | stop s? \s or \s reduce s? | come s? \s off ) \s
            (?: (?: suddenly | abruptly ) (?= ,? \s (?: after | without | when | you | or ) \b )
              | (?: (?: suddenly | abruptly ) \s )? (?: taking | using | having | your | the | this | treatment )
              | (?<= off \s ) [\w-]+ | (?= you \b ) )
        | (?: suddenly | abruptly ) \s stopping
        | stopping \s (?! and \s | or \s ) (?: [\w-]+ \s ){0,4}?
            (?: suddenly | abruptly | treatment | taking | using | this \s medicine | too \s quickly | quickly ) ) \b
"""
AFTER_STOPPING = Rule(
    name="stopping the medicine, in front of what comes of it",
    pattern=rf"^ \W* {_STOPPING} (?! [^.:;]* \b (?: see | tell | talk | contact | ask | call | speak ) \b )",
    flags=re.IGNORECASE,
    needs=("stop", "off"),
    example=(
        "If you suddenly stop taking Velotab you may get:\n\n* fits\n* sweating",
        ["fits; withdrawal", "sweating; withdrawal"],
    ),
    counter_example="If you get hives, stop taking Velotab",
)
ONCE_STOPPED = Rule(
    name="what one may get or feel once the medicine is stopped",
    pattern=rf"""
        ^ \W* {_STOPPING} [^.:;]{{0,140}}? ,? \s* \b (?: you | your \s child | this ) \s
        (?: may | might | can | could | will ) \s (?: also \s )?
        (?P<names> feel \s (?! better | well ) [^.:]{{3,400}}
          | (?: get | have | experience | notice | develop | suffer (?: \s from )?
                | cause \s (?: you \s to \s have \s )? ) \s
            (?: (?: an? | some | any ) \s )? (?: (?: [\w-]+ \s ){{0,2}} (?: symptoms | effects ) ,? \s
                (?: such \s as | including | like ) \s )?
            (?! (?: to | been | the \s following | side \s effects | these | (?: [\w-]+ \s )? withdrawal ) \b )
            (?P<got> [^.:]{{3,400}} ) ) \.? $
    """,
    flags=re.IGNORECASE,
    needs=("stop", "off"),
    example=(
        "If you stop taking Velotab suddenly after many weeks you may get fever, itchy eyes and weight loss. If you "
        "stop suddenly after a long time you could get cramps. If you stop taking it, you may feel dizzy or get hives.",
        [
            *("fever; withdrawal", "itchy eyes; withdrawal", "weight loss; withdrawal", "cramps; withdrawal"),
            *("feeling dizzy; withdrawal", "hives; withdrawal"),
        ],
    ),
    counter_example="If you stop taking Velotab, tell your doctor.",
)
ONCE_IT_STOPS = Rule(
    name="stopping the medicine, behind long use",
    pattern=r"""
        \b (?: when | after | once | as | if ) \s you (?: ['’] ve | \s have )? \s (?: then \s | suddenly \s )?
            (?: stop (?: ped )? | come \s off | reduced? \s or \s stop (?: ped )? ) \b
        | \b withdrawal \s (?: symptoms | effects | reactions? ) \b
    """,
    flags=re.IGNORECASE,
    needs=("stop", "come off", "withdrawal"),
    example=(
        "If you use it for many months, you may get bad skin when you stop. This can include:\n\n* itching",
        ["bad skin; withdrawal", "itching; withdrawal"],
    ),
    counter_example="If you use it for many months, stop it slowly",
)
OF_WITHDRAWAL = Rule(
    name="line that heads what is said of withdrawal",
    pattern=r"""
        ^ \W* (?P<also> (?: (?: misuse | abuse | tolerance | (?: drug \s )? (?: dependen (?: ce | cy ) | addiction ) )
            (?: , \s | ,? \s (?: and | or | & ) \s ) ){1,4} )?
        (?: (?: drug | opioid | medicine | physical ) \s )? withdrawal
            (?: \s (?: symptoms? | effects? | reactions? | syndrome ) )? [\s:*]* $
        | ^ \W* (?: (?: side \s effects | effects | what \s happens ) \s )?
            (?: if | when ) \s you \s (?: suddenly \s )? stop \s
            (?: (?: taking | using | having | your | treatment \s with | the | this ) \s )?
            (?! (?: breathing | sweating | passing | eating | drinking | growing ) \b )
            (?: (?! you \b | may \b ) [\w-]+ \s ){0,3} [\w-]+ [\s*?]* $
    """,
    flags=re.IGNORECASE,
    example=(
        "**Drug withdrawal**\n\nStopping suddenly may cause shaking and sweating.\n\n"
        "If you stop taking Velotab\n\nYou may get cramps.",
        ["shaking; withdrawal", "sweating; withdrawal", "cramps; withdrawal"],
    ),
    counter_example="withdrawal symptoms such as shaking",
)

STOPPING_RULES = (ONCE_IT_STOPS, AFTER_STOPPING, ONCE_STOPPED, OF_WITHDRAWAL)


def context_of_stopping(text: str) -> str | None:
    """The circumstance of what a head or sentence leads to, where that is stopping the medicine; else null."""
    head = OF_WITHDRAWAL.match(text)
    return WITHDRAWAL if AFTER_STOPPING.match(text) or (head and not head["also"]) else None


def context_of_use(text: str) -> str | None:
    """The circumstance of what comes of long use, or of stopping behind it; null where words speak of none."""
    if LONG_USE.match(text) is None:
        return None
    return WITHDRAWAL if ONCE_IT_STOPS.search(text) else "long_term"
