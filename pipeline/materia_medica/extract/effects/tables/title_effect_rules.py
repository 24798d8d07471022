"""The shapes of tables about one effect that only their title names, and of their rows."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of


def _of(*keys: str) -> str:
    return any_of("trials", *keys)


SHARES = Rule(
    name="what a table says of the effect in its title",
    pattern=r"""
        ^ (?: (?: overall | patient | reported | observed | summary \s of ) \s )*
        (?: (?: incidences? | rates? | frequenc (?: y | ies ) | occurrences? | numbers? | proportions?
                | percent (?: age )? )
            (?: \s \( [^()]* \) )? (?: , | ,? \s and )? \s )+
        of \s
        (?: (?: patients | subjects ) \b (?: \s [\w-]+ ){0,6}? \s (?: with | experiencing | reporting ) \s )?
        | ^ (?: patients | subjects ) \s (?: with | experiencing | reporting ) \s
    """,
    example=(
        "Table 1: Incidence and rate of gout\n\n| | Examplol % |\n|---|---|\n| Overall | 4 |\n| Severe | 2 |",
        ["gout; common; 0.04", "severe gout; common; 0.02", "aside: general"],
    ),
    counter_example="Rates in patients",
    flags=re.IGNORECASE,
)
WHERE = Rule(
    name="end of the effect in the title of a table",
    pattern=r"""
        \s* (?: [,:;([–—<>≥≤]
            | \s (?: (?: adverse \s )? (?: reactions? | events? | episodes? )
                | in | with | among | by | during | when | from | for | at | compared | leading | following | reported
                | while | after | using ) \b )
    """,
    example=(
        "Table 1: Gout in trials\n\n| | Examplol % |\n|---|---|\n| Overall | 4 |\n| Mild | 2 |",
        ["Gout; common; 0.04", "mild gout; common; 0.02", "aside: general"],
    ),
    counter_example="gout",
    flags=re.IGNORECASE,
)
KINDS = Rule(
    name="kinds in front of the effect in the title of a table",
    pattern=rf"^ (?: {_of('kinds_of_titles')} (?: , | ,? \s (?: and | or ) | / )? \s )+",
    example=(
        "Table 1: Overall and severe gout\n\n| | Examplol % |\n|---|---|\n| Overall | 4 |\n| Severe | 2 |",
        ["gout; common; 0.04", "severe gout; common; 0.02", "aside: general"],
    ),
    counter_example="gout",
    flags=re.IGNORECASE,
)
ONE_KIND = Rule(
    name="kind of effect that a table is about",
    pattern=r"^ (?: (?! (?: overall | any | total | all | and | or ) \b ) [a-z-]+ \s )+ $",
    example=(
        "Table 1: Severe nocturnal gout\n\n| | Examplol |\n|---|---|\n| Percent of patients | 4% |",
        ["Severe nocturnal gout; common; 0.04", "aside: general"],
    ),
    counter_example="overall and severe",
    flags=re.IGNORECASE,
)
WHOLE = Rule(
    name="row of all that the title of a table names",
    pattern=rf"^ (?: % \s )? {_of('wholes_of_titles')} $",
    example=(
        "Table 1: Gout\n\n| | Examplol |\n|---|---|\n| Percent of patients | 4% |\n| Severe | 2% |",
        ["Gout; common; 0.04", "severe gout; common; 0.02", "aside: general"],
    ),
    counter_example="gout",
    flags=re.IGNORECASE,
)
KIND = Rule(
    name="row of a kind of what the title of a table names",
    pattern=rf"""
        ^ (?: % \s )? (?P<kind> {_of("kinds_of_titles")} (?: \s {_of("kinds_of_titles")} )? ) (?P<more> \W .* )? $
    """,
    example=(
        "Table 1: Gout\n\n| | Examplol |\n|---|---|\n| Severe (one joint) | 2% |",
        ["severe gout; one joint; common; 0.02", "aside: general"],
    ),
    counter_example="gout, severe",
    flags=re.IGNORECASE,
)
UNIT = Rule(
    name="what a row of a table counts",
    pattern=r"""
        (?: \s* (?: , \s* )? [(\[] \s* (?: n | % | percent | number | patients | subjects )
            (?: \s* (?: [/,(\[] \s* )? (?: n | % | percent | of \s patients ) (?: \s* [)\]] )? )? \s* [)\]]
            | (?: \s* , )? \s % ){1,3} $
    """,
    example=(
        "Table 1: Gout\n\n| | Examplol |\n|---|---|\n| Overall [N (%)] | 9 (4) |\n| Severe (%) | 2 (1) |",
        ["Gout; common; 0.04; Examplol: 9", "severe gout; common; 0.01; Examplol: 2", "aside: general"],
    ),
    counter_example="Overall (number)s",
    flags=re.IGNORECASE,
)
TOLD_BY = Rule(
    name="row of a limit or of care by which the effect in the title of a table is told",
    pattern=r"""
        ^ [a-z] [a-z\s-]* \s* [<>≤≥] \s* =? \s* \d
        | ^ patients? \s (?: not \s )? able \s to \s | ^ (?: requir | need ) ing \s
    """,
    example=(
        "Table 1: Hypoglycemia\n\n| | Examplol |\n|---|---|\n| Severe | 2% |\n| Glucose < 54 mg/dL | 4% |",
        ["severe hypoglycemia; common; 0.02", "Hypoglycemia; Glucose < 54 mg/dL; common; 0.04", "aside: general"],
    ),
    counter_example="Gout",
    flags=re.IGNORECASE,
)
OF_TIME = Rule(
    name="row of rates over time",
    pattern=r"""
        \b (?: rates? | per \s (?: [\d,]+ \s )? (?: patient | subject | person )
            | (?: patient | subject ) [-\s] years? ) \b
        | / \s* (?: patient | subject | year )
    """,
    example=(
        "Table 1: Gout\n\n| | Examplol % |\n|---|---|\n| Overall | 9 |\n| Rate (episodes/patient-year) | 0.59 |",
        ["Gout; common; 0.09", "aside: general"],
    ),
    counter_example="Overall",
    flags=re.IGNORECASE,
)
OF_WHOM = Rule(
    name="treatment with which the rows below saw the effect in the title of a table",
    pattern=r"""
        \b (?: add-? \s? on | combin (?: ed | ation ) | concomitant | background | alone ) \b
        | ^ (?: with | plus | \+ ) \s
    """,
    example=(
        "Table 1: Gout\n\n| | Examplol |\n|---|---|\n| Add-on to zoxal | 9% |\n| With velorine | 1% |",
        ["Gout; of Add-on to zoxal; common; 0.09", "Gout; of With velorine; common; 0.01", "aside: general"],
    ),
    counter_example="Overall",
    flags=re.IGNORECASE,
)
RULES = (SHARES, WHERE, KINDS, ONE_KIND, WHOLE, KIND, UNIT, TOLD_BY, OF_TIME, OF_WHOM)
