"""Names of effects: which only name a class, and which words name no effect."""

from __future__ import annotations

import re
from functools import lru_cache

from materia_medica.extract.language.frequency import rest_of, statement
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import alternatives, in_order, table, words

_T = table("phrases")
_CLASS_EXCEPTIONS = words("phrases", "class_exceptions")
_NO_EFFECTS = words("phrases", "generic") | words("phrases", "adverbs")
EDGES = ' \t\n.,;:!*_•·–—-"“”'
"""Characters around a name that do not belong to it."""

CLASS = Rule(
    name="class",
    pattern=rf"""
        \b {alternatives(_T["class_heads"])}
        (?: \s+ (?: of | on | from | associated \s with | related \s to | in | with | due \s to ) \s+ .* )?$
    """,
    flags=re.IGNORECASE,
    example=("digestive effects", ("class",)),
    counter_example="digestive bleeding",
)
SYNDROME = Rule(
    name="symptoms that are an effect",
    pattern=rf"{alternatives(_T['syndromes'])} \W (?: side \W )? (?: effects? | symptoms? ) \b",
    flags=re.IGNORECASE,
    example=("flu-like symptoms", ()),
    counter_example="respiratory symptoms",
)
CHANGE_IN = Rule(
    name="effect on",
    pattern=r"^ (?: changes | effects? ) \s (?: in | on ) \b",
    flags=re.IGNORECASE,
    example=("effects on eyesight", ()),
    counter_example="digestive effects",
)
SIDE_EFFECTS = Rule(
    name="side effects",
    pattern=r"""
        ^ (?: side [-\ ] | adverse \s ) (?: effects? | reactions? | events? ) \b
        (?! \s (?: on | in | of \s the ) \s )
    """,
    example=("side effects after vaccination", ("no effect",)),
    counter_example="adverse effects on the liver",
)
VAGUE = Rule(
    name="vague words in front",
    pattern=rf"^ (?: {in_order(_T['vague'])} \s+ )+",
    flags=re.IGNORECASE,
    example=("persistent complications", ("no effect",)),
    counter_example="complications",
)
STATE = Rule(
    name="circumstance that is an effect",
    pattern=r"\b (?: withdrawal | overdose ) \b",
    example=("withdrawal syndrome", ()),
    counter_example="long-term use",
)
MEDICINE = Rule(
    name="use of the medicine",
    pattern=rf"""
        (?: {alternatives(_T["of_use"])} [\ -] )*
        (?: use | usage | dos(?:e|es|age) | therapy | treatment | administration | intake | ingestion )
        (?: \s (?: of | for | with | in | by ) \s .* )?
    """,
    flags=re.IGNORECASE,
    needs=("administration", "dos", "ingestion", "intake", "therapy", "treatment", "usage", "use"),
    example=("use with food", ("medicine",)),
    counter_example="prolonged bleeding",
)
OPEN_END = Rule(
    name="open end",
    pattern=r"\b (?: of | with | to | (?<! \b went \s ) (?<! \b goes \s ) in | for | the | from | on | by )$",
    flags=re.IGNORECASE,
    example=("inflammation of", ("open",)),
    counter_example="inflammation",
)


def ends_open(name: str) -> bool:
    """Whether a name breaks off before the word that it leads to."""
    return bool(OPEN_END.search(name))


def names_medicine(name: str) -> bool:
    """Whether the words only name the medicine's use or dose: "high doses of it", "prolonged use"."""
    return bool(MEDICINE.fullmatch(name))


def is_class(name: str) -> bool:
    """Whether a head only names a class of effects."""
    return (
        bool(CLASS.search(name))
        and not SYNDROME.search(name)
        and not CHANGE_IN.search(name)
        and name.lower() not in _CLASS_EXCEPTIONS
    )


@lru_cache(maxsize=32768)
def is_generic(name: str) -> bool:
    """Whether the words name no effect at all."""
    bare = VAGUE.sub("", name.lower().strip(EDGES))
    if bare in _NO_EFFECTS or len(bare) < 2 or SIDE_EFFECTS.match(bare):
        return True
    return not rest_of(bare) and not STATE.search(bare)


def only_states(words_: str) -> bool:
    """Whether a parenthesis says nothing but a frequency or seriousness."""
    said = statement(words_, is_group=False)
    return (said.tier is not None or said.is_serious) and not rest_of(words_)
