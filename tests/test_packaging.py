"""What an installation needs is declared, pinned and found, wherever the command is called."""

from __future__ import annotations

import datetime
import fnmatch
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def declared(project_root: Path) -> dict:
    return tomllib.loads((project_root / "pyproject.toml").read_text("utf-8"))


def test_the_files_that_code_reads_belong_to_the_package(project_root: Path, declared: dict) -> None:
    patterns = declared["tool"]["setuptools"]["package-data"]["*"]
    package = project_root / "pipeline" / "materia_medica"
    data = [p for p in package.rglob("*") if p.is_file() and p.suffix not in (".py", ".pyc")]
    assert {p.name for p in data} >= {"words.yaml", "phrases.yaml", "html.yaml", "checks.html", "dress.css", "main.js"}
    assert [p.name for p in data if not any(fnmatch.fnmatch(p.name, pattern) for pattern in patterns)] == []


def test_words_and_templates_are_found_from_any_folder(tmp_path: Path) -> None:
    code = """
from materia_medica.check.results import CheckResults
from materia_medica.report.checks import render_checks
from materia_medica.extract import page
print("</html>" in render_checks(CheckResults(()), title="x"))
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout == "True\n", done.stderr


def test_the_lock_pins_every_dependency_and_names_no_place(project_root: Path, declared: dict) -> None:
    lines = (project_root / "requirements.lock").read_text("utf-8").splitlines()
    pinned = [re.fullmatch(r"([a-z0-9.-]+)==[\w.+!-]+(?: ; .+)?", line) for line in lines if line]
    assert all(pinned), "a line is no plain pin, such as one with an address, an option or a path"
    known = {m[1] for m in pinned if m}
    project = declared["project"]
    wanted = [
        *project["dependencies"],
        *project["optional-dependencies"]["dev"],
        *project["optional-dependencies"]["bench"],
    ]
    names = {re.split(r"[<>=!~\[; ]", w, maxsplit=1)[0].lower().replace("_", "-") for w in wanted}
    assert names - known == set()


def test_what_the_package_imports_is_declared(project_root: Path, declared: dict) -> None:
    imported = set()
    for file in (project_root / "pipeline").rglob("*.py"):
        imported |= set(re.findall(r"^\s*(?:import|from) (\w+)", file.read_text("utf-8"), re.M))
    theirs = imported - set(sys.stdlib_module_names) - {"materia_medica", "__future__"}
    extras = declared["project"]["optional-dependencies"]
    wanted = [*declared["project"]["dependencies"], *extras["polars"], *extras["spark"]]
    names = {re.split(r"[<>=!~\[; ]", d, maxsplit=1)[0].lower().replace("_", "-") for d in wanted}
    called = {"bs4": "beautifulsoup4", "yaml": "pyyaml", "vl_convert": "vl-convert-python"}
    called |= {
        "twisted": "scrapy",
        "zope": "scrapy",
        "protego": "scrapy",
        "pydantic_core": "pydantic",
        "py4j": "pyspark",
    }  # what these stand on
    assert {called.get(n, n.replace("_", "-")) for n in theirs} - names == set()


def test_duckdb_gives_times_with_their_zone() -> None:
    import duckdb

    (row,) = duckdb.sql("SELECT TIMESTAMPTZ '2026-01-31 12:00:00+00'").fetchall()
    assert row[0] == datetime.datetime(2026, 1, 31, 12, tzinfo=datetime.UTC)
