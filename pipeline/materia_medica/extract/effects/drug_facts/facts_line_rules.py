"""Shapes of the lines of Drug Facts: titles, marks, what leads to a list, what asks for care behind an item."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of


def _of(*keys: str) -> str:
    return any_of("drug_facts", *keys)


TITLE = Rule(
    name="title that runs on into the first item",
    pattern=r"""
        ^ \W* (?: wh (?: en | ile ) \s using \s this \s \w+
            | stop \s us (?: e | ing ) \b [^.;:]{0,80}? \s (?: if | when ) (?! \w ) ) [\s:]*
    """,
    flags=re.IGNORECASE,
    example=("Stop use and ask a doctor if you feel dizzy", ["feeling dizzy"]),
    counter_example="Stop use",
)
MARKS = Rule(
    name="mark of an item within a line",
    pattern=r"""
        \s{0,9} (?: \[ \s* (?: bullet | [•■▪●] ) \s* \] | [■▪•●◦□▫◾‣] ) \s*
        | (?<= [a-z)] [.;] ) \s+ (?= (?-i: [a-z] ) )
        | (?: ^ | (?<= \s ) ) [–-] \s (?= (?: you | your ) \s )
    """,
    flags=re.IGNORECASE,
    example=("[bullet] drowsiness may occur ■ gout may occur; hives occur", ["drowsiness", "gout", "hives"]),
    counter_example="[see package]",
)
LEADS = Rule(
    name="words that lead to the items below them",
    pattern=rf"""
        ^ \W* (?: you \s may | (?: you \s )? (?: may \s )? {_of("gets")} )? (?: \s? any \s of )?
        (?: \s? (?: the \s following | these ) )?
        (?: \s (?: signs? | symptoms? | side \s effects? | effects? | reactions? ) )? \s* :? \s* $
    """,
    flags=re.IGNORECASE,
    example=("You experience any of the following:\n\n* hives", ["hives"]),
    counter_example="you experience hives",
)
SERIOUS_SIGNS = Rule(
    name="signs of something serious, behind effects",
    pattern=r"""
        ^ \W* (?: these | this | they ) \s (?: may | could | can | might ) \s (?: all \s )? (?: be | indicate ) \b
        [^.]* \b serious \b
    """,
    flags=re.IGNORECASE,
    example=(
        "* rectal bleeding occurs. These may be signs of a serious condition.",
        ["rectal bleeding; serious", "aside: advice"],
    ),
    counter_example="a serious condition",
)
STOPS_AT_ONCE = Rule(
    name="care at once, behind effects",
    pattern=r"""
        ^ \W* (?: if \s (?: this | these ) \s \w+ ,? \s )?
        (?: (?: remove | take \s off | wash | rinse ) \s [^.]{2,40}? \s and \s )?
        (?: (?: stop | discontinue ) \s (?: use | using | taking ) | seek | get | call | see
            | contact | consult | go \s to ) \b [^.]* \b
        (?: immediately | right \s away | at \s once | promptly | straight \s away | emergency | 911
            | medical \s (?: help | attention ) )
    """,
    flags=re.IGNORECASE,
    example=(
        "* hives occur. Seek medical help right away.\n* if burns appear, discontinue use at once",
        ["hives; serious", "burns; serious", "aside: advice"],
    ),
    counter_example="Ask a doctor.",
)
