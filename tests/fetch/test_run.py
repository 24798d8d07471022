"""From a repository and a site to a release: `materia run --fetch`, and runs that stay away from the network."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml

from conftest import Materia, copy_project
from materia_medica.fetch.snapshot import latest
from materia_medica.release import layout
from materia_medica.stop import Exit
from materia_medica.store import StoredTables

from .conftest import QUICK, Commit
from .server import Site

SAMPLES = Path(__file__).parents[2] / "raw" / "samples"
IN_REPOSITORY = ("composition/i/ibuprofen.md", "composition/w/warfarin.md")
ON_SITE = ("composition/g/gabapentin.html", "composition/o/omeprazole.html", "composition/d/doxycycline.html")


def markdown(path: str) -> bytes:
    return (SAMPLES / "labels" / path.removeprefix("composition/")).read_bytes()


def html(path: str) -> bytes:
    return (SAMPLES / "site-one" / path).read_bytes()


@pytest.fixture
def two_sources(tmp_path: Path, bare: Path, commit: Commit, site: Site) -> Path:
    """A project with a repository of two monographs and a site of three; the site lists a page that it lacks."""
    commit({path: markdown(path) for path in IN_REPOSITORY} | {"README.md": b"no page"})
    for path in ON_SITE:
        site.add(f"/{path}", html(path))
    site.list_in_sitemap([*site.pages(), "/composition/x/missing.html"])
    project = copy_project(tmp_path / "project", pages=())
    facts = {"content_origin": "written_for_this_project", "license": "CC0-1.0", "max_rejected_share": 0.5}
    sources = {
        "repo": {**facts, "name": "Repository", "kind": "git", "address": bare.as_uri(), "pages": ["composition/**/*.md"]},
        "far": {**facts, "name": "Site", "kind": "site", "address": site.address, "pages": ["composition/**"],
                "fetch": {**QUICK, "max_failed_share": 0.5}},
    }  # fmt: skip
    (project / "sources.yaml").write_text(yaml.safe_dump({"sources": sources}), "utf-8")
    return project


def release_of(project: Path) -> Path:
    found = layout.latest_release(project / "output")
    assert found is not None
    return found


def test_a_run_that_fetches_first_releases_what_the_snapshots_hold(
    two_sources: Path, materia: Materia, site: Site, commit: Commit
) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    done = materia("run", "repo", "far", "--fetch", project=two_sources)
    assert done.code == Exit.OK, done.err
    assert "repo (git): new snapshot" in done.out
    assert "far (site): new snapshot" in done.out
    release = release_of(two_sources)
    tables = StoredTables(release)
    repository, crawl = latest(two_sources, "repo"), latest(two_sources, "far")
    assert repository is not None
    assert crawl is not None

    sources = {s["source"]: s for s in tables["sources"].to_pylist()}
    assert sources["repo"]["snapshot"] == repository.commit == repository.manifest["commit"]
    assert sources["far"]["snapshot"] == crawl.id
    assert {s: (r["kind"], r["n_pages"]) for s, r in sources.items()} == {"repo": ("git", 2), "far": ("site", 4)}
    assert {s["source"]: s["snapshot"] for s in layout.read_manifest(release)["sources"]} == {
        "repo": repository.commit, "far": crawl.id,
    }  # fmt: skip

    pages = {p["monograph_id"]: p for p in tables["monographs"].to_pylist()}
    assert set(pages) == {f"repo/{p}" for p in IN_REPOSITORY} | {f"far/{p}" for p in ON_SITE}
    entries = {f"{s.source}/{e.path}": e for s in (repository, crawl) for e in s.entries()}
    for name, page in pages.items():
        data = html(page["path"]) if page["source"] == "far" else markdown(page["path"])
        assert page["sha256"] == entries[name].sha256 == hashlib.sha256(data).hexdigest()
        assert page["url"] == entries[name].url
        assert page["fetched_at"] == datetime.fromisoformat(entries[name].fetched_at or "")
        assert before <= page["fetched_at"] <= before + timedelta(minutes=5)
    assert pages[f"far/{ON_SITE[0]}"]["url"] == f"{site.address}/{ON_SITE[0]}"
    (missing,) = tables["rejects"].to_pylist()
    assert (missing["stage"], missing["path"], missing["rule"]) == ("fetch", "composition/x/missing.html", "http_404")

    # Fetching again finds nothing new, so that there is no new snapshot and no new release.
    site.forget()
    again = materia("run", "repo", "far", "--fetch", project=two_sources)
    assert again.code == Exit.OK, again.err
    assert {s.status for s in site.asked() if not s.path.endswith("missing.html")} == {304}
    assert f"Nothing changed since release {release.name}" in again.out
    assert layout.versions(two_sources / "output") == [release.name]
    assert latest(two_sources, "far") == crawl

    # A new commit is a new release; the site's pages keep the time at which they came.
    commit({IN_REPOSITORY[0]: markdown(IN_REPOSITORY[0]).replace(b"\n", b"\n\n", 1)})
    changed = materia("run", "repo", "far", "--fetch", project=two_sources)
    assert changed.code == Exit.OK, changed.err
    newer = {p["monograph_id"]: p for p in StoredTables(release_of(two_sources))["monographs"].to_pylist()}
    assert release_of(two_sources) != release
    assert {n for n in newer if newer[n]["sha256"] != pages[n]["sha256"]} == {f"repo/{IN_REPOSITORY[0]}"}
    assert all(newer[f"far/{p}"]["fetched_at"] == pages[f"far/{p}"]["fetched_at"] for p in ON_SITE)


def test_a_run_that_does_not_fetch_never_touches_the_network(
    two_sources: Path, materia: Materia, site: Site, bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for source in ("repo", "far"):
        done = materia("run", source, project=two_sources)
        assert done.code == Exit.IO_ERROR
        assert f"run: materia fetch {source}" in done.err
    assert materia("fetch", "repo", "far", project=two_sources).code == Exit.OK
    site.forget()
    bare.rename(bare.with_name("moved.git"))

    def no_network(*_: object, **__: object) -> None:
        raise AssertionError("a run without --fetch opened a connection")

    monkeypatch.setattr("socket.socket.connect", no_network)
    monkeypatch.setattr("socket.getaddrinfo", no_network)
    done = materia("run", "repo", "far", project=two_sources)
    assert done.code == Exit.OK, done.err
    assert site.seen == []
    assert StoredTables(release_of(two_sources))["monographs"].num_rows == len(IN_REPOSITORY) + len(ON_SITE)


def test_a_snapshot_of_some_pages_only_is_said_to_be_one(two_sources: Path, materia: Materia) -> None:
    assert materia("fetch", "far", "--limit", "2", project=two_sources).code == Exit.OK
    done = materia("run", "far", project=two_sources)
    assert done.code == Exit.OK, done.err
    assert "was made with --limit and does not hold all pages" in done.err


def test_a_source_given_a_folder_is_not_fetched(two_sources: Path, materia: Materia, site: Site) -> None:
    done = materia("run", "--fetch", "--from", f"far={SAMPLES / 'site-one'}", project=two_sources)
    assert done.code == Exit.OK, done.err
    assert site.seen == []
    (source,) = StoredTables(release_of(two_sources))["sources"].to_pylist()
    assert (source["source"], source["snapshot"]) == ("far", None)


@pytest.mark.parametrize("command", [("fetch", "far"), ("run", "far", "--fetch")])
def test_a_source_that_lost_half_of_its_pages_ends_with_4_and_keeps_its_snapshot_and_release(
    command: tuple[str, ...], two_sources: Path, materia: Materia, site: Site
) -> None:
    assert materia("run", "far", "--fetch", project=two_sources).code == Exit.OK
    snapshot, release = latest(two_sources, "far"), release_of(two_sources)
    for path in ON_SITE[:2]:
        del site.answers[f"/{path}"]
    site.list_in_sitemap()
    done = materia(*command, project=two_sources)
    assert done.code == Exit.FETCH_REFUSED
    assert "stays in use" in done.err
    assert latest(two_sources, "far") == snapshot
    assert layout.versions(two_sources / "output") == [release.name]
    assert materia("run", "far", project=two_sources).code == Exit.OK
