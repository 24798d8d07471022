"""The tables of a folder as they are stored, with no type or order mended."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from materia_medica.check.figures import COLUMNS, MEASURED
from materia_medica.check.results import RuleResult
from materia_medica.check.suites import suites_folder
from materia_medica.schema import TABLES
from materia_medica.settings.drift import FILE_NAME, load_ranges
from materia_medica.store import read_whole
from materia_medica.table_files import files_of


def last_tables(release: Path, project: Path) -> dict[str, pa.Table]:
    """The tables of an earlier release as they are stored, of their columns those by which the project measures drift;
    one that cannot be read is left out. Raises `SuiteError` and `SettingsError`.
    """
    listed = load_ranges(suites_folder(project) / FILE_NAME).new_values
    measured = COLUMNS | {column.partition(".")[2] for column in listed}
    return stored_tables(release, MEASURED, measured)[0]


def stored_tables(
    folder: Path, names: Collection[str] = tuple(TABLES), columns: Collection[str] | None = None
) -> tuple[dict[str, pa.Table], list[RuleResult]]:
    """The tables of these names that can be read, of their columns those that are said, and what cannot be read."""
    tables, unreadable = {}, []
    for name, files in ((n, files_of(folder, n)) for n in TABLES if n in names):
        if not files:
            continue
        try:
            wanted = [c for c in pq.read_schema(files[0]).names if c in columns] if columns else None
            tables[name] = read_whole(files, wanted)
        except (pa.ArrowException, OSError) as error:
            said = " ".join(str(error).split())[:300]
            why = "A table can be read."
            unreadable.append(RuleResult(f"{name}.readable", name, "file", "critical", why, False, 0, 1, said))
    return tables, unreadable
