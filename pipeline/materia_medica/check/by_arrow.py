"""Expectations that Arrow decides: the same question as Great Expectations asks, put to whole columns.

To load that library takes longer than to run all rules of a release. What stands in no case here (another expectation,
another argument, a column of another type) is left to it, so a suite may hold whatever the library knows. A test puts
every rule of the suites to both, over good tables and damaged ones: verdicts are the same, row by row.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.check.suites import Expectation


class Verdict(NamedTuple):
    """What a rule found in a table."""

    passed: bool
    failing: tuple[int, ...]
    """Indexes of the rows that break it; empty where the rule is about the table as a whole."""
    message: str | None = None
    """What was observed, or why the rule could not be checked."""


def decide(columns: pa.Table, rule: Expectation) -> Verdict | None:
    """The verdict of a rule over columns that are there; null where Great Expectations has to be asked."""
    if rule.expectation == "expect_table_row_count_to_equal" and set(rule.kwargs) == {"value"}:
        holds = columns.num_rows == rule.kwargs["value"]
        return Verdict(holds, (), None if holds else f"found {columns.num_rows}")
    if rule.expectation == "expect_compound_columns_to_be_unique" and set(rule.kwargs) == {"column_list"}:
        return Verdict(True, ()) if _differ(columns.select(rule.kwargs["column_list"])) else None
    question = _QUESTIONS.get(rule.expectation)
    said = dict(rule.kwargs)
    values = columns.column(said.pop("column")) if question else None
    breaks = question(values, said) if question and values is not None else None
    if breaks is None:
        return None
    if not pc.any(breaks).as_py():
        return Verdict(True, ())
    return Verdict(False, tuple(pc.indices_nonzero(pc.fill_null(breaks, False)).to_pylist()))


def _differ(columns: pa.Table) -> bool:
    """Whether no two rows are the same, and no value is missing, of which the library has rules of its own."""
    if any(column.null_count for column in columns.columns):
        return False
    return bool(columns.group_by(columns.column_names).aggregate([]).num_rows == columns.num_rows)


Answer: TypeAlias = "pa.ChunkedArray | None"
"""Whether each value breaks the rule (a missing one breaks none); null where it is not for Arrow to say."""


def _is_there(values: pa.ChunkedArray, said: Mapping[str, Any]) -> Answer:
    return pc.is_valid(values) if not said else None


def _not_in_set(values: pa.ChunkedArray, said: Mapping[str, Any]) -> Answer:
    wanted = said.get("value_set")
    if set(said) != {"value_set"} or not wanted or {type(v) for v in wanted} != {_KINDS.get(values.type)}:
        return None
    return _there(values, pc.invert(pc.is_in(values, value_set=pa.array(wanted, values.type))))


def _without_match(values: pa.ChunkedArray, said: Mapping[str, Any]) -> Answer:
    matches = _found(values, said)
    return None if matches is None else _there(values, pc.invert(matches))


def _with_match(values: pa.ChunkedArray, said: Mapping[str, Any]) -> Answer:
    matches = _found(values, said)
    return None if matches is None else _there(values, matches)


def _found(values: pa.ChunkedArray, said: Mapping[str, Any]) -> Answer:
    """Whether an expression is found in each text: asked of pandas, whose reading of it the library's rules have."""
    if set(said) != {"regex"} or not pa.types.is_string(values.type):
        return None
    import pandas as pd

    texts = pd.Series(pd.arrays.ArrowExtensionArray(values)).astype(str)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "This pattern is interpreted as a regular expression", UserWarning)
        try:
            found = texts.str.contains(said["regex"])
        except (re.error, pa.ArrowInvalid):
            return None
    return pa.chunked_array([pa.array(found.fillna(False).to_numpy(bool))])


def _outside(values: pa.ChunkedArray, said: Mapping[str, Any]) -> Answer:
    bounds = {name: bound for name, bound in said.items() if bound is not None}
    if not bounds or not bounds.keys() <= {"min_value", "max_value"}:
        return None
    if values.type not in (pa.int64(), pa.float64(), pa.int32()) or not all(
        type(b) in (int, float) for b in bounds.values()
    ):
        return None
    if pa.types.is_floating(values.type) and pc.any(pc.is_nan(values)).as_py():
        return None
    beyond = [
        compare(values, bounds[name])
        for name, compare in (("min_value", pc.less), ("max_value", pc.greater))
        if name in bounds
    ]
    return beyond[0] if len(beyond) == 1 else pc.or_(*beyond)


def _of_other_length(values: pa.ChunkedArray, said: Mapping[str, Any]) -> Answer:
    return _outside(pc.utf8_length(values), said) if pa.types.is_string(values.type) else None


def _repeated(values: pa.ChunkedArray, said: Mapping[str, Any]) -> Answer:
    if said or values.type not in (pa.string(), pa.int64()):
        return None
    counted = pc.value_counts(values)
    often = counted.field("values").filter(pc.greater(counted.field("counts"), 1))
    return _there(values, pc.is_in(values, value_set=often))


def _there(values: pa.ChunkedArray, breaks: pa.ChunkedArray) -> pa.ChunkedArray:
    """What is said of the values that are not missing."""
    return pc.and_(breaks, pc.is_valid(values))


_KINDS: dict[pa.DataType, type] = {pa.string(): str, pa.bool_(): bool, pa.int64(): int}
_QUESTIONS: dict[str, Callable[[pa.ChunkedArray, Mapping[str, Any]], Answer]] = {
    "expect_column_values_to_be_null": _is_there,
    "expect_column_values_to_be_in_set": _not_in_set,
    "expect_column_values_to_match_regex": _without_match,
    "expect_column_values_to_not_match_regex": _with_match,
    "expect_column_values_to_be_between": _outside,
    "expect_column_value_lengths_to_be_between": _of_other_length,
    "expect_column_values_to_be_unique": _repeated,
}
"""Which values break an expectation of this type, given its further arguments."""
