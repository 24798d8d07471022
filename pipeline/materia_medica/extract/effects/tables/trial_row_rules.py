"""The shapes of the rows and cells of tables of trials: amounts, and rows that name no effect."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of

_NUMBER = r"\d+ (?: [.,·] \d+ )?"
_OVER = r"(?: [<>≤≥~] \s* =? \s* )?"


def _of(*keys: str) -> str:
    return any_of("trials", *keys)


TOTAL = Rule(
    name="row that counts patients",
    pattern=rf"^ {_of('totals')} $",
    example=(
        "| Term | Examplol % |\n|---|---|\n| Discontinued | 7 |\n| Gout | 4 |",
        ["Gout; common; 0.04", "aside: general"],
    ),
    counter_example="gout",
    flags=re.IGNORECASE,
)
SIZES = Rule(
    name="row of the sizes of arms",
    pattern=rf"\b {_of('counted')} \b",
    example=(
        "| Term | Examplol % |\n|---|---|\n| Number of patients | 144 |\n| Gout | 4 |",
        ["Gout; common; 0.04; Examplol of 144: 0.04", "aside: general"],
    ),
    counter_example="discontinued",
    flags=re.IGNORECASE,
)
SIZES_OF = Rule(
    name="row of the sizes of arms that says of whom",
    pattern=rf"^ n \s* [(] (?P<whom> (?! (?: patients? | subjects? ) \s* [)] ) [^()%]* \b {_of('patients')} ) [)] $",
    example=(
        "| Term | Examplol % |\n|---|---|\n| n (men) | 144 |\n| Gout | 4 |",
        ["Gout; of men; common; 0.04", "aside: general"],
    ),
    counter_example="n (%)",
    flags=re.IGNORECASE,
)
LIMIT_BEHIND = Rule(
    name="limit in what tells more of an effect",
    pattern=r"""
        ^ (?P<name> [^()<>≥≤]+? ) \s
        (?P<more> (?: requiring | associated \s with | resulting \s in ) \s [^()]* [<>≥≤] \s* =? \s* \d [^()]* ) $
    """,
    example=(
        "| Term | Examplol % |\n|---|---|\n| Bleeding requiring transfusion of ≥2 units | 4 |\n| Gout | 2 |",
        ["Bleeding; requiring transfusion of ≥2 units; common; 0.04", "Gout; common; 0.02", "aside: general"],
    ),
    counter_example="Systolic pressure ≥ 160",
)
SYSTEM_OF_LIST = Rule(
    name="body system with its effects in brackets",
    pattern=r"^ (?P<system> [^()]+? ) \s* \( (?P<effects> [^()]* , [^()]* ) \) $",
    example=(
        "| Term | Examplol % |\n|---|---|\n| Skin (rash, hives) | 4 |\n| Cardiac (angina, palpitations) | 2 |",
        [
            "rash; Skin; common; 0.04",
            "hives; Skin; common; 0.04",
            "angina; Cardiac; common; 0.02",
            "palpitations; Cardiac; common; 0.02",
            "aside: general",
        ],
    ),
    counter_example="Skin (severe)",
)
TIER_IN_FRONT = Rule(
    name="word of frequency in front of an amount",
    pattern=r"^ (?: very \s )? (?: common | uncommon | rare ) [\s:,;–-]* (?= [(\[<>≥≤]* \s* \d )",
    example=(
        "| Term | All grades | Grade 3 |\n|---|---|---|\n| Gout | Common (4%) | 1% |\n| Rash | Common (2%) | - |",
        ["Gout; common; 0.04", "Rash; common; 0.02", "aside: general"],
    ),
    counter_example="Rare tumours",
    flags=re.IGNORECASE,
)
SYSTEM = Rule(
    name="body system by its last word",
    pattern=rf"\b {_of('system_ends')} [,:]? $",
    example=(
        "| Term | Examplol % |\n|---|---|\n| Injury, poisoning, procedural complications | |\n| Falls | 4 |",
        ["Falls; Injury, poisoning, procedural complications; common; 0.04", "aside: general"],
    ),
    counter_example="gout",
    flags=re.IGNORECASE,
)
SYSTEM_CLASS = Rule(
    name="system organ class",
    pattern=rf"^ {_of('system_classes')} [,:]? $",
    example=(
        "| Term | Examplol % |\n|---|---|\n| Injury, poisoning and procedural complications | 12 |\n| Falls | 4 |",
        ["Falls; Injury, poisoning and procedural complications; common; 0.04", "aside: general"],
    ),
    counter_example="sleep disorders",
    flags=re.IGNORECASE,
)
SYSTEM_IN_FRONT = Rule(
    name="system organ class in front of an effect",
    pattern=r"""
        ^ (?P<system> .* \b (?i: disorders | infestations | investigations ) )
        \s+ (?P<effect> (?! NOS ) [A-Z] .* ) $
    """,
    example=(
        "| Term | Examplol % |\n|---|---|\n| Eye Disorders Dry eye | 12 |",
        ["Dry eye; Eye Disorders; very_common; 0.12", "aside: general"],
    ),
    counter_example="Sleep Disorders NOS",
)
MEASURED = Rule(
    name="limit alone in its row",
    pattern=rf"""
        ^ {_OVER} \d [\d.,]* (?: \s* [-–—] \s* \d+ )? \s* (?! [^a-z]* (?: years? | yrs? | months? | weeks? | kg ) \b )
    """,
    example=(
        "| Term | Examplol % |\n|---|---|\n| ≥10 stools/day (grade 4) | — |\n| Gout | 4 |",
        ["Gout; common; 0.04", "aside: general"],
    ),
    counter_example="≥ 65 years",
    flags=re.IGNORECASE,
)
COUNTED = Rule(
    name="row of what is counted, and not in whom",
    pattern=r"""
        \b (?: reactions? | events? | effects? | experiences? | symptoms | abnormalities | findings | signs | tests
            | results | values | parameters | questionnaires? ) $
    """,
    example=(
        "| Term | Examplol % | Zoxal % |\n|---|---|---|\n| Reported symptoms | N=64 | N=60 |\n| Gout | 4 | 3 |",
        ["Gout; common; 0.04; against 0.03 Zoxal", "aside: general"],
    ),
    counter_example="Patients with symptoms of gout",
    flags=re.IGNORECASE,
)
ANY_EFFECT = Rule(
    name="row that heads all effects",
    pattern=r"""
        ^ (?: (?: adverse | side | treatment-emergent | undesirable | drug ) [-\s] )+
            (?: reactions? | events? | effects? | experiences? ) \b
            (?: \s (?: some | more | patients? | women | men | includ\w+ | report\w+ | occur\w+ | by ) \b .* )? $
    """,
    example=(
        "| Term | Examplol % | Zoxal % |\n|---|---|---|\n| Adverse reactions | | |\n| Gout | 4 | 3 |",
        ["Gout; common; 0.04; against 0.03 Zoxal", "aside: general"],
    ),
    counter_example="Adverse reactions of the skin",
    flags=re.IGNORECASE,
)
LIMIT = Rule(
    name="row of a value that was measured",
    pattern=r"^ [^()]* [<>≥≤] \s* =? \s* \d",
    example=(
        "| Term | Examplol % |\n|---|---|\n| Systolic pressure ≥ 160 | 7 |\n| Gout | 4 |",
        ["Gout; common; 0.04", "aside: general"],
    ),
    counter_example="Weight gain (≥ 7 %)",
)
COUNT_FIRST = Rule(
    name="number and percentage",
    pattern=rf"""
        ^ (?P<count> \d[\d,]* )? (?: \s* / \s* (?P<size> \d[\d,]* ) )? \s*
        [(\[] \s* (?P<percent> {_OVER} {_NUMBER} ) \s* %? \s* [)\]] $
    """,
    example=("| Term | Examplol |\n|---|---|\n| Gout | 8 (4) |", ["Gout; common; 0.04; Examplol: 8", "aside: general"]),
    counter_example="12%",
)
PERCENT_FIRST = Rule(
    name="percentage",
    pattern=rf"""
        ^ (?P<percent> {_OVER} {_NUMBER} ) \s* %
        (?:
            \s* [(\[] \s*
            (?: [nN] \s* = \s* (?P<size> \d[\d,]* ) | (?P<count> \d+ ) (?: / \d+ )? | {_OVER} {_NUMBER} \s* % )
            \s* [)\]]
        )? $
    """,
    example=(
        "| Term | Examplol | Zoxal |\n|---|---|---|\n| Gout | 4% | <1% |",
        ["Gout; common; 0.04; against Zoxal", "aside: general"],
    ),
    counter_example="12",
)
BARE = Rule(
    name="bare number",
    pattern=rf"^ (?P<percent> {_OVER} {_NUMBER} ) $",
    example=("| Term | Examplol % |\n|---|---|\n| Gout | 0.4 |", ["Gout; uncommon; 0.004", "aside: general"]),
    counter_example="12%",
)
THOUSANDS = Rule(
    name="number of thousands",
    pattern=r"^ \d{1,3} (?: , \d{3} )+ $",
    example=(
        "| Term | Examplol % |\n|---|---|\n| Patients | 1,446 |\n| Gout | 4 |",
        ["Gout; common; 0.04; Examplol of 1446: 0.04", "aside: general"],
    ),
    counter_example="1,5",
)
BETWEEN = Rule(
    name="between amounts whose line breaks are lost",
    pattern=r"(?<= [\d)%] ) \s+ (?= [\d<>≤≥] )",
    example=(
        "| Term | Examplol % |\n|---|---|\n| Nausea Gout | 4.0 2.5 |",
        ["Nausea; common; 0.04", "Gout; common; 0.025", "aside: general"],
    ),
    counter_example="4 (2)",
)
RANGE = Rule(
    name="range of percentages",
    pattern=rf"^ (?P<first> {_NUMBER} ) \s* %? \s* (?: to | [-–—] ) \s* (?P<last> {_NUMBER} ) \s* %? $",
    example=("| Term | Examplol % |\n|---|---|\n| Gout | 6 to 15 |", ["Gout; common; 0.06 to 0.15", "aside: general"]),
    counter_example="12%",
)
RULES = (
    TOTAL,
    SIZES,
    SIZES_OF,
    LIMIT_BEHIND,
    SYSTEM_OF_LIST,
    MEASURED,
    COUNTED,
    ANY_EFFECT,
    LIMIT,
    TIER_IN_FRONT,
    SYSTEM,
    SYSTEM_CLASS,
    SYSTEM_IN_FRONT,
    COUNT_FIRST,
    PERCENT_FIRST,
    BARE,
    THOUSANDS,
    BETWEEN,
    RANGE,
)
