"""Sections whose texts slid by one below their headings: the sentence with which every list of side effects begins
tells where it is, whatever stands above it.
"""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.layout.gathered import Section

BEGINS_EFFECTS = Rule(
    name="sentence with which side effects begin",
    pattern=r"""
        ^ \W* like \s (?: all | other ) \s (?: medicines? | vaccines? ) , \s [^.:]{1,60}? \s
        (?: can | may ) \s (?: sometimes \s )? (?: cause | have ) \s
        (?: undesirable | side | unwanted ) [\s-] effects? \b
    """,
    flags=re.IGNORECASE,
    example=("Like all medicines, this medicine can cause side effects.", True),
    counter_example="Tell your doctor if this medicine causes side effects.",
)


def begins_effects(text: str) -> bool:
    """Whether a text begins with the sentence with which leaflets begin their side effects."""
    return BEGINS_EFFECTS.match(text) is not None


def by_opening(sections: list[Section]) -> list[Section]:
    """The sections, where none headed side effects begins as they do and one below another heading does: that one is
    theirs, and those headed side effects are of another kind.
    """
    begin = [section.heading is not None and _begins(section) for section in sections]
    if not any(begin) or any(
        section.kind == "side_effects" for section, is_so in zip(sections, begin, strict=True) if is_so
    ):
        return sections
    return [
        section._replace(kind="side_effects" if is_so else "other" if section.kind == "side_effects" else section.kind)
        for section, is_so in zip(sections, begin, strict=True)
    ]


def _begins(section: Section) -> bool:
    return bool(section.lines) and begins_effects(section.lines[0].span.text)
