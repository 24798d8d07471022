"""Compressed CSV read back by members: one that held its rows in an earlier run is not read again, any other one is."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from tests.check.builders import changed, good
from tests.release.test_csv import SMALL, many

from materia_medica.check import proven
from materia_medica.check.proven import holds
from materia_medica.check.readback import further_problems
from materia_medica.release.csv import write_csv
from materia_medica.release.formats import CSV_FORMS, DEFAULT
from materia_medica.release.members import Kept
from materia_medica.release.writing import write_files
from materia_medica.schema.arrow import from_rows

NAME = "small.csv.gz"


@pytest.fixture
def rows_read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The rows of each piece of text that is read."""
    read: list[int] = []

    def rows_of(table, path, text):
        made = proven_rows(table, path, text)
        read.append(made.num_rows)
        return made

    proven_rows = proven.rows_of
    monkeypatch.setattr(proven, "rows_of", rows_of)
    return read


def seen(folder: Path, rows) -> bool:
    """Whether the file holds these rows, as a run sees that knows what earlier runs kept."""
    return holds(SMALL, folder / NAME, rows, Kept(folder / "kept"))


def write(folder: Path, rows) -> None:
    write_csv(SMALL, rows, folder / NAME, Kept(folder / "kept"))


def test_what_was_read_once_is_not_read_again(tmp_path, rows_read) -> None:
    write(tmp_path, many(range(2000)))
    assert seen(tmp_path, many(range(2000)))
    assert sum(rows_read) == 2000
    rows_read.clear()
    assert seen(tmp_path, many(range(2000)))
    assert rows_read == []
    write(tmp_path, many(range(5, 2000)))
    assert seen(tmp_path, many(range(5, 2000)))
    assert 0 < sum(rows_read) < 600, "the rows of the pieces that changed"


def test_other_rows_are_seen_whatever_was_proven_before(tmp_path) -> None:
    write(tmp_path, many(range(2000)))
    assert seen(tmp_path, many(range(2000)))
    for other in (many(range(1999)), many(range(2001)), many([*range(1000), 1001, 1000, *range(1002, 2000)])):
        assert not seen(tmp_path, other)
    assert seen(tmp_path, many(range(2000)))


def test_other_bytes_than_those_proven_are_read(tmp_path, rows_read) -> None:
    write(tmp_path, many(range(2000)))
    assert seen(tmp_path, many(range(2000)))
    whole = (tmp_path / NAME).read_bytes()
    text = gzip.decompress(whole)
    rows_read.clear()
    (tmp_path / NAME).write_bytes(whole + whole)
    assert not seen(tmp_path, many(range(2000)))
    (tmp_path / NAME).write_bytes(gzip.compress(text))
    assert not seen(tmp_path, many(range(2000))), "another member than the first piece's"
    for damaged in (b"", whole[:-9], whole[:20] + b"\xff\xff" + whole[22:]):
        (tmp_path / NAME).write_bytes(damaged)
        assert not seen(tmp_path, many(range(2000)))


def test_a_member_with_a_line_that_belongs_to_the_next_one_proves_nothing(tmp_path) -> None:
    rows = many(range(2000))
    write(tmp_path, rows)
    text = gzip.decompress((tmp_path / NAME).read_bytes())
    first, second, *_ = Kept(tmp_path / "kept").cut(SMALL, rows)
    lines = text.splitlines(keepends=True)
    parts = [lines[: first.end], lines[first.end : second.end + 1], lines[second.end + 1 :]]
    (tmp_path / NAME).write_bytes(b"".join(gzip.compress(b"".join(part)) for part in parts))
    assert not seen(tmp_path, rows)


def test_line_ends_and_quotes_within_a_text_end_no_line(tmp_path) -> None:
    words = ('a\nb"c\n"', '"', "\n", '""\n', "a,\n b")
    rows = from_rows(
        SMALL, [(f"{word}{n}", "common", n, None, None, None, [word]) for n in range(400) for word in words]
    )
    write(tmp_path, rows)
    assert seen(tmp_path, rows)
    assert seen(tmp_path, rows)


@pytest.mark.parametrize("damage", [lambda b: b"", lambda b: b[:-9], lambda b: b[:99] + b"x" + b[100:]])
def test_what_was_kept_and_is_damaged_says_nothing(damage, tmp_path, rows_read) -> None:
    write(tmp_path, many(range(2000)))
    assert seen(tmp_path, many(range(2000)))
    file = Kept(tmp_path / "kept").proven(SMALL)
    file.write_bytes(damage(file.read_bytes()))
    rows_read.clear()
    assert seen(tmp_path, many(range(2000)))
    assert sum(rows_read) == 2000


def test_a_release_whose_csv_holds_other_rows_than_its_parquet_has_the_same_problem_with_all_kept(tmp_path) -> None:
    tables = good()
    for kept in (None, Kept(tmp_path / "kept"), Kept(tmp_path / "kept")):
        write_files(tables, tmp_path, DEFAULT, kept)
        assert further_problems(tmp_path, tables, DEFAULT, kept) == []
    other = changed(tables, "faqs", 2, topic="storage")
    write_files({"faqs": other["faqs"]}, tmp_path, [CSV_FORMS["gzip"]])
    (problem,) = further_problems(tmp_path, tables, DEFAULT, Kept(tmp_path / "kept"))
    assert str(problem) == "files.formats_same: faqs.csv.gz: row 3, topic: 'storage' instead of 'usage'"
