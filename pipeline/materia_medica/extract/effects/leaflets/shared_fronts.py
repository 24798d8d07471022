"""Words that stand once in front of several signs of a leaflet's list: "muscle pain, stiffness or weakness"."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule

_OF_MUSCLES = r"""
    (?: pains? | aches? | aching | tenderness | weakness | stiffness | cramps? | cramping | spasms?
        | soreness | tightness | pressure | discomfort )
"""
_OF_SKIN = r"""
    (?: damage | tearing | redness | reddening | swelling | itching | dryness | irritation | soreness | peeling
        | thinning | cracking | ulcers? | sores? | blisters? | tenderness | growth )
"""
_SEVERAL = re.compile(r"(?<=muscle)s(?= )", re.IGNORECASE)
JOIN = r"(?: , \s (?: and/or \s | and \s | or \s )? | \s (?: and/or | and | or ) \s )"
_BETWEEN = re.compile(r",\s(?:and/or\s|and\s|or\s)?|\s(?:and/or|and|or)\s", re.IGNORECASE)
_LAST = r"(?: , \s (?: and | or ) | \s (?: and/or | and | or ) ) \s"
_ENDS = r"(?= \W* $ | \s* [,;.(\ue000-\uf8ff] | \s with \s )"

PART_IN_FRONT = Rule(
    name="part of the body in front of its signs",
    pattern=rf"""
        (?: ^ \W* | (?<= [,;] \s ) ) (?P<front> (?: (?: unexplained | unusual | severe ) \s )?
            (?: (?: muscles? | muscular | joint | bone | chest ) \s
                    (?= {_OF_MUSCLES} (?: {JOIN} {_OF_MUSCLES} )* {_LAST} {_OF_MUSCLES} {_ENDS} )
                | (?: skin | eyelid | mouth | gum | eye ) \s (?= {_OF_SKIN} (?: {JOIN} {_OF_SKIN} )* {_LAST}
                    {_OF_SKIN} {_ENDS} ) ) )
        (?P<signs> (?: {_OF_MUSCLES} | {_OF_SKIN} ) (?: {JOIN} (?: {_OF_MUSCLES} | {_OF_SKIN} ) )+ ) {_ENDS}
    """,
    flags=re.IGNORECASE,
    example=(
        "* muscle pain, stiffness or weakness, gout\n* skin dryness and cracking\n* muscles soreness or cramps\n"
        "* chest pain or pressure",
        [
            *("muscle pain", "muscle stiffness", "muscle weakness", "gout", "skin dryness", "skin cracking"),
            *("muscle soreness", "muscle cramps", "chest pain", "chest pressure"),
        ],
    ),
    counter_example="muscle pain, rash or fever",
)
FEELING_OF = Rule(
    name="feeling of several things",
    pattern=r"""
        (?: ^ \W* | (?<= [,;] \s ) ) (?: an? \s )? (?P<front> feelings? \s of \s )
        (?! being \b | [^;.()]* \b feel ) (?P<signs> [\w-]+ (?: \s (?! and | or ) [\w-]+ )?
            (?: , \s (?! and | or ) [\w-]+ (?: \s [\w-]+ )? )+
            ,? \s (?: and | or ) \s [\w-]+ ) (?= \W* $ | \s* [;.(\ue000-\uf8ff] )
    """,
    flags=re.IGNORECASE,
    needs=("feeling",),
    example=(
        "* feeling of worry, unease or sadness",
        ["feeling of worry", "feeling of unease", "feeling of sadness"],
    ),
    counter_example="feeling of worry or fear",
)
MORE_EASILY = Rule(
    name="bleeding and bruising that come more easily",
    pattern=r"""
        \b (?<! \b to \s ) (?P<one> bruis (?: e | ing ) | bleed (?: ing )? ) \s (?: or | and | and/or ) \s
        (?P<other> bruis (?: e | ing ) | bleed (?: ing )? )
        (?P<tail> \s (?: more \s )? easily (?: \s than \s (?: normal | usual ) )? )
    """,
    flags=re.IGNORECASE,
    needs=("easily",),
    example=(
        "* bleeding or bruising more easily than normal, gout",
        ["bleeding more easily than normal", "bruising more easily than normal", "gout"],
    ),
    counter_example="bruising easily",
)


def with_fronts(text: str) -> str:
    """A list in which each of several signs has the words that they share in front, or "more easily" behind."""
    text = MORE_EASILY.sub(lambda f: f"{f['one']}{f['tail']}, {f['other']}{f['tail']}", text)
    for rule in (PART_IN_FRONT, FEELING_OF):
        text = rule.sub(_shared, text)
    return text


def _shared(found: re.Match[str]) -> str:
    front = _SEVERAL.sub("", found["front"])  # "muscles pain" is of each muscle
    before = found[0][: found.start("front") - found.start()]
    return before + ", ".join(f"{front}{sign}" for sign in _BETWEEN.split(found["signs"]))
