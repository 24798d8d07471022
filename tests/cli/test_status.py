"""`materia status`: how a project stands, and exit codes that monitoring can rely on."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
import yaml

from materia_medica.release import layout
from materia_medica.release.index import write_index
from materia_medica.status import status

NOW = datetime.datetime(2026, 2, 10, 12, tzinfo=datetime.UTC)


def due(project: Path, **asked: float) -> str:
    return "\n".join(status(project, NOW, **{"max_age": 30, **asked}).due)


@pytest.fixture
def standing(project) -> Path:
    """A project with a source of snapshots, a release of it, and a last run that went well."""
    file = project / "sources.yaml"
    said = yaml.safe_load(file.read_text("utf-8"))
    said["sources"]["far"] = {
        "name": "Far", "kind": "git", "address": "https://pages.example/far", "content_origin": "crowd", "license": "none",
    }  # fmt: skip
    file.write_text(yaml.safe_dump(said), "utf-8")
    a_snapshot(project, "20260201T000000Z", "2026-02-01T00:00:00Z")
    folder = layout.release_folder(project / "output", "2026.02.01")
    folder.mkdir(parents=True)
    (folder / "drugs.csv").write_text("drug_id\n")
    manifest = {
        "created_at": "2026-02-01T01:00:00Z", "tables": {"drugs": {"rows": 3}, "effects": {"rows": 4}},
        "sources": [{"source": "far", "snapshot": "20260201T000000Z"}], "files": {"drugs.csv": {"bytes": 8}},
    }  # fmt: skip
    (folder / layout.MANIFEST).write_text(json.dumps(manifest))
    layout.point_latest(project / "output", "2026.02.01")
    ran(project, "2026-02-08T00:00:00Z", result="unchanged", version="2026.02.01")
    return project


def a_snapshot(project: Path, name: str, created: str) -> None:
    folder = project / "raw" / "far" / name
    folder.mkdir(parents=True)
    said = {"id": name, "source": "far", "created": created, "n_pages": 12, "digest": "0" * 64}
    (folder / "manifest.json").write_text(json.dumps(said))
    (project / "raw" / "far" / "latest.json").write_text(json.dumps({"snapshot": name}))


def ran(project: Path, started_at: str, **said: str) -> None:
    write_index(project / "output", last_run={"started_at": started_at, **said})


def test_where_all_is_well_it_says_how_old_things_are(standing) -> None:
    found = status(standing, NOW, max_age=30, run_within=8)
    assert found.due == ()
    assert (found.release.version, found.release.rows) == ("2026.02.01", 7)
    far = next(s for s in found.sources if s.source == "far")
    assert (far.snapshot, far.days, far.pages, far.released) == ("20260201T000000Z", 9.5, 12, "20260201T000000Z")
    assert found.last_run == {"started_at": "2026-02-08T00:00:00Z", "result": "unchanged", "version": "2026.02.01"}


def test_a_snapshot_is_due_by_its_age(standing) -> None:
    assert "far: its snapshot is 10 days old" in due(standing, max_age=9)


def test_a_snapshot_that_no_release_was_made_of_is_told(standing) -> None:
    a_snapshot(standing, "20260209T000000Z", "2026-02-09T00:00:00Z")
    assert "far: snapshot 20260209T000000Z is in no release yet; make one with: materia run far" in due(standing)


def test_a_fetch_that_was_cut_off_is_told(standing) -> None:
    (standing / "raw" / "far" / "unfinished").mkdir()
    assert "materia fetch far goes on" in due(standing)


def test_a_damaged_snapshot_is_told_and_the_rest_with_it(standing) -> None:
    (standing / "raw" / "far" / "20260201T000000Z" / "manifest.json").write_text("{")
    assert "cannot be believed" in due(standing)
    assert [s.source for s in status(standing, NOW, max_age=30).sources] == ["samples"]


def test_a_run_that_failed_is_told_with_its_reason(standing) -> None:
    ran(standing, "2026-02-09T00:00:00Z", result="failed", reason="checks failed; no release")
    assert due(standing) == "the last run failed: checks failed; no release"


def test_a_run_that_did_not_happen_is_told_where_one_is_expected(standing) -> None:
    assert due(standing) == ""
    assert "the last run was 2.5 days ago; one within 1 days is asked for" in due(standing, run_within=1)


def test_a_run_under_way_is_told_and_is_not_due(standing) -> None:
    (standing / "output" / layout.RUNNING).write_text(json.dumps({"started_at": "2026-02-10T11:00:00Z"}))
    found = status(standing, NOW, max_age=30)
    assert (found.running_since, found.due) == ("2026-02-10T11:00:00Z", ())


def test_a_damaged_release_and_a_pointer_elsewhere_are_told(standing) -> None:
    (standing / "output" / "releases" / "2026.02.01" / "drugs.csv").write_text("drug")
    (standing / "output" / "latest.json").write_text("{}")
    assert "release 2026.02.01 is damaged: drugs.csv" in due(standing)
    assert "latest.json does not name the newest release" in due(standing)


def test_without_a_release_one_is_due_and_the_exit_code_is_1(project, materia) -> None:
    done = materia("status", "--json", project=project)
    said = json.loads(done.out)
    assert (done.code, said["result"]["release"]) == (1, None)
    assert said["result"]["due"] == ["there is no release; make one with: materia run"]
    assert not (project / "output").exists(), "status writes nothing"


def test_after_a_run_nothing_is_due_and_the_exit_code_is_0(project, materia) -> None:
    assert materia("run", project=project).code == 0
    done = materia("status", "--run-within", "1", project=project)
    assert done.code == 0, done.err
    assert "Nothing is due" in done.out
    assert "released" in done.out


def test_without_a_project_or_with_settings_that_cannot_be_the_exit_code_is_2(project, materia, tmp_path) -> None:
    done = materia("status", project=tmp_path)
    assert (done.code, "is no project" in done.err) == (2, True)
    (project / "sources.yaml").write_text("sources: [", "utf-8")
    done = materia("status", project=project)
    assert (done.code, "sources.yaml" in done.err) == (2, True), done.err
