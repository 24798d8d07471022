"""Mentions of a page's ingredients in labels, parentheses and sentences."""

from __future__ import annotations

import re
from functools import lru_cache

from materia_medica.extract.language.word_tables import table, words
from materia_medica.schema.ids import fold

ALIAS = "\x1f"
"""Parts an ingredient from other names that the page gives it, while a page is read."""
_SAME = tuple(frozenset(fold(n) for n in names) for names in table("ingredients")["same"])
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z]?[A-Z0-9-]{1,6}")
_SHORT_NAME = re.compile(r" \(([A-Za-z][\w-]{1,11})\)")
_PARENS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_NUMBERING = re.compile(r"^\s*(?:\d+|[a-z])[.)]\s+", re.IGNORECASE)
_GENERIC = re.compile(
    r"\b(?:common|possible|potential|serious|reported|known|individual|specific|related|side|adverse|effects?|"
    r"reactions?|"
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
    r"\b(?:(?:especially|particularly|mainly|primarily|mostly)(?: common| likely| when used| if taken)? "
    r"(?:with|in|at|by|from|for|of|when)|more (?:common|likely|frequent)\w*|e\.g\.|such as|like|combined|"
    r"interact\w*)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def _names(ingredient: str) -> tuple[str, ...]:
    """The ways an ingredient may be written: in full, without a parenthesis, each of two names, its first word."""
    written, *aliases = ingredient.split(ALIAS)
    plain = fold(_PARENS.sub("", written)).strip(" -.")
    names = {plain, *(p.strip() for p in plain.split("/")), *(fold(a) for a in aliases)}
    for group in _SAME:
        if not names.isdisjoint(group):
            names |= group
    first = plain.split()[0] if plain.split() else ""
    if len(first) >= 6 and len(plain.split()) <= 3 and first not in _COMMON_FIRST:
        names.add(first)
    return (plain, *sorted((n for n in names - {plain} if len(n) >= 3), key=len, reverse=True))


def all_names(ingredients: tuple[str, ...]) -> frozenset[str]:
    """Every name of every ingredient, folded: words that equal one name no effect."""
    return frozenset(name for ingredient in ingredients for name in (*_names(ingredient), fold(written(ingredient))))


def written(ingredient: str) -> str:
    """An ingredient as the title spells it, without the other names the page gives it."""
    return ingredient.split(ALIAS, maxsplit=1)[0]


def with_aliases(ingredients: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Each ingredient with the short names that the page itself puts behind it: "Fructo Oligosaccharide (FOS)"."""
    if len(ingredients) < 2:
        return ingredients
    short: dict[str, list[str]] = {}
    for found in _SHORT_NAME.finditer(text, 0, 4000):
        if sum(c.isupper() or c.isdigit() for c in found[1]) >= 2:
            short.setdefault(fold(text[max(0, found.start() - 60) : found.start()]), []).append(found[1])
    out = []
    for ingredient in ingredients:
        name = _names(ingredient)[0]
        aliases = [a for before, names in short.items() if _ends_with_name(before, name) for a in names]
        out.append(ALIAS.join((ingredient, *dict.fromkeys(aliases))))
    return tuple(out)


_COMMON_FIRST = words("ingredients", "shared_first_words")


@lru_cache(maxsize=4096)
def _starts(ingredients: tuple[str, ...]) -> frozenset[str]:
    """How the names begin: words that hold none of these name no ingredient."""
    return frozenset(name[:3] for ingredient in ingredients for name in _names(ingredient))


@lru_cache(maxsize=65536)
def ingredient_named(label: str, ingredients: tuple[str, ...]) -> str | None:
    """The ingredient that a label names as a whole, as the title spells it; two together are joined by ` + `."""
    if not ingredients:
        return None
    words = fold(_NUMBERING.sub("", label)).strip(" :.*-")
    if len(words) > 90 or not any(start in words for start in _starts(ingredients)):
        return None
    for attempt in (words, fold(_PARENS.sub("", words)), " ".join(_GENERIC.sub(" ", _PARENS.sub("", words)).split())):
        found = _as_ingredient(attempt.strip(" :.*-"), ingredients)
        if found:
            return found
    parts = [p for p in _JOINER.split(fold(_PARENS.sub("", words))) if p]
    if not 2 <= len(parts) <= len(ingredients):
        return None
    bare = [" ".join(_GENERIC.sub(" ", p).split()) for p in parts]
    named = [_as_ingredient(p, ingredients) for p in bare]
    if not all(named) or len(set(named)) != len(named) or (len(named) == len(ingredients) and bare != parts):
        return None  # "side effects of A + B" speaks of the whole combination, "(A + B)" of both
    return " + ".join(n for n in named if n)


def _as_ingredient(words: str, ingredients: tuple[str, ...]) -> str | None:
    if len(words) < 3:
        return None
    for ingredient in ingredients:
        if words in _names(ingredient):
            return written(ingredient)
    for ingredient in ingredients:  # "Diloxanide furoate" is the ingredient "Diloxanide"
        name = (_names(ingredient) or ("",))[0]
        if (
            len(name) >= 5
            and words.startswith(f"{name} ")
            and not _JOINER.search(words)
            and words.count(" ") - name.count(" ") <= 2
        ):
            return written(ingredient)
    bare = re.sub(r"[^a-z0-9]", "", words)
    for ingredient in ingredients:
        name = re.sub(r"[^a-z0-9]", "", _names(ingredient)[0] if _names(ingredient) else "")
        if name and (bare == name or (len(name) >= 5 and bare.startswith(name) and len(bare) - len(name) <= 3)):
            return written(ingredient)
        if len(bare) >= 6 and name.startswith(bare) and len(words.split()) >= 1 and bare not in _COMMON_FIRST:
            return written(ingredient)
    return None


@lru_cache(maxsize=8192)
def _mention(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(name)}s?(?![\w])")


@lru_cache(maxsize=65536)
def ingredients_in(text: str, ingredients: tuple[str, ...]) -> tuple[str, ...]:
    """Every ingredient that the words mention, in the order of the title."""
    if not ingredients:
        return ()
    folded = fold(text)
    return tuple(
        written(ingredient)
        for ingredient in ingredients
        if any(name in folded and _mention(name).search(folded) for name in _names(ingredient))
    )


@lru_cache(maxsize=65536)
def laid_to(text: str, ingredients: tuple[str, ...]) -> str | None:
    """The one ingredient to which a parenthesis or tail lays an effect; null where it names none or only an example."""
    if not ingredients or _RATHER.search(text):
        return None
    for part in (text, *re.split(r"[;()]", text)):
        whole = ingredient_named(part, ingredients)
        if whole:
            return whole
    mentioned = ingredients_in(text, ingredients)
    if len(mentioned) == 1 and _LAID_TO.search(text):
        return mentioned[0]
    return None


def _ends_with_name(words: str, name: str) -> bool:
    """Whether the words in front of a parenthesis end in the name, one more word or a number behind it aside."""
    at = words.rfind(name)
    return at >= 0 and (at == 0 or not words[at - 1].isalnum()) and words[at + len(name) :].strip().count(" ") == 0


def with_labels(ingredients: tuple[str, ...], labels: tuple[str, ...]) -> tuple[str, ...]:
    """Ingredients with the names that a run of labels gives them.

    Where the labels of a list name one ingredient after the other, a label between two that are known, and as many as
    the title has between them, are the ingredients in between under another name.
    """
    named = [ingredient_named(label, ingredients) for label in labels]
    n_named = sum(n is not None for n in named)
    if n_named == 0 or (
        n_named == 1
        and not any(n is None and _ABBREVIATION.fullmatch(label) for n, label in zip(named, labels, strict=True))
    ):
        return ingredients
    order = [written(i) for i in ingredients]
    places = [-1, *(order.index(n) if n in order else None for n in named), len(order)]
    aliases: dict[int, str] = {}
    at = 0
    while at < len(places) - 1:
        end = next(k for k in range(at + 1, len(places)) if places[k] is not None)
        start, stop = places[at], places[end]
        if start is not None and stop is not None and stop - start == end - at > 1:
            aliases |= {start + k: labels[at + k - 1] for k in range(1, end - at)}
        at = end
    return tuple(ALIAS.join((i, aliases[k])) if k in aliases else i for k, i in enumerate(ingredients))
