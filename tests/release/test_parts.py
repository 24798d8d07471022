"""A table of many rows comes in parts, `<table>/part-00000.parquet` and so on, and everybody reads them as one table."""

from __future__ import annotations

import datetime
import gzip
import json
import os
import shutil
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import yaml
from tests.check.builders import good
from tests.check.builders import release as checked_release

import materia_medica as mm
from conftest import ROOT
from materia_medica.check import beside
from materia_medica.check.folder import check_folder
from materia_medica.check.readback import read_back
from materia_medica.delta.shape import CHANGES
from materia_medica.published.place import place
from materia_medica.published.send import send_releases, to_be_read
from materia_medica.release import layout
from materia_medica.release.difference import difference
from materia_medica.release.follow import follow
from materia_medica.release.formats import CSV_FORMS, DEFAULT, Parquet
from materia_medica.release.prune import bytes_of, plan, prune
from materia_medica.request import Quiet
from materia_medica.schema import TABLES
from materia_medica.store import StoredTables, read_table, read_tables
from materia_medica.table_files import called, files_of, named_files, names_for, table_of
from small import faq, monograph, section, side_effect, tables

from .test_publish import DAY, release

IN_TWOS = (Parquet(2), CSV_FORMS["gzip"])
NEXT_DAY = DAY + datetime.timedelta(days=1)
EFFECTS = ("dizziness", "headache", "nausea", "rash", "vomiting")


def some_tables(*effects: str) -> dict[str, pa.Table]:
    page = monograph("a.md", ("Aspirin",))
    return tables(
        monographs=[page],
        side_effects=[side_effect(page, effect, evidence_start=n) for n, effect in enumerate(effects or EFFECTS)],
        faqs=[faq(page, "Why?", None)],
        sections=[section(page, "usage", "pain")],
    )


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return release(tmp_path_factory.mktemp("whole"), some_tables()).folder


@pytest.fixture(scope="module")
def parted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return release(tmp_path_factory.mktemp("parted"), some_tables(), forms=IN_TWOS).folder


@pytest.fixture
def copy(parted: Path, tmp_path: Path) -> Path:
    """A release of parts that a test may damage."""
    return Path(shutil.copytree(parted, tmp_path / parted.name))


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


PARTS = [f"side_effects/part-0000{n}.parquet" for n in range(3)]

# What is written


def test_a_table_of_more_rows_than_one_file_takes_comes_in_parts_of_so_many_in_its_order(whole, parted) -> None:
    assert [p.relative_to(parted).as_posix() for p in files_of(parted, "side_effects")] == PARTS
    assert not (parted / "side_effects.parquet").exists()
    read = [pq.read_table(parted / name) for name in PARTS]
    assert [part.num_rows for part in read] == [2, 2, 1]
    assert pa.concat_tables(read).to_pylist() == pq.read_table(whole / "side_effects.parquet").to_pylist()
    assert (parted / "monographs.parquet").read_bytes() == (whole / "monographs.parquet").read_bytes()


def test_nothing_comes_in_parts_where_nothing_is_said(whole) -> None:
    assert sorted(p.name for p in whole.glob("*.parquet")) == sorted(f"{name}.parquet" for name in TABLES)
    assert "rows_a_file" not in layout.read_manifest(whole)


def test_manifest_and_metadata_list_each_part_with_its_hash_and_the_csv_stays_one_file(whole, parted) -> None:
    said = layout.read_manifest(parted)
    assert said["rows_a_file"] == 2
    assert said["content_sha256"] == layout.read_manifest(whole)["content_sha256"]
    assert [name for name in said["files"] if name.startswith("side_effects")] == ["side_effects.csv.gz", *PARTS]
    assert (parted / "side_effects.csv.gz").read_bytes() == (whole / "side_effects.csv.gz").read_bytes()
    for name in ("datapackage.json", "croissant.json", "dataset.jsonld"):
        text = (parted / name).read_text("utf-8")
        assert [part for part in PARTS if part not in text or said["files"][part]["sha256"] not in text] == []


