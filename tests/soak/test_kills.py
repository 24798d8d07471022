"""Runs and fetches killed at named points and at any moment: nothing is lost, doubled or half-visible.

`SOAK_KILLS=10` makes it shorter: so many kills of a run at any moment, beside those at the named points.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import copy_project
from materia_medica.check.readback import read_back
from materia_medica.release import layout
from materia_medica.release.around import damage

KILLS = int(os.environ.get("SOAK_KILLS", "80"))
DIES = """
import importlib, os, signal, sys
sys.argv[1:], (owner, name, when) = sys.argv[4:], sys.argv[1:4]
module, _, inner = owner.partition(":")
place = importlib.import_module(module)
place = getattr(place, inner) if inner else place
whole = getattr(place, name)

def dying(*given, **named):
    if when == "after":
        whole(*given, **named)
    os.kill(os.getpid(), signal.SIGKILL)

setattr(place, name, dying)
from materia_medica.cli.app import main
main()
"""
OF_A_RUN = [
    (owner, name, when)
    for owner, name in (
        ("materia_medica.engine.cache", "from_bytes"),
        ("materia_medica.engine.share", "write_cache"),
        ("materia_medica.release.layout", "clean_up"),
        ("materia_medica.release.layout", "part_folder"),
        ("materia_medica.release.publish", "_write"),
        ("materia_medica.release.publish", "build_manifest"),
        ("materia_medica.disk", "write_durably"),
        ("materia_medica.disk", "sync_folder"),
        ("pathlib:Path", "rename"),
        ("materia_medica.release.layout", "point_latest"),
    )
    for when in ("before", "after")
]
OF_A_FETCH = [
    (owner, name, when)
    for owner, name in (
        ("materia_medica.disk", "write_lines"),
        ("materia_medica.disk", "write_json"),
        ("pathlib:Path", "touch"),
        ("pathlib:Path", "rename"),
        ("materia_medica.fetch.publish", "_point_to"),
    )
    for when in ("before", "after")
]


def command(project: Path, *words: str, dies: tuple[str, str, str] | None = None) -> list[str]:
    start = ["-c", DIES, *dies] if dies else ["-c", "from materia_medica.cli.app import main; main()"]
    return [sys.executable, *start, "--project", str(project), *words]


def change(project: Path, number: int) -> None:
    """Another text on a page, so that the next run has a release to make."""
    page = project / "raw" / "samples" / "labels" / "i" / "ibuprofen.md"
    page.write_text(page.read_text("utf-8").partition("\n\nRevision")[0] + f"\n\nRevision {number}.\n", "utf-8")


def check_what_is_visible(project: Path) -> None:
    output = project / "output"
    found = layout.versions(output)
    assert layout.strays(output) == []
    assert layout.pointed(output) in (found or [None])
    for version in found[-2:]:
        assert damage(layout.release_folder(output, version)) == []
    if found:
        assert read_back(layout.release_folder(output, found[-1]), None) == []
    contents = [layout.read_manifest(layout.release_folder(output, v))["content_sha256"] for v in found]
    assert len(set(contents)) == len(contents), "no release twice"


def finish(project: Path) -> str:
    done = subprocess.run(command(project, "run"), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    check_what_is_visible(project)
    assert not list((project / "output" / "releases").glob(".part-*"))
    assert layout.pointed(project / "output") == layout.versions(project / "output")[-1]
    return str(layout.pointed(project / "output"))


@pytest.mark.soak
def test_a_run_killed_at_each_named_point(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    finish(project)
    for number, point in enumerate(OF_A_RUN):
        change(project, number)
        before = layout.pointed(project / "output")
        died = subprocess.run(command(project, "run", dies=point), capture_output=True, check=False)
        assert died.returncode == -signal.SIGKILL, (point, died.stderr)
        there = layout.versions(project / "output")
        assert layout.pointed(project / "output") in there
        assert finish(project) != before, point


@pytest.mark.soak
def test_a_run_killed_at_any_moment(tmp_path: Path) -> None:
    seed = random.randrange(10**9)
    print(f"seed {seed}")
    dice, project = random.Random(seed), copy_project(tmp_path / "project")
    began = time.monotonic()
    finish(project)
    whole = time.monotonic() - began
    for number in range(KILLS):
        change(project, number)
        run = subprocess.Popen(command(project, "run"), stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        time.sleep(dice.uniform(0, whole))
        run.kill()
        run.wait()
        check_what_is_visible(project)
    finish(project)


@pytest.mark.soak
def test_a_fetch_killed_at_each_point_of_publishing(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    pages = tmp_path / "elsewhere"
    pages.mkdir()
    facts = {"name": "Near", "kind": "folder", "address": str(pages), "content_origin": "crowd", "license": "none"}
    (project / "sources.yaml").write_text(json.dumps({"sources": {"near": facts}}), "utf-8")
    raw = project / "raw" / "near"
    for number, point in enumerate(OF_A_FETCH):
        (pages / "a.md").write_text(f"# Testamol\n\nRevision {number}.\n", "utf-8")
        died = subprocess.run(command(project, "fetch", "near", dies=point), capture_output=True, check=False)
        assert died.returncode == -signal.SIGKILL, (point, died.stderr)
        done = subprocess.run(command(project, "fetch", "near"), capture_output=True, text=True, check=False)
        assert done.returncode == 0, (point, done.stderr)
        snapshots = [p.parent for p in raw.glob("*/manifest.json")]
        assert len(snapshots) == number + 1, (point, "one snapshot for each change, none twice")
        name = json.loads((raw / "latest.json").read_text("utf-8"))["snapshot"]
        assert f"Revision {number}." in (raw / name / "pages" / "a.md").read_text("utf-8")
        assert not list(raw.rglob(".unpublished"))
