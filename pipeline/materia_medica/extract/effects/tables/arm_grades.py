"""Columns of grades: of each arm those that count all of them, else those that reach down furthest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from materia_medica.extract.effects.tables.trial_columns import TrialColumn


def has_only_grades(columns: Sequence[TrialColumn]) -> bool:
    """Whether the columns of every arm give no more than some grades of the effects."""
    rates = [column for column in columns if not column.is_statistic]
    return bool(rates) and all(column.lowest_grade is not None and column.lowest_grade > 2 for column in rates)


def without_grades(columns: Sequence[TrialColumn]) -> list[TrialColumn]:
    """Of each arm the columns of all grades, else of those that reach down furthest.

    The words over an arm may stand over its first column alone: "Study 1" over "Any grade", but not over "Grade 3-4".
    """
    rates = [column for column in columns if not column.is_statistic]
    lowest: dict[tuple[str, ...], float] = {}
    beside: dict[int, tuple[str, ...]] = {}
    for column in rates:
        grade = column.lowest_grade or 0
        left = beside.get(column.at - 1, ())
        arm = left if grade and column.path and left[-len(column.path) :] == column.path else column.path
        beside[column.at] = arm
        lowest[arm] = min(grade, lowest.get(arm, grade))
    chosen = [column for column in rates if (column.lowest_grade or 0) == lowest[beside[column.at]]]
    return [
        replace(column, parts=_other_grades(column, rates, beside)) if column.is_low else column for column in chosen
    ]


def _other_grades(
    low: TrialColumn, rates: Sequence[TrialColumn], arms: Mapping[int, tuple[str, ...]]
) -> tuple[int, ...]:
    """The columns that count the other grades of the same arm in the same way."""
    same = (c for c in rates if arms[c.at] == arms[low.at] and c.counts == low.counts)
    return tuple(column.at for column in same if not column.is_low)
