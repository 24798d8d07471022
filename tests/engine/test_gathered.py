"""Tables are made of a run of neighbouring pages at a time, and are those of all pages at once."""

from __future__ import annotations

import pytest

from materia_medica import resting
from materia_medica.engine import gathered
from materia_medica.engine.batch import to_batch, to_tables
from materia_medica.engine.gathered import Pages, gather, in_order
from materia_medica.engine.share import extract_fresh
from materia_medica.fetch.folder import folder_refs
from materia_medica.schema import PAGE_TABLES
from small import source

BODY = "## Uses\n\nIt is used for long.\n\n## Side effects\n\n### Common\n\n* Nausea\n* Vomiting\n"


@pytest.fixture
def batches(tmp_path):
    """Pages of three shares, each in the order of its pages."""
    for n in range(30):
        (tmp_path / f"{n:02}.md").write_text(f"# Drug{'abcdefghij'[n % 10]}ol\n\n{BODY}", "utf-8")
    refs = folder_refs(source(), tmp_path)[0]
    return [in_order(extract_fresh(refs[k::3], {source().id: source()})) for k in range(3)]


def kept(batches, folder=None) -> Pages:
    pages = Pages(folder)
    for batch in batches:
        pages.add(batch)
    return pages


def test_runs_of_pages_are_all_pages_in_order(batches) -> None:
    runs = [
        [page for part in run for page in part.column("monograph_id").to_pylist()] for run in kept(batches).runs(4_000)
    ]
    assert len(runs) > 3
    assert [sorted(run) for run in runs] == [
        sorted(page for run in runs for page in run)[sum(map(len, runs[:n])) :][: len(run)]
        for n, run in enumerate(runs)
    ]
    assert sum(map(len, runs)) == 30


def test_pages_without_any_give_tables_without_rows() -> None:
    assert [sum(part.num_rows for part in run) for run in Pages().runs()] == [0]
    assert {table.num_rows for table in gather(Pages(), {}, None).tables.values()} == {0}


def test_tables_made_run_by_run_are_those_made_at_once(batches, tmp_path, monkeypatch) -> None:
    whole = to_tables(list(batches))
    monkeypatch.setattr(resting, "LARGE", 10_000)
    monkeypatch.setattr(gathered, "SLICE", 3_000)
    monkeypatch.setattr(gathered.Pages.runs, "__defaults__", (4_000,))
    made = gather(kept(batches, tmp_path / "output"), {source().id: source()}, tmp_path / "output")
    assert made.made == {name: whole[name].num_rows for name in PAGE_TABLES if name != "rejects"}
    for name in PAGE_TABLES:
        assert made.tables[name].equals(whole[name])
        assert made.tables[name].schema.equals(whole[name].schema, check_metadata=True)
    assert made.tables["monographs"].column("text").num_chunks > 3


def test_a_batch_is_put_in_the_order_of_its_pages(batches) -> None:
    backwards = batches[0].take([9, 8, 7, 6, 5, 4, 3, 2, 1, 0])
    assert in_order(backwards).equals(batches[0])
    assert in_order(to_batch([])).num_rows == 0
