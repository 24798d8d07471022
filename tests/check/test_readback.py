"""What was written is read again: the same rows in Parquet and CSV, true hashes, keys in the bytes that ship."""

from __future__ import annotations

import gzip
import json

import pyarrow.parquet as pq
import pytest
from tests.check.builders import changed, good, release

from materia_medica.check.manifest_files import check_manifest
from materia_medica.check.readback import read_back
from materia_medica.schema import TABLES


@pytest.fixture(scope="module")
def tables():
    return good()


@pytest.fixture
def folder(tables, tmp_path):
    return release(tables, tmp_path)


def rules(problems):
    return [p.rule for p in problems]


def test_a_written_release_reads_back_whole(folder, tables):
    assert read_back(folder, tables) == []
    assert read_back(folder, None) == []


def test_before_the_manifest_is_written_the_tables_can_be_read_back(folder, tables):
    (folder / "manifest.json").unlink()
    assert read_back(folder, tables) == []
    assert rules(read_back(folder, None)) == ["files.manifest"]


def test_other_rows_than_the_checked_ones_are_a_problem_that_says_where(folder, tables):
    other = changed(tables, "faqs", 2, topic="storage")
    (problem,) = read_back(folder, other)
    assert (problem.rule, problem.file) == ("files.same_as_checked", "faqs.parquet")
    assert problem.message == "row 3, topic: 'usage' instead of 'storage'"
    assert str(problem) == "files.same_as_checked: faqs.parquet: row 3, topic: 'usage' instead of 'storage'"


def test_a_lost_file_is_named(folder, tables):
    (folder / "effects.csv.gz").unlink()
    assert [(p.rule, p.file) for p in read_back(folder, tables)] == [
        ("files.listed", "effects.csv.gz"),
        ("files.listed", "effects.csv.gz"),
    ]


def test_one_changed_byte_breaks_the_hash(folder):
    path = folder / "checks.json"
    path.write_bytes(path.read_bytes() + b" ")
    (problem,) = check_manifest(folder, TABLES)
    assert (problem.rule, problem.file) == ("files.hash", "checks.json")


def test_a_manifest_that_is_none_is_named(folder):
    (folder / "manifest.json").write_text(json.dumps({"files": []}))
    assert rules(read_back(folder, None)) == ["files.manifest"]


def test_keys_and_foreign_keys_are_those_of_the_shipped_bytes(folder):
    drugs = pq.read_table(folder / "drugs.parquet")
    pq.write_table(drugs.slice(1), folder / "drugs.parquet")
    effects = pq.read_table(folder / "effects.parquet")
    pq.write_table(effects.take([0, *range(effects.num_rows)]), folder / "effects.parquet")
    found = read_back(folder, None)
    assert ("files.key", "effects.parquet") in [(p.rule, p.file) for p in found]
    broken = {p.file for p in found if p.rule == "files.foreign_key"}
    assert {"side_effects.parquet", "monographs.parquet", "drug_ingredients.parquet"} <= broken


def test_a_csv_with_a_line_cut_in_the_middle_is_unreadable_or_differs(folder):
    path = folder / "side_effects.csv.gz"
    path.write_bytes(gzip.compress(gzip.decompress(path.read_bytes())[:-40]))
    found = {p.rule for p in read_back(folder, None)}
    assert "files.hash" in found
    assert found & {"files.readable", "files.formats_same"}
