"""Pieces of a leaflet's list that name no effect by themselves: what tells of one, and heads without their end."""

from __future__ import annotations

import re

from materia_medica.extract.language.effect import Effect
from materia_medica.extract.language.measured import is_measured
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.stand_alone import cannot_stand, is_part
from materia_medica.extract.language.word_tables import any_of

_MOST_FELT = 2
"""Words behind "feeling" in front of more that one feels: "feeling very tired"."""

_AMOUNTS = frozenset(("very", "extremely", "unusually", "more", "less", "too"))
_SLASH = re.compile(r"(?<!\band)/(?!or\b)")
_CIRCUMSTANCES = ("after ", "for ", "when ", "while ", "during ", "in ")
"""Words with which a label begins that says when or in whom, and is no class."""

TELLS = Rule(
    name="piece that tells of the effect before",
    pattern=rf"^ {any_of('leaflets', 'telling')} \b",
    flags=re.IGNORECASE,
    example=("* swelling, sometimes of the face or lips, gout", ["swelling; of the face or lips", "gout"]),
    counter_example="swelling of the face",
)
UNFINISHED = Rule(
    name="head without what completes it",
    pattern=rf"""
        ^ (?: (?: an? | the | any | some | sudden | unusual | severe | new | partial | temporary | permanent | or )
            ,? \s )*
        {any_of("leaflets", "unfinished")} (?: \s (?: of | in | with | to ) )? $
        | \s of \s (?: the \s )? [\w-]+ (?: [iu]al | ional | ous | ive | ical ) $
    """,
    flags=re.IGNORECASE,
    example=("* feelings of emotional and mental discomfort", ["feelings of emotional and mental discomfort"]),
    counter_example="difficulty in sleeping",
)
MEASURED_IN = Rule(
    name="where something is measured",
    pattern=r"\s (?: levels? \s )? in \s (?: the \s | your \s )? (?: blood | urine ) $",
    flags=re.IGNORECASE,
    example=(
        "* reduced sodium, calcium or potassium in the blood, gout",
        ["reduced sodium, calcium or potassium in the blood", "gout"],
    ),
    counter_example="potassium levels",
)
MEASURED = Rule(
    name="what is measured, in an everyday word",
    pattern=rf"^ {any_of('leaflets', 'measured')} $",
    flags=re.IGNORECASE,
    example=(
        "* high level of calcium, fat or sodium in the blood",
        ["high level of calcium, fat or sodium in the blood"],
    ),
    counter_example="fatty stools",
)
JOINT = Rule(
    name="joint of two places",
    pattern=r"""
        \s (?: and/or | and | or ) \s (?: (?: sometimes | in | on | of | at | from | inside | under | into ) \s )?
        (?: (?: the | your | around | other ) \s )*
    """,
    flags=re.IGNORECASE,
    example=("* swollen hands, ankles and feet (oedema)", ["swollen hands, ankles and feet; oedema"]),
    counter_example="face, lips",
)


PLACE = Rule(
    name="place that completes an effect",
    pattern=rf"""
        ^ (?: (?: the | your | both | other | upper | lower | inner | outer | small | large | deeper ) \s )*
            (?: {any_of("leaflets", "places")} (?: \s (?: in | around | of ) \s
                (?: the | your | both ) \s [\w\s-]{{3,30}} )?
            | {any_of("leaflets", "parts_of")} (?: \s parts? )? \s (?: of | under ) \s
                (?: (?: the | your | both ) \s [\w\s-]{{3,30}} | {any_of("phrases", "parts")} )
            | (?: tube | gullet ) \s from \s (?: the | your ) \s [\w\s-]{{3,40}} ) $
    """,
    flags=re.IGNORECASE,
    example=("* yellowing of the skin, the whites of your eyes", ["yellowing of the skin, the whites of your eyes"]),
    counter_example="redness of the eyes",
)


FELT = Rule(
    name="what one feels, in one word",
    pattern=rf"^ {any_of('leaflets', 'felt')} $",
    flags=re.IGNORECASE,
    example=(
        "* feeling light-headed, dizzy, thirst\n* tired or weak, feeling hot",
        ["feeling light-headed", "feeling dizzy", "thirst", "tired or weak", "feeling hot"],
    ),
    counter_example="irregular",
)