def test_the_same_rows_give_the_same_bytes_and_no_new_release_unless_they_are_cut_otherwise(parted, tmp_path) -> None:
    first = release(tmp_path, some_tables(), forms=IN_TWOS)
    assert files(first.folder) == files(parted)
    assert not release(tmp_path, some_tables(), forms=IN_TWOS, now=NEXT_DAY).is_new
    assert release(tmp_path, some_tables(), forms=(Parquet(3), DEFAULT[1]), now=NEXT_DAY).is_new
    assert release(tmp_path, some_tables(), forms=DEFAULT, now=NEXT_DAY).is_new
    assert not release(tmp_path, some_tables(), forms=(Parquet(100), DEFAULT[1]), now=NEXT_DAY).is_new


def test_the_card_says_how_to_read_parts(whole, parted) -> None:
    assert 'pd.read_parquet("' in (parted / "README.md").read_text("utf-8").split("comes in parts")[1]
    assert "comes in parts" not in (whole / "README.md").read_text("utf-8")
    assert len(pd.read_parquet(parted / "side_effects")) == len(EFFECTS)


# What reads them


@pytest.mark.parametrize("name", TABLES)
def test_everything_here_reads_them_as_one_table(name: str, whole: Path, parted: Path) -> None:
    wanted = read_table(whole, name)
    assert read_table(parted, name).equals(wanted)
    assert StoredTables(parted)[name].equals(wanted)
    assert mm.load(name, at=parted, to="arrow").equals(wanted)


@pytest.mark.parametrize("columns", [["effect", "drug_id"], ["effect"], []])
def test_columns_of_parts_are_those_asked_for(columns: list[str], parted: Path) -> None:
    assert mm.load("side_effects", at=parted, columns=columns).shape == (len(EFFECTS), len(columns))


def test_the_script_for_duckdb_loads_the_rows_of_one_that_is_whole(whole, parted, monkeypatch) -> None:
    def loaded(folder: Path) -> dict[str, Any]:
        monkeypatch.chdir(folder)
        with duckdb.connect() as base:
            for script in ("schema", "load"):
                base.execute((folder / "sql" / f"duckdb-{script}.sql").read_text("utf-8"))
            return {name: base.sql(f"FROM {name} ORDER BY ALL").fetchall() for name in TABLES}

    assert loaded(parted) == loaded(whole)
    assert "read_parquet('monographs.parquet')" in (parted / "sql" / "duckdb-load.sql").read_text("utf-8")


def test_duckdb_reads_a_folder_of_parts(whole, parted) -> None:
    ask = "SELECT effect_id, count(*) FROM '{}/side_effects{}.parquet' GROUP BY ALL ORDER BY ALL"
    assert duckdb.sql(ask.format(parted, "/*")).fetchall() == duckdb.sql(ask.format(whole, "")).fetchall()


def test_croissant_and_datasets_give_the_rows_of_all_parts(parted, tmp_path, monkeypatch) -> None:
    monkeypatch.setitem(os.environ, "HF_HUB_OFFLINE", "1")
    import datasets
    import mlcroissant

    described = mlcroissant.Dataset(jsonld=str(parted / "croissant.json"))
    assert (described.metadata.issues.errors, described.metadata.issues.warnings) == (set(), set())
    found = [record["side_effects/effect"].decode() for record in described.records("side_effects")]
    assert sorted(found) == sorted(EFFECTS)
    head = yaml.safe_load((parted / "README.md").read_text("utf-8").split("---")[1])
    assert next(c["data_files"] for c in head["configs"] if c["config_name"] == "side_effects") == PARTS
    loaded = datasets.load_dataset(str(parted), "side_effects", split="train", cache_dir=str(tmp_path))
    assert sorted(loaded["effect"]) == sorted(EFFECTS)


def test_the_data_package_is_valid(parted) -> None:
    import frictionless

    assert frictionless.validate(str(parted / "datapackage.json")).valid


# What checks them


