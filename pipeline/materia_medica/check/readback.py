"""Read a written release back: what the files hold is what was checked, in every format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from materia_medica.check.file_problems import Problem, in_a_line
from materia_medica.check.manifest_files import check_manifest, files_in
from materia_medica.check.proven import holds as seen_to_hold
from materia_medica.release import layout
from materia_medica.release.csv import PACKED
from materia_medica.release.database.sqlite import sqlite_pieces
from materia_medica.release.formats import OutputFormat, file_name, formats_of, further
from materia_medica.release.layout import MANIFEST, read_manifest
from materia_medica.release.members import Kept
from materia_medica.resting import dropping, let_go
from materia_medica.schema import TABLES, Table
from materia_medica.schema.arrow import arrow_schema, plain
from materia_medica.store import in_pieces, read_whole
from materia_medica.table_files import called, files_of

THREADS = 2
"""Tables read at the same time: a piece of each is in memory."""


def read_back(
    folder: Path,
    tables: Mapping[str, pa.Table] | None,
    *,
    parquet: Mapping[str, pa.Table] | None = None,
    further: Callable[[], Sequence[Problem]] | None = None,
) -> list[Problem]:
    """Problems of the files in `folder`; `parquet` hands on tables that were just read from its Parquet files.

    With `tables`, the checked ones, the files must hold exactly these; the manifest is then checked only where it was
    written already (see `check_manifest`). `further` gives what `further_problems` found, where somebody else asks.
    """
    names = list(tables) if tables is not None else [n for n in TABLES if files_of(folder, n)]
    wanted = names if tables is not None else list(TABLES)
    forms = formats_of(folder, _said_by(folder))
    problems = [
        Problem("files.listed", file, "the file is missing")
        for file in files_in(folder, wanted, forms)
        if not (folder / file).exists()
    ]
    if tables is None or (folder / MANIFEST).exists():
        problems.extend(check_manifest(folder, names))
    read: dict[str, pa.Table] = {}
    with ThreadPoolExecutor(THREADS) as pool:  # Arrow reads without the interpreter's lock
        for name, table, found in pool.map(lambda n: _read(folder, n, tables, (parquet or {}).get(n)), names):
            problems.extend(found)
            if table is not None:
                read[name] = table
    let_go()
    problems.extend(_keys(folder, read))
    return [*problems, *(further() if further else further_problems(folder, read, forms))]


def further_problems(
    folder: Path, read: Mapping[str, pa.Table], forms: Iterable[OutputFormat], kept: Kept | None = None
) -> list[Problem]:
    """Problems of the files in all formats but the main one, which holds the tables `read`, and of the database.

    `kept` says what earlier runs saw of compressed CSV.
    """
    return [*form_problems(folder, read, forms, kept), *base_problems(folder, read)]


def form_problems(
    folder: Path, read: Mapping[str, pa.Table], forms: Iterable[OutputFormat], kept: Kept | None = None
) -> list[Problem]:
    """Those of them that are of formats."""
    jobs = [(name, form) for form in further(forms) for name in read]
    with ThreadPoolExecutor(THREADS) as pool:
        found = pool.map(lambda job: list(_same(TABLES[job[0]], job[1], folder, read[job[0]], kept)), jobs)
        return [problem for of_file in found for problem in of_file]


def base_problems(folder: Path, read: Mapping[str, pa.Table]) -> list[Problem]:
    """Those of them that are of the database."""
    return list(_sqlite(folder / layout.SQLITE, read)) if (folder / layout.SQLITE).exists() else []


def _read(
    folder: Path, name: str, tables: Mapping[str, pa.Table] | None, parquet: pa.Table | None
) -> tuple[str, pa.Table | None, list[Problem]]:
    files, shown = files_of(folder, name), called(folder, name)
    if not files:
        return name, None, []
    wanted = tables[name] if tables is not None else None
    try:
        problems = [p for file in files for p in _schema(TABLES[name], file, shown_in=folder)]
        if parquet is None and wanted is not None and not _difference(in_pieces(files), wanted):
            return name, wanted, problems
        read = read_whole(files) if parquet is None else parquet
    except (pa.ArrowException, OSError) as error:
        return name, None, [Problem("files.readable", shown, in_a_line(error))]
    if wanted is not None and (difference := _difference([read], wanted)):
        problems.append(Problem("files.same_as_checked", shown, difference))
    return name, read, problems


def _schema(table: Table, path: Path, *, shown_in: Path) -> Iterator[Problem]:
    read, wanted = pq.read_schema(path), arrow_schema(table)
    file = path.relative_to(shown_in).as_posix()
    if read.names != wanted.names:
        yield Problem("files.schema", file, f"columns are {', '.join(read.names)}")
        return
    for field, declared in zip(read, wanted, strict=True):
        if field.type != declared.type:
            yield Problem("files.schema", file, f"{field.name} is {field.type}, declared is {declared.type}")
        elif (field.metadata or {}).get(b"description") != declared.metadata[b"description"]:
            yield Problem("files.schema", file, f"{field.name} lacks its description")


def _said_by(folder: Path) -> Mapping[str, Any]:
    """The manifest; empty where there is none yet, or none that can be read, which `check_manifest` tells."""
    try:
        return read_manifest(folder)
    except (OSError, ValueError):
        return {}


def _same(table: Table, form: OutputFormat, folder: Path, wanted: pa.Table, kept: Kept | None) -> Iterator[Problem]:
    """Whether a further format of a table holds the rows of the main one."""
    path = folder / file_name(table.name, form)
    if not path.exists():
        return
    try:
        if kept and path.suffix == PACKED and seen_to_hold(table, path, wanted, kept):
            return
        difference = _difference(form.pieces(table, path), wanted)
    except (pa.ArrowException, OSError, ValueError, KeyError, IndexError) as error:
        yield Problem("files.readable", path.name, in_a_line(error))
        return
    if difference:
        yield Problem("files.formats_same", path.name, difference)


def _sqlite(path: Path, wanted: Mapping[str, pa.Table]) -> Iterator[Problem]:
    """Whether the SQLite file holds the rows of the main format."""
    for name, table in wanted.items():
        try:
            difference = _difference(sqlite_pieces(TABLES[name], path), table)
        except (pa.ArrowException, OSError, ValueError, TypeError) as error:
            yield Problem("files.readable", path.name, f"{name}: {in_a_line(error)}")
            continue
        if difference:
            yield Problem("files.formats_same", path.name, f"{name}: {difference}")


def _difference(found: Iterable[pa.Table], wanted: pa.Table) -> str | None:
    """The first difference in words between the pieces of a table and another one; null where both hold the same."""
    rows, first = 0, None
    for piece in dropping(found):
        if piece.column_names != wanted.column_names:
            return f"columns are {', '.join(piece.column_names)} instead of {', '.join(wanted.column_names)}"
        first = first or _first_difference(piece, wanted.slice(rows, piece.num_rows), behind=rows)
        rows += piece.num_rows
    return f"{rows:,} rows instead of {wanted.num_rows:,}" if rows != wanted.num_rows else first


def _first_difference(found: pa.Table, wanted: pa.Table, *, behind: int) -> str | None:
    """The same of one piece, in front of which stand some rows; where it has more rows than are wanted, null."""
    if found.num_rows != wanted.num_rows:
        return None
    for name in wanted.column_names:
        ours, theirs = plain(found.column(name)), plain(wanted.column(name))
        if ours.type == theirs.type and ours.equals(theirs):
            continue
        for row, (a, b) in enumerate(zip(ours.to_pylist(), theirs.to_pylist(), strict=True), behind + 1):
            if a != b:
                return f"row {row}, {name}: {_short(a)} instead of {_short(b)}"
    return None


def _keys(folder: Path, read: Mapping[str, pa.Table]) -> Iterator[Problem]:
    for name, data in read.items():
        table = TABLES[name]
        if not set(table.key) <= set(data.column_names):
            continue
        distinct = data.select(list(table.key)).group_by(list(table.key)).aggregate([]).num_rows
        nulls = sum(data.column(k).null_count for k in table.key)
        if distinct != data.num_rows or nulls:
            said = f"{data.num_rows - distinct} repeated, {nulls} missing keys"
            yield Problem("files.key", called(folder, name), said)
        for key in table.foreign_keys:
            target = read.get(key.to_table)
            columns = (*key.columns,)
            if len(columns) != 1 or columns[0] not in data.column_names:
                continue
            known = target.column(key.to_columns[0]) if target is not None else pa.chunked_array([[]], pa.string())
            values = data.column(columns[0]).drop_null()
            lost = values.filter(pc.invert(pc.is_in(values, value_set=known.unique())))
            if len(lost):
                yield Problem(
                    "files.foreign_key",
                    called(folder, name),
                    f"{len(lost)} rows of {columns[0]} are not in {key.to_table}, first {lost[0].as_py()}",
                )


def _short(value: object) -> str:
    words = repr(value)
    return words if len(words) <= 80 else f"{words[:79]}…"
