"""Spark reads a release as the documents say: every row, truth values, nulls and lists, from Parquet and from CSV.

A real session in this machine: it needs Java and PySpark, `make spark` brings the latter.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from conftest import ROOT
from materia_medica.release.formats import CSV_FORMS, Parquet

from .test_databases import ANSWER, made

pytestmark = pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("output"))


def documented(name: str) -> str:
    """What docs/databases.md says of reading CSV by Spark, the piece of code that begins so."""
    (row,) = re.findall(r"^\| Spark \| (.+?) \|", (ROOT / "docs" / "databases.md").read_text("utf-8"), re.MULTILINE)
    (code,) = [said for said in re.findall(r"`([^`]+)`", row) if said.startswith(name)]
    return code


def test_csv_as_documented_gives_every_row_with_truth_values_nulls_and_lists(spark: Any, folder: Path) -> None:
    from pyspark.sql.functions import from_json

    def read(table: str) -> Any:
        return eval(documented("spark.read"), {"spark": spark, "f": str(folder / f"{table}.csv.gz")})

    assert [row.answer for row in read("faqs").collect()] == [ANSWER, None]
    assert spark.read.csv(str(folder / "faqs.csv.gz"), header=True).count() == 3, "by default a line begins a row"
    effects = read("side_effects")
    assert dict(effects.dtypes)["is_serious"] == "boolean"
    assert [row.effect for row in effects.where("is_serious").collect()] == ["nausea"]
    assert [row.frequency_rank for row in effects.orderBy("effect").collect()] == [None, 2]
    lists = effects.select(eval(documented("from_json"), {"from_json": from_json, "c": "effect_ids"}).alias("ids"))
    assert [row.ids for row in lists.collect()] == [["nausea"], ["headache"]]
    assert read("monographs").count() == 2


def test_parquet_has_the_rows_and_types_by_itself(spark: Any, folder: Path) -> None:
    for name in ("monographs", "side_effects", "faqs"):  # every type, and those with most rows
        rows = [tuple(row) for row in spark.read.parquet(str(folder / f"{name}.parquet")).collect()]
        wanted = pq.read_table(folder / f"{name}.parquet").to_pylist()
        assert [tuple(without_zone(cell) for cell in row.values()) for row in wanted] == rows, name


def test_parts_of_a_table_are_one_table(spark: Any, folder: Path, tmp_path: Path) -> None:
    parted = made(tmp_path, forms=(Parquet(1), CSV_FORMS["gzip"]))
    assert len(list((parted / "side_effects").iterdir())) == 2
    rows = [
        spark.read.parquet(str(place)).collect() for place in (parted / "side_effects", folder / "side_effects.parquet")
    ]
    assert sorted(rows[0], key=str) == sorted(rows[1], key=str)


def test_the_query_of_the_readme_runs(spark: Any, folder: Path) -> None:
    (query,) = re.findall(r"^-- Spark SQL\n(.+);$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    found = spark.sql(query.replace("output/releases/2026.01.31", str(folder))).collect()
    assert sorted(map(tuple, found)) == [("headache", 1), ("nausea", 1)]


def without_zone(cell: Any) -> Any:
    """Spark gives times of its session's zone, here UTC, without naming it."""
    return cell.replace(tzinfo=None) if hasattr(cell, "tzinfo") else cell
