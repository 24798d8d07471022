"""The shapes by which lines of a side-effects section are read: content, labels and what stands above a list."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of


def _of(*keys: str) -> str:
    return any_of("effects", *keys)


CONDITION_FIRST = Rule(
    name="advice under a condition",
    pattern=rf"^ \W* {_of('advice_conditions')} \b",
    example=(
        "Nausea is common. Hives are rare. If these occur, seek emergency care immediately.",
        ["Nausea; common", "Hives; rare", "aside: advice"],
    ),
    counter_example="Seek help if these occur.",
    flags=re.IGNORECASE,
)
OF_THESE = Rule(
    name="advice about what was just named",
    pattern=rf"\b {_of('of_these')} \b",
    example=(
        "Hives may occur. If this happens, seek emergency help immediately.",
        ["Hives; serious", "aside: advice"],
    ),
    counter_example="If you faint, seek help.",
    flags=re.IGNORECASE,
)
NOTE_LABEL = Rule(
    name="label of a note",
    pattern=r"^ [^:]{0,60} : \s*",
    example=("* **Note:** Drink plenty of water.", ["aside: advice"]),
    counter_example="Drink plenty of water.",
)
PIECE_END = Rule(
    name="end of a piece beside a negation",
    pattern=r"(?<= [.;] ) \s+ | ; \s* | , \s+ (?= (?: but \s | and \s )? (?: no | not | without | never ) \b )",
    example=("* Nausea, no effect on blood pressure", ["Nausea", "aside: negation"]),
    counter_example="Nausea, vomiting",
    flags=re.IGNORECASE,
)
CONTENT = (CONDITION_FIRST, OF_THESE, NOTE_LABEL, PIECE_END)

PREDICATED = Rule(
    name="frequency of the labelled effect",
    pattern=rf"""
        ^ \W* (?: (?: this | it ) \s is \s | these \s are \s )? (?: an? \s | (?: one \s of \s )? the \s )?
            (?: (?: very | extremely | most ) \s )? {_of("rare")}
        | \b {_of("before_rare")} \s+ (?: \w+ \s )? {_of("rare_behind_verb")} \b
            (?! \s (?: with | in | at | when | if ) )
        | \b {_of("rarely")} \b
    """,
    example=("* **Hives:** This is rare and fades in a day.", ["Hives; This is rare and fades in a day.; rare"]),
    counter_example="Fades in a day, as rare things do.",
    flags=re.IGNORECASE,
)
REPORTED = Rule(
    name="list that is reported",
    pattern=r"""
        \b (?: have | has | may | can | might | could ) \s (?: also \s )? (?: been | be | occur ) \b (?: \s \w+ )? \W* $
    """,
    example=(
        "* **Hypersensitivity:** Itching and hives have been reported.",
        ["Itching; Hypersensitivity", "hives; Hypersensitivity"],
    ),
    counter_example="Hives can occur after the first dose.",
    flags=re.IGNORECASE,
)
EFFECT_OF = Rule(
    name="effect of a medicine",
    pattern=r"\b (?: side \s | adverse \s ) effects? \s of \s (?: both \s )? ([^,.;()]{3,80})",
    example=(
        "# Glimepiride + Metformin\n\n"
        "* **Diarrhoea:** One of the side effects of Metformin, which eases when the tablets are taken with meals.",
        [
            "Diarrhoea; One of the side effects of Metformin, which eases when the tablets are taken with meals.; "
            "Metformin"
        ],
    ),
    counter_example="An effect of metformin.",
    flags=re.IGNORECASE,
)
DENIED = Rule(
    name="denial behind a label",
    pattern=rf"""
        ^ \W* (?: no | none | nil | never | absent
                 | not \s (?: \w+ly \s )? {_of("denied_as")} (?: \s [^,;.]* )? ) \W* $
    """,
    example=("* Dry mouth: common\n* Weight gain: no", ["Dry mouth; common", "aside: negation"]),
    counter_example="not known",
    flags=re.IGNORECASE,
)
FOLLOWING = Rule(
    name="condition that names what follows",
    pattern=r"""
        \b (?: get s? | develop s? | notic (?: e | es | ed ) | experienc (?: e | es | ed ) | suffer s? | feel s?
            | occurs? | happens? | appears? | side \s effects? | symptoms? | signs | reactions? ) \b
        [^:]* \b (?: following | these | below | here ) \b
        | \b (?: following | these ) \s (?: [\w-]+ \s ){0,3}
            (?: occurs? | happens? | appears? | side \s effects? | symptoms? | signs | reactions? ) \b
    """,
    example=(
        "If you notice any of these, seek help at once: gout, hives",
        ["gout; serious", "hives; serious"],
    ),
    counter_example="If you have asthma, tell your doctor: gout, hives",
    flags=re.IGNORECASE,
)
LABELLED = (PREDICATED, REPORTED, EFFECT_OF, DENIED, FOLLOWING)

LEADS = Rule(
    name="words that lead to a list",
    pattern=rf"\b {_of('leading')} \b",
    example=("Reactions of the stomach\n\n* Nausea", ["Nausea"]),
    counter_example="Of the stomach",
    flags=re.IGNORECASE,
)
FOR_ALL = Rule(
    name="label for all ingredients",
    pattern=rf"\b {_of('for_all')} \b",
    example=(
        "# Glimepiride + Metformin\n\n**Metformin:** Diarrhoea\n\n**Both:** Nausea",
        ["Diarrhoea; Metformin", "Nausea"],
    ),
    counter_example="Metformin",
    flags=re.IGNORECASE,
)
OF_ROUTE = Rule(
    name="label of a route",
    pattern=r"\b (?: side | adverse ) \s effects $",
    example=(
        "**Oral side effects:** The following are common:\n\n* Nausea",
        ["Nausea; Oral side effects; common"],
    ),
    counter_example="Side effects of tablets",
    flags=re.IGNORECASE,
)
SPEAKS_OF_BOTH = Rule(
    name="sentence about all ingredients",
    pattern=rf"\b {_of('of_both')} \b",
    example=(
        "# Glimepiride + Metformin\n\n**Metformin:** Diarrhoea\n\nBoth medicines can cause nausea.",
        ["Diarrhoea; Metformin", "nausea"],
    ),
    counter_example="Metformin can cause nausea.",
    flags=re.IGNORECASE,
)
OF_OTHERS = Rule(
    name="turn to the other side effects",
    pattern=r"^ \W* (?: (?: the \s )? others? | further | additional | (?: the \s )? remaining | all \s other ) \b",
    example=(
        "### Serious\n\n* Stroke\n\nFurther side effects, by how often they occur:\n\n#### Rare\n\n* Gout",
        ["Stroke; serious", "Gout; rare", "aside: general"],
    ),
    counter_example="Some side effects, by how often they occur:",
    flags=re.IGNORECASE,
)
NEEDS_NO_CARE = Rule(
    name="turn to the side effects that need no care",
    pattern=rf"""
        (?: \b (?: not | no | never | rarely | seldom | without | less ) | n['’]t ) \b
        [^.;]{{0,40}} \b {_of("cares")} \b
    """,
    example=(
        "See a doctor at once if you get:\n\n#### Rare\n\n* Fits\n\n"
        "Some side effects seldom need medical attention:\n\n#### Common\n\n* Thirst",
        ["Fits; rare; serious", "Thirst; common", "aside: advice", "aside: general"],
    ),
    counter_example="Some side effects need medical attention:",
    flags=re.IGNORECASE,
)
RANGES = Rule(
    name="all side effects, from the mild to the serious",
    pattern=r"\b rang (?: e | es | ing ) \s from \b",
    example=(
        "It can cause side effects. These range from common to rare and serious.\n\n* **Common:** Thirst",
        ["Thirst; common", "aside: general", "aside: general"],
    ),
    counter_example="These are common or serious.",
    flags=re.IGNORECASE,
)
MARGIN = (SPEAKS_OF_BOTH, LEADS, FOR_ALL, OF_ROUTE, OF_OTHERS, NEEDS_NO_CARE, RANGES)
