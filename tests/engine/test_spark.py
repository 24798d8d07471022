"""Pages worked by Spark give the tables and the account of one machine, row for row.

A real session in this machine: it needs Java and PySpark, `make spark` brings the latter.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, copy_project
from materia_medica import distributed, steps
from materia_medica.engine.pages import extract_pages
from materia_medica.engine.spark import session
from materia_medica.engine.spark.pages import extract_on_spark
from materia_medica.inputs import find_inputs
from materia_medica.page import PageRef
from materia_medica.request import Quiet, Request
from materia_medica.schema import PAGE_TABLES
from materia_medica.stop import Exit, Stop
from materia_medica.store import Tables, read_tables
from materia_medica.work import Run
from small import source

pytestmark = pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas")
SOURCES = ("samples", "documents", "us-openfda")
CORRECTION = """
- {table: monographs, page: samples/labels/i/ibuprofen.md, row: samples/labels/i/ibuprofen.md,
   found: {name: Ibuprofen}, becomes: {name: Ibuprofen tablets}, why: A test., who: test, when: 2026-01-31}
- {table: monographs, page: samples/labels/w/warfarin.md, row: samples/labels/w/warfarin.md,
   found: {name: Warfarin}, becomes: {name: " "}, why: A test of what checks refuse., who: test, when: 2026-01-31}
"""
"""One mends a name, the other one makes it such that checks refuse the page."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with all that a look over all pages is needed for: a title of the site, versions of one document."""
    folder = copy_project(tmp_path_factory.mktemp("project"))
    samples = folder / "raw" / "samples"
    for n in range(60):  # more than half of the source: their group words are a template
        (samples / f"welcome-{n}.md").write_text(
            f"# Our Pharmacy\n\n### Rare but Serious Side Effects\n\n* Nausea\n* Rash {n}\n"
        )
    (samples / "broken.md").write_bytes(b"")
    given = json.loads((ROOT / "raw/samples/documents/openfda/diphenhydramine.json").read_text("utf-8"))
    labels = [{**given, "version": version, "id": f"id-{version}"} for version in ("1", "2")]
    (folder / "raw" / "us-openfda").mkdir(parents=True)
    with zipfile.ZipFile(folder / "raw" / "us-openfda" / "drug-label-0001-of-0001.json.zip", "w") as archive:
        archive.writestr("drug-label-0001-of-0001.json", json.dumps({"meta": {}, "results": labels}))
    shutil.copytree(ROOT / "raw" / "samples" / "documents" / "fhir", samples / "documents" / "fhir")
    settings = (folder / "sources.yaml").read_text("utf-8")
    settings = settings.replace("    priority: 100\n", "    priority: 100\n    max_rejected_share: 0.2\n", 1)
    (folder / "sources.yaml").write_text(settings, "utf-8")
    (folder / "corrections" / "one.yaml").write_text(CORRECTION, "utf-8")
    return folder


def asked(project: Path, **more: Any) -> Run:
    folders = {"us-openfda": project / "raw" / "us-openfda"}
    return Run(project, Request(sources=SOURCES[:2], folders=folders, use_cache=False, workers=1, **more), Quiet())


def same(one: Tables, other: Tables) -> list[str]:
    """The tables that are equal."""
    return [name for name in PAGE_TABLES if one[name].equals(other[name], check_metadata=True)]


def test_tables_written_in_parts_are_those_of_one_machine(spark: Any, project: Path, tmp_path: Path) -> None:
    run = asked(project)
    inputs = find_inputs(project, run.request.sources, run.request.folders)
    local = extract_pages(
        inputs.refs, inputs.sources, rejects=inputs.rejects, snapshots=inputs.snapshots, workers=1
    )  # fmt: skip
    flags = {flag for row in local.tables["monographs"].column("flags").to_pylist() for flag in row}
    rules = set(local.tables["rejects"].column("rule").to_pylist())
    assert ("standing_title" in flags, "older_version" in rules, len(rules) > 1) == (True, True, True)

    done = distributed.written(run, str(tmp_path))
    assert done.account == local.account
    assert {n: done.tables[n].num_rows for n in PAGE_TABLES} == {n: local.tables[n].num_rows for n in PAGE_TABLES}
    assert len(list((tmp_path / "monographs.parquet").glob("part-*.parquet"))) > 1
    assert same(read_tables(tmp_path, PAGE_TABLES), local.tables) == list(PAGE_TABLES)


