"""`index.json` lists every release and every run that made none, with the reason."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from materia_medica.disk import file_sha256
from materia_medica.lock import locked
from materia_medica.release import layout
from materia_medica.release.index import MOST_FAILED, read_index, write_index
from materia_medica.release.record import recorded
from materia_medica.stop import Exit, Stop

from .test_publish import DAY, release, some_tables

NEXT = DAY + datetime.timedelta(days=1)


def test_it_lists_the_releases_the_newest_first_with_their_predecessors(tmp_path) -> None:
    first = release(tmp_path)
    second = release(tmp_path, some_tables("dizziness"), now=NEXT)
    listed = read_index(tmp_path)["releases"]
    assert [(r["version"], r["predecessor"], r["result"]) for r in listed] == [
        ("2026.02.01", "2026.01.31", "released"), ("2026.01.31", None, "released"),
    ]  # fmt: skip
    manifest = layout.read_manifest(second.folder)
    assert listed[0]["content_sha256"] == manifest["content_sha256"]
    assert listed[0]["manifest_sha256"] == file_sha256(second.folder / "manifest.json")
    assert listed[0]["rows"]["side_effects"] == 2
    assert listed[0]["pages"] == {"read": 2, "rejected": 1, "effects_unread": 0, "unsupported_language": 0}
    assert listed[0]["code"]["version"]
    assert listed[0]["changes"]["added"] >= 1
    assert listed[1]["changes"] is None
    assert listed[0]["bytes"] == sum(f["bytes"] for f in manifest["files"].values())
    assert manifest["predecessor"] == {
        "version": first.version, "content_sha256": listed[1]["content_sha256"],
        "schema_version": listed[1]["schema_version"],
    }  # fmt: skip


def test_it_is_there_before_latest_names_the_release(tmp_path, monkeypatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr(layout, "point_latest", lambda output, version: seen.extend(
        [version, *(r["version"] for r in read_index(output)["releases"])]))  # fmt: skip
    release(tmp_path)
    assert seen == ["2026.01.31", "2026.01.31"]


def test_a_damaged_one_is_made_anew_from_the_manifests(tmp_path) -> None:
    release(tmp_path)
    whole = (tmp_path / "index.json").read_bytes()
    (tmp_path / "index.json").write_bytes(b"[")
    write_index(tmp_path)
    assert (tmp_path / "index.json").read_bytes() == whole


def test_a_release_whose_manifest_is_damaged_is_listed_as_that(tmp_path) -> None:
    made = release(tmp_path)
    (made.folder / "manifest.json").write_text("{}")
    write_index(tmp_path)
    assert read_index(tmp_path)["releases"] == [{"version": "2026.01.31", "result": "damaged"}]


def test_what_is_about_to_be_deleted_is_forgotten_first(tmp_path) -> None:
    release(tmp_path)
    release(tmp_path, some_tables("dizziness"), now=NEXT)
    write_index(tmp_path, without=["2026.01.31"])
    assert [r["version"] for r in read_index(tmp_path)["releases"]] == ["2026.02.01"]


@pytest.mark.parametrize(
    ("error", "code", "reason"),
    [
        (Stop(Exit.TOO_MANY_REJECTS, "too many pages rejected"), 3, "too many pages rejected"),
        (OSError(28, "No space left on device", "x.parquet"), 6, "x.parquet: No space left on device"),
        (KeyboardInterrupt(), 130, "ended from outside"),
        (SystemExit(143), 143, "ended from outside"),
        (ZeroDivisionError("division by zero"), None, "ZeroDivisionError: division by zero"),
    ],
)
def test_a_run_that_makes_no_release_is_listed_with_the_reason(error, code, reason, tmp_path) -> None:
    with pytest.raises(type(error)), recorded(tmp_path, DAY, ("samples",)):
        raise error
    (failed,) = read_index(tmp_path)["failed_runs"]
    assert (failed["result"], failed["exit_code"], failed["reason"]) == ("failed", code, reason)
    assert failed["started_at"] == "2026-01-31T09:30:00Z"
    assert failed["sources"] == ["samples"]
    assert read_index(tmp_path)["last_run"] == {
        "started_at": "2026-01-31T09:30:00Z", "result": "failed", "reason": reason,
    }  # fmt: skip
    assert not (tmp_path / layout.RUNNING).exists()


def test_a_run_that_was_killed_is_listed_by_the_next_one(tmp_path) -> None:
    (tmp_path / layout.RUNNING).write_text('{"started_at": "2026-01-30T00:00:00Z", "sources": []}')
    with recorded(tmp_path, DAY, ()) as record:
        record.released("2026.01.31", is_new=False)
    index = read_index(tmp_path)
    assert [(r["result"], r["started_at"]) for r in index["failed_runs"]] == [("killed", "2026-01-30T00:00:00Z")]
    assert index["last_run"] == {
        "started_at": "2026-01-31T09:30:00Z", "result": "unchanged", "version": "2026.01.31",
    }  # fmt: skip


def test_failed_runs_do_not_fill_the_disk(tmp_path) -> None:
    many = {"failed_runs": [{"started_at": str(n)} for n in range(MOST_FAILED)]}
    (tmp_path / "index.json").write_text(json.dumps(many))
    write_index(tmp_path, failed={"started_at": "now"})
    kept = read_index(tmp_path)["failed_runs"]
    assert len(kept) == MOST_FAILED
    assert kept[0] == {"started_at": "now"}


def test_a_run_of_the_command_line_is_recorded(project: Path, materia) -> None:
    assert materia("run", project=project).code == Exit.OK
    index = read_index(project / "output")
    assert index["last_run"]["result"] == "released"
    assert index["failed_runs"] == []
    assert materia("run", project=project).code == Exit.OK
    assert read_index(project / "output")["last_run"]["result"] == "unchanged"
    with locked(project / "output", "a run"):
        assert materia("run", project=project).code == Exit.LOCKED
    assert read_index(project / "output")["failed_runs"] == [], "a run that waited for another has not failed"
    for page in (project / "raw" / "samples").rglob("*.md"):
        page.write_text("")
    assert materia("run", project=project).code == Exit.TOO_MANY_REJECTS
    (failed,) = read_index(project / "output")["failed_runs"]
    assert failed["exit_code"] == Exit.TOO_MANY_REJECTS
    assert "pages rejected" in failed["reason"]
    assert failed["pages"]["rejected"] == 5
