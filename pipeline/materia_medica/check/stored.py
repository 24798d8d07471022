"""The tables of a folder as they are stored, with no type or order mended."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from materia_medica.check.results import RuleResult
from materia_medica.schema import TABLES
from materia_medica.store import read_whole
from materia_medica.table_files import files_of


def last_tables(release: Path) -> dict[str, pa.Table]:
    """The tables of an earlier release as they are stored, without long texts; one that cannot be read is left out."""
    return stored_tables(release, without=("text", "structure", "answer", "row_json"))[0]


def stored_tables(folder: Path, without: Collection[str] = ()) -> tuple[dict[str, pa.Table], list[RuleResult]]:
    """The tables that can be read, those columns left out that nobody asks for, and what cannot be read."""
    tables, unreadable = {}, []
    for name, files in ((n, files_of(folder, n)) for n in TABLES):
        if not files:
            continue
        try:
            wanted = [c for c in pq.read_schema(files[0]).names if c not in without] if without else None
            tables[name] = read_whole(files, wanted)
        except (pa.ArrowException, OSError) as error:
            said = " ".join(str(error).split())[:300]
            why = "A table can be read."
            unreadable.append(RuleResult(f"{name}.readable", name, "file", "critical", why, False, 0, 1, said))
    return tables, unreadable
