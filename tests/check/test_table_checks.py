"""Table checks of whole releases and of folders of a stage."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

import pyarrow as pa
import pytest
from tests.check.builders import changed, good, good_pages, linked, release

from conftest import ROOT
from materia_medica.check.folder import check_folder, release_before
from materia_medica.check.table_checks import check_tables, extracted
from materia_medica.schema import TABLES
from materia_medica.schema.ids import reject_id
from materia_medica.store import write_tables


@pytest.fixture(scope="module")
def tables():
    return good()


def failed(results):
    return [r.rule for r in results.of_status("failed")]


def test_a_good_release_holds_every_rule(tables):
    results = check_tables(tables, previous=None, project=ROOT)
    assert not results.failed
    assert results.compared_with is None
    assert results.summary().endswith("0 failed, 0 warnings, 0 skipped")


def test_a_failure_names_rule_page_value_and_sentence(tables):
    results = check_tables(changed(tables, "side_effects", 0, effect="tell your doctor"), previous=None, project=ROOT)
    (result,) = [r for r in results.of_status("failed") if r.rule == "side_effects.effect_is_no_advice"]
    assert (result.failures, result.rows) == (1, 44)
    (example,) = result.examples
    assert example.page.startswith("samples/")
    assert example.found == "effect: tell your doctor"
    assert example.words == "nausea"
    assert "side_effects.effect_is_no_advice: 1 of 44 rows" in results.summary()


def test_results_as_json_say_the_same_and_are_the_same_again(tables):
    damaged = changed(tables, "faqs", 0, topic="weather")
    one, two = (check_tables(damaged, previous=tables, project=ROOT) for _ in range(2))
    assert one.to_json() == two.to_json()
    said = json.loads(one.to_json())
    assert said["failed"] is True
    broken = [r for r in said["results"] if r["status"] == "failed"]
    assert [(r["rule"], r["failures"]) for r in broken] == [("faqs.topic.known", 1)]
    assert said["rules"]["failed"] == 1
    assert {c["table"] for c in said["counts"]} == {"monographs", "side_effects", "arms", "faqs", "sections", "asides"}


def test_a_missing_table_is_a_named_failure_of_a_release(tables):
    without = {n: t for n, t in tables.items() if n != "effects"}
    results = check_tables(without, previous=None, project=ROOT)
    assert "effects.exists" in failed(results)
    assert "side_effects.effect_id.found" in failed(results)


def test_rows_that_vanished_between_extraction_and_release_stop_it(tables):
    made = {**extracted(tables), "faqs": 99}
    results = check_tables(tables, previous=None, project=ROOT, extracted=made)
    assert failed(results) == ["faqs.all_accounted"]
    assert "99 extracted, 8 released, 0 rejected" in results.summary()


def test_pages_rejected_above_the_share_of_the_source_stop_the_release(tables, tmp_path):
    made = reject_id("read", "monographs", "samples/x.md", "samples", "x.md", "empty")
    page = {"reject_id": made, "stage": "read", "table": "monographs", "row_key": "samples/x.md",
            "source": "samples", "path": "x.md", "rule": "empty", "reason": "No words.", "row_json": None}  # fmt: skip
    rejects = pa.Table.from_pylist([page], schema=tables["rejects"].schema)
    pages = {n: t for n, t in tables.items() if n not in ("sources", "drugs", "drug_ingredients", "effects")}
    whole = linked({**pages, "rejects": rejects}, pages=6)
    results = check_tables(whole, previous=None, project=ROOT)
    assert failed(results) == ["rejects.share.pages.samples"]  # 1 of 6 is more than 5 %
    assert results.too_many_rejects
    shutil.copytree(ROOT / "expectations", tmp_path / "expectations")
    (tmp_path / "sources.yaml").write_text(
        "sources: {samples: {name: S, kind: folder, address: a, content_origin: crowd, license: x, max_rejected_share: 0.5}}"
    )
    assert not check_tables(whole, previous=None, project=tmp_path).failed


def test_a_folder_of_a_stage_may_lack_what_is_built_later(tmp_path):
    pages = good_pages()
    write_tables(pages, tmp_path)
    results = check_folder(tmp_path, project=ROOT)
    assert not results.failed
    skipped = {r.rule for r in results.of_status("skipped")}
    assert {"drugs.exists", "effects.exists", "sources.exists", "side_effects.effect_id.found"} <= skipped
    assert "side_effects.monograph_id.found" not in skipped


def test_a_release_may_lack_nothing(tables, tmp_path):
    folder = release(tables, tmp_path)
    assert not check_folder(folder, project=ROOT).failed
    (folder / "drugs.parquet").unlink()
    results = check_folder(folder, project=ROOT)
    assert {"drugs.exists", "files.listed"} <= set(failed(results))


def test_the_release_before_is_found_by_its_version(tables, tmp_path):
    first = release(tables, tmp_path, day=1)
    second = release(good(4), tmp_path, day=2)
    assert release_before(second) == first
    assert release_before(first) is None
    assert release_before(tmp_path) is None


def test_a_folder_without_tables_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        check_folder(tmp_path, project=ROOT)


def test_great_expectations_is_imported_only_where_checks_run():
    code = (
        "import sys, materia_medica.cli.check, materia_medica.check.folder, materia_medica.check.table_checks, materia_medica.check.row_checks, materia_medica.report;"
        "sys.exit('great_expectations' in sys.modules or 'pandas' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_table_has_a_suite():
    from materia_medica.check.suites import load_suites

    assert set(load_suites(ROOT)) == {*TABLES, "release"}
