"""Shapes of what a clause of Drug Facts says: effects, the patient's complaint, use."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of


def _of(*keys: str) -> str:
    return any_of("drug_facts", *keys)


NO_EFFECT = Rule(
    name="symptoms that are not named, use, and what has not come about",
    pattern=rf"""
        ^ \W* (?: (?: an? | the | your | any | new | other | these | additional | unexpected | unusual | original )
                \s )* {_of("unnamed")} \b (?! \s of \b )
            | ^ \W* you \s (?: {_of("of_use")} ) \b
    """,
    flags=re.IGNORECASE,
    example=(
        "* you have ever had a stroke\n* for most people, you may need it for months before hair grows\n* hives occur",
        ["hives", "aside: general", "aside: general"],
    ),
    counter_example="symptoms of gout",
)
NO = r"no (?! \s periods? \b (?! \s pain ) )"
"""A denial: that no periods come is an effect itself."""
NOT_COME = Rule(
    name="what has not come about, beside an effect",
    pattern=rf"""
        ,? \s or \s
        (?: (?: the \s | an? \s )? (?: failure | inability ) \s to | fail (?: ed )? \s to
            | {NO} | lack \s of )
        \s [^,.;:]+? (?= \s {_of("occurs")} (?! [\w-] ) | \s occur \b | $ )
    """,
    flags=re.IGNORECASE,
    example=("* rectal bleeding or failure to have a stool occurs", ["rectal bleeding"]),
    counter_example="rectal bleeding or a hard stool",
)
COMPLAINT = Rule(
    name="course of what is treated",
    pattern=rf"""
        ^ (?! \W* you \s ) [^.;:]*? \b (?: {_of("lasts")} | {_of("not_better")} | (?: is | are ) \s present ) \b
    """,
    flags=re.IGNORECASE,
    example=("* cough lasts more than 7 days, or occurs with fever\n* hives occur", ["hives", "aside: general"]),
    counter_example="you have a cough that lasts",
)
LASTING = Rule(
    name="effect that lasts, laid to the medicine or of the place where it is applied",
    pattern=rf"""
        ^ \W* (?P<names> [^,;:.]{{3,80}}? \s (?: caused \s by | due \s to | from ) \s (?: the | this ) \s \w+
            | (?: (?: an? | the | severe | skin | scalp | eye | excessive | redness | and | or ) \s ){{0,4}}
                (?: irritation | rash | allergic \s reaction | burning \s sensation | vaginal \s bleeding )
                (?: \s or \s \w+ )? ) \s
        (?P<rest> (?: {_of("lasts")} | {_of("not_better")} ) \b .* ) $
    """,
    flags=re.IGNORECASE,
    example=("* scalp dryness caused by the lotion lasts for days", ["scalp dryness"]),
    counter_example="redness lasts",
)
OCCURS = Rule(
    name="effects that occur",
    pattern=rf"""
        ^ \W*+ (?! (?: you | this | it | they ) \s ) (?P<names> .+? ) \s
        (?: (?: may | might | can | could | will ) \s (?: also \s | sometimes \s )? )? (?: suddenly \s )?
        {_of("occurs")} (?: $ | (?= \W ) ) (?P<rest> .* ) $
    """,
    flags=re.IGNORECASE | re.DOTALL,
    example=(
        "* slower growth is more likely to occur\n* hives occur, or fever\n* nausea occurs, rash appears\n"
        "* an allergic reaction to this product occurs\n* you may have nausea tiredness dry mouth",
        [
            *("slower growth", "hives", "fever", "nausea", "rash", "allergic reaction"),
            *("nausea", "tiredness", "dry mouth"),
        ],
    ),
    counter_example="you develop hives",
)
HAPPENS = Rule(
    name="what happens to something of yours",
    pattern=rf"""
        ^ \W* (?! you \s | it \s | this \s ) (?: (?: your | the | some | an? ) \s )?
        (?P<whole> [^.;:]{{2,60}}? \s (?: (?: may | might | can | could | will ) \s
                (?: be (?! \s {_of("helped")} \b ) | {_of("becomes")} )
            | {_of("becomes")} ) (?: \s .*? )? ) (?P<rest> , \s especially \s .* )? $
    """,
    flags=re.IGNORECASE | re.DOTALL,
    example=(
        "* the lips and gums may feel sore\n* your nails turn blue, especially if you smoke",
        ["lips and gums may feel sore", "nails turn blue"],
    ),
    counter_example="dry mouth may occur",
)
CAUSES = Rule(
    name="what use may cause",
    pattern=r"""
        ^ [^.;:]{0,90}? \b (?: (?: (?: may | can | could | might | will ) \s (?: also \s )?
            (?: cause | produce | lead \s to | result \s in ) ) | (?<! , \s which \s ) causes ) \s (?P<names> .+? )
        (?P<rest> \s to \s (?: recur | worsen | become | get | return | increase ) \b .* )? $
    """,
    flags=re.IGNORECASE | re.DOTALL,
    example=("* overuse may produce redness", ["redness"]),
    counter_example="use may spread infection",
)
COLOURS = Rule(
    name="what the medicine colours",
    pattern=rf"""
        ^ \W* (?: it | this (?: \s \w+ )? ) \s (?: (?: may | might | can | could | will ) \s (?: also \s )? )?
        (?: turns? \s (?: (?: your | the ) \s )? )?
        (?P<names> (?: (?: stain | discolou?r | darken | bleach ) s? \s (?: (?: your | the ) \s )? )?
            {any_of("phrases", "parts")} \b .* ) $
    """,
    flags=re.IGNORECASE | re.DOTALL,
    example=("* it may turn your stools black\n* this may stain teeth", ["stools black", "stain teeth"]),
    counter_example="it may stain towels",
)
MAKES = Rule(
    name="what the medicine makes one",
    pattern=r"""
        ^ \W* (?: (?: it | this (?: \s \w+ )? ) \s )? (?: may | might | can | could | will ) \s (?: also \s )? make \s
        (?: you | your \s child | people ) \s (?: (?: feel | become ) \s )? (?P<names> .+ ) $
    """,
    flags=re.IGNORECASE | re.DOTALL,
    example=("* this product may make you drowsy or dizzy", ["drowsy", "dizzy"]),
    counter_example="make sure",
)
FEELS = Rule(
    name="sensation that one feels",
    pattern=r"""
        ^ feeling \s (?: an? \s )? (?= .* \b (?: pain | discomfort | sensations? | burning | itching | stinging
            | pressure | tightness | numbness | irritation | weakness | tingling ) $ )
    """,
    flags=re.IGNORECASE,
    example=("* you feel eye pain", ["eye pain"]),
    counter_example="feeling dizzy",
)
AS_IF = Rule(
    name="what it feels like",
    pattern=r"^ it \s feels (?= \s (?: like | as \s if ) \b )",
    flags=re.IGNORECASE,
    example=("* it feels like you fall", ["feeling like you fall"]),
    counter_example="it feels warm",
)
SWELLS = Rule(
    name="part of the body that swells",
    pattern=r"^ (?P<part> .+? ) \s (?: (?: may | might | can | could ) \s )? swells? $",
    flags=re.IGNORECASE,
    example=("* your hands or feet swell", ["swelling of the hands or feet"]),
    counter_example="swelling of the feet",
)
PEOPLE = Rule(
    name="people who had an effect",
    pattern=rf"""
        ^ \W* (?: some | a \s few | many ) \s (?: people | users | patients | adults | children | men | women ) \s
        (?: (?: may | might | can | have ) \s )? {_of("gets")} \s
    """,
    flags=re.IGNORECASE,
    example=(
        "* some users have experienced darker nails\n* you get gout or hives develop",
        ["darker nails", "gout", "hives"],
    ),
    counter_example="some children may be slower",
)
