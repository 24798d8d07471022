"""`materia prune`: old releases go, the latest and what a kept delta begins with stay."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from materia_medica.lock import locked
from materia_medica.release import layout
from materia_medica.release.index import read_index, write_index
from materia_medica.release.prune import plan, prune
from materia_medica.stop import Exit


def a_release(output: Path, version: str, after: str | None = None) -> Path:
    """A release of one small file; `after` is what its delta begins with."""
    folder = layout.release_folder(output, version)
    folder.mkdir(parents=True)
    (folder / "drugs.csv").write_text("drug_id\n")
    if after:
        (folder / layout.DELTA).mkdir()
    (folder / layout.MANIFEST).write_text(json.dumps({"predecessor": {"version": after} if after else None}))
    return folder


@pytest.fixture
def output(project) -> Path:
    """Five releases, of which each but the first has a delta."""
    output = project / layout.OUTPUT
    days = [f"2026.01.0{n}" for n in range(1, 6)]
    for version, after in zip(days, [None, *days], strict=False):
        a_release(output, version, after)
    layout.point_latest(output, days[-1])
    write_index(output)
    return output


def test_the_newest_stay_and_what_the_delta_of_the_oldest_of_them_begins_with(output) -> None:
    found = plan(output, 2)
    assert [k.version for k in found.kept] == ["2026.01.03", "2026.01.04", "2026.01.05"]
    assert found.kept[0].why == "the delta of 2026.01.04 begins with it"
    assert found.gone == ("2026.01.01", "2026.01.02")


def test_without_a_delta_nothing_more_than_the_newest_stays(output) -> None:
    shutil.rmtree(output / "releases" / "2026.01.05" / layout.DELTA)
    assert [k.version for k in plan(output, 1).kept] == ["2026.01.05"]


@pytest.mark.parametrize("keep", [0, 1, 2])
def test_the_release_that_latest_names_stays_whatever_is_asked(keep, output) -> None:
    layout.point_latest(output, "2026.01.02")
    kept = [k.version for k in plan(output, keep).kept]
    assert {"2026.01.01", "2026.01.02", "2026.01.05"} <= set(kept)


def test_more_than_there_are_deletes_nothing(output, materia, project) -> None:
    assert plan(output, 9).gone == ()
    assert materia("prune", "--keep", "9", project=project).code == 0
    assert len(layout.versions(output)) == 5


def test_a_dry_run_deletes_nothing_and_says_what_would_go(output, materia, project) -> None:
    done = materia("prune", "--keep", "2", "--dry-run", "--json", project=project)
    assert json.loads(done.out)["result"]["gone"] == ["2026.01.01", "2026.01.02"]
    assert len(layout.versions(output)) == 5
    assert len(read_index(output)["releases"]) == 5


def test_a_prune_deletes_them_and_the_index_forgets_them(output, materia, project) -> None:
    done = materia("prune", "--keep", "2", "--wait", "0", project=project)
    assert done.code == 0, done.err
    assert "2 releases with" in done.out
    assert sorted(p.name for p in (output / "releases").iterdir()) == ["2026.01.03", "2026.01.04", "2026.01.05"]
    assert [r["version"] for r in read_index(output)["releases"]] == ["2026.01.05", "2026.01.04", "2026.01.03"]
    assert layout.pointed(output) == "2026.01.05"
    assert layout.next_version(layout.day_of("2026.01.05"), output) == "2026.01.05.2"


def test_a_prune_that_was_killed_leaves_no_half_release_and_no_index_of_it(output, monkeypatch) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(shutil, "rmtree", killed)
    with pytest.raises(KeyboardInterrupt):
        prune(output, ("2026.01.01", "2026.01.02"))
    monkeypatch.undo()
    assert layout.versions(output) == ["2026.01.02", "2026.01.03", "2026.01.04", "2026.01.05"]
    assert [r["version"] for r in read_index(output)["releases"]] == ["2026.01.05", "2026.01.04", "2026.01.03"]
    layout.clean_up(output, layout.day_of("2026.01.05"))
    assert not [p for p in (output / "releases").iterdir() if p.name.startswith(".part-")]


def test_readers_of_the_index_have_time_before_anything_is_deleted(output, materia, project, monkeypatch) -> None:
    seen = []

    def waits(seconds: float) -> None:
        seen.append((seconds, len(read_index(output)["releases"]), len(layout.versions(output))))

    monkeypatch.setattr("materia_medica.release.prune.sleep", waits)
    assert materia("prune", "--keep", "2", project=project).code == 0
    assert materia("prune", "--keep", "2", project=project).code == 0
    assert seen == [(30.0, 3, 5)], "where nothing goes nobody waits"


def test_a_release_that_the_index_forgot_and_a_kill_kept_is_told_of_again_by_the_next_run(output, monkeypatch) -> None:
    def killed(_: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("materia_medica.release.prune.sleep", killed)
    with pytest.raises(KeyboardInterrupt):
        prune(output, ("2026.01.01",), wait=1)
    write_index(output)
    assert len(read_index(output)["releases"]) == 5


def test_beside_a_run_it_stops_with_5(output, materia, project) -> None:
    with locked(output, "a run"):
        assert materia("prune", "--keep", "1", project=project).code == Exit.LOCKED
    assert len(layout.versions(output)) == 5


@pytest.mark.parametrize("words", [(), ("--keep", "0"), ("--keep", "some")])
def test_how_many_stay_must_be_said(words, output, materia, project) -> None:
    assert materia("prune", *words, project=project).code == Exit.USAGE
