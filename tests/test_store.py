"""Tables as Parquet: the same rows give the same bytes, and of a large file no more than a row group is in memory."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from materia_medica import resting, store
from materia_medica.store import in_pieces, write_parquet
from small import monograph, tables


@pytest.fixture
def many(monkeypatch) -> dict[str, pa.Table]:
    """Tables that are large for this test: their pages have more text than one row group takes."""
    monkeypatch.setattr(store, "GROUP", 20_000)
    monkeypatch.setattr(resting, "LARGE", 10_000)
    return tables(monographs=[monograph(f"{n:02}.md", ("exampline",), text=f"{n} words " * 100) for n in range(60)])


def test_row_groups_hold_so_much_text_and_all_rows(many, tmp_path) -> None:
    write_parquet("monographs", many["monographs"], tmp_path / "it.parquet")
    with pq.ParquetFile(tmp_path / "it.parquet") as file:
        groups = [file.read_row_group(n) for n in range(file.num_row_groups)]
    assert len(groups) > 2
    assert all(sum(len(text) for text in group.column("text").to_pylist()) < 25_000 for group in groups)
    assert pa.concat_tables(groups).equals(many["monographs"])


def test_a_file_is_read_in_pieces_of_so_many_bytes(many, tmp_path) -> None:
    write_parquet("monographs", many["monographs"], tmp_path / "it.parquet")
    pieces = list(in_pieces([tmp_path / "it.parquet"], at_most=10_000))
    assert all(0 < piece.num_rows < 20 for piece in pieces)
    assert pa.concat_tables(pieces).to_pylist() == many["monographs"].to_pylist()
    assert [piece.num_rows for piece in in_pieces([tmp_path / "it.parquet"], at_most=1)] == [1] * 60


def test_a_table_without_rows_is_one_group_without_rows(many, tmp_path) -> None:
    write_parquet("faqs", many["faqs"], tmp_path / "it.parquet")
    assert [piece.num_rows for piece in in_pieces([tmp_path / "it.parquet"])] == [0]


def test_the_pieces_of_a_table_do_not_show_in_its_bytes(many, tmp_path) -> None:
    table = many["monographs"].combine_chunks()
    pieces = pa.concat_tables([table.slice(0, 7), table.slice(7, 1), table.slice(8)])
    for name, data in {"whole": table, "pieces": pieces}.items():
        write_parquet("monographs", data, tmp_path / f"{name}.parquet")
    assert (tmp_path / "whole.parquet").read_bytes() == (tmp_path / "pieces.parquet").read_bytes()
