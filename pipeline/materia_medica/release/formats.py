"""The formats in which a release ships its tables. A further one is a class and a line in `FORMATS`."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pyarrow as pa
import pyarrow.parquet as pq

from materia_medica.release.csv import read_csv, write_csv
from materia_medica.schema.columns import Table
from materia_medica.store import write_parquet


class OutputFormat(Protocol):
    """One format: how a table becomes a file and how the file is read back."""

    @property
    def ending(self) -> str:
        """Ending of its files, without the dot: a table's file is `<table>.<ending>`."""

    @property
    def repeats_bytes(self) -> bool:
        """Whether the same rows give the same bytes with any version of the writer, so that they say what it holds."""

    def write(self, table: Table, data: pa.Table, path: Path) -> None:
        """Write `data`, which has the declared shape of `table`."""

    def read(self, table: Table, path: Path) -> pa.Table:
        """What the file holds, as it is. Raises `pyarrow.ArrowException`, OSError or ValueError for a damaged one."""


class Parquet:
    """Parquet as `store` writes it; it carries types, descriptions and the order of rows by itself."""

    ending = "parquet"
    repeats_bytes = False

    def write(self, table: Table, data: pa.Table, path: Path) -> None:
        """Write one table."""
        write_parquet(table.name, data, path)

    def read(self, table: Table, path: Path) -> pa.Table:  # noqa: ARG002 (the file knows its own shape)
        """The table as stored."""
        return pq.read_table(path)


class Csv:
    """CSV as `release.csv` describes it."""

    ending = "csv"
    repeats_bytes = True

    def write(self, table: Table, data: pa.Table, path: Path) -> None:
        """Write one table."""
        write_csv(table, data, path)

    def read(self, table: Table, path: Path) -> pa.Table:
        """The exact table that was written."""
        return read_csv(table, path)


MAIN: OutputFormat = Parquet()
"""The format that carries the declaration with it; what the others hold is compared with it."""
FORMATS: tuple[OutputFormat, ...] = (MAIN, Csv())


def file_name(table: str, form: OutputFormat) -> str:
    """Name of the file of a table."""
    return f"{table}.{form.ending}"
