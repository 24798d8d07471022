"""The shapes of lines that say in whom, with what or in which illness effects were seen."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of


def _of(*keys: str) -> str:
    return any_of("leaflets", *keys)


_WHO = rf"""
    (?: (?: the | some | both | very | treated ) \s )* (?: (?: {_of("telling_who")} \s )* {_of("populations")} \b
    (?: \s patients )? | (?: {_of("telling_who")} \s )+ {_of("anyone")} \b
    | {_of("anyone")} (?= \s (?: with | aged | over | older | younger | under | below | \d+ ) \b ) )
    (?: ,? \s {_of("of_age")} \b | ,? \s (?: \d+ | < | > ) )*
"""


POINTS_ON = Rule(
    name="sentence that says in whom what stands below was seen",
    pattern=r"""
        ^ (?: (?: the \s following | these ) \s (?: \w+ \s )? side \s effects?
            | the \s side \s effects? \s (?: listed | described | given ) \s below ) \b [^.:]{0,120} [.:]? $
    """,
    flags=re.IGNORECASE,
    example=(
        "The following side effects can happen in children.\n\n* hives",
        ["hives; children"],
    ),
    counter_example="Side effects can happen in children.",
)


OF_PATIENTS = Rule(
    name="line that only says in whom",
    pattern=rf"""
        ^ \W* {_of("populations")} (?: \s* \( [^()]* \) )?
        (?: (?: , | ,? \s (?: and | or ) ) \s {_of("populations")} (?: \s* \( [^()]* \) )? )* \W* $
    """,
    flags=re.IGNORECASE,
    example=(
        "Children (up to 10 years of age)\n\nRare (may affect up to 1 in 1,000 people)\n\n* gout",
        ["gout; rare; Children (up to 10 years of age)"],
    ),
    counter_example="Children with gout",
)


WHEN_USED = Rule(
    name="line that only says with what it is used",
    pattern=r"""
        ^ \W* (?: if | when ) \s (?: it \s is \s | you \s (?=take) )? (?: used | taken | given | take )
        (?: \s (?! on \b | with \b )[\w-]+ ){0,3}? \s
        (?: (?P<alone> on \s its \s own | alone | as \s monotherapy )
            | (?: in \s combination | together | with ) \b [^.:;,]{0,80} ) \W* $
    """,
    flags=re.IGNORECASE,
    example=(
        "When used with insulin\n\nRare (may affect up to 1 in 1,000 people)\n\n* gout",
        ["gout; rare; used with insulin"],
    ),
    counter_example="When used with insulin, gout may occur.",
)


POPULATION = Rule(
    name="patients to whom a statement is tied",
    pattern=rf"""
        \b (?: in | for | among ) \s (?P<who> {_WHO} (?: (?: , | ,? \s (?: and | or ) ) \s {_WHO} )*
            (?: \s (?: with | receiving ) (?: \s (?! {_of("ends_who")} \b ) [\w'’/-]+ ){{1,7}} )? )
    """,
    flags=re.IGNORECASE,
    example=(
        "Side effects in children and adolescents with asthma:\n\n* gout",
        ["gout; children and adolescents with asthma"],
    ),
    counter_example="Side effects in general:",
)


OF_ILLNESS = Rule(
    name="head of the effects of the illness that is treated",
    pattern=r"""
        ^ \W* (?: general \s effects | common \s problems ) \s (?: from | of | in | with ) \s [\w\s-]{4,40} \W* $
    """,
    flags=re.IGNORECASE,
    example=("* gout\n\nCommon problems of diabetes\n\n* hives", ["gout", "aside: general"]),
    counter_example="Common problems:",
)


COMBINED = Rule(
    name="medicines with which it was taken",
    pattern=rf"""
        \b (?<! \b or \s ) (?P<who> {_of("combined")} (?: \s (?! {_of("ends_who")} \b ) [\w/'’-]+ ){{0,9}} )
    """,
    flags=re.IGNORECASE,
    needs=(" in combination", " with", "adding", "taking", "using", "when ", "with other "),
    example=("Side effects when taken with insulin:\n\n* gout", ["gout; taken with insulin"]),
    counter_example="Side effects of the medicine:",
)
