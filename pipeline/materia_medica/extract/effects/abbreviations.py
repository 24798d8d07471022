"""Keys of abbreviations: "ALT = alanine aminotransferase; BMI: body mass index" names no effect."""

from __future__ import annotations

import re

from materia_medica.extract.language.classes import names_system
from materia_medica.extract.language.rule import Rule

PAIR_OF_KEY = Rule(
    name="abbreviation and what it stands for",
    pattern=r"""
        (?: and \s )? (?P<short> [A-Z] [\w/+-]{0,11} ) [\d*†‡]{0,2} \s{0,3}
        (?: (?P<equals> = | \b (?: stands \s for | means ) \s ) | [:–] ) \s{0,3}
        (?P<full> [^=:]{3,120} )
    """,
    example=("CRS = cytokine release syndrome; NMS = neuroleptic malignant syndrome.", ["aside: general"]),
    counter_example="CNS reactions were seen",
)
KEY_BEGINS = Rule(
    name="beginning of a key of abbreviations",
    pattern=r"^ \W* (?: list \s of \s )? abbreviations? (?: \s \w+ ){0,5} \s? [:=–-]",
    flags=re.IGNORECASE,
    example=("Abbreviations used: DIC: disseminated intravascular coagulation.", ["aside: general"]),
    counter_example="Abbreviation of sleep",
)
_SHORTEST = 3
"""Letters of a short form that needs no second capital: "Hb = haemoglobin"."""
_PARTS = re.compile(r"[;,\n]|\.(?=\s|$)")


def is_key(text: str) -> bool:
    """Whether a line or sentence is a key of abbreviations, each part of it a pair."""
    if KEY_BEGINS.search(text):
        return True
    if "=" not in text and ":" not in text and "–" not in text:
        return False
    parts = [part.strip() for part in _PARTS.split(text.strip(" *†‡()[]"))]
    return any(parts) and all(_is_pair(part) for part in parts if part)


def _is_pair(part: str) -> bool:
    """Whether a part is a pair: an equals sign says so, or the letters of the short form stand in the long one in
    their order, the first of them first. A body system in short heads its effects: "CNS: confusion" is none.
    """
    found = PAIR_OF_KEY.fullmatch(part)
    if found is None:
        return False
    short, full = found["short"], found["full"].lower()
    if found["equals"]:
        return len(short) <= _SHORTEST or short[1:] != short[1:].lower()
    if names_system(short) and not names_system(full):
        return False
    letters = [letter for letter in short.lower() if letter.isalpha()]
    rest = iter(full)
    return (
        len(letters) > 1
        and short[1:] != short[1:].lower()
        and full[0] == letters[0]
        and all(letter in rest for letter in letters)
    )
