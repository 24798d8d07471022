"""Damage a good release in every way we know; each damage is caught by the name of the rule meant for it."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.check.builders import Tables, drug_names, drug_page, invented_page, linked, page_tables, release
from tests.check.more_mutations import MORE, with_delta
from tests.check.mutations import MUTATIONS as FIRST
from tests.check.mutations import Mutation, apply
from tests.check.remembered import remember

from conftest import ROOT
from materia_medica.check.folder import check_folder
from materia_medica.check.results import CheckResults

MUTATIONS = (*FIRST, *MORE)
DOCUMENT = Path(__file__).parents[2] / "docs" / "quality.md"
BEGIN, END = "<!-- mutations -->", "<!-- /mutations -->"


def release_tables() -> Tables:
    """Thirty-six drugs; one in three lists nausea, and the others `hiccups` in its place."""
    names = drug_names(36)
    own = ("headache", "dizziness", "dry mouth", "tiredness")
    pages = [drug_page(n, common=("nausea" if i % 3 == 0 else "hiccups", *own)) for i, n in enumerate(names)]
    return linked(page_tables([*pages, drug_page(names[0], others=(names[1],)), invented_page()]))


@pytest.fixture(scope="module")
def tables() -> Tables:
    return release_tables()


@pytest.fixture(scope="module")
def good(tables: Tables, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return release(tables, tmp_path_factory.mktemp("good"))


@pytest.fixture(scope="module")
def _remembering() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        remember(patch)
        yield


def checked(mutation: Mutation, tables: Tables, good: Path, to: Path) -> CheckResults:
    apply(mutation, tables, good, to)
    # A first release, unless it is by comparing that the damage is seen.
    return check_folder(to, project=ROOT, against=good if of_drift(mutation) else None)


def of_drift(mutation: Mutation) -> bool:
    return mutation.caught_by.startswith("drift.") and not mutation.caught_by.startswith("drift.range.")


def line(mutation: Mutation, results: CheckResults) -> str:
    found = mutation.caught_by if mutation.caught_by in {r.rule for r in results.of_status("failed")} else "nothing"
    return f"| {mutation.what} | `{found}` |"


def document_line(mutation: Mutation) -> str:
    """The line of this mutation in docs/quality.md."""
    text = DOCUMENT.read_text("utf-8")
    table = text[text.index(BEGIN) : text.index(END)]
    return next((row for row in table.splitlines() if row.startswith(f"| {mutation.what} |")), "not in the document")


def test_the_good_release_passes_every_check(good):
    results = check_folder(good, project=ROOT, against=good)
    assert [r.rule for r in results.results if not r.passed or r.skipped] == []


def test_the_delta_is_right_before_it_is_damaged(good, tmp_path):
    folder = Path(shutil.copytree(good, tmp_path / "with-delta"))
    with_delta(lambda _: None)(folder)
    assert {r.rule: r.passed for r in check_folder(folder, project=ROOT).results}["files.delta"]


def test_there_are_many_kinds_of_damage_and_few_need_a_last_release():
    assert len({m.what for m in MUTATIONS}) == len(MUTATIONS) >= 102
    assert sum(map(of_drift, MUTATIONS)) <= 3


@pytest.mark.parametrize("what", ["frequencies exchanged between rows of a page", "a column renamed"])
def test_what_is_remembered_is_what_a_check_finds(what, tables, good, tmp_path, monkeypatch):
    (mutation,) = (m for m in MUTATIONS if m.what == what)
    found = checked(mutation, tables, good, tmp_path / "damaged")
    remember(monkeypatch)
    assert check_folder(good, project=ROOT).failed is False
    for _ in range(2):
        assert check_folder(tmp_path / "damaged", project=ROOT) == found


@pytest.mark.usefixtures("_remembering")
@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda m: m.what)
def test_damage_is_caught_by_name(mutation, tables, good, tmp_path):
    results = checked(mutation, tables, good, tmp_path / "damaged")
    print(line(mutation, results))
    assert mutation.caught_by in {r.rule for r in results.of_status("failed")}
    assert results.failed
    assert document_line(mutation) == line(mutation, results), "renew it: python -m tests.check.test_mutations"


def test_the_document_lists_each_damage_once():
    text = DOCUMENT.read_text("utf-8")
    rows = [row for row in text[text.index(BEGIN) : text.index(END)].splitlines() if row.startswith("| ")]
    assert len(rows) == len(MUTATIONS) + 1


def main() -> None:
    """Write the table in docs/quality.md anew, and print it."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        remember(patch)
        tables = release_tables()
        good = release(tables, Path(folder) / "good")
        rows = [line(m, checked(m, tables, good, Path(folder) / str(i))) for i, m in enumerate(MUTATIONS)]
    table = "\n".join(["", "| damage | caught by |", "|---|---|", *rows, ""])
    text = DOCUMENT.read_text("utf-8")
    DOCUMENT.write_text(f"{text[: text.index(BEGIN)]}{BEGIN}\n{table}\n{text[text.index(END) :]}", "utf-8")
    sys.stdout.write(table)


if __name__ == "__main__":
    main()
