"""The members of a class of effects: whether words are one, and what it takes over from the class."""

from __future__ import annotations

import re

from materia_medica.extract.language.effect import Effect
from materia_medica.extract.language.effect_like import could_be_effect
from materia_medica.extract.language.leads_and_tails import LEAD
from materia_medica.extract.language.needed_words import needed_of
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.stand_alone import RISK
from materia_medica.extract.language.word_tables import in_order, table
from materia_medica.schema.ids import fold

_T = table("tails")
UNWANTED = Rule(
    name="class of side effects",
    pattern=r"""
        \b (?: side | adverse | unwanted | undesirable ) [-\ ] (?: drug \s )? (?: effects | events | reactions ) $
    """,
    flags=re.IGNORECASE,
    example=("cardiac side effects (stroke)", [("stroke", None, "cardiac side effects")]),
    counter_example="vascular events",
)

_PLACEHOLDER = r"\ue000-\uf8ff"
OF_SYSTEM = Rule(
    name="body system with its effects",
    pattern=rf"(?P<head> [^,;{_PLACEHOLDER}]{{2,60}}? ) \s* (?P<list> [{_PLACEHOLDER}] ) [\s.]*",
    example=("Hepatic (hepatitis, jaundice)", [("hepatitis", None, "Hepatic"), ("jaundice", None, "Hepatic")]),
    counter_example="Hepatic",
)
WHERE = Rule(
    name="where",
    pattern=r"^ \s* (?: in | of | on | from | at | with ) \b",
    flags=re.IGNORECASE,
    example=("Skin (with itching, redness)", [("Skin", "with itching, redness", None)]),
    counter_example="blurred vision",
)
ABOVE_ALL = Rule(
    name="body system and what befalls it above all",
    pattern=rf"""
        (?P<head> [^,;()]{{2,60}}? ) ,? \s+
        (?: {in_order(_T["above_all"])} | {in_order(_T["examples"])} ) ,? \s+
        (?P<list> \S .* )
    """,
    flags=re.IGNORECASE,
    needs=needed_of("tails", "above_all", "examples"),
    example=("Hepatic, above all jaundice", [("jaundice", None, "Hepatic")]),
    counter_example="Hepatic (jaundice)",
)


def of_class(member: Effect, name: str) -> Effect:
    """A member of a class; a risk in front of the class is one of each member: "increased risk of events (stroke)"."""
    if member.category:
        return member
    risk = RISK.match(name)
    if risk is None or RISK.match(f"{member.name} "):
        return member._replace(category=name)
    return member._replace(category=name[risk.end() :], name=f"{risk[1]} {member.name}", is_reworded=True)


def is_whole_effect(member: Effect, words_: str) -> bool:
    """Whether words are the name of one effect, and tell no circumstance."""
    return not LEAD.match(words_.lower()) and fold(member.name) == fold(words_) and could_be_effect(member.name.lower())
