"""Mentions of a page's ingredients in labels, parentheses and sentences."""

from __future__ import annotations

import re
from functools import lru_cache

from materia_medica.extract.language.ingredient import BRACKETS, FIRST_WORDS, Ingredient, names_of
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of
from materia_medica.schema.ids import fold

NUMBERING = Rule(
    name="numbering",
    pattern=r"^ \s* (?: \d+ | [a-z] ) [.)] \s+",
    flags=re.IGNORECASE,
    example=("2. Metformin", "Metformin"),
    counter_example="2 metformin",
)
AROUND_NAMES = Rule(
    name="words around names",
    pattern=rf"\b {any_of('ingredients', 'around_names')} \b",
    flags=re.IGNORECASE,
    example=("Serious side effects of metformin", "Metformin"),
    counter_example="metformin hydrochloride",
)
JOINER = Rule(
    name="two names joined",
    pattern=r"\s* (?: \+ | / | & | , | \band\b ) \s*",
    flags=re.IGNORECASE,
    example=("Glimepiride and metformin", "Glimepiride + Metformin"),
    counter_example="glimepiride metformin",
)
NO_LETTER = Rule(
    name="hyphen or space within a name",
    pattern=r"[^a-z0-9]",
    example=("Met-formin", "Metformin"),
    counter_example="metformin",
)
LAID_TO = Rule(
    name="laid to",
    pattern=rf"\b {any_of('ingredients', 'laid_to')} \b",
    flags=re.IGNORECASE,
    example=("a rash that comes from metformin", "Metformin"),
    counter_example="a rash, metformin",
)
ONLY_RATHER = Rule(
    name="an example or a larger share",
    pattern=rf"\b {any_of('ingredients', 'only_rather')} \b",
    flags=re.IGNORECASE,
    example=("more likely with metformin", None),
    counter_example="due to metformin",
)
PART = Rule(
    name="part of a parenthesis",
    pattern=r"[;()]",
    example=("rare (metformin)", "Metformin"),
    counter_example="rare, metformin",
)
ABBREVIATION = Rule(
    name="abbreviation",
    pattern=r"[A-Z] [A-Za-z]? [A-Z0-9-]{1,6}",
    example=("Glimepiride; MTF", [(), ("MTF",)]),
    counter_example="Mild",
)
_LONGEST_LABEL = 90
_EDGES = " :.*-"


@lru_cache(maxsize=4096)
def _starts(ingredients: tuple[Ingredient, ...]) -> frozenset[str]:
    """How the names begin: words that hold none of these name no ingredient."""
    return frozenset(name[:3] for ingredient in ingredients for name in names_of(ingredient))


@lru_cache(maxsize=65536)
def ingredient_named(label: str, ingredients: tuple[Ingredient, ...]) -> str | None:
    """The ingredient that a label names as a whole, as the title spells it; two together are joined by ` + `."""
    if not ingredients:
        return None
    words = fold(NUMBERING.sub("", label)).strip(_EDGES)
    if len(words) > _LONGEST_LABEL or not any(start in words for start in _starts(ingredients)):
        return None
    outside = BRACKETS.sub("", words)
    inside = " ".join(found[0] for found in BRACKETS.finditer(words)).strip(" ()[]")
    for attempt in (words, fold(outside), _bare(outside), inside if not _bare(outside) else ""):
        found = _as_ingredient(attempt.strip(_EDGES), ingredients)
        if found:
            return found
    return _together([p for p in JOINER.split(fold(outside)) if p], ingredients)


def _bare(words: str) -> str:
    return " ".join(AROUND_NAMES.sub(" ", words).split())


