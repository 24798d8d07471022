"""What a run does in a second process while this one checks the tables: it writes their files, and reads them back.

The tables are lent to it, and the main format is written here meanwhile. Where the last run kept most of what the
further formats are made of, they are written here, too, and the process makes the database, which takes longest. A
release that does not come about leaves nothing. Of few pages nothing is written ahead: a process takes longer to start.
"""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

import pyarrow as pa

from materia_medica.check.file_problems import Problem
from materia_medica.check.readback import form_problems, further_problems, read_back
from materia_medica.engine.helpers import LARGE, begin, found, submitted
from materia_medica.engine.processes import context
from materia_medica.lent import Lent
from materia_medica.release.database.files import write_base, write_scripts
from materia_medica.release.formats import OutputFormat, formats_named, further
from materia_medica.release.layout import SQLITE
from materia_medica.release.members import Kept
from materia_medica.release.publish import ReadBack, new_part
from materia_medica.release.writing import Begun, Written, write_files
from materia_medica.resting import let_go

Made = TypeVar("Made")


class Ahead(NamedTuple, Generic[Made]):
    """The files of a release, which are there before it is known whether it comes about."""

    begun: Begun | None
    """Null where nothing is written ahead."""
    read_back: ReadBack
    besides: Callable[[], Made]
    """What else was to be made of the tables."""


@contextmanager
def written_ahead(
    lent: Lent,
    output: Path,
    day: datetime.date,
    forms: Sequence[OutputFormat],
    *,
    database: bool,
    besides: Callable[[Mapping[str, pa.Table]], Made],
    kept: Path | None = None,
    most_is_kept: bool = False,
    process: Executor | None = None,
    idle: Executor | None = None,
) -> Iterator[Ahead[Made]]:
    """Begin to write tables to a folder of their own in `output`, whose lock must be held, and to make of them what
    `besides`, a function of a module, says. `kept` is a folder for what is worth keeping for the next run, and
    `most_is_kept` says that the last one kept most. `process` is one that does this alone, and ends with it. `idle` is
    one that makes what is to be made of the tables as soon as it has nothing else to do.
    """
    tables = lent.tables
    pool = process or to_write(tables)
    if pool is None:
        yield Ahead(None, read_back, lambda: besides(tables))
        return
    folder, here = new_part(output, day), Kept(kept) if kept else None
    there = [] if most_is_kept else further(forms)
    endings, own = [form.ending for form in there], [form for form in forms if form not in there]
    try:
        written = submitted(pool, _write, lent, folder, endings, kept)
        base = submitted(pool, _write_base, folder) if database else None
        made = submitted(idle, _made, besides, lent) if idle else submitted(pool, _besides, folder, besides)
        problems = submitted(pool, _problems, folder, endings, kept)
        main = write_files(tables, folder, own, here)
        yield Ahead(
            Begun(
                folder,
                files=lambda: main.and_also(found(written, lambda: write_files(tables, folder, there, here))),
                database=lambda: [
                    *(found(base, lambda: _base_anew(tables, folder)) if base else ()),
                    *write_scripts(folder, forms, with_sqlite=database),
                ],
            ),
            lambda at, checked: read_back(
                at,
                checked,
                further=lambda: [
                    *form_problems(folder, checked, own, here),
                    *found(problems, lambda: further_problems(folder, checked, there, here)),
                ],
            ),
            lambda: found(made, lambda: besides(tables)),
        )
    finally:
        pool.shutdown(cancel_futures=True)
        shutil.rmtree(folder, ignore_errors=True)


def to_write(tables: Mapping[str, pa.Table]) -> Executor | None:
    """A process that does this alone, and starts with the first thing that it is given; null for few pages."""
    return ProcessPoolExecutor(1, context(), begin) if tables["monographs"].num_rows >= LARGE else None


def get_ready() -> None:
    """Load what is first needed where files are written."""
    import adbc_driver_manager._lib  # noqa: F401


def _base_anew(tables: Mapping[str, pa.Table], folder: Path) -> list[str]:
    """Write the database here, where the other process died in the middle of it."""
    (folder / SQLITE).unlink(missing_ok=True)
    return write_base(tables, folder)


_tables: dict[Path, Mapping[str, pa.Table]] = {}
"""Those of the release in a folder, in the process that they were lent to."""


@lru_cache(maxsize=1)
def _kept(kept: Path | None) -> Kept | None:
    return Kept(kept) if kept else None


def _write(tables: Mapping[str, pa.Table], folder: Path, endings: Sequence[str], kept: Path | None) -> Written:
    _tables[folder] = tables
    return write_files(tables, folder, formats_named(endings), _kept(kept))


def _write_base(folder: Path) -> list[str]:
    return write_base(_tables[folder], folder)


def _besides(folder: Path, besides: Callable[[Mapping[str, pa.Table]], Made]) -> Made:
    return _made(besides, _tables[folder])


def _made(besides: Callable[[Mapping[str, pa.Table]], Made], tables: Mapping[str, pa.Table]) -> Made:
    let_go()
    return besides(tables)


def _problems(folder: Path, endings: Sequence[str], kept: Path | None) -> list[Problem]:
    let_go()
    return further_problems(folder, _tables[folder], formats_named(endings), _kept(kept))
