"""The effects that a row of a trial's table names: one, or several that stand below each other in one cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from materia_medica.extract.effects.tables import trial_part_rules as part_rules
from materia_medica.extract.effects.tables import trial_row_rules as row_rules
from materia_medica.extract.effects.tables import trial_rules as rules
from materia_medica.extract.effects.tables.grid import TableCell
from materia_medica.extract.effects.tables.lost_lines import parted_names, system_in_front
from materia_medica.extract.effects.tables.trial_cells import amounts_in
from materia_medica.extract.language.classes import names_bare_system, names_system
from materia_medica.extract.language.effect import Effect
from materia_medica.schema.ids import fold

EDGES = " :;,.-–—•·*†‡§¶"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One effect of a row with the amounts that stand beside it, by column."""

    name: str
    amounts: dict[int, str]


def entries_of(
    cell: TableCell, beside: Mapping[int, TableCell], *, may_hold_systems: bool
) -> tuple[str | None, list[Entry]]:
    """The body system in front of a row's effects in their cell, and each of them beside its own line of amounts.

    `may_hold_systems` says that body systems may stand in front of effects without a line break between them.
    """
    system = None
    amounts = {at: amounts_in(other) for at, other in beside.items()}
    count = len(next(iter(amounts.values())))
    lines = [line.strip(EDGES) for line in cell.lines]
    if count > len(lines) == 1 and (parted := parted_names(lines[0], count)) is not None:
        lines = [*([parted[0]] if parted[0] else []), *parted[1]]
    if count > 1 and all(len(given) == count for given in amounts.values()):
        if len(lines) == count + 1:
            system, lines = lines[0], lines[1:]
        if len(lines) != count:
            return system, []
        return system, [
            Entry(name=line, amounts={column: given[at] for column, given in amounts.items()})
            for at, line in enumerate(lines)
        ]
    if len(lines) == 1 and (found := row_rules.SYSTEM_IN_FRONT.match(lines[0])):
        lines = [found["system"], found["effect"]]
    elif len(lines) == 1 and may_hold_systems:
        lines = list(system_in_front(lines[0]) or lines)
    if len(lines) == 2 and is_system(lines[0]):
        system, lines = lines[0], lines[1:]
    return system, [Entry(name=" ".join(lines), amounts={column: given[0] for column, given in amounts.items()})]


@lru_cache(maxsize=4096)
def is_system(words: str) -> bool:
    """Whether words alone in their row name a body system."""
    return names_system(words) or row_rules.SYSTEM.search(words) is not None


def without_limit(effect: Effect) -> Effect:
    """An effect without what its name says of how far something changed: "Weight gain (> 7%)"."""
    return effect._replace(said=effect.said.without_frequency()) if effect.said.frequency else effect


def without_limit_behind(name: str) -> tuple[str, str | None]:
    """A name without what tells more of it with a limit, and that: "Bleeding requiring transfusion of ≥2 units"."""
    behind = row_rules.LIMIT_BEHIND.search(name)
    return (behind["name"], behind["more"]) if behind else (name, None)


@lru_cache(maxsize=4096)
def is_system_row(words: str) -> bool:
    """Whether words beside amounts name a body system: all its effects are counted, and none of them is named."""
    if names_bare_system(words) or row_rules.SYSTEM_CLASS.search(words):
        return True
    return names_system(words) and (row_rules.SYSTEM.search(words) is not None or " " not in words)


@lru_cache(maxsize=4096)
def is_total(words: str) -> bool:
    """Whether a row counts patients, or all effects together."""
    return row_rules.TOTAL.search(words) is not None


def names_patients(words: str) -> bool:
    """Whether a row says of whom those below speak."""
    return rules.PATIENTS.search(words) is not None


def is_of_some_grades(name: str, above: str | None) -> bool:
    """Whether a row gives some grades of the effect that the row above it gives: "Pain, Grade 3" below "Pain"."""
    found = part_rules.GRADED_BEHIND.search(name)
    return found is not None and fold(found["whole"]) == fold(above or "")
