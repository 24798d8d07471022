"""The columns of a trial's table by the words over them: whose rates they give, of which grades, counted how."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, NamedTuple

from materia_medica.extract.effects.tables import trial_rules as rules
from materia_medica.extract.effects.tables.grid import TableCell, TableRow
from materia_medica.extract.effects.tables.trial_cells import gives_amounts, is_blank, says_tier

Counts = Literal["percent", "patients", "both", "over_time"]
"""What bare numbers of a column are: percentages, or patients; `both` where each cell says so itself."""
_MOST = 0.6
"""Share of the cells of a column that give amounts where it is one of rates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialColumn:
    """A column of amounts."""

    at: int
    path: tuple[str, ...]
    """The words over it from top to bottom, sizes, grades and what is counted left out."""
    size: int | None
    counts: Counts
    lowest_grade: int | None
    """The lowest grade that it counts; null where it counts all."""
    is_statistic: bool
    """Whether it gives no rates of an arm: odds ratios, intervals, rates by time."""
    is_over_time: bool = False
    is_low: bool = False
    """Whether it counts the lowest grades alone."""
    parts: tuple[int, ...] = ()
    """The columns of its arm that count the other grades, where none counts all."""


class Title(NamedTuple):
    """What one cell over a column says."""

    words: str
    size: int | None
    measure: str
    grade: int | None
    is_all_grades: bool
    is_statistic: bool
    is_over_time: bool
    is_low: bool


def columns_of(heads: Sequence[TableRow], body: Sequence[TableRow], width: int, *, title: str) -> list[TrialColumn]:
    """The columns that hold amounts; `title` is that of the table, which may say that its numbers are percentages."""
    said = [cell.text for row in heads for cell in row.cells.values()]
    is_graded = any(title_of(text).grade is not None for text in said)
    of_rates = [at for at in range(1, width) if _holds_amounts(body, at, beside_words=is_graded)]
    hint = rules.PERCENT.search(title) is not None or any(rules.PERCENT.search(text) for text in said)
    hint = hint or any("." in cell.text for row in body for at, cell in row.cells.items() if at in of_rates)
    columns = [_column(heads, body, at, hint=hint) for at in of_rates]
    columns = [_beside_shares(column, columns, body) for column in columns]
    says_shares = any("%" in cell.text for at in of_rates for cell in _cells(body, at))
    says_shares |= any(rules.PERCENT.search(text) and not title_of(text).is_over_time for text in (title, *said))
    return _over_time(columns, is_titled=rules.OVER_TIME.search(title) is not None and not says_shares)


def _over_time(columns: list[TrialColumn], *, is_titled: bool) -> list[TrialColumn]:
    """The columns; those of rates over time count where there are no others, or where the title says it of all."""
    rates = [column for column in columns if not column.is_statistic]
    told = rates if is_titled else [] if rates else [column for column in columns if column.is_over_time]
    return [replace(c, counts="over_time", is_statistic=False) if c in told else c for c in columns]


def _beside_shares(column: TrialColumn, columns: Sequence[TrialColumn], body: Sequence[TableRow]) -> TrialColumn:
    """A column, which counts patients where one beside it says of the same arm that it gives percentages: 21, (24%)."""
    beside = [other for other in columns if other.path == column.path and abs(other.at - column.at) == 1]
    is_bare = all(cell.text.isdigit() for cell in _cells(body, column.at))
    if is_bare and any(_in_brackets(body, other.at) for other in beside):
        return replace(column, counts="patients")
    return column


def _in_brackets(body: Sequence[TableRow], at: int) -> bool:
    """Whether all cells of a column that say something give percentages in brackets or with their sign."""
    cells = _cells(body, at)
    return bool(cells) and all("%" in cell.text or cell.text.startswith("(") for cell in cells)


def _cells(body: Sequence[TableRow], at: int) -> list[TableCell]:
    return [row.cells[at] for row in body if at in row.cells and not is_blank(row.cells[at].text)]


