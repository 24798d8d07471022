"""Sources of kind git, from a real repository on this machine."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from materia_medica.fetch import pages_of
from materia_medica.fetch.load import load
from materia_medica.settings.source import Source
from materia_medica.stop import Exit, Stop

from .conftest import Commit, Project, run_git


@pytest.fixture
def project(tmp_path: Path, bare: Path) -> Project:
    pages = ("composition/**/*.md", "!composition/drafts/")
    source = Source("repo", "Repo", "git", bare.as_uri(), "written_for_this_project", "CC0-1.0", pages)
    return Project(tmp_path / "project", source)


def page(n: int) -> bytes:
    return f"# Testamol {n}\n\n**Side Effects:**\n\n- hiccups\n".encode()


@pytest.mark.parametrize("server", ["sends all", "sends what is asked for"])
def test_a_repository_becomes_a_snapshot_of_one_commit(
    bare: Path, commit: Commit, project: Project, server: str
) -> None:
    if server == "sends what is asked for":
        run_git(bare, "config", "uploadpack.allowFilter", "true")
        run_git(bare, "config", "uploadpack.allowAnySHA1InWant", "true")
    names = [f"composition/{n % 3}/testamol {n}é.md" for n in range(9)]
    commit({"composition/0/old.md": page(99)})
    made = commit({
        **{name: page(n) for n, name in enumerate(names)}, "composition/0/old.md": None, "README.md": b"no page",
        "composition/drafts/d.md": page(50), "composition/x.html": b"no page",
    })  # fmt: skip
    report = project.fetch()
    assert (report.outcome, report.n_pages, report.counts) == ("new", 9, {"fetched": 9})
    assert (project.snapshot.commit, project.snapshot.manifest["address"]) == (made, bare.as_uri())
    assert project.snapshot.id.endswith(f"-{made[:12]}")
    assert {p: load(r).data for p, r in project.refs().items()} == {name: page(n) for n, name in enumerate(names)}
    for ref in project.refs().values():
        assert ref.fetched_at is not None
        assert timedelta(0) <= datetime.now(UTC) - ref.fetched_at < timedelta(minutes=5)
    files = {str(p.relative_to(project.snapshot.folder)) for p in project.snapshot.folder.rglob("*") if p.is_file()}
    assert files == {
        *(f"pages/{n}" for n in names), "manifest.json", "pages.jsonl", "gone.jsonl", "refused.jsonl",
    }  # fmt: skip

    # Nothing new: no snapshot, and the repository is not even cloned.
    assert project.fetch().outcome == "unchanged"

    # A commit without a change to the pages makes none either; one with changes keeps the rest where it is.
    commit({"README.md": b"changed"})
    assert (project.fetch().outcome, len(project.snapshots())) == ("unchanged", 1)
    first = project.snapshot.id
    times = {p: e.fetched_at for p, e in project.entries().items()}
    commit({names[0]: page(100), names[1]: None})
    report = project.fetch(max_gone=0.2)
    assert report.counts == {"fetched": 1, "unchanged": 7, "gone": 1}
    assert [(g.path, g.reason) for g in project.snapshot.gone()] == [(names[1], "no longer there")]
    assert load(project.refs()[names[0]]).data == page(100)
    assert {e.file.split("/")[0] for p, e in project.entries().items() if p != names[0]} == {first}
    assert all(e.fetched_at == times[p] for p, e in project.entries().items() if p != names[0])


def test_links_odd_names_and_pointers_are_refused(commit: Commit, project: Project) -> None:
    commit({
        **{f"composition/{n}.md": page(n) for n in range(3)},
        "composition/alias.md": "../composition/1.md",
        "composition/out.md": "../../../../etc/passwd",
        "composition/absolute.md": "/etc/passwd",
        "composition/a\nb.md": page(5),
        "composition/big.md": b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n",
        ".gitattributes": b"*.md filter=lfs diff=lfs merge=lfs -text\n",
    })  # fmt: skip
    project.fetch(max_failed=1.0)
    found = pages_of(project.folder, project.source)
    assert [r.path.removeprefix("composition/") for r in found.refs] == ["0.md", "1.md", "2.md", "alias.md"]
    assert load(found.refs[3]).data == page(1)
    assert {(r.path.removeprefix("composition/"), r.rule) for r in found.rejects} == {
        ("out.md", "outside_source"),
        ("absolute.md", "outside_source"),
        ("a\\nb.md", "bad_name"),
        ("big.md", "git_lfs_pointer"),
    }


def test_hooks_and_settings_of_the_repository_run_nothing(
    bare: Path, commit: Commit, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit({"composition/a.md": page(1), ".gitattributes": b"*.md filter=evil\n", ".gitmodules": b'[submodule "x"]\n'})
    template = tmp_path / "template" / "hooks"
    template.mkdir(parents=True)
    for hook in ("post-checkout", "reference-transaction", "post-merge"):
        (template / hook).write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n")
        (template / hook).chmod(0o755)
    monkeypatch.setenv("GIT_TEMPLATE_DIR", str(template.parent))
    config = tmp_path / "gitconfig"
    config.write_text(f'[filter "evil"]\n\tsmudge = touch {tmp_path}/ran\n[init]\n\ttemplateDir = {template.parent}\n')
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    assert project.fetch().n_pages == 1
    assert not (tmp_path / "ran").exists()


def test_half_of_the_repository_gone_is_refused(commit: Commit, project: Project) -> None:
    commit({f"composition/{n}.md": page(n) for n in range(8)})
    first = project.fetch().snapshot_id
    commit({f"composition/{n}.md": None for n in range(4)})
    with pytest.raises(Stop, match=r"4 of 8 pages are gone \(50%") as stop:
        project.fetch()
    assert stop.value.code is Exit.FETCH_REFUSED
    assert project.snapshot.id == first
    assert project.fetch(max_gone=0.5).n_pages == 4


def test_a_repository_that_is_not_there_is_said_and_nothing_is_asked(project: Project, bare: Path) -> None:
    bare.rename(bare.with_name("elsewhere.git"))
    with pytest.raises(Stop, match=r"git could not read file:.*does not (appear to be|exist)") as stop:
        project.fetch()
    assert stop.value.code is Exit.FETCH_REFUSED


def test_an_empty_repository_is_said(project: Project) -> None:
    with pytest.raises(Stop, match="has no commit"):
        project.fetch()


def test_limit_and_dry_run(commit: Commit, project: Project) -> None:
    made = commit({f"composition/{n}.md": page(n) for n in range(8)})
    plan = project.fetch(dry_run=True)
    assert (plan.outcome, plan.counts["listed"], plan.notes) == ("dry_run", 8, (f"commit {made}",))
    assert [p.name for p in project.raw.iterdir()] == [".lock"]
    assert project.fetch(limit=3).n_pages == 3
    assert project.fetch().counts == {"fetched": 5, "unchanged": 3}
    assert project.fetch(limit=2).outcome == "limited"
    assert project.snapshot.n_pages == 8


# Folders -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Project:
    source = Source("mine", "Mine", "folder", "pages", "written_for_this_project", "CC0-1.0", ("**/*.md",))
    project = Project(tmp_path / "project", source)
    for n in range(10):
        file = project.folder / "pages" / "x" / f"{n}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(page(n))
    return project


def test_a_folder_is_copied_and_then_a_run_reads_the_copy(folder: Project) -> None:
    report = folder.fetch()
    assert (report.outcome, report.counts) == ("new", {"fetched": 10})
    changed = folder.folder / "pages" / "x" / "1.md"
    changed.write_bytes(page(101))
    os.utime(changed, (2_000_000_000, 2_000_000_000))
    found = pages_of(folder.folder, folder.source)
    assert {r.path: load(r).data for r in found.refs} == {f"x/{n}.md": page(n) for n in range(10)}
    assert {r.fetched_at for r in found.refs} == {None}, "copying a folder is no fetching"
    assert "has changed since snapshot" in found.notes[0]
    assert folder.fetch().counts == {"fetched": 1, "unchanged": 9}
    assert load(folder.refs()["x/1.md"]).data == page(101)
    assert folder.fetch().outcome == "unchanged"
    assert len(folder.snapshots()) == 2


def test_pages_name_the_commit_they_come_from_or_the_snapshot(
    commit: Commit, project: Project, folder: Project
) -> None:
    made = commit({"composition/a.md": page(1)})
    with pytest.raises(Stop, match="run: materia fetch repo"):
        pages_of(project.folder, project.source)
    project.fetch()
    found = pages_of(project.folder, project.source)
    assert [r.path for r in found.refs] == ["composition/a.md"]
    assert found.snapshot_id == made
    folder.fetch()
    assert pages_of(folder.folder, folder.source).snapshot_id == folder.snapshot.id


def test_a_folder_below_raw_is_the_kept_copy_itself(folder: Project) -> None:
    (folder.folder / "raw").mkdir()
    (folder.folder / "pages").rename(folder.folder / "raw" / "mine")
    source = Source("mine", "Mine", "folder", "raw/mine", "written_for_this_project", "CC0-1.0", ("**/*.md",))
    project = Project(folder.folder, source)
    assert (project.fetch().outcome, project.fetch().n_pages) == ("in_place", 10)
    assert len(project.refs()) == 10
    assert [p.name for p in (folder.folder / "raw" / "mine").iterdir()] == ["x"]


def test_links_out_of_the_folder_are_not_copied(folder: Project, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_bytes(page(7))
    (folder.folder / "pages" / "link.md").symlink_to(tmp_path / "secret.md")
    folder.fetch(max_failed=0.1)
    found = pages_of(folder.folder, folder.source)
    assert len(found.refs) == 10
    assert [(r.path, r.rule) for r in found.rejects] == [("link.md", "outside_source")]
