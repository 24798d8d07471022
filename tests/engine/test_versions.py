"""Of each document of a source its newest version counts; the older ones are refused by name, with all their rows."""

from __future__ import annotations

import pytest

import small
from materia_medica.engine.versions import OLDER_VERSION, older_versions, without_pages
from materia_medica.release.counts import count
from materia_medica.release.limits import beyond_limits


def label(path: str, version: str | None, day: str | None, **said):
    facts = {"document_type": "spl", "document_id": "a-b", "document_version": version, "effective_date": day}
    return small.monograph(path, ("exampline",), **{**facts, **said})


def without_older_versions(tables):
    return without_pages(tables, older_versions(tables["monographs"]))


def left(*pages) -> tuple[list[str], list[tuple[str, str]]]:
    rows = [small.side_effect(page, "nausea") for page in pages]
    tables = without_older_versions(small.tables(monographs=pages, side_effects=rows))
    assert tables["side_effects"].num_rows == tables["monographs"].num_rows
    refused = tables["rejects"].to_pylist()
    return tables["monographs"].column("path").to_pylist(), [(r["table"], r["rule"]) for r in refused]


def test_the_highest_version_counts_by_its_number():
    kept, refused = left(label("a.xml", "9", "2026-01-02"), label("b.xml", "10", "2026-01-01"))
    assert kept == ["b.xml"]
    assert sorted(refused) == [("monographs", OLDER_VERSION), ("side_effects", "page_refused")]


def test_of_one_version_the_later_day_counts_and_copies_stay():
    kept, _ = left(
        label("a.xml", None, "2025-12-31"), label("b.xml", None, "2026-01-01"), label("c.xml", None, "2026-01-01")
    )
    assert kept == ["b.xml", "c.xml"]


@pytest.mark.parametrize(
    "said",
    [{"document_id": "other"}, {"document_id": None}, {"language": "da"}, {"source": "elsewhere"}],
    ids=lambda said: next(iter(said)),
)
def test_another_document_language_or_source_is_no_version_of_it(said):
    kept, refused = left(label("a.xml", "1", None), label("b.xml", "2", None, **said))
    assert (sorted(kept), refused) == (["a.xml", "b.xml"], [])


def test_older_versions_are_counted_and_no_fault_of_their_source():
    pages = (label("a.xml", "1", None), label("b.xml", "2", None))
    before = small.tables(monographs=pages)
    account = small.account(before)
    tables = without_older_versions(before)
    counts = count(tables, account)
    assert (counts.pages["samples"].rejected, counts.pages["samples"].superseded) == (1, 1)
    assert counts.rows["monographs"].balanced
    assert beyond_limits(tables, counts, {"samples": small.source(max_rejected_share=0.0)}) is None


def test_too_many_pages_in_another_language_end_a_run_and_are_named():
    pages = [
        label(f"{n}.xml", None, None, document_id=f"{n}", language="da", flags=("unsupported_language",)) for n in "ab"
    ]
    tables = small.tables(monographs=[*pages, label("c.xml", None, None)])
    counts = count(tables, small.account(tables))
    said = beyond_limits(tables, counts, {"samples": small.source()})
    assert said
    assert "2 of 3 pages are in another language" in said
    assert "a.xml: da" in said
    assert beyond_limits(tables, counts, {"samples": small.source(max_unsupported_share=0.7)}) is None