def test_corrected_checked_and_linked_rows_are_those_of_one_machine(spark: Any, project: Path) -> None:
    run = asked(project)
    local = steps.extract(run)
    for step in (steps.correct, steps.check, steps.link):
        local = step(run, local)
    there = asked(project, engine="spark")
    before = steps.link_on_spark(there)
    work = steps.link_rest(there, before)
    assert work.account == local.account
    assert list(work.tables) == list(local.tables)
    assert [n for n, t in local.tables.items() if not work.tables[n].equals(t, check_metadata=True)] == []
    assert same(before.tables, local.tables) == list(PAGE_TABLES)
    assert [before.tables[n].num_rows > 0 for n in ("drugs", "drug_effects")] == [True, True]
    assert "Ibuprofen tablets" in work.tables["monographs"].column("name").to_pylist()
    assert "check" in work.tables["rejects"].column("stage").to_pylist()
    assert any("template_heading" in flags for flags in work.tables["side_effects"].column("flags").to_pylist())


def test_a_correction_that_has_outlived_its_error_stops_the_run_in_the_same_words(spark: Any, project: Path) -> None:
    file = project / "corrections" / "one.yaml"
    file.write_text(CORRECTION.replace("{name: Ibuprofen}", "{name: Ibuprophen}"), "utf-8")
    try:
        with pytest.raises(Stop, match="expected name 'Ibuprophen'") as stop:
            steps.link_on_spark(asked(project, engine="spark"))
    finally:
        file.write_text(CORRECTION, "utf-8")
    assert stop.value.code == Exit.DIFFERENCE


def test_a_page_of_a_snapshot_that_is_another_one_stops_the_run(spark: Any, samples: Path) -> None:
    ref = PageRef("samples", "labels/i/ibuprofen.md", samples / "labels/i/ibuprofen.md", sha256="0" * 64)
    with pytest.raises(Stop, match="the page is not the one that was fetched") as stop, session.session() as there:
        extract_on_spark(there, [ref], {"samples": source()})
    assert stop.value.code == Exit.IO_ERROR


def test_what_the_settings_of_spark_name_is_left_to_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SPARK_CONF_DIR", str(tmp_path))
    asked_for = ("spark.master", "spark.driver.memory", "spark.ui.enabled")
    assert not any(session._is_stated(name) for name in asked_for)
    (tmp_path / "spark-defaults.conf").write_text("spark.driver.memory 1g\n spark.master   spark://host:7077\n")
    assert [session._is_stated(name) for name in asked_for] == [True, True, False]


def test_a_session_that_dies_ends_the_run_and_says_what_may_help(spark: Any) -> None:
    """Out of memory it exits; here, in a process of its own, it is told to."""
    code = (
        "from materia_medica.engine.spark.session import session\n"
        "with session(1) as spark:\n"
        "    spark.sparkContext._jvm.java.lang.Runtime.getRuntime().halt(3)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120)
    assert "Stop: the session of Spark ended in the middle of the work" in done.stderr


def test_without_pyspark_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(Stop, match=r"pip install 'materia-medica\[spark\]'"), session.session():
        pass


def test_without_java_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    sql = pytest.importorskip("pyspark.sql", reason="PySpark is not installed: make spark")
    monkeypatch.setattr(sql.SparkSession, "getActiveSession", staticmethod(lambda: None))
    monkeypatch.setattr(shutil, "which", lambda _: None)
    for name in ("JAVA_HOME", *session._SUBMITTED):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(Stop, match="needs Java 17 or newer"), session.session():
        pass
