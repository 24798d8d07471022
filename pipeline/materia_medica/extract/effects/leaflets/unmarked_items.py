"""Paragraphs that are items of a list whose marks a conversion lost: a sign, and of what it may be one; an event as the
label of what is told of it.
"""

from __future__ import annotations

import re

from materia_medica.extract.effects.accepted_names import is_effect_name
from materia_medica.extract.effects.leaflets.leaflet_item_rules import ADVISES
from materia_medica.extract.effects.leaflets.leaflet_one_rated import of_one
from materia_medica.extract.effects.leaflets.leaflet_sentence_rules import SAYS_OF
from materia_medica.extract.language.frequency import rest_of, statement
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
TOLD_EVENT = Rule(
    name="event as the label of what is told of it",
    pattern=r"""
        ^ \W* (?P<name> [A-Z] [^.:;,()]{3,70}? ) (?: \s \( (?P<band> [^()]{4,80} ) \) )? \s? (?(band) [.:] | : ) \s+
        (?P<told> (?: this | these | it | they | which ) \s (?: can | may | could | might ) \s (?: also \s )?
            (?: cause | lead \s to | result \s in | include | be \s (?: serious | fatal | life ) ) \b )?
    """,
    flags=re.IGNORECASE,
    needs=(":", ")."),
    example=(
        "Serious side effects\n\nSkin cancer (up to 1 in 10 people): a sore that bleeds, or a new spot.\n\n"
        "Pneumonia: this can cause cough, chills and fever.",
        ["Skin cancer; a sore that bleeds, or a new spot.; common; serious",
         "Pneumonia; this can cause cough, chills and fever.; serious"],
    ),
    counter_example="Gout, hives (rare): this can cause pain",
)  # fmt: skip


def is_told_event(text: str) -> bool:
    """Whether a paragraph has an event with its band as label, or one of which it says what it causes."""
    found = TOLD_EVENT.match(text)
    if found is None or not (found["told"] or (found["band"] and text[: found.end()].rstrip().endswith(":"))):
        return False
    is_rated = found["band"] is not None and statement(found["band"]).frequency is not None
    if found["band"] is not None and (not is_rated or rest_of(found["band"])):
        return False
    return "side effect" not in found["name"].lower() and is_effect_name(found["name"])


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
