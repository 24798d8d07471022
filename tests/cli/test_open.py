"""`materia open`, `materia report` and `materia show --html`: a release as pages for a browser."""

from __future__ import annotations

import json

import pytest

from materia_medica.release import layout
from materia_medica.stop import Exit


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """A project with a release of a few sample pages; tests only read it."""
    from conftest import copy_project
    from materia_medica.request import Request
    from materia_medica.run import make_release

    project = copy_project(tmp_path_factory.mktemp("open") / "project")
    made = make_release(project, Request(sources=("samples",)))
    return project, made.published.folder


@pytest.mark.parametrize(
    ("words", "view"),
    [((), ""), (("ibuprofen",), "#/drug/ibuprofen"), (("glimepiride", "metformin"), "#/drug/glimepiride-plus-metformin"),
     (("feeling sick",), "#/effect/nausea"), (("nothing known",), "#/search/nothing%20known")],
)  # fmt: skip
def test_the_address_leads_to_the_drug_or_effect(released, materia, words, view) -> None:
    project, folder = released
    done = materia("open", *words, "--address", project=project)
    assert done.out.strip() == (folder / layout.REPORT).as_uri() + view


def test_a_release_without_the_page_says_how_to_make_one(released, materia, tmp_path) -> None:
    import shutil

    project = tmp_path / "project"
    shutil.copytree(released[0], project)
    (project / "output" / "releases" / released[1].name / layout.REPORT).unlink()
    done = materia("open", "--address", project=project)
    assert done.code == Exit.IO_ERROR
    assert f"materia report --release {released[1].name} --to report.html" in done.err


def test_a_release_lists_its_page_and_the_page_is_made_again_as_it_was(released, materia, tmp_path) -> None:
    project, folder = released
    assert layout.REPORT in layout.read_manifest(folder)["files"]
    done = materia("report", "--to", tmp_path / "again.html", project=project)
    assert done.code == 0
    assert (tmp_path / "again.html").read_bytes() == (folder / layout.REPORT).read_bytes()


def test_a_release_with_its_page_is_verified(released, materia) -> None:
    done = materia("verify", released[1])
    assert (done.code, "files.metadata" in done.out) == (0, False), done.out


def test_a_site_has_its_data_beside_it(released, materia, tmp_path) -> None:
    done = materia("report", "--site", tmp_path / "site", project=released[0])
    assert done.out.startswith(f"{tmp_path / 'site' / 'index.html'} and 3 files of data")
    assert materia("report", project=released[0]).code == Exit.USAGE


def test_one_drug_is_a_page_of_its_own(released, materia, tmp_path) -> None:
    done = materia("show", "ibuprofen", "--html", tmp_path / "i.html", "--json", project=released[0])
    assert json.loads(done.out)["result"]["html"] == str(tmp_path / "i.html")
    page = (tmp_path / "i.html").read_text("utf-8")
    assert 'data-opens-at="#/drug/ibuprofen"' in page
    assert len(page) < len((released[1] / layout.REPORT).read_text("utf-8"))
    assert materia("show", "nausea", "--html", tmp_path / "n.html", project=released[0]).code == 0
    unknown = materia("show", "qqqq", "--html", tmp_path / "q.html", project=released[0])
    assert unknown.code == Exit.USAGE
    assert not (tmp_path / "q.html").exists()
