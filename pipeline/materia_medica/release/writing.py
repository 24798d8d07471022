"""The files that hold the tables of a release."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from materia_medica import disk
from materia_medica.disk import file_sha256
from materia_medica.release.formats import OutputFormat
from materia_medica.release.members import Kept
from materia_medica.schema import TABLES
from materia_medica.store import in_threads

SYNCING = 4
"""Files for which the disk is waited for at the same time, while others are written."""


class Written(NamedTuple):
    """Files of tables, as they are on the disk."""

    hashes: dict[str, str]
    """SHA-256 of each file by its name."""
    contents: dict[str, str]
    """SHA-256 of what each table says by its own name, where a format tells; see `OutputFormat.content_sha256`."""

    def and_also(self, other: Written) -> Written:
        """These files and other ones."""
        return Written(dict(sorted({**self.hashes, **other.hashes}.items())), {**self.contents, **other.contents})


class Begun(NamedTuple):
    """A release whose files are being written by somebody else; what is asked for is waited for."""

    folder: Path
    """See `layout.part_folder`."""
    files: Callable[[], Written]
    """The tables in all formats."""
    database: Callable[[], list[str]]
    """Names of the files that make a database of it; see `write_database`."""


def write_files(
    tables: Mapping[str, pa.Table], folder: Path, forms: Sequence[OutputFormat], kept: Kept | None = None
) -> Written:
    """Write all tables in these forms; `kept` is what is kept of them from run to run."""
    written, on_disk = Written({}, {}), list[Future[None]]()

    def write(job: tuple[str, OutputFormat, str, pa.Table]) -> None:
        table, form, name, rows = job
        path = folder / name
        if said := form.write(TABLES[table], rows, path, kept):
            written.contents[table] = said
        on_disk.append(syncing.submit(disk.sync_file, path))
        written.hashes[name] = file_sha256(path)

    jobs = [(name, form, *part) for name in tables for form in forms for part in form.cut(name, tables[name])]
    parts = {(folder / name).parent for _, _, name, _ in jobs} - {folder}
    for part in parts:
        part.mkdir(exist_ok=True)
    with ThreadPoolExecutor(SYNCING) as syncing:
        in_threads(write, jobs)
        for synced in on_disk:
            synced.result()
    for part in parts:
        disk.sync_folder(part)
    return Written(dict(sorted(written.hashes.items())), written.contents)
