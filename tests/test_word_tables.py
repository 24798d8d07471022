"""The reviewed tables of words hold words: what YAML reads as true or false was meant as the word "on", "no" or "yes"."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from typing import Any

import pytest
import yaml

PACKAGE = resources.files("materia_medica")


def _tables(folder: Any) -> Iterator[Any]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _tables(entry)
        elif entry.name.endswith(".yaml"):
            yield entry


def _switches(said: Any) -> Iterator[str]:
    """Keys that are, and lists that hold, true or false."""
    if isinstance(said, dict):
        yield from (f"key {key}" for key in said if isinstance(key, bool))
        for key, value in said.items():
            yield from (f"{key}: {fault}" for fault in _switches(value))
    elif isinstance(said, list):
        yield from (f"item {n}" for n, item in enumerate(said) if isinstance(item, bool))
        for item in said:
            yield from _switches(item)


def test_a_list_that_holds_true_is_found() -> None:
    assert list(_switches(yaml.safe_load("words: [at, on, to]"))) == ["words: item 1"]
    assert list(_switches(yaml.safe_load('words: [at, "on", to]'))) == []


@pytest.mark.parametrize("table", sorted(_tables(PACKAGE), key=str), ids=lambda table: table.name)
def test_no_word_of_a_table_is_read_as_true_or_false(table) -> None:
    assert list(_switches(yaml.load(table.read_text("utf-8"), Loader=yaml.CSafeLoader))) == []