def _column(heads: Sequence[TableRow], body: Sequence[TableRow], at: int, *, hint: bool) -> TrialColumn:
    over: list[str] = []
    for row in heads:
        over += [c.text for first, c in row.cells.items() if first <= at < first + c.width and c.text not in over]
    titles = [title_of(text) for text in over]
    grades = [title.grade for title in titles if title.grade is not None]
    return TrialColumn(
        at=at,
        path=tuple(title.words for title in titles if title.words),
        size=next((title.size for title in reversed(titles) if title.size is not None), None),
        counts=_counts(next((t.measure for t in reversed(titles) if t.measure), ""), body, at, hint=hint),
        lowest_grade=None if any(t.is_all_grades for t in titles) else min(grades, default=None),
        is_statistic=any(title.is_statistic for title in titles),
        is_over_time=any(title.is_over_time for title in titles),
        is_low=any(title.is_low for title in titles),
    )


def _counts(measure: str, body: Sequence[TableRow], at: int, *, hint: bool) -> Counts:
    has_percent = rules.PERCENT.search(measure) is not None
    has_number = re.search(r"\b(?:n|no|numbers?)\b", measure, re.IGNORECASE) is not None
    if has_percent and has_number:
        return "both"
    if has_percent:
        return "percent"
    if has_number:
        return "patients"
    cells = [row.cells[at].text for row in body if at in row.cells]
    if any("(" in text or "%" in text for text in cells):
        return "both"
    return "percent" if hint else "patients"


def _holds_amounts(body: Sequence[TableRow], at: int, *, beside_words: bool) -> bool:
    """Whether most cells of a column give amounts; `beside_words` says that words of frequency may stand in front."""
    cells = [row.cells[at] for row in body if len(row.cells) > 1 and at in row.cells]
    cells = [cell for cell in cells if not (is_blank(cell.text) or rules.SIZE.fullmatch(cell.text))]
    given = sum(1 for cell in cells if gives_amounts(cell) and (beside_words or not says_tier(cell)))
    return bool(cells) and given >= _MOST * len(cells)


@lru_cache(maxsize=4096)
def title_of(text: str) -> Title:
    """What the words over a column say."""
    found = rules.SIZE.search(text)
    size = int(found["size"].replace(",", "")) if found else None
    rest = rules.SIZE.sub(" ", text)
    is_statistic = rules.STATISTIC.search(rest) is not None
    is_over_time = rules.OVER_TIME.search(rest) is not None
    rest = rules.OVER_TIME.sub(" ", rest) if is_over_time else rest
    measures = [m[0].strip() for m in rules.MEASURE.finditer(rest)]
    rest = " ".join(rules.MEASURE.sub(" ", rest).split()).strip(" ,:;-–—*†‡")
    graded = _without_counting(rest)
    is_all = rules.ALL_GRADES.fullmatch(graded) is not None and (size is None or "grade" in rest.lower())
    grade = None
    if not is_all and rules.GRADED.search(graded):
        grade = _lowest(graded)
    if is_all or grade is not None:
        rest = ""
    is_low = grade == 1
    return Title(rest, size, " ".join(measures), grade, is_all, is_statistic, is_over_time, is_low)


def is_size(text: str) -> bool:
    """Whether words give a number of patients, and no more than what else is counted: "N=120 n (%)"."""
    said = title_of(text)
    return said.size is not None and not said.words


def _without_counting(words: str) -> str:
    """Grades alone: "all grades" of "Frequency (all grades)"; other words as they stand."""
    rest = " ".join(rules.COUNTING.sub(" ", words).split()).strip(" ,:;-–—*†‡()")
    return rest if rules.ALL_GRADES.fullmatch(rest) or rules.GRADED.search(rest) else words


def _lowest(words: str) -> int:
    """The lowest grade that is named; mild to severe stand for single grades."""
    if rules.LOW_GRADES.search(words):
        return 1
    found = rules.GRADE.search(words)
    if found is None:
        return 3
    return int(found[0]) if found[0].isdigit() else {"ii": 2, "iii": 3, "iv": 4, "v": 5}[found[0].lower()]
