"""How often an item says that its own effects occur, in front of them or behind: "blood infection: rare"."""

from __future__ import annotations

import re

from materia_medica.extract.effects.accepted_names import is_effect_name
from materia_medica.extract.effects.leaflets.fragments import is_clause
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of

_BAND = any_of("leaflets", "band_words")
_MARKS = " :;,.–—-"
_PAUSES = (",", ";")
_JOINT = re.compile(r",|;|\s(?:and|or)\s", re.IGNORECASE)
_IN_WHOM = re.compile(r"\W*(?:in|for|with|other|others|side)\b", re.IGNORECASE)

BAND_BEHIND = Rule(
    name="band behind all of an item",
    pattern=rf"""
        (?: (?<= \) ) \s+ | \s [–—-] \s+ | \s? [:;,] \s+ | (?<! \s ) \s (?= {_BAND} \s \( ) ) (?-i: (?= [a-z] ) )
        (?P<band> {_BAND} (?: \s side \s effects? )?
            (?: ,? \s \(? (?: (?: which | it | this | they ) \s )? (?: may | can ) \s affect \s [^().:;]{{3,60}} \)? )?
          | (?: (?: which | it | this | they ) \s )? (?: may | can ) \s affect \s
                (?: up \s to | more \s than | less \s than | fewer \s than | about ) \s (?: 1 | one ) \s in \s
                [^().:;]{{2,30}} ) \W* $
    """,
    flags=re.IGNORECASE,
    example=(
        "Serious side effects\n\n* rash, blisters or red skin - rare\n"
        "* gout, nausea, may affect up to 1 in 100 people\n"
        "* in children (boys): uncommon (may affect up to 1 in 100 people)\n* fits",
        [
            "rash; rare; serious",
            "blisters; rare; serious",
            "red skin; rare; serious",
            "gout; serious",
            "nausea; serious",
            "fits; uncommon; children",
        ],
    ),
    counter_example="a disease that is rare",
)
BAND_IN_FRONT = Rule(
    name="how often what an item lists occurs, in front of it",
    pattern=r"""
        ^ \W* (?P<band> (?: very \s )? (?: rarely | commonly | uncommonly ) | occasionally
            | in \s (?: very \s )? rare \s cases ) \s? [,:] \s+ (?= \w )
    """,
    flags=re.IGNORECASE,
    example=(
        "Serious side effects\n\n* very rarely, gout (in the foot), liver damage\n* hives",
        ["gout; in the foot; very_rare; serious", "liver damage; very_rare; serious", "hives; serious"],
    ),
    counter_example="gout, very rarely, hives",
)
SEEN_BEHIND = Rule(
    name="how often an effect is seen, behind it",
    pattern=r"""
        (?: , \s | \s [–—-] \s ) (?: seen | reported | observed | this \s occurs ) \s
            (?P<band> (?: very \s )? (?: commonly | uncommonly | rarely ) ) \W* $
    """,
    flags=re.IGNORECASE,
    needs=("ly",),
    example=("Serious side effects\n\n* gout, seen very rarely.", ["gout; very_rare; serious"]),
    counter_example="gout, seen in old people",
)


def band_behind(words: str) -> re.Match[str] | None:
    """How often words at the end of an item say that all of it occurs; null where they say that of the last effect."""
    if seen := SEEN_BEHIND.search(words):
        return seen
    found = BAND_BEHIND.search(words)
    if found is None or words.count("(", 0, found.start()) > words.count(")", 0, found.start()):
        return None
    is_of_last = found[0].strip()[:1] in _PAUSES and _JOINT.search(words[: found.start()])
    return None if is_of_last else found


def names_before_band(text: str) -> bool:
    """Whether words in front of a band that ends an item are the effect that it rates: "blood infection (sepsis):"."""
    name = text.rstrip(_MARKS)
    is_closed = text != name or text.endswith(")")
    return is_closed and is_effect_name(name) and not is_clause(name) and _IN_WHOM.match(name) is None
