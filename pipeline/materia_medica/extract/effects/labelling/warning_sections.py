"""Boxed warnings and warnings of a label: sections that name effects beside those of the adverse reactions."""

from __future__ import annotations

import re
from typing import NamedTuple

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of
from materia_medica.extract.layout.gathered import Section


class WarningSection(NamedTuple):
    """A section that warns."""

    section: Section
    code: str
    """Of the section in the terms of US labels, also where the page gives it none."""


BOXED_CODE = "34066-1"
_LEAD = r"^ [\W\d]*"


def _heading(name: str, code: str, words: str, example: str, counter_example: str) -> tuple[Rule, str]:
    pattern = rf"{_LEAD} {any_of('labelling', words)} \W* $"
    rule = Rule(
        name=name, pattern=pattern, flags=re.IGNORECASE, example=(example, code), counter_example=counter_example
    )
    return rule, code


_HEADINGS = (
    _heading(
        "heading of both", "43685-7", "warnings_and_precautions", "Warnings and precautions", "Precautions"
    ),
    _heading("heading of a boxed warning", BOXED_CODE, "boxed_warnings", "Boxed Warning", "Warnings"),
    _heading("heading of warnings", "34071-1", "warnings", "Warnings", "Boxed warning"),
)  # fmt: skip
HEADINGS = tuple(rule for rule, _ in _HEADINGS)
_CODES = frozenset(code for _, code in _HEADINGS)


def code_of_heading(title: str) -> str | None:
    """The code of the warnings that a heading names; null where it names none."""
    return next((code for rule, code in _HEADINGS if rule.search(title)), None)


def warning_sections(sections: list[Section]) -> list[WarningSection]:
    """The sections of a page that warn, by their code or else by their heading."""
    found = []
    for section in sections:
        if section.kind != "precautions" or section.heading is None or not section.lines:
            continue
        stated = section.lines[0].block.section_code
        code = stated if stated in _CODES else None if stated else code_of_heading(section.heading.text)
        if code is not None:
            found.append(WarningSection(section, code))
    return found
