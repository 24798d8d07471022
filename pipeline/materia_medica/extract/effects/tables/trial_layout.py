"""How a part of a trial's table is laid out: which column names effects, which give the rates of which arm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from materia_medica.extract.effects.tables import table_rules
from materia_medica.extract.effects.tables import trial_rules as rules
from materia_medica.extract.effects.tables.arm_grades import has_only_grades
from materia_medica.extract.effects.tables.arms import Names, TrialArm, arms_of, names_medicine
from materia_medica.extract.effects.tables.columns import states_all
from materia_medica.extract.effects.tables.grid import TableCell, TableRow
from materia_medica.extract.effects.tables.subjects import is_of_high_grades, other_subject
from materia_medica.extract.effects.tables.trial_cells import amount_of, amounts_in, is_blank
from materia_medica.extract.effects.tables.trial_columns import columns_of
from materia_medica.extract.effects.tables.trial_heads import Part
from materia_medica.extract.language.classes import names_system

_OF_ALL = frozenset(("treatment group", "treatment groups", "patients", "subjects", "study group"))
"""Words over all columns that tell no patients from others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialLayout:
    """The columns of a part of a table."""

    title: str | None
    arms: tuple[TrialArm, ...]
    columns: frozenset[int]
    """The columns of amounts."""
    system_at: int
    """The column of body systems, or -1."""
    effect_at: int
    detail_at: tuple[int, ...]
    """Columns in front of the amounts that say more of an effect, such as the phase of a treatment."""
    population: str | None
    stub: str = ""
    """What stands over the column of effects."""
    whom_at: frozenset[int] = frozenset()
    """Columns of these that say of whom or of which phase a row speaks."""

    def with_sizes(self, beside: Mapping[int, TableCell]) -> TrialLayout:
        """The same with the numbers of patients that a row gives for those arms that have none."""
        counts = {at: amount_of(cell.text, is_percent=False) for at, cell in beside.items()}
        sizes = {at: one.patients for at, one in counts.items() if one and one.patients and not one.is_share}
        arms = []
        for arm in self.arms:
            at = arm.count_at if arm.count_at in sizes else arm.share_at
            arms.append(replace(arm, size=sizes.get(at)) if arm.size is None and at is not None else arm)
        return replace(self, arms=tuple(arms))

    def placed(self, row: TableRow) -> Mapping[int, TableCell]:
        """The cells of a row; the first amount stands in its own column where the effect's cell reaches over that."""
        first = min(self.columns, default=0)
        effect = row.own.get(self.effect_at)
        behind = next((at for at in row.own if at > first), None)
        if effect is None or behind is None or behind in self.columns or self.effect_at + effect.width != behind:
            return row.cells
        return {first if at == behind else at: cell for at, cell in row.cells.items()}

    def has_lost_lines(self, row: TableRow) -> bool:
        """Whether a row gives several amounts beside words of one line."""
        cell = row.cells.get(self.effect_at)
        if cell is None or len(cell.lines) != 1:
            return False
        return any(len(amounts_in(row.cells[at])) > 1 for at in self.columns if at in row.cells)

    def of_whom(self, row: TableRow) -> str | None:
        """Of whom a row speaks by the columns in front of its amounts."""
        cells = ((at, row.cells[at].text) for at in self.detail_at if at in row.cells)
        return next((words for at, words in cells if at in self.whom_at or rules.PATIENTS.search(words)), None)

    def details(self, row: TableRow) -> list[str]:
        """What the columns that say more say of a row's effect."""
        return [row.cells[at].text for at in self.detail_at if at in row.cells and not is_blank(row.cells[at].text)]


def layout_of(part: Part, width: int, *, title: str, names: Names) -> TrialLayout | str | None:
    """The layout of a part of a table under its title.

    A reason of `asides` where the table gives no effects, null where it gives no rates.
    """
    body = [row for row in part.body if not row.is_note]
    columns = columns_of(part.heads, body, width, title=title)
    stub = " ".join(cell.text for row in part.heads for at, cell in row.cells.items() if at == 0)
    if reason := other_subject(title, stub):
        return reason
    if not columns:
        return None
    if has_only_grades(columns) or (is_of_high_grades(title) and all(c.lowest_grade is None for c in columns)):
        return "grade_table"
    arms = arms_of(columns, names)
    if not arms:
        return "other_table"
    first = min(column.at for column in columns)
    system_at, effect_at, detail_at = _stub(part, body, first)
    over_all = (
        []
        if len(arms) < 2
        else [c.text for row in part.heads for at, c in row.cells.items() if at and _is_over(c, at, first, width)]
    )
    return TrialLayout(
        title=title or None,
        arms=arms,
        columns=frozenset(at for arm in arms for at in (arm.share_at, arm.count_at, *arm.parts_at) if at is not None),
        system_at=system_at,
        effect_at=effect_at,
        detail_at=detail_at,
        stub=stub,
        whom_at=frozenset(at for at in detail_at if _names_phases(body, at)),
        population=next((text for text in over_all if _tells_of_whom(text, names.full | names.short)), None),
    )


def _names_phases(body: list[TableRow], at: int) -> bool:
    """Whether most cells of a column say of whom or of which phase their rows speak."""
    words = [row.cells[at].text for row in body if at in row.cells and not is_blank(row.cells[at].text)]
    return 2 * sum(rules.PATIENTS.search(text) is not None for text in words) > len(words)


def _is_over(cell: TableCell, at: int, first: int, width: int) -> bool:
    """Whether a head stands over all columns of amounts, of which there are several."""
    return at <= first and width - first > 1 and at + cell.width >= width


def _tells_of_whom(text: str, names: frozenset[str]) -> bool:
    """Whether words over all columns say of whom they speak, and not what is counted or given."""
    others = (rules.PERCENT, rules.MEASURE, rules.STUDY, rules.SIZE, rules.PLACEBO)
    return (
        rules.PATIENTS.search(text) is not None
        and text.lower().strip(" :") not in _OF_ALL
        and not any(rule.search(text) for rule in others)
        and not names_medicine(text, names)
    )


def _stub(part: Part, body: list[TableRow], first: int) -> tuple[int, int, tuple[int, ...]]:
    """The columns in front of the amounts: of body systems (or -1), of effects, and what says more.

    A column of words of frequency is none of them: the amounts beside it say the same with numbers.
    """
    named = [at for at in range(first) if not _tells_tiers(body, at)] or list(range(first))
    if len(named) < 2:
        return -1, named[0] if named else 0, ()
    at, effect_at, *others = named
    over = " ".join(row.cells[at].text for row in part.heads if at in row.cells)
    cells = [row.cells[at].text for row in body if at in row.cells and len(row.cells) > 1]
    systems = sum(names_system(text) for text in cells)
    if table_rules.SYSTEM.search(over) or 2 * systems > len(cells) or "system" in over.lower():
        return at, effect_at, tuple(others)
    return -1, at, (effect_at, *others)


def _tells_tiers(body: list[TableRow], at: int) -> bool:
    """Whether the cells of a column only state how often."""
    words = [row.cells[at].text for row in body if at in row.cells and len(row.cells) > 1]
    said = [text for text in words if not is_blank(text)]
    return bool(said) and all(map(states_all, said))
