"""Paragraphs that are items of a list whose marks a conversion lost: a sign, and of what it may be one."""

from __future__ import annotations

import re

from materia_medica.extract.effects.leaflets.leaflet_item_rules import ADVISES
from materia_medica.extract.effects.leaflets.leaflet_one_rated import of_one
from materia_medica.extract.effects.leaflets.leaflet_sentence_rules import SAYS_OF
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.language.word_tables import any_of
from materia_medica.schema.ids import fold

_SIGNS = any_of("leaflets", "signs")
SIGN_OF = Rule(
    name="signs in front of what these may be signs of",
    pattern=rf"""
        ^ \W* (?P<name> [^.:–]{{3,240}}? ) (?: : \s [^.:–]{{3,160}} )? (?: [.:] | \s [–-] ) \s+
        (?: these | this ) \s (?: (?: [\w]+ \s )? {_SIGNS} \s )?
        (?: may | can | could | might ) \s (?: also \s )? be \s (?: an? \s | the \s )?
        (?: {_SIGNS} \s of | due \s to | caused \s by ) \b
    """,
    flags=re.IGNORECASE,
    needs=("these", "this"),
    example=(
        "Tell your doctor immediately if you notice any of the following serious side effects\n\n"
        "Sore gums: this could be a sign of scurvy.\n\nBleeding from the gut. This may be a sign of ulcers "
        "(common).",
        [
            "Sore gums; this could be a sign of scurvy; serious",
            "Bleeding from the gut; This may be a sign of ulcers (common).; common; serious",
        ],
    ),
    counter_example="If you get sore gums, this could be a sign of scurvy.",
)


def tells_of_itself(text: str) -> bool:
    """Whether a paragraph names effects, and goes on with what they may be signs of, or how often one occurs."""
    if ADVISES.match(text):
        return False
    if (found := SIGN_OF.match(text)) and not has_verb(found["name"]):
        return True
    first, *others = text.split(". ")
    names = SAYS_OF.split(first)[0]
    told = {name for other in others if (name := fold(of_one(other) or ""))}
    return bool(told) and not has_verb(names) and any(name in fold(names) for name in told)
