"""Ranges that hold for a first release: figures of each source, and how many rows a warning may hit."""

from __future__ import annotations

import json
import re

import pytest
from tests.check.builders import SOURCE, drug_names, drug_page, linked, page_tables, release

from conftest import ROOT, copy_project
from materia_medica.check.absolute import in_ranges, too_many
from materia_medica.check.folder import check_folder
from materia_medica.check.results import RuleResult
from materia_medica.check.table_checks import check_tables
from materia_medica.settings.drift import Most, accepted, load_ranges

RANGES = load_ranges(ROOT / "expectations" / "drift.yaml")
RULE = f"drift.range.{SOURCE.id}.side_effects_per_monograph"


@pytest.fixture(scope="module")
def tables():
    return linked(page_tables([drug_page(name) for name in drug_names(30)]))


def judged(tables, ranges, **let_through):
    return {r.rule: r for r in in_ranges(tables, ranges, let_through)}


def test_a_good_source_lies_in_all_ranges(tables):
    results = judged(tables, RANGES)
    assert len(results) == len(RANGES.figures)
    assert all(r.passed for r in results.values())


def test_a_figure_outside_of_its_range_names_source_and_figure(tables):
    narrow = RANGES.model_copy(update={"figures": {"side_effects_per_monograph": (20.0, 30.0)}})
    result = judged(tables, narrow)[RULE]
    assert result.stops
    assert result.message == "11; let through is 20 to 30"


def test_a_source_may_have_ranges_of_its_own_and_a_person_may_let_one_through(tables):
    narrow = RANGES.model_copy(update={"figures": {"side_effects_per_monograph": (20.0, 30.0)}})
    own = narrow.model_copy(update={"sources": {SOURCE.id: {"side_effects_per_monograph": (5.0, 15.0)}}})
    assert judged(tables, own)[RULE].passed
    let_in = judged(tables, narrow, **{RULE: "short pages"})[RULE]
    assert let_in.passed
    assert let_in.message == "let through: short pages (11; let through is 20 to 30)"
    assert judged(tables, own, **{RULE: "short pages"})[RULE].message == "11; let through is 5 to 15"


def test_a_small_source_is_not_judged():
    assert judged(linked(page_tables([drug_page(name) for name in drug_names(5)])), RANGES) == {}


@pytest.mark.parametrize(("failures", "rows", "stops"), [(9, 100, False), (10, 2000, False), (21, 2000, True)])
def test_a_warning_stops_a_release_where_it_hits_many_rows(failures, rows, stops):
    warning = RuleResult("faqs.x", "faqs", "row", "warning", "Why.", False, rows, failures)
    assert too_many(warning, Most(share=0.01, floor=10)).stops is stops


def test_a_figure_let_through_is_recorded_and_holds_wherever_the_release_is_checked(tables, tmp_path):
    project = copy_project(tmp_path / "project", pages=())
    drift = project / "expectations" / "drift.yaml"
    text = drift.read_text("utf-8")
    drift.write_text(re.sub(r"side_effects_per_monograph: +\[3, 120\]", "side_effects_per_monograph: [20, 30]", text))
    results = check_tables(tables, previous=None, project=project, let_through=accepted([RULE], "short pages"))
    (recorded,) = results.accepted
    assert (recorded["rule"], recorded["reason"]) == (RULE, "short pages")

    folder = release(tables, tmp_path / "output")
    assert [r.rule for r in check_folder(folder, project=project).of_status("failed")] == [RULE]
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    (folder / "manifest.json").write_text(json.dumps({**manifest, "accepted_drift": [recorded]}), "utf-8")
    assert not check_folder(folder, project=project).failed
