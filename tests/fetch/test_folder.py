"""A folder's pages: what belongs, what is refused, and in which order."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from materia_medica.fetch import pages_of
from materia_medica.fetch.folder import folder_refs
from materia_medica.fetch.load import load
from materia_medica.fetch.patterns import matcher
from materia_medica.page import MAX_DOCUMENT_BYTES
from materia_medica.settings.source import Source
from materia_medica.stop import Exit, Stop


def folder_source(*pages: str) -> Source:
    return Source("mine", "Mine", "folder", "pages", "written_for_this_project", "CC0-1.0", pages or ("**/*.md",))


def write(root: Path, *paths: str) -> None:
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"# {path}\n", "utf-8")


@pytest.mark.parametrize(
    ("pattern", "matches", "misses"),
    [
        ("**/*.md", ["a.md", "x/y/a.md", "x/.md", "A.MD"], ["a.html", "a.md/x", "amd"]),
        ("composition/**/*.md", ["composition/a.md", "composition/x/y/a.md"], ["a.md", "x/composition/a.md"]),
        ("composition/*.md", ["composition/a.md"], ["composition/x/a.md"]),
        ("README.md", ["README.md", "x/readme.md"], ["README.mdx", "xREADME.md"]),
        ("/README.md", ["README.md"], ["x/README.md"]),
        ("drafts/", ["drafts/a.md", "x/drafts/a.md"], ["drafts"]),
        ("a?c.md", ["abc.md", "x/aéc.md"], ["a/c.md", "ac.md"]),
        ("[a-c]*.md", ["b.md"], ["d.md", "/b.md/"]),
        ("[!a]x.md", ["bx.md"], ["ax.md"]),
        ("a+b (c).md", ["a+b (c).md"], ["aab (c).md"]),
        ("caf\u00e9.md", ["cafe\u0301.md"], ["cafe.md"]),
    ],
)
def test_patterns_are_read_as_in_gitignore(pattern: str, matches: list[str], misses: list[str]) -> None:
    is_page = matcher((pattern,))
    assert [p for p in matches if not is_page(p)] == []
    assert [p for p in misses if is_page(p)] == []


def test_the_last_pattern_that_matches_decides() -> None:
    is_page = matcher(("**/*.md", "!drafts/**", "drafts/good.md"))
    assert [p for p in ("a.md", "drafts/a.md", "drafts/good.md") if is_page(p)] == ["a.md", "drafts/good.md"]


def test_pages_come_sorted_by_path_with_slashes(tmp_path: Path) -> None:
    write(tmp_path, "b.md", "a/z.md", "a.md", "Ä.md", "note.txt", ".git/description.md", "a b.MD")
    refs, rejects = folder_refs(folder_source(), tmp_path)
    assert [r.path for r in refs] == ["a b.MD", "a.md", "a/z.md", "b.md", "Ä.md"]
    assert rejects == []
    assert {(r.source, r.offset, r.url, r.fetched_at) for r in refs} == {("mine", None, None, None)}
    assert load(refs[2]).data == b"# a/z.md\n"


def test_links_out_of_the_folder_are_refused_and_links_inside_are_followed(tmp_path: Path) -> None:
    write(tmp_path, "in/a.md", "out/secret.md", "out/deep/b.md")
    top = tmp_path / "in"
    (top / "secret.md").symlink_to(tmp_path / "out/secret.md")
    (top / "whole").symlink_to(tmp_path / "out")
    (top / "again.md").symlink_to("a.md")
    (top / "loop").symlink_to(top)
    (top / "note.txt").symlink_to(tmp_path / "out/secret.md")
    (tmp_path / "in-other").mkdir()
    (top / "prefix").symlink_to(tmp_path / "in-other")
    refs, rejects = folder_refs(folder_source(), top)
    assert [r.path for r in refs] == ["a.md", "again.md"]
    assert [(r.path, r.stage, r.rule) for r in rejects] == [
        ("prefix", "fetch", "outside_source"),
        ("secret.md", "fetch", "outside_source"),
        ("whole", "fetch", "outside_source"),
    ]
    assert rejects[1].row_key == "mine/secret.md"
    assert len({r.reject_id for r in rejects}) == 3


def test_a_folder_that_is_itself_a_link_is_read(tmp_path: Path) -> None:
    write(tmp_path, "real/a.md")
    (tmp_path / "link").symlink_to("real")
    assert [r.path for r in folder_refs(folder_source(), tmp_path / "link")[0]] == ["a.md"]


def test_what_cannot_be_opened_is_refused_with_its_reason(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    (tmp_path / "lost.md").symlink_to(tmp_path / "nowhere.md")
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "new\nline.md").write_text("x")
    (tmp_path / os.fsdecode(b"latin-\xe9.md")).write_text("x")
    refs, rejects = folder_refs(folder_source(), tmp_path)
    assert [r.path for r in refs] == ["a.md"]
    assert {(r.path, r.rule) for r in rejects} == {
        ("latin-\\udce9.md", "bad_name"),
        ("lost.md", "cannot_open"),
        ("new\\nline.md", "bad_name"),
        ("pipe.md", "not_a_file"),
    }
    for r in rejects:
        assert "\n" not in r.row_key
        r.row_key.encode("utf-8")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "closed/b.md")
    (tmp_path / "a.md").chmod(0)
    (tmp_path / "closed").chmod(0)
    try:
        refs, rejects = folder_refs(folder_source(), tmp_path)
    finally:
        (tmp_path / "closed").chmod(0o700)
    assert refs == []
    assert [(r.path, r.rule) for r in rejects] == [("a.md", "cannot_open"), ("closed", "cannot_open")]


def test_an_oversized_page_is_not_loaded_whole(tmp_path: Path) -> None:
    (tmp_path / "big.md").write_bytes(b"x" * (MAX_DOCUMENT_BYTES + 1_000))
    (ref,), _ = folder_refs(folder_source(), tmp_path)
    assert len(load(ref).data) == MAX_DOCUMENT_BYTES + 1


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(Stop, match=r"there is no folder .*nowhere") as stop:
        folder_refs(folder_source(), tmp_path / "nowhere")
    assert stop.value.code is Exit.IO_ERROR


def test_a_source_of_kind_folder_is_read_in_place(tmp_path: Path) -> None:
    write(tmp_path, "pages/a.md")
    found = pages_of(tmp_path, folder_source())
    assert [r.path for r in found.refs] == ["a.md"]
    assert (found.rejects, found.snapshot_id, found.notes) == ([], None, ())


@pytest.mark.parametrize("kind", ["git", "site"])
def test_a_source_that_was_never_fetched_says_what_to_do(tmp_path: Path, kind: str) -> None:
    source = Source("far", "Far", kind, "https://example.org", "ai_generated", "none")
    with pytest.raises(Stop, match="run: materia fetch far") as stop:
        pages_of(tmp_path, source)
    assert stop.value.code is Exit.IO_ERROR
