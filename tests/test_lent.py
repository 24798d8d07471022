"""Tables lent to another process are there as they are here, and the files that they lie in are not copied."""

from __future__ import annotations

import os
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pyarrow as pa
import pytest

import small
from materia_medica import resting
from materia_medica.lent import Lent
from materia_medica.resting import rested, resting_in


def sent(tables: Mapping[str, pa.Table]) -> tuple[int, dict[str, bytes], int]:
    """What another process sees: who it is, the tables, and how much memory of its own they take."""
    return os.getpid(), {name: as_bytes(table) for name, table in tables.items()}, pa.total_allocated_bytes()


def as_bytes(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    data: bytes = sink.getvalue().to_pybytes()
    return data


@pytest.fixture
def tables() -> dict[str, pa.Table]:
    return {**small.tables(), "none": pa.table({"n": pa.array([], pa.int64())})}


@pytest.mark.parametrize("large", [1 << 30, 1])
def test_they_are_the_same_there_at_rest_or_in_memory(tables, large: int, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(resting, "LARGE", large)
    with resting_in(tmp_path), ProcessPoolExecutor(1, get_context("spawn")) as pool:
        lent = Lent({name: rested(table) for name, table in tables.items()})
        for _ in range(2):  # as often as they are asked for
            process, there, _ = pool.submit(sent, lent).result()
            assert process != os.getpid()
            assert there == {name: as_bytes(table) for name, table in lent.tables.items()}
    assert list(tmp_path.iterdir()) == []


def test_what_lies_in_a_file_is_lent_as_it_lies_there(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(resting, "LARGE", 1)
    with resting_in(tmp_path):
        table = rested(pa.table({"word": ["many words"] * 100_000}))
        _, (_, _, files) = Lent({"words": table.append_column("n", pa.array(range(100_000)))}).__reduce__()
    sizes = [os.fstat(file.detach()).st_size for file in files]
    assert sizes[0] < 1_000_000 < sizes[1], "the column in memory alone was written"
