"""The files by which a release is a database."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa

from materia_medica import disk
from materia_medica.release.database.datasette import DATABASE, metadata
from materia_medica.release.database.dialects import DIALECTS
from materia_medica.release.database.load import load_script
from materia_medica.release.database.schema import schema_script
from materia_medica.release.database.sqlite import write_sqlite

SQLITE_FILE = f"{DATABASE}.sqlite"
DATASETTE = "datasette.json"
SCRIPTS = "sql"


def write_database(tables: Mapping[str, pa.Table], folder: Path, *, csv_ending: str) -> list[str]:
    """Write those of them that `folder` lacks; their names within it."""
    lacking = []
    if not (folder / SQLITE_FILE).exists():
        write_sqlite(tables, folder / SQLITE_FILE)
        disk.sync_file(folder / SQLITE_FILE)
        lacking.append(SQLITE_FILE)
    said = {DATASETTE: json.dumps(metadata(), indent=2, ensure_ascii=False) + "\n"}
    for dialect in DIALECTS:
        said[f"{SCRIPTS}/{dialect.name}-schema.sql"] = schema_script(dialect)
        said[f"{SCRIPTS}/{dialect.name}-load.sql"] = load_script(dialect, csv_ending)
    (folder / SCRIPTS).mkdir(exist_ok=True)
    for name, text in said.items():
        if not (folder / name).exists():
            disk.write_durably(folder / name, text.encode())
            lacking.append(name)
    disk.sync_folder(folder / SCRIPTS)
    return lacking
