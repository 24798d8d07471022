"""Joints and commas of plain language that say no list where there is none, and part one where there is.

"Short, shallow breathing" and "so sleepy that you cannot stay awake" are one; "sweating a lot and hot flushes" are two.
"""

from __future__ import annotations

import re

from materia_medica.extract.effects.leaflets.unparted import closed
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of
from materia_medica.extract.terms.scan import names_effect

_PILED = any_of("leaflets", "piled")
_NOUN = rf"""
    (?: {any_of("phrases", "parts")} | {any_of("leaflets", "places")} | {any_of("leaflets", "piled_on")} )
"""
_TOUCHED = rf"(?: {_PILED} | numb | cool | twitchy | jerky | shaky | stiff | tingly | tingling | discoloured )"
_ACT = rf"""
    (?: {any_of("leaflets", "acts")} | concentrating | finding | remembering | learning | focusing
        | paying \s attention | thinking | concentration | attention | memory | speech | balance | co-?ordination )
"""
_HOW = rf"""
    (?: (?: more | less | very | slightly | too ) \s )?
    (?: {any_of("leaflets", "comparatives")} | (?<= more \s ) [a-z-]+ | (?<= very \s ) [a-z-]+ )
"""
_AND = r"(?: and/or | and | or )"

PILED = Rule(
    name="adjectives with commas in front of one noun",
    pattern=rf"""
        (?: ^ \W*+ | (?<= [,;] \s ) | (?<= \s or \s ) | (?<= \s and \s ) | (?<= ^have \s ) )
        (?: (?: an? | the | your | very ) \s )? {_PILED} (?: , \s {_PILED} ){{1,3}} \s {_NOUN} \b
    """,
    flags=re.IGNORECASE,
    needs=(",",),
    example=(
        "* short, sharp pain in your chest, cold, clammy hands\n* dry, cracked lips or sore, bleeding gums",
        [
            *("short, sharp pain in your chest", "cold, clammy hands"),
            *("dry, cracked lips", "sore, bleeding gums"),
        ],
    ),
    counter_example="a cold, sore throat",
)
PART_PILED = Rule(
    name="adjectives of a part of the body, the last behind a joint",
    pattern=rf"""
        (?: ^ \W*+ (?: have \s )? (?: (?: an? | the | your | very ) \s )? | (?<= , \s ) an? \s )
        {_TOUCHED} (?: , \s {_TOUCHED} ){{0,3}} ,? \s {_AND} \s {_TOUCHED} \s {_NOUN} \b
    """,
    flags=re.IGNORECASE,
    example=(
        "* a warm, red or swollen knee, a sore and red tongue\n* numb, cold or shaky hands",
        ["warm, red or swollen knee", "sore and red tongue", "numb, cold or shaky hands"],
    ),
    counter_example="numb or cold",
)
A_LOT = Rule(
    name="what one does a lot, and another effect",
    pattern=rf"""
        (?P<does> \b [a-z]+ing \s a \s lot ) \s {_AND} \s
        (?! (?: often | at | during | for | in | more | when ) \b ) (?= (?P<other> [^,;()]{{3,60}} ) )
    """,
    flags=re.IGNORECASE,
    needs=("lot",),
    example=("* sweating a lot and hot flushes", ["sweating a lot", "hot flushes"]),
    counter_example="sweating a lot and often",
)
HARD_ACTS = Rule(
    name="something and acts with which one has problems",
    pattern=rf"""
        \b (?: problems? | trouble | difficult (?: y | ies ) ) \s with \s (?! sleep ) [^,;()]{{3,40}}?
        (?: , \s {_ACT} [^,;()]{{0,40}}? ){{0,3}} ,? \s {_AND} \s {_ACT}
        (?: \s (?! (?: and | or | can | could | may | might | is | are | that | which ) \b ) [\w-]+ ){{0,3}}
        (?= \W* $ | [,;(] )
    """,
    flags=re.IGNORECASE,
    needs=("problem", "trouble", "difficult"),
    example=(
        "* problems with your legs, walking or standing up, gout\n* trouble with attention, thinking or finding words",
        [
            *("problems with your legs, walking or standing up", "gout"),
            "trouble with attention, thinking or finding words",
        ],
    ),
    counter_example="problems with your legs or gout",
)
OR_SENSATION = Rule(
    name="effect, and a sensation of something",
    pattern=rf"""
        (?: ^ \W*+ | (?<= [,;] \s ) ) (?P<one> [a-z][\w-]* (?: \s [\w-]+ ){{0,2}}? ) \s {_AND} \s
        (?= an? \s (?: [\w-]+ \s ){{0,2}} (?: sensation | feeling | sense ) \s
            (?: that \b | (?: of | like | as ) \b (?! [^,;()]{{0,80}} \s (?: in | on | around | at | over ) \s ) ) )
    """,
    flags=re.IGNORECASE,
    needs=("sensation", "feeling", "sense"),
    example=(
        "* dizziness or a sensation of tilting\n* watery eyes or a feeling that dust is in your eye",
        ["dizziness", "sensation of tilting", "watery eyes", "feeling that dust is in your eye"],
    ),
    counter_example="numbness or a feeling of heaviness in the jaw",
)
OR_LOWER = Rule(
    name="effect, and what is low or lower",
    pattern=rf"""
        (?: ^ \W*+ | (?<= [,;] \s ) ) (?P<one> (?: problems? | trouble | difficult (?: y | ies ) ) \s [a-z]+ing
            (?: \s [\w-]+ ){{0,3}}? ) \s {_AND} \s
        (?= (?: an? \s )? (?: low | lower | lowered | reduced | decreased | less | loss \s of ) \s
            (?: interest \s in | sex (?: ual )? | libido | mood | blood | appetite | energy | desire ) \b )
    """,
    flags=re.IGNORECASE,
    example=(
        "* trouble keeping an erection and lower libido",
        ["trouble keeping an erection", "lower libido"],
    ),
    counter_example="problems or low mood",
)
GETS_WORSE = Rule(
    name="illnesses that get worse",
    pattern=rf"""
        (?: ^ \W*+ | (?<= [,;] \s ) ) (?: your \s | existing \s )? {any_of("leaflets", "lasting")}
        (?: , \s {any_of("leaflets", "lasting")} ){{0,3}} ,? \s {_AND} \s {any_of("leaflets", "lasting")} \s
        (?: (?: getting | becoming | (?: that \s )? gets? | becomes? ) \s worse | flaring \s up ) \b
    """,
    flags=re.IGNORECASE,
    needs=("worse", "flar"),
    example=("* eczema or psoriasis getting worse, hives", ["eczema or psoriasis getting worse", "hives"]),
    counter_example="hives or psoriasis getting worse",
)
YELLOW_AND_EYES = Rule(
    name="yellow skin, and whites of the eyes that turn yellow",
    pattern=rf"""
        \b (?P<skin> yellow (?: ing | ish | ed )? \s (?: of \s (?: the | your ) \s )? skin ) ,? \s {_AND} \s
        (?= (?: the \s )? whites? \s of \s (?: the | your | their ) \s eyes? \s
            (?: turn | go | becom | look | being | that | which ) )
    """,
    flags=re.IGNORECASE,
    needs=("white",),
    example=(
        "* yellow skin or whites of your eyes turning yellow",
        ["yellow skin", "whites of your eyes turning yellow"],
    ),
    counter_example="yellowing of your skin or the whites of your eyes",
)
SO_THAT = Rule(
    name="how strongly one feels it, by what comes of it",
    pattern=rf"""
        \b so \s (?! that \b ) (?: out \s of \s breath | [a-z-]+ )
        (?: \s (?: of \s breath | (?: and | or ) \s [a-z-]+ ) )? \s that \s
        (?: it (?: ['’] s | \s is | \s becomes ) | you (?: ['’] re | r )? | they )
        \s (?: (?! (?: and | or | but ) \s ) [\w'’-]+ (?: \s | $ | (?= [,;.()] ) ) ){{1,8}}
        (?: (?<= \s ) or \s {any_of("leaflets", "acts")} )?
    """,
    flags=re.IGNORECASE,
    needs=("that",),
    example=(
        "* you are so drowsy that it's hard to wake up\n* you feel so weak or dizzy that you fall, gout",
        ["so drowsy that it's hard to wake up", "feeling so weak or dizzy that you fall", "gout"],
    ),
    counter_example="so that you sleep",
)
_LAST = re.compile(rf"\b{_PILED}$", re.IGNORECASE)


