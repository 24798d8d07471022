"""Containers: zip files, zip files in zip files, and one JSON document of many labels give pages like any folder."""

from __future__ import annotations

import io
import json
import os
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from materia_medica.fetch import pages_of
from materia_medica.fetch.containers import members
from materia_medica.fetch.containers.expand import expand
from materia_medica.fetch.containers.records import BrokenRecords, may_hold_many, records
from materia_medica.fetch.folder import folder_refs
from materia_medica.fetch.load import load
from materia_medica.inputs import any_page, find_inputs
from materia_medica.page import MAX_DOCUMENT_BYTES, PageRef
from materia_medica.settings.source import Source
from materia_medica.stop import Stop

from .conftest import Project
from .server import Site

PAGE = b"# Exampline\n\n## Side effects\n\n- nausea\n"
SOURCE = any_page(Source("tests", "Tests", "folder", "raw", "regulator", "CC0-1.0", pages=("!**/draft/**",)))


def zipped(members: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", how) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def labels(*said: dict[str, Any], **meta: Any) -> bytes:
    return json.dumps({"meta": {"results": meta}, "results": said}, indent=1).encode()


class Taken:
    """What a folder with these files gives."""

    def __init__(self, folder: Path, source: Source = SOURCE, **files: bytes) -> None:
        self.top = folder / "top"
        self.top.mkdir(exist_ok=True)
        for name, data in files.items():
            (self.top / name.replace("__", ".")).write_bytes(data)
        refs, rejects = folder_refs(source, self.top)
        expanded = expand(refs, source, folder / "spools")
        self.refs = {ref.path: ref for ref in expanded.refs}
        assert len(self.refs) == len(expanded.refs), "two pages of one path"
        self.refused = {r.path: r.rule for r in (*rejects, *expanded.rejects)}

    def data(self, path: str) -> bytes:
        return load(self.refs[path]).data


def test_members_are_pages_at_their_place_in_the_zip_file(tmp_path: Path) -> None:
    taken = Taken(tmp_path, a__md=PAGE, labels__zip=zipped({"b/x.md": PAGE + b"1", "y.html": PAGE, "z.jpg": b"-"}))
    assert sorted(taken.refs) == ["a.md", "labels.zip/b/x.md", "labels.zip/y.html"]
    assert taken.data("labels.zip/b/x.md") == PAGE + b"1"
    assert taken.refused == {}


def test_what_a_source_takes_out_is_taken_out_of_its_containers_as_well(tmp_path: Path) -> None:
    taken = Taken(tmp_path, a__zip=zipped({"draft/x.md": PAGE, "y.md": PAGE, "__MACOSX/._y.md": b"-"}))
    assert sorted(taken.refs) == ["a.zip/y.md"]


def test_a_label_in_a_zip_file_of_its_own_goes_by_what_all_its_versions_share(tmp_path: Path) -> None:
    label = b'<document xmlns="urn:hl7-org:v3"><setId root="11-22"/></document>'
    inner = {f"prescription/2026{n:04}_x.zip": zipped({f"{n}.xml": label.replace(b"22", b"2%d" % n)}) for n in (1, 2)}
    taken = Taken(tmp_path, release_part2__zip=zipped(inner, zipfile.ZIP_STORED))
    assert sorted(taken.refs) == ["release.zip/11-21", "release.zip/11-22"], "no part and no day that changes next week"


def test_the_labels_of_one_document_are_pages_under_their_ids_as_they_stand(tmp_path: Path) -> None:
    one, two = {"set_id": "a-1", "warnings": ['say "no" \\ {[ }'], "n": {"m": [1]}}, {"id": "b", "x": "é\u2028"}
    many = labels(one, two, {"warnings": []}, limit=3)
    taken = Taken(
        tmp_path, bare__json=many, **{"drug-0001-of-0002__json__zip": zipped({"drug-0001-of-0002.json": many})}
    )
    assert sorted(taken.refs) == [*(f"bare.json/{i}" for i in ("3", "a-1", "b")),
                                  *(f"drug.json.zip/{i}" for i in ("3", "a-1", "b"))]  # fmt: skip
    assert json.loads(taken.data("bare.json/a-1")) == one
    assert json.loads(taken.data("drug.json.zip/b")) == two
    assert taken.data("bare.json/a-1") in many


def test_an_answer_with_one_label_is_a_page_of_its_own(tmp_path: Path) -> None:
    taken = Taken(tmp_path, a__json=labels({"set_id": "a"}, limit=1), b__json=labels({"set_id": "b"}, limit=5))
    assert sorted(taken.refs) == ["a.json", "b.json"]
    assert taken.data("b.json") == labels({"set_id": "b"}, limit=5)


def test_a_page_that_stands_twice_has_two_paths(tmp_path: Path) -> None:
    taken = Taken(tmp_path, a__json=labels({"set_id": "a"}, {"set_id": "a"}, limit=2))
    assert sorted(taken.refs) == ["a.json/a", "a.json/a~2"]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1 << 20])
