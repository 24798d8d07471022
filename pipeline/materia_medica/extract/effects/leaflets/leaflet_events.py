"""Events with their band in a parenthesis, whose signs are listed below: "Gout (rare) If you get these symptoms:"."""

from __future__ import annotations

import re
from typing import NamedTuple

from materia_medica.extract.effects.accepted_names import is_effect_name
from materia_medica.extract.effects.leaflets.leaflet_band_rules import EVENT_AND_BAND
from materia_medica.extract.effects.leaflets.leaflet_heads import Head, head_of
from materia_medica.extract.effects.leaflets.leaflet_item_rules import ADVISES
from materia_medica.extract.effects.leaflets.leaflet_lists import listed
from materia_medica.extract.language.effect import Effect
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.language.word_tables import any_of

EVENT = Rule(
    name="event with its band, and what tells its signs",
    pattern=rf"""
        ^ [^\w(]*+ (?! .{{0,120}} \b (?: side \s effects? | if \s you | following ) \b .* \( )
        (?P<event> (?: [^().:;] | \( [^()]* \) ){{3,140}}? )
        (?P<seen> , \s (?: seen | (?: this | which ) \s is ) \s (?: with \s )? (?: very \s )? \w+ (?: \s frequency )?
            (?: \s in \s [^().:;]{{3,80}} )? )? \s*
        \( (?P<band> (?=[^()]* (?: \b 1 \s in \s 1 | not \s known ) ) [^()]* ) \)
        (?(seen) (?: \s in \s [^().:;]{{3,120}} )? ) [\s.,;–—-]*
        (?(seen) (?: if \s you \b [^.]* | [^.]* \b {any_of("leaflets", "signs")} \b [^.]* )?
          | (?: if \s you \b [^.]* | (?! [^.]* \b may \s be ) [^.]* \b {any_of("leaflets", "signs")} \b [^.]* ) ) $
    """,
    flags=re.IGNORECASE | re.DOTALL,
    needs=("(",),
    example=(
        "Gout, seen rarely (may affect up to 1 in 1,000 people) If you notice pain or heat, tell your doctor",
        ["Gout; rare"],
    ),
    counter_example="Gout (rare - may affect up to 1 in 1,000 people)",
)


PLAIN_EVENT = Rule(
    name="event with its band, on a line of its own",
    pattern=rf"^ {EVENT_AND_BAND} \W* $",
    flags=re.IGNORECASE,
    needs=("affect",),
    example=(
        "Serious side effects:\n\nGout (rare, may affect up to 1 in 1,000 people) Fits may happen.",
        ["Gout; rare; serious", "Fits; serious"],
    ),
    counter_example="Gout (rare, may affect up to 1 in 1,000 people) may hurt",
)


class Event(NamedTuple):
    """An event of a leaflet that stands before its signs."""

    effects: tuple[Effect, ...]
    head: Head
    """What its band says."""


def event_of(text: str) -> Event | None:
    """The event that a line names before its signs; null where it does not."""
    found = EVENT.match(text)
    if found is None and (plain := PLAIN_EVENT.match(text)) and is_effect_name(plain["event"]):
        found = plain
    if found is None or ADVISES.match(text) or has_verb(found["event"].split(" including ")[0]):
        return None
    head = head_of(found["band"])
    effects = listed(found["event"])
    if head.frequency is None or head_of(found["event"]).frequency is not None or not effects:
        return None
    return Event(effects, head)
