"""Lists with their body system in front, "Eyes: cataract", and several of them that a conversion ran into one line."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from materia_medica.extract.language.frequency import rest_of, statement
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import Frequency
from materia_medica.extract.language.word_tables import any_of
from materia_medica.extract.layout.lines import Line, at_margin, line_of_part

_FEWEST = 2
"""Labels that part the lists of one line; a single one is that of its list."""
SYSTEM_LABEL = Rule(
    name="body system in front of its list, among others",
    pattern=r"""
        (?: ^ | (?<= [a-z).,;] \s ) ) (?= [A-Z][a-z-]+ (?: ,? [\s/] [a-z-]+ ){0,5}? \s
            (?: (?: disorders | disturbances | investigations | system ) | (?<= Injury \s or \s ) poisoning ) \s? : \s )
        | (?<= [a-z).,;] \s ) (?= Infections \s? : \s )
    """,
    example=(
        "Rare (may affect up to 1 in 1,000 people)\n\n"
        "Breathing disorders: Wheezing Digestive system disorders: Bleeding Liver disorders: Fatty liver",
        ["Wheezing; rare", "Bleeding; rare", "Fatty liver; rare"],
    ),
    counter_example="gout: eye disorders",
)
_SYSTEM = any_of("leaflets", "body_systems")
RUN_IN = Rule(
    name="body system in everyday words in front of its list, with its band",
    pattern=rf"""
        ^ [ \t*•·–—-]* (?P<system>
            (?: (?: side \s )? effects? \s (?: on | in ) \s )? (?: (?: the | your ) \s )? {_SYSTEM}
            (?: (?: ,? \s (?: and | or | & ) | , | \s? / ) \s* (?: (?: the | your ) \s )? {_SYSTEM} ){{0,3}}
            (?: \s disorders (?= \s? \( ) )? )
        (?: \s? \( (?P<said> [^()\n]{{3,90}} ) \) )? \s? : \s+ (?= \w )
    """,
    flags=re.IGNORECASE | re.MULTILINE,
    example=(
        "Other side effects include:\n\nEyes: cataract, dry eye\n\nNervous system (rare): fits, worsening of migraine"
        "\n\nBlood: anaemia",
        ["cataract", "dry eye", "fits; rare", "worsening of migraine; rare", "anaemia"],
    ),
    counter_example="Blood clots: pain in the leg",
)


class RunIn(NamedTuple):
    """A body system in front of its list."""

    system: str
    frequency: Frequency | None
    """How often a parenthesis behind it says that what is listed occurs."""
    rest: Line


def run_in(line: Line) -> RunIn | None:
    """The body system in front of the list of a line; null where none stands there, or with more than its band."""
    text = line.span.text
    found = None if line.is_heading else RUN_IN.match(text)
    if found is None:
        return None
    said = found["said"]
    frequency = statement(said).frequency if said else None
    if said and (frequency is None or rest_of(said)):
        return None
    return RunIn(found["system"], frequency, line_of_part(line, found.end(), len(text)))


def of_systems(line: Line) -> list[Line]:
    """A line cut in front of the labels of body systems in it; itself where it has no more than one, and
    none at the begin of a line of its own.
    """
    text = line.span.text
    cuts = [found.start() for found in SYSTEM_LABEL.finditer(text)]
    cuts = cuts if len(cuts) >= _FEWEST else []
    cuts += [found.start() for found in RUN_IN.finditer(text) if found.start()]
    if line.is_heading or not cuts:
        return [line]
    edges = sorted({0, *cuts, len(text)})
    return [part if a == 0 else at_margin(part) for a, b in pairwise(edges) for part in [line_of_part(line, a, b)]]
