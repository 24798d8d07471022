"""What is blanked in a sentence before it is read: what points elsewhere, strengths, numbers that are no rates."""

from __future__ import annotations

import re

from materia_medica.extract.effects.labelling.context_rules import (
    OF_NEOPLASMS,
    POINTER,
    WITHIN_NAME,
)
from materia_medica.extract.effects.labelling.no_rates import (
    ABOVE_LIMIT,
    BESIDE_SHARE,
    BY_HOW_MUCH,
    CONFIDENCE,
    COUNT_AROUND,
    COUNTS,
    FATAL_IN,
    LEVEL,
    OF_CHANGE,
    OF_SOME_GRADES,
    PER_YEARS,
    SHARE_OF_SEX,
    SLASHED,
    STRENGTH,
    THRESHOLD,
    TO_DEATH,
    TO_STOPPING,
    TWO_GRADES,
)
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import lowered


def without_pointers(text: str) -> str:
    """The text with spaces for what points elsewhere ("[see Warnings (5.1)]") and for strengths."""
    if "(" in text or "[" in text:
        text = WITHIN_NAME.sub(_blank, POINTER.sub(_blank, text))
    if "olyps" in text:
        text = OF_NEOPLASMS.sub(_blank, text)
    text = ABOVE_LIMIT.sub(_blank, TO_DEATH.sub(_blank, FATAL_IN.sub(_blank, text)))
    if "%" in text:
        text = PER_YEARS.sub(_blank, SHARE_OF_SEX.sub(_blank, text))
        text = COUNT_AROUND.sub(_without_count, CONFIDENCE.sub(_blank, text))
        text = COUNTS.sub(_blank, text)
        text = LEVEL.sub(_blank, THRESHOLD.sub(_blank, text) if OF_CHANGE.search(text) else text)
        text = BY_HOW_MUCH.sub(_blank, text) if BESIDE_SHARE.search(text) else text
        text = _without(TO_STOPPING, "stopping", text)
        if "rade" in text:
            text = _without(OF_SOME_GRADES, "grades", text)
        for found in STRENGTH.finditer(lowered(text)):
            text = text[: found.start()] + _blank(found) + text[found.end() :]
    return TWO_GRADES.sub(_blank, text) if SLASHED.search(text) else text


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _without(rule: Rule, group: str, text: str) -> str:
    """The text with spaces for a group of what a rule finds."""
    for found in rule.finditer(text):
        text = text[: found.start(group)] + " " * len(found[group]) + text[found.end() :]
    return text


def _without_count(found: re.Match[str]) -> str:
    """The percentage alone, where it stood."""
    name = found.lastgroup or 0
    front = found.start(name) - found.start()
    return " " * front + found[name] + " " * (found.end() - found.end(name))