def _together(parts: list[str], ingredients: tuple[Ingredient, ...]) -> str | None:
    """Several ingredients that a label names; "side effects of A + B" speaks of the whole, "(A + B)" of both."""
    if not 2 <= len(parts) <= len(ingredients):
        return None
    bare = [_bare(p) for p in parts]
    named = [n for p in bare if (n := _as_ingredient(p, ingredients))]
    if len(named) < len(parts) or len(set(named)) != len(named):
        return None
    return None if len(named) == len(ingredients) and bare != parts else " + ".join(named)


def _as_ingredient(words: str, ingredients: tuple[Ingredient, ...]) -> str | None:
    if len(words) < 3:
        return None
    for ingredient in ingredients:
        if words in names_of(ingredient):
            return ingredient.name
    for ingredient in ingredients:
        if _is_fuller_name(words, names_of(ingredient)[0]):
            return ingredient.name
    letters = NO_LETTER.sub("", words)
    for ingredient in ingredients:
        if _is_spelling(letters, NO_LETTER.sub("", names_of(ingredient)[0])):
            return ingredient.name
    return None


def _is_fuller_name(words: str, name: str) -> bool:
    """Whether words add at most two to a name: "Diloxanide furoate" is the ingredient "Diloxanide"."""
    if len(name) < 5 or not words.startswith(f"{name} "):
        return False
    return not JOINER.search(words) and words.count(" ") - name.count(" ") <= 2


def _is_spelling(letters: str, name: str) -> bool:
    """Whether the letters are those of a name, with a short ending, or its beginning."""
    if name and (letters == name or (len(name) >= 5 and letters.startswith(name) and len(letters) - len(name) <= 3)):
        return True
    return len(letters) >= 6 and name.startswith(letters) and letters not in FIRST_WORDS


@lru_cache(maxsize=8192)
def _mention(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(name)}s?(?![\w])")


@lru_cache(maxsize=65536)
def ingredients_in(text: str, ingredients: tuple[Ingredient, ...]) -> tuple[str, ...]:
    """Every ingredient that the words mention, in the order of the title."""
    if not ingredients:
        return ()
    folded = fold(text)
    return tuple(
        ingredient.name
        for ingredient in ingredients
        if any(name in folded and _mention(name).search(folded) for name in names_of(ingredient))
    )


@lru_cache(maxsize=65536)
def laid_to(text: str, ingredients: tuple[Ingredient, ...]) -> str | None:
    """The one ingredient to which a parenthesis or tail lays an effect; null where it names none or only an example."""
    if not ingredients or ONLY_RATHER.search(text):
        return None
    for part in (text, *PART.split(text)):
        whole = ingredient_named(part, ingredients)
        if whole:
            return whole
    mentioned = ingredients_in(text, ingredients)
    if len(mentioned) == 1 and LAID_TO.search(text):
        return mentioned[0]
    return None


def with_labels(ingredients: tuple[Ingredient, ...], labels: tuple[str, ...]) -> tuple[Ingredient, ...]:
    """Ingredients with the names that a run of labels gives them.

    Where the labels of a list name one ingredient after the other, a label between two that are known, and as many as
    the title has between them, are the ingredients in between under another name.
    """
    named = [ingredient_named(label, ingredients) for label in labels]
    n_named = sum(n is not None for n in named)
    abbreviates = any(n is None and ABBREVIATION.fullmatch(x) for n, x in zip(named, labels, strict=True))
    if n_named == 0 or (n_named == 1 and not abbreviates):
        return ingredients
    order = [i.name for i in ingredients]
    places = [-1, *(order.index(n) if n in order else None for n in named), len(order)]
    aliases: dict[int, str] = {}
    at = 0
    while at < len(places) - 1:
        end = next(k for k in range(at + 1, len(places)) if places[k] is not None)
        start, stop = places[at], places[end]
        if start is not None and stop is not None and stop - start == end - at > 1:
            aliases |= {start + k: labels[at + k - 1] for k in range(1, end - at)}
        at = end
    return tuple(i._replace(aliases=(*i.aliases, aliases[k])) if k in aliases else i for k, i in enumerate(ingredients))
