"""What the documentation tells a reader to type does what it says, in a copy of the project."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.docs.blocks import Block, agrees, blocks_of, commands_of

from conftest import ROOT

DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("corrections/*.md")])
NAMES = [str(d.relative_to(ROOT)) for d in DOCUMENTS]
TESTED = [d for d in DOCUMENTS if any(b.is_tested for b in blocks_of(d))]
COPIED = ("Makefile", "pyproject.toml", "requirements.lock", "sources.yaml", "corrections", "docs", "expectations",
          "pipeline", "raw/samples", "tests")  # fmt: skip


@pytest.fixture(scope="module")
def fresh(tmp_path_factory) -> Path:
    """A clone with its environment set up: `.venv` runs this Python with the clone's code, and needs no network."""
    folder = tmp_path_factory.mktemp("clone")
    for name in COPIED:
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            mine = (
                "__pycache__",
                *(("*.yaml",) if name == "corrections" else ()),
            )  # the documents show the pages as they are
            shutil.copytree(ROOT / name, place, ignore=shutil.ignore_patterns(*mine))
        else:
            shutil.copy(ROOT / name, place)
    bin_folder = folder / ".venv" / "bin"
    bin_folder.mkdir(parents=True)
    _script(bin_folder / "python", f'exec "{sys.executable}" "$@"')
    _script(
        bin_folder / "materia", f'exec "{sys.executable}" -c "from materia_medica.cli.app import main; main()" "$@"'
    )
    (bin_folder / "activate").write_text('PATH="$PWD/.venv/bin:$PATH"\n')
    (folder / ".venv" / ".ready").touch()
    return folder


def _script(path: Path, line: str) -> None:
    path.write_text(f'#!/bin/sh\nPYTHONPATH="$(dirname "$0")/../../pipeline" {line}\n')
    path.chmod(0o755)


@pytest.fixture(scope="module")
def released(fresh, tmp_path_factory) -> Path:
    """A clone with a release of the sample pages."""
    folder = tmp_path_factory.mktemp("released") / "clone"
    shutil.copytree(fresh, folder)
    done = run("make run", folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def run(words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    keep = {k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "LANG", "TMPDIR")}
    env = {**keep, "COLUMNS": "80", "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        ["bash", "-c", words], cwd=folder, env=env, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.mark.parametrize("document", TESTED, ids=[str(d.relative_to(ROOT)) for d in TESTED])
def test_the_tested_blocks_of_a_document_do_what_it_says(document, fresh, released, tmp_path) -> None:
    place = tmp_path / "clone"
    shutil.copytree(fresh if document.name == "README.md" else released, place)
    printed = None
    for block in blocks_of(document):
        where = f"{document.name}:{block.line}"
        if block.mark == "output":
            assert printed is not None, f"{where}: no tested block stands before it"
            assert agrees(block.text, printed), f"{where} differs; it prints:\n{printed}"
        elif block.is_tested:
            printed = _try(block, place, where)


def _try(block: Block, place: Path, where: str) -> str:
    """Run a block; what it printed."""
    if block.file is not None:
        (place / block.file).parent.mkdir(parents=True, exist_ok=True)
        (place / block.file).write_text(block.text, "utf-8")
        return ""
    if block.kind == "python":
        (place / "block.py").write_text(block.text, "utf-8")
        done = run(".venv/bin/python block.py", place)
        assert done.returncode == block.exit_code, f"{where}:\n{done.stderr}"
        return done.stdout
    assert block.kind == "console", f"{where}: a block of {block.kind} cannot be run"
    commands = commands_of(block)
    printed = ""
    for command in commands:
        done = run(f". .venv/bin/activate\n{command.words}", place)
        wanted = block.exit_code if command is commands[-1] else 0
        assert done.returncode == wanted, f"{where}: {command.words}\n{done.stdout}{done.stderr}"
        printed = done.stdout
        if command.shown:
            both = done.stderr + done.stdout
            assert agrees(command.shown, printed) or agrees(command.shown, both), (
                f"{where}: {command.words}\nprints:\n{done.stderr}---\n{printed}"
            )
    return printed


@pytest.mark.parametrize("document", DOCUMENTS, ids=NAMES)
def test_every_block_of_commands_is_tested_or_says_why_not(document) -> None:
    bare = [
        b.line
        for b in blocks_of(document)
        if b.kind == "console" and not b.is_tested and not b.mark.startswith("not tested: ")
    ]
    assert not bare, f"unmarked console blocks in lines {bare}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=NAMES)
def test_links_lead_to_files_and_headings_that_exist(document) -> None:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", document.read_text("utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^()\s]+)\)", text):
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        name, _, anchor = target.partition("#")
        file = (document.parent / name).resolve() if name else document
        assert file.exists(), f"{document.name}: {target}"
        if anchor:
            assert anchor in _anchors(file), f"{document.name}: {target}"


def _anchors(file: Path) -> set[str]:
    text = re.sub(r"```.*?```", "", file.read_text("utf-8"), flags=re.DOTALL)
    return {
        re.sub(r"[^\w\- ]", "", h.lower()).strip().replace(" ", "-")
        for h in re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    }


@pytest.mark.parametrize("document", DOCUMENTS, ids=NAMES)
def test_modules_and_folders_that_a_document_names_exist(document) -> None:
    text = re.sub(r"```.*?```", "", document.read_text("utf-8"), flags=re.DOTALL)
    places = ("pipeline", "tests", "expectations", "benchmarks", "docs")
    for name in re.findall(rf"`((?:{'|'.join(places)})/[\w./*-]+)`", text):
        assert list(ROOT.glob(name.rstrip("/"))), f"{document.name}: {name}"


def test_what_a_document_shows_is_compared_line_by_line() -> None:
    assert agrees("one\n...\nthree\n", "one\ntwo  \n2\nthree\n")
    assert agrees("one\n...\n", "one\n")
    assert agrees("made in ...\n", "made in 3 s\n")
    assert agrees("1 of ... is in out/...\n", "1 of 2 is in out/2026.01.31\n")
    assert not agrees("made in ...\n", "made in 3 s\nand more\n")
    assert not agrees("one\n...\nthree\n", "one\ntwo\n")
    assert not agrees("1 row\n", "2 rows\n")
