"""Run the rules of one table and say what each found."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from materia_medica.check.columns import Columns
from materia_medica.check.facts import Facts
from materia_medica.check.frames import frame, shape
from materia_medica.check.plainly import judged
from materia_medica.check.suites import Expectation
from materia_medica.check.validate import Verdict, validate
from materia_medica.link.distinct import in_numbers
from materia_medica.schema import PAGE_TABLES, TABLES

_UNIQUE = frozenset(("expect_column_values_to_be_unique", "expect_compound_columns_to_be_unique"))
"""Kinds of expectations that ask which values are equal, and nothing else of them."""
DERIVED_TABLES = tuple(name for name in TABLES if name not in PAGE_TABLES)
"""Tables that a staging folder may lack: they are built after the row checks."""


def outcomes(
    facts: Facts, table: str, rules: Sequence[Expectation], *, unbuilt: Sequence[str] = (), plainly: bool = False
) -> dict[str, Verdict | None]:
    """What each rule found; null where it needs a table of `unbuilt`. With `plainly`, only rules of which there is any
    doubt are run by their library (see `materia_medica.check.plainly`).
    """
    run = _judged if plainly else validate
    of_shape = [r for r in rules if r.level == "shape"]
    of_rows = [r for r in rules if r.level != "shape"]
    found: dict[str, Verdict | None] = dict(run(shape(facts.table(table)), of_shape)) if of_shape else {}
    if of_rows:
        data, missing = frame(facts, table, of_rows)
        runnable = []
        for rule in of_rows:
            lost = [missing[c] for c in rule.columns if c in missing]
            if lost and all(error.table in unbuilt for error in lost):
                found[rule.name] = None
            elif lost:
                found[rule.name] = Verdict(False, (), f"cannot be checked: {lost[0]}")
            else:
                runnable.append(rule)
        told_apart = [rule for rule in runnable if rule.expectation in _UNIQUE]
        found.update(run(data, [rule for rule in runnable if rule.expectation not in _UNIQUE]))
        found.update(run(_as_numbers(data, told_apart), told_apart))
    return found


def _judged(columns: Columns, rules: Sequence[Expectation]) -> dict[str, Verdict]:
    found = judged(columns, rules)
    return {**found, **validate(columns, [rule for rule in rules if rule.name not in found])}


def _as_numbers(data: Columns, rules: Sequence[Expectation]) -> Columns:
    """The columns that these rules read, equal values as equal numbers: a key has a word of its own in each row."""
    names = {name for rule in rules for name in rule.columns}
    return data._replace(by_name={name: _numbers(c) for name, c in data.by_name.items() if name in names})


def _numbers(column: pa.ChunkedArray) -> pa.ChunkedArray:
    try:
        return in_numbers(column)
    except pa.ArrowException:  # another type than declared, of which the rule itself says that it cannot be checked
        return column
