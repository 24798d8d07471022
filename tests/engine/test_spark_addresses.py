"""Pages below addresses that Spark reads give the tables of the same folder on one machine, containers taken apart.

The addresses here are `file://`: what tells other file systems from it is Spark's own.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, Materia, copy_project
from materia_medica import distributed, unchanged
from materia_medica.engine.pages import Extracted, extract_pages
from materia_medica.engine.spark import listing
from materia_medica.inputs import find_inputs
from materia_medica.page import MAX_DOCUMENT_BYTES
from materia_medica.request import Quiet, Request
from materia_medica.schema import PAGE_TABLES
from materia_medica.stop import Exit, Stop
from materia_medica.store import read_tables
from materia_medica.work import Run

pytestmark = pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas")
PAGE = "# {name}\n\n## Side effects\n\n- nausea (common)\n- rash\n"


def zipped(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def page(name: str) -> bytes:
    return PAGE.format(name=name).encode()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project, and beside its pages a folder with every kind of file and all that can be wrong with one."""
    folder = copy_project(tmp_path_factory.mktemp("project"))
    lake = folder / "lake #1 %20"
    shutil.copytree(ROOT / "raw" / "samples" / "labels", lake / "labels")
    shutil.copytree(ROOT / "raw" / "samples" / "documents" / "openfda", lake / "one label each")
    given = json.loads((ROOT / "raw/samples/documents/openfda/diphenhydramine.json").read_text("utf-8"))
    many = [{**given, "set_id": f"set-{n % 3}", "id": f"id-{n}", "version": str(n)} for n in range(4)]
    xml = next((ROOT / "raw" / "samples" / "documents").rglob("*.xml")).read_bytes()
    files = {
        "Ünlike.MD": page("Naproxen"),
        "empty.md": b"",
        "line\nbreak.md": page("Aspirin"),
        "too-long.html": b"<h1>x</h1>" * (MAX_DOCUMENT_BYTES // 10 + 1),
        "picture.png": b"\x89PNG",
        "drug-label-0001-of-0002.json": json.dumps({"meta": {}, "results": many}).encode(),
        "drug-label-0002-of-0002.json.zip": zipped({"drug-label-0002-of-0002.json": json.dumps({"meta": {}, "results": many[:2]}).encode()}),
        "cut.json": json.dumps({"meta": {}, "results": many}).encode()[:-300],
        "one.json": json.dumps({"meta": {}, "results": many[:1]}).encode(),
        "release_part1.zip": zipped({"rx/1.zip": zipped({"a.xml": xml}), "rx/2.zip": zipped({"b.md": page("Ibuprofen")}), "../x.md": b"-", "broken.zip": b"PK-"}),
        "release_part2.zip": zipped({"rx/2.zip": zipped({"b.md": page("Ibuprofen")}), "deep.zip": zipped({"e.zip": zipped({"p.zip": zipped({"q.md": page("x")})})})}),
        "no-zip.zip": b"nothing of the kind",
        "nothing.zip": zipped({"a.jpg": b"-"}),
    }  # fmt: skip
    (folder / "bare").mkdir()
    for name, data in files.items():
        (lake / name).write_bytes(data)
    return folder


def asked(project: Path, *, by_address: bool, address: str = "") -> Run:
    address = address or f"file://{project}/lake #1 %20/"
    here = {"documents": ROOT / "raw" / "samples" / "documents" / "fhir"}
    if by_address:
        request = Request(folders=here, addresses={"samples": address}, engine="spark")
    else:
        request = Request(folders={**here, "samples": project / "lake #1 %20"})
    return Run(project, request, Quiet())


def on_one_machine(project: Path) -> Extracted:
    run = asked(project, by_address=False)
    inputs = find_inputs(project, (), run.request.folders)
    return extract_pages(inputs.refs, inputs.sources, rejects=inputs.rejects, workers=1)


def test_pages_and_containers_below_an_address_give_the_tables_of_the_folder(
    spark: Any, project: Path, tmp_path: Path
) -> None:
    local = on_one_machine(project)
    rules = set(local.tables["rejects"].column("rule").to_pylist())
    wrong = {"bad_name", "broken_container", "broken_member", "empty_container", "nested_too_deep", "older_version"}
    assert not wrong - rules, "the folder has what it is to be tried with"
    paths = local.tables["monographs"].column("path").to_pylist()
    assert any(path.endswith("~2") for path in paths), "and pages whose path is taken"

    done = distributed.written(asked(project, by_address=True), str(tmp_path))
    made = read_tables(tmp_path, PAGE_TABLES)
    assert made["rejects"].to_pylist() == local.tables["rejects"].to_pylist()
    assert [n for n in PAGE_TABLES if made[n].equals(local.tables[n], check_metadata=True)] == list(PAGE_TABLES)
    assert (done.account.pages_sha256, done.account.rows) == (local.account.pages_sha256, local.account.rows)
    assert [(s.source, s.pages) for s in done.account.sources] == [(s.source, s.pages) for s in local.account.sources]
    assert [s.snapshot is None for s in done.account.sources] == [True, False], "an address has a state, a folder none"


def sha256_of(project: Path) -> str:
    """The digest over all that a run of the project's address is made of."""
    seen = unchanged.look(asked(project, by_address=True))
    assert seen is not None
    return seen.sha256


def test_a_listing_tells_whether_a_file_came_changed_or_went(spark: Any, project: Path) -> None:
    lake = project / "lake #1 %20"
    digests = [sha256_of(project) for _ in range(2)]
    os.utime(lake / "Ünlike.MD", (1_700_000_000, 1_700_000_000))
    digests.append(sha256_of(project))
    (lake / "new.md").write_bytes(page("Naproxen"))
    digests.append(sha256_of(project))
    (lake / "new.md").unlink()
    (lake / "picture.png").write_bytes(b"no page, and another one")
    digests.append(sha256_of(project))
    assert [digests.index(digest) for digest in digests] == [0, 0, 2, 3, 2], "the time tells, and pages alone do"


def test_a_file_too_large_for_a_task_is_refused_by_name(
    spark: Any, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "MOST_BYTES", 1_000)
    source, address = find_inputs(project, ["samples"]).sources["samples"], f"file:{project}/raw/samples"
    found = listing.listed(listing.files_below(spark, source, address), source, address)
    assert {reject.rule for reject in found.rejects} == {"oversized_file"}
    assert {reject.path for reject in found.rejects} | set(found.paths) == {
        file.relative_to(project / "raw/samples").as_posix() for file in (project / "raw/samples").rglob("*.*")
    }


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("file:///nowhere/at/all", "source 'samples': Spark cannot read file:///nowhere/at/all: Path does not exist"),
        ("s3a://bucket/pages", "S3AFileSystem not found"),
        ("nosuch://host/pages", 'No FileSystem for scheme "nosuch"'),
        ("file://{project}/bare", "no page below"),
    ],
)
def test_an_address_that_spark_cannot_read_stops_the_run(spark: Any, project: Path, address: str, said: str) -> None:
    with pytest.raises(Stop, match=said) as stop:
        distributed.linked(asked(project, by_address=True, address=address.format(project=project)))
    assert stop.value.code == Exit.IO_ERROR


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["samples=s3a://bucket/pages"], "an address is read by Spark; add --engine spark"),
        (["samples=s3a://key:secret@bucket/x", "--engine", "spark"], "a password stands in the settings of Spark"),
        (["samples=s3a://bucket/*/x", "--engine", "spark"], "an address names one folder"),
        (["samples=s3a://bucket/a", "--from", "samples=raw"], "names the source 'samples' twice"),
    ],
)
def test_addresses_that_cannot_be_meant_are_refused_before_anything_is_read(
    project: Path, materia: Materia, tmp_path: Path, words: list[str], said: str
) -> None:
    done = materia("extract", "--to", tmp_path / "tables", "--from", *words, project=project)
    assert (done.code, said in " ".join(done.err.split()), "secret" in done.err) == (Exit.USAGE, True, False)
