"""What a check of a large release does in a second process, while this one loads the rules' library and runs them.

There the release is read once more, what linking makes is made again, a sample of the pages is extracted anew, and the
files are hashed and read back: as much work as all rules together. Of a small release it is done here, which takes less
time than a process takes to start.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa

from materia_medica.check.derived.registry import find
from materia_medica.check.derived.relinked import RELINKED
from materia_medica.check.facts import Facts, Made
from materia_medica.check.of_files import check_files
from materia_medica.check.results import RuleResult
from materia_medica.check.stored import stored_tables
from materia_medica.engine.helpers import LARGE, begin, found
from materia_medica.release.code import made_by_this
from materia_medica.release.layout import MANIFEST
from materia_medica.settings.corrections import Correction
from materia_medica.store import count_rows
from materia_medica.table_files import files_of

Tables = Mapping[str, pa.Table]


class Again(NamedTuple):
    """Which pages are extracted anew, and what is allowed for; see `extract_again`."""

    most: int | None
    seed: str
    corrections: tuple[Correction, ...]
    code: object
    """What the manifest says of the code that made the release."""

    def of(self, tables: Tables) -> list[RuleResult]:
        """What is found in them."""
        from materia_medica.check.extracted_again import extract_again

        by_this = isinstance(self.code, dict) and made_by_this(self.code)
        return extract_again(
            tables, most=self.most, seed=self.seed, corrections=self.corrections, by_other_code=not by_this
        )


class Beside(NamedTuple):
    """What is found beside the rules; the tables are those that were read, for what is done here after all."""

    made: Made | None
    again: Callable[[Tables], list[RuleResult]]
    files: Callable[[Tables], list[RuleResult]]


@contextmanager
def beside(folder: Path, manifest: Mapping[str, Any], again: Again) -> Iterator[Beside]:
    """Begin with what is done beside the rules, in a process of its own where the release in `folder` is large."""
    if _pages(folder) < LARGE:
        yield _here(folder, manifest, again)
        return
    with ProcessPoolExecutor(1, get_context("spawn"), begin) as pool:
        columns = {column: pool.submit(_relinked, folder, *column) for column in RELINKED}
        pages, files = pool.submit(_again, folder, again), pool.submit(_files, folder, manifest)

        def made(table: str, column: str) -> Any:
            there = columns.get((table, column))
            return found(there, lambda: None) if there else None

        yield Beside(
            made=made,
            again=lambda tables: found(pages, lambda: again.of(tables)),
            files=lambda tables: found(files, lambda: check_files(folder, manifest, tables)),
        )


def _here(folder: Path, manifest: Mapping[str, Any], again: Again) -> Beside:
    return Beside(
        made=None,
        again=again.of,
        files=lambda tables: check_files(folder, manifest, tables),
    )


def _pages(folder: Path) -> int:
    """Pages of a release; none where the folder holds no release, or one whose pages cannot be read."""
    try:
        return count_rows(files_of(folder, "monographs")) if (folder / MANIFEST).exists() else 0
    except (OSError, pa.ArrowException):
        return 0


@lru_cache(maxsize=1)
def _tables(folder: Path) -> dict[str, pa.Table]:
    return stored_tables(folder)[0]


@lru_cache(maxsize=1)
def _facts(folder: Path) -> Facts:
    return Facts(_tables(folder))


def _relinked(folder: Path, table: str, column: str) -> pa.Array:
    derived = find(table, column)
    assert derived is not None
    return pa.array(derived.make(_facts(folder), table), derived.stored)


def _again(folder: Path, again: Again) -> list[RuleResult]:
    return again.of(_tables(folder))


def _files(folder: Path, manifest: Mapping[str, Any]) -> list[RuleResult]:
    return check_files(folder, manifest, _tables(folder))
