"""What the code of a section says: its kind, and where the effects in it were seen."""

from __future__ import annotations

from materia_medica.extract.language.word_tables import table

KIND_OF_CODE: dict[str, str] = {code: kind for kind, codes in table("section_codes")["kinds"].items() for code in codes}
"""Kind by code."""
SETTING_OF_CODE: dict[str, str] = dict(table("section_codes")["settings"])
"""Setting of the effects by code."""
OUTERMOST: frozenset[str] = frozenset(table("section_codes")["outermost"])
"""Codes that say something only where no other section is around."""
PLAIN_LANGUAGE: frozenset[str] = frozenset(table("section_codes")["plain_language"])
"""Codes of sections of labels that are written in plain language, and read as web pages are."""
EFFECTS_ASPECTS: frozenset[str] = frozenset(table("section_codes")["effects_aspects"])
"""Codes of parts of pages that hold side effects, and that headings cut."""
