"""Which files hold a table; nobody else knows that one may be more than one file.

A table is one file, `<table>.parquet`, or the parts of one: those of a release are `<table>/part-00000.parquet` and so
on, counted from nought; Spark writes `<table>.parquet/part-*.parquet`. Where parts lie in a release, its manifest says
which belong to the table: one that is not listed is none of it, and one that is lacking makes reading fail (`store`).
"""

from __future__ import annotations

import errno
import json
import re
from collections.abc import Iterable
from pathlib import Path

ENDING = "parquet"
MANIFEST = "manifest.json"
ROWS_A_FILE = 5_000_000
"""Rows of a table in one file of a release that nothing else is said of."""
_PART = re.compile(rf"(?P<table>\w+)/part-(?P<number>\d{{5,}})\.{ENDING}")


def whole_name(table: str) -> str:
    """Name of the file of a table that is one file."""
    return f"{table}.{ENDING}"


def part_name(table: str, number: int) -> str:
    """Name of a part within the release, `number` counted from nought."""
    return f"{table}/part-{number:05}.{ENDING}"


def names_for(table: str, rows: int, rows_a_file: int) -> list[str]:
    """Names of the files for a table of so many rows, of which one file takes no more than `rows_a_file`."""
    if rows <= rows_a_file:
        return [whole_name(table)]
    return [part_name(table, number) for number in range(-(-rows // rows_a_file))]


def table_of(file: str) -> str | None:
    """The table that a file of this name within a release holds, or a part of it; null where it is none."""
    part = _PART.fullmatch(file)
    whole = file.removesuffix(f".{ENDING}")
    return part["table"] if part else whole if file != whole and "/" not in file else None


def named_files(files: Iterable[str], table: str) -> list[str]:
    """Which of these names of files are those of a table, in the order of its rows; none where it has none of them.

    Where a part is lacking between others, its name is among them all the same.
    """
    known = set(files)
    if whole_name(table) in known:
        return [whole_name(table)]
    numbers = [int(part["number"]) for part in map(_PART.fullmatch, known) if part and part["table"] == table]
    return [part_name(table, number) for number in range(max(numbers, default=-1) + 1)]


def files_of(folder: Path, table: str) -> list[Path]:
    """The files that hold a table in `folder`, in the order of its rows; none where the table is not there."""
    whole = folder / whole_name(table)
    if not (folder / table).is_dir():
        return _of_spark(whole) if whole.is_dir() else [whole] if whole.exists() else []
    there = [whole.name] if whole.exists() else []
    there += [f"{table}/{path.name}" for path in (folder / table).iterdir()]
    listed = named_files(_listed(folder), table)
    names = listed if any(name in there for name in listed) else named_files(there, table)
    return [folder / name for name in names]


def no_table(folder: Path) -> FileNotFoundError:
    """What to raise where a folder holds no table."""
    return FileNotFoundError(errno.ENOENT, f"no table ({whole_name('NAME')}) in this folder", str(folder))


def called(folder: Path, table: str) -> str:
    """What to call the files of a table in words: its name, or that of all its parts."""
    in_parts = any(file.parent.name == table for file in files_of(folder, table)[:1])
    return f"{table}/part-*.{ENDING}" if in_parts else whole_name(table)


def _of_spark(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"part-*.{ENDING}"))


def _listed(folder: Path) -> Iterable[str]:
    """The files that the manifest beside them names; none where there is none that can be read."""
    try:
        listed = json.loads((folder / MANIFEST).read_text("utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return ()
    return map(str, listed) if isinstance(listed, dict) else ()
