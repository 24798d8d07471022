"""The rules on ingredients and their mentions, with what their examples are read with."""

from __future__ import annotations

from materia_medica.extract.language.ingredient import BRACKETS, SHORT_NAME, Ingredient, with_aliases
from materia_medica.extract.language.mentions import (
    ABBREVIATION,
    AROUND_NAMES,
    JOINER,
    LAID_TO,
    NO_LETTER,
    NUMBERING,
    ONLY_RATHER,
    PART,
    ingredient_named,
    laid_to,
    with_labels,
)
from materia_medica.extract.language.rule import Family

_PAIR = ("Glimepiride", "Metformin")
_INGREDIENTS = tuple(Ingredient(name) for name in _PAIR)


def _aliases_in(text: str) -> list[tuple[str, ...]]:
    return [i.aliases for i in with_aliases(_PAIR, text)]


def _aliases_of_labels(labels: str) -> list[tuple[str, ...]]:
    return [i.aliases for i in with_labels(_INGREDIENTS, tuple(labels.split("; ")))]


INGREDIENT_FAMILIES: tuple[Family, ...] = (
    Family(name="short name", rules=(SHORT_NAME,), read=_aliases_in),
    Family(name="labels that name ingredients", rules=(ABBREVIATION,), read=_aliases_of_labels),
    Family(
        name="ingredient named",
        rules=(NUMBERING, BRACKETS, AROUND_NAMES, JOINER, NO_LETTER),
        read=lambda words: ingredient_named(words, _INGREDIENTS),
    ),
    Family(
        name="laid to an ingredient",
        rules=(ONLY_RATHER, PART, LAID_TO),
        read=lambda words: laid_to(words, _INGREDIENTS),
    ),
)