def test_records_are_the_same_however_they_are_read(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("materia_medica.fetch.containers.records._CHUNK", size)
    draw = random.Random(7)
    said = [{"t": "".join(draw.choices('ab"\\{}[],é\n', k=30)), "l": [{"x": n}, []]} for n in range(20)]
    data = labels(*said, limit=20)
    found = list(records(io.BytesIO(data[65:]), data[:65]))
    assert [json.loads(record or b"") for record in found] == said


def test_a_record_too_large_is_passed_over_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("materia_medica.fetch.containers.records._CHUNK", 8)
    monkeypatch.setattr("materia_medica.fetch.containers.records.MAX_DOCUMENT_BYTES", 50)
    large = {"t": '\\" } ]' * 40, "u": [{"v": "]}"}] * 9}
    data = labels({"a": 1}, large, {"b": 2}, limit=3)
    found = list(records(io.BytesIO(data[65:]), data[:65]))
    assert [record and json.loads(record) for record in found] == [{"a": 1}, None, {"b": 2}]


def test_a_document_that_breaks_off_gives_what_is_whole_and_says_so(tmp_path: Path) -> None:
    data = labels({"set_id": "a"}, {"set_id": "b"}, limit=2)[:-20]
    taken = Taken(tmp_path, a__json=data)
    assert sorted(taken.refs) == ["a.json/a"]
    assert taken.refused == {"a.json": "broken_member"}
    with pytest.raises(BrokenRecords, match="no record"):
        list(records(io.BytesIO(b""), b'{"results": [1]}'))


def test_what_only_speaks_of_results_holds_none() -> None:
    assert not may_hold_many(b'{"text": "our \\"results\\": [none]"}')
    assert may_hold_many(b'{"results":[{"a":1},{}]}')


def encrypted(data: bytes) -> bytes:
    """A zip file whose members say that they are encrypted."""
    at = data.index(b"PK\x01\x02")
    return data[: at + 8] + bytes([data[at + 8] | 1]) + data[at + 9 :]


def damaged(data: bytes) -> bytes:
    """A zip file of stored members with one of their bytes changed."""
    at = data.index(PAGE)
    return data[:at] + b"!" + data[at + 1 :]


def nested(depth: int) -> bytes:
    data = zipped({"x.md": PAGE})
    for _ in range(depth):
        data = zipped({"a.zip": data})
    return data


@pytest.mark.parametrize(
    ("data", "refused"),
    [
        (b"no zip file at all", {"a.zip": "broken_container"}),
        (zipped({"x.md": PAGE})[:-30], {"a.zip": "broken_container"}),
        (encrypted(zipped({"x.md": PAGE})), {"a.zip/x.md": "encrypted_member"}),
        (damaged(zipped({"x.md": PAGE}, zipfile.ZIP_STORED)), {"a.zip/x.md": "broken_member"}),
        (zipped({"x.zip": b"no zip file"}), {"a.zip/x.zip": "broken_container"}),
        (nested(3), {"a.zip/a.zip/a.zip/a.zip": "nested_too_deep"}),
        (zipped({"../../x.md": PAGE}), {"a.zip": "bad_name"}),
        (zipped({"/etc/x.md": PAGE}), {"a.zip": "bad_name"}),
        (zipped({"C:\\x.md": PAGE}), {"a.zip": "bad_name"}),
        (zipped({"x.jpg": b"-"}), {"a.zip": "empty_container"}),
        (zipped({"x.md": bytes(MAX_DOCUMENT_BYTES + 1)}), {"a.zip/x.md": "oversized_page"}),
    ],
    ids=lambda said: None if isinstance(said, bytes) else next(iter(said.values())),
)
def test_what_cannot_be_read_is_refused_by_name_and_the_rest_is_read(tmp_path, data: bytes, refused) -> None:
    taken = Taken(tmp_path, a__zip=data, good__zip=zipped({"y.md": PAGE}))
    assert taken.refused == refused
    assert taken.data("good.zip/y.md") == PAGE


def test_a_bomb_is_named_and_no_more_of_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(members, "BOMB_FLOOR", 1_000_000)
    bomb = zipped({"first.md": PAGE, **{f"{n}.md": bytes(400_000) for n in range(9)}})
    taken = Taken(tmp_path, a__zip=bomb, b__zip=zipped({"x.zip": bomb}))
    assert taken.refused == {"a.zip": "bomb", "b.zip": "bomb"}
    assert "a.zip/first.md" in taken.refs
    assert len(taken.refs) == 6, "first.md and the two pages that came before it was too much, twice"


def test_a_spool_is_made_once_and_anew_when_the_container_changes(tmp_path: Path) -> None:
    first = Taken(tmp_path, a__zip=zipped({"x.md": PAGE}))
    spool = first.refs["a.zip/x.md"].file
    made = spool.stat().st_ino
    assert Taken(tmp_path).refs["a.zip/x.md"].file.stat().st_ino == made
    assert Taken(tmp_path, a__zip=zipped({"x.md": PAGE + b"more"})).data("a.zip/x.md") == PAGE + b"more"
    spool.write_bytes(b"")  # cut off, as by a full disk
    os.utime(first.top / "a.zip")
    assert Taken(tmp_path, a__zip=zipped({"x.md": PAGE})).data("a.zip/x.md") == PAGE


def test_a_spool_that_nobody_asks_for_is_deleted_in_the_end(tmp_path: Path) -> None:
    old = Taken(tmp_path, a__zip=zipped({"x.md": PAGE})).refs["a.zip/x.md"].file
    os.utime(old, (1, 1))
    Taken(tmp_path, a__zip=zipped({"x.md": PAGE, "y.md": PAGE}))
    assert not old.exists()


def test_a_damaged_spool_is_an_unreadable_file_and_no_other_page(tmp_path: Path) -> None:
    ref = Taken(tmp_path, a__zip=zipped({"x.md": PAGE})).refs["a.zip/x.md"]
    ref.file.write_bytes(b"x" * ref.file.stat().st_size)
    with pytest.raises(OSError, match="damaged"):
        load(ref)


def test_a_container_of_a_snapshot_must_be_what_the_snapshot_says(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"x.md": PAGE}))
    ref = PageRef("tests", "a.zip", tmp_path / "a.zip", sha256="0" * 64, stated="pages.jsonl, line 1")
    with pytest.raises(Stop, match="not the one that was fetched"):
        expand([ref], SOURCE, tmp_path / "spools")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "sources.yaml").write_text(
        "default: [a]\nsources:\n  a:\n    name: A\n    kind: folder\n    address: raw/a\n    pages: ['**/*.zip']\n"
        "    content_origin: regulator\n    license: CC0-1.0\n", "utf-8"
    )  # fmt: skip
    (tmp_path / "raw" / "a").mkdir(parents=True)
    return tmp_path


def test_a_run_finds_the_pages_of_containers_and_keeps_them_below_output(project: Path) -> None:
    (project / "raw" / "a" / "x.zip").write_bytes(zipped({"x.md": PAGE, "y.zip": b"-"}))
    found = find_inputs(project)
    assert [r.path for r in found.refs] == ["x.zip/x.md"]
    assert [(r.path, r.rule) for r in found.rejects] == [("x.zip/y.zip", "broken_container")]
    assert found.refs[0].file.is_relative_to(project / "output" / "cache" / "unpacked")


def test_a_zip_file_of_a_site_is_kept_and_its_members_are_pages(site: Site, crawl_of: Callable[..., Project]) -> None:
    packed = zipped({"x.md": PAGE})
    site.add("/composition/all.zip", packed, content_type="application/zip")
    site.list_in_sitemap(["/composition/all.zip"])
    project = crawl_of(site, "composition/*.zip")
    project.fetch()
    found = expand(pages_of(project.folder, project.source).refs, project.source, project.folder / "spools")
    assert [(r.path, r.url) for r in found.refs] == [
        ("composition/all.zip/x.md", f"{site.address}/composition/all.zip")
    ]
    assert load(found.refs[0]).data == PAGE