def with_piles(text: str) -> str:
    """A list in which piled adjectives and illnesses that get worse are not parted, and what only looks like one is."""
    text = YELLOW_AND_EYES.sub(lambda found: f"{found['skin']}; ", text)
    text = A_LOT.sub(lambda found: f"{found['does']}, " if names_effect(found["other"]) else found[0], text)
    text = OR_SENSATION.sub(lambda found: f"{found['one']}, " if names_effect(found["one"]) else found[0], text)
    text = HARD_ACTS.sub(lambda found: closed(found[0]), text)
    text = OR_LOWER.sub(lambda found: f"{found['one']}, ", text)
    text = PART_PILED.sub(lambda found: closed(found[0]), PILED.sub(_one_thing, text))
    return GETS_WORSE.sub(lambda found: closed(found[0]), text)


def _one_thing(found: re.Match[str]) -> str:
    """Adjectives with their noun as one, unless what stands in front of them describes it too, or names nothing."""
    before = found.string[: found.start()].rstrip(" ,;").rpartition(",")[2].strip()
    is_next = found.string[: found.start()].endswith(", ")
    is_described = is_next and (not names_effect(before) or _LAST.search(before) is not None)
    return found[0] if is_described else closed(found[0])


def with_strength(text: str) -> str:
    """An item in which what comes of an effect stays with it, where it says how strong it is."""
    return SO_THAT.sub(lambda found: closed(words := found[0].rstrip()) + found[0][len(words) :], text)
