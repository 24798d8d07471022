"""Lists with the patients in front who have their effects: "Side effects in women: irregular periods"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from materia_medica.extract.effects.leaflets.leaflet_bands import Bands
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of

_GROUP = rf"(?: {any_of('leaflets', 'groups')} | {any_of('leaflets', 'populations')} | the \s elderly )"
GROUP_LIST = Rule(
    name="patients in front of the list of what they have",
    pattern=rf"""
        ^ \W* (?: (?: additional | other | further | possible ) \s )* (?: side \s effects? \s )?
        (?: (?: seen | reported | occurring | only ) \s )? (?: in | for ) \s
        (?P<who> {_GROUP} (?: (?: , \s | \s (?: and | or ) \s ) {_GROUP} ){{0,2}}
            (?: \s (?: aged? | under | over | below | from ) \s [^:,.()]{{1,40}} )? ) \s? : \**+ \s+ (?= [^\W\d] )
    """,
    flags=re.IGNORECASE,
    example=(
        "Side effects in women: irregular periods, breast pain\n\nIn children: bed wetting.",
        ["irregular periods; women", "breast pain; women", "bed wetting; children"],
    ),
    counter_example="In women: ",
)


@contextmanager
def in_group(bands: Bands, who: str) -> Iterator[None]:
    """What is read meanwhile is what these patients have."""
    was = bands.state
    bands.state = replace(was, population=who.lower(), label=was.label or who)
    bands.put()
    yield
    bands.state = was
    bands.put()
