"""What the examples of the rules of Drug Facts give: their rows, in words."""

from __future__ import annotations

from materia_medica.extract.effects.drug_facts.facts_section import read_drug_facts
from materia_medica.extract.effects.medicines import Medicines
from materia_medica.extract.layout.gathered import Section
from materia_medica.extract.layout.lines import lines_of
from materia_medica.page import Page
from materia_medica.read import read


def rows_in_facts(markdown: str) -> list[str]:
    """The effects of a section of Drug Facts, each with how serious it is, then each aside as its reason."""
    document = read(Page("examples", "example.md", markdown.encode()))
    section = Section("side_effects", 2, None, None, tuple(lines_of(document)), True)
    found = read_drug_facts(section, Medicines(ingredients=(), names=frozenset()))
    rows = [f"{row.effect}; serious" if row.is_serious else row.effect for row in found.made]
    return [*rows, *(f"aside: {aside.reason}" for aside in found.asides)]
