"""The shapes of the names of arms that tell what is given with a medicine, and how much of it and when."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of

_JOINT = r"(?: \+ | & | \b (?: plus | in \s+ combination \s+ with | combined \s+ with | with | and ) \b )"
_SCHEDULE = any_of("trials", "schedules")

JOINT = Rule(
    name="joint of medicines that are given together",
    pattern=_JOINT,
    example=(
        "| Term | Examplol with codeine % | Examplol alone % |\n|---|---|---|\n| Gout | 4 | 3 |",
        ["Gout; of in combination with codeine; common; 0.04", "Gout; of alone; common; 0.03", "aside: general"],
    ),
    counter_example="Examplol once daily",
    flags=re.IGNORECASE,
)
JOINT_LAST = Rule(
    name="joint behind a medicine",
    pattern=rf"{_JOINT} $",
    example=(
        "| Term | Codeine and Examplol % | Examplol % |\n|---|---|---|\n| Gout | 4 | 3 |",
        ["Gout; of in combination with Codeine; common; 0.04", "Gout; common; 0.03", "aside: general"],
    ),
    counter_example="codeine",
    flags=re.IGNORECASE,
)
ALONE = Rule(
    name="nothing is given with the medicine",
    pattern=r"\b (?: alone | only | (?: as \s+ )? (?: a \s+ )? (?: single [-\s] agent | monotherapy ) ) \b",
    example=(
        "| Term | Examplol + codeine % | Examplol alone % |\n|---|---|---|\n| Gout | 4 | 3 |",
        ["Gout; of in combination with codeine; common; 0.04", "Gout; of alone; common; 0.03", "aside: general"],
    ),
    counter_example="with codeine",
    flags=re.IGNORECASE,
)
SCHEDULE = Rule(
    name="dose or schedule of a medicine",
    pattern=_SCHEDULE,
    example=(
        "| Term | Examplol + codeine 5 mg + zoxal % | Examplol + codeine 9 mg + zoxal % |\n|---|---|---|\n"
        "| Gout | 4 | 8 |",
        ["Gout; common; 0.04 to 0.08", "aside: general"],
    ),
    counter_example="codeine",
    flags=re.IGNORECASE,
)
SCHEDULE_FIRST = Rule(
    name="dose or schedule in front of a medicine",
    pattern=rf"^ {_SCHEDULE}",
    example=(
        "| Term | Examplol + 5 mg codeine % | Examplol % |\n|---|---|---|\n| Gout | 4 | 8 |",
        ["Gout; of in combination with codeine; common; 0.04", "Gout; common; 0.08", "aside: general"],
    ),
    counter_example="codeine weekly",
    flags=re.IGNORECASE,
)
SCHEDULE_LAST = Rule(
    name="dose or schedule behind a medicine",
    pattern=rf"{_SCHEDULE} $",
    example=(
        "| Term | Examplol + codeine weekly % | Examplol weekly % |\n|---|---|---|\n| Gout | 4 | 8 |",
        ["Gout; of in combination with codeine; common; 0.04", "Gout; common; 0.08", "aside: general"],
    ),
    counter_example="weekly codeine",
    flags=re.IGNORECASE,
)
RULES = (
    JOINT,
    JOINT_LAST,
    ALONE,
    SCHEDULE,
    SCHEDULE_FIRST,
    SCHEDULE_LAST,
)