def test_a_release_of_parts_is_checked_as_one_that_is_whole(tmp_path, monkeypatch) -> None:
    folders = [checked_release(good(), tmp_path / name, forms=forms)
               for name, forms in {"whole": DEFAULT, "parted": IN_TWOS}.items()]  # fmt: skip
    assert (folders[1] / "side_effects" / "part-00001.parquet").exists()
    found = [check_folder(folder, project=ROOT) for folder in folders]
    assert [(r.rule, r.message) for r in found[1].of_status("failed")] == []
    assert [r.rule for r in found[0].results] == [r.rule for r in found[1].results]
    monkeypatch.setattr(beside, "LARGE", 1)
    assert check_folder(folders[1], project=ROOT) == found[1]


def said(folder: Path) -> list[str]:
    return [f"{p.rule}: {p.file}" for p in read_back(folder, None)]


def test_a_damaged_part_is_named(copy) -> None:
    part = copy / PARTS[1]
    part.write_bytes(part.read_bytes()[:-30])
    assert f"files.hash: {PARTS[1]}" in said(copy)
    found = {r.rule: r for r in check_folder(copy, project=ROOT).of_status("failed")}
    assert PARTS[1].partition("/")[2] in found["side_effects.readable"].message
    with pytest.raises(OSError, match=r"part-00001\.parquet"):
        read_table(copy, "side_effects")
    with pytest.raises(OSError, match=r"part-00001\.parquet"):
        mm.load("side_effects", at=copy)


@pytest.mark.parametrize("part", PARTS)
def test_a_missing_part_is_named_whichever_it_is(part: str, copy: Path) -> None:
    (copy / part).unlink()
    assert f"files.listed: {part}" in said(copy)
    for read in (lambda: read_table(copy, "side_effects"), lambda: mm.load("side_effects", at=copy)):
        with pytest.raises(OSError, match=part.partition("/")[2]):
            read()


def test_a_missing_part_between_others_is_missed_where_no_manifest_tells(copy) -> None:
    (copy / layout.MANIFEST).unlink()
    (copy / PARTS[1]).unlink()
    with pytest.raises(OSError, match=r"part-00001\.parquet"):
        read_table(copy, "side_effects")


@pytest.mark.parametrize("name", ["side_effects/part-00003.parquet", "side_effects.parquet"])
def test_a_file_that_is_not_listed_is_none_of_the_table_and_is_named(name: str, whole: Path, copy: Path) -> None:
    shutil.copy(whole / "side_effects.parquet", copy / name)
    assert read_table(copy, "side_effects").num_rows == len(EFFECTS)
    plain = next(r for r in check_folder(copy, project=ROOT).of_status("failed") if r.rule == "files.plain")
    assert [example.key for example in plain.examples] == [name]


def test_a_part_that_the_manifest_forgot_is_named(copy) -> None:
    manifest = layout.read_manifest(copy)
    del manifest["files"][PARTS[1]]
    (copy / layout.MANIFEST).write_text(json.dumps(manifest), "utf-8")
    assert f"files.listed: {PARTS[1]}" in said(copy)


def test_other_rows_in_a_part_are_found_without_its_hash(whole, copy) -> None:
    table = pq.read_table(copy / PARTS[2])
    pq.write_table(table.slice(0, 0), copy / PARTS[2])
    assert {"files.formats_same: side_effects.csv.gz", f"files.hash: {PARTS[2]}"} <= set(said(copy))


# What comes before and after


def test_one_that_is_whole_and_one_of_parts_say_the_same(whole, parted) -> None:
    for old, new in ((whole, parted), (parted, whole)):
        assert not difference(old, new).rows


def test_a_release_of_parts_follows_one_that_is_whole_and_back(tmp_path) -> None:
    made = [release(tmp_path, some_tables(*effects), forms=forms, now=DAY + datetime.timedelta(days=day)).folder
            for day, (effects, forms) in enumerate([(EFFECTS, DEFAULT), ((*EFFECTS, "cough"), IN_TWOS),
                                                    (EFFECTS, IN_TWOS), (EFFECTS[:4], DEFAULT)])]  # fmt: skip
    for n, (old, new) in enumerate(pairwise(made)):
        followed = tmp_path / f"followed-{n}"
        assert follow(old, new, followed).other_bytes == ()
        assert files(followed) == files(new)
    told = json.loads((made[1] / "delta" / "delta.json").read_text("utf-8"))["tables"]["side_effects"]
    assert (told["added"], told["removed"], told["changed"]) == (1, 0, 0)


