"""`corrections/*.yaml`: which row, the values expected to be found, what they become, why, who, when."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, model_validator

from materia_medica.schema import PAGE_TABLES, TABLES, Column
from materia_medica.settings.model import Model, Text, one_of, validated, wrong
from materia_medica.settings.yaml import read_yaml

FOLDER = "corrections"
TABLES_CORRECTED = tuple(name for name in PAGE_TABLES if name not in ("arms", "rejects"))
_FIXED = {
    "monograph_id",
    "source",
    "path",
    "drug_id",
    "sha256",
    "bytes",
    "text",
    "structure",
    "position",
    "evidence_start",
    "evidence_end",
}
"""Columns that say where a row comes from, or that later stages make: no correction changes them."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry."""

    place: str
    """File and number of the entry, for messages."""
    table: str
    page: str
    """`monograph_id` of the page."""
    row: str
    """The row's key: its id, or its position on the page for `sections` and `asides`; the page's id for a page."""
    found: dict[str, Any] = field(hash=False)
    becomes: dict[str, Any] | None = field(hash=False)
    """New values by column; null where the row is dropped."""
    why: str
    who: str
    when: datetime.date


class _CorrectionEntry(Model):
    """One entry of a file."""

    table: Annotated[str, one_of(TABLES_CORRECTED)]
    page: Text
    row: Annotated[Text, BeforeValidator(lambda said: str(said) if type(said) is int else said)]
    found: dict[str, Any]
    becomes: dict[str, Any] | None = None
    drop: bool = False
    why: Text
    who: Text
    when: datetime.date

    @model_validator(mode="after")
    def _fits_the_table(self) -> _CorrectionEntry:
        if self.drop == bool(self.becomes):
            raise wrong("say either 'drop: true' or what the values become")
        _check_values(self.table, "found", self.found)
        if self.becomes:
            _check_values(self.table, "becomes", self.becomes)
            if self.becomes.keys() != self.found.keys():
                raise wrong(
                    "'found' and 'becomes' name the same columns, so that an outdated fix is noticed", "becomes"
                )
        return self


def load_corrections(project: Path) -> list[Correction]:
    """All entries of `corrections/*.yaml`, in the order of file names; raises `SettingsError`."""
    found: list[Correction] = []
    for path in sorted((project / FOLDER).glob("*.yaml")):
        file = f"{FOLDER}/{path.name}"
        stated = read_yaml(path, shown=file)
        if stated.value is None:
            continue
        for number, entry in enumerate(validated(list[_CorrectionEntry], stated), 1):
            facts = {name: getattr(entry, name) for name in _CorrectionEntry.model_fields if name != "drop"}
            found.append(Correction(place=f"{file}, entry {number}", **facts))
    return found


def _check_values(table: str, field_name: str, values: dict[str, Any]) -> None:
    declared = {c.name: c for c in TABLES[table].columns}
    if not values:
        raise wrong("has a value by column", field_name)
    for column, value in values.items():
        if column not in declared:
            raise wrong(f"table {table} has no column '{column}'", field_name, column)
        if field_name == "becomes" and (column in _FIXED or column in TABLES[table].key):
            raise wrong(f"'{column}' says where the row comes from and is not corrected", field_name, column)
        if not _fits(declared[column], value):
            raise wrong(f"'{column}' cannot be {value!r}: {declared[column].description}", field_name, column)


def _fits(column: Column, value: Any) -> bool:
    if value is None:
        return column.nullable
    if column.type == "strings":
        return isinstance(value, list) and all(
            isinstance(v, str) and (not column.values or v in column.values) for v in value
        )
    if column.type == "timestamp":
        return isinstance(value, datetime.datetime)
    if column.type == "enum":
        return value in column.values
    kinds: dict[str, tuple[type, ...]] = {"string": (str,), "int": (int,), "float": (int, float), "bool": (bool,)}
    return isinstance(value, kinds[column.type]) and not (isinstance(value, bool) and column.type != "bool")
