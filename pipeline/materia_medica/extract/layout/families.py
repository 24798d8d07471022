"""The rules on headings, with what their examples are read with."""

from __future__ import annotations

from materia_medica.extract.language.rule import Family
from materia_medica.extract.layout.section_kinds import (
    ABOUT,
    ASKS,
    KINDS,
    NAMES_EFFECTS,
    NUMBERING,
    is_question,
    kind_of,
    kind_of_heading,
)

FAMILIES: tuple[Family, ...] = (
    Family(name="kind of a section", rules=(NUMBERING, ABOUT, *KINDS), read=kind_of),
    Family(name="heading that states a frequency", rules=(NAMES_EFFECTS,), read=kind_of_heading),
    Family(name="question as a heading", rules=(ASKS,), read=is_question),
)
