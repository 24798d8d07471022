"""A run that finds everything as the last one left it says so from digests, and does all of it where anything differs."""

from __future__ import annotations

import contextlib
import json
import shutil

import pytest

from conftest import ROOT, copy_project
from materia_medica import steps, unchanged
from materia_medica.check.results import CheckResults
from materia_medica.release import layout
from materia_medica.run import Request, make_release

PAGES = ("labels/i/ibuprofen.md", "labels/w/warfarin.md")
SAMPLES = Request(sources=("samples",), workers=1)


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """A project with a release, and what its run gave; tests copy it."""
    project = copy_project(tmp_path_factory.mktemp("unchanged") / "project", PAGES)
    shutil.copy(ROOT / "raw" / "samples" / "README.md", project / "raw" / "samples")
    return project, make_release(project, SAMPLES)


@pytest.fixture
def project(released, tmp_path):
    return shutil.copytree(released[0], tmp_path / "project", symlinks=True)


@pytest.fixture
def extracted(monkeypatch) -> list[str]:
    """Notes each time pages are extracted, and ends the run there."""
    asked: list[str] = []

    class Asked(Exception):  # noqa: N818
        pass

    def extract(_run, *_):
        asked.append("extract")
        raise Asked

    monkeypatch.setattr(steps, "extract", extract)

    def run(project, request=SAMPLES) -> bool:
        asked.clear()
        with contextlib.suppress(Asked):
            make_release(project, request)
        return bool(asked)

    return run


def test_the_last_result_is_told_again_without_a_page_being_read(project, released, extracted) -> None:
    first = released[1]
    assert extracted(project) is False
    again = make_release(project, SAMPLES)
    assert again.published.version == first.published.version
    assert again.published.is_new is False
    assert (again.counts, again.checks, again.accuracy) == (first.counts, first.checks, first.accuracy)
    assert json.loads((project / "output" / "index.json").read_text())["last_run"]["result"] == "unchanged"


def test_what_a_killed_run_or_prune_left_is_cleared_where_nothing_changed(project, extracted) -> None:
    left = layout.part_folder(project / "output")
    (left / "half.parquet").write_bytes(b"half")
    assert (extracted(project), left.exists()) == (False, False)


@pytest.mark.parametrize(
    "change",
    [
        lambda p: (p / "raw/samples/labels/i/ibuprofen.md").open("a").write("\n"),
        lambda p: (p / "raw/samples/labels/i/ibuprofen.md").rename(p / "raw/samples/labels/i/other.md"),
        lambda p: (p / "raw/samples/labels/n.md").write_text("# Naproxen\n\n## Side effects\n\n- Nausea\n"),
        lambda p: (p / "release.yaml").write_text("csv: plain\n"),
        lambda p: (p / "sources.yaml").write_text((p / "sources.yaml").read_text().replace("priority: 100", "priority: 99")),
        lambda p: next((p / "expectations").glob("*.y*ml"), next((p / "expectations").rglob("*.*"))).open("a").write("\n"),
        lambda p: (p / "corrections" / "one.yaml").write_text("corrections: []\n"),
        lambda p: (p / "output/latest.json").write_text('{"version": "2020.01.01"}\n'),
        lambda p: (p / layout.OUTPUT / unchanged.NOTE).write_text("{"),
        lambda p: (p / layout.OUTPUT / unchanged.NOTE).unlink(),
        lambda p: next((p / "output" / "releases").glob("*/faqs.parquet")).write_bytes(b"damaged"),
    ],
)  # fmt: skip
def test_any_change_has_everything_done(project, extracted, change) -> None:
    change(project)
    assert extracted(project) is True


@pytest.mark.parametrize(
    "request_",
    [Request(sources=("samples",), use_cache=False),
     Request(sources=("samples",), accept_drift=("drift.rows.faqs",), reason="fewer pages")],
)  # fmt: skip
def test_who_asks_for_more_gets_more(project, extracted, request_) -> None:
    assert extracted(project, request_) is True


def test_another_folder_is_another_input(project, extracted, tmp_path) -> None:
    shutil.copytree(project / "raw" / "samples", tmp_path / "elsewhere")
    assert extracted(project, Request(folders={"samples": tmp_path / "elsewhere"})) is True


def test_other_code_or_another_library_is_another_input(project, extracted, monkeypatch) -> None:
    own = unchanged.package_hash()
    monkeypatch.setattr(unchanged, "package_hash", lambda: "another")
    assert extracted(project) is True
    monkeypatch.setattr(unchanged, "package_hash", lambda: own)
    assert extracted(project) is False
    monkeypatch.setattr(unchanged, "_libraries", lambda: {"pyarrow-99.dist-info"})
    assert extracted(project) is True


def test_results_are_read_back_as_they_were_written(released) -> None:
    checks = released[1].checks
    assert CheckResults.from_json(checks.to_json()) == checks
    with pytest.raises((ValueError, KeyError)):
        CheckResults.from_json("{}")
