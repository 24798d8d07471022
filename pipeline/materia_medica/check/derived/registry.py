"""Derived columns: what a rule needs to know about a row, made from several columns or tables.

A derived column is true or false (the rule expects true), or holds the names of the columns at fault (the rule expects
null). Great Expectations then checks one plain column, which is fast, and the suite stays readable.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import pyarrow as pa

from materia_medica.check.facts import Facts

Make = Callable[[Facts, str], Sequence[Any] | pa.Array | pa.ChunkedArray]


class Derived(NamedTuple):
    """How a derived column is made."""

    make: Make
    shows: tuple[str, ...]
    """Columns that a reader needs to see beside a failure."""
    stored: pa.DataType
    of_page: bool
    """Whether the value of a row follows from the rows of its page, refused ones among them, and from nothing else."""


_REGISTRY: dict[tuple[str, str], Derived] = {}


def derived(
    *tables: str,
    name: str | None = None,
    shows: tuple[str, ...] = (),
    stored: pa.DataType | None = None,
    of_page: bool = False,
) -> Callable[[Make], Make]:
    """Register a function (facts, table name) -> column as a derived column of `tables`, under its own name.

    One that is `of_page` is made of the rows of some pages at a time, and not of pages that did not change.
    """

    def register(make: Make) -> Make:
        for table in tables:
            _REGISTRY[table, name or make.__name__] = Derived(make, shows, stored or pa.bool_(), of_page)
        return make

    return register


def find(table: str, column: str) -> Derived | None:
    """The derived column `column` of `table`, if there is one."""
    return _REGISTRY.get((table, column))


def registered() -> tuple[tuple[str, str], ...]:
    """Every derived column as (table, column)."""
    return tuple(sorted(_REGISTRY))
