"""Shapes of what an item of Drug Facts is: its clauses, advice, signs of an effect, a risk, the use of others."""

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
        | , \s (?: so \s )? (?= you \s (?: (?: may | might | can ) \s )? {_of("gets")} \s | your \s )
    """,
    flags=re.IGNORECASE,
    example=("* your skin peels or you get hives", ["skin peels", "hives"]),
    counter_example="hives or gout occur",
)
BOTH_YOURS = Rule(
    name="two parts of the body in front of what happens to both",
    pattern=rf"""
        ^ \W* (?: you \s notice \s )? (?: your | the ) \s {any_of("phrases", "parts")} \s (?: or | and ) \s
        (?= (?: your | the ) \s [^.;:,]{{3,40}}? \s (?: (?: may | might | can | will ) \s )? {_of("becomes")} (?! \w ) )
    """,
    flags=re.IGNORECASE,
    example=("* your hand or the soles of your feet turn red", ["hand or the soles of your feet turn red"]),
    counter_example="your hand peels or your feet itch",
)
LEADING = Rule(
    name="colon behind the verb of getting",
    pattern=rf"""
        (?: (?<= \b you \s ) | (?<= \b you \s may \s ) | (?<= \b people \s may \s ) ) (?P<verb> {_of("gets")} )
        (?: \s any \s of )? (?: \s the \s following | \s these )?
        (?: \s {_of("signs")} )? \s? : \s
    """,
    flags=re.IGNORECASE,
    example=(
        "* you get: hives or gout\n* you notice any of these signs: fainting\n* in a few people, headache may occur",
        ["hives", "gout", "fainting", "headache"],
    ),
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
OR_ELSE = Rule(
    name="effects that occur, beside the course of what is treated",
    pattern=rf"""
        (?: , | (?<= lasts ) | (?<= worse ) | (?<= [a-z] ns ) | (?<= continues ) | (?<= persists ) ) \s or \s
        (?! (?: (?: the | your | any | new | other ) \s )* (?: symptoms? | conditions? ) \b | {_of("occurs")} )
        (?P<else> [^.;:]{{1,150}}? \s (?: (?: may | can ) \s )? {_of("occurs")} (?! [\w-] ) (?! \s with \b ) .* ) $
    """,
    flags=re.IGNORECASE | re.DOTALL,
    example=(
        "* the itching does not stop, or gout, hives or other symptoms develop\n"
        "* scalp irritation continues or fits occur",
        ["gout", "hives", "scalp irritation", "fits"],
    ),
    counter_example="gout comes back or occurs with chills",
)
WHEN_IN_FRONT = Rule(
    name="time or use in front of effects",
    pattern=r"^ (?: when | while | after | upon | during | at | on | with ) \s [^,;:.]{3,50} , \s (?= \S )",
    flags=re.IGNORECASE,
    example=("* when first used, burning may occur", ["burning"]),
    counter_example="burning may occur at night",
)
RISK = Rule(
    name="risk that grows",
    pattern=r"""
        ^ [^.;:]{0,60}? \b (?: (?: the | your ) \s (?: risk | chance ) \s of \s (?P<names> [^.;:]+? )
                \s (?: (?: may | can | could | will ) \s (?: also \s )? increase | increases | (?: is | are ) \s
                    (?: higher | greater | increased ) )
            | (?: may | can | could | might | will ) \s (?: also \s )? (?: increase | raise ) \s
                (?: (?: the | your ) \s )? (?: risk | chance )s? \s of \s (?P<behind> [^.;:]+? ) )
        (?P<rest> (?: ,? \s (?: if | when | in | which | especially | with | after | during | by | for ) \b .* )? ) $
    """,
    flags=re.IGNORECASE | re.DOTALL,
    example=(
        "* your risk of gout or stroke increases if you smoke\n* this can raise your risk of fainting, which is bad",
        ["increased risk of gout", "increased risk of stroke", "increased risk of fainting"],
    ),
    counter_example="you have a risk of gout",
)
MISUSE = Rule(
    name="misuse that raises a risk",
    pattern=r"""
        \b (?: if | when ) \s (?: you | used? | taken? | taking | using ) \b [^.;:]{0,200}
            \b than \s (?: directed | recommended | stated )
    """,
    flags=re.IGNORECASE,
    needs=("than directed", "than recommended", "than stated"),
    example=(
        "* the risk of fits increases when taken for longer than recommended\n"
        "* the risk of gout increases if you smoke",
        ["increased risk of gout", "aside: general"],
    ),
    counter_example="the risk may be higher than stated",
)
MAY_BE = Rule(
    name="illness of which something may be a sign, and effect of which it is told what helps",
    pattern=rf"""
        \b (?: may | could | can | might ) \s (?: also \s )? (?: be \b [^.]*? \b {_of("signs")} | indicate
            | (?: often \s )? be \s {_of("helped")} \s by ) \b
    """,
    flags=re.IGNORECASE,
    example=(
        "* insomnia may be a symptom of an illness\n* hives occur\n* hives may be reduced by using it less often",
        ["hives", "aside: general", "aside: general"],
    ),
    counter_example="symptoms of an illness may occur",
)
WHICH_MAY_BE = Rule(
    name="illness of which the effects in front may be a sign",
    pattern=rf"""
        , \s (?: which | and \s (?: this | these ) | as \s (?: this | these ) ) \s
        (?= (?: may | could | can | might ) \s (?: also \s )? (?: be \b [^.,]*? \b {_of("signs")} | indicate ) \b )
    """,
    flags=re.IGNORECASE,
    example=("* you have hives or fever, which may be signs of an allergy", ["hives", "fever"]),
    counter_example="insomnia may be a symptom of an illness",
)
WORKS = Rule(
    name="how the medicine works, and what helps",
    pattern=r"""
        ^ \W* (?! you \b | it \s can \b ) (?: (?: the | this | your ) \s )? [\w’'-]+ (?: \s [\w’'-]+ ){0,3}? \s
        (?: works | acts | helps | (?: passes | moves ) \s (?: out | through | into | from )
            | leaves \s (?: the | your )
            | is \s (?: absorbed | digested | dissolved | passed | broken ) ) \b
        | ^ \W* (?: eating | drinking | taking | chewing | using ) \s [^.;:,]{0,40}? \s
            (?: lowers | reduces | decreases | helps | prevents ) \b
    """,
    flags=re.IGNORECASE,
    example=(
        "* bisacodyl works by moving the bowel\n* the shell passes out of your body, so you may have darker stools\n"
        "* drinking more water reduces the risk of bloating",
        ["darker stools", "aside: general", "aside: general", "aside: general"],
    ),
    counter_example="your bowels act up",
)
REPORTED = Rule(
    name="reports of effects",
    pattern=r"\b (?: reports? \s of | (?: has | have ) \s been \s reported | risk | chance ) \b",
    flags=re.IGNORECASE,
    example=("* there have been rare reports of liver injury", ["liver injury"]),
    counter_example="report side effects",
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
