"""What a page is about: its name, its ingredients, and the id of its drug."""

from __future__ import annotations

import re

from materia_medica.extract.language.word_tables import table
from materia_medica.schema.ids import fold, slug

_PARENS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_PLUS = re.compile(r"\s*\+\s*")
_SLASH = re.compile(r"\s*/\s*")
_STRENGTH = re.compile(
    r"\b\d+(?:[.,]\d+)?\s*(?:mg|mcg|µg|μg|g|ml|iu|units?|%)(?:\s*/\s*\d*\s*(?:mg|ml|g))?(?!\w)", re.IGNORECASE
)
_EDGES = " \t\n.,;:-–—*_"


def _outside_parens(text: str, splitter: re.Pattern[str]) -> list[str]:
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
    pieces = _outside_parens(title, _PLUS)
    if len(pieces) == 1 and "/" in title and not re.search(r"/\s*[A-Z]\d\b", title):
        slashed = [p for p in _outside_parens(title, _SLASH) if p.strip()]
        pieces = slashed if all(len(p.strip()) > 3 for p in slashed) else pieces
    if len(pieces) == 1:
        joined = re.split(r"\s+with\s+", _PARENS.sub("", title), flags=re.IGNORECASE)
        pieces = joined if len(joined) > 1 and all(len(p.strip()) > 3 for p in joined) else pieces
    found: dict[str, str] = {}
    for piece in pieces:
        name = _clean(piece)
        if name:
            found.setdefault(fold(name), name)
    return tuple(found.values())


def _clean(piece: str) -> str:
    keep = table("ingredients")["identity_in_parentheses"]
    kept = _PARENS.sub(lambda m: m[0] if m[1].strip().lower() in keep else "", piece)
    kept = _STRENGTH.sub("", kept)
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
