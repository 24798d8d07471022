"""`corrections/*.yaml`: which row, the values expected to be found, what they become, why, who, when."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from materia_medica.rejects import ROW_TABLES
from materia_medica.schema import TABLES, Column

FOLDER = "corrections"
TABLES_CORRECTED = ("monographs", *ROW_TABLES)
_FIELDS = {"table", "page", "row", "found", "becomes", "drop", "why", "who", "when"}
_FIXED = {
    "monograph_id",
    "source",
    "path",
    "drug_id",
    "sha256",
    "bytes",
    "text",
    "position",
    "evidence_start",
    "evidence_end",
}
"""Columns that say where a row comes from, or that later stages make: no correction changes them."""


class CorrectionError(Exception):
    """A correction cannot be applied; the message names the file, the entry and what to do."""


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


def load_corrections(project: Path) -> list[Correction]:
    """All entries of `corrections/*.yaml`, in the order of file names; raises `CorrectionError`."""
    found: list[Correction] = []
    for path in sorted((project / FOLDER).glob("*.yaml")):
        try:
            said = yaml.safe_load(path.read_text("utf-8"))
        except (OSError, yaml.YAMLError, UnicodeDecodeError) as error:
            raise CorrectionError(f"{path}: not valid YAML: {error}") from None
        if said is None:
            continue
        if not isinstance(said, list):
            raise CorrectionError(f"{path}: expected a list of entries, each beginning with '- table:'")
        found.extend(_entry(f"{FOLDER}/{path.name}, entry {i}", entry) for i, entry in enumerate(said, 1))
    return found


def _entry(place: str, said: Any) -> Correction:
    if not isinstance(said, dict) or not said.keys() <= _FIELDS:
        unknown = sorted(said.keys() - _FIELDS) if isinstance(said, dict) else [repr(said)]
        raise CorrectionError(
            f"{place}: unknown {', '.join(map(str, unknown))}; known are {', '.join(sorted(_FIELDS))}"
        )
    if lacks := [n for n in ("table", "page", "row", "found", "why", "who", "when") if not said.get(n)]:
        raise CorrectionError(f"{place}: lacks {', '.join(lacks)}")
    table = said["table"]
    if table not in TABLES_CORRECTED:
        raise CorrectionError(f"{place}: table is '{table}'; corrected are {', '.join(TABLES_CORRECTED)}")
    drop, becomes = said.get("drop", False), said.get("becomes")
    if (drop is True) == bool(becomes) or drop not in (True, False):
        raise CorrectionError(f"{place}: say either 'drop: true' or what the values become")
    if not isinstance(said["when"], datetime.date):
        raise CorrectionError(f"{place}: 'when' is a date like 2026-01-31")
    for name in ("found", "becomes"):
        _values(place, table, name, said.get(name))
    if becomes and becomes.keys() != said["found"].keys():
        raise CorrectionError(
            f"{place}: 'found' and 'becomes' name the same columns, so that an outdated fix is noticed"
        )
    return Correction(
        place,
        table,
        str(said["page"]),
        str(said["row"]),
        said["found"],
        becomes,
        str(said["why"]),
        str(said["who"]),
        said["when"],
    )


def _values(place: str, table: str, name: str, values: Any) -> None:
    if values is None:
        return
    if not isinstance(values, dict) or not values:
        raise CorrectionError(f"{place}: '{name}' has a value by column")
    declared = {c.name: c for c in TABLES[table].columns}
    for column, value in values.items():
        if column not in declared:
            raise CorrectionError(f"{place}: table {table} has no column '{column}'")
        if name == "becomes" and (column in _FIXED or column in TABLES[table].key):
            raise CorrectionError(f"{place}: '{column}' says where the row comes from and is not corrected")
        if not _fits(declared[column], value):
            raise CorrectionError(f"{place}: '{column}' cannot be {value!r}: {declared[column].description}")


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
