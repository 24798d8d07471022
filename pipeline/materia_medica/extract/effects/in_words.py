"""What a few lines about side effects give, in words: the reader of the examples of the rules."""

from __future__ import annotations

from materia_medica.extract.effects.effect_row import EffectRow
from materia_medica.extract.effects.side_effects import read_side_effects
from materia_medica.extract.language.ingredient import Ingredient, with_aliases
from materia_medica.extract.layout.gathered import Section
from materia_medica.extract.layout.ingredients import ingredients_of
from materia_medica.extract.layout.lines import lines_of
from materia_medica.extract.layout.title import title_of
from materia_medica.page import Page
from materia_medica.read import read

_NAME = "example.md"


def rows_in_words(markdown: str) -> list[str]:
    """Each row as its fields, parted by semicolons, then each aside as its reason.

    A first line such as "# Glimepiride + Metformin" says what the section's page is about.
    """
    document = read(Page("examples", _NAME, markdown.encode()))
    title = title_of(document, _NAME)
    lines = lines_of(document)
    ingredients: tuple[Ingredient, ...] = ()
    if document.blocks[0].level == 1:
        ingredients, lines = with_aliases(ingredients_of(title.name), document.text), lines[1:]
    section = Section(kind="side_effects", level=2, ingredient=None, heading=None, lines=tuple(lines), by_heading=True)
    found = read_side_effects([section], ingredients)
    return [*(_in_words(row) for row in found.rows), *(f"aside: {aside.reason}" for aside in found.asides)]


def _in_words(row: EffectRow) -> str:
    fields = (row.effect, row.detail, row.category, row.ingredient, row.said.tier, row.is_serious and "serious")
    return "; ".join(str(field) for field in fields if field)
