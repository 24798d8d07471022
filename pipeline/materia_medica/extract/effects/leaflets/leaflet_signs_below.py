"""Heads of the signs of an event, which alone is the effect: "Signs of shock include:"."""

from __future__ import annotations

import re

from materia_medica.extract.effects.leaflets.leaflet_lists import listed
from materia_medica.extract.language.effect import Effect
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of

_SIGNS = rf"""
    (?: (?: the | these | its | such | possible | potential | early | warning | common | typical | usual | other )
        (?: \s are \s the )? \s ){{0,3}} {any_of("leaflets", "signs")} (?: \s (?: and | or | and/or ) \s
        {any_of("leaflets", "signs")} )?
"""
_INCLUDE = r"""
    (?: (?: \s (?: may | can | could | might ) )? (?: \s (?: also | usually | often | typically ) )?
        \s (?: includ(?: e | es | ing ) | are | is | be | consist \s of | involve ) (?: \s (?: the \s )? following )?
      | \s such \s as )?
"""
SIGNS_OF_EVENT = Rule(
    name="head that names an event and lists its signs",
    pattern=rf"""
        ^ \W* {_SIGNS} \s of \s (?: an? \s | the \s )?
        (?P<event> (?! too \b | overdose | withdrawal | what | any \b | your ) [^:,.]{{3,80}}? )
        (?<! \b called ) (?<! \b following ) (?<! \b these )
        (?: \s* \( [^()]* \) )? {_INCLUDE} \s* : $
    """,
    flags=re.IGNORECASE,
    example=("Signs of lactic acidosis include:\n\n* vomiting\n* cold hands",
             ["lactic acidosis", "aside: general", "aside: general"]),
    counter_example="Tell your doctor if you notice signs of shock:",
)  # fmt: skip
SIGNS_LISTED = Rule(
    name="head of the signs of the event that the sentence in front names",
    pattern=rf"""
        ^ \W* (?: {_SIGNS} {_INCLUDE}
          | if \s you \s (?: get | have | notice | experience | develop ) \s any \s of \s (?: these | the \s following )
            \s {any_of("leaflets", "signs")} ) \s* : $
    """,
    flags=re.IGNORECASE,
    example=("Gout may occur. Symptoms may include:\n\n* pain\n* heat", ["Gout", "aside: general", "aside: general"]),
    counter_example="Side effects may include:",
)


def event_of_signs(head: str) -> tuple[Effect, ...]:
    """The event whose signs a head says that it lists; empty where it names none."""
    found = SIGNS_OF_EVENT.match(head)
    return listed(found["event"]) if found else ()


def lists_signs(head: str) -> bool:
    """Whether a head lists the signs of an event, be it named there or in front of it."""
    return SIGNS_OF_EVENT.match(head) is not None or SIGNS_LISTED.match(head) is not None
