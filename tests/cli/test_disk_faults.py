"""A full disk, a limit on files, a place that takes no writing: the file is named with what to do, and a second call mends it.

Each command runs in a process of its own, on a disk of a few kilobytes or without the right to write.
"""

from __future__ import annotations

import json
import re
import resource
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from conftest import copy_project
from fetch.conftest import QUICK, run_git
from fetch.server import served
from materia_medica.stop import Exit

MATERIA = "from materia_medica.cli.app import main; main()"
PAGES = ("labels/i/ibuprofen.md",)
SOURCE = {"name": "Far", "content_origin": "crowd", "license": "none", "pages": ["**/*.md", "composition/**"]}


class Ended(NamedTuple):
    code: int
    said: str


def command(project: Path, *words: str) -> list[str]:
    place = [] if words[0] == "init" else ["--project", str(project)]
    return [sys.executable, "-B", "-c", MATERIA, *place, *words]


def limited(most: int, project: Path, *words: str) -> Ended:
    """A command that may write no file beyond so many bytes."""
    done = subprocess.run(
        command(project, *words), capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY)),
    )  # fmt: skip
    return Ended(done.returncode, done.stderr)


def says(ended: Ended, place: Path, why: str, to_do: str) -> None:
    """It ends with 6, names a file below `place`, and says what to do; the user sees no traceback."""
    assert ended.code == Exit.IO_ERROR, ended.said
    last = ended.said.strip().splitlines()[-1]
    assert str(place) in last
    assert why in last
    assert to_do in last
    assert "Traceback" not in ended.said


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder of pages that is a repository as well."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    for n in range(4):
        unlike = " ".join(f"{n * 7919 + k * 104729:x}" for k in range(2_000))
        (folder / f"{n}.md").write_text(f"# Testamol {n}\n\nA medicine that is invented. {unlike}\n", "utf-8")
    run_git(folder, "init", "--quiet", "--initial-branch=main")
    run_git(folder, "add", ".")
    run_git(folder, "commit", "--quiet", "-m", "Pages")
    return folder


def of(project: Path, kind: str, address: object, **fetch: object) -> Path:
    """A project with one source."""
    project.mkdir(parents=True, exist_ok=True)
    said = {"far": {**SOURCE, "kind": kind, "address": str(address), "fetch": fetch}}
    (project / "sources.yaml").write_text(json.dumps({"sources": said}), "utf-8")
    return project


# A limit on the size of files: the first byte beyond it fails ------------------------------------------------------------

TOO_LARGE = ("File too large", "raise it, and call again")


