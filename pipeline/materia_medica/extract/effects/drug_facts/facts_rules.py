"""Shapes of what an item of Drug Facts says: effects, the patient's complaint, use, advice."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of


def _of(*keys: str) -> str:
    return any_of("drug_facts", *keys)


NEXT_CLAUSE = Rule(
    name="next thing that an item names",
    pattern=rf"""
        ,? \s (?: or | and ) \s (?: if \s )?
        (?= (?: you | your | it | this | (?: (?: any | new | other ) \s )* (?: symptoms? | condition ) ) \s
            | the \s [^.;:]{{3,60}}? \s (?: may | might | can | will | {_of("becomes")} ) \s )
        | ,? \s (?: or | and ) \s if \s
    """,
    flags=re.IGNORECASE,
    example=("* your skin peels or you get hives", ["skin peels", "hives"]),
    counter_example="hives or gout occur",
)
LEADING = Rule(
    name="colon behind the verb of getting",
    pattern=rf"(?<= \b you \s ) (?P<verb> {_of('gets')} ) \s? : \s",
    flags=re.IGNORECASE,
    example=("* you get: hives or gout", ["hives", "gout"]),
    counter_example="you get hives: stop",
)
ADVICE = Rule(
    name="what to do, in the imperative",
    pattern=rf"^ \W* (?: please \s )? (?: {_of('advice')} ) (?! [\w-] )",
    flags=re.IGNORECASE,
    example=("* avoid alcoholic drinks\n* drowsiness may occur", ["drowsiness", "aside: advice"]),
    counter_example="use of alcohol",
)
IF_BEHIND = Rule(
    name="effect on which to do what advice says",
    pattern=rf"\b (?: if | when ) \s (?P<if> [^,.;]+? \s {_of('occurs')} ) \W* $",
    flags=re.IGNORECASE,
    example=("* remove the patch if hives occur", ["hives"]),
    counter_example="rinse if swallowed",
)
IF_IN_FRONT = Rule(
    name="effect in front of what to do about it",
    pattern=rf"^ \W* (?: if | when ) \s (?P<if> [^.;]+? ) ,? \s (?: {_of('advice')} ) (?! [\w-] )",
    flags=re.IGNORECASE,
    example=("* if you have vivid dreams remove the patch at bedtime", ["vivid dreams"]),
    counter_example="if hives occur",
)
OF_OTHERS = Rule(
    name="what other substances or ways of use do",
    pattern=rf"^ \W* {_of('others')} \b [^.;:]*? \b (?: may | can | could | will ) \s",
    flags=re.IGNORECASE,
    example=("* alcohol and sedatives may increase drowsiness", ["aside: interaction"]),
    counter_example="drowsiness may increase",
)
NO_EFFECT = Rule(
    name="symptoms that are not named, use, and what has not come about",
    pattern=rf"""
        ^ \W* (?: (?: an? | the | your | any | new | other | these | additional | unexpected | unusual | original )
                \s )* {_of("unnamed")} \b (?! \s of \b )
            | ^ \W* you \s (?: {_of("of_use")} ) \b
    """,
    flags=re.IGNORECASE,
    example=("* you have ever had a stroke\n* hives occur", ["hives", "aside: general"]),
    counter_example="symptoms of gout",
)
NOT_COME = Rule(
    name="what has not come about, beside an effect",
    pattern=rf"""
        ,? \s or \s
        (?: (?: the \s | an? \s )? (?: failure | inability ) \s to | fail (?: ed )? \s to | no | lack \s of )
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
                (?: irritation | rash | allergic \s reaction | burning \s sensation ) (?: \s or \s \w+ )? ) \s
        (?P<rest> (?: {_of("lasts")} | {_of("not_better")} ) \b .* ) $
    """,
    flags=re.IGNORECASE,
    example=("* skin redness caused by the patch does not go away", ["skin redness"]),
    counter_example="redness lasts",
)
OCCURS = Rule(
    name="effects that occur",
    pattern=rf"""
        ^ \W* (?! (?: you | this | it | they ) \s ) (?P<names> .+? ) \s
        (?: (?: may | might | can | could | will ) \s (?: also \s | sometimes \s )? )? (?: suddenly \s )?
        {_of("occurs")} (?: $ | (?= \W ) ) (?P<rest> .* ) $
    """,
    flags=re.IGNORECASE | re.DOTALL,
    example=(
        "* slower growth is more likely to occur\n* hives occur and rash occurs\n* nausea occurs, rash appears\n"
        "* an allergic reaction to this product occurs\n* you may have nausea tiredness dry mouth",
        [
            *("slower growth", "hives", "rash", "nausea", "rash", "allergic reaction"),
            *("nausea", "tiredness", "dry mouth"),
        ],
    ),
    counter_example="you develop hives",
)
HAPPENS = Rule(
    name="what happens to something of yours",
    pattern=rf"""
        ^ \W* (?! you \s | it \s | this \s ) (?: (?: your | the | some | an? ) \s )?
        (?P<whole> [^.;:]{{2,60}}? \s (?: (?: may | might | can | could | will ) \s (?: be | {_of("becomes")} )
            | {_of("becomes")} ) (?: \s .* )? ) $
    """,
    flags=re.IGNORECASE | re.DOTALL,
    example=("* the mouth and throat may feel dry", ["mouth and throat may feel dry"]),
    counter_example="dry mouth may occur",
)
MAY_BE = Rule(
    name="illness of which something may be a sign",
    pattern=rf"""
        \b (?: may | could | can | might ) \s (?: also \s )? (?: be \b [^.]*? \b {_of("signs")} | indicate ) \b
    """,
    flags=re.IGNORECASE,
    example=("* insomnia may be a symptom of an illness\n* hives occur", ["hives", "aside: general"]),
    counter_example="symptoms of an illness may occur",
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
REPORTED = Rule(
    name="reports of effects",
    pattern=r"\b (?: reports? \s of | (?: has | have ) \s been \s reported | risk | chance ) \b",
    flags=re.IGNORECASE,
    example=("* there have been rare reports of liver injury", ["liver injury"]),
    counter_example="report side effects",
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
SWELLS = Rule(
    name="part of the body that swells",
    pattern=r"^ (?P<part> .+? ) \s (?: (?: may | might | can | could ) \s )? swells? $",
    flags=re.IGNORECASE,
    example=("* your hands or feet swell", ["swelling of the hands or feet"]),
    counter_example="swelling of the feet",
)
SIGNS_OF = Rule(
    name="effect of which one has signs",
    pattern=rf"""
        ^ \W* (?: you \s (?: (?: may | suddenly ) \s )? {_of("gets")} \s )? (?: any \s of \s )?
        (?: (?: the | the \s following | these | any | possible | other | severe | early ) \s )*
        {_of("signs")} (?: \s (?: and | or | and/or ) \s {_of("signs")} )? \s of \s (?: an? \s )?
        (?P<names> [^:(,]+? ) (?P<rest> \s* : .* | ,? \s (?: such \s as | including | like ) \s .* | \s \( .* )? $
    """,
    flags=re.IGNORECASE | re.DOTALL,
    example=(
        "* you have signs of stomach bleeding:\n* vomit blood\n* hives occur",
        ["stomach bleeding", "hives", "aside: general"],
    ),
    counter_example="signs: hives",
)
PEOPLE = Rule(
    name="people who had an effect",
    pattern=rf"""
        ^ \W* (?: some | a \s few | many ) \s (?: people | users | patients | adults | children | men | women ) \s
        (?: (?: may | might | can | have ) \s )? {_of("gets")} \s
    """,
    flags=re.IGNORECASE,
    example=("* some users have experienced darker nails", ["darker nails"]),
    counter_example="some children may be slower",
)
