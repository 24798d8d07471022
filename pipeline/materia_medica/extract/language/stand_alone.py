"""Which words are an effect by themselves, and which only complete a neighbour."""

from __future__ import annotations

import re
from functools import lru_cache

from materia_medica.extract.language.effect_like import could_be_effect
from materia_medica.extract.language.measured import is_measured
from materia_medica.extract.language.parentheses import unmask
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import alternatives, table, words

_T = table("phrases")
_MODIFIERS = words("phrases", "modifiers")
_EXISTING = words("phrases", "existing")
_NOUNS_TOO = words("phrases", "nouns_too")
_PARTS = words("phrases", "parts")

ADJECTIVE_END = Rule(
    name="ending of an adjective",
    pattern=rf"{alternatives(_T['adjective_endings'])}$",
    example=("hepatotoxic", True),
    counter_example="hepatotoxicity",
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


WORSE = Rule(
    name="worsening of",
    pattern=rf"^( {alternatives(_T['returns'])} \s of ) \s",
    flags=re.IGNORECASE,
    example=("worsening of asthma or psoriasis", ["worsening of asthma", "worsening of psoriasis"]),
    counter_example="worsening asthma",
)


@lru_cache(maxsize=32768)
def bare_words(piece: str) -> str:
    """A piece in lower case without placeholders and outer punctuation."""
    return unmask(piece).lower().strip(" .,;:*-–—")


@lru_cache(maxsize=32768)
def cannot_stand(piece: str) -> bool:
    """Whether a piece is no effect by itself: an adjective, a body part, a measured thing."""
    bare = bare_words(piece)
    if not bare:
        return True
    if is_part(bare):
        return unmask(piece) == piece  # "the heart (e.g., heart failure)" says what befalls the part
    if bare in _MODIFIERS:
        return True
    if lead := RISK.match(bare) or WORSE.match(bare):
        behind = bare[lead.end() :]
        return _only_modifies(behind) and not _ends_in_part(behind) and behind not in _NOUNS_TOO
    *before, last = bare.split(" ")
    if before and (last in _NOUNS_TOO or is_part(last)):
        return False
    if _only_modifies(bare):
        return True
    is_adjective = len(before) < 2 and len(last) > 5 and bool(ADJECTIVE_END.search(last))
    return is_adjective and not (before and before[0] != "feeling" and could_be_effect(before[0]))  # "rash pustular"


def _only_modifies(bare: str) -> bool:
    """Whether every word is an adjective or a noun that stands for one, joining words aside."""
    return all(
        w in _MODIFIERS or w in ("and", "or", "and/or") for w in bare.replace(",", " ").replace("/", " ").split()
    )


def _ends_in_part(bare: str) -> bool:
    """Whether words end in a body part that can itself worsen: "mood", "dry eye"; not so "existing heart"."""
    return is_part(bare.rsplit(" ", 1)[-1]) and bare.split(" ", maxsplit=1)[0] not in _EXISTING


@lru_cache(maxsize=32768)
def is_part(bare: str) -> bool:
    """Whether the words only name a body part, a function or a measured thing."""
    for lead in ("", "the ", "your ", "other parts of the ", "other ", "parts of the "):
        if bare.startswith(lead) and bare[len(lead) :] in _PARTS:
            return True
    return is_measured(bare)
