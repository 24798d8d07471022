"""What a program reads of a command: one JSON document on stdout, an object a line on stderr, whatever the end."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import typer

from materia_medica.cli.app import COMMANDS, command_line
from materia_medica.lock import locked
from materia_medica.release import layout
from materia_medica.stop import Exit

FIELDS = {"command", "exit_code", "error", "seconds", "materia", "result", "said"}


def document(done) -> dict[str, Any]:
    """What stdout holds: one document, and its exit code is that of the process."""
    said = json.loads(done.out)
    assert set(said) == FIELDS
    assert said["exit_code"] == done.code
    return said


def log(done) -> list[dict[str, Any]]:
    """The lines of stderr, each an object that says when, how grave and what."""
    lines = [json.loads(line) for line in done.err.splitlines()]
    for line in lines:
        assert {"time", "level", "command", "event", "message"} <= set(line)
        assert datetime.fromisoformat(line["time"]).tzinfo is not None
    return lines


@pytest.fixture
def of_commands(project, tmp_path):
    """Command lines of every command, in an order in which each finds what it needs, and a fact that each tells."""
    names = tmp_path / "names.txt"
    names.write_text("tylenol\n")
    output = project / "output"

    def release() -> Path:
        found = layout.latest_release(output)
        assert found is not None
        return found

    return [
        (lambda: ("init", tmp_path / "new"), "parts"),
        (lambda: ("fetch", "samples"), "fetches"),
        (lambda: ("run",), "release"),
        (lambda: ("show", "ibuprofen"), "side_effects"),
        (lambda: ("open", "ibuprofen", "--address"), "opened"),
        (lambda: ("report", "--to", tmp_path / "report.html"), "report"),
        (lambda: ("effects", "--map", names), "wordings"),
        (lambda: ("effects", "--unmapped"), "lacking"),
        (lambda: ("drugs", "--map", names), "names"),
        (lambda: ("extract", "--to", tmp_path / "tables"), "tables"),
        (lambda: ("correct", "--from", tmp_path / "tables", "--to", tmp_path / "corrected"), "tables"),
        (lambda: ("check", release()), "checks"),
        (lambda: ("verify", release()), "checks"),
        (lambda: ("diff", release(), release()), "same"),
        (lambda: ("status",), "sources"),
        (lambda: ("prune", "--keep", "3"), "kept"),
        (lambda: ("publish", tmp_path / "public"), "sent"),
        (lambda: ("stage", "extract"), "rows"),
        (lambda: ("stage", "correct"), "rows"),
    ]


def test_every_command_tells_what_came_of_it_in_one_document(of_commands, project, materia) -> None:
    for words, fact in of_commands:
        done = materia(*words(), "--json", project=project)
        said = document(done)
        assert (said["exit_code"], said["error"]) == (0, None), done.err
        assert said["result"][fact] is not None
        assert said["command"].startswith(f"materia {words()[0]}")
    elsewhere = {"apply"}  # needs two releases
    assert {words()[0] for words, _ in of_commands} | elsewhere >= {*COMMANDS, "stage"}


def test_every_command_takes_both_options() -> None:
    group = typer.main.get_command(command_line())
    commands = {**group.commands, **group.commands["stage"].commands}
    for name, command in commands.items():
        if name != "stage":
            assert {"--json", "--log"} <= {o for p in command.params for o in p.opts}, name


def test_the_document_of_a_run_holds_what_its_manifest_holds(project, materia) -> None:
    said = document(materia("run", "--json", project=project))
    manifest = layout.read_manifest(project / said["result"]["release"]["folder"])
    assert said["result"]["release"]["version"] == manifest["version"]
    assert {t["table"]: t["rows_out"] for t in said["result"]["tables"]} == {
        name: table["rows"] for name, table in manifest["tables"].items()
    }
    assert [p["pages_in"] for p in said["result"]["pages"]] == [s["pages"] for s in manifest["sources"]]
    assert any(line.startswith(f"Release {manifest['version']} is in") for line in said["said"])
    assert document(materia("run", "--json", project=project))["result"]["release"]["is_new"] is False


def test_a_log_has_an_object_a_line_and_the_end_last(project, materia, tmp_path) -> None:
    done = materia("extract", "--to", tmp_path / "tables", "--log", "json", project=project)
    *lines, end = log(done)
    assert (end["event"], end["level"], end["exit_code"]) == ("end", "info", 0)
    assert {"what": "extract", "done": 6, "total": 6}.items() <= next(
        line for line in lines if line["event"] == "progress"
    ).items()
    assert "Tables are in" in done.out, "stdout stays for people"


def test_warnings_of_libraries_are_lines_of_the_log() -> None:
    code = """
import logging, warnings
from materia_medica.cli import told
told.begin(log_json=True, command="materia run")
logging.getLogger("some.library").warning("%d files", 3)
warnings.warn("this is old")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    first, second = map(json.loads, done.stderr.splitlines())
    assert (first["logger"], first["message"], first["level"]) == ("some.library", "3 files", "warning")
    assert "UserWarning: this is old" in second["message"]


def test_a_command_that_fails_says_so_in_both(project, materia) -> None:
    with locked(project / "output", "a run"):
        done = materia("run", "--json", "--log", "json", project=project)
    said, end = document(done), log(done)[-1]
    assert said["exit_code"] == end["exit_code"] == Exit.LOCKED
    assert said["error"] == end["message"]
    assert "already running" in said["error"]


def test_a_run_without_a_release_still_counts_its_pages(project, materia) -> None:
    for n in range(3):
        (project / "raw" / "samples" / f"bad-{n}.md").write_bytes(b"# Caf\xe9\n")
    said = document(materia("run", "--json", project=project))
    assert said["exit_code"] == Exit.TOO_MANY_REJECTS
    assert said["result"]["pages"][0]["rejected"] == 3
    assert "release" not in said["result"]


@pytest.mark.parametrize("words", [("run", "--colour"), ("run", "--workers", "0"), ("nonsense",)])
@pytest.mark.parametrize("form", [("--log", "json"), ("--log=json",)])
def test_a_command_line_that_cannot_be_read_is_told_in_the_form_it_asks_for(words, form, materia) -> None:
    done = materia(*words, "--json", *form)
    assert document(done)["exit_code"] == log(done)[-1]["exit_code"] == Exit.USAGE
    assert document(done)["error"]


def test_a_reader_that_stops_reading_costs_nothing(project) -> None:
    command = [str(Path(sys.executable).with_name("materia")), "fetch", "samples", "--json"]
    run = subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    run.stdout.close()
    _, said = run.communicate(timeout=60)
    assert (run.returncode, said) == (0, b"")
