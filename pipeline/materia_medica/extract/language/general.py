"""Whether a text that gives no row speaks of side effects, use or data as such, so that its reason is known."""

from __future__ import annotations

from materia_medica.extract.language.aside_rules import CAN_BE_HARMFUL, CAN_CAUSE_SIDE_EFFECTS
from materia_medica.extract.language.effect_like import is_effect_like
from materia_medica.extract.language.parentheses import mask
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of


def _of(*keys: str) -> str:
    return any_of("general", *keys)


SUBJECTS = (
    CAN_BE_HARMFUL,
    CAN_CAUSE_SIDE_EFFECTS,
    Rule(
        name="side effects",
        pattern=rf"\b (?: {_of('kinds')} [\s-] )* {_of('side_effects')} \b",
        example=("A wide array of adverse reactions.", True),
        counter_example="itching",
    ),
    Rule(
        name="medicine and data",
        pattern=rf"\b {_of('matters')} \b",
        example=("Research goes on.", True),
        counter_example="itching",
    ),
)
"""What a sentence speaks of that names no effect."""


def speaks_in_general(sentence: str) -> bool:
    """Whether a sentence speaks of side effects, use or data without a word that could name an effect."""
    low = sentence.lower()
    if not any(rule.search(low) for rule in SUBJECTS):
        return False
    left = mask(low).text
    for rule in SUBJECTS:
        left = rule.sub(" ", left)
    return not is_effect_like(left)
