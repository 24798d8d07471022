"""A rule that held is not run again until something that it reads changes: what is found is the same."""

from __future__ import annotations

import datetime
import shutil
from functools import cache
from pathlib import Path

import pytest
from tests.check.builders import Tables, changed, column, good_pages, linked
from tests.check.cases import CASES
from tests.check.remembered import Memory, remember

from conftest import ROOT
from materia_medica.check import parts
from materia_medica.check.results import CheckResults, RuleResult
from materia_medica.check.suites import load_suites
from materia_medica.check.table_checks import check_tables
from materia_medica.schema import TABLES
from materia_medica.settings.corrections import Correction

MEMORY = Memory()
DERIVED = {
    rule.name
    for table, rules in load_suites(ROOT).items()
    for rule in rules
    if table in TABLES and not parts.is_of_page(rule) and not set(rule.columns) <= set(TABLES[table].names)
}
"""Rules over derived columns that look over pages."""
OF_PAGE = {rule.name for rules in load_suites(ROOT).values() for rule in rules if parts.is_of_page(rule)}


@pytest.fixture(autouse=True)
def _remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    remember(monkeypatch, MEMORY)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the rules that were run."""
    names: list[str] = []
    found = parts.outcomes

    def noted(facts, table, rules, **how):
        names.extend(rule.name for rule in rules)
        return found(facts, table, rules, **how)

    monkeypatch.setattr(parts, "outcomes", noted)
    return names


@cache
def good_tables() -> Tables:
    return linked(good_pages())


def checked(tables: Tables, kept: Path | None = None, corrections: tuple[Correction, ...] = ()) -> CheckResults:
    return check_tables(tables, previous=None, project=ROOT, kept=kept, corrections=corrections)


@pytest.fixture(scope="module")
def after_good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what a check of the good tables kept in `tables`."""
    folder = tmp_path_factory.mktemp("good")
    checked(good_tables(), folder / "tables")
    return folder


@pytest.mark.parametrize("rule", sorted(DERIVED & CASES.keys()))
def test_what_is_wrong_is_found_after_a_run_in_which_all_was_right(rule, after_good, tmp_path):
    kept = shutil.copytree(after_good, tmp_path, dirs_exist_ok=True) / "tables"
    damaged = CASES[rule].damage(good_tables())
    again, anew = checked(damaged, kept), checked(damaged)
    assert again.failed == anew.failed
    assert of_all_pages(again) == of_all_pages(anew)


def of_all_pages(results: CheckResults) -> list[RuleResult]:
    """What was found by all rules but those of one page, which `test_parts.py` is about."""
    return [result for result in results.results if result.rule not in OF_PAGE]


def test_of_tables_that_are_what_they_were_no_rule_is_run(tmp_path, run):
    kept = tmp_path / "tables"
    checked(good_tables(), kept)
    assert len(run) > 300
    run.clear()
    checked(good_tables(), kept)
    assert run == []


def test_rules_that_read_what_changed_are_run_and_no_others(tmp_path, run):
    kept = tmp_path / "tables"
    checked(good_tables(), kept)
    run.clear()
    checked(changed(good_tables(), "effects", 0, label="Another label"), kept)
    assert "effects.differs_from_linked_in" in run
    assert {name for name in run if not name.startswith("effects.")} == {"side_effects.effect_in_vocabulary"}
    assert "effects.parent_id.found" not in run


def test_a_rule_that_does_not_hold_is_run_each_time(tmp_path, run):
    kept = tmp_path / "tables"
    damaged = changed(good_tables(), "effects", 0, label="Another label")
    whole = checked(damaged, kept)
    run.clear()
    assert checked(damaged, kept) == whole
    assert run == ["effects.differs_from_linked_in"]


def test_what_a_person_changed_counts_for_rules_that_allow_for_it(tmp_path):
    tables = changed(good_tables(), "monographs", 0, license="another one")
    entry = Correction(
        table="monographs", page=column(tables, "monographs", "monograph_id")[0], row=None, found={"license": "x"},
        becomes={"license": "another one"}, why="The page says so.", who="A. Reader", when=datetime.date(2026, 1, 1),
        place="corrections/x.yaml",
    )  # fmt: skip
    kept = tmp_path / "tables"
    for corrections in ((entry,), (), (entry,)):
        assert checked(tables, kept, corrections) == checked(tables, None, corrections)


@pytest.mark.parametrize("data", [b"", b"damaged", b"\0" * 64])
def test_a_damaged_file_is_passed_over(tmp_path, run, data):
    kept = tmp_path / "tables"
    checked(good_tables(), kept)
    file = kept.with_suffix(".rules")
    whole = file.read_bytes()
    run.clear()
    for damage in (data, whole[: len(whole) // 2], whole[::-1]):
        file.write_bytes(damage)
        checked(good_tables(), kept)
        assert len(run) > 100
        run.clear()
        checked(good_tables(), kept)
        assert run == []
