"""Parts of the page that are kept from run to run: whatever changes, the page is the one that is made from nothing."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from tests.report.made import release_tables

from materia_medica.report.explorer import packed, page, shards
from materia_medica.report.explorer.page import made_of


@pytest.fixture(autouse=True)
def one_drug_a_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "DRUGS_OF_A_SHARD", 1)
    monkeypatch.setattr(page, "_drawn", lambda figure, _: figure)  # what is drawn follows from the figures


def otherwise(table: pa.Table, column: str) -> Iterator[pa.Table]:
    """The table with another value in the first row of a column: one that stands elsewhere in it, and one that does
    not.
    """
    values = table.column(column).to_pylist()
    for row, value in enumerate(values[:1]):
        for other in (*[v for v in values if v != value][:1], _unlike(value)):
            changed = [*values[:row], other, *values[row + 1 :]]
            try:
                array = pa.array(changed, table.schema.field(column).type)
            except (pa.ArrowException, TypeError, ValueError):
                continue
            yield table.set_column(table.column_names.index(column), table.schema.field(column), array)


def _unlike(value: Any) -> Any:
    match value:
        case bool():
            return not value
        case int() | float():
            return value + 1
        case str():
            return f"{value} and more"
        case list():
            return [*value, "more"]
        case _:
            return None


def test_a_page_with_kept_parts_is_that_made_from_nothing_whatever_cell_changed(tmp_path: Path) -> None:
    data, kept = release_tables(), tmp_path / "report.parts"
    before, compared, differ = made_of(data, kept), 0, 0
    assert before == made_of(data)
    as_kept = kept.read_bytes()
    for name, table in data.items():
        for column in table.column_names:
            for changed in otherwise(table, column):
                tables = {**data, name: changed}
                try:
                    anew = made_of(tables)
                except (KeyError, ValueError, TypeError, IndexError):
                    continue  # no release has such tables
                kept.write_bytes(as_kept)
                assert made_of(tables, kept) == anew, (name, column)
                compared += 1
                differ += anew != before
    assert compared > 100
    assert differ > 30


def test_only_the_parts_of_drugs_of_which_something_changed_are_made_again(tmp_path, monkeypatch) -> None:
    data, kept = release_tables(), tmp_path / "report.parts"
    made_of(data, kept)
    made: list[str] = []
    make = packed.details_of

    def noted(tables: Any, numbers: Any) -> Any:
        made.extend(tables["drugs"].column("drug_id").to_pylist())
        return make(tables, numbers)

    monkeypatch.setattr(packed, "details_of", noted)
    made_of(data, kept)
    assert made == []
    answers = data["faqs"].column("answer").to_pylist()
    other = pa.array([f"{answers[0]} So it is.", *answers[1:]], pa.string())
    place = data["faqs"].column_names.index("answer")
    changed = {**data, "faqs": data["faqs"].set_column(place, data["faqs"].schema.field("answer"), other)}
    made_of(changed, kept)
    assert made == data["faqs"].column("drug_id").to_pylist()[:1]


def test_a_kept_file_that_is_damaged_is_passed_over(tmp_path) -> None:
    data, kept = release_tables(), tmp_path / "report.parts"
    before = made_of(data, kept)
    for damaged in (b"", kept.read_bytes()[:-7], b"\0" * 100):
        kept.write_bytes(damaged)
        assert made_of(data, kept) == before


def test_fewer_drugs_stand_together_where_much_is_said_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "DRUGS_OF_A_SHARD", 4)
    monkeypatch.setattr(shards, "ROWS_OF_A_SHARD", 10)

    def of(*rows: int) -> list[int]:
        return shards.shards_of(pa.table({"n_side_effects": pa.array(rows, pa.int64())}))

    assert of() == []
    assert of(1, 2, 3, 4, 1, 1) == [0, 0, 0, 0, 1, 1]
    assert of(8, 2, 1, 90) == [0, 0, 1, 2]
    assert of(90, 90) == [0, 1]
    told = of(1, 1, 1, 1, 5, 5, 5, 5), of(9, 9, 9, 9, 5, 5, 5, 5)
    assert told == ([0, 0, 0, 0, 1, 1, 2, 2], [0, 1, 2, 3, 4, 4, 5, 5]), "other groups are cut as they were"


def test_a_page_of_drugs_that_stand_alone_says_the_same_of_each(monkeypatch: pytest.MonkeyPatch) -> None:
    data = release_tables()
    monkeypatch.setattr(shards, "DRUGS_OF_A_SHARD", 24)
    together = told_of(data)
    monkeypatch.setattr(shards, "ROWS_OF_A_SHARD", 1)
    assert told_of(data) == together


def told_of(data: dict[str, pa.Table]) -> dict[str, Any]:
    """Pages and effects of each drug, whatever part they stand in."""
    found: dict[str, Any] = {}
    for name, part in made_of(data).parts:
        if name.startswith("details-"):
            said = json.loads(gzip.decompress(part))
            for drug, of_drug in said["drugs"].items():
                found[drug] = [{**row, "text": said["texts"][row["text"]]} for row in of_drug["statements"]]
    return found
