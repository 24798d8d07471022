"""Suites: a release is never checked by fewer rules than people think it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import ROOT
from materia_medica.check.drift import RuleCounts, compare
from materia_medica.check.suites import FOLDER, RELEASE, load_suites, rules_stated, suites_in_force
from materia_medica.release import layout
from materia_medica.schema import TABLES
from materia_medica.settings.drift import FILE_NAME, Accepted, load_ranges
from materia_medica.stop import Exit

SUITES = [*(f"{name}.json" for name in (*TABLES, RELEASE)), FILE_NAME]


def remove(file: Path) -> None:
    file.unlink()


def empty(file: Path) -> None:
    file.write_text("{}" if file.suffix == ".json" else "", "utf-8")


def without_rules(file: Path) -> None:
    file.write_text('{"expectations": []}', "utf-8")


def no_text(file: Path) -> None:
    file.write_bytes(b"\xff\xfe\x00")


def folder_instead(file: Path) -> None:
    file.unlink()
    file.mkdir()


def renamed(file: Path) -> None:
    file.rename(file.with_name(f"old-{file.name}"))


@pytest.mark.parametrize("hurt", [remove, empty, without_rules, no_text, folder_instead, renamed])
@pytest.mark.parametrize("name", ["side_effects.json", "release.json", FILE_NAME])
def test_a_suite_that_cannot_be_used_is_an_error_that_names_it(hurt, name, project, materia) -> None:
    hurt(project / FOLDER / name)
    done = materia("run", project=project)
    assert done.code == Exit.USAGE, done.err
    assert name in done.err
    assert layout.versions(project / "output") == []


@pytest.mark.parametrize("name", SUITES)
def test_no_suite_may_be_missing(name, project, materia) -> None:
    (project / FOLDER / name).unlink()
    (project / "tables").mkdir()
    (project / "tables" / "faqs.parquet").write_bytes(b"")
    done = materia("check", project / "tables", project=project)
    assert done.code == Exit.USAGE
    assert name in done.err


def take_a_rule_away(project: Path, table: str) -> None:
    file = project / FOLDER / f"{table}.json"
    said = json.loads(file.read_text("utf-8"))
    said["expectations"].pop()
    file.write_text(json.dumps(said), "utf-8")


def test_the_manifest_lists_the_suites_and_a_rule_less_is_drift_until_it_is_let_through(project, materia) -> None:
    assert materia("run", project=project).code == Exit.OK
    first = layout.read_manifest(layout.latest_release(project / "output"))
    assert first["suites"] == suites_in_force(project)
    assert rules_stated(first) == {name: len(rules) for name, rules in load_suites(project).items()}
    take_a_rule_away(project, "faqs")
    next((project / "raw" / "samples").rglob("warfarin.md")).unlink()
    done = materia("run", project=project)
    assert done.code == Exit.DIFFERENCE
    assert "drift.rules.faqs" in done.err
    done = materia("run", "--accept-drift", "drift.rules.faqs", "--reason", "said twice", project=project)
    assert done.code == Exit.OK, done.err
    second = layout.read_manifest(layout.latest_release(project / "output"))
    assert second["accepted_drift"][0]["rule"] == "drift.rules.faqs"
    assert second["suites"]["faqs"]["rules"] == first["suites"]["faqs"]["rules"] - 1


def test_a_suite_gone_altogether_is_drift_and_further_rules_are_not() -> None:
    ranges = load_ranges(ROOT / FOLDER / FILE_NAME)

    def broken(now: dict[str, int], *accepted: Accepted) -> set[str]:
        return {r.rule for r in compare({}, {}, ranges, accepted, RuleCounts(now, {"faqs": 9})).results if not r.passed}

    assert broken({"faqs": 9, "asides": 4}) == broken({"faqs": 10}) == set()
    assert broken({}) == broken({"faqs": 8}) == {"drift.rules.faqs"}
    assert broken({}, Accepted("drift.rules.faqs", "the table went")) == set()
