"""Words behind a sign that are part of what it is, and no detail: where in the body, at what act, with what finding."""

from __future__ import annotations

import re

from materia_medica.extract.effects.leaflets.unparted import GUARD, closed
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of

WITH_FEW_CELLS = Rule(
    name="fever with few blood cells, which is one illness",
    pattern=r"""
        \b fever \s (?: along \s with | together \s with | accompanied \s by | associated \s with | with ) \s
        (?: an? \s )? (?: severe \s )? (?: low (?: er )? | decreased? | reduced | drop \s in | reduction \s in ) \b
        [^,;()]{0,60}? \b (?: blood \s cells? | white \s cells? | neutrophils? | neutrophil \s granulocytes ) \b
        (?: \s (?: counts? | levels? | called \s neutrophils ) )?
    """,
    flags=re.IGNORECASE,
    needs=("fever",),
    example=(
        "* fever with a low number of white blood cells (febrile neutropenia), gout",
        ["fever with a low number of white blood cells; febrile neutropenia", "gout"],
    ),
    counter_example="fever with prolonged use",
)
MAINLY_OF = Rule(
    name="where something mainly is, with no comma before it",
    pattern=rf"""
        (?<= [a-z] ) \s mainly [\s\u2063] (?: of | in | on | around ) [\s\u2063]
        (?: the | your ) [\s\u2063]
        (?= {any_of("phrases", "parts")} \b | {any_of("leaflets", "places")} \b )
    """,
    flags=re.IGNORECASE,
    needs=("mainly",),
    example=(
        "* redness mainly of the elbows or knees, gout",
        ["redness mainly of the elbows or knees", "gout"],
    ),
    counter_example="swelling, mainly of the face",
)
WHEN_LYING = Rule(
    name="what one does when it is felt",
    pattern=r"""
        (?<= [a-z] ) (?<! \s or ) (?<! \s and ) \s (?: when | while | on | upon ) \s (?: you \s (?: are \s )? )?
        (?: l (?: ie | ying ) | walk (?: ing )? | exercis (?: e | ing ) | (?: sit | stand ) (?= \s up \s or )
            | sit (?: ting )? | bend (?: ing )? | eat (?: ing )? | climb (?: ing )? | speak (?: ing )? ) \b
        (?: \s (?: down | flat | up | over | stairs ) \b )*
        (?: \s (?: or | and ) \s (?: stand (?: ing )? | sit (?: ting )? | lying | walking | exercising )
            (?: \s (?: up | down ) \b )? )?
    """,
    flags=re.IGNORECASE,
    example=("* sore back when lying down, gout", ["sore back when lying down", "gout"]),
    counter_example="gout when treatment ends",
)
WITHIN_PLACE = Rule(
    name="place within or from which a sign comes",
    pattern=rf"""
        (?<= [a-z] ) \s (?: (?: within | throughout ) \s (?: (?: the | your ) \s )?
            (?: {any_of("phrases", "parts")} s? | {any_of("leaflets", "places")} | body ) \b
            (?: \s of \s (?: the | your ) \s \w+ (?: \s (?: and | or ) \s
                (?: {any_of("phrases", "parts")} s? | {any_of("leaflets", "places")} ) \b )? )?
          | from \s (?: the | your ) \s (?: lower | upper | large | small ) \s [\w\s]{{3,40}}?
            (?= \s* (?: [,;.(\ue000-\uf8ff] | \s (?: and | or ) \s | $ ) ) )
    """,
    flags=re.IGNORECASE,
    needs=("from", "throughout", "within"),
    example=(
        "* bleeding from the upper part of the gut, pressure within the eye, swelling throughout the body",
        ["bleeding from the upper part of the gut", "pressure within the eye", "swelling throughout the body"],
    ),
    counter_example="gout within the first weeks",
)
THAT_AFFECTS = Rule(
    name="what a cancer affects",
    pattern=r"""
        \b (?: cancers? | tumours? ) \s that \s affects? \s (?: the | your ) \s [\w\s]{3,40}? (?= \s* (?: [,;.(] | $ ) )
    """,
    flags=re.IGNORECASE,
    needs=("affect",),
    example=("* cancer that affects the tonsils, gout", ["cancer that affects the tonsils", "gout"]),
    counter_example="rash that affects the hands",
)
GERMS = Rule(
    name="germs that cause an infection",
    pattern=r"""
        (?<= \w ) \s (?P<told> caused \s by \s (?: bacteria | viruses | fungi | parasites )
            (?: , \s (?: bacteria | viruses | fungi | parasites ) )* ,? \s (?: and | or | and/or ) \s
            (?: bacteria | viruses | fungi | parasites ) ) \b
    """,
    flags=re.IGNORECASE,
    needs=("caused",),
    example=(
        "* infections caused by fungi, viruses or bacteria, gout",
        ["infections; caused by fungi, viruses or bacteria", "gout"],
    ),
    counter_example="infections caused by bacteria",
)
WAY_WORKS = Rule(
    name="the way in which something works",
    pattern=r"\b the \s way \s (?: the | your ) \s [\w-]+ \s (?: is | are ) \s \w+ing \b",
    flags=re.IGNORECASE,
    needs=("way",),
    example=(
        "* changes in the way your thyroid is acting, gout",
        ["changes in the way your thyroid is acting", "gout"],
    ),
    counter_example="the way of working",
)
DESPITE = Rule(
    name="harm in spite of which one does something, which says nothing of the effect",
    pattern=r"\b (?P<despite> despite \s (?: (?: any | the | possible ) \s )? ) (?= serious \b )",
    flags=re.IGNORECASE,
    needs=("despite",),
    example=(
        "* urge to shop too much despite serious debts",
        ["urge to shop too much despite serious debts"],
    ),
    counter_example="despite treatment",
)
MAY_OCCUR_ON = Rule(
    name="where a sign may occur, behind which the list goes on",
    pattern=r"""
        (?<= \w ) \s (?P<told> that \s may \s (?: occur | appear ) \s (?: on | in ) \s (?: the | your ) \s [\w-]+ )
        \s (?: and | or | and/or ) \s
    """,
    flags=re.IGNORECASE,
    needs=("occur", "appear"),
    example=(
        "* spots that may appear on the neck or lumps in the ear",
        ["spots; that may appear on the neck", "lumps in the ear"],
    ),
    counter_example="spots that may appear on the neck",
)
MOVES_DOWN = Rule(
    name="signs that move along the body together",
    pattern=r"""
        (?P<signs> (?<! [\w-] ) [\w-]+ (?: , \s [\w-]+ )+ ) ,? \s (?: and | or ) \s (?P<last> [\w-]+ )
        (?P<tail> \s that \s (?: moves? | spreads? | shoots? ) \s (?: down | up | along | into ) \s
            (?: the | your ) \s [\w-]+ )
    """,
    flags=re.IGNORECASE,
    needs=(" that ",),
    example=(
        "* numbness, tingling or pain that moves down your arm",
        [f"{sign} that moves down your arm" for sign in ("numbness", "tingling", "pain")],
    ),
    counter_example="pain that moves down your arm",
)
LIKE_DOING = Rule(
    name="what one feels like doing",
    pattern=r"\b feel (?: s | ing )? \s like \s [a-z]+ing \b",
    flags=re.IGNORECASE,
    needs=("like",),
    example=("* not feeling like eating, gout", ["not feeling like eating", "gout"]),
    counter_example="feeling like this",
)
LONGER_THAN_USUAL = Rule(
    name="that something lasts longer than usual",
    pattern=r"""
        (?<= \w ) \s for \s (?: (?: a \s (?: little | bit ) | much ) \s )? longer \s than \s (?: usual | normal ) \b
        (?: \s (?: if | when | after ) \s you \s [\w\s]{3,40}? (?= \W* $ | , ) )?
    """,
    flags=re.IGNORECASE,
    needs=("longer",),
    example=(
        "* hiccups for a little longer than usual if you laugh, gout",
        ["hiccups for a little longer than usual if you laugh", "gout"],
    ),
    counter_example="use for longer than a week",
)
ON_ONE_SIDE = Rule(
    name="one side of the body, in a numeral",
    pattern=r"(?<= [a-z] ) \s on \s 1 \s side \s of \s (?: your | the ) \s [\w-]+ \b",
    flags=re.IGNORECASE,
    needs=(" side ",),
    example=("* weakness on 1 side of your face", ["weakness on 1 side of your face"]),
    counter_example="1 side effect",
)
_OF_RASH = r"""
    (?: (?: bad | severe | small | flat | raised | red | purple | dry | itchy | skin
        | fluid-filled | pus-filled ) \s ){0,2}?
    (?: redness | flushing | flaking | blisters | blistering | peeling | bumps | spots | sores | scaling | swelling
        | itching ) \b (?: \s skin \b )?
"""
RASH_WITH = Rule(
    name="what a rash is like",
    pattern=rf"""
        \b (?: rash (?: es )? \s with | patch (?: es )? \s of ) \s {_OF_RASH} (?: , \s {_OF_RASH} ){{0,3}}
        ,? \s (?: and | or | and/or ) \s {_OF_RASH} (?: \s of \s (?: (?: the | your ) \s )? skin \b )?
        (?! \s (?: of | in | around ) \b )
    """,
    flags=re.IGNORECASE,
    needs=("rash", "patch"),
    example=(
        "* bad rash with blisters, redness or flaking, gout\n* patches of swelling and itching of the skin",
        ["bad rash with blisters, redness or flaking", "gout", "patches of swelling and itching of the skin"],
    ),
    counter_example="rash with redness, blisters or swelling of the face",
)
_RULES = (
    *(RASH_WITH, ON_ONE_SIDE, LONGER_THAN_USUAL, WITH_FEW_CELLS, MAINLY_OF),
    *(WHEN_LYING, WITHIN_PLACE, LIKE_DOING, THAT_AFFECTS, WAY_WORKS),
)


def with_own_words(text: str) -> str:
    """A list in which words that are part of a sign are no detail of it, and part nothing."""
    text = MAY_OCCUR_ON.sub(lambda found: f" ({found['told']}), ", text)
    text = GERMS.sub(lambda found: f" ({found['told']})", text)
    text = MOVES_DOWN.sub(_moved, text)
    text = DESPITE.sub(lambda found: f"{found['despite']}{GUARD}", text)
    for rule in _RULES:
        text = rule.sub(lambda found: closed(found[0]), text)
    return text


def _moved(found: re.Match[str]) -> str:
    """Signs each with where they move."""
    tail = closed(found["tail"])
    return ", ".join(f"{sign}{tail}" for sign in (*found["signs"].split(", "), found["last"]))
