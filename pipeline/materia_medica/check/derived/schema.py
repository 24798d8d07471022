"""Derived columns of the rules that follow from the schema: empty strings, closed lists, order, foreign keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.check.derived.registry import derived
from materia_medica.check.facts import Facts
from materia_medica.schema import TABLES, Column, ForeignKey
from materia_medica.schema.arrow import plain


def names_where(
    facts: Facts, table: str, columns: Sequence[str], at_fault: Callable[[pa.ChunkedArray], Any]
) -> list[str | None]:
    """Per row the names of the `columns` for which `at_fault` says true, null where there is none.

    `at_fault` turns a column into booleans of the same length.
    """
    return _named(facts, table, ((column, at_fault) for column in columns))


def _named(
    facts: Facts, table: str, faults: Iterable[tuple[str, Callable[[pa.ChunkedArray], Any]]]
) -> list[str | None]:
    """The same where each column has an `at_fault` of its own."""
    names: list[str | None] = [None] * facts.table(table).num_rows
    for column, at_fault in faults:
        mask = at_fault(facts.arrow(table, column))
        for i in pc.indices_nonzero(pc.fill_null(mask, False)).to_pylist():
            names[i] = column if names[i] is None else f"{names[i]}, {column}"
    return names


def text_columns(table: str, *, without: Sequence[str] = ()) -> list[str]:
    """Columns of plain words: strings without a pattern, and lists of strings without a closed list."""
    return [
        c.name
        for c in TABLES[table].columns
        if c.type in ("string", "strings") and not c.pattern and not c.values and c.name not in without
    ]


def in_lists(mask_of_values: Callable[[pa.Array], Any]) -> Callable[[pa.ChunkedArray], Any]:
    """`mask_of_values` for a column of strings or of lists, where one entry at fault puts the row at fault."""

    def mask(column: pa.ChunkedArray) -> Any:
        if not pa.types.is_list(column.type):
            return mask_of_values(column)
        whole = column.combine_chunks()
        entries = mask_of_values(pc.list_flatten(whole))
        at_fault = np.zeros(len(column), bool)
        at_fault[pc.list_parent_indices(whole).filter(pc.fill_null(entries, False)).to_numpy()] = True
        return pa.array(at_fault)

    return mask


def _empty(values: pa.Array) -> Any:
    words = values.cast(pa.string())
    return pc.or_(pc.equal(pc.binary_length(words), 0), pc.utf8_is_space(words))


def _is_in_order(facts: Facts, table: str) -> Any:
    """Whether each row's sort columns are not below those of the row before, as Arrow sorts: by code points."""
    rows = facts.table(table).num_rows
    if rows < 2:
        return [True] * rows
    ordered: Any = pa.scalar(True)
    for name in reversed(TABLES[table].sort):
        column = plain(facts.arrow(table, name))
        before, after = column.slice(0, rows - 1), column.slice(1)
        ordered = pc.or_(pc.less(before, after), pc.and_(pc.equal(before, after), ordered))
    return [True, *pc.fill_null(ordered, True).to_pylist()]


def _outside(column: Column) -> Callable[[pa.ChunkedArray], Any]:
    def outside(values: pa.ChunkedArray) -> Any:
        low = False if column.minimum is None else pc.less(values, column.minimum)
        high = False if column.maximum is None else pc.greater(values, column.maximum)
        return pc.or_(low, high)

    return outside


def _register(table: str) -> None:
    declared = TABLES[table]
    strings = [c.name for c in declared.columns if c.type in ("string", "strings")]

    def empty_string_in(facts: Facts, name: str) -> list[str | None]:
        return names_where(facts, name, strings, in_lists(_empty))

    derived(table, name="empty_string_in", stored=pa.string(), of_page=True)(empty_string_in)
    required = [c.name for c in declared.columns if not c.nullable]
    limited = [c for c in declared.columns if c.minimum is not None or c.maximum is not None]

    def missing_in(facts: Facts, name: str) -> list[str | None]:
        return names_where(facts, name, required, pc.is_null)

    def out_of_range_in(facts: Facts, name: str) -> list[str | None]:
        return _named(facts, name, ((c.name, _outside(c)) for c in limited))

    derived(table, name="missing_in", stored=pa.string(), of_page=True)(missing_in)
    if limited:
        derived(table, name="out_of_range_in", stored=pa.string(), of_page=True)(out_of_range_in)
    derived(table, name="in_order", shows=declared.sort)(_is_in_order)
    for column in declared.columns:
        if column.type == "strings" and column.values:
            _register_closed_list(table, column)
    for key in declared.foreign_keys:
        _register_foreign_key(table, key)


def _register_closed_list(table: str, column: Column) -> None:
    def unknown(facts: Facts, name: str) -> list[str | None]:
        allowed = pa.array(column.values, pa.string())
        known = in_lists(lambda values: pc.invert(pc.is_in(values, value_set=allowed)))
        return names_where(facts, name, [column.name], known)

    derived(table, name=f"unknown_{column.name}", stored=pa.string(), shows=(column.name,), of_page=True)(unknown)


def _register_foreign_key(table: str, key: ForeignKey) -> None:
    def found(facts: Facts, name: str) -> Sequence[bool]:
        if len(key.columns) == 1:
            values = facts.arrow(name, key.columns[0])
            known = facts.arrow(key.to_table, key.to_columns[0]).unique()
            return pc.or_(pc.is_null(values), pc.is_in(values, value_set=known))  # type: ignore[no-any-return]
        there = set(facts.rows(key.to_table, *key.to_columns))
        return [None in row or row in there for row in facts.rows(name, *key.columns)]

    derived(table, name=f"{'_and_'.join(key.columns)}_in_{key.to_table}", shows=key.columns)(found)


for _table in TABLES:
    _register(_table)
