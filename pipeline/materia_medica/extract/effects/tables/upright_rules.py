"""The shapes of rows and heads of tables whose rows are the arms."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of

LUMPED = Rule(
    name="row of all patients, or of a part of them, among the rows of arms",
    pattern=r"""
        (?: (?: grand \s | sub- )? total | overall | all (?: \s (?: patients | subjects | arms | groups ) )?
            | (?: fe )? males? | (?: wo )? men | both ) (?: \s \( .* \) )?
    """,
    flags=re.IGNORECASE,
    example=(
        "Table 1. Patients with gout\n\n| Arm | N | n (%) |\n|---|---|---|\n"
        "| Examplol | 200 | 8 (4) |\n| Placebo | 50 | 1 (2) |\n| Total | 250 | 9 (3.6) |",
        ["gout; common; 0.04; against 0.02 Placebo; Examplol of 200: 8, Placebo of 50: 1", "aside: general"],
    ),
    counter_example="5 mg daily",
)
OF_EFFECTS = Rule(
    name="head over effects that stand in front of their arms",
    pattern=any_of("tables", "effect"),
    flags=re.IGNORECASE,
    example=(
        "Table 1. Adverse reactions\n\n| Reaction | Arm | % |\n|---|---|---|\n"
        "| Odd wobbling | Examplol | 4 |\n| | Placebo | 2 |\n| Gout | Examplol | 3 |\n| | Placebo | 1 |",
        [
            "Odd wobbling; common; 0.04; against 0.02 Placebo",
            "Gout; common; 0.03; against 0.01 Placebo",
            "aside: general",
        ],
    ),
    counter_example="Population",
)
MEASURED = Rule(
    name="unit of what a column measures",
    pattern=r"""
        [(\[] \s* (?: in \s )?
        (?: [kmµ]?g | lbs? | pounds | mm \s? Hg | bpm | beats (?: \s? / \s? | \s per \s ) min (?: ute )? | [cm]m | m?L
            | days? | weeks? | months? | hours? | minutes | ms (?: ec )? | points? | °\s?[CF] | [mµ]?mol/L | mg/dL )
        \s* [)\]]
    """,
    example=(
        "Table 1. Adverse reactions\n\n| Arm | Gout (%) | Weight gain (kg) |\n|---|---|---|\n"
        "| Examplol | 4 | 2.7 |\n| Placebo | 2 | 1.1 |",
        ["Gout; common; 0.04; against 0.02 Placebo"],
    ),
    counter_example="Weight gain (%)",
)
RULES = (LUMPED, OF_EFFECTS, MEASURED)
