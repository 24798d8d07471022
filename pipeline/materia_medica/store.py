"""Tables on disk as Parquet, the form in which stages hand them on and a release ships them."""

from __future__ import annotations

import errno
import itertools
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from materia_medica import disk
from materia_medica.resting import drop
from materia_medica.schema import TABLES
from materia_medica.schema.arrow import conform
from materia_medica.table_files import called, files_of, no_table, whole_name

Tables = dict[str, pa.Table]
"""Tables by name, each in the declared shape."""

COMPRESSION = "zstd"
COMPRESSION_LEVEL = 3
GROUP = 64 << 20
"""Bytes of text in a row group of Parquet, about."""
PIECE = 4 << 20
"""Bytes of a file that are read at once, where not all of it need be in memory."""
THREADS = min(4, os.cpu_count() or 1)
"""Tables written at the same time: a row group of each is in memory."""

Item = TypeVar("Item")


def write_parquet(name: str, table: pa.Table, path: Path) -> None:
    """Write one table; equal rows give equal bytes with the same Arrow version, whatever pieces they come in.

    A file that cannot be written whole does not stay.
    """
    enums = [c.name for c in TABLES[name].columns if c.type == "enum"]
    how: dict[str, Any] = {
        "compression": COMPRESSION,
        "compression_level": COMPRESSION_LEVEL,
        "use_dictionary": [*enums, *_REPEATED.intersection(table.column_names)],
        "write_page_checksum": True,
    }
    with disk.naming(path):
        try:
            with pq.ParquetWriter(path, table.schema, **how) as writer:
                for group in _row_groups(table):
                    writer.write_table(group.combine_chunks())
                    drop()  # what was looked at of a table at rest
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def _row_groups(table: pa.Table) -> Iterator[pa.Table]:
    """The table in runs of rows with about so many bytes of text, for one of them is in memory as it is written."""
    texts = [column for column in table.itercolumns() if pa.types.is_string(column.type)]
    lengths = (pc.fill_null(pc.binary_length(column), 0).to_numpy() for column in texts)
    behind = np.cumsum(sum(lengths, np.zeros(table.num_rows, np.int64)))
    begins = [0, *np.flatnonzero(np.diff(behind // GROUP)) + 1, table.num_rows]
    for begin, end in itertools.pairwise(begins):
        yield table.slice(begin, end - begin)


_REPEATED = frozenset(
    ("monograph_id", "drug_id", "source", "license", "language", "effect_id", "category", "group_label")
)
"""Strings that repeat from row to row; texts, hashes and offsets do not, and a dictionary only costs time there."""


def write_tables(tables: Mapping[str, pa.Table], folder: Path) -> None:
    """Write every table to `folder`, which is made where it is missing; each file appears whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)

    def write(item: tuple[str, pa.Table]) -> None:
        name, table = item
        part = folder / f".{whole_name(name)}.part"
        write_parquet(name, table, part)
        part.replace(folder / whole_name(name))

    in_threads(write, tables.items())


def read_tables(folder: Path, names: Iterable[str] | None = None) -> Tables:
    """Tables of `folder` in the declared shape: those named, else all that are there.

    Raises OSError, naming the file, where one is missing, damaged or not of the declared shape.
    """
    wanted = list(names) if names is not None else [n for n in TABLES if files_of(folder, n)]
    if not wanted:
        raise no_table(folder)
    return {name: read_table(folder, name) for name in wanted}


def read_table(folder: Path, name: str) -> pa.Table:
    """One table of `folder` in the declared shape; raises as `read_tables`."""
    try:
        return conform(TABLES[name], read_whole(files_of(folder, name) or [folder / whole_name(name)]))
    except (pa.ArrowException, KeyError) as error:
        why, path = " ".join(str(error.args[0]).split()), folder / called(folder, name)
        raise OSError(errno.EIO, f"damaged, or written by other code ({why}); make it anew", str(path)) from None


def read_whole(files: Sequence[Path], columns: Sequence[str] | None = None) -> pa.Table:
    """The rows of these files as they are stored, one behind the other; raises OSError or `pyarrow.ArrowException`."""
    if len(files) == 1:
        return pq.read_table(files[0], columns=columns)
    return pa.concat_tables([_part(file, columns) for file in files])


def in_pieces(files: Iterable[Path], at_most: int = PIECE) -> Iterator[pa.Table]:
    """The rows of these files in runs of about so many bytes, one at least of each file; raises as `read_whole`."""
    for path in files:
        with pq.ParquetFile(path) as file:
            for group in range(file.num_row_groups):
                stored = file.metadata.row_group(group)
                if not stored.num_rows:
                    yield file.read_row_group(group)
                    continue
                rows = max(1, stored.num_rows * at_most // max(stored.total_byte_size, at_most))
                for batch in file.iter_batches(rows, [group], use_threads=False):
                    yield pa.Table.from_batches([batch])


def count_rows(files: Iterable[Path]) -> int:
    """How many rows these files have; raises as `read_whole`."""
    return sum(pq.read_metadata(file).num_rows for file in files)


def _part(file: Path, columns: Sequence[str] | None) -> pa.Table:
    try:
        return pq.read_table(file, columns=columns)
    except pa.ArrowException as error:  # Arrow does not say which
        raise pa.ArrowInvalid(f"{file.name}: {error}") from None


class StoredTables(Mapping[str, pa.Table]):
    """The tables of a folder, each read when it is first asked for: a check that needs no texts loads none."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._names = tuple(n for n in TABLES if files_of(folder, n))
        self._read: Tables = {}

    def __getitem__(self, name: str) -> pa.Table:
        if name not in self._names:
            raise KeyError(name)
        if name not in self._read:
            self._read[name] = read_table(self.folder, name)
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def in_threads(work: Callable[[Item], object], items: Iterable[Item]) -> None:
    """Do `work` on every item in a few threads (Arrow and hashing release the lock); the first error is raised."""
    with ThreadPoolExecutor(THREADS) as pool:
        for _ in pool.map(work, items):
            pass
