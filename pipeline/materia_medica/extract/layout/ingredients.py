"""What a page is about: its name, its ingredients, and the id of its drug."""

from __future__ import annotations

import re
from functools import lru_cache

from materia_medica.extract.language.ingredient import are_one_substance
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of, table, words
from materia_medica.extract.layout.title_words import about_drug
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
    counter_example="Levodopa",
)
SLASHED_NAME = Rule(
    name="slash within a name",
    pattern=r"/ \s* [A-Z] \d \b | [-\ ] free \b",
    flags=re.IGNORECASE,
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
AND = Rule(
    name="and between ingredients",
    pattern=r"\s* (?: , \s* (?: and \s+ )? | \s and \s | \s & \s ) \s*",
    flags=re.IGNORECASE,
    example=("CODEINE AND PARACETAMOL (Velotab)", ("CODEINE", "PARACETAMOL")),
    counter_example="Codeine or paracetamol",
)
UNDIVIDED = Rule(
    name="name that and belongs to",
    pattern=rf"\b (?: {any_of('titles', 'undivided')} ) \b",
    flags=re.IGNORECASE,
    example=("Diphtheria and Tetanus Vaccine", ("Diphtheria and Tetanus Vaccine",)),
    counter_example="Codeine and Paracetamol",
)
HYPHEN = Rule(
    name="hyphen between two names",
    pattern=r"(?<= [a-z]{4} ) \s? [-–] \s? (?= [a-z]{4} )",
    flags=re.IGNORECASE,
    example=("Amoxicillin-Clavulanate", ("Amoxicillin", "Clavulanate")),
    counter_example="Co-trimoxazole",
)
NAME_PART = Rule(
    name="word that is the name of a substance",
    pattern=rf"""
        \b (?: {any_of("titles", "name_beginnings")} \w+ | \w* {any_of("titles", "name_endings")} )
        (?: \s {any_of("titles", "behind_names")} )? $
    """,
    flags=re.IGNORECASE,
    example=("Levodopa-Carbidopa", ("Levodopa", "Carbidopa")),
    counter_example="Alpha",
)
KEPT_IN_BRACKETS = Rule(
    name="brackets that are part of a name",
    pattern=rf"(?: {any_of('titles', 'identity_in_parentheses')} ) $",
    flags=re.IGNORECASE,
    example=("Pneumococcal Vaccine (13-valent)", ("Pneumococcal Vaccine (13-valent)",)),
    counter_example="Velotab",
)
STRENGTH = Rule(
    name="strength",
    pattern=r"""
        \b \d+ (?: [.,] \d+ )? (?: / \d+ (?: [.,] \d+ )? )* \s* (?: mg | mcg | µg | μg | g | ml | iu | units? | % )
        (?: \s* / \s* \d* \s* (?: mg | ml | g ) )? (?! \w )
    """,
    flags=re.IGNORECASE,
    example=("Metformin 500 mg", ("Metformin",)),
    counter_example="Coenzyme Q10",
)
_EDGES = " \t\n.,;:-–—*_"


def _outside_parens(text: str, splitter: Rule) -> list[str]:
    """Split at `splitter` where no bracket is open."""
    pieces, at, seen, n_open = [], 0, 0, 0
    for found in splitter.finditer(text):
        before = text[seen : found.start()]
        seen = found.start()
        n_open += before.count("(") + before.count("[") - before.count(")") - before.count("]")
        if n_open > 0:
            continue
        pieces.append(text[at : found.start()])
        at = found.end()
    return [*pieces, text[at:]]


@lru_cache(maxsize=4096)
def ingredients_of(title: str) -> tuple[str, ...]:
    """The active ingredients that a title names, in its order.

    `A + B`, `A/B`, `A and B` are two, as is `A-B` where both are names; `A/B` of one substance is one ingredient with
    two names, as it is inside a `+` title. Words about the page, strength, form and route are dropped, repeats and
    stray hyphens too.
    """
    title = STRENGTH.sub("", about_drug(title))
    pieces = _outside_parens(title, PLUS)
    if len(pieces) == 1:
        pieces = _slashed(title) or _joined(title) or _hyphened(title) or pieces
    found: dict[str, str] = {}
    for piece in pieces:
        name = _clean(piece)
        if name:
            found.setdefault(fold(name), name)
    return tuple(found.values())


def _slashed(title: str) -> list[str]:
    """The sides of a slash; none where they are two names of one substance or too short for names."""
    if "/" not in title or SLASHED_NAME.search(title):
        return []
    pieces = [p for p in _outside_parens(title, SLASH) if p.strip()]
    if len(pieces) < 2 or not all(len(p.strip()) > 3 for p in pieces):
        return []
    return [] if are_one_substance([_clean(IN_BRACKETS.sub("", p)) for p in pieces]) else pieces


def _joined(title: str) -> list[str]:
    """The sides of "with" and "and"; none where one is no name, or the joint belongs to a name."""
    plain = IN_BRACKETS.sub("", title)
    pieces = WITH.split(plain)
    if len(pieces) == 1 and not UNDIVIDED.search(title) and (" and " in plain.lower() or " & " in plain):
        pieces = AND.split(plain)
    return pieces if len(pieces) > 1 and all(len(p.strip()) > 3 for p in pieces) else []


def _hyphened(title: str) -> list[str]:
    """The sides of a hyphen, where each is the name of a substance by itself."""
    plain = IN_BRACKETS.sub("", title).strip()
    pieces = HYPHEN.split(plain)
    return pieces if len(pieces) > 1 and all(NAME_PART.search(p.strip()) for p in pieces) else []


def _clean(piece: str) -> str:
    kept = IN_BRACKETS.sub(lambda m: m[0] if KEPT_IN_BRACKETS.match(m[1].strip()) else "", piece)
    said = STRENGTH.sub("", kept).split()
    forms, needs = table("ingredients")["forms_and_routes"], words("ingredients", "needs_form")
    changed = True
    while changed:
        changed = False
        for n in (2, 1):
            form = " ".join(said[-n:]).lower().strip(_EDGES)
            if len(said) > n and form in forms and said[-n - 1].lower() not in needs:
                said, changed = said[:-n], True
                break
    return " ".join(said).strip(_EDGES)


def drug_id_of(ingredients: tuple[str, ...], name: str) -> str:
    """The stable slug of a drug: its ingredients in alphabetical order, so that pages in any order name the same."""
    parts = sorted({slug(_first_name(i)) for i in ingredients}) or [slug(name)]
    return "-plus-".join(parts)


def _first_name(ingredient: str) -> str:
    """The first of two names of one substance."""
    names = SLASH.split(ingredient)
    return names[0] if len(names) > 1 and are_one_substance(names) else ingredient
