"""Apply corrections to extracted tables. One that no longer fits fails the run: it has outlived its error."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from materia_medica.rejects import Refusal, refuse
from materia_medica.schema import TABLES
from materia_medica.schema.arrow import conform, from_columns
from materia_medica.schema.ids import effect_id, fold
from materia_medica.settings.corrections import Correction, load_corrections

STAGE = "correct"
DROPPED = "dropped_by_correction"
"""Rule under which a dropped row stands in `rejects`."""


class CorrectionError(Exception):
    """A correction does not fit the tables; the message names the file, the entry and what to do."""


def apply(tables: Mapping[str, pa.Table], project: Path) -> dict[str, pa.Table]:
    """`tables` with the corrections of `corrections/*.yaml`; dropped rows stand in `rejects`.

    Corrections of a source that has no page in these tables are left out. Ids stay: they name the statement on the
    page. Raises `CorrectionError` for an entry that finds another value than expected, or no row, and
    `SettingsError` for a file that cannot be used.
    """
    return apply_corrections(tables, corrections_for(tables, project))


def apply_where_pages_are(corrections: Sequence[Correction], tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """`tables`, which are those of some of the pages, with the corrections of these pages; raises as `apply`."""
    pages = set(tables["monographs"].column("monograph_id").to_pylist())
    return apply_corrections(tables, [c for c in corrections if c.page in pages])


def corrections_for(tables: Mapping[str, pa.Table], project: Path) -> list[Correction]:
    """The project's corrections of sources that have a page in these tables; raises `SettingsError`."""
    return [c for c in load_corrections(project) if c.page.split("/", 1)[0] in _sources(tables)]


def apply_corrections(tables: Mapping[str, pa.Table], corrections: Sequence[Correction]) -> dict[str, pa.Table]:
    """`tables` with these corrections; raises `CorrectionError`."""
    out = dict(tables)
    by_table: dict[str, list[Correction]] = defaultdict(list)
    for correction in corrections:
        by_table[correction.table].append(correction)
    dropped: dict[str, dict[int, Refusal]] = {}
    changes: dict[str, dict[int, dict[str, Any]]] = {}
    for name, entries in by_table.items():
        rows = _rows(tables[name], name)
        dropped[name], changes[name] = {}, {}
        touched: dict[int, Correction] = {}
        for entry in entries:
            row = _find(tables[name], rows, entry)
            if row in touched:
                raise CorrectionError(f"{entry.place}: {touched[row].place} corrects the same row; make them one entry")
            touched[row] = entry
            if entry.becomes is None:
                dropped[name][row] = Refusal(DROPPED, f"{entry.why} ({entry.who}, {entry.when}; {entry.place})")
            else:
                changes[name][row] = _with_what_follows(name, entry.becomes)
        out[name] = _changed(name, tables[name], changes[name])
    return refuse(out, dropped, STAGE)


def _sources(tables: Mapping[str, pa.Table]) -> set[str]:
    return {
        s for n in ("monographs", "rejects") if n in tables for s in tables[n].column("source").unique().to_pylist()
    }


def _rows(table: pa.Table, name: str) -> dict[tuple[str, str], int]:
    key = TABLES[name].key[-1]  # the position where the page belongs to the key
    pairs = zip(table.column("monograph_id").to_pylist(), table.column(key).to_pylist(), strict=True)
    return {(page, str(row)): i for i, (page, row) in enumerate(pairs)}


def _find(table: pa.Table, rows: Mapping[tuple[str, str], int], entry: Correction) -> int:
    row = rows.get((entry.page, entry.row))
    if row is None:
        raise CorrectionError(
            f"{entry.place}: no row {entry.row} of {entry.table} on page {entry.page}; "
            "if the page no longer states it, delete the entry"
        )
    for column, expected in entry.found.items():
        value = table.column(column)[row].as_py()
        if value != expected:
            raise CorrectionError(
                f"{entry.place}: expected {column} {expected!r} in row {entry.row} of {entry.table} on "
                f"page {entry.page}, found {value!r}; the error it mended may be gone: delete "
                "or renew the entry"
            )
    return row


def _with_what_follows(table: str, becomes: Mapping[str, Any]) -> dict[str, Any]:
    """A corrected effect leads to another distinct effect."""
    values = dict(becomes)
    if table == "side_effects" and "effect" in values and "effect_id" not in values:
        values["effect_id"] = effect_id(fold(values["effect"]))
    return values


def _changed(name: str, table: pa.Table, changes: Mapping[int, Mapping[str, Any]]) -> pa.Table:
    if not changes:
        return table
    declared = TABLES[name]
    touched = {column for values in changes.values() for column in values}
    for column in touched:
        data = table.column(column).to_pylist()
        for row, values in changes.items():
            if column in values:
                data[row] = values[column]
        one = type(declared)(name, "", (), (), (declared.column(column),))
        table = table.set_column(table.column_names.index(column), column, from_columns(one, [data]).column(0))
    return conform(declared, table)
