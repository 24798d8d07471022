"""Where sentences begin within the text of one, without a full stop in front."""

from __future__ import annotations

import re

from materia_medica.extract.effects.labelling.context_rules import POINTER
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.terms.scan import names_in
from materia_medica.extract.terms.tokens import tokens_of

GOES_ON = Rule(
    name="sentence right behind a pointer that ends a list",
    pattern=r"""
        (?<= \] ) \s+ (?= (?: The | In | Of | During | Among | Across | For | These | There | Because | Approximately
            | Overall | Additional | Adverse | Other ) \s
            (?: [a-z] | [A-Z0-9] [^\[\]:;]{0,200} \s (?: was | were ) \s ) )
    """,
    example=(
        "Serious reactions were: Gout [see Warnings (5.1)] In trials, the most common reactions were fever and rash.",
        ["Gout"],
    ),
    counter_example="Gout [see Warnings (5.1)] and fever",
)
TITLE_WITHIN = Rule(
    name="title that stands behind a list on its line",
    pattern=r"""
        (?<= [a-z] ) \s+ (?= (?: [A-Z][a-z]+ \s )? Adverse \s (?: Drug \s )? (?: Reactions | Events ) \s
            (?: Reported | Observed | Occurring | Identified | Seen ) \s [^.:;]{0,80}? \s
            (?: The | In | These | During | Adverse ) \s [a-z] )
    """,
    example=(
        "Skin: gout Adverse Reactions Reported with Oral Velorine The following were reported with oral velorine.",
        ["gout"],
    ),
    counter_example="Gout Adverse Reactions",
)
STOPPING_WITHIN = Rule(
    name="title of what stopping the medicine brings, behind a list on its line",
    pattern=r"(?: \b [a-z][\w-]* | \) ) \s+ (?= Withdrawal \s (?: Symptoms | Reactions | Effects ) \s? [:–—-] \s )",
    needs=("Withdrawal",),
    example=(
        "Other: acne; gout Withdrawal Symptoms: Though not lasting, abrupt cessation may produce fever and rash.",
        ["acne", "gout", "Withdrawal Symptoms (withdrawal)", "fever (withdrawal)", "rash (withdrawal)"],
    ),
    counter_example="gout; Opioid Withdrawal Symptoms: fever",
)
_SPOKEN_OF = r"""
    (?P<effect> [A-Z][a-z]{4,} (?: \s [a-z]+ )?? )
        \s (?: was | were | has \s been | have \s been ) \s (?: reported | observed | seen | noted ) \b
"""
SPOKEN_OF = re.compile(_SPOKEN_OF, re.VERBOSE)
"""Found wherever the next rule finds something, and in a tenth of its time: the engine looks for capitals first."""
EFFECT_WITHIN = Rule(
    name="effect with a capital, of which a sentence behind a list begins to speak",
    pattern=rf"\b [a-z]{{3,}} \s+ (?= {_SPOKEN_OF} )",
    needs=("reported", "observed", "seen", "noted"),
    example=(
        "Reactions in 2% or less were: Skin: rash Other: gout Fever was reported in 12% of infants.",
        ["rash: common", "gout: common", "Fever: very_common"],
    ),
    counter_example="Gout fever was reported",
)


def begin_within(text: str) -> list[int]:
    """Where sentences begin without a full stop in front: right behind a pointer ("Gout [see Warnings] In trials, fever
    was seen"), at a title, and where an effect with a capital is spoken of ("gout Fever was seen").
    """
    begins = [found.end() for found in TITLE_WITHIN.finditer(text)] if " Adverse " in text else []
    begins += [found.end() for found in STOPPING_WITHIN.finditer(text)]
    if SPOKEN_OF.search(text):
        begins += [found.end() for found in EFFECT_WITHIN.finditer(text) if _names(found["effect"])]
    if "] " not in text:
        return begins
    ends = [found.end() for found in POINTER.finditer(text)]
    return begins + [found.end() for end in ends if (found := GOES_ON.match(text, end))]


def _names(words: str) -> bool:
    return bool(names_in(tokens_of(words), text=words))
