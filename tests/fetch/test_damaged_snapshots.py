"""A snapshot is believed as far as it can be verified: every kind of damage is exit code 6 with the file and the line."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from materia_medica.fetch import pages_of
from materia_medica.fetch.load import load
from materia_medica.fetch.snapshot import LATEST, MANIFEST, PAGES, REFUSED, WARC
from materia_medica.stop import Exit, Stop

from .conftest import Commit, Project, crawl
from .pages import form_one
from .server import Site, served

Make = Callable[..., Project]
Damage = Callable[[Path], None]
"""Does damage to the snapshot in a folder."""


def line(number: int, /, **changed: Any) -> Damage:
    """Fields of a line of pages.jsonl changed; the digest is as it was."""

    def act(folder: Path) -> None:
        lines = (folder / PAGES).read_text("utf-8").splitlines()
        said = {**json.loads(lines[number]), **changed}
        lines[number] = json.dumps({k: v for k, v in said.items() if v != "nothing"})
        (folder / PAGES).write_text("\n".join(lines) + "\n", "utf-8")

    return act


def lines(change: Callable[[list[bytes]], list[bytes]], name: str = PAGES) -> Damage:
    return lambda folder: (
        (folder / name).write_bytes(b"".join(change((folder / name).read_bytes().splitlines(True)))) and None
    )


def manifest(**changed: Any) -> Damage:
    def act(folder: Path) -> None:
        said = {**json.loads((folder / MANIFEST).read_text("utf-8")), **changed}
        (folder / MANIFEST).write_text(json.dumps({k: v for k, v in said.items() if v != "nothing"}), "utf-8")

    return act


def pointer(text: str) -> Damage:
    return lambda folder: (folder.parent / LATEST).write_text(text, "utf-8") and None


def removed(name: str) -> Damage:
    return lambda folder: (folder / name).unlink()


OF_THE_LIST: dict[str, tuple[Damage, str]] = {
    "a page's path changed": (
        line(1, path="composition/z.html"),
        r"pages\.jsonl(, line 3)?: .*(digest|not in its order)",
    ),
    "a page's hash changed": (line(1, sha256="0" * 64), r"pages\.jsonl: .*digest"),
    "a hash that is none": (line(1, sha256="abc"), r"pages\.jsonl, line 2: sha256 cannot be 'abc'"),
    "a file outside": (line(1, file="../../../etc/passwd"), r"line 2: file cannot be"),
    "a file by its full path": (line(1, file="/etc/passwd"), r"line 2: file cannot be"),
    "an offset below 0": (line(1, offset=-1), r"line 2: offset cannot be -1"),
    "a size in words": (line(1, bytes="many"), r"line 2: bytes cannot be 'many'"),
    "a field nobody knows": (line(1, colour="red"), r"line 2: the unknown field 'colour'"),
    "a field missing": (line(1, file="nothing"), r"line 2: file is missing"),
    "a time that is none": (line(1, fetched_at="yesterday"), r"line 2: fetched_at cannot be"),
    "a line that is no JSON": (lines(lambda all_: [all_[0], b"{\n", *all_[2:]]), r"pages\.jsonl, line 2"),
    "a line that is no object": (lines(lambda all_: [all_[0], b"[]\n", *all_[2:]]), r"line 2: not an object"),
    "bytes that are no text": (lines(lambda all_: [b"\xff\xfe\n", *all_[1:]]), r"pages\.jsonl, line 1"),
    "a line lost": (lines(lambda all_: all_[1:]), r"pages\.jsonl: 3 pages; the manifest counts 4"),
    "a line twice": (lines(lambda all_: [all_[0], *all_]), r"line 2: the page .* stands twice"),
    "the last line cut off": (lines(lambda all_: [*all_[:-1], all_[-1][:-9]]), r"line 4: the line is cut off"),
    "no list": (removed(PAGES), r"pages\.jsonl: cannot be read"),
    "refusals that are none": (lines(lambda _: [b"7\n"], REFUSED), r"refused\.jsonl, line 1"),
    "no manifest": (removed(MANIFEST), r"manifest\.json: cannot be believed"),
    "a manifest of other pages": (manifest(digest="0" * 64), r"pages\.jsonl: .*digest"),
    "a manifest with another count": (manifest(n_pages=5), r"4 pages; the manifest counts 5"),
    "a manifest without a digest": (manifest(digest="nothing"), r"manifest\.json: cannot be believed"),
    "a manifest of another snapshot": (manifest(id="20200101T000000Z-x"), r"manifest\.json: cannot be believed"),
    "a manifest of another source": (manifest(source="near"), r"a snapshot of 'near', not of 'far'"),
    "a pointer that leads out": (pointer('{"snapshot": "../other"}'), r"latest\.json: '\.\./other' is no snapshot"),
    "a pointer to nothing": (pointer('{"snapshot": "gone"}'), r"gone.manifest\.json: cannot be believed"),
    "a pointer that is no JSON": (pointer("{"), r"latest\.json: cannot be read"),
    "a pointer to a number": (pointer('{"snapshot": 7}'), r"latest\.json: 7 is no snapshot"),
}


@pytest.fixture(scope="module")
def fetched(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project that has fetched a site of four pages; tests work on copies."""
    with served() as site:
        site.fill(4)
        site.list_in_sitemap()
        project = crawl(tmp_path_factory.mktemp("fetched") / "project", site)
        project.fetch()
    return project


