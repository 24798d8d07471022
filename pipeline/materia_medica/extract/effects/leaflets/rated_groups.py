"""Sentences that say how often their effects occur in one group of patients, and how often in another."""

from __future__ import annotations

import re
from typing import NamedTuple

from materia_medica.extract.effects.leaflets.leaflet_whom_rules import WHO
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import Statement
from materia_medica.extract.language.word_tables import any_of

_BAND = any_of("leaflets", "band_words")
_NUMBER = r"\( [^()]{0,60} \b 1 \s in \s [^()]{1,40} \)"
_GROUP = rf"""
    (?: {WHO} | (?: the \s )? (?: patients | people | users | those ) ) \b
    (?: \s (?! (?: it | this | they | these | the | is | are ) \b ) [\w’'%-]+ | \s \( [^()]{{1,80}} \) ){{0,14}}?
"""
OTHER_GROUP = Rule(
    name="how often the effects of a sentence occur in others",
    pattern=rf"""
        (?: [;,] | (?<= [\w)] ) (?= \s (?: and | but | however | whereas | while ) \b ) ) \s
        (?: (?: and | but | however | whereas | while ) ,? \s )?
        (?: (?: (?: in | for | among ) \s )? (?P<who> {_GROUP} ) ,? \s
            (?: it | this | they | these | (?: the | this ) \s (?: risk | frequency | chance ) ) \s
            (?: is | are | was | were | occurs? | happens?
              | (?: may | can ) \s (?: occur | happen | form | develop ) ) \s
            (?P<band> {_BAND} \b (?: \s {_NUMBER} )? )
          | (?P<first> {_BAND} \b (?: \s {_NUMBER} )? \s ) (?: in | for | among ) \s (?P<whom> {_GROUP} )
            (?P<behind> \s {_NUMBER} )? ) \W* $
    """,
    flags=re.IGNORECASE,
    example=(
        "In adults, gout is common (may affect up to 1 in 10 people); however, in children it is rare.\n\n"
        "Hives may occur commonly in women and rarely in men (up to 1 in 1,000).",
        ["gout; common; adults", "gout; rare; children", "Hives; common; women", "Hives; rare; men"],
    ),
    counter_example="Gout is common in adults and children.",
)

SAME_IN_OTHERS = Rule(
    name="side effects that are the same in others",
    pattern=r"""
        ^ \W*+ (?! [^.;]* \b (?: except | exception | addition | apart \s from | other \s than | unlike | but ) \b )
        (?: the \s )? (?: (?: overall | frequency | frequencies | type s? | kind s? | nature | severity | pattern
            | safety | profile ) ,? \s (?: (?: and | or ) \s )? ){1,5}
        of \s (?: the \s )?
        (?: side \s effects | (?: undesirable | adverse ) \s (?: drug \s )? (?: reactions | effects ) )
        [^.;:]{0,80} \b (?: same | similar | comparable | consistent ) \b
    """,
    flags=re.IGNORECASE,
    needs=("same", "similar", "comparable", "consistent"),
    example=(
        "It may cause gout.\n\nType and severity of adverse reactions in children are the same as in adults.",
        ["gout", "aside: general"],
    ),
    counter_example="The type of side effects is the same, but gout is common.",
)

TITLE_RATED = Rule(
    name="event as a title in front of the sentence that rates it",
    pattern=r"""
        ^ \W* (?P<title> (?! (?: All | Some | Many | Most | Of | None ) \b ) [A-Z][a-z-]+ (?: \s [a-z-]+ ){0,4}
            (?: \s \( [^()]{3,60} \) )? ) \s
        (?= (?: These | This | They | It ) \s (?: is | are | occurs? | happens? | may \s affect | affects? ) \b )
    """,
    example=(
        "Allergic reactions These are rare in people on it. Signs may include hives.",
        ["Allergic reactions; Signs may include hives.; rare"],
    ),
    counter_example="These are rare",
)


class OtherGroup(NamedTuple):
    """What the end of a sentence says of another group."""

    at: int
    """Where what it says of the first one ends."""
    said: Statement


def other_group(text: str) -> OtherGroup | None:
    """How often the effects that a sentence names occur in another group of patients, as its end says."""
    found = OTHER_GROUP.search(text)
    if found is None:
        return None
    said = statement(found["band"] or f"{found['first']}{found['behind'] or ''}")
    return OtherGroup(found.start(), Statement(said.frequency, population=(found["who"] or found["whom"]).strip()))
