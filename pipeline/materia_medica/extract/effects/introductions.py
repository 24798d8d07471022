"""Introductions: what words that lead to a list state of it, and whether they lead to one at all."""

from __future__ import annotations

from materia_medica.extract.effects.line_rules import LEADS, NEEDS_NO_CARE, OF_OTHERS, RANGES
from materia_medica.extract.language.classes import class_of, names_system
from materia_medica.extract.language.effect_names import is_class
from materia_medica.extract.language.frequency import rest_of, statement
from materia_medica.extract.language.sentence import Sentence
from materia_medica.extract.language.statement import NOTHING, Statement, together

_EDGES = " *_:"


def said_by(sentences: list[Sentence]) -> Statement:
    """What an introduction states: its last sentence, and what that leaves open the ones before."""
    if not sentences:
        return NOTHING
    last_text = sentences[-1].text
    if not last_text.rstrip(" *_").endswith(":") and (sentences[-1].answers.aside or RANGES.search(last_text)):
        return NOTHING
    last = statement(last_text.strip(_EDGES))
    if last.tier is not None:
        return last
    said = " ".join(s.text for s in sentences if s.answers.aside != "negation")
    return together(last, statement(said.strip(_EDGES)))


def is_band(text: str) -> bool:
    """Whether words do nothing but state a frequency: "Very common (may affect more than 1 in 10 people)"."""
    return statement(text).tier is not None and not rest_of(text)


def heads_list(text: str) -> bool:
    """Whether words could head a list: they state something of effects, or speak of them."""
    said = statement(text)
    return bool(said.tier or said.is_serious or LEADS.search(text))


def class_in(text: str) -> str | None:
    """The body system that an introduction names; null where it names none."""
    found = class_of(text)
    return found if found and names_system(found) and is_class(found) else None


def turns_to_others(text: str) -> bool:
    """Whether words in front of sub-headings turn from the serious side effects to the others."""
    return bool(OF_OTHERS.match(text) or NEEDS_NO_CARE.search(text))
