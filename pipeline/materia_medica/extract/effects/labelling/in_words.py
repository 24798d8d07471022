"""What words of a label give, in words: the reader of the examples of the rules."""

from __future__ import annotations

from materia_medica.extract.effects.effect_row import EffectRow
from materia_medica.extract.effects.labelling.label_section import read_label_section
from materia_medica.extract.effects.medicines import Medicines
from materia_medica.extract.layout.gathered import Section
from materia_medica.extract.layout.lines import lines_of
from materia_medica.page import Page
from materia_medica.read import read


def rows_of_label(markdown: str) -> tuple[EffectRow, ...]:
    """The rows of a section of a label, written in Markdown."""
    document = read(Page("examples", "example.md", markdown.encode()))
    section = Section("side_effects", 2, None, None, tuple(lines_of(document)), True)
    return read_label_section(section, Medicines(ingredients=(), names=frozenset())).made


def named_in_label(markdown: str) -> list[str]:
    """The effects that a section of a label names."""
    return [row.effect for row in rows_of_label(markdown)]


def stated_in_label(markdown: str) -> list[str]:
    """The effects that a section of a label names, each with its tier and what it was compared with."""
    return [_stated(row) for row in rows_of_label(markdown)]


def populations_in_label(markdown: str) -> list[str]:
    """The effects that a section of a label names, each with the patients to whom the text ties it."""
    return [f"{row.effect}; {row.population}" if row.population else row.effect for row in rows_of_label(markdown)]


def serious_in_label(markdown: str) -> list[str]:
    """The effects that a section of a label names and calls serious."""
    return [row.effect for row in rows_of_label(markdown) if row.said.is_serious]


def classed_in_label(markdown: str) -> list[str]:
    """The effects that a section of a label names, each with its body system."""
    return [f"{row.effect} ({row.category})" if row.category else row.effect for row in rows_of_label(markdown)]


def placed_in_label(markdown: str) -> list[str]:
    """The effects that a section of a label names, each with the setting in which it was seen."""
    said = [(row.effect, row.said.setting) for row in rows_of_label(markdown)]
    return [f"{effect} ({setting})" if setting else effect for effect, setting in said]


def bounded_in_label(markdown: str) -> list[str]:
    """The effects that a section of a label names, each with the bounds of its frequency."""
    said = [(row.effect, row.said.frequency) for row in rows_of_label(markdown)]
    return [f"{effect}: {stated.lower} to {stated.upper}" for effect, stated in said if stated is not None]


def measured_in_label(markdown: str) -> list[str]:
    """The effects that a section of a label names, each with its percentage where one is printed."""
    rates = [(row.effect, row.rates.percent) for row in rows_of_label(markdown)]
    return [f"{effect}: {percent:.1%}" if percent is not None else effect for effect, percent in rates]


def _stated(row: EffectRow) -> str:
    tier = f": {row.said.tier}" if row.said.tier else ""
    rates = row.rates
    against = f", against {rates.comparator_percent:.0%}" if rates.comparator_percent is not None else ""
    return f"{row.effect}{tier}{against}{f' ({rates.comparator})' if rates.comparator else ''}"


def circumstances_in_label(markdown: str) -> list[str]:
    """The effects that a section of a label names, each with the circumstance in which it was seen."""
    return [f"{row.effect} ({row.said.context})" if row.said.context else row.effect for row in rows_of_label(markdown)]