@pytest.mark.parametrize("damage", OF_THE_LIST)
def test_a_damaged_list_of_pages_is_never_read(damage: str, fetched: Project, tmp_path: Path) -> None:
    project = Project(shutil.copytree(fetched.folder, tmp_path / "project"), fetched.source)
    act, said = OF_THE_LIST[damage]
    act(project.snapshot.folder)
    with pytest.raises(Stop, match=said) as stopped:
        pages_of(project.folder, project.source)
    assert stopped.value.code is Exit.IO_ERROR


def edited(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"invented", b"imagined"))


def edited_in_the_archive(file: Path) -> None:
    members = gzip.decompress(file.read_bytes()).replace(b"invented", b"imagined")
    file.write_bytes(gzip.compress(members))


@pytest.mark.parametrize("act", [edited_in_the_archive, Path.unlink, lambda f: f.write_bytes(f.read_bytes()[:-200])])
def test_a_page_of_an_archive_that_is_not_what_was_fetched_is_named(act, site: Site, crawl_of: Make) -> None:
    site.fill(1)
    site.list_in_sitemap()
    project = crawl_of(site)
    project.fetch()
    (ref,) = project.refs().values()
    act(project.snapshot.folder / WARC)
    with pytest.raises(Stop, match=r"pages\.warc\.gz, byte \d+: .*pages\.jsonl, line 1") as stopped:
        load(ref)
    assert stopped.value.code is Exit.IO_ERROR


@pytest.mark.parametrize("act", [edited, Path.unlink], ids=["edited", "lost"])
def test_a_page_of_a_repository_that_is_not_what_was_fetched_ends_a_run_with_6(
    act, tmp_path: Path, bare: Path, commit: Commit, materia
) -> None:
    commit({f"c/{n}.html": form_one(n) for n in range(3)})
    from materia_medica.fetch.fetch import fetch_source
    from materia_medica.settings.source import Source

    source = Source("near", "Near", "git", str(bare), "written_for_this_project", "CC0-1.0", ("c/**",))
    project = Project(tmp_path / "project", source)
    fetch_source(project.folder, source)
    project.write_sources()
    act(project.snapshot.folder / "pages" / "c" / "1.html")
    done = materia("extract", "near", "--to", tmp_path / "tables", "--workers", "2", project=project.folder)
    assert done.code == Exit.IO_ERROR, done.err
    assert "pages/c/1.html: " in done.err
    assert "pages.jsonl, line 2" in done.err
    assert not (tmp_path / "tables").exists()


def test_a_link_in_a_snapshot_that_leads_out_of_it_is_refused(tmp_path: Path, bare: Path, commit: Commit) -> None:
    commit({"c/1.html": form_one(1)})
    from materia_medica.fetch.fetch import fetch_source
    from materia_medica.settings.source import Source

    source = Source("near", "Near", "git", str(bare), "written_for_this_project", "CC0-1.0", ("c/**",))
    project = Project(tmp_path / "project", source)
    fetch_source(project.folder, source)
    page = project.snapshot.folder / "pages" / "c" / "1.html"
    (tmp_path / "same.html").write_bytes(page.read_bytes())
    page.unlink()
    page.symlink_to(tmp_path / "same.html")
    with pytest.raises(Stop, match=r"pages\.jsonl, line 1: .*leads out of"):
        pages_of(project.folder, source)
