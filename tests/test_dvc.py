"""`dvc repro` runs the same stages, does nothing the second time, and lets no release be lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from conftest import copy_project
from materia_medica.release import layout
from needed import needed

pytest.importorskip("dvc")
COPIED = ("dvc.yaml", ".dvcignore", ".gitignore", ".dvc/config", ".dvc/.gitignore", "pipeline", "tests/gold")


@pytest.fixture(scope="module")
def clone(project_root, tmp_path_factory) -> Path:
    """A clone of the project under git and DVC, with a few sample pages and its own copy of the code."""
    folder = copy_project(tmp_path_factory.mktemp("clone"))
    for name in COPIED:
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        if (project_root / name).is_dir():
            shutil.copytree(project_root / name, place, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(project_root / name, place)
    (folder / "corrections").mkdir(exist_ok=True)
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "clone")):
        git(folder, *words)
    return folder


def git(folder: Path, *words: str) -> None:
    identity = ("-c", "user.name=test", "-c", "user.email=test@example.org")
    subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True)


def dvc(folder: Path, *words: str) -> str:
    """Run dvc with the `materia` of this environment and the code of `folder`; what it said."""
    bin_folder = str(Path(sys.executable).parent)
    environment = {
        **os.environ,
        "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(folder / "pipeline"),
        "DVC_NO_ANALYTICS": "1",
    }
    done = subprocess.run(
        [sys.executable, "-m", "dvc", *words], check=False, cwd=folder, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_repro_releases_then_does_nothing_then_keeps_both_releases(clone) -> None:
    first = dvc(clone, "repro")
    assert [s for s in ("fetch", "extract", "correct", "check", "link", "release") if f"'{s}'" not in first] == []
    (version,) = layout.versions(clone / "output")
    assert "is in output/releases" in first

    again = dvc(clone, "repro")
    assert "Running stage" not in again
    assert "up to date" in again

    next((clone / "raw" / "samples").rglob("warfarin.md")).unlink()
    changed = dvc(clone, "repro")
    assert "Running stage 'extract'" in changed
    both = layout.versions(clone / "output")
    assert both == [version, f"{version}.2"]
    assert layout.pointed(clone / "output") == both[-1]
    manifests = [layout.read_manifest(layout.release_folder(clone / "output", v)) for v in both]
    assert manifests[0]["pages"]["read"] == manifests[1]["pages"]["read"] + 1

    assert "Running stage" not in dvc(clone, "repro")


@pytest.mark.soak
def test_snapshots_stay_and_a_new_one_is_all_it_takes_to_release_anew(clone, tmp_path) -> None:
    project, work = tmp_path / "project", tmp_path / "work"
    shutil.copytree(clone, project, ignore=shutil.ignore_patterns("output", "work", "dvc.lock", ".git"))
    git(project, "init", "-q")
    labels = project / "raw" / "samples" / "labels"
    shutil.copytree(labels, work / "labels")
    shutil.rmtree(project / "raw" / "samples")
    (project / "sources.yaml").write_text(
        yaml.safe_dump({"sources": {"repo": {
            "name": "Repository", "kind": "git", "address": work.as_uri(), "pages": ["labels/**/*.md"],
            "content_origin": "written_for_this_project", "license": "CC0-1.0",
        }}})
    )  # fmt: skip
    stages = (project / "dvc.yaml").read_text("utf-8").replace("raw/samples", "raw/repo/latest.json")
    (project / "dvc.yaml").write_text(stages, "utf-8")
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "pages")):
        git(work, *words)

    assert "Running stage 'fetch'" in dvc(project, "repro")
    assert "Running stage" not in dvc(project, "repro")
    (first,) = snapshots(project)

    page = next((work / "labels").rglob("*.md"))
    page.write_text(page.read_text("utf-8").replace("\n", "\n\n", 1), "utf-8")
    git(work, "commit", "-qam", "changed")
    changed = dvc(project, "repro", "--force", "--single-item", "fetch") + dvc(project, "repro")
    assert "Running stage 'release'" in changed
    assert len(snapshots(project)) == 2
    assert first in snapshots(project)
    assert len(layout.versions(project / "output")) == 2
    assert "Running stage" not in dvc(project, "repro")


def snapshots(project: Path) -> list[str]:
    return sorted(p.parent.name for p in (project / "raw" / "repo").glob("*/manifest.json"))


def test_a_change_of_a_late_stage_runs_only_what_follows_it(clone) -> None:
    dvc(clone, "repro")
    code = clone / "pipeline" / "materia_medica" / "release" / "csv.py"
    code.write_text(code.read_text("utf-8") + "\n# changed\n", "utf-8")
    said = dvc(clone, "repro")
    assert "Running stage 'release'" in said
    assert "Running stage 'link'" not in said
    code.write_text(code.read_text("utf-8").removesuffix("\n# changed\n"), "utf-8")


@pytest.mark.parametrize("stage", ["extract", "correct", "check", "link", "release"])
def test_a_stage_depends_on_all_code_that_its_step_imports(stage, project_root) -> None:
    package = project_root / "pipeline" / "materia_medica"
    said = yaml.safe_load((project_root / "dvc.yaml").read_text("utf-8"))["stages"][stage]["deps"]
    deps = {project_root / dep for dep in said}
    home = package / ("releasing.py" if stage == "release" else "steps.py")
    code = {home, package / "steps.py", package / "stages.py"} | needed(home, stage)
    assert len(code) > 10
    assert sorted(f for f in code if not deps & {f, *f.parents}) == []
    rooms = {d for d in deps if package in d.parents}
    assert sorted(d for d in rooms if not any(d in {f, *f.parents} for f in code)) == [], "depends on more than it runs"


def test_stages_are_those_of_a_run_and_hand_on_what_they_make(project_root) -> None:
    stages = yaml.safe_load((project_root / "dvc.yaml").read_text("utf-8"))["stages"]
    assert list(stages) == ["fetch", "extract", "correct", "check", "link", "release"]
    for name, stage in stages.items():
        assert stage["cmd"] == ("materia fetch" if name == "fetch" else f"materia stage {name}")
        assert f"pipeline/materia_medica/{name}" in stage["deps"]
        for dep in stage["deps"]:
            assert (project_root / dep).exists() or dep.startswith("work/"), dep
    for out in stages["fetch"]["outs"]:
        ((place, said),) = out.items()
        assert place in stages["extract"]["deps"]
        assert said == {"persist": True, "cache": False}, "a snapshot is never deleted"
    for before, after in zip(list(stages)[1:-1], list(stages)[2:], strict=True):
        assert f"work/{before}" in stages[after]["deps"]


def test_dvc_sends_no_statistics(project_root) -> None:
    assert "analytics = false" in (project_root / ".dvc" / "config").read_text("utf-8")


def test_the_command_line_stage_says_which_stage_is_missing(project_root, materia, tmp_path) -> None:
    (tmp_path / "sources.yaml").write_text("sources: {}\n")
    done = materia("stage", "link", project=tmp_path)
    assert done.code == 6
    assert "materia stage check" in done.err
