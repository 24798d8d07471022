"""`materia run` beside what lies in its way: it names that, and makes the release all the same."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from materia_medica.release import layout
from materia_medica.stop import Exit


def last(project: Path) -> Path:
    found = layout.latest_release(project / "output")
    assert found is not None
    return found


def remove_a_page(project: Path) -> None:
    next((project / "raw" / "samples").rglob("warfarin.md")).unlink()


def lay_file(place: Path) -> None:
    place.write_text("in the way")


def lay_dangling_link(place: Path) -> None:
    place.symlink_to(place.with_name("nowhere") / "deeper")


@pytest.mark.parametrize("lay", [lay_file, lay_dangling_link])
@pytest.mark.parametrize("name", ["cache", "cache/extract", "cache/extract/samples"])
def test_what_lies_in_the_place_of_the_cache_is_named_and_costs_no_release(name, lay, project, materia) -> None:
    place = project / "output" / name
    place.parent.mkdir(parents=True)
    lay(place)
    done = materia("run", project=project)
    assert done.code == Exit.OK
    assert "rows are not kept for the next run" in done.err
    assert str(place) in done.err
    assert layout.versions(project / "output")


def test_a_stray_is_named_by_the_run(project, materia) -> None:
    (project / "output" / "releases").mkdir(parents=True)
    lay_file(project / "output" / "releases" / "2026.01.31")
    done = materia("run", project=project)
    assert done.code == Exit.OK
    assert "releases/2026.01.31 is passed over: a file" in done.err


def test_a_last_release_of_an_older_schema_is_compared_as_far_as_it_goes(project, materia) -> None:
    assert materia("run", project=project).code == Exit.OK
    old = last(project)
    table = pq.read_table(old / "side_effects.parquet")
    pq.write_table(table.drop_columns(["frequency_tier"]), old / "side_effects.parquet")
    (old / "faqs.parquet").write_bytes(b"PAR1")
    said = {**layout.read_manifest(old), "schema_version": "1.0.0"}
    (old / "manifest.json").write_text(json.dumps(said))
    remove_a_page(project)
    done = materia("run", project=project)
    assert done.code == Exit.OK, done.err
    manifest = layout.read_manifest(last(project))
    assert last(project) != old
    assert manifest["not_compared"] == {"with": old.name, "lacking": ["side_effects.frequency_tier", "faqs"]}
    assert "faqs.parquet does not have the bytes" in manifest["last_release_damaged"][0]
    assert "lacks side_effects.frequency_tier, faqs" in done.out
    assert f"the last release, {old.name}, is damaged: faqs.parquet" in done.err


def test_a_release_dated_in_the_future_is_told_first_and_stops_a_changed_one(project, materia, monkeypatch) -> None:
    assert materia("run", project=project).code == Exit.OK
    version = last(project).name
    day = layout.day_of(version) - datetime.timedelta(days=2)
    noon = datetime.datetime(day.year, day.month, day.day, 12, tzinfo=datetime.UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))
    done = materia("run", project=project)
    assert done.code == Exit.OK
    assert done.err.startswith(f"release {version} is dated after today")
    remove_a_page(project)
    done = materia("run", project=project)
    assert done.code == Exit.DIFFERENCE
    assert f"move {project / 'output' / 'releases' / version} elsewhere" in done.err
    assert layout.pointed(project / "output") == version


def test_a_source_date_epoch_that_is_none_is_refused_before_anything_is_done(project, materia, monkeypatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "tomorrow")
    monkeypatch.setattr("materia_medica.steps.read_pages", lambda _: pytest.fail("pages were read"))
    done = materia("run", project=project)
    assert done.code == Exit.USAGE
    assert "SOURCE_DATE_EPOCH is 'tomorrow'" in done.err
    assert not (project / "output").exists()
