"""The shapes of the heads of tables of trials: what stands over their columns and rows, and in front of them."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of

_OF_PATIENTS = r"(?: \s* of \s+ (?: all \s+ )? (?: patients? | subjects? | women | men | pts\.? | children | adults ) )"


def _of(*keys: str) -> str:
    return any_of("trials", *keys)


TITLE = Rule(
    name="title of a table",
    pattern=r"^ \s* table \s+ (?: \d{1,3} [a-z]? | [ivx]{1,5} ) \b [.:–-]? \s*",
    example=(
        "Table 2. Gout in trials.\n\n| Term | Examplol % |\n|---|---|\n| Rash | 4 |",
        ["Rash; common; 0.04", "aside: general"],
    ),
    counter_example="The table below shows",
    flags=re.IGNORECASE,
)
SIZE = Rule(
    name="size of an arm",
    pattern=r"""
        [(\[]? \s* (?: [Tt]otal \s+ )? (?: (?<! [^\W\d_] ) | (?<= [a-z)] ) ) [nN] \s* [*†‡]? \s* = \s*
        (?P<size> \d{1,3} (?: , \d{3} )+ (?! \d ) | \d+ )
        (?: \s+ (?: patients | subjects ) )? \s* [)\]]?
    """,
    example=(
        "| Term | Examplol (N=1,200) % |\n|---|---|\n| Gout | 4 |",
        ["Gout; common; 0.04; Examplol of 1200: 0.04", "aside: general"],
    ),
    counter_example="n (%)",
)
SIZE_OVER = Rule(
    name="sizes of arms over a column",
    pattern=r"""
        N | (?i: (?: total \s )? number (?: \s of )? (?: \s patients | \s subjects )
            | (?: total \s )? (?: patients | subjects ) | total )
    """,
    example=(
        "Table 1. Patients with gout\n\n| Arm | N | n (%) |\n|---|---|---|\n"
        "| Examplol | 200 | 8 (4) |\n| Placebo | 50 | 1 (2) |",
        ["gout; common; 0.04; against 0.02 Placebo; Examplol of 200: 8, Placebo of 50: 1"],
    ),
    counter_example="n",
)
MEASURE = Rule(
    name="what a column counts",
    pattern=rf"""
        (?: ^ | (?<= [\s)\]] ) | (?: (?<= grade ) | (?<= grades ) ) (?= n \s \( ) )
        (?:
            (?: (?: n \d? | no\.? | number | numbers ) \s* [,/&]? \s* (?: and \s+ )? (?: /n \s* ,? \s* )? )?
                [(\[]? \s* (?: % | percent (?: age )? ) (?: \s+ incidence \b )? \s* [)\]]? (?: all $ )?
                {_OF_PATIENTS}?
                (?: \s+ reporting \s+ (?: an? \s+ )? (?: adverse \s+ )? (?: reaction | event )s? )?
          | [(\[]? (?: n (?: \s* / \s* n )? | no\.? | numbers? ) \s* (?: ,? \s* %? \s* [)\]] | $ )
                (?: \s* \(? % \)? )? {_OF_PATIENTS}?
          | (?: number | no\.? | percent (?: age )? ) \s* (?: \( [%n] \) \s* )? (?: and \s+ percentage \s+ )?
                {_OF_PATIENTS} (?: \s+ (?: reporting | with | experiencing ) \s .* )?
          | n \s \( rate \) $
          | (?: crude \s+ )? (?: incidence | frequency (?: \s+ rate )? ) (?: \s* \(? % \)? )? $
        )
    """,
    example=(
        "| Term | Examplol, n (%) | Zoxal, n (%) |\n|---|---|---|\n| Gout | 4 (2) | 2 (1) |",
        ["Gout; common; 0.02; against 0.01 Zoxal; Examplol: 4, Zoxal: 2", "aside: general"],
    ),
    counter_example="Examplol",
    flags=re.IGNORECASE,
)
PERCENT = Rule(
    name="sign of percentages",
    pattern=r"% | \b percent",
    example=("| Term | Examplol (%) |\n|---|---|\n| Gout | 4 |", ["Gout; common; 0.04", "aside: general"]),
    counter_example="n",
    flags=re.IGNORECASE,
)
ALL_GRADES = Rule(
    name="all grades",
    pattern=rf"(?: ^ | \b ) {_of('all_grades')} (?: \s* \b | $ )",
    example=(
        "| Term | Examplol | Examplol | Zoxal |\n|-|-|-|-|\n"
        "| | Any grade % | Grade 3 % | Any grade % |\n| Gout | 40 | 2 | 9 |",
        ["Gout; very_common; 0.4; against 0.09 Zoxal", "aside: general"],
    ),
    counter_example="grade 3",
    flags=re.IGNORECASE,
)
GRADED = Rule(
    name="some grades",
    pattern=rf"^ {_of('graded', 'low_grades')} $",
    example=(
        "| Term | Examplol | Examplol |\n|---|---|---|\n| | Any grade % | Severe % |\n| Gout | 40 | 2 |",
        ["Gout; very_common; 0.4", "aside: general"],
    ),
    counter_example="severe rash",
    flags=re.IGNORECASE,
)
COUNTING = Rule(
    name="what only says that grades are counted",
    pattern=rf"(?: ^ | (?<= [\s/(] ) ) {_of('counting')} (?= [\s/),] | $ ) \s* [/,]?",
    example=(
        "| Term | Frequency (all toxicity grades) | Frequency of grade 3-4 |\n|-|-|-|\n| Gout | Common (4%) | 1% |",
        ["Gout; common; 0.04", "aside: general"],
    ),
    counter_example="often",
    flags=re.IGNORECASE,
)
GRADE = Rule(
    name="number of a grade",
    pattern=r"[2345] | \b (?: iv | v | iii | ii ) \b",
    example=(
        "| Term | Examplol | Examplol |\n|-|-|-|\n| | Grade 3-4 % | Grade 2-4 % |\n| Gout | 4 | 9 |",
        ["Gout; common; 0.09", "aside: general"],
    ),
    counter_example="all grades",
    flags=re.IGNORECASE,
)
LOW_GRADES = Rule(
    name="lowest grades, beside which others count the rest",
    pattern=rf"^ {_of('low_grades')} $",
    example=(
        "| Term | Examplol | Examplol |\n|---|---|---|\n| | Mild % | Severe % |\n| Gout | 4 | 2 |",
        ["Gout; common; 0.04 to 0.06", "aside: general"],
    ),
    counter_example="grade 1-4",
    flags=re.IGNORECASE,
)
OVER_TIME = Rule(
    name="rates over time",
    pattern=rf"""
        (?: (?: ^ | (?<= \s ) ) n \s* )? [(\[]? \s* (?: ^ | (?<= \W ) ) {_of("over_time")} (?= \W | $ ) \s* [)\]]?
    """,
    example=(
        "| Term | Examplol n (%/year) |\n|---|---|\n| Gout | 40 (3.2) |",
        ["Gout; Examplol: 40", "aside: general"],
    ),
    counter_example="Examplol n (%)",
    flags=re.IGNORECASE,
)
STATISTIC = Rule(
    name="column of statistics",
    pattern=rf"(?: ^ | (?<= \W ) ) {_of('statistics', 'over_time')} (?= \W | $ )",
    example=(
        "| Term | Examplol % | Odds ratio |\n|---|---|---|\n| Gout | 4 | 3.2 |",
        ["Gout; common; 0.04", "aside: general"],
    ),
    counter_example="Examplol",
    flags=re.IGNORECASE,
)
PLACEBO = Rule(
    name="arm without an active medicine",
    pattern=rf"\b {_of('placebo')} \b (?! [- ] (?: controlled | subtracted | adjusted ) )",
    example=(
        "| Term | 5 mg % | Placebo % |\n|---|---|---|\n| Gout | 4 | 1 |",
        ["Gout; common; 0.04; against 0.01 Placebo", "aside: general"],
    ),
    counter_example="placebo-controlled",
    flags=re.IGNORECASE,
)
CONTROL = Rule(
    name="arm of a control",
    pattern=rf"\b {_of('controls')} \b",
    example=(
        "| Term | 5 mg % | Control % |\n|---|---|---|\n| Gout | 4 | 1 |",
        ["Gout; common; 0.04; against 0.01 Control", "aside: general"],
    ),
    counter_example="controlled trial",
    flags=re.IGNORECASE,
)
POOLED = Rule(
    name="arm that holds others",
    pattern=rf"\b {_of('pooled')} \b",
    example=(
        "| Term | 5 mg % | 10 mg % | Any dose % |\n|---|---|---|---|\n| Gout | 4 | 8 | 6 |",
        ["Gout; common; 0.06", "aside: general"],
    ),
    counter_example="small dose",
    flags=re.IGNORECASE,
)
DOSE = Rule(
    name="dose over a column",
    pattern=rf"(?: ^ | (?<= [\s(/] ) | \b ) {_of('doses')}",
    example=(
        "| Term | 5 mg % | 10 mg % |\n|---|---|---|\n| Gout | 4 | 8 |",
        ["Gout; common; 0.04 to 0.08", "aside: general"],
    ),
    counter_example="adults",
    flags=re.IGNORECASE,
)
PREPARATION = Rule(
    name="preparation that is given, over a column",
    pattern=r"\b (?: solutions? | suspensions? | creams? | ointments? | gels? | lotions? | elixir | syrup ) \b",
    example=(
        "| Term | Examplol 5 mL % | 90 mL Zoxal solution % |\n|---|---|---|\n| Gout | 4 | 8 |",
        ["Gout; common; 0.04; against 0.08 90 mL Zoxal solution", "aside: general"],
    ),
    counter_example="90 mL daily",
    flags=re.IGNORECASE,
)
PATIENTS = Rule(
    name="patients over a column or rows",
    pattern=rf"\b {_of('patients')} \b",
    example=(
        "| Term | Examplol % |\n|---|---|\n| Men only | |\n| Gout | 4 |",
        ["Gout; of Men only; common; 0.04", "aside: general"],
    ),
    counter_example="gout",
    flags=re.IGNORECASE,
)
STUDY = Rule(
    name="study over a column or rows",
    pattern=rf"\b {_of('studies')} \b",
    example=(
        "| Term | Study 1 % | Study 2 % |\n|---|---|---|\n| Gout | 4 | - |\n| Rash | 3 | 2 |",
        ["Gout; common; 0.04", "Rash; of Study 1; common; 0.03", "Rash; of Study 2; common; 0.02", "aside: general"],
    ),
    counter_example="men",
    flags=re.IGNORECASE,
)
RULES = (
    TITLE,
    SIZE,
    SIZE_OVER,
    MEASURE,
    PERCENT,
    ALL_GRADES,
    GRADED,
    COUNTING,
    GRADE,
    LOW_GRADES,
    OVER_TIME,
    STATISTIC,
    PLACEBO,
    CONTROL,
    POOLED,
    DOSE,
    PREPARATION,
    PATIENTS,
    STUDY,
)
