"""Large tables lie in nameless files that the system brings into memory as they are looked at."""

from __future__ import annotations

import errno
import os

import pyarrow as pa
import pytest

import small
from materia_medica import resting
from materia_medica.rejects import Refusal, refuse
from materia_medica.resting import Shelf, giving_back, let_go, rested, resting_in

WORDS = pa.schema([("n", pa.int64()), ("word", pa.string()), ("kind", pa.dictionary(pa.int32(), pa.string()))])


def batch(first: int, rows: int = 1000) -> pa.RecordBatch:
    kinds = pa.array([f"kind {n % 3}" for n in range(rows)]).dictionary_encode()
    numbers = range(first, first + rows)
    return pa.RecordBatch.from_arrays(
        [pa.array(numbers), pa.array([f"word {n}" for n in numbers]), kinds], schema=WORDS
    )


@pytest.fixture
def shelf(tmp_path, monkeypatch) -> Shelf:
    monkeypatch.setattr(resting, "LARGE", 50_000)
    return Shelf(WORDS, tmp_path / "output")


def in_memory() -> int:
    return pa.total_allocated_bytes()


def test_a_table_comes_back_as_its_batches_were_added(shelf) -> None:
    batches = [batch(first) for first in range(0, 10_000, 1000)]
    for one in batches:
        shelf.add(one)
    assert shelf.batches() == batches


def test_batches_of_a_file_are_put_together_as_they_are_asked_for(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(resting, "LARGE", 50_000)
    whole = [batch(first).select(["n", "word"]) for first in range(0, 10_000, 1000)]
    shelf = Shelf(whole[0].schema, tmp_path / "output")
    for one in whole:
        shelf.add(one)
    batches = shelf.batches()
    assert not isinstance(batches, list)
    assert len(batches) == 10
    assert batches[3].equals(whole[3])
    assert batches[-1].equals(whole[-1])
    assert list(batches) == whole
    with pytest.raises(IndexError):
        batches[10]


def test_a_large_one_takes_no_memory_and_leaves_no_name(shelf, tmp_path) -> None:
    before = in_memory()
    for first in range(0, 50_000, 1000):
        shelf.add(batch(first))
    table = shelf.table()
    assert table.nbytes > 1_000_000
    assert in_memory() - before < 100_000
    assert list((tmp_path / "output").iterdir()) == []
    let_go()
    assert table.column("word")[49_999].as_py() == "word 49999", "what was let go is read again"


def test_a_small_one_makes_no_file(tmp_path) -> None:
    shelf = Shelf(WORDS, tmp_path / "output")
    shelf.add(batch(0))
    assert shelf.table().equals(pa.Table.from_batches([batch(0)]))
    assert not (tmp_path / "output").exists()
    assert Shelf(WORDS, None).table().num_rows == 0


def test_a_full_disk_is_told_with_the_folder(shelf, tmp_path, monkeypatch) -> None:
    shelf.add(batch(0))

    def full(**_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(resting.tempfile, "TemporaryFile", full)
    with pytest.raises(OSError, match="No space left") as error:
        shelf.add(batch(0, 10_000))
    assert error.value.filename == str(tmp_path / "output")


def test_within_a_context_tables_come_to_rest_without_a_word_of_where(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(resting, "LARGE", 50_000)
    table = pa.Table.from_batches([batch(0, 20_000)])
    assert rested(table) is table
    before = in_memory()
    with resting_in(tmp_path):
        put = rested(table)
    assert put.equals(table)
    assert in_memory() - before < 50_000


def test_rows_are_refused_out_of_a_table_at_rest(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(resting, "LARGE", 10_000)
    monkeypatch.setattr(resting.pieces, "__defaults__", (10_000,))
    tables = small.tables(monographs=[small.monograph(f"{n:03}.md", ("exampline",)) for n in range(100)])
    refused = {"monographs": {row: Refusal("a_rule", "It is wrong.") for row in (3, 50, 99)}}
    with resting_in(tmp_path):
        left = refuse(tables, refused, "check")
    assert left["monographs"].column("monograph_id").num_chunks > 1
    expected = [p for row, p in enumerate(tables["monographs"].column("path").to_pylist()) if row not in (3, 50, 99)]
    assert left["monographs"].column("path").to_pylist() == expected
    assert left["rejects"].column("path").to_pylist() == ["003.md", "050.md", "099.md"]


def test_within_a_context_memory_is_of_a_kind_that_is_given_back() -> None:
    before = pa.default_memory_pool().backend_name
    with giving_back():
        inside = pa.default_memory_pool().backend_name
    assert inside == ("jemalloc" if "jemalloc" in pa.supported_memory_backends() else before)
    assert pa.default_memory_pool().backend_name == before


def test_where_there_is_no_such_kind_memory_stays_of_its_own(monkeypatch) -> None:
    def lacking() -> None:
        raise NotImplementedError

    monkeypatch.setattr(pa, "jemalloc_memory_pool", lacking)
    before = pa.default_memory_pool().backend_name
    with giving_back():
        assert pa.default_memory_pool().backend_name == before
