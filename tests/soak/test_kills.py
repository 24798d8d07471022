"""Runs, prunes and crawls killed at named points: nothing is lost, doubled or half-visible."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import copy_project
from fetch.conftest import Project
from fetch.pages import form_one
from fetch.server import Site
from fetch.test_interruptions import Make
from materia_medica.check.readback import read_back
from materia_medica.fetch.load import load
from materia_medica.published.place import place
from materia_medica.release import layout
from materia_medica.release.around import damage
from published.follower import look

from .kills import owner_of, points, run

PAGES = ("labels/i/ibuprofen.md", "labels/w/warfarin.md")
OF_A_RUN = points(
    ("materia_medica.engine.cache", "from_bytes"),
    ("materia_medica.engine.share", "write_cache"),
    ("materia_medica.release.layout", "clean_up"),
    ("materia_medica.release.layout", "part_folder"),
    ("materia_medica.release.publish", "write_files"),
    ("materia_medica.release.publish", "write_database"),
    ("materia_medica.release.publish", "write_changes"),
    ("materia_medica.release.publish", "build_manifest"),
    ("materia_medica.release.publish", "metadata_files"),
    ("materia_medica.release.publish", "_add"),
    ("materia_medica.release.publish", "write_index"),
    ("materia_medica.disk", "write_durably"),
    ("materia_medica.disk", "sync_folder"),
    ("pathlib:Path", "rename"),
    ("materia_medica.release.layout", "point_latest"),
)
OF_A_PRUNE = points(
    ("materia_medica.release.prune", "write_index"),
    ("materia_medica.disk", "write_json"),
    ("os", "rename"),
    ("materia_medica.disk", "sync_folder"),
    ("shutil", "rmtree"),
)
OF_PUBLISHING_A_CRAWL = points(
    ("materia_medica.disk", "write_lines"),
    ("materia_medica.disk", "write_json"),
    ("pathlib:Path", "touch"),
    ("pathlib:Path", "rename"),
    ("materia_medica.fetch.publish", "_point_to"),
)


def small_project(folder: Path) -> Path:
    """A project of two pages and two rules a table: a kill is the same where less is checked, and costs less."""
    project = copy_project(folder, PAGES)
    for file in (project / "expectations").glob("*.json"):
        suite = json.loads(file.read_text("utf-8"))
        suite["expectations"] = suite["expectations"][:2]
        file.write_text(json.dumps(suite), "utf-8")
    return project


def change(project: Path, number: int) -> None:
    """Another text on a page, so that the next run has a release to make."""
    page = project / "raw" / "samples" / PAGES[0]
    page.write_text(page.read_text("utf-8").partition("\n\nRevision")[0] + f"\n\nRevision {number}.\n", "utf-8")


def check_what_is_visible(project: Path) -> None:
    output = project / "output"
    found = layout.versions(output)
    assert layout.strays(output) == []
    assert layout.pointed(output) in (found or [None])
    for version in found[-2:]:
        assert damage(layout.release_folder(output, version)) == []
    if found:
        assert read_back(layout.release_folder(output, found[-1]), None) == []
    contents = [layout.read_manifest(layout.release_folder(output, v))["content_sha256"] for v in found]
    assert len(set(contents)) == len(contents), "no release twice"


def finish(project: Path) -> str:
    done = run(project, "run")
    assert done.code == 0, done.said
    check_what_is_visible(project)
    assert not list((project / "output" / "releases").glob(".part-*"))
    assert layout.pointed(project / "output") == layout.versions(project / "output")[-1]
    return str(layout.pointed(project / "output"))


def test_every_named_point_is_there() -> None:
    """The long tests run seldom; a function that gets another name shows at once."""
    for point in (*OF_A_RUN, *OF_A_PRUNE, *OF_PUBLISHING_A_CRAWL):
        assert callable(getattr(owner_of(point), point.name, None)), point


@pytest.mark.soak
def test_a_run_killed_at_each_named_point(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    finish(project)
    for number, point in enumerate(OF_A_RUN):
        change(project, number)
        before = layout.pointed(project / "output")
        died = run(project, "run", dies=point)
        assert died.was_killed, (point, died.said)
        check_what_is_visible(project)
        assert finish(project) != before, point


@pytest.mark.soak
def test_a_prune_killed_at_each_named_point(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    for number in range(2):
        change(project, number)
        finish(project)
    for number, point in enumerate(OF_A_PRUNE):
        change(project, number + 2)
        finish(project)
        died = run(project, "prune", "--keep", "1", "--wait", "0", dies=point)
        assert died.was_killed, (point, died.said)
        check_what_is_visible(project)
        look(place(str(project / "output")), {})
        assert run(project, "prune", "--keep", "1", "--wait", "0").code == 0
        assert len(layout.versions(project / "output")) == 2, "the latest, and what its delta begins with"
        finish(project)


@pytest.mark.soak
def test_a_crawl_killed_at_each_point_of_publishing(site: Site, crawl_of: Make) -> None:
    project: Project = crawl_of(site)
    project.folder.mkdir(parents=True)
    project.write_sources()
    site.fill(3)
    for number, point in enumerate(OF_PUBLISHING_A_CRAWL):
        path = f"/composition/t/testamol-{2 * number}.html"
        site.add(path, form_one(number + 100))
        site.list_in_sitemap()
        died = run(project.folder, "fetch", "far", dies=point)
        assert died.was_killed, (point, died.said)
        site.forget()
        done = run(project.folder, "fetch", "far")
        assert done.code == 0, (point, done.said)
        assert all(seen.status == 304 for seen in site.asked()), "no page is fetched twice"
        assert len(project.snapshots()) == number + 1, (point, "one snapshot for each change, none twice")
        assert {p: load(r).data for p, r in project.refs().items()} == {
            (p[1:] + "index.html" if p.endswith("/") else p[1:]): site.answers[p].body for p in site.pages()
        }
        assert not list(project.raw.rglob(".unpublished"))
        assert not (project.raw / "unfinished").exists()
