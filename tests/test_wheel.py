"""The built wheel, installed elsewhere: it brings all it needs, and works without this repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

from materia_medica.new_project import TEMPLATE, template_files


@pytest.fixture(scope="module")
def wheel(project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of a plain checkout, built by the build backend that pyproject.toml names, without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    checkout = folder / "checkout"
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "LICENSE", "README.md", "pyproject.toml", "pipeline",
         "expectations", "corrections", "raw", "release.yaml"],
        cwd=project_root, capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    for name in (n for n in listed if os.path.lexists(project_root / n)):
        place = checkout / name
        place.parent.mkdir(parents=True, exist_ok=True)
        if (project_root / name).is_symlink():
            place.symlink_to(os.readlink(project_root / name))
        else:
            place.write_bytes((project_root / name).read_bytes())
    build = f"from setuptools.build_meta import build_wheel; build_wheel({str(folder)!r})"
    done = subprocess.run([sys.executable, "-c", build], cwd=checkout, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("*.whl")
    return built


class Installed(NamedTuple):
    folder: Path
    packages: Path
    """Its site-packages."""

    def materia(
        self, *words: str, cwd: Path, home: Path | None = None, tmp: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        env = {k: v for k, v in os.environ.items() if k in ("PATH", "LANG", "TMPDIR")}
        env |= {"HOME": str(home or self.folder / "home"), "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8"}
        env |= {"TMPDIR": str(tmp)} if tmp else {}
        command = str(self.folder / "bin" / "materia")
        return subprocess.run(
            [command, *words], cwd=cwd, env=env, capture_output=True, text=True, timeout=300, check=False
        )


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """A fresh environment with the wheel; the packages that it depends on are those of this environment."""
    folder = tmp_path_factory.mktemp("elsewhere") / "venv"
    subprocess.run([sys.executable, "-m", "venv", folder], check=True, capture_output=True)
    python = folder / "bin" / "python"
    pip = [python, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--disable-pip-version-check"]
    done = subprocess.run([*pip, wheel], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(folder), "platbase": str(folder)}))
    (packages / "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n")
    where = [python, "-c", "import materia_medica; print(materia_medica.__file__)"]
    done = subprocess.run(where, capture_output=True, text=True, check=True, cwd=folder)
    assert Path(done.stdout.strip()).is_relative_to(packages), "the environment runs another copy of the code"
    return Installed(folder, packages)


def files_below(folder: Path) -> dict[str, int]:
    files = (f for f in folder.rglob("*") if f.is_file() and "__pycache__" not in f.parts)
    return {str(f.relative_to(folder)): f.stat().st_mtime_ns for f in files}


def test_the_wheel_holds_one_package_its_licence_and_a_project_to_start_from(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert wheel.name.startswith("materia_medica-")
    assert {n.split("/")[0].split("-")[0] for n in names} == {"materia_medica"}
    assert any(n.endswith(".dist-info/licenses/LICENSE") for n in names)
    template = {f"materia_medica/template/{f.relative_to(TEMPLATE).as_posix()}" for f in template_files().values()}
    assert {n for n in names if n.startswith("materia_medica/template/")} == template
    assert "materia_medica/template/expectations/drift.yaml" in names


def test_the_wheel_says_what_it_is(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    said = archive.read(next(n for n in archive.namelist() if n.endswith("METADATA"))).decode()
    for field in ("Name: materia-medica", "License-Expression: Apache-2.0", "Author: ", "Keywords: ", "Project-URL: ",
                  "Classifier: ", "Requires-Python: >=3.11", "Description-Content-Type: text/markdown"):  # fmt: skip
        assert f"\n{field}" in said, field
    scripts = archive.read(next(n for n in archive.namelist() if n.endswith("entry_points.txt"))).decode()
    assert "materia = materia_medica.cli.app:main" in scripts


def test_a_project_is_started_run_shown_and_checked_and_nothing_written_beside_it(
    installed: Installed, tmp_path: Path
) -> None:
    before = files_below(installed.folder)
    project = tmp_path / "project"
    for words, said in (
        (("init", "project"), "materia run"),
        (("--project", "project", "run"), "Release "),
        (("--project", "project", "show", "ibuprofen"), "Stomach ache"),
    ):
        done = installed.materia(*words, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert said in done.stdout
    (release,) = (project / "output" / "releases").iterdir()
    done = installed.materia("check", str(release), cwd=project)
    assert done.returncode == 0, done.stderr
    assert "rules hold" in done.stdout
    assert [p.name for p in tmp_path.iterdir()] == ["project"]
    assert {p.name for p in project.iterdir()} == {
        "sources.yaml", "release.yaml", "expectations", "corrections", "raw", ".gitignore", "output"
    }  # fmt: skip
    assert files_below(installed.folder) == before


def test_a_downloaded_release_is_verified_where_nothing_can_be_written(installed: Installed, tmp_path: Path) -> None:
    for words in (("init", "project"), ("--project", "project", "run")):
        assert installed.materia(*words, cwd=tmp_path).returncode == 0
    (made,) = (tmp_path / "project" / "output" / "releases").iterdir()
    watched = tmp_path / "watched"
    release = Path(shutil.copytree(made, watched / "downloads" / "copy"))
    for name in ("home", "tmp", "work"):
        (watched / name).mkdir()
    places = sorted(watched.rglob("*"), reverse=True)
    for place in places:
        place.chmod(0o555 if place.is_dir() else 0o444)
    before = {
        place: place.stat().st_mtime_ns for place in [watched, *places]
    }  # of folders too: it tells what came and went
    code = files_below(installed.folder)

    done = installed.materia("verify", str(release), cwd=watched / "work", home=watched / "home", tmp=watched / "tmp")

    for place in reversed(places):
        place.chmod(0o755)
    assert done.returncode == 0, done.stderr
    assert " 0 failed" in done.stdout
    assert {place: place.stat().st_mtime_ns for place in [watched, *watched.rglob("*")]} == before
    assert files_below(installed.folder) == code


def test_without_a_project_the_installed_command_names_init(installed: Installed, tmp_path: Path) -> None:
    done = installed.materia("run", cwd=tmp_path)
    assert done.returncode == 2
    assert "materia init" in done.stderr
    assert list(tmp_path.iterdir()) == []
