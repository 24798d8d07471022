"""Each exit code of the documented table, as the shell sees it: one command in a process of its own that ends with it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml

from materia_medica.lock import locked
from materia_medica.release.layout import versions
from materia_medica.stop import Exit

Words = tuple[object, ...]


def ended(project: Path, *words: object) -> tuple[int, str]:
    """Exit code and stderr of `materia --project ... words`."""
    command = [Path(sys.executable).with_name("materia"), "--project", project, *words]
    done = subprocess.run([str(w) for w in command], capture_output=True, text=True, timeout=120, check=False)
    return done.returncode, done.stderr


def add_source(project: Path, name: str, **facts: object) -> None:
    file = project / "sources.yaml"
    said = yaml.safe_load(file.read_text("utf-8"))
    said["sources"][name] = {"name": name, "content_origin": "crowd", "license": "none", **facts}
    file.write_text(yaml.safe_dump(said), "utf-8")


def nothing(_: Path) -> Words:
    return ("extract", "--to", "tables")


def a_correction_that_has_outlived_its_error(project: Path) -> Words:
    page = "samples/labels/i/ibuprofen.md"
    entry = {
        "table": "monographs", "page": page, "row": page, "found": {"name": "Nosuchname"},
        "becomes": {"name": "Ibuprofen"}, "why": "a test", "who": "a test", "when": date(2026, 1, 31),
    }  # fmt: skip
    (project / "corrections").mkdir(exist_ok=True)
    (project / "corrections" / "names.yaml").write_text(yaml.safe_dump([entry]), "utf-8")
    return ("run",)


def a_correction_that_says_what_it_cannot_say(project: Path) -> Words:
    (project / "corrections").mkdir(exist_ok=True)
    (project / "corrections" / "names.yaml").write_text("- table: drugs\n", "utf-8")
    return ("run",)


def a_source_that_nobody_knows(_: Path) -> Words:
    return ("run", "nowhere")


def settings_that_cannot_be(project: Path) -> Words:
    (project / "sources.yaml").write_text("sources: [", "utf-8")
    return ("fetch",)


def pages_that_cannot_be_read(project: Path) -> Words:
    for n in range(3):
        (project / "raw" / "samples" / f"bad-{n}.md").write_bytes(b"# Caf\xe9\n")
    return ("run",)


def a_repository_that_is_gone(project: Path) -> Words:
    add_source(project, "gone", kind="git", address=(project / "gone.git").as_uri())
    return ("fetch", "gone")


def a_folder_that_is_missing(project: Path) -> Words:
    return ("extract", "--from", f"samples={project / 'missing'}", "--to", project / "tables")


def a_source_without_a_snapshot(project: Path) -> Words:
    add_source(project, "later", kind="git", address="https://pages.example/later")
    return ("run", "later")


def a_file_in_the_place_of_the_output(project: Path) -> Words:
    (project / "output").write_text("in the way")
    return ("run",)


@pytest.mark.parametrize(
    ("prepare", "code"),
    [
        (nothing, Exit.OK),
        (a_correction_that_has_outlived_its_error, Exit.DIFFERENCE),
        (a_correction_that_says_what_it_cannot_say, Exit.USAGE),
        (a_source_that_nobody_knows, Exit.USAGE),
        (settings_that_cannot_be, Exit.USAGE),
        (pages_that_cannot_be_read, Exit.TOO_MANY_REJECTS),
        (a_repository_that_is_gone, Exit.FETCH_REFUSED),
        (a_folder_that_is_missing, Exit.IO_ERROR),
        (a_source_without_a_snapshot, Exit.IO_ERROR),
        (a_file_in_the_place_of_the_output, Exit.IO_ERROR),
    ],
)
def test_a_command_ends_with_the_code_of_what_happened(
    prepare: Callable[[Path], Words], code: Exit, project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    found, said = ended(project, *prepare(project))
    assert found == code, said
    assert "Traceback" not in said
    assert ("materia: " in said) == (code != Exit.OK)
    assert versions(project / "output") == []


def test_a_second_run_with_nothing_new_ends_with_0_and_a_damaged_release_with_1(project: Path) -> None:
    assert ended(project, "run")[0] == Exit.OK
    assert ended(project, "run")[0] == Exit.OK
    (version,) = versions(project / "output")
    release = project / "output" / "releases" / version
    (release / "effects.csv.gz").write_text("effect_id\n", "utf-8")
    code, said = ended(project, "check", release)
    assert code == Exit.DIFFERENCE
    assert "files.hash" in said


def test_a_command_beside_another_of_its_kind_ends_with_5(project: Path) -> None:
    add_source(project, "elsewhere", kind="folder", address="pages")
    (project / "pages").mkdir()
    with locked(project / "output", "a run"), locked(project / "raw" / "elsewhere", "a fetch"):
        assert ended(project, "run")[0] == Exit.LOCKED
        assert ended(project, "fetch", "elsewhere")[0] == Exit.LOCKED
