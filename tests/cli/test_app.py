"""The command line: its exit codes, its help, and that it starts fast."""

from __future__ import annotations

import errno
import re
import subprocess
import sys

import pytest

from materia_medica.cli.app import EXIT_HELP
from materia_medica.stop import Exit, Stop

HEAVY = ("pyarrow", "pandas", "numpy", "great_expectations", "scrapy", "twisted", "lxml", "bs4", "duckdb")


def test_help_loads_nothing_heavy() -> None:
    seen = f"import sys; from materia_medica.cli.app import command_line; command_line(); print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_help_names_the_commands_and_the_exit_codes(materia) -> None:
    done = materia("--help")
    assert done.code == 0
    for command in ("init", "run", "extract", "show", "stage"):
        assert re.search(rf"│ {command} ", done.out)
    for code, said in EXIT_HELP.items():
        assert f"{code.value}  {said}" in done.out


@pytest.mark.parametrize("command", ["init", "run", "extract", "show", "stage"])
def test_every_command_has_help_that_fits_80_columns(command, materia) -> None:
    done = materia(command, "--help")
    assert done.code == 0
    assert max(map(len, done.out.splitlines())) <= 80


def test_every_exit_code_is_documented_in_the_same_words(project_root) -> None:
    assert set(EXIT_HELP) == set(Exit)
    text = (project_root / "docs" / "commands.md").read_text("utf-8")
    documented = dict(re.findall(r"^\| (\d) \| (.+) \|$", text, re.M))
    assert documented == {str(code.value): said for code, said in EXIT_HELP.items()}


def test_version(materia) -> None:
    from materia_medica import __version__

    assert materia("--version") == (0, f"materia {__version__}\n", "")


@pytest.mark.parametrize("words", [("nonsense",), ("extract",), ("run", "--colour"), ("extract", "--to"), ()])
def test_a_wrong_command_line_ends_with_2(words, materia) -> None:
    assert materia(*words).code == Exit.USAGE


@pytest.mark.parametrize("given", ["samples", "=x", "samples="])
def test_from_must_say_source_and_path(given, materia, project, tmp_path) -> None:
    done = materia("extract", "--from", given, "--to", tmp_path / "t", project=project)
    assert done.code == Exit.USAGE
    assert "SOURCE=PATH" in done.err


def test_an_unknown_source_is_an_error_that_names_the_known_ones(materia, project, tmp_path) -> None:
    done = materia("extract", "--from", f"nowhere={tmp_path}", "--to", tmp_path / "t", project=project)
    assert done.code == Exit.USAGE
    assert "unknown source 'nowhere'" in done.err
    assert "samples" in done.err
    assert materia("run", "nowhere", project=project).code == Exit.USAGE


def test_a_folder_that_is_not_there_ends_with_6(materia, project, tmp_path) -> None:
    done = materia("extract", "--from", f"samples={tmp_path / 'nothing'}", "--to", tmp_path / "t", project=project)
    assert done.code == Exit.IO_ERROR
    assert "nothing" in done.err


def test_a_project_without_sources_says_what_to_do(materia, tmp_path) -> None:
    done = materia("run", project=tmp_path)
    assert done.code == Exit.USAGE
    assert "sources.yaml" in done.err


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (Stop(Exit.FETCH_REFUSED, "half of the site is gone"), Exit.FETCH_REFUSED, "half of the site is gone"),
        (OSError(errno.ENOSPC, "No space left on device", "/some/file"), Exit.IO_ERROR, "/some/file: No space left"),
        (KeyboardInterrupt(), 130, "interrupted"),
    ],
)
def test_whatever_ends_a_command_has_its_exit_code_and_a_message_without_a_traceback(
    error, code, said, materia, project, monkeypatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("materia_medica.unchanged.find_inputs", fail)
    done = materia("run", project=project)
    assert done.code == code
    assert said in done.err
    assert "Traceback" not in done.err


def test_the_project_is_found_from_a_folder_below_it(project) -> None:
    from materia_medica.cli.project import find_project

    assert find_project(project / "raw" / "samples" / "labels") == project


COMMANDS_OF_A_PROJECT = [
    ("run",),
    ("show", "ibuprofen"),
    ("fetch",),
    ("extract", "--to", "tables"),
    ("check", "."),
    ("check", "--generate"),
    ("correct", "--from", ".", "--to", "tables"),
    *(("stage", stage) for stage in ("extract", "correct", "check", "link", "release")),
]


@pytest.mark.parametrize("words", COMMANDS_OF_A_PROJECT, ids=" ".join)
def test_without_a_project_a_command_says_so_and_writes_nothing(words, materia, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    for given in (None, tmp_path):
        done = materia(*words, project=given)
        assert done.code == Exit.USAGE
        assert "sources.yaml" in done.err
        assert "materia init" in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_call_that_names_a_command_loads_it_alone() -> None:
    seen = (
        "import sys; from materia_medica.cli.app import main; sys.argv = ['materia', '--project', '.', 'status', '-h']\n"
        "try: main()\n"
        "finally: print([m for m in ('status', 'run', 'fetch') if f'materia_medica.cli.{m}' in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "['status']"
