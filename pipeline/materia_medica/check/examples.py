"""Rows that break a rule, as a person looks them up: key, page, the values at fault, the sentence."""

from __future__ import annotations

from typing import Any

from materia_medica.check.derived import find
from materia_medica.check.facts import Facts, MissingError
from materia_medica.check.frames import words_of
from materia_medica.check.results import Example
from materia_medica.check.suites import Expectation
from materia_medica.schema import TABLES

SHOWN = 5
"""Examples per rule."""


def examples(facts: Facts, rule: Expectation, rows: tuple[int, ...]) -> tuple[Example, ...]:
    """The first few of the rows (of the columns, for a rule about shape) that break a rule."""
    if rule.level == "shape":
        words = words_of(facts.table(rule.table))
        return tuple(Example(words[row], None, f"found {words[row]}", None) for row in rows[:SHOWN])
    return tuple(example(facts, rule, row) for row in rows[:SHOWN])


def example(facts: Facts, rule: Expectation, row: int) -> Example:
    """One row that breaks a rule."""
    return Example(
        row_key(facts, rule.table, row),
        _page(facts, rule.table, row),
        found(facts, rule, row),
        _words(facts, rule.table, row),
    )


def row_key(facts: Facts, table: str, row: int) -> str:
    """The row's key, its parts joined by `/`."""
    key = TABLES[table].key if table in TABLES else ()
    return "/".join(str(_value(facts, table, c, row)) for c in key) or str(row)


def found(facts: Facts, rule: Expectation, row: int) -> str:
    """The values at fault, as `column: value`."""
    columns: list[str] = []
    for name in rule.columns:
        made = None if _has(facts, rule.table, name) else find(rule.table, name)
        if made is None:
            columns.append(name)
        elif made.shows:
            columns.extend(made.shows)
        else:  # the derived column names the columns at fault
            columns.extend(str(facts.made[rule.table, name][row].as_py()).split(", "))
    return "; ".join(f"{c}: {_shown(_value(facts, rule.table, c, row))}" for c in dict.fromkeys(columns))


def _has(facts: Facts, table: str, column: str) -> bool:
    return column in facts.table(table).column_names


def _value(facts: Facts, table: str, column: str, row: int) -> Any:
    return facts.arrow(table, column)[row].as_py() if _has(facts, table, column) else None


def _shown(value: Any) -> str:
    if value is None:
        return "null"
    words = (", ".join(map(str, value)) or "none") if isinstance(value, list) else str(value)
    return repr(words) if isinstance(value, str) and (not words or words != words.strip()) else words[:300]


def _page(facts: Facts, table: str, row: int) -> str | None:
    if _has(facts, table, "monograph_id"):
        return _value(facts, table, "monograph_id", row)  # type: ignore[no-any-return]
    if _has(facts, table, "preferred_monograph_id"):
        return _value(facts, table, "preferred_monograph_id", row)  # type: ignore[no-any-return]
    if _has(facts, table, "path"):
        return f"{_value(facts, table, 'source', row)}/{_value(facts, table, 'path', row)}"
    return None


def _words(facts: Facts, table: str, row: int) -> str | None:
    if not _has(facts, table, "evidence_start"):
        return None
    try:
        return facts.evidence(table)[row]
    except (MissingError, TypeError):
        return None
