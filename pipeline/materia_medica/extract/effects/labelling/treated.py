"""Patients or the illness that a heading names: the rates of all below it are of those who were treated for it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from materia_medica.extract.effects.labelling.sentence_rules_of_labels import HEADING_OF_WHOM
from materia_medica.extract.language.needed_words import needed_of
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of
from materia_medica.extract.terms.scan import names_in
from materia_medica.extract.terms.tokens import tokens_of

HEADING_OF_ILLNESS = Rule(
    name="illness treated that a heading names",
    pattern=rf"""
        ^ (?! .* \b {any_of("labelling", "no_treated")} \b ) \W* (?: \d+ (?: \.\d+ )* \W+ )?
        (?P<who> .*? \b (?P<illness> {any_of("labelling", "treated_illnesses")} ) \b .* ) $
    """,
    flags=re.IGNORECASE,
    needs=needed_of("labelling", "treated_illnesses"),
    example=(
        "## Previously Treated Gastric Cancer\n\nGout was seen.\n\nBreast Cancer\n\nRash was seen.",
        ["Gout; Previously Treated Gastric Cancer", "Rash; Breast Cancer"],
    ),
    counter_example="Second Primary Breast Cancer",
)
_LONGEST = 110
_OF_AGE = re.compile(rf"\b(?!adults?\b){any_of('labelling', 'of_age')}\b", re.IGNORECASE)
"""Patients by their age or sex: rates of theirs are not those of all, also where no other heading names any."""


@lru_cache(maxsize=4096)
def whom_heading_names(heading: str) -> str | None:
    """The patients or the illness treated that a heading names; null where it names none, or an effect in front."""
    found = HEADING_OF_WHOM.match(heading)
    if found is None and len(heading) <= _LONGEST:
        found = HEADING_OF_ILLNESS.match(heading)
        if found is not None and _begins_with_effect(heading, found.start("illness")):
            return None
    return found["who"].strip(" *_:") if found else None


class HeadingsOfWhom:
    """Whom the headings of a section name, and which are some of all: the only one is whom the medicine is for."""

    def __init__(self, headings: Iterable[str]) -> None:
        named = {whom.lower() for heading in headings if (whom := whom_heading_names(heading)) is not None}
        self._are_several = len(named) > 1

    def are_some(self, whom: str) -> bool:
        """Whether those whom a heading names are some of all patients."""
        return self._are_several or _OF_AGE.search(whom) is not None


def _begins_with_effect(heading: str, illness: int) -> bool:
    """Whether an effect is named in front of an illness: "Neutropenia Chronic Lymphocytic Leukemia"."""
    tokens = tokens_of(heading)
    return any(tokens.ends[name.end - 1] <= illness for name in names_in(tokens, text=heading))
