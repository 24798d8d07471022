"""Sentences that say which side effects there were, and in whom: "Side effects in children were fever and cough"."""

from __future__ import annotations

import re

from materia_medica.extract.effects.accepted_names import are_mostly_names
from materia_medica.extract.effects.leaflets.leaflet_heads import head_of
from materia_medica.extract.effects.leaflets.leaflet_lists import listed
from materia_medica.extract.language.asides import aside_reason
from materia_medica.extract.language.effect import Effect
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import Frequency, Statement, together

_FEWEST = 2
"""Effects of such a list; one alone may be what the side effects are like."""
_OTHERS = re.compile(r"(?:additional|other|further) (?=(?:side|undesirable|unwanted|adverse) )", re.IGNORECASE)
"""What stands between a word of frequency and the side effects: "the most common additional side effects"."""
SIDE_EFFECTS_WERE = Rule(
    name="which the side effects were, in whom they were seen",
    pattern=r"""
        ^ (?P<head> \W* (?: [^.:;,]{3,80} , \s )? (?: the \s )? (?: [\w-]+ \s ){0,4}?
            (?: side | undesirable | unwanted | adverse ) \s (?: effects | reactions )
            (?: \s (?! (?: are | were | is | was | similar | if | when | that | which | you ) \b )
                [\w'’()-]+ ){0,14}? \s )
        (?: are | were | include | included | have \s included ) \s
        (?P<list> (?! (?: the \s same | similar | usually | generally | mostly | mainly | mild | more | less | not | no
            | as | expected | likely | listed | described | given | based | also | seen | reported | often | rare
            | common | uncommon | very | to | due | caused | known | shown | related | those | these ) \b )
            [^.:;]{3,400} ) \W* $
    """,
    flags=re.IGNORECASE,
    needs=("effects", "reactions"),
    example=(
        "The most common other side effects seen in children were gout, not acting like themselves and lacking in "
        "energy.",
        [
            "gout; common; children",
            "not acting like themselves; common; children",
            "lacking in energy; common; children",
        ],
    ),
    counter_example="Side effects in children were similar to those in adults.",
)


def side_effects_were(text: str) -> tuple[tuple[Effect, ...], str]:
    """The side effects of which a sentence says that these occurred, be it serious ones, and the words in front of
    them; none for any other sentence.
    """
    found = SIDE_EFFECTS_WERE.match(text)
    if found is None or aside_reason(found["head"]) == "negation":
        return (), ""
    names = listed(found["list"])
    if len(names) < _FEWEST or not are_mostly_names(names):
        return (), ""
    said = Statement(is_serious=head_of(found["head"]).is_serious)
    return tuple(e._replace(said=together(e.said, said)) for e in names), _OTHERS.sub("", found["head"])


def listed_below(text: str, band: Frequency | None) -> tuple[Effect, ...]:
    """The side effects that such a sentence names below a band, whose number counts for more than the words of the
    sentence: "the most common ones are".
    """
    names, head = side_effects_were(text)
    if band is not None and band.is_numeric:
        return names
    own = Statement(statement(head).frequency)
    return tuple(e._replace(said=together(e.said, own)) for e in names)
