"""Read a written release back: what the files hold is what was checked, in every format."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from materia_medica.check.proven import holds as seen_to_hold
from materia_medica.check.results import Example, RuleResult
from materia_medica.release import layout
from materia_medica.release.csv import PACKED
from materia_medica.release.database.files import has_sqlite
from materia_medica.release.database.sqlite import sqlite_pieces
from materia_medica.release.formats import OutputFormat, file_name, files_wanted, formats_of, further
from materia_medica.release.layout import MANIFEST, read_manifest
from materia_medica.release.members import Kept
from materia_medica.resting import dropping, let_go
from materia_medica.schema import TABLES, Table
from materia_medica.schema.arrow import arrow_schema, plain
from materia_medica.store import in_pieces, read_whole
from materia_medica.table_files import called, files_of

THREADS = 2
"""Tables read at the same time: a piece of each is in memory."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with the files of a release."""

    rule: str
    """`files.<rule>`."""
    file: str
    message: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.file}: {self.message}"


RULES = {
    "files.manifest": "The manifest is there and can be read.",
    "files.listed": "Every table is there in every format, and the manifest lists each file.",
    "files.hash": "The bytes of each file are those that the manifest names.",
    "files.readable": "Each file can be read by its declared schema.",
    "files.schema": "The Parquet file has the declared columns, types and descriptions.",
    "files.same_as_checked": "The Parquet file holds the rows that were checked.",
    "files.formats_same": "Every further format holds the rows of the Parquet file in the same order.",
    "files.key": "Keys are unique in the bytes that ship.",
    "files.foreign_key": "Foreign keys hold in the bytes that ship.",
}


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
        for file in _files(folder, wanted, forms)
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
    jobs = [(name, form) for form in further(forms) for name in read]
    with ThreadPoolExecutor(THREADS) as pool:
        found = pool.map(lambda job: list(_same(TABLES[job[0]], job[1], folder, read[job[0]], kept)), jobs)
        problems = [problem for of_file in found for problem in of_file]
    if (folder / layout.SQLITE).exists():
        problems.extend(_sqlite(folder / layout.SQLITE, read))
    return problems


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
        return name, None, [Problem("files.readable", shown, _line(error))]
    if wanted is not None and (difference := _difference([read], wanted)):
        problems.append(Problem("files.same_as_checked", shown, difference))
    return name, read, problems


def as_results(problems: list[Problem], files: int) -> list[RuleResult]:
    """One result per rule on files; `files` is how many were read."""
    results = []
    for rule, why in RULES.items():
        found = [p for p in problems if p.rule == rule]
        message = found[0].message if found else None
        shown = tuple(Example(p.file, None, f"{p.file}: {p.message}", None) for p in found[:5])
        results.append(
            RuleResult(rule, "release", "file", "critical", why, not found, files, len(found), message, shown)
        )
    return results


def check_manifest(folder: Path, names: Iterable[str]) -> list[Problem]:
    """Problems of `manifest.json` and of the bytes it names; `names` are the tables it must list."""
    try:
        said = json.loads((folder / MANIFEST).read_text("utf-8"))
        listed, forms = hashes(said), formats_of(folder, said)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        return [Problem("files.manifest", MANIFEST, f"cannot be read: {_line(error)}")]
    problems = [
        Problem("files.listed", file, f"{MANIFEST} does not list it")
        for file in _files(folder, names, forms)
        if file not in listed
    ]
    if has_sqlite(said) and layout.SQLITE not in listed:
        problems.append(
            Problem("files.listed", layout.SQLITE, f"{MANIFEST} says that it is there, and does not list it")
        )
    for name, wanted in sorted(listed.items()):
        if not (folder / name).is_file():
            problems.append(Problem("files.listed", name, f"{MANIFEST} lists it, but it is missing"))
            continue
        with (folder / name).open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if found != wanted:
            said = f"SHA-256 is {found[:12]}..., the manifest says {wanted[:12]}..."
            problems.append(Problem("files.hash", name, said))
    return problems


def hashes(manifest: Mapping[str, Any]) -> dict[str, str]:
    """SHA-256 by file name, as the manifest lists them under `files`."""
    return {name: entry["sha256"] for name, entry in manifest["files"].items()}


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


def _files(folder: Path, names: Iterable[str], forms: Iterable[OutputFormat]) -> list[str]:
    """Every file that a release in these forms has for these tables."""
    return [file for name in names for form in forms for file in files_wanted(folder, name, form)]


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
        yield Problem("files.readable", path.name, _line(error))
        return
    if difference:
        yield Problem("files.formats_same", path.name, difference)


def _sqlite(path: Path, wanted: Mapping[str, pa.Table]) -> Iterator[Problem]:
    """Whether the SQLite file holds the rows of the main format."""
    for name, table in wanted.items():
        try:
            difference = _difference(sqlite_pieces(TABLES[name], path), table)
        except (pa.ArrowException, OSError, ValueError, TypeError) as error:
            yield Problem("files.readable", path.name, f"{name}: {_line(error)}")
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


def _line(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())}"[:300]