def test_parts_are_published_pruned_and_looked_up(tmp_path, materia) -> None:
    output = tmp_path / "output"
    for day, effects in enumerate((EFFECTS, EFFECTS[:3], EFFECTS[:4])):
        release(output, some_tables(*effects), forms=IN_TWOS, now=DAY + datetime.timedelta(days=day), database=False)
    send_releases(output, place(str(tmp_path / "public")), to_be_read(output), Quiet())
    assert sorted(mm.load("side_effects", at=tmp_path / "public")["effect"]) == sorted(EFFECTS[:4])
    there = layout.latest_release(tmp_path / "public")
    assert bytes_of(there) == sum(map(len, files(layout.latest_release(output)).values()))
    gone = plan(output, keep=1).gone
    assert gone
    prune(output, gone)
    assert not any((output / "releases" / version).exists() for version in gone)
    assert "say the same" in materia("diff", there, layout.latest_release(output)).out


def test_a_project_says_from_how_many_rows_on(project, materia) -> None:
    assert materia("run", project=project).code == 0
    (project / "release.yaml").write_text("rows_a_file: 7\ndatabase: false\n")
    assert materia("run", project=project).code == 0
    old, new = (layout.release_folder(project / "output", version) for version in layout.versions(project / "output"))
    assert {name for name in TABLES if len(files_of(new, name)) > 1} >= {"side_effects", "faqs", "sections"}
    assert not any(sum(n for k, n in counts.items() if k in CHANGES)
                   for counts in layout.read_manifest(new)["changes"].values())  # fmt: skip
    assert materia("diff", old, new, project=project).code == 0
    assert materia("verify", new, project=project).code == 0
    assert read_table(new, "side_effects").equals(read_table(old, "side_effects"))
    shown = [materia("show", "ibuprofen", "--release", folder.name, project=project).out for folder in (old, new)]
    assert "Nausea" in shown[0]
    assert shown[0].replace(old.name, new.name) == shown[1]
    assert materia("run", project=project).code == 0
    assert layout.versions(project / "output") == [old.name, new.name]


# Which files they are


def test_which_files_hold_a_table_is_said_by_their_names() -> None:
    assert names_for("faqs", 10, 10) == ["faqs.parquet"]
    assert names_for("faqs", 0, 10) == ["faqs.parquet"]
    assert names_for("faqs", 11, 10) == ["faqs/part-00000.parquet", "faqs/part-00001.parquet"]
    assert names_for("faqs", 100_001, 1)[-1] == "faqs/part-100000.parquet"
    assert named_files(names_for("faqs", 100_001, 1), "faqs")[-1] == "faqs/part-100000.parquet"
    assert named_files(["faqs/part-00002.parquet", "drugs.parquet"], "faqs")[0] == "faqs/part-00000.parquet"
    assert named_files(["faqs.csv.gz", "delta/faqs.parquet"], "faqs") == []
    assert [table_of(name) for name in ("faqs.parquet", "faqs/part-00000.parquet", "delta/faqs.parquet", "faqs.csv")] \
        == ["faqs", "faqs", None, None]  # fmt: skip


def test_the_parts_that_spark_writes_are_files_of_a_table_too(whole, tmp_path) -> None:
    (tmp_path / "faqs.parquet").mkdir()
    for name in ("part-00000-abc.snappy.parquet", "_SUCCESS", ".part-00000-abc.snappy.parquet.crc"):
        shutil.copy(whole / "faqs.parquet", tmp_path / "faqs.parquet" / name)
    assert [p.name for p in files_of(tmp_path, "faqs")] == ["part-00000-abc.snappy.parquet"]
    assert called(tmp_path, "faqs") == "faqs.parquet"
    assert read_tables(tmp_path)["faqs"].equals(read_table(whole, "faqs"))


def test_csv_is_one_file_of_all_rows(parted) -> None:
    with gzip.open(parted / "side_effects.csv.gz", "rt", encoding="utf-8") as lines:
        assert len(list(lines)) == 1 + len(EFFECTS)
