"""The shapes of cells: headings of columns, numbers of patients, and words that say nothing."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of

_BEHIND = r"\s* (?: [(\[] .* [)\]] )? \s* [:?]? $"


def _heads(key: str) -> str:
    return rf"^ {any_of('tables', key)} {_BEHIND}"


EFFECT = Rule(
    name="column of effects",
    pattern=_heads("effect"),
    example=("| Dose | Symptom |\n|---|---|\n| 5 mg | Nausea |", ["Nausea; 5 mg", "aside: general"]),
    counter_example="Nausea",
    flags=re.IGNORECASE,
)
SYSTEM = Rule(
    name="column of body systems",
    pattern=_heads("system"),
    example=(
        "| Category | Effect |\n|---|---|\n| Sense of taste | Bitterness |\n| | Metallic taste |\n"
        "| Sense of taste (continued) | Sour taste |",
        [
            "Bitterness; Sense of taste",
            "Metallic taste; Sense of taste",
            "Sour taste; Sense of taste",
            "aside: general",
        ],
    ),
    counter_example="Systemic infection",
    flags=re.IGNORECASE,
)
FREQUENCY = Rule(
    name="column of frequencies",
    pattern=_heads("frequency"),
    example=(
        "| Effect | Incidence |\n|---|---|\n| Nausea | Common at the start |\n"
        "| Rash | Not known (cannot be estimated from the available data) |\n\n"
        "| Effect | Frequency by indication |\n|---|---|\n| Hives | Common |",
        ["Nausea; at the start; common", "Rash", "Hives; common", "aside: general", "aside: general"],
    ),
    counter_example="Frequent urination",
    flags=re.IGNORECASE,
)
SEVERITY = Rule(
    name="column of severity",
    pattern=_heads("severity"),
    example=("| Effect | Severity |\n|---|---|\n| Fits | Mild |", ["Fits", "aside: general"]),
    counter_example="Severe rash",
    flags=re.IGNORECASE,
)
ACTION = Rule(
    name="column of what to do",
    pattern=_heads("action"),
    example=(
        "| Effect | What to do |\n|---|---|\n| Fits | Ambulance |",
        ["Fits", "aside: general", "aside: advice"],
    ),
    counter_example="Reaction",
    flags=re.IGNORECASE,
)
DETAIL = Rule(
    name="column that tells more",
    pattern=_heads("detail"),
    example=("| Effect | Comment |\n|---|---|\n| Rash | None |", ["Rash", "aside: general"]),
    counter_example="Noted rash",
    flags=re.IGNORECASE,
)
COMPARISON = Rule(
    name="column of what is compared with",
    pattern=rf"\b {any_of('tables', 'comparison')} \b",
    example=(
        "| Effect | Patients | Placebo |\n|---|---|---|\n| Nausea | 12% | 3% |",
        ["Nausea; very_common", "aside: general"],
    ),
    counter_example="Pregnancy",
    flags=re.IGNORECASE,
)
HIGH_GRADES = Rule(
    name="column of high grades",
    pattern=r"\b grades? \s* (?: [≥>] \s* )? [3-5] (?! \s* [-–−] \s* \d* \s* only )",
    example=(
        "| Effect | All grades | Grade 3-4 |\n|---|---|---|\n| Rash | Common | Rare |",
        ["Rash; common", "aside: general"],
    ),
    counter_example="All grades",
    flags=re.IGNORECASE,
)
PARENTHESIS_BEHIND = Rule(
    name="parenthesis behind the words over a column",
    pattern=r"\s* \( [^()]* \) \s* $",
    example=(
        "| Area | Common | Not known (no data allow an estimate) |\n|---|---|---|\n| Skin | Rash | Acne |",
        ["Rash; Skin; common", "Acne; Skin", "aside: general"],
    ),
    counter_example="(≥1/10) common",
)
ABSENT = Rule(
    name="cell that denies",
    pattern=rf"^ {any_of('tables', 'absent')} [.]? $",
    example=("| Effect | Reported |\n|---|---|\n| Weight gain | no |", ["aside: general", "aside: negation"]),
    counter_example="no longer rare",
    flags=re.IGNORECASE,
)
NOTHING_SAID = Rule(
    name="cell that says nothing",
    pattern=rf"^ {any_of('tables', 'nothing')} $",
    example=("| Common | Rare |\n|---|---|\n| Nausea | nr |", ["Nausea; common", "aside: general", "aside: general"]),
    counter_example="Nausea - rare",
    flags=re.IGNORECASE,
)
OF_PATIENTS = Rule(
    name="number and percentage of patients",
    pattern=r"""
        ^ (?: \d[\d,]* (?: \s* / \s* \d[\d,]* )? \s* )?
        [(\[] \s* (?P<percent> [<>≤≥]? \s* \d+ (?: [.,]\d+ )? ) \s* %? \s* [)\]] $
    """,
    example=(
        "| Effect | Patients, n (%) |\n|---|---|\n| Nausea | 34 (10) |",
        ["Nausea; very_common", "aside: general"],
    ),
    counter_example="Nausea (10)",
)
BARE_NUMBER = Rule(
    name="number that is a percentage by its heading",
    pattern=r"^ (?P<percent> [<>≤≥]? \s* \d+ (?: [.,]\d+ )? (?: \s* [-–] \s* \d+ (?: [.,]\d+ )? )? ) $",
    example=("| Effect | % |\n|---|---|\n| Nausea | 0.5 |", ["Nausea; uncommon", "aside: general"]),
    counter_example="12 patients",
)
IN_PERCENT = Rule(
    name="heading of percentages",
    pattern=r"% | \b percent",
    example=("| Effect | Adults (%) |\n|---|---|\n| Nausea | 12 |", ["Nausea; very_common", "aside: general"]),
    counter_example="Adults",
    flags=re.IGNORECASE,
)
GROUP_SIZE = Rule(
    name="size of a group",
    pattern=r"\(? \b n \s* = \s* [\d,\ ]+ \)?",
    example=(
        "| Effect | Adults (N = 20) | Children (N = 30) |\n|---|---|---|\n| Nausea | 12% | 3% |",
        ["Nausea; Adults; very_common", "Nausea; Children; common", "aside: general"],
    ),
    counter_example="Adults",
    flags=re.IGNORECASE,
)
FREQUENCY_IN = Rule(
    name="frequency in front of those in whom it is, or what it is with",
    pattern=r"""
        ^ (?: frequenc (?: y | ies ) | incidences? | (?: reporting \s )? rates? | occurrence ) \s
        (?: of \s [\w\s]{3,40}? \s )? (?: (?: in | for | among ) \s | (?= (?: with | when | as | during ) \b ) )
    """,
    example=(
        "| Effect | Frequency in adults | Frequency in children |\n|---|---|---|\n| Nausea | Common | Rare |",
        ["Nausea; adults; common", "Nausea; children; rare", "aside: general"],
    ),
    counter_example="Frequency by indication",
    flags=re.IGNORECASE,
)
COUNTED = Rule(
    name="what is counted",
    pattern=r",? \s* (?: \b (?: n | no\. ) \s* )? [(\[]? % [)\]]?",
    example=(
        "| Effect | Adults, n (%) | Children, n (%) |\n|---|---|---|\n| Nausea | 3 (12) | 1 (3) |",
        ["Nausea; Adults; very_common", "Nausea; Children; common", "aside: general"],
    ),
    counter_example="Adults",
    flags=re.IGNORECASE,
)
MILD = Rule(
    name="severity that reaches down to mild",
    pattern=r"\b (?: mild | moderate | minor | low ) \b",
    example=("| Effect | Severity |\n|---|---|\n| Fits | Moderate to severe |", ["Fits", "aside: general"]),
    counter_example="Severe",
    flags=re.IGNORECASE,
)
LIST_MARK = Rule(
    name="list mark in a cell",
    pattern=r"^ \s* (?: [-–—•·*▪◦‣] | \d{1,2} [.)] ) \s+",
    example=(
        "| Common | Rare |\n|---|---|\n| Nausea | 1) Gout |",
        ["Nausea; common", "Gout; rare", "aside: general"],
    ),
    counter_example="5-HT syndrome",
)
FOOTNOTE = Rule(
    name="footnote below a table",
    pattern=r"""
        ^ \s* (?:
            [*†‡§¶]+ | [¹²³⁴-⁹] | [(\[] | (?-i: [a-d] \s (?= [A-Z] ) )
            | (?: n\.?b\.? | notes? | abbreviations? ) \b
        )
    """,
    example=(
        "| Effect | Rate |\n|---|---|\n| Nausea | 12% |\n| Notes on gout | |",
        ["Nausea; very_common", "aside: general", "aside: general"],
    ),
    counter_example="Nausea",
    flags=re.IGNORECASE,
)
COLUMNS = (
    EFFECT,
    SYSTEM,
    FREQUENCY,
    SEVERITY,
    ACTION,
    DETAIL,
    COMPARISON,
    HIGH_GRADES,
    GROUP_SIZE,
    COUNTED,
    FREQUENCY_IN,
    IN_PERCENT,
    PARENTHESIS_BEHIND,
)
CELLS = (MILD, ABSENT, NOTHING_SAID, OF_PATIENTS, BARE_NUMBER, LIST_MARK, FOOTNOTE)
