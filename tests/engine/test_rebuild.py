"""The rebuild key covers what makes rows and nothing else."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
from pathlib import Path

import pytest

from materia_medica.engine import imports, rebuild
from materia_medica.engine.imports import imported
from materia_medica.extract.page import extract
from materia_medica.page import Page
from small import source

OPENED = """
import json, sys
opened = []
sys.addaudithook(lambda event, said: opened.append(str(said[0])) if event == "open" else None)
from pathlib import Path
from materia_medica.extract.page import extract
from materia_medica.fetch.load import load
from materia_medica.page import PageRef
from materia_medica.settings.sources import load_sources
project = Path(sys.argv[1])
which = load_sources(project).get("samples")
for file in sorted((project / "raw/samples").rglob("*.*")):
    extract(load(PageRef("samples", file.name, file)), which)
modules = {n: m.__file__ for n, m in sys.modules.items() if n.startswith("materia_medica.")}
print(json.dumps([opened, modules]))
"""
"""Extract all samples in a process of its own; print the files it opened and the modules it loaded."""


@pytest.fixture(scope="module")
def used(project_root) -> tuple[list[str], dict[str, str]]:
    done = subprocess.run([sys.executable, "-c", OPENED, project_root], capture_output=True, text=True, check=True)
    return tuple(json.loads(done.stdout))


def covered() -> set[str]:
    return {f.relative_to(rebuild.PACKAGE).as_posix() for f in rebuild.files()}


def test_every_module_that_extraction_imports_is_covered() -> None:
    modules = imported(["materia_medica.extract.page"])
    assert len(modules) > 100
    files = set(rebuild.files())
    assert [n for n, f in modules.items() if f not in files and not n.startswith("materia_medica.settings")] == []


def test_every_module_that_extraction_loads_when_it_runs_is_covered(used) -> None:
    rooms = ("materia_medica.read", "materia_medica.extract")
    loaded = {n: Path(f) for n, f in used[1].items() if n.startswith(rooms) and imports.syntax(Path(f)).body}
    assert len(loaded) > 20
    assert set(loaded.values()) <= set(rebuild.files())


def test_every_word_table_that_extraction_opens_is_covered(used) -> None:
    rooms = [rebuild.PACKAGE / "read", rebuild.PACKAGE / "extract"]
    tables = {Path(f) for f in used[0] if f.endswith(".yaml")}
    tables = {f for f in tables if any(room in f.parents for room in rooms)}
    assert len(tables) > 5
    assert tables <= set(rebuild.files())


def test_what_makes_no_rows_is_not_covered() -> None:
    rooms = {place.split("/")[0] for place in covered()}
    assert rooms == {"extract", "fetch", "page.py", "read", "reviewed.py", "schema", "stop.py"}
    assert [place for place in covered() if place.startswith("fetch/")] == ["fetch/load.py"]


def test_every_fact_of_a_source_that_extraction_asks_for_is_in_the_key(samples) -> None:
    asked = set()

    class Watched:
        def __getattr__(self, name):
            asked.add(name)
            return getattr(source(), name)

    for file in sorted(samples.rglob("*.*")):
        extract(Page("samples", file.name, file.read_bytes()), Watched())
    assert asked
    page, key = Page("samples", "a.md", b"# A"), rebuild.page_key
    for name in asked:
        changed = dataclasses.replace(source(), **{name: "other"})
        assert key(page, source(), "code", "sha") != key(page, changed, "code", "sha"), name


@pytest.mark.parametrize("other", [
    Page("other", "a.md", b"# A"), Page("samples", "b.md", b"# A"), Page("samples", "a.md", b"# A", "https://x.example"),
    Page("samples", "a.md", b"# A", charset="cp1252"),
])  # fmt: skip
def test_every_fact_of_a_page_is_in_its_key(other) -> None:
    page = Page("samples", "a.md", b"# A")
    assert rebuild.page_key(page, source(), "code", "sha") != rebuild.page_key(other, source(), "code", "sha")


MODULE = '''
"""Words about the module."""

WORDS = ("rare", "common")
"""Words about a constant."""


def twice(word: str) -> str:
    """Words about the function."""
    return word + word  # words beside it
'''


@pytest.mark.parametrize(("change", "by", "is_same"), [
    ("# words beside it", "# other words", True),
    ("  # words beside it", "", True),
    ("Words about the module.", "More.", True),
    ("Words about a constant.", "More.", True),
    ("Words about the function.", "More.", True),
    ('("rare", "common")', '(\n    "rare",\n    "common",\n)', True),
    ('("rare", "common")', '("common", "rare")', False),
    ("word + word", "word * 3", False),
    ("def twice", "def thrice", False),
])  # fmt: skip
def test_code_counts_by_what_it_does(change, by, is_same, tmp_path) -> None:
    one, other = tmp_path / "one.py", tmp_path / "other.py"
    one.write_text(MODULE)
    other.write_text(MODULE.replace(change, by, 1))
    assert one.read_text() != other.read_text()
    assert (rebuild.meaning(one) == rebuild.meaning(other)) is is_same


@pytest.mark.parametrize(("table", "is_same"), [
    ("# a comment\nrare: [rarely, seldom]\n", True),
    ("rare:\n  - rarely\n  - seldom\n", True),
    ("rare: [rarely]\n", False),
    ("rare: [seldom, rarely]\n", False),
])  # fmt: skip
def test_word_tables_count_by_what_they_say(table, is_same, tmp_path) -> None:
    one, other = tmp_path / "one.yaml", tmp_path / "other.yaml"
    one.write_text("rare: [rarely, seldom]\n")
    other.write_text(table)
    assert (rebuild.meaning(one) == rebuild.meaning(other)) is is_same


def test_no_covered_module_computes_with_its_docstrings() -> None:
    assert not [f for f in rebuild.files() if f.suffix == ".py" and "__doc__" in f.read_text("utf-8")]


def test_imports_are_followed_into_functions_and_not_past_what_is_left_out() -> None:
    found = imported(["materia_medica.cli.stage"], without=["materia_medica.check"])
    assert "materia_medica.store" in found
    assert not [name for name in found if name.startswith("materia_medica.check")]
    with pytest.raises(ModuleNotFoundError):
        imported(["materia_medica.nowhere"])


@pytest.mark.parametrize("damage", [None, "", "[]", "{}", '{"as_written": "x", "code": "y"}'])
def test_what_is_noted_of_the_code_is_taken_only_for_these_very_bytes(damage, tmp_path, monkeypatch) -> None:
    note = tmp_path / "cache" / "code.json"
    monkeypatch.setattr(rebuild, "_of_bytes", {})
    monkeypatch.setattr(rebuild, "_code_hash", lambda: "a" * 64)
    assert rebuild.code_hash(note) == "a" * 64
    if damage is not None:
        note.write_text(damage)
    rebuild._of_bytes.clear()
    monkeypatch.setattr(rebuild, "_code_hash", lambda: "b" * 64)
    assert rebuild.code_hash(note) == ("a" if damage is None else "b") * 64
    rebuild._of_bytes.clear()
    monkeypatch.setattr(rebuild, "_as_written", lambda: "c" * 64)
    monkeypatch.setattr(rebuild, "_code_hash", lambda: "d" * 64)
    assert rebuild.code_hash(note) == "d" * 64, "other bytes"


def test_a_note_that_cannot_be_written_costs_nothing_but_time(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(rebuild, "_of_bytes", {})
    monkeypatch.setattr(rebuild, "_code_hash", lambda: "a" * 64)
    (tmp_path / "cache").write_text("a file")
    assert rebuild.code_hash(tmp_path / "cache" / "code.json") == "a" * 64
