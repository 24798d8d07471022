"""What the examples of the rules of leaflets give: their rows, in words."""

from __future__ import annotations

from materia_medica.extract.dialect import WEB_PAGE, Dialect
from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.effect_row import EffectRow
from materia_medica.extract.effects.leaflets.leaflet_section import read_leaflet_section
from materia_medica.extract.effects.medicines import Medicines
from materia_medica.extract.language.ingredient import Ingredient
from materia_medica.extract.layout.gathered import Section
from materia_medica.extract.layout.lines import lines_of
from materia_medica.page import Page
from materia_medica.read import read


def rows_in_leaflet(markdown: str) -> list[str]:
    """Each row of a leaflet's section as its fields, parted by semicolons, then each aside as its reason."""
    found = _found_in(markdown)
    return [*(_in_words(row) for row in found.made), *(f"aside: {aside.reason}" for aside in found.asides)]


def rows_on_page(markdown: str) -> list[str]:
    """Each row of a section of a health service's page, whose headings and lists are those of its writers."""
    found = _found_in(markdown, dialect=Dialect("nhs"))
    return [*(_in_words(row) for row in found.made), *(f"aside: {aside.reason}" for aside in found.asides)]


def settings_in_leaflet(markdown: str) -> list[str]:
    """Each row of a leaflet's section as its effect, how often it occurs and where it was seen."""
    rows = _found_in(markdown).made
    return ["; ".join(field for field in (row.effect, row.said.tier, row.said.setting) if field) for row in rows]


def circumstances_in_leaflet(markdown: str) -> list[str]:
    """Each row of a leaflet's section as its effect and the circumstance in which it occurs."""
    return [f"{row.effect}; {row.context}" if row.context else row.effect for row in _found_in(markdown).made]


def ingredients_in_leaflet(markdown: str) -> list[str]:
    """Each row of a section about exampline and placebine as the ingredient it is laid to, effect and how often."""
    both = (Ingredient("Exampline"), Ingredient("Placebine"))
    rows = _found_in(markdown, both).made
    return ["; ".join(f for f in (_laid_to(row), row.said.tier) if f) for row in rows]


def _laid_to(row: EffectRow) -> str:
    return f"{row.ingredient}: {row.effect}" if row.ingredient else row.effect


def _found_in(markdown: str, ingredients: tuple[Ingredient, ...] = (), *, dialect: Dialect = WEB_PAGE) -> Collector:
    document = read(Page("examples", "example.md", markdown.encode()))
    section = Section("side_effects", 2, None, None, tuple(lines_of(document)), True)
    return read_leaflet_section(
        section, Medicines(ingredients=ingredients, names=frozenset({"velotab"}), dialect=dialect)
    )


def _in_words(row: EffectRow) -> str:
    fields = (row.effect, row.detail, row.said.tier, row.is_serious and "serious", row.population)
    return "; ".join(str(field) for field in fields if field)
