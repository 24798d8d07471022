"""What a page is about: its name, its ingredients, and the id of its drug."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import table
from materia_medica.schema.ids import fold, slug

IN_BRACKETS = Rule(
    name="brackets in a title",
    pattern=r"\s* [(\[] ([^()\[\]]*) [)\]]",
    example=("Metformin (sustained release)", ("Metformin",)),
    counter_example="Metformin, sustained release",
)
PLUS = Rule(
    name="plus between ingredients",
    pattern=r"\s* \+ \s*",
    example=("Zinc + Iron", ("Zinc", "Iron")),
    counter_example="Zinc and iron",
)
SLASH = Rule(
    name="slash between ingredients",
    pattern=r"\s* / \s*",
    example=("Levodopa/Carbidopa", ("Levodopa", "Carbidopa")),
    counter_example="Levodopa-Carbidopa",
)
SLASHED_NAME = Rule(
    name="slash within a name",
    pattern=r"/ \s* [A-Z] \d \b",
    example=("Vitamin B6/B1 complex", ("Vitamin B6/B1 complex",)),
    counter_example="Levodopa/Carbidopa",
)
WITH = Rule(
    name="with between ingredients",
    pattern=r"\s+ with \s+",
    flags=re.IGNORECASE,
    example=("Zinc with Iron", ("Zinc", "Iron")),
    counter_example="Zinc, without iron",
)
STRENGTH = Rule(
    name="strength",
    pattern=r"""
        \b \d+ (?: [.,] \d+ )? \s* (?: mg | mcg | µg | μg | g | ml | iu | units? | % )
        (?: \s* / \s* \d* \s* (?: mg | ml | g ) )? (?! \w )
    """,
    flags=re.IGNORECASE,
    example=("Metformin 500 mg", ("Metformin",)),
    counter_example="Coenzyme Q10",
)
_EDGES = " \t\n.,;:-–—*_"


def _outside_parens(text: str, splitter: Rule) -> list[str]:
    """Split at `splitter` where no bracket is open."""
    pieces, at = [], 0
    for found in splitter.finditer(text):
        before = text[: found.start()]
        if before.count("(") + before.count("[") > before.count(")") + before.count("]"):
            continue
        pieces.append(text[at : found.start()])
        at = found.end()
    return [*pieces, text[at:]]


def ingredients_of(title: str) -> tuple[str, ...]:
    """The active ingredients that a title names, in its order.

    `A + B` and `A/B` are two; inside a `+` title `A/B` is one ingredient with two names. Strength, form and route
    are dropped, repeats and stray hyphens too.
    """
    pieces = _outside_parens(title, PLUS)
    if len(pieces) == 1 and "/" in title and not SLASHED_NAME.search(title):
        slashed = [p for p in _outside_parens(title, SLASH) if p.strip()]
        pieces = slashed if all(len(p.strip()) > 3 for p in slashed) else pieces
    if len(pieces) == 1:
        joined = WITH.split(IN_BRACKETS.sub("", title))
        pieces = joined if len(joined) > 1 and all(len(p.strip()) > 3 for p in joined) else pieces
    found: dict[str, str] = {}
    for piece in pieces:
        name = _clean(piece)
        if name:
            found.setdefault(fold(name), name)
    return tuple(found.values())


def _clean(piece: str) -> str:
    keep = table("ingredients")["identity_in_parentheses"]
    kept = IN_BRACKETS.sub(lambda m: m[0] if m[1].strip().lower() in keep else "", piece)
    kept = STRENGTH.sub("", kept)
    words = kept.split()
    forms = table("ingredients")["forms_and_routes"]
    changed = True
    while changed:
        changed = False
        for n in (2, 1):
            if len(words) > n and " ".join(words[-n:]).lower().strip(_EDGES) in forms:
                words, changed = words[:-n], True
                break
    return " ".join(words).strip(_EDGES)


def drug_id_of(ingredients: tuple[str, ...], name: str) -> str:
    """The stable slug of a drug: its ingredients in alphabetical order, so that pages in any order name the same."""
    parts = sorted({slug(i) for i in ingredients}) or [slug(name)]
    return "-plus-".join(parts)
