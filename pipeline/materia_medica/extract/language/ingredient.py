"""An ingredient of a page, and the names under which the page speaks of it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import table, words
from materia_medica.schema.ids import fold


class Ingredient(NamedTuple):
    """One active ingredient, and what else its page calls it."""

    name: str
    """As the title or the section of the generic name spells it."""
    aliases: tuple[str, ...] = ()
    """Other names that the page itself gives it, as written."""


SHORT_NAME = Rule(
    name="short name in brackets",
    pattern=r"\ \( ([A-Za-z][\w-]{1,11}) \)",
    example=("Metformin (MTF) and glimepiride", [(), ("MTF",)]),
    counter_example="Metformin, MTF",
)
BRACKETS = Rule(
    name="brackets",
    pattern=r"\s* [(\[] [^()\[\]]* [)\]]",
    example=("Metformin [the second of both substances]", "Metformin"),
    counter_example="Metformin - the second",
)
FIRST_WORDS = words("ingredients", "shared_first_words")
"""First words that many ingredients share: alone they name none."""
_SAME = tuple(frozenset(fold(n) for n in names) for names in table("ingredients")["same"])
_SHORTEST_FIRST_WORD = 6
"""A first word shorter than this is no name by itself."""
_OPENING = 4000
"""Characters from the start of a page in which it introduces its short names."""


def are_one_substance(names: Iterable[str]) -> bool:
    """Whether all of these are names of one substance."""
    folded = {fold(name) for name in names}
    return any(folded <= group for group in _SAME)


@lru_cache(maxsize=4096)
def names_of(ingredient: Ingredient) -> tuple[str, ...]:
    """How an ingredient may be written, folded: in full, without a bracket, each of two names, its first word, others.

    The full name stands first.
    """
    plain = fold(BRACKETS.sub("", ingredient.name)).strip(" -.")
    names = {plain, *(p.strip() for p in plain.split("/")), *(fold(a) for a in ingredient.aliases)}
    for group in _SAME:
        if not names.isdisjoint(group):
            names |= group
    parts = plain.split()
    if parts and len(parts) <= 3 and len(parts[0]) >= _SHORTEST_FIRST_WORD and parts[0] not in FIRST_WORDS:
        names.add(parts[0])
    return (plain, *sorted((n for n in names - {plain} if len(n) >= 3), key=len, reverse=True))


def all_names(ingredients: tuple[Ingredient, ...]) -> frozenset[str]:
    """Every name of every ingredient, folded: words that equal one name no effect."""
    return frozenset(name for ingredient in ingredients for name in (*names_of(ingredient), fold(ingredient.name)))


def with_aliases(names: tuple[str, ...], text: str) -> tuple[Ingredient, ...]:
    """Each ingredient with the short names that the page itself puts behind it: "Fructo Oligosaccharide (FOS)"."""
    plain = tuple(Ingredient(name) for name in names)
    if len(names) < 2:
        return plain
    short: dict[str, list[str]] = {}
    for found in SHORT_NAME.finditer(text, 0, _OPENING):
        if sum(c.isupper() or c.isdigit() for c in found[1]) >= 2:
            short.setdefault(fold(text[max(0, found.start() - 60) : found.start()]), []).append(found[1])
    out = []
    for ingredient in plain:
        full = names_of(ingredient)[0]
        aliases = [alias for before, given in short.items() if _ends_with_name(before, full) for alias in given]
        out.append(ingredient._replace(aliases=tuple(dict.fromkeys(aliases))))
    return tuple(out)


def _ends_with_name(text: str, name: str) -> bool:
    """Whether the words in front of a bracket end in the name, one more word or a number behind it aside."""
    at = text.rfind(name)
    return at >= 0 and (at == 0 or not text[at - 1].isalnum()) and text[at + len(name) :].strip().count(" ") == 0
