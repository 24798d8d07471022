"""The part of each suite that follows from the schema: columns, types, nulls, values, patterns, ranges, keys."""

from __future__ import annotations

from pathlib import Path

from materia_medica.check.suites import RELEASE, Expectation, Level, load_present, suites_folder, write_suite
from materia_medica.schema import TABLES, Column, Table

FIGURES_ABOUT = "Figures of a release as a whole, one row; a figure that too few rows carry is null and not judged."
STORED_AS = {
    "string": "string",
    "enum": "dictionary",
    "int": "int64",
    "float": "double",
    "bool": "bool",
    "timestamp": "timestamp",
    "strings": "list",
}
"""Name of the stored type per declared type, as `materia_medica.check.frames.shape` gives it."""


def generated(table: Table) -> tuple[Expectation, ...]:
    """Rules that follow from a table's declaration."""
    stored = [f"{i}. {c.name}: {STORED_AS[c.type]}" for i, c in enumerate(table.columns, 1)]
    rules = [
        _rule(
            table,
            "columns",
            "shape",
            f"Readers find the declared columns of {table.name}, in order and of their type.",
            "expect_column_values_to_be_in_set",
            column="column",
            value_set=stored,
        ),
        _rule(
            table,
            "all_columns",
            "shape",
            f"No column of {table.name} is missing.",
            "expect_table_row_count_to_equal",
            value=len(stored),
        ),
    ]
    required = [c.name for c in table.columns if not c.nullable]
    rules.append(
        _rule(
            table,
            "nothing_missing",
            "row",
            f"Never missing: {', '.join(required)}.",
            "expect_column_values_to_be_null",
            column="missing_in",
        )
    )
    if limits := [_limits(c) for c in table.columns if c.minimum is not None or c.maximum is not None]:
        rules.append(
            _rule(
                table,
                "ranges",
                "row",
                f"Numbers lie in their ranges: {'; '.join(limits)}.",
                "expect_column_values_to_be_null",
                column="out_of_range_in",
            )
        )
    for column in table.columns:
        rules.extend(_of_column(table, column))
    if texts := [c.name for c in table.columns if c.type in ("string", "strings")]:
        rules.append(
            _rule(
                table,
                "no_empty_string",
                "row",
                f"What is missing is null, never an empty string: {', '.join(texts)}.",
                "expect_column_values_to_be_null",
                column="empty_string_in",
            )
        )
    key = ", ".join(table.key)
    if len(table.key) == 1:
        rules.append(
            _rule(
                table,
                "key_is_unique",
                "table",
                f"{key} names one row.",
                "expect_column_values_to_be_unique",
                column=table.key[0],
            )
        )
    else:
        rules.append(
            _rule(
                table,
                "key_is_unique",
                "table",
                f"{key} together name one row.",
                "expect_compound_columns_to_be_unique",
                column_list=list(table.key),
            )
        )
    rules.append(
        _rule(
            table,
            "order",
            "table",
            f"Rows are sorted by {', '.join(table.sort)}.",
            "expect_column_values_to_be_in_set",
            column="in_order",
            value_set=[True],
        )
    )
    for key_to in table.foreign_keys:
        columns = "_and_".join(key_to.columns)
        rules.append(
            _rule(
                table,
                f"{columns}.found",
                "table",
                f"{columns} leads to a row of {key_to.to_table}: no reader is sent to a row that is not there.",
                "expect_column_values_to_be_in_set",
                column=f"{columns}_in_{key_to.to_table}",
                value_set=[True],
            )
        )
    return tuple(rules)


def _of_column(table: Table, column: Column) -> list[Expectation]:
    name = column.name
    rules: list[Expectation] = []
    if column.type == "enum":
        rules.append(
            _rule(
                table,
                f"{name}.known",
                "row",
                f"{name} has a closed list of values: {_clause(column)}",
                "expect_column_values_to_be_in_set",
                column=name,
                value_set=list(column.values),
            )
        )
    if column.type == "strings" and column.values:
        rules.append(
            _rule(
                table,
                f"{name}.known",
                "row",
                f"{name} has a closed list of values: {_clause(column)}",
                "expect_column_values_to_be_null",
                column=f"unknown_{name}",
            )
        )
    if column.pattern:
        rules.append(
            _rule(
                table,
                f"{name}.form",
                "row",
                f"{name} has one form: {_clause(column)}",
                "expect_column_values_to_match_regex",
                column=name,
                regex=f"^(?:{column.pattern})$",
            )
        )
    return rules


def _limits(column: Column) -> str:
    low = "" if column.minimum is None else f"{column.minimum:g} <= "
    high = "" if column.maximum is None else f" <= {column.maximum:g}"
    return f"{low}{column.name}{high}" + (f" ({column.unit})" if column.unit else "")


def _clause(column: Column) -> str:
    return column.description[0].lower() + column.description[1:]


def _rule(table: Table, name: str, level: Level, why: str, expectation: str, **kwargs: object) -> Expectation:
    return Expectation(f"{table.name}.{name}", table.name, level, "schema", "critical", why, expectation, kwargs)


def write_suites(project: Path) -> list[str]:
    """Write the generated part of every suite anew and keep what was written by hand; returns the changed tables."""
    folder = suites_folder(project)
    now = load_present(project)
    about = {name: t.description for name, t in TABLES.items()} | {RELEASE: FIGURES_ABOUT}
    changed = []
    for name in about:
        by_hand = [r for r in now.get(name, ()) if r.origin == "knowledge"]
        by_schema = generated(TABLES[name]) if name in TABLES else ()
        if write_suite(folder, name, about[name], [*by_schema, *by_hand]):
            changed.append(name)
    return changed
