"""Which words are an effect by themselves, and which only complete a neighbour."""

from __future__ import annotations

import re

from materia_medica.extract.language.parentheses import unmask
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import alternatives, table, words

_T = table("phrases")
_MODIFIERS = words("phrases", "modifiers")
_NOUNS_TOO = words("phrases", "nouns_too")
_PARTS = words("phrases", "parts")

ADJECTIVE_END = Rule(
    name="ending of an adjective",
    pattern=rf"{alternatives(_T['adjective_endings'])}$",
    example=("hepatotoxic", True),
    counter_example="hepatotoxicity",
)
MEASURED = Rule(
    name="measured thing",
    pattern=rf"""
        ^(?! .* \b (?: in | of | to | and | or | with ) \b )
        (?! {alternatives(_T["directions_of_measures"])} \b )
        (?: [\w-]+ \s ){{1,3}}
        {alternatives(_T["measures"])}
    """,
    example=("thyroid hormone levels", True),
    counter_example="low thyroid hormone levels",
)
RISK = Rule(
    name="risk of",
    pattern=rf"""
        ^(
            (?: {alternatives(_T["degrees_of_risk"])} \s )*
            {alternatives(_T["directions_of_risk"])} \s (?: the \s )?
            {alternatives(_T["risks"])} s? \s (?: of | to | for ) (?: \s developing | \s the \s development \s of )?
        ) \s
    """,
    flags=re.IGNORECASE,
    example=("increased risk of cardiac", True),
    counter_example="the risk of cardiac arrest",
)


def bare_words(piece: str) -> str:
    """A piece in lower case without placeholders and outer punctuation."""
    return unmask(piece).lower().strip(" .,;:*-–—")


def cannot_stand(piece: str) -> bool:
    """Whether a piece is no effect by itself: an adjective, a body part, a measured thing."""
    bare = bare_words(piece)
    if not bare:
        return True
    if is_part(bare):
        return unmask(piece) == piece  # "the heart (e.g., heart failure)" says what befalls the part
    if bare in _MODIFIERS:
        return True
    if risk := RISK.match(bare):
        behind = bare[risk.end() :]
        return behind in _MODIFIERS and not is_part(behind) and behind not in _NOUNS_TOO
    *before, last = bare.split(" ")
    if before and (last in _NOUNS_TOO or is_part(last)):
        return False
    if all(w in _MODIFIERS or w in ("and", "or", "and/or") for w in bare.replace(",", " ").replace("/", " ").split()):
        return True
    return len(before) < 2 and len(last) > 5 and bool(ADJECTIVE_END.search(last))


def is_part(bare: str) -> bool:
    """Whether the words only name a body part, a function or a measured thing."""
    for lead in ("", "the ", "your ", "other parts of the ", "other ", "parts of the "):
        if bare.startswith(lead) and bare[len(lead) :] in _PARTS:
            return True
    return bool(MEASURED.fullmatch(bare))