@pytest.mark.parametrize(
    ("most", "words"),
    [
        (0, ("run",)),
        (60_000, ("run",)),
        (3_000, ("extract", "--to", "tables")),
        (3_000, ("stage", "extract")),
    ],
)
def test_what_a_run_cannot_write_is_named(most: int, words: tuple[str, ...], tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project", PAGES)
    words = tuple(str(project / w) if w == "tables" else w for w in words)
    says(limited(most, project, *words), project, *TOO_LARGE)
    assert not [*project.rglob(".part-*"), *project.rglob("*.tmp"), *project.rglob("*.parquet.part")]
    assert not (project / "output" / "latest.json").exists()


@pytest.mark.parametrize("most", [0, 100, 10_000])
def test_what_a_fetch_of_a_folder_cannot_write_is_named_and_makes_no_refused_page(
    most: int, pages: Path, tmp_path: Path
) -> None:
    project = of(tmp_path / "project", "folder", pages)
    says(limited(most, project, "fetch", "far"), project / "raw" / "far", *TOO_LARGE)
    assert not list(project.rglob("latest.json"))
    assert limited(resource.RLIM_INFINITY, project, "fetch", "far").code == 0
    (snapshot,) = project.glob("raw/far/*/manifest.json")
    said = json.loads(snapshot.read_text("utf-8"))
    assert (said["n_pages"], said["n_refused"]) == (4, 0)


@pytest.mark.parametrize("most", [30, 400, 3_000])
def test_what_a_crawl_cannot_write_is_named_and_the_next_call_goes_on(most: int, tmp_path: Path) -> None:
    with served() as site:
        site.fill(12)
        site.list_in_sitemap()
        project = of(tmp_path / "project", "site", site.address, **QUICK)
        says(limited(most, project, "fetch", "far"), project / "raw" / "far", *TOO_LARGE)
        assert not list(project.rglob("latest.json"))
        assert limited(resource.RLIM_INFINITY, project, "fetch", "far").code == 0
        assert {s.status for s in site.asked()} == {200}
        (snapshot,) = project.glob("raw/far/*/manifest.json")
        assert json.loads(snapshot.read_text("utf-8"))["n_pages"] == 12


def test_a_new_project_that_cannot_be_written_leaves_nothing_in_the_way(tmp_path: Path) -> None:
    new = tmp_path / "new"
    says(limited(2_000, new, "init", str(new)), new, *TOO_LARGE)
    assert list(new.iterdir()) == []
    assert limited(resource.RLIM_INFINITY, new, "init", str(new)).code == 0


def test_a_suite_that_cannot_be_written_stays_as_it_was(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project", PAGES)
    suite = project / "expectations" / "faqs.json"
    edited = suite.read_text("utf-8").replace('"severity": "critical"', '"severity":  "critical"')
    suite.write_text(edited, "utf-8")
    says(limited(1_000, project, "check", "--generate"), suite, *TOO_LARGE)
    assert suite.read_text("utf-8") == edited


# A disk of a few kilobytes, and places without the right to write: these need a mount of their own -----------------------


def in_a_mount(script: str) -> Ended:
    done = subprocess.run(["unshare", "--mount", "sh", "-ec", script], capture_output=True, text=True, check=False)
    return Ended(done.returncode, done.stderr)


@pytest.fixture
def small_disk(tmp_path: Path) -> Callable[..., tuple[Ended, str]]:
    """Runs a command on a disk of so many kilobytes, and again after space was made, which must do; gives the first end and what the second said."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if not shutil.which("unshare") or in_a_mount(f"mount -t tmpfs tmpfs {shlex.quote(str(disk))}").code:
        pytest.skip("a disk of a few kilobytes takes the right to mount one")

    def call(filled: Path, kilobytes: int, *words: str) -> tuple[Ended, str]:
        calls = shlex.join(command(disk, *words))
        place, what = shlex.quote(str(disk)), shlex.quote(str(filled))
        done = in_a_mount(
            f"mount -t tmpfs -o size=20m tmpfs {place}; cp -r {what}/. {place}; "
            f"mount -o remount,size={kilobytes}k {place}; code=0; {calls} || code=$?; echo ---- >&2; "
            f"mount -o remount,size=20m {place}; {calls} >&2; echo done >&2; exit $code"
        )
        first, _, second = done.said.partition("----\n")
        assert second.endswith("done\n"), second
        return Ended(done.code, first), second

    return call


FULL = ("No space left on device", "free some space there")


@pytest.mark.parametrize("kind", ["folder", "git"])
def test_a_full_disk_ends_a_fetch_and_space_lets_it_through(
    kind: str, pages: Path, tmp_path: Path, small_disk: Callable[..., tuple[Ended, str]]
) -> None:
    project = of(tmp_path / "project", kind, pages)
    first, second = small_disk(project, 48, "fetch", "far")
    says(first, tmp_path / "disk" / "raw" / "far", *FULL)
    assert re.search(r"in all +4\b", second)


def test_a_full_disk_ends_a_crawl_and_space_lets_it_through(
    tmp_path: Path, small_disk: Callable[..., tuple[Ended, str]]
) -> None:
    with served() as site:
        site.fill(40)
        site.list_in_sitemap()
        project = of(tmp_path / "project", "site", site.address, **QUICK)
        first, second = small_disk(project, 32, "fetch", "far")
        says(first, tmp_path / "disk" / "raw" / "far", *FULL)
        assert re.search(r"in all +40\b", second)
        assert "went on from an unfinished fetch" in second


def test_a_full_disk_ends_a_run_and_space_lets_it_through(
    tmp_path: Path, small_disk: Callable[..., tuple[Ended, str]]
) -> None:
    project = copy_project(tmp_path / "project", PAGES)
    size = sum(-(-f.stat().st_size // 4096) * 4 + 4 for f in project.rglob("*"))
    first, _ = small_disk(project, size + 120, "run")
    says(first, tmp_path / "disk" / "output" / "releases", *FULL)


WITHOUT_RIGHTS = {
    "a file system that is read only": (
        "mount --bind {place} {place}; mount -o remount,ro,bind {place}; exec {calls}", "Read-only file system",
    ),
    "a folder that belongs to somebody else": (
        "chmod -R a-w {place}; exec setpriv --bounding-set -dac_override --inh-caps -dac_override {calls}", "Permission denied",
    ),
}  # fmt: skip


@pytest.mark.parametrize("words", [("run",), ("fetch", "far")], ids=" ".join)
@pytest.mark.parametrize("how", WITHOUT_RIGHTS)
def test_without_the_right_to_write_the_place_is_named(
    how: str, words: tuple[str, ...], pages: Path, tmp_path: Path, small_disk: object
) -> None:
    project = of(tmp_path / "project", "folder", pages)
    script, why = WITHOUT_RIGHTS[how]
    if "setpriv" in script and not shutil.which("setpriv"):
        pytest.skip("the super-user may write everywhere, and gives that right up by setpriv only")
    done = in_a_mount(script.format(place=shlex.quote(str(project)), calls=shlex.join(command(project, *words))))
    says(done, project, why, "place")