FEELS = Rule(
    name="feeling in front of what one feels",
    pattern=r"^ \W* feel (?: s | ing )? \s (?: very \s )?",
    flags=re.IGNORECASE,
    example=("* feeling restless, nervous", ["feeling restless", "feeling nervous"]),
    counter_example="feelings of guilt",
)


CLAUSE = Rule(
    name="clause, advice or people in place of an effect",
    pattern=rf"""
        ^ (?: {any_of("leaflets", "no_name")} \b
            | {any_of("leaflets", "populations")} (?: ,? \s (?: and | or ) \s {any_of("leaflets", "populations")} )* $ )
    """,
    flags=re.IGNORECASE,
    example=("* children and adults\n* gout", ["gout", "aside: unexplained"]),
    counter_example="you get gout",
)
OF_SYSTEM = Rule(
    name="class in front of an effect",
    pattern=r"""
        ^ (?P<system> [\w\s,/-]{3,60} \s (?: disorders | problems | effects | reactions | system
                | (?<= injury \s or \s ) poisoning )
            | effects \s (?: in | on ) \s [\w\s]{3,30}
            | (?: in \s )? (?: blood | urine | laboratory ) \s tests? | infections | cancers | liver | kidneys? | skin
            | (?: after | for | when | while | during ) \s [\w\s]{3,70} ) : \s+
        (?P<name> \w .* ) $
    """,
    flags=re.IGNORECASE,
    example=(
        "* Eye disorders: loss of vision, gout\n* General disorders: treatment may cause fever",
        ["loss of vision", "gout", "fever"],
    ),
    counter_example="Eye disorders:",
)


def with_feeling(effects: list[Effect]) -> list[Effect]:
    """Effects in which each thing felt has the verb in front of the first: "feeling restless, nervous"."""
    out: list[Effect] = []
    feels = False
    for effect in effects:
        is_felt = all(
            FELT.match(part) or FELT.match(_without_amount(part)) for part in JOINT.split(f" {effect.name}".strip())
        )
        names = re.split(r",?\s(?:and/or|and|or)\s", effect.name) if feels and is_felt else [effect.name]
        out += [effect._replace(name=f"feeling {name}" if feels and is_felt else name) for name in names]
        feels = (feels and is_felt) or (FEELS.match(effect.name) is not None and effect.name.count(" ") <= _MOST_FELT)
    return out


def tells(name: str, detail: str | None = None) -> bool:
    """Whether words only tell of the effect in front of them: "affecting the skin", "caused" with detail "by heat"."""
    return TELLS.match(name if detail is None or " " in name else f"{name} {detail}") is not None


def is_unfinished(name: str) -> bool:
    """Whether words name no effect without those that they were parted from."""
    is_adjective = " " not in name and cannot_stand(name) and not FELT.match(name)
    return UNFINISHED.search(name) is not None or is_adjective or completes(name.lower())


def completes(bare: str) -> bool:
    """Whether a piece between commas only names places and measured things, which complete the piece before it."""
    parts = (part.strip() for piece in _SLASH.sub(",", bare).split(",") for part in JOINT.split(f" {piece.strip()}"))
    return all(is_part(part) or PLACE.match(part) or _is_measured(MEASURED_IN.sub("", part)) for part in parts if part)


def _is_measured(bare: str) -> bool:
    """Whether words only name what is measured in blood or urine."""
    return is_measured(bare) or MEASURED.match(bare) is not None


def is_clause(name: str) -> bool:
    """Whether words say when, to whom or what to do, and name no effect."""
    return CLAUSE.match(name) is not None


def without_circumstance(text: str) -> str:
    """A list without the label in front of it that says when or in whom: "after stopping treatment: apathy"."""
    found = OF_SYSTEM.match(text)
    return found["name"] if found and found["system"].lower().startswith(_CIRCUMSTANCES) else text


def of_system(effect: Effect) -> Effect:
    """An effect without the class that its list began with, which is its category."""
    found = OF_SYSTEM.match(effect.name)
    return effect if found is None else effect._replace(name=found["name"], category=found["system"])


def _without_amount(words: str) -> str:
    """Words without how much in front of them: "very tired" is "tired"."""
    first, _, rest = words.partition(" ")
    return rest if first.lower() in _AMOUNTS else words
