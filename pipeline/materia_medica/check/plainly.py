"""What rules of the plainest kinds find in columns, without the library of the rules: its import alone takes longer
than all that a run looks at in which few pages changed.

The kinds are those that the suites have, and each is judged here only where nothing about it is in doubt: the column
has the type that the rule speaks of, its bounds and sets are of that type, and two engines of regular expressions say
the same. All else is left to the library, and so is a key that is there twice. Tests hold the two to one verdict.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.check.columns import Columns
from materia_medica.check.suites import Expectation
from materia_medica.check.validate import Verdict


def judged(columns: Columns, rules: Iterable[Expectation]) -> dict[str, Verdict]:
    """Verdicts by the names of those of the rules of which there is no doubt."""
    found = {rule.name: _verdict(columns, rule) for rule in rules}
    return {name: verdict for name, verdict in found.items() if verdict is not None}


def _verdict(columns: Columns, rule: Expectation) -> Verdict | None:
    """Null where the library is to be asked."""
    told = dict(rule.kwargs)
    if rule.expectation == "expect_table_row_count_to_equal":
        return _HOLDS if told == {"value": columns.rows} else None
    if any(name not in columns.by_name for name in rule.columns):
        return None
    if rule.expectation in _UNIQUE:
        alone = told.keys() == {_UNIQUE[rule.expectation]}
        return _HOLDS if alone and _are_unique([columns.by_name[name] for name in rule.columns]) else None
    broken = _BROKEN.get(rule.expectation)
    if broken is None or not isinstance(told.pop("column", None), str):
        return None
    try:
        rows = broken(columns.by_name[rule.columns[0]], told)
    except (KeyError, TypeError, ValueError, re.error, pa.ArrowException):
        return None
    if rows is None:
        return None
    failing = tuple(pc.indices_nonzero(rows).to_pylist())
    return Verdict(not failing, failing)


_HOLDS = Verdict(True, ())
_UNIQUE = {"expect_column_values_to_be_unique": "column", "expect_compound_columns_to_be_unique": "column_list"}


def _are_unique(columns: Sequence[pa.ChunkedArray]) -> bool:
    """Whether the values are numbers or words, and none of them, or no combination of them, is there twice."""
    kinds = {column.type for column in columns}
    if not columns or not kinds <= {pa.int32(), pa.int64(), pa.string()} or any(c.null_count for c in columns):
        return False
    table = pa.table({str(number): column for number, column in enumerate(columns)})
    return bool(table.group_by(table.column_names, use_threads=False).aggregate([]).num_rows == table.num_rows)


Told = Mapping[str, Any]
Broken: TypeAlias = pa.ChunkedArray | None
"""For each row whether it breaks the rule; a value that is missing breaks none but that it be there."""


def _not_null(column: pa.ChunkedArray, told: Told) -> Broken:
    in_doubt = told or pa.types.is_floating(column.type)
    return None if in_doubt else column.is_valid()


def _not_in_set(column: pa.ChunkedArray, told: Told) -> Broken:
    values = told["value_set"]
    kind = _KINDS.get(column.type)
    if told.keys() != {"value_set"} or kind is None or not values or any(type(value) is not kind for value in values):
        return None
    within = pc.is_in(column, value_set=pa.array(values, column.type))
    return pc.and_(column.is_valid(), pc.invert(within))


_KINDS: Mapping[pa.DataType, type] = {pa.string(): str, pa.bool_(): bool, pa.int64(): int}


def _not_between(column: pa.ChunkedArray, told: Told) -> Broken:
    is_float = pa.types.is_floating(column.type)
    if not is_float and column.type != pa.int64():
        return None
    if is_float and pc.any(pc.is_nan(column)).as_py():
        return None
    return _outside(column, told, (int, float) if is_float else (int,))


def _lengths_not_between(column: pa.ChunkedArray, told: Told) -> Broken:
    return _outside(pc.utf8_length(column), told, (int,)) if column.type == pa.string() else None


def _outside(numbers: pa.ChunkedArray, told: Told, kinds: tuple[type, ...]) -> Broken:
    """The rows whose number is out of the bounds, both within them."""
    bounds = {name: bound for name, bound in told.items() if bound is not None}
    if not bounds or not bounds.keys() <= {"min_value", "max_value"}:
        return None
    if any(type(bound) not in kinds for bound in bounds.values()):
        return None
    least, most = bounds.get("min_value"), bounds.get("max_value")
    if least is not None and most is not None and least > most:
        return None
    inside = [pc.greater_equal(numbers, least)] if least is not None else []
    inside += [pc.less_equal(numbers, most)] if most is not None else []
    both = pc.and_(*inside) if len(inside) == 2 else inside[0]
    return pc.fill_null(pc.invert(both), False)


def _unlike(column: pa.ChunkedArray, told: Told) -> Broken:
    matching = _matching(column, told)
    return None if matching is None else pc.and_(column.is_valid(), pa.chunked_array([pc.invert(matching)]))


def _like(column: pa.ChunkedArray, told: Told) -> Broken:
    matching = _matching(column, told)
    return None if matching is None else pa.chunked_array([matching])


def _matching(column: pa.ChunkedArray, told: Told) -> pa.Array | None:
    """The rows in which the pattern is found. The library has Python look, or Arrow, whose engine knows other patterns:
    null where both can read this one and do not say the same of every row.
    """
    pattern = told["regex"]
    if told.keys() != {"regex"} or column.type != pa.string() or not isinstance(pattern, str):
        return None
    by_each = [rows for look in (_by_python, _by_arrow) if (rows := look(column, pattern)) is not None]
    return by_each[0] if by_each and by_each[-1].equals(by_each[0]) else None


def _by_python(column: pa.ChunkedArray, pattern: str) -> pa.Array | None:
    try:
        search = re.compile(pattern).search
    except re.error:
        return None
    return pa.array([word is not None and search(word) is not None for word in column.to_pylist()], pa.bool_())


def _by_arrow(column: pa.ChunkedArray, pattern: str) -> pa.Array | None:
    try:
        found = pc.match_substring_regex(column, pattern)
    except pa.ArrowInvalid:
        return None
    return pa.concat_arrays([pa.array([], pa.bool_()), *pc.fill_null(found, False).chunks])


_BROKEN: Mapping[str, Callable[[pa.ChunkedArray, Told], Broken]] = {
    "expect_column_values_to_be_null": _not_null,
    "expect_column_values_to_be_in_set": _not_in_set,
    "expect_column_values_to_be_between": _not_between,
    "expect_column_value_lengths_to_be_between": _lengths_not_between,
    "expect_column_values_to_match_regex": _unlike,
    "expect_column_values_to_not_match_regex": _like,
}
