"""The rows of a trial's table: the effect that each names, and its rates in the arms."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.groups import Frame, Groups
from materia_medica.extract.effects.tables import trial_part_rules as part_rules
from materia_medica.extract.effects.tables import trial_row_rules as row_rules
from materia_medica.extract.effects.tables import trial_rules as rules
from materia_medica.extract.effects.tables.grid import TableCell, TableRow
from materia_medica.extract.effects.tables.lost_lines import is_name, system_in_front
from materia_medica.extract.effects.tables.notes import Notes
from materia_medica.extract.effects.tables.table_rules import FOOTNOTE
from materia_medica.extract.effects.tables.title_effects import is_of_whom, part_of, titled
from materia_medica.extract.effects.tables.trial_above import Above
from materia_medica.extract.effects.tables.trial_cells import amounts_in, gives_amounts, is_blank
from materia_medica.extract.effects.tables.trial_columns import is_size
from materia_medica.extract.effects.tables.trial_entries import (
    EDGES,
    Entry,
    entries_of,
    is_of_some_grades,
    is_system,
    is_system_row,
    is_total,
    names_patients,
    without_limit,
    without_limit_behind,
)
from materia_medica.extract.effects.tables.trial_layout import TrialLayout
from materia_medica.extract.effects.tables.trial_parts import NO_HABITS, habits_of, name_of, names_whole, placed
from materia_medica.extract.effects.tables.trial_rates import Given, rates_of
from materia_medica.extract.language.clauses import Clause
from materia_medica.extract.language.effect import joined_details
from materia_medica.extract.language.effect_lists import effects_in
from materia_medica.extract.language.statement import Statement
from materia_medica.read.document import Span


class TrialRows:
    """Reads the rows below the same heads."""

    def __init__(
        self, rows: Collector, groups: Groups, layout: TrialLayout, notes: Notes, population: str | None
    ) -> None:
        self.rows = rows
        self.groups = groups
        self.layout = layout
        self.notes = notes
        self.above = Above(population or layout.population)
        self.last: TableCell | None = None
        """The cell of the effect of the row before: a row may only name another phase."""
        self.habits = NO_HABITS
        self.named: str | None = None
        """The effect of the last row that names more than a place."""
        self.titled: str | None = None
        """The effect in the title of the table, where its rows only say how severe it was, or in whom."""
        self.below: TableRow | None = None
        """The row behind the one at hand."""

    def read_all(self, body: Sequence[TableRow]) -> None:
        """The rows below the heads."""
        self.habits = habits_of(body, self.layout)
        self.titled = titled(self.layout.title, body)
        if self.titled and is_of_whom(self.layout.stub):
            self.above.population = self.layout.stub.strip(EDGES)
        for row, self.below in pairwise([*body, None]):
            if row is not None:
                self.read(row)

    def read(self, row: TableRow) -> None:
        """One row below the heads."""
        if row.is_note:
            self.rows.set_aside(row.line.span, "general")
            return
        placed = self.layout.placed(row)
        beside = {at: cell for at, cell in placed.items() if at in self.layout.columns and not is_blank(cell.text)}
        own = [cell for cell in beside.values() if not cell.is_from_above]
        if not own or (len(row.own) == 1 and not gives_amounts(own[0])):
            self._alone(row)
            return
        if self._of_title(row, beside) or self._names_patients(row, beside):
            return
        if (system := row.cells.get(self.layout.system_at)) is not None and self.layout.system_at >= 0:
            self.above.category = system.text.strip(EDGES)
        cell = row.cells.get(self.layout.effect_at) or (self.last if self.layout.detail_at else None)
        self.last = cell
        if cell is None:
            self.rows.set_aside(row.line.span, "unexplained")
            return
        may_hold = self.habits.has_lost_lines and self.layout.system_at < 0
        front, entries = entries_of(cell, beside, may_hold_systems=may_hold)
        self.above.category = front or self.above.category
        made = [self._effect(row, cell, entry) for entry in entries]
        if not any(made):
            self.rows.set_aside(row.line.span, "general")

    def _of_title(self, row: TableRow, beside: dict[int, TableCell]) -> bool:
        """Whether a row speaks of the effect in the title of its table, and its rows."""
        cell = row.cells.get(self.layout.effect_at)
        if self.titled is None or cell is None or all(is_size(other.text) for other in beside.values()):
            return False
        if (part := part_of(self.titled, cell.text)) is None:
            return False
        amounts = {at: amounts_in(other)[0] for at, other in beside.items()}
        around, self.above.population = self.above.population, part.whom or self.above.population
        made = part.name and self._add_all(row, cell, part.name, amounts, more=part.more)
        self.above.population = around
        if not made:
            self.rows.set_aside(row.line.span, "general")
        return True

    def _alone(self, row: TableRow) -> None:
        """A row without amounts heads those below it: with a body system, with patients, or with an effect."""
        named = [cell for cell in row.own.values() if not gives_amounts(cell)]
        words = " ".join(cell.text for cell in named).strip(EDGES)
        words = (system_in_front(words) or (words,))[0]
        if (front := row_rules.SYSTEM_IN_FRONT.match(words)) and is_name(front["effect"], only_listed=False):
            words = front["system"]
        has_amounts = len(named) < len(row.own) and not is_system(words)  # of some grades, which are not read
        if (
            not words
            or has_amounts
            or row_rules.MEASURED.search(words)
            or (words.count(",") > 1 and FOOTNOTE.search(row.line.span.text))
        ):
            self.rows.set_aside(row.line.span, "general")
            return
        self.rows.head(row.line.span)
        if row_rules.ANY_EFFECT.search(words):
            self.above.end_head()
            self.above.category = None
        elif self.above.head and part_rules.CONDITION.search(words) and names_whole(name_of(self.below)):
            self.above.has_parts = True
        elif (self.titled or names_patients(words)) and not is_system(words):
            self.above.population = words
        elif not is_system(words) and words.count(",") > 1 and self._list(row, words):
            return
        elif self.habits.gives_wholes and names_whole(name_of(self.below)):
            self.above.begin_head(words, row.line.span)
        elif is_system(words) or row.own.get(self.layout.system_at) is not None or not effects_in(words):
            self.above.begin_system(words)
        else:
            self.above.begin_head(words, row.line.span)

    def _list(self, row: TableRow, words: str) -> bool:
        """A row without amounts that lists the effects of the body system above it."""
        found = effects_in(words)
        clause = Clause(
            words=words, said=Statement(setting="clinical_trial"), category=self.above.category, is_prose=False
        )
        with self.groups.inside(*self._frames()):
            return len(found) > 2 and self.rows.add(found, row.line.span, clause=clause)

    def _names_patients(self, row: TableRow, beside: dict[int, TableCell]) -> bool:
        """Whether a row says of whom those below speak, or how many there are."""
        first = row.cells.get(self.layout.effect_at) or row.cells.get(self.layout.system_at)
        words = first.text.strip(EDGES) if first else ""
        if all(is_size(cell.text) for cell in beside.values()):
            if row_rules.COUNTED.search(words):
                self.above.population = self.layout.population
            elif words and not is_total(words):
                goes_on = self.titled and self.above.population and words.startswith("(")
                self.above.population = f"{self.above.population} {words}" if goes_on else words
            self.rows.set_aside(row.line.span, "general")
            return True
        if is_total(words):
            if found := row_rules.SIZES_OF.search(words):
                self.above.population = found["whom"]
            elif row_rules.SIZES.search(words):
                self.layout = self.layout.with_sizes(beside)
            self.rows.set_aside(row.line.span, "general")
            return True
        return False

    def _effect(self, row: TableRow, cell: TableCell, entry: Entry) -> bool:
        """The rows of one effect; says whether there were any."""
        name = entry.name
        evidence = cell.span if cell.is_from_above else row.line.span
        if is_system_row(name):
            self.above.end_head()
            self.above.category = name
            self.rows.head(row.line.span)
            return True
        named = self.above.part(name, row.line.span, evidence)
        if named is None:
            return False
        name, evidence = named
        if is_of_some_grades(name, self.named):
            return False
        if part_rules.SITE.search(name):
            name = placed(name, self.named) or ""
        else:
            self.named = name
        around = self.above.category
        if self.habits.lists_systems and (listed := row_rules.SYSTEM_OF_LIST.search(name)):
            self.above.category, name = listed["system"], listed["effects"]
        name, more = without_limit_behind(name)
        if not name or row_rules.LIMIT.search(name) or rules.GRADED.fullmatch(name):
            return False
        made = self._add_all(row, cell, name, entry.amounts, evidence=evidence, more=more)
        self.above.category, self.above.is_new = around, False
        return made

    def _add_all(
        self,
        row: TableRow,
        cell: TableCell,
        name: str,
        amounts: dict[int, str],
        *,
        more: str | None,
        evidence: Span | None = None,
    ) -> bool:
        """The rows of one effect in each group of arms."""
        given, at = rates_of(self.layout.arms, amounts), evidence or row.line.span
        several = sum(one.is_of_medicine for one in given) > 1
        told = [one for one in given if one.said is not None]
        made = [self._add(row, cell, name, one, evidence=at, more=more, several=several) for one in told]
        return any(made)

    def _add(
        self, row: TableRow, cell: TableCell, name: str, one: Given, *, evidence: Span, more: str | None, several: bool
    ) -> bool:
        details, within = self.layout.details(row), self.layout.of_whom(row)
        of_whom = one.of_whom if several or not rules.STUDY.search(one.of_whom or "") else None
        whom = filter(None, (of_whom or within, self.above.condition()))
        population = ", ".join(whom) or self.above.population
        said = Statement(frequency=one.said, setting="clinical_trial", population=population)
        mark = self.rows.mark()
        clause = Clause(
            words=name,
            said=said,
            category=self.above.category,
            is_prose=False,
            detail=joined_details(more, *(words for words in details if words != within), *self.notes.of(cell)),
        )
        with self.groups.inside(*self._frames()):
            self.rows.add(map(without_limit, effects_in(name)), evidence, clause=clause)
        self.rows.give_rates(mark, one.rates, category=self.above.category)
        return self.rows.mark() > mark

    def _frames(self) -> tuple[Frame, ...]:
        return (Frame(kind="label", label=self.layout.title),) if self.layout.title else ()
