"""The formats in which a release ships its tables. A further one is a class and a line in `FORMATS`.

Every release has the main format; in which form CSV goes with it, `release.yaml` says. A manifest lists the formats of
its release, so that a reader asks for no file that was never written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa
import pyarrow.parquet as pq

from materia_medica import table_files
from materia_medica.release import csv
from materia_medica.release.members import Kept
from materia_medica.schema import TABLES
from materia_medica.schema.columns import Table
from materia_medica.store import in_pieces, write_parquet


class OutputFormat(Protocol):
    """One format: how a table becomes a file and how the file is read back."""

    @property
    def ending(self) -> str:
        """Ending of its files, without the dot: a table's file is `<table>.<ending>`."""

    @property
    def is_main(self) -> bool:
        """Whether it is the format that carries the declaration with it; what the others hold is compared with it."""

    def cut(self, table: str, data: pa.Table) -> Iterator[tuple[str, pa.Table]]:
        """The names of the files for a table, in the order of its rows, and the rows of each."""

    def content_sha256(self, path: Path) -> str | None:
        """SHA-256 of what a file says: the same for equal rows, whatever version wrote it.

        Null for a format whose versions put the same rows into other bytes.
        """

    def write(self, table: Table, data: pa.Table, path: Path, kept: Kept | None = None) -> str | None:
        """Write `data`, which has the declared shape of `table`; gives the `content_sha256` of the file.

        `kept` is what is kept of them from run to run.
        """

    def read(self, table: Table, path: Path) -> pa.Table:
        """What the file holds, as it is. Raises `pyarrow.ArrowException`, OSError or ValueError for a damaged one."""

    def pieces(self, table: Table, path: Path) -> Iterator[pa.Table]:
        """The same in runs of rows, one at least, for not all of them need be in memory; raises as `read`."""


class Parquet:
    """Parquet as `store` writes it; it carries types, descriptions and the order of rows by itself.

    A table of more rows than one file takes comes in parts, so that engines read them side by side and no file grows
    without end.
    """

    ending = table_files.ENDING
    is_main = True

    def __init__(self, rows_a_file: int = table_files.ROWS_A_FILE) -> None:
        self.rows_a_file = rows_a_file

    def cut(self, table: str, data: pa.Table) -> Iterator[tuple[str, pa.Table]]:
        """The whole, or parts of so many rows."""
        for number, name in enumerate(table_files.names_for(table, data.num_rows, self.rows_a_file)):
            yield name, data.slice(number * self.rows_a_file, self.rows_a_file)

    def write(self, table: Table, data: pa.Table, path: Path, kept: Kept | None = None) -> str | None:  # noqa: ARG002
        """Write one table."""
        write_parquet(table.name, data, path)
        return None

    def read(self, table: Table, path: Path) -> pa.Table:  # noqa: ARG002 (the file knows its own shape)
        """The table as stored."""
        return pq.read_table(path)

    def pieces(self, table: Table, path: Path) -> Iterator[pa.Table]:  # noqa: ARG002
        """Some rows at a time."""
        return in_pieces([path])

    def content_sha256(self, path: Path) -> str | None:  # noqa: ARG002
        """Null: another version of the writer may put the same rows into other bytes."""
        return None


class Csv:
    """CSV as `release.csv` describes it: plain, or compressed by gzip."""

    is_main = False

    def __init__(self, ending: str) -> None:
        self.ending = ending

    def cut(self, table: str, data: pa.Table) -> Iterator[tuple[str, pa.Table]]:
        """One file, whatever it holds: programs for people and databases take one, and it is read as a stream."""
        yield file_name(table, self), data

    def write(self, table: Table, data: pa.Table, path: Path, kept: Kept | None = None) -> str | None:
        """Write one table."""
        return csv.write_csv(table, data, path, kept)

    def read(self, table: Table, path: Path) -> pa.Table:
        """The exact table that was written."""
        return csv.read_csv(table, path)

    def pieces(self, table: Table, path: Path) -> Iterator[pa.Table]:
        """Blocks of it."""
        return csv.csv_pieces(table, path)

    def content_sha256(self, path: Path) -> str | None:
        """SHA-256 of the CSV, compressed or not."""
        return csv.content_sha256(path)


PARTED = "rows_a_file"
"""Entry of a manifest: the rows of a part, where a table comes in parts."""
MAIN: OutputFormat = Parquet()
CSV_FORMS: dict[str, OutputFormat] = {"gzip": Csv("csv.gz"), "plain": Csv("csv")}
"""CSV by what `release.yaml` calls it."""
FORMATS: tuple[OutputFormat, ...] = (MAIN, *CSV_FORMS.values())
"""Every format that a release may have."""
DEFAULT: tuple[OutputFormat, ...] = (MAIN, CSV_FORMS["gzip"])
"""Those of a release that nothing else is said of."""


def formats_named(endings: Iterable[str]) -> tuple[OutputFormat, ...]:
    """The formats whose files have these endings."""
    return tuple(form for form in FORMATS if form.ending in set(endings))


def formats_of(folder: Path, manifest: Mapping[str, Any]) -> tuple[OutputFormat, ...]:
    """The formats of a release as its manifest lists them; where it lists none, those of which a file is there.

    The main one is always among them.
    """
    listed = manifest.get("formats")
    if not isinstance(listed, list):
        listed = [f.ending for f in FORMATS if any((folder / file_name(t, f)).exists() for t in TABLES)]
    rows = manifest.get(PARTED)
    main = Parquet(rows) if isinstance(rows, int) and rows > 0 else MAIN
    return (main, *(form for form in further(FORMATS) if form.ending in listed))


def rows_of_parts(forms: Iterable[OutputFormat], tables: Mapping[str, pa.Table]) -> int | None:
    """Rows of a part, where any of these tables comes in parts in these forms; else null."""
    most = max((table.num_rows for table in tables.values()), default=0)
    parted = (form.rows_a_file for form in forms if isinstance(form, Parquet) and most > form.rows_a_file)
    return next(parted, None)


def further(forms: Iterable[OutputFormat]) -> tuple[OutputFormat, ...]:
    """Those of these formats that are not the main one."""
    return tuple(form for form in forms if not form.is_main)


def file_name(table: str, form: OutputFormat) -> str:
    """Name of the file of a table that is one file."""
    return f"{table}.{form.ending}"


def files_there(folder: Path, table: str, form: OutputFormat) -> list[Path]:
    """The files that hold a table in `folder` in this form, in the order of its rows; none where it is not there."""
    if form.is_main:
        return table_files.files_of(folder, table)
    path = folder / file_name(table, form)
    return [path] if path.exists() else []


def files_wanted(folder: Path, table: str, form: OutputFormat) -> list[str]:
    """Names of the files by which `folder` is to hold a table: those there, lacking parts among them, or the one."""
    return [path.relative_to(folder).as_posix() for path in files_there(folder, table, form)] or [
        file_name(table, form)
    ]


def files_listed(files: Iterable[str], table: str, form: OutputFormat) -> list[str]:
    """Those of a manifest's names of files that hold a table in this form, in the order of its rows."""
    if form.is_main:
        return table_files.named_files(files, table)
    return [name for name in files if name == file_name(table, form)]


def table_and_form(file: str) -> tuple[str, OutputFormat] | None:
    """The table that a file of this name holds, or a part of it, and in which form; null where it is no table's."""
    for form in FORMATS:
        table = table_files.table_of(file) if form.is_main else file.removesuffix(f".{form.ending}")
        if table in TABLES and (form.is_main or file == file_name(table, form)):
            return table, form
    return None
