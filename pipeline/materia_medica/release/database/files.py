"""The files by which a release is a database."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from materia_medica import disk
from materia_medica.release import layout
from materia_medica.release.database.datasette import metadata
from materia_medica.release.database.dialects import DIALECTS
from materia_medica.release.database.load import load_script
from materia_medica.release.database.schema import schema_script
from materia_medica.release.database.sqlite import write_sqlite
from materia_medica.release.formats import MAIN, OutputFormat, files_wanted, further
from materia_medica.schema import TABLES

DATASETTE = "datasette.json"
SCRIPTS = "sql"


def has_sqlite(manifest: Mapping[str, Any]) -> bool:
    """Whether a release is to have the SQLite file; one whose manifest does not say so, where it lists the file."""
    return bool(manifest.get("database", layout.SQLITE in manifest.get("files", ())))


def write_database(
    tables: Mapping[str, pa.Table], folder: Path, forms: Iterable[OutputFormat], *, with_sqlite: bool = True
) -> list[str]:
    """Write those of them that `folder` lacks; their names within it. Without SQLite, those are the scripts alone.

    `forms` are those in which the tables ship, the main one of which is there; the scripts load CSV, or the main one.
    """
    base = write_base(tables, folder) if with_sqlite else []
    return [*base, *write_scripts(folder, forms, with_sqlite=with_sqlite)]


def write_base(tables: Mapping[str, pa.Table], folder: Path) -> list[str]:
    """Write the SQLite file where `folder` lacks it; its name, where it was written."""
    path = folder / layout.SQLITE
    if path.exists():
        return []
    write_sqlite(tables, path)
    disk.sync_file(path)
    return [layout.SQLITE]


def write_scripts(folder: Path, forms: Iterable[OutputFormat], *, with_sqlite: bool) -> list[str]:
    """Write what `write_database` writes beside the SQLite file."""
    parquet = {name: files_wanted(folder, name, MAIN) for name in TABLES}
    csv_ending = further(forms)[0].ending
    said = {DATASETTE: json.dumps(metadata(), indent=2, ensure_ascii=False) + "\n"} if with_sqlite else {}
    for dialect in DIALECTS:
        said[f"{SCRIPTS}/{dialect.name}-schema.sql"] = schema_script(dialect)
        said[f"{SCRIPTS}/{dialect.name}-load.sql"] = load_script(dialect, csv_ending, parquet)
    (folder / SCRIPTS).mkdir(exist_ok=True)
    lacking = [name for name in said if not (folder / name).exists()]
    for name in lacking:
        disk.write_durably(folder / name, said[name].encode())
    disk.sync_folder(folder / SCRIPTS)
    return lacking
