"""Mentions of a page's ingredients in labels, parentheses and sentences."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.schema.ids import fold

_PARENS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_NUMBERING = re.compile(r"^\s*(?:\d+|[a-z])[.)]\s+", re.IGNORECASE)
_GENERIC = re.compile(
    r"\b(?:common|possible|potential|serious|reported|known|individual|specific|related|side|adverse|effects?|reactions?|"
    r"component|ingredient|alone|only|containing|portion|part|use|therapy|the|of|from|for|due to|with|by|in|"
    r"associated with|related to|caused by|attributed to|topical|oral|systemic|inhaled|intravenous)\b",
    re.IGNORECASE,
)
_JOINER = re.compile(r"\s*(?:\+|/|&|,|\band\b)\s*", re.IGNORECASE)
_LAID_TO = re.compile(
    r"\b(?:with|from|due to|because of|associated with|related to|caused by|attributed to|by|of|use of|for)\b",
    re.IGNORECASE,
)
_RATHER = re.compile(
    r"\b(?:especially|particularly|more (?:common|likely|frequent)\w*|e\.g\.|such as|like|combined|interact\w*)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z0-9α-ω'-]+")


@lru_cache(maxsize=4096)
def _names(ingredient: str) -> tuple[str, ...]:
    """The ways an ingredient may be written: in full, without a parenthesis, each of two names, its first word."""
    plain = fold(_PARENS.sub("", ingredient))
    names = {plain, *(p.strip() for p in plain.split("/"))}
    first = plain.split()[0] if plain.split() else ""
    if len(first) >= 6 and len(plain.split()) <= 3 and first not in _COMMON_FIRST:
        names.add(first)
    return tuple(sorted((n for n in names if len(n) >= 3), key=len, reverse=True))


_COMMON_FIRST = frozenset(
    "vitamin sodium potassium calcium magnesium aluminium aluminum hydrogen benzoyl acetic boric salicylic lactic folic "
    "human insulin vaccine hepatitis alpha ferrous mefenamic clavulanic ascorbic hyaluronic extract omega fatty milk".split()
)


@lru_cache(maxsize=65536)
def ingredient_named(label: str, ingredients: tuple[str, ...]) -> str | None:
    """The ingredient that a label names as a whole, as the title spells it; two together are joined by ` + `."""
    if not ingredients:
        return None
    words = fold(_NUMBERING.sub("", label)).strip(" :.*-")
    if len(words) > 90:
        return None
    for attempt in (words, fold(_PARENS.sub("", words)), " ".join(_GENERIC.sub(" ", _PARENS.sub("", words)).split())):
        found = _as_ingredient(attempt.strip(" :.*-"), ingredients)
        if found:
            return found
    parts = [p for p in _JOINER.split(fold(_PARENS.sub("", words))) if p]
    if 2 <= len(parts) <= len(ingredients):
        named = [_as_ingredient(" ".join(_GENERIC.sub(" ", p).split()), ingredients) for p in parts]
        if all(named) and len(set(named)) == len(named):
            return " + ".join(n for n in named if n)
    return None


def _as_ingredient(words: str, ingredients: tuple[str, ...]) -> str | None:
    if len(words) < 3:
        return None
    for ingredient in ingredients:
        if words in _names(ingredient):
            return ingredient
    for ingredient in ingredients:  # "Diloxanide furoate" is the ingredient "Diloxanide"
        name = (_names(ingredient) or ("",))[0]
        if len(name) >= 5 and words.startswith(f"{name} ") and words.count(" ") - name.count(" ") <= 2:
            return ingredient
    bare = re.sub(r"[^a-z0-9]", "", words)
    for ingredient in ingredients:
        name = re.sub(r"[^a-z0-9]", "", _names(ingredient)[0] if _names(ingredient) else "")
        if name and (bare == name or (len(name) >= 5 and bare.startswith(name) and len(bare) - len(name) <= 3)):
            return ingredient
        if len(bare) >= 6 and name.startswith(bare) and len(words.split()) >= 1 and bare not in _COMMON_FIRST:
            return ingredient
    return None


@lru_cache(maxsize=65536)
def ingredients_in(text: str, ingredients: tuple[str, ...]) -> tuple[str, ...]:
    """Every ingredient that the words mention, in the order of the title."""
    if not ingredients:
        return ()
    folded = fold(text)
    found = []
    for ingredient in ingredients:
        if any(re.search(rf"(?<![\w-]){re.escape(name)}s?(?![\w])", folded) for name in _names(ingredient)):
            found.append(ingredient)
    return tuple(found)


@lru_cache(maxsize=65536)
def laid_to(text: str, ingredients: tuple[str, ...]) -> str | None:
    """The one ingredient to which a parenthesis or tail lays an effect; null where it names none or only an example."""
    if not ingredients or _RATHER.search(text):
        return None
    whole = ingredient_named(text, ingredients)
    if whole:
        return whole
    mentioned = ingredients_in(text, ingredients)
    if len(mentioned) == 1 and _LAID_TO.search(text):
        return mentioned[0]
    return None
