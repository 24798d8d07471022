"""What rules run over: columns as they are stored, and the derived ones a rule asks for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pyarrow as pa

from materia_medica.check.columns import Columns
from materia_medica.check.derived import find
from materia_medica.check.derived.registry import Derived
from materia_medica.check.facts import Facts, MissingError
from materia_medica.check.suites import Expectation
from materia_medica.schema.arrow import plain

_NAMES = {pa.bool_(): "bool", pa.int64(): "int64", pa.float64(): "double", pa.string(): "string"}


def shape(table: pa.Table) -> Columns:
    """One row per stored column: in `column` its place from 1, name and type in words."""
    return Columns({"column": pa.chunked_array([words_of(table)], pa.string())}, table.num_columns, as_objects=True)


def words_of(table: pa.Table) -> list[str]:
    """The place from 1, name and type of each stored column in words."""
    return [f"{i}. {f.name}: {type_name(f.type)}" for i, f in enumerate(table.schema, 1)]


def type_name(stored: pa.DataType) -> str:
    """The word for a stored type that the suites use."""
    if pa.types.is_dictionary(stored):
        return "dictionary"
    if pa.types.is_list(stored):
        return "list"
    if pa.types.is_timestamp(stored):
        return "timestamp"
    return _NAMES.get(stored, str(stored))


def frame(facts: Facts, table: str, rules: Iterable[Expectation]) -> tuple[Columns, dict[str, MissingError]]:
    """The columns that the rules read, and the derived ones that cannot be made, with why."""
    data = facts.table(table)
    columns: dict[str, pa.ChunkedArray] = {}
    missing: dict[str, MissingError] = {}
    for name in dict.fromkeys(c for rule in rules for c in rule.columns):
        if name in data.column_names:
            columns[name] = plain(data.column(name))
        elif made := find(table, name):
            try:
                values = facts.made_elsewhere(table, name)
                values = _made(facts, table, name, made) if values is None else values
                columns[name] = facts.made[table, name] = _chunked(values, made.stored)
            except MissingError as error:
                missing[name] = error
            except (TypeError, AttributeError, KeyError, ValueError, pa.ArrowException) as error:
                # a value of another kind than declared: the column's own rule fails too, this one must not raise
                missing[name] = MissingError(table, f"cannot be made: {type(error).__name__}: {error}")
    return Columns(columns, data.num_rows), missing


def _made(facts: Facts, table: str, name: str, made: Derived) -> Any:
    with facts.making(table, name):
        return made.make(facts, table)


def _chunked(values: Any, stored: pa.DataType) -> pa.ChunkedArray:
    if isinstance(values, pa.ChunkedArray):
        return values
    return pa.chunked_array([values if isinstance(values, pa.Array) else pa.array(values, stored)])
