"""Whether a page describes a real drug, declines, or describes something invented."""

from __future__ import annotations

import re

from materia_medica.extract.language.ingredient import Ingredient
from materia_medica.extract.language.mentions import ingredient_named
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of, table
from materia_medica.extract.layout.gathered import Section

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
DENIES_ELSE = Rule(
    name="denial of something else than the product",
    pattern=any_of("pages", "denies_else"),
    example=("There is no experience with the medicine in children.", ()),
    counter_example="there is no product of the two.",
)
DECLINES_ELSE = Rule(
    name="something else that is not known",
    pattern=any_of("pages", "declines_else"),
    example=("There is no information on its use in children.", ()),
    counter_example="there is no information on the tablet.",
)
_RESIDUE = tuple((r["trigger"], re.compile(r["pattern"])) for r in _T["prompt_residue"])
_DESCRIPTION = 40
"""A label's text shorter than this describes nothing."""
_BRIEF = 2500
"""Characters; a longer page says something of its drug, whatever it declines."""
_DESCRIBING = {"usage", "side_effects", "mechanism", "dosage"}


def says(text: str) -> tuple[str, ...]:
    """What words say of the page on which they stand: `hypothetical`, `denies`, `declines`."""
    low = text.lower()
    asked = {"hypothetical": _is_invented(low), "denies": _denies(low), "declines": _declines(low)}
    return tuple(name for name, is_said in asked.items() if is_said)


def _is_invented(low: str) -> bool:
    return _has_words_of_invention(low) and (_says_invented(low) or _imagines(low))


def _says_invented(low: str) -> bool:
    return _speaks(low, HYPOTHETICAL, but=DENIES_ELSE)


def _imagines(low: str) -> bool:
    return IMAGINES.search(low) is not None


def _has_words_of_invention(low: str) -> bool:
    return any(words in low for words in _T["words_of_invention"])


def _denies(low: str) -> bool:
    return _speaks(low, DENIES, but=DENIES_ELSE)


def _declines(low: str) -> bool:
    return _speaks(low, DECLINES, but=DECLINES_ELSE)


def _speaks(low: str, rule: Rule, *, but: Rule) -> bool:
    """Whether words speak so of the product or page: where they overlap with `but`, they speak of something else."""
    found = rule.search(low)
    while found is not None:
        if not _overlaps(found, low, but):
            return True
        found = rule.search(low, found.start() + 1)
    return False


def _overlaps(found: re.Match[str], low: str, other: Rule) -> bool:
    """Whether words share some with what another rule finds, in their sentence: none of them reads on behind a stop."""
    begin, end = low.rfind(".", 0, found.start()) + 1, low.find(".", found.end())
    others = other.finditer(low, begin, end if end >= 0 else len(low))
    return any(o.start() < found.end() and found.start() < o.end() for o in others)


def page_kind(text: str, sections: list[Section], ingredients: tuple[Ingredient, ...]) -> str:
    """`monograph`, `no_information` or `hypothetical`."""
    kinds = {s.kind for s in sections if s.lines}
    described = len(kinds & _DESCRIBING)
    opening = _opening(text, sections)
    if described == 0 and not _describes_each(sections, ingredients):
        if len(text) >= _BRIEF or not (said := says(opening)):
            return "monograph"
        return "no_information" if len(ingredients) > 1 or said != ("denies",) else "monograph"
    if _has_words_of_invention(opening) and (
        _imagines(opening) or (_says_invented(opening) and not _lays_effects_to_each(sections, ingredients))
    ):
        return "hypothetical"
    if described == 1 and len(text) < _BRIEF and _declines(opening):
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
    return (_has_words_of_invention(opening) and _says_invented(opening)) or _denies(opening)


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
