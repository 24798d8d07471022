"""Brand titles: the ingredients that a page states in its section of the generic name."""

from __future__ import annotations

import difflib
import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of
from materia_medica.extract.layout.ingredients import ingredients_of
from materia_medica.extract.layout.sections import Section

LABELLED = Rule(
    name="generic name in brackets",
    pattern=rf"\s* [(\[] \s* {any_of('titles', 'generic_names')} \s* : \s* ([^()\[\]]+) [)\]]",
    flags=re.IGNORECASE,
    example=("# Glucophage (Generic name: Metformin)", ("Metformin",)),
    counter_example="# Metformin (Brand name: Glucophage)",
)
NAMES_GENERIC = Rule(
    name="label of the generic name",
    pattern=rf"\W* {any_of('titles', 'generic_names')} \W* $",
    flags=re.IGNORECASE,
    example=("# Glucophage\n\n**Active ingredient:** Metformin", ("Metformin",)),
    counter_example="# Metformin\n\n**Brand name:** Glucophage",
)
ALSO = Rule(
    name="other name behind a generic name",
    pattern=r"\s* \( \s* (?: also \s+ (?: known \s+ as | called ) | or ) \s [^()]* \) \W* $",
    flags=re.IGNORECASE,
    example=("# Calpol\n\n**Active ingredient:** Paracetamol (also known as acetaminophen).", ("Paracetamol",)),
    counter_example="# Metformin\n\nMetformin (also known as dimethylbiguanide) lowers sugar.",
)
_FRONT = ("introduction", "other", "name", "summary")
_SAME_SPELLING = 0.8
"""Names more alike than this are two spellings of one substance."""
_LONGEST_NAME = 120
"""Words longer than this tell of the name rather than state it."""


def resolved(name: str, ingredients: tuple[str, ...], sections: list[Section]) -> tuple[str, ...]:
    """A brand title's ingredients are those of the page's generic name, where that names other substances.

    The generic name stands in brackets of the title, in a section of its own or in a labelled line.
    """
    if "+" in name:
        return ingredients
    labelled = _in_title(name) or _in_a_line(sections)
    if labelled is not None:
        generic = _stated_ingredients(labelled)
        is_brand = generic and not _share_a_word(LABELLED.sub("", name), labelled)
        return generic if is_brand and not any(_are_alike(i, generic[0]) for i in ingredients) else ingredients
    section = next((s for s in sections if s.kind == "name" and s.lines), None)
    if section is None or len(ingredients) > 1 or "+" in name:
        return ingredients
    stated = ALSO.sub("", section.lines[0].span.text)
    generic = _stated_ingredients(stated)
    if not generic or _share_a_word(name, stated) or _are_alike(name, generic[0]):
        return ingredients
    return generic if _mentions(generic[0], sections) > _mentions(name, sections) else ingredients


def _in_title(name: str) -> str | None:
    """What brackets of the title state as the generic name."""
    found = LABELLED.search(name)
    return found[1] if found else None


def _in_a_line(sections: list[Section]) -> str | None:
    """What the first labelled line states as the generic name."""
    for line in (line for s in sections if s.kind in _FRONT for line in s.lines):
        if line.label is not None and line.body.text and NAMES_GENERIC.match(line.label.text):
            return ALSO.sub("", line.body.text)
    return None


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
