"""An effect that a row of a trial's table names, and the rows below it that name its parts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from materia_medica.extract.effects.tables import trial_part_rules as part_rules
from materia_medica.extract.effects.tables import trial_row_rules as row_rules
from materia_medica.extract.effects.tables import trial_rules as rules
from materia_medica.extract.effects.tables.grid import TableRow
from materia_medica.extract.effects.tables.trial_cells import gives_amounts
from materia_medica.extract.effects.tables.trial_entries import EDGES, is_system
from materia_medica.extract.effects.tables.trial_layout import TrialLayout
from materia_medica.extract.language.classes import names_system
from materia_medica.extract.language.measured import is_measured
from materia_medica.read.document import Span


class EffectHead(NamedTuple):
    """An effect alone in its row."""

    name: str
    span: Span
    category: str | None
    """The body system in front of it, which goes on behind its parts."""
    population: str | None
    """Of whom the rows in front of it speak."""

    def evidence(self, row: Span) -> Span:
        """A row with the head above it, which alone names the effect."""
        if not self.is_above(row):
            return row
        return Span(f"{self.span.text}\n{row.text}", self.span.start)

    def is_above(self, row: Span) -> bool:
        """Whether a row is the next one."""
        return row.start == self.span.end + 1

    def part(self, name: str, row: Span) -> str | None:
        """The effect that a row below names: the head's, or a kind of it; null where it names another.

        Of several limits below each other ("<2000 cells", "<500 cells") the first holds the others.
        """
        if part_rules.KIND.search(name):
            return f"{name} {self.name[0].lower() + self.name[1:] if self.name[1:2].islower() else self.name}"
        if (tested := part_rules.TESTED.search(self.name)) and is_measured(name.lower()):
            return f"{tested['direction'].lower()} {name}"
        if names_whole(name) or (self.is_above(row) and part_rules.LIMIT_ALONE.search(name)):
            return self.name
        return None


def placed(site: str, effect: str | None) -> str | None:
    """A place of an effect that an earlier row names, with that effect; null where it is none that has places."""
    found = part_rules.OF_PLACES.search(effect or "")
    if found is None:
        return None
    noun = (found["whole"] or found["noun"]).lower()
    sites = [one.strip() for one in site.replace(" and ", "/").replace(" or ", "/").split("/")]
    if found["outcome"]:
        return " and ".join(f"{found['outcome']} {each.lower()} {noun}" for each in sites)
    return " and ".join(f"{each} {noun}" for each in sites)


class Habits(NamedTuple):
    """How the rows of a table are written."""

    has_lost_lines: bool
    """Whether cells hold lines whose breaks are lost, body systems in front of effects among them."""
    gives_wholes: bool
    """Whether rows below effects say how often they occurred at all: an organ above one is no body system."""
    lists_systems: bool
    """Whether rows name body systems with their effects in brackets."""


NO_HABITS = Habits(has_lost_lines=False, gives_wholes=False, lists_systems=False)


def habits_of(body: Sequence[TableRow], layout: TrialLayout) -> Habits:
    """How the rows below the same heads are written."""
    listed = [row_rules.SYSTEM_OF_LIST.search(name_of(row)) for row in body]
    alone = ((only_name(row), below) for row, below in pairwise(body))
    return Habits(
        has_lost_lines=any(layout.has_lost_lines(row) for row in body),
        gives_wholes=any(words and not is_system(words) and names_whole(name_of(below)) for words, below in alone),
        lists_systems=sum(names_system(one["system"]) for one in listed if one) > 1,
    )


def names_whole(words: str) -> bool:
    """Whether a row gives how often an effect occurred at all."""
    return rules.ALL_GRADES.fullmatch(words) is not None or part_rules.WHOLE.search(words) is not None


def name_of(row: TableRow | None) -> str:
    """The first words of a row that gives amounts; empty for another one."""
    if row is None or 0 not in row.own or not any(gives_amounts(cell) for at, cell in row.own.items() if at):
        return ""
    return row.own[0].text.strip(EDGES)


def only_name(row: TableRow) -> str:
    """The words of a row of one cell; empty for another one."""
    return row.own[0].text.strip(EDGES) if len(row.own) == 1 and 0 in row.own else ""
