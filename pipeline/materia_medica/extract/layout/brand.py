"""Brand titles: the ingredients that a page states in its section of the generic name."""

from __future__ import annotations

import difflib

from materia_medica.extract.layout.ingredients import ingredients_of
from materia_medica.extract.layout.sections import Section

_SAME_SPELLING = 0.8
"""Names more alike than this are two spellings of one substance."""
_LONGEST_NAME = 120
"""Words longer than this tell of the name rather than state it."""


def resolved(name: str, ingredients: tuple[str, ...], sections: list[Section]) -> tuple[str, ...]:
    """A brand title's ingredients are those of the page's generic name, where that names other substances."""
    section = next((s for s in sections if s.kind == "name" and s.lines), None)
    if section is None or len(ingredients) > 1 or "+" in name:
        return ingredients
    stated = section.lines[0].span.text
    generic = _stated_ingredients(stated)
    if not generic or _share_a_word(name, stated) or _are_alike(name, generic[0]):
        return ingredients
    return generic if _mentions(generic[0], sections) > _mentions(name, sections) else ingredients


def _stated_ingredients(stated: str) -> tuple[str, ...]:
    """The ingredients that the first words of the section name; none where they are a sentence."""
    if len(stated) > _LONGEST_NAME or stated.rstrip().endswith((".", ":")) or "not " in stated.lower():
        return ()
    return ingredients_of(stated.replace(" and ", " + "))


def _share_a_word(name: str, stated: str) -> bool:
    known = {w.lower() for w in name.replace("-", " ").split()}
    return any(w.lower().strip("(),") in known for w in stated.replace("-", " ").replace("/", " ").split())


def _are_alike(name: str, generic: str) -> bool:
    return difflib.SequenceMatcher(None, name.lower(), generic.lower()).ratio() > _SAME_SPELLING


def _mentions(name: str, sections: list[Section]) -> int:
    """How many lines of the page hold the first word of a name."""
    first = name.split(maxsplit=1)[0].lower()
    return sum(first in line.span.text.lower() for s in sections for line in s.lines)
