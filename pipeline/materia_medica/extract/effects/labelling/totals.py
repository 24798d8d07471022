"""Rates of all reactions together, which are those of none of the effects that a sentence goes on to name."""

from __future__ import annotations

import re

from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import Statement
from materia_medica.extract.language.word_tables import any_of

_COUNTED = rf"""
    (?: \W+ (?: (?: \d+ | {any_of("labelling", "counts_in_words")} ) \s )?
        (?: fatal \s )? (?: {any_of("labelling", "counted")} \s )? (?: \([^()]*\) \s )? (?: each \s )?
        (?: of | due \s to | from | with ) (?: \s the \s following )? \b )?
"""
"""How many had it, in front of an effect: "including 2 cases of"."""
OF_GROUP = Rule(
    name="rate of a group",
    pattern=rf"""
        \d \s? % \W+ (?: [^.:;]* \W )? (?: including | of \s which | such \s as | consist(?: ed | ing ) \s of
            | result(?: ed | ing ) \s from ) {_COUNTED} \W* $
    """,
    flags=re.IGNORECASE,
    example=("Reactions occurred in 3% of patients, including gout.", ["gout"]),
    counter_example="Reactions in 3% of patients were",
)
OF_ALL = Rule(
    name="rate of all reactions that were fatal or serious",
    pattern=rf"""
        \b (?: (?: fatal | serious | life-threatening ) \s (?: (?: and | or ) \s [\w-]+ \s )? (?: [\w-]+ \s ){{0,2}}?
                (?: reactions? | events? | outcomes? ) | fatalities )
            (?: [^.:;%]{{0,80}}? \b (?: occurred | were \s (?: reported | observed | experienced | seen ) ) \b
                [^.:;%]{{0,60}}? (?: \d+ \. )? \d+ \s? %
                (?: [^:;]* (?: \b (?: and \s )? includ(?: ed | es | ing ) | , \s with )
                    | [^.:;%]* (?: (?: \d+ \. )? \d+ \s? % [^.:;%]* )?
                        (?: : | ; \s these \s (?: were | included? ) ) ) {_COUNTED} \W* $
            | [^:;]{{0,80}}? , \s (?: one | two | \d+ ) \s each \b )
        | \b to \s death [^:;]{{0,80}}? , \s (?: one | two | \d+ ) \s each \b
        | % \)? \s (?: of \s [\w-]+ \s )? (?: had | experienced ) \s (?: a \s )? fatal \s
            [^.:;%]{{0,60}} \b (?: each | includ\w+ ) \b [^%]* $
    """,
    flags=re.IGNORECASE,
    needs=("fatal", "serious", "life-threatening", "fatalit", "death"),
    example=("Fatal reactions occurred in 6% of patients and 4% of the placebo group; these included gout.", ["gout"]),
    counter_example="Fatal gout occurred in 6% of patients",
)
MOSTLY_FROM = Rule(
    name="rate of all reactions or deaths in front of what most of them were",
    pattern=r"""
        \b (?: reactions? | events? | outcomes? | deaths? | fatalities ) \b [^.:;%]{0,80}?
            \b (?: occurred | were \s (?: reported | observed | experienced | seen ) ) \b
            [^.:;%]{0,80}? (?: \d+ \. )? \d+ \s? % \)?
            (?= [^:;%]{0,120}? (?: , \s (?: most \s (?: commonly | frequently | often ) | mainly | mostly )
                | [,;] \s (?: and \s )? (?: the \s )? most \s (?: common | frequent ) ) \s )
    """,
    flags=re.IGNORECASE,
    needs=("common", "frequent", "often", "mainly", "mostly"),
    example=(
        "Serious reactions were reported in 28% of patients, most commonly (≥ 5%) due to gout and fever.",
        ["gout: common", "fever: common"],
    ),
    counter_example="Reactions were reported in 68% of patients, gout and fever",
)
OWN_BEHIND = Rule(
    name="own rate of the one effect that stands behind the rate of all",
    pattern=r"""
        ^ (?: , \s which \s (?: occurred | was \s (?: reported | observed | seen ) ) )? \s
            in \s (?: about \s | approximately \s )? (?: \d+ \. )? \d+ \s? %
    """,
    needs=("%",),
    example=(
        "Serious reactions occurred in 12% of patients, and the most frequent was gout in 4%.",
        ["gout: common"],
    ),
    counter_example=", seen in 4% of patients",
)
TOTALS = (OF_GROUP, OF_ALL, MOSTLY_FROM, OWN_BEHIND)


def without_total(lead: str, said: Statement) -> Statement | None:
    """What the words in front of effects say of each, where the rate in them is that of all together; null where it is
    that of each. `said` is what they say as a whole.
    """
    if said.frequency is None or said.frequency.lower != said.frequency.upper:
        return None
    mostly = MOSTLY_FROM.search(lead)
    if mostly:
        rest = statement(lead[mostly.end() :]).frequency
        return said._replace(frequency=rest if rest is not None and rest.is_numeric else None)
    return said.without_frequency() if OF_GROUP.search(lead) or OF_ALL.search(lead) else None
