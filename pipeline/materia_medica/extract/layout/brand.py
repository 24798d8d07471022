"""Brand titles: the ingredients that a page states in its section of the generic name."""

from __future__ import annotations

import difflib
import re
from typing import NamedTuple

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of
from materia_medica.extract.layout.gathered import Section
from materia_medica.extract.layout.ingredients import IN_BRACKETS, ingredients_of
from materia_medica.schema.ids import fold

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
CONTAINS = Rule(
    name="label of what a brand contains",
    pattern=rf"\W* {any_of('titles', 'contents')} \W* $",
    flags=re.IGNORECASE,
    example=("# Velokit\n\nEach kit contains: Metformin 5 mg", ("Metformin",)),
    counter_example="# Metformin\n\nEach kit weighs: 5 mg",
)
AMOUNT_OF = Rule(
    name="substance with its amount",
    pattern=r"""
        ( (?: (?<! \w ) [A-Z] [\w-]{3,} | (?: ^ | (?<= [,;+&] ) | (?<= \b and ) ) \s* [a-z] [\w-]{3,} )
          (?: [ ] (?! and \b | or \b | with \b ) [A-Za-z] [\w-]+ ){0,2} )
        (?: \s* \( [^()\d]* \) )? \s* \(? \s* \d+ (?: [.,]\d+ )?
        \s* (?: [Mm][Gg] | mcg | [µμ]g | g | IU | units? | % ) (?! \w )
    """,
    example=("# Velokit\n\nEach kit contains: Atropine 2 mg and Lidocaine 6mg", ("Atropine", "Lidocaine")),
    counter_example="# Velokit\n\nEach kit contains: Atropine",
)
ALSO = Rule(
    name="other name behind a generic name",
    pattern=r"\s* \( \s* (?: also \s+ (?: known \s+ as | called ) | or ) \s [^()]* \) \W* $",
    flags=re.IGNORECASE,
    example=("# Calpol\n\n**Active ingredient:** Paracetamol (also known as acetaminophen).", ("Paracetamol",)),
    counter_example="# Metformin\n\nMetformin (also known as dimethylbiguanide) lowers sugar.",
)
_FRONT = ("introduction", "other", "name", "summary")
_NOT_OF_BRAND = ("side_effects", "faqs", "interactions", "contraindications", "precautions")
_SAME_SPELLING = 0.8
"""Names more alike than this are two spellings of one substance."""
_SHORT = 3
"""Letters; a word of no more tells no substance from another."""
_LONGEST_NAME = 120
"""Words longer than this tell of the name rather than state it."""


class Resolved(NamedTuple):
    """What a page is about, once its generic name was heard."""

    ingredients: tuple[str, ...]
    differs: bool = False
    """Whether the generic name looks like the title and names another substance, so that the title was believed."""


def resolved(name: str, ingredients: tuple[str, ...], sections: list[Section]) -> Resolved:
    """A brand title's ingredients are those of the page's generic name, where that names other substances.

    The generic name stands in brackets of the title, in a section of its own or in a labelled line. A title that is
    spelled otherwise there, or that the generic name contradicts, keeps its own.
    """
    if "+" in name:
        return Resolved(ingredients)
    labelled = _in_title(name) or _in_a_line(sections) or _with_amounts(sections)
    stated = labelled or _in_a_section(sections)
    generic = _stated_ingredients(stated) if stated else ()
    title = LABELLED.sub("", name)
    if not stated or not generic or _share_a_word(title, stated):
        return Resolved(ingredients)
    own, others = _words(title), _words(stated)
    if _are_one(own, others):
        return Resolved(ingredients)
    if any(_are_alike(a, b) for a in own for b in others):
        return Resolved(ingredients, differs=True)
    if labelled is None and (len(ingredients) > 1 or _mentions(generic[0], sections) <= _mentions(name, sections)):
        return Resolved(ingredients)
    return Resolved(generic)


def _in_title(name: str) -> str | None:
    """What brackets of the title state as the generic name."""
    found = LABELLED.search(name)
    return found[1] if found else None


def _in_a_line(sections: list[Section]) -> str | None:
    """What the first line states behind a label of the generic name, or under it."""
    for section in (s for s in sections if s.kind in _FRONT and s.lines):
        if section.kind == "other" and section.heading and NAMES_GENERIC.match(section.heading.text):
            return ALSO.sub("", section.lines[0].span.text)
        for line in section.lines:
            if line.label is not None and line.body.text and NAMES_GENERIC.match(line.label.text):
                return ALSO.sub("", line.body.text)
    return None


def _with_amounts(sections: list[Section]) -> str | None:
    """The substances that a line lists with their amounts as what the brand contains."""
    for line in (line for s in sections if s.kind not in _NOT_OF_BRAND for line in s.lines):
        if line.label is not None and CONTAINS.match(line.label.text):
            return " + ".join(found[1] for found in AMOUNT_OF.finditer(line.body.text)) or None
    return None


def _in_a_section(sections: list[Section]) -> str | None:
    """What the first line of a section of its own states as the generic name."""
    section = next((s for s in sections if s.kind == "name" and s.lines), None)
    return ALSO.sub("", section.lines[0].span.text) if section else None


def _stated_ingredients(stated: str) -> tuple[str, ...]:
    """The ingredients that the first words of the section name; none where they are a sentence."""
    is_amount = stated.split(maxsplit=1)[0].isdigit() if stated.strip() else True
    if is_amount or len(stated) > _LONGEST_NAME or stated.rstrip().endswith((".", ":")) or "not " in stated.lower():
        return ()
    return ingredients_of(stated.replace(" and ", " + "))


def _share_a_word(name: str, stated: str) -> bool:
    known = {w.lower() for w in name.replace("-", " ").split() if not w.isdigit()}
    return any(w.lower().strip("(),") in known for w in stated.replace("-", " ").replace("/", " ").split())


def _words(name: str) -> list[str]:
    """The words of a name that tell substances apart: without brackets, folded."""
    plain = fold(IN_BRACKETS.sub("", name))
    return [w for w in "".join(c if c.isalnum() else " " for c in plain).split() if len(w) > _SHORT]


def _are_one(own: list[str], others: list[str]) -> bool:
    """Whether two names are spellings of one: each word of one of them is alike to a word of the other."""
    return (
        all(any(_are_alike(a, b) for b in others) for a in own)
        or all(any(_are_alike(a, b) for a in own) for b in others)
        or _are_alike("".join(own), "".join(others))
    )


def _are_alike(name: str, generic: str) -> bool:
    return difflib.SequenceMatcher(None, name.lower(), generic.lower()).ratio() > _SAME_SPELLING


def _mentions(name: str, sections: list[Section]) -> int:
    """How many lines of the page hold the first word of a name."""
    first = name.split(maxsplit=1)[0].lower()
    return sum(first in line.span.text.lower() for s in sections for line in s.lines)
