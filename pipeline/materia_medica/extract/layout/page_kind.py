"""Whether a page describes a real drug, declines, or describes something invented."""

from __future__ import annotations

import re

from materia_medica.extract.language.ingredient import Ingredient
from materia_medica.extract.language.mentions import ingredient_named
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of, table
from materia_medica.extract.layout.sections import Section

_T = table("pages")
# Tried on text in lower case, which is several times faster than ignoring case.
HYPOTHETICAL = Rule(
    name="nothing that exists",
    pattern=any_of("pages", "hypothetical"),
    example=("No such substance exists.", ("hypothetical",)),
    counter_example="such a substance exists.",
)
IMAGINES = Rule(
    name="parts that do not exist either",
    pattern=any_of("pages", "imagines"),
    example=("If they existed, both would be tablets.", ("hypothetical",)),
    counter_example="if they exist, stop.",
)
DENIES = Rule(
    name="no product",
    pattern=any_of("pages", "denies_product"),
    example=("There is no single tablet product of the two.", ("denies",)),
    counter_example="there is a tablet of the two.",
)
DECLINES = Rule(
    name="nothing to say",
    pattern=any_of("pages", "declines"),
    example=("Please check the spelling.", ("declines",)),
    counter_example="please check the dose.",
)
_RESIDUE = tuple((r["trigger"], re.compile(r["pattern"])) for r in _T["prompt_residue"])
_DESCRIPTION = 40
"""A label's text shorter than this describes nothing."""
_DESCRIBING = {"usage", "side_effects", "mechanism", "dosage"}


def says(text: str) -> tuple[str, ...]:
    """What words say of the page on which they stand: `hypothetical`, `denies`, `declines`."""
    low = text.lower()
    asked = {"hypothetical": HYPOTHETICAL, "denies": DENIES, "declines": DECLINES}
    found = {name for name, rule in asked.items() if rule.search(low)}
    found |= {"hypothetical"} if IMAGINES.search(low) else set()
    return tuple(name for name in asked if name in found)


def page_kind(text: str, sections: list[Section], ingredients: tuple[Ingredient, ...]) -> str:
    """`monograph`, `no_information` or `hypothetical`."""
    kinds = {s.kind for s in sections if s.lines}
    described = len(kinds & _DESCRIBING)
    if described == 0 and not _describes_each(sections, ingredients):
        return "no_information" if says(text) else "monograph"
    opening = _opening(text, sections)
    if IMAGINES.search(opening):
        return "hypothetical"
    if HYPOTHETICAL.search(opening) and not _lays_effects_to_each(sections, ingredients):
        return "hypothetical"
    if described == 1 and DECLINES.search(opening) and len(text) < 2500:
        return "no_information"
    return "monograph"


def _lays_effects_to_each(sections: list[Section], ingredients: tuple[Ingredient, ...]) -> bool:
    """Whether the side effects are told of each ingredient of a combination apart: only their joint use is invented."""
    if len(ingredients) < 2:
        return False
    told: set[str | None] = set()
    for section in sections:
        if section.kind == "side_effects":
            told.add(section.ingredient)
            titles = [line.label or line.span for line in section.lines if line.label or line.is_bold]
            told |= {ingredient_named(title.text, ingredients) for title in titles}
    return told >= {i.name for i in ingredients}


def _describes_each(sections: list[Section], ingredients: tuple[Ingredient, ...]) -> bool:
    """Whether a page without sections still says of each ingredient of a combination what it is."""
    if len(ingredients) < 2:
        return False
    told = set()
    for section in sections:
        if section.ingredient:
            told.add(section.ingredient)
        for line in section.lines:
            named = ingredient_named(line.label.text, ingredients) if line.label else None
            if named and len(line.body.text) >= _DESCRIPTION:
                told.add(named)
    return told >= {i.name for i in ingredients}


def _opening(text: str, sections: list[Section]) -> str:
    """The page up to the end of its first describing section, in lower case."""
    for section in sections:
        if section.kind in _DESCRIBING and section.lines:
            return text[: section.lines[-1].span.end].lower()
    return text[:1500].lower()


def denies_product(text: str, sections: list[Section]) -> bool:
    """Whether the page denies that its combination is a standard, approved or marketed product."""
    opening = _opening(text, sections)
    return bool(DENIES.search(opening) or HYPOTHETICAL.search(opening))


def has_residue(text: str) -> bool:
    """Whether the words speak as their machine author."""
    lower = text.replace("’", "'").lower()
    return any(trigger in lower and _stands(trigger, expression, lower) for trigger, expression in _RESIDUE)


def _stands(trigger: str, expression: re.Pattern[str], lower: str) -> bool:
    """Whether the expression matches around its trigger; looking only there is many times faster."""
    at = lower.find(trigger)
    while at >= 0:
        if expression.search(lower, max(0, at - 60), at + 100):
            return True
        at = lower.find(trigger, at + 1)
    return False
