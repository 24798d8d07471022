"""The shapes of lines that say in whom, with what or in which illness effects were seen."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of


def _of(*keys: str) -> str:
    return any_of("leaflets", *keys)


WHO = rf"""
    (?: (?: the | some | both | very | treated ) \s )* (?: (?: {_of("telling_who")} \s )* {_of("populations")} \b
    (?: \s patients )? | (?: {_of("telling_who")} \s )+ {_of("anyone")} \b
    | {_of("anyone")} (?= \s
        (?: with | suffering | undergoing | (?: being \s )? treated \s for | aged | over | older | younger
            | under | below | between \s \d | (?: less | more ) \s than \s \d | from \s \d | \d ) ) )
    (?: ,? \s {_of("of_age")} (?! [\w-] ) | ,? \s (?: \d+ | [<>] ) | (?<= \d ) \s? [–-] \s? \d+ )*
"""
"""Those in whom effects were seen, with their age."""


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


AGAINST_OTHERS = Rule(
    name="those who take the medicine, against those who do not",
    pattern=r"""
        \b (?: (?: as \s )? compared \s (?: to | with ) | than | and \s not ) \s (?: in \s )?
        (?: (?: those | the \s (?: ones | rest ) | people | patients | women | men | children | users ) \s
            (?: of \s the \s same \s age \s )?
            (?: not \s (?: taking | using | on | given | treated \s with | receiving )
              | who \s (?: (?: do | did | are | were | have ) \s not | don[’']t | never ) ) \b
          | non-?users? \b )
    """,
    flags=re.IGNORECASE,
    needs=("not", "don", "never", "non"),
    example=(
        "Side effects seen in men on the patch compared with those who were not on it:\n\n* hives",
        ["hives"],
    ),
    counter_example="They were noticed more in women than in men:",
)


OF_PATIENTS = Rule(
    name="line that only says in whom",
    pattern=rf"""
        ^ \W* (?: (?: use \s )? (?: in | for ) \s )? {WHO} (?: \s* \( [^()]* \) )?
        (?: (?: , | ,? \s (?: and | or ) ) \s {WHO} (?: \s* \( [^()]* \) )? )* \W* $
    """,
    flags=re.IGNORECASE,
    example=(
        "Children (up to 10 years of age)\n\nRare (may affect up to 1 in 1,000 people)\n\n* gout\n\n"
        "Adults 18 years of age and older\n\n* hives",
        ["gout; rare; Children (up to 10 years of age)", "hives; Adults 18 years of age and older"],
    ),
    counter_example="Children with gout",
)


POPULATION = Rule(
    name="patients to whom a statement is tied",
    pattern=rf"""
        \b (?<! \b 1 \s ) (?: in | for | among ) \s (?P<who> {WHO} (?: (?: , | ,? \s (?: and | or ) ) \s {WHO} )*
            (?: \s (?: with | receiving | suffering \s from | undergoing | (?: being \s )? treated \s for )
                (?: \s (?! {_of("ends_who")} \b ) [\w'’/-]+ ){{1,7}} )? )
    """,
    flags=re.IGNORECASE,
    example=(
        "Rare side effects\n\nThese may affect up to 1 in men:\n\n* hives\n\n"
        "Side effects in children and adolescents with asthma:\n\n* gout",
        ["hives; rare", "gout; children and adolescents with asthma"],
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
