"""Items of a leaflet that go on with the words of a head above them: "Bleeding:" above "from your nose"."""

from __future__ import annotations

import re

from materia_medica.extract.effects.accepted_names import is_effect_name
from materia_medica.extract.effects.leaflets.leaflet_levels import levels_of
from materia_medica.extract.language.effect import Effect
from materia_medica.extract.language.measured import is_measured
from materia_medica.extract.language.rule import Rule

GOES_ON_WITH_PLACE = Rule(
    name="item that only says where the effect of its head is",
    pattern=r"""
        ^ \W* (?: in | into | from | under | within | inside | occurring | following | after | around ) \s
        (?! (?: some | rare | very | case ) ) (?! [^:]* : )
    """,
    flags=re.IGNORECASE,
    example=(
        "* bleeding:\n* in your eyes\n* gout\n* following surgery\n\nBleeding:\n\n* under your skin",
        ["bleeding", "bleeding in your eyes", "gout", "bleeding following surgery", "Bleeding under your skin"],
    ),
    counter_example="bleeding in your eyes",
)
LEVELS = Rule(
    name="levels of what is listed below",
    pattern=r"""
        ^ (?: increase[ds]? | decrease[ds]? | reduc (?: ed | tions? ) | rais ed | high | low | elevat \w+ | abnormal
            | chang \w+ ) \b .* \b (?: levels? | amounts? | numbers? | values? | concentrations? ) (?: \s of )? $
    """,
    flags=re.IGNORECASE,
    example=(
        "* increased blood levels:\n* amylase\n* lipase",
        ["increased blood levels", "increased blood levels of amylase", "increased blood levels of lipase"],
    ),
    counter_example="increased appetite",
)


def stem_of(head: str) -> str | None:
    """The effect that a head above a list names, with which its items may go on: "Bleeding:"; null where it is none."""
    name = head.rstrip(" :")
    return name if head.endswith(":") and is_effect_name(name) else None


def with_stem(stem: str, effects: list[Effect], text: str) -> list[Effect]:
    """The effects of an item that stands somewhere below a head that ends in a colon, whose effect is the stem."""
    if GOES_ON_WITH_PLACE.match(text) and len(effects) > 0:
        place = text.strip(" \t.,;:*•").partition(" (")[0]
        return [effects[0]._replace(name=f"{stem} {place}")]
    if LEVELS.match(stem):
        head = f"{stem.removesuffix(' of')} of"
        if effects and all(is_measured(effect.name.lower()) for effect in effects):
            return [e._replace(name=f"{head} {e.name}") for e in effects]
        return list(levels_of(head, text)) or effects
    return effects
