"""Files written by a second process while the tables are checked: the release has the same bytes, or leaves nothing."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.check.builders import good

from materia_medica.check import written
from materia_medica.check.written import written_ahead
from materia_medica.lent import Lent
from materia_medica.release import layout
from materia_medica.release.database.files import write_database
from materia_medica.release.formats import DEFAULT, file_name
from materia_medica.release.writing import write_files

DAY = datetime.date(2026, 1, 31)


@pytest.fixture
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the second process start for the fewest pages."""
    monkeypatch.setattr(written, "LARGE", 1)


def counted(tables: Mapping[str, pa.Table]) -> int:
    """What is to be made besides."""
    return sum(table.num_rows for table in tables.values())


def everything(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.usefixtures("always")
def test_the_other_process_writes_the_same_bytes_and_reads_them_back(tmp_path) -> None:
    tables = good()
    (tmp_path / "here").mkdir()
    here = write_files(tables, tmp_path / "here", DEFAULT)
    base = write_database(tables, tmp_path / "here", DEFAULT)
    with written_ahead(Lent(tables), tmp_path / "output", DAY, DEFAULT, database=True, besides=counted) as ahead:
        assert ahead.begun is not None
        assert ahead.begun.files() == here
        assert sorted(ahead.begun.database()) == sorted(base)
        assert everything(ahead.begun.folder) == everything(tmp_path / "here")
        assert ahead.besides() == counted(tables)
        assert ahead.read_back(ahead.begun.folder, tables) == []
    assert list((tmp_path / "output" / layout.RELEASES).iterdir()) == [], "nobody made a release of it"


@pytest.mark.usefixtures("always")
def test_what_is_made_besides_may_be_made_by_a_process_that_has_nothing_else_to_do(tmp_path) -> None:
    tables = good()
    with (
        ProcessPoolExecutor(1, get_context("spawn")) as idle,
        written_ahead(
            Lent(tables), tmp_path / "output", DAY, DEFAULT, database=False, besides=where_counted, idle=idle
        ) as ahead,
    ):
        process, rows = ahead.besides()
        assert process == idle.submit(os.getpid).result()
        assert rows == counted(tables)


def where_counted(tables: Mapping[str, pa.Table]) -> tuple[int, int]:
    return os.getpid(), counted(tables)


@pytest.mark.usefixtures("always")
def test_what_the_other_process_finds_wrong_is_told(tmp_path, monkeypatch) -> None:
    tables = good()
    with written_ahead(Lent(tables), tmp_path / "output", DAY, DEFAULT, database=False, besides=counted) as ahead:
        assert ahead.begun is not None
        ahead.begun.files()
        other = tables["effects"].slice(1)
        pq.write_table(other, ahead.begun.folder / file_name("effects", DEFAULT[0]))
        said = list(map(str, ahead.read_back(ahead.begun.folder, tables)))
    assert any(s.startswith("files.same_as_checked: effects.parquet") for s in said), said


@pytest.mark.usefixtures("always")
def test_checks_that_let_nothing_through_leave_nothing(tmp_path) -> None:
    def refuse() -> None:
        raise RuntimeError("the checks failed")

    with (
        pytest.raises(RuntimeError, match="the checks failed"),
        written_ahead(Lent(good()), tmp_path, DAY, DEFAULT, database=True, besides=counted),
    ):
        refuse()
    assert list((tmp_path / layout.RELEASES).iterdir()) == []


@pytest.mark.usefixtures("always")
def test_where_the_other_process_dies_all_is_written_here(tmp_path, monkeypatch) -> None:
    tables = good()
    (tmp_path / "here").mkdir()
    write_files(tables, tmp_path / "here", DEFAULT)
    write_database(tables, tmp_path / "here", DEFAULT)
    monkeypatch.setattr(written, "begin", killed)
    with written_ahead(Lent(tables), tmp_path / "output", DAY, DEFAULT, database=True, besides=counted) as ahead:
        assert ahead.begun is not None
        ahead.begun.files()
        ahead.begun.database()
        assert ahead.besides() == counted(tables)
        assert everything(ahead.begun.folder) == everything(tmp_path / "here")
        assert ahead.read_back(ahead.begun.folder, tables) == []


def killed() -> None:
    """What a process does first that dies at once."""
    os._exit(9)


def test_of_few_pages_nothing_is_written_ahead(tmp_path) -> None:
    with written_ahead(Lent(good()), tmp_path, DAY, DEFAULT, database=True, besides=counted) as ahead:
        assert ahead.begun is None
        assert ahead.besides() == counted(good())
    assert not (tmp_path / layout.RELEASES).exists()
