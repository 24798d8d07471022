"""What a hundred checks of nearly the same release need to find only once, for tests that make so many.

A verdict of Great Expectations follows from the rule and the columns that it reads, the rows of a page from the page.
Both are found as always where they were not seen before; nothing else of a check is remembered.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
import pytest

from materia_medica.check import extracted_again, outcomes
from materia_medica.check.columns import Columns
from materia_medica.check.suites import Expectation
from materia_medica.check.validate import Verdict, validate
from materia_medica.schema.rows import PageRows

_PATCHED = ((outcomes, "validate"), (extracted_again, "rows_again"))


class Memory:
    """What checks have found so far."""

    def __init__(self) -> None:
        self.verdicts: dict[tuple[str, ...], Verdict] = {}
        self.pages: dict[str, PageRows] = {}


def remember(patch: pytest.MonkeyPatch, memory: Memory | None = None) -> None:
    """Let checks remember until `patch` is undone; in `memory`, where several patches share one."""
    memory = memory or Memory()
    verdicts, pages = memory.verdicts, memory.pages
    make = extracted_again.rows_again

    def validated(columns: Columns, rules: Sequence[Expectation]) -> dict[str, Verdict]:
        contents = {name: _content(column) for name, column in columns.by_name.items()}
        keys = {rule.name: _key(rule, contents) for rule in rules}
        new = [rule for rule in rules if keys[rule.name] not in verdicts]
        verdicts.update({keys[name]: verdict for name, verdict in validate(columns, new).items()})
        return {rule.name: verdicts[keys[rule.name]] for rule in rules}

    def page(row: Mapping[str, Any], source: Mapping[str, Any]) -> PageRows:
        key = repr((row, source))
        if key not in pages:
            pages[key] = make(row, source)
        return pages[key]

    for (module, name), instead in zip(_PATCHED, (validated, page), strict=True):
        patch.setattr(module, name, instead)


def _key(rule: Expectation, contents: Mapping[str, str]) -> tuple[str, ...]:
    """The rule and what it looks at: its columns, or the whole frame where it names none."""
    names = rule.columns or tuple(contents)
    return rule.name, rule.expectation, repr(rule.kwargs), *(f"{name}: {contents.get(name)}" for name in names)


def _content(column: pa.ChunkedArray) -> str:
    table = pa.table({"column": column})
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    return hashlib.sha256(sink.getvalue()).hexdigest()
