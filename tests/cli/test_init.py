"""`materia init`: a project that works at once, and nothing overwritten."""

from __future__ import annotations

import os
import re
import shlex

import pytest
import yaml

from materia_medica.new_project import PARTS, TEMPLATE, template_files
from materia_medica.settings.sources import load_sources
from materia_medica.stop import Exit


def files_below(folder) -> dict[str, bytes]:
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


@pytest.fixture
def started(materia, tmp_path):
    folder = tmp_path / "my project"
    done = materia("init", folder)
    assert done.code == Exit.OK, done.err
    return folder, done.out


def test_a_new_project_has_sources_suites_ranges_corrections_and_a_page(started, project_root) -> None:
    folder, _ = started
    written = files_below(folder)
    suites = {f"expectations/{f.name}": f.read_bytes() for f in (project_root / "expectations").iterdir()}
    assert suites.items() <= written.items()
    assert set(written) - set(suites) == {
        "sources.yaml",
        "release.yaml",
        "corrections/README.md",
        "raw/samples/ibuprofen.md",
        ".gitignore",
    }


def test_it_says_what_to_do_next_and_that_works(started, materia, monkeypatch) -> None:
    said = started[1]
    commands = [shlex.split(line.split("#")[0]) for line in said.splitlines() if line.startswith("  ")]
    assert [words[0] for words in commands] == ["cd", "materia", "materia"]
    monkeypatch.chdir(commands[0][1])
    ended = [materia(*words[1:]) for words in commands[1:]]
    assert [done.code for done in ended] == [0, 0], ended
    assert "Release " in ended[0].out
    assert "Stomach ache" in ended[1].out


def test_here_is_the_folder_where_none_is_named(materia, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = materia("init")
    assert done.code == Exit.OK
    assert "cd " not in done.out
    assert set(files_below(tmp_path)) == set(template_files())


@pytest.mark.parametrize("part", PARTS)
def test_what_is_there_already_is_named_and_nothing_is_written(part, materia, tmp_path) -> None:
    (tmp_path / part).parent.mkdir(exist_ok=True)
    (tmp_path / part).write_text("mine")
    done = materia("init", tmp_path)
    assert done.code == Exit.USAGE
    assert part in done.err
    assert files_below(tmp_path) == {part: b"mine"}


def test_a_second_init_changes_nothing(started, materia) -> None:
    folder, _ = started
    before = files_below(folder)
    done = materia("init", folder)
    assert done.code == Exit.USAGE
    assert all(part in done.err for part in PARTS)
    assert files_below(folder) == before


def test_other_files_of_the_folder_stay(materia, tmp_path) -> None:
    (tmp_path / "README.md").write_text("mine")
    assert materia("init", tmp_path).code == Exit.OK
    assert (tmp_path / "README.md").read_text() == "mine"


def test_a_file_cannot_become_a_project(materia, tmp_path) -> None:
    (tmp_path / "file").write_text("mine")
    assert materia("init", tmp_path / "file").code == Exit.USAGE
    assert (tmp_path / "file").read_text() == "mine"


def test_the_examples_of_the_sources_file_can_be_used(started) -> None:
    folder, _ = started
    file = folder / "sources.yaml"
    before, examples = file.read_text("utf-8").split("# A source of your own", 1)
    file.write_text(before + re.sub(r"^#", "", examples.split("\n", 1)[1], flags=re.M), "utf-8")
    own = {name: s.kind for name, s in load_sources(folder).by_id.items() if name.startswith("my-")}
    assert own == {"my-folder": "folder", "my-repository": "git", "my-site": "site"}
    assert yaml.safe_load(file.read_text("utf-8"))["default"] == ["samples"]


def test_what_the_repository_has_itself_stands_in_the_template_once(project_root) -> None:
    links = {
        os.path.relpath(os.path.join(parent, name), TEMPLATE)
        for parent, folders, names in os.walk(TEMPLATE)
        for name in (*folders, *names)
        if os.path.islink(os.path.join(parent, name))
    }
    assert links == {"expectations", "release.yaml", "corrections/README.md", "raw/samples/ibuprofen.md"}


def test_a_new_project_has_the_same_sources_of_regulators_as_this_repository(started, project_root) -> None:
    mark = "  # What regulators and health services publish."
    here = (project_root / "sources.yaml").read_text("utf-8")
    block = here[here.index(mark) :].rstrip()
    assert block in (started[0] / "sources.yaml").read_text("utf-8")
    assert {"us-spl", "us-openfda", "eu-leaflets", "nhs"} <= set(load_sources(started[0]).by_id)
