"""The side effects of a page: what its sections about them give, in reading order."""

from __future__ import annotations

from typing import NamedTuple

from materia_medica.extract.effects.effect_row import EffectRow
from materia_medica.extract.effects.medicines import Medicines
from materia_medica.extract.effects.section import read_section
from materia_medica.extract.language.ingredient import Ingredient, all_names
from materia_medica.extract.layout.sections import Section
from materia_medica.extract.set_aside import SetAside
from materia_medica.schema.ids import fold


class SideEffects(NamedTuple):
    """What the sections of a page gave."""

    rows: tuple[EffectRow, ...] = ()
    asides: tuple[SetAside, ...] = ()


def read_side_effects(sections: list[Section], ingredients: tuple[Ingredient, ...]) -> SideEffects:
    """Rows and asides of all side-effects sections of a page, in reading order."""
    medicines = Medicines(ingredients=ingredients if len(ingredients) > 1 else (), names=all_names(ingredients))
    read = [read_section(section, medicines, is_first=index == 0) for index, section in enumerate(sections)]
    rows = [row for part in read for row in part.made]
    return SideEffects(_without_repeats(rows), tuple(aside for part in read for aside in part.asides))


def _without_repeats(rows: list[EffectRow]) -> tuple[EffectRow, ...]:
    """The same effect twice in a group is one row."""
    first: dict[tuple[object, ...], EffectRow] = {}
    for row in rows:
        key = (row.group, row.ingredient, row.said.tier, row.is_serious, row.context, fold(row.effect))
        first.setdefault(key, row)
    return tuple(first.values())
