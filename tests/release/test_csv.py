"""CSV: what stands in the file, and that reading by the schema gives the exact table back."""

from __future__ import annotations

import csv
import datetime
import gzip
import zlib

import duckdb
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import csv as pa_csv

from materia_medica.release import csv as release_csv
from materia_medica.release.csv import content_sha256, csv_pieces, read_csv, write_csv
from materia_medica.release.members import Kept
from materia_medica.schema import TABLES
from materia_medica.schema.arrow import from_rows
from materia_medica.schema.columns import Column, Table

SMALL = Table(
    "small",
    "A column of each type.",
    ("word",),
    ("word",),
    (
        Column("word", "string", "A text.", nullable=True),
        Column("tier", "enum", "One of two.", nullable=True, values=("common", "rare")),
        Column("count", "int", "A number.", nullable=True),
        Column("share", "float", "A share.", nullable=True),
        Column("is_true", "bool", "Truth.", nullable=True),
        Column("at", "timestamp", "A moment.", nullable=True),
        Column("names", "strings", "Names."),
    ),
)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
ROWS = st.tuples(
    st.none()
    | WORDS
    | st.sampled_from(["=1+1", "+1", "-1", "@x", "\tx", "\rx", "'x", "''", "\n", "a\r\nb", '"', ",", "null"]),
    st.none() | st.sampled_from(["common", "rare"]),
    st.none() | st.integers(-(2**63), 2**63 - 1),
    st.none() | st.floats(allow_nan=False),
    st.none() | st.booleans(),
    st.none()
    | st.datetimes(datetime.datetime(1700, 1, 1), datetime.datetime(2200, 1, 1), timezones=st.just(datetime.UTC)),
    st.lists(WORDS | st.just(""), max_size=3),
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)
@given(rows=st.lists(ROWS, max_size=6))
def test_reading_by_the_schema_gives_the_exact_table_back(rows, tmp_path) -> None:
    table = from_rows(SMALL, rows)
    write_csv(SMALL, table, tmp_path / "small.csv")
    read = read_csv(SMALL, tmp_path / "small.csv")
    read.validate(full=True)
    assert read.schema.equals(table.schema, check_metadata=True)
    assert read.to_pylist() == table.to_pylist()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(rows=st.lists(ROWS, min_size=1, max_size=6))
def test_any_other_reader_sees_the_same_cells(rows, tmp_path) -> None:
    write_csv(SMALL, from_rows(SMALL, rows), tmp_path / "small.csv")
    with (tmp_path / "small.csv").open(encoding="utf-8", newline="") as file:
        header, *cells = list(csv.reader(file, strict=True))
    assert header == list(SMALL.names)
    assert len(cells) == len(rows)
    for row, (word, *_) in zip(rows, cells, strict=True):
        assert word == ("" if row[0] is None else "'" + row[0] if row[0][0] in "=+-@\t\r'" else row[0])


@pytest.mark.parametrize("name", ["small.csv", "small.csv.gz"])
def test_compressed_or_not_the_file_says_the_same_and_reads_back(name, tmp_path) -> None:
    table = from_rows(SMALL, [("=1", "rare", 1, 0.5, True, None, ["a"]), (None, None, None, None, None, None, [])])
    write_csv(SMALL, table, tmp_path / name)
    assert read_csv(SMALL, tmp_path / name).equals(table)
    write_csv(SMALL, table, tmp_path / "other.csv")
    assert content_sha256(tmp_path / name) == content_sha256(tmp_path / "other.csv")


def test_neither_time_nor_name_stands_in_a_compressed_file(tmp_path, monkeypatch) -> None:
    table = from_rows(SMALL, [("x", "rare", 1, 0.5, True, None, [])])
    write_csv(SMALL, table, tmp_path / "one.csv.gz")
    monkeypatch.setattr("time.time", lambda: 2e9)
    write_csv(SMALL, table, tmp_path / "two.csv.gz")
    packed = (tmp_path / "one.csv.gz").read_bytes()
    assert packed == (tmp_path / "two.csv.gz").read_bytes()
    assert (packed[3], packed[4:8]) == (0, bytes(4)), "no name, no time"


def many(rows: range) -> pa.Table:
    return from_rows(SMALL, [(f"word {n:05}", "rare", n, 0.5, True, None, ["a"]) for n in rows])


def test_a_compressed_file_is_a_chain_of_members_that_is_read_as_one(tmp_path) -> None:
    write_csv(SMALL, many(range(2000)), tmp_path / "x.csv.gz")
    write_csv(SMALL, many(range(2000)), tmp_path / "x.csv")
    packed, plain = ((tmp_path / name).read_bytes() for name in ("x.csv.gz", "x.csv"))
    first = zlib.decompressobj(wbits=31)
    assert len(first.decompress(packed)) < len(plain) / 2
    assert first.unused_data
    assert gzip.decompress(packed) == plain
    assert duckdb.read_csv(str(tmp_path / "x.csv.gz")).aggregate("count(*)").fetchall() == [(2000,)]
    assert pa_csv.read_csv(tmp_path / "x.csv.gz").num_rows == 2000


def test_members_that_were_kept_give_the_bytes_that_are_made_from_nothing(tmp_path, monkeypatch) -> None:
    kept, made = tmp_path / "kept", []
    compress = gzip.compress
    monkeypatch.setattr(gzip, "compress", lambda *a, **k: made.append(1) or compress(*a, **k))
    some = [range(2000), range(2000), range(1, 2000), range(2100), range(700)]
    counts = []
    for place, rows in enumerate(some):
        made.clear()
        write_csv(SMALL, many(rows), tmp_path / "kept.csv.gz", Kept(kept))
        counts.append(len(made))
        write_csv(SMALL, many(rows), tmp_path / "new.csv.gz")
        assert (tmp_path / "kept.csv.gz").read_bytes() == (tmp_path / "new.csv.gz").read_bytes(), place
    assert counts[0] > 10
    assert counts[1] == 0
    assert max(counts) == counts[0] > 3 * max(counts[1:]), "a few pieces differ"


@pytest.mark.parametrize(
    "damage", [lambda b: b"", lambda b: b[:-9], lambda b: b[:99] + b"x" + b[100:], lambda b: b * 2]
)
def test_kept_members_that_are_damaged_are_passed_over(damage, tmp_path) -> None:
    for _ in range(2):
        write_csv(SMALL, many(range(2000)), tmp_path / "x.csv.gz", Kept(tmp_path / "kept"))
        (file,) = (tmp_path / "kept").iterdir()
        whole = file.read_bytes()
        file.write_bytes(damage(whole))
    assert read_csv(SMALL, tmp_path / "x.csv.gz").equals(many(range(2000)))
    write_csv(SMALL, many(range(2000)), tmp_path / "x.csv.gz", Kept(tmp_path / "kept"))
    assert file.read_bytes() == whole


def test_where_nothing_can_be_kept_the_file_is_the_same(tmp_path) -> None:
    (tmp_path / "kept").write_text("a file in its place")
    write_csv(SMALL, many(range(99)), tmp_path / "x.csv.gz", Kept(tmp_path / "kept"))
    assert read_csv(SMALL, tmp_path / "x.csv.gz").equals(many(range(99)))


@pytest.mark.parametrize("damage", [lambda b: b[:-9], lambda b: b"x" + b, lambda b: b[:20] + b"\xff\xff" + b[22:]])
def test_a_compressed_file_that_is_damaged_is_named(damage, tmp_path) -> None:
    path = tmp_path / "small.csv.gz"
    write_csv(SMALL, from_rows(SMALL, [("dry mouth", "common", -3, 0.001, True, None, ["a"])] * 9), path)
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(ValueError, match=r"small\.csv\.gz: damaged"):
        read_csv(SMALL, path)


def one_line(*row: object) -> str:
    """The file's bytes for one row."""
    import pathlib
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "small.csv"
        write_csv(SMALL, from_rows(SMALL, [row]), path)
        return path.read_bytes().decode().removeprefix('"word","tier","count","share","is_true","at","names"\n')


def test_a_line_reads_as_documented() -> None:
    at = datetime.datetime(2024, 5, 1, 12, 30, tzinfo=datetime.UTC)
    said = one_line("dry mouth", "common", -3, 0.001, True, at, ["a", 'b "c"'])
    assert said == '"dry mouth","common",-3,0.001,true,"2024-05-01T12:30:00.000000Z","[""a"", ""b \\""c\\""""]"\n'


def test_null_is_an_empty_field() -> None:
    assert one_line(None, None, None, None, None, None, []) == ',,,,,,"[]"\n'


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "'"])
def test_text_that_a_spreadsheet_would_run_is_escaped(first) -> None:
    assert one_line(f"{first}SUM(A1)", None, None, None, None, None, []).startswith(f'"\'{first}SUM(A1)",')


def test_numbers_below_zero_are_no_text_and_stay_numbers() -> None:
    assert one_line("x", None, -1, -0.5, None, None, []).startswith('"x",,-1,-0.5,')


def test_a_page_longer_than_any_block_of_the_reader_comes_back_whole(tmp_path) -> None:
    table = from_rows(SMALL, [("long " * 700_000, "rare", 1, 0.5, True, None, [])] * 2)
    write_csv(SMALL, table, tmp_path / "small.csv")
    assert read_csv(SMALL, tmp_path / "small.csv").equals(table)


@pytest.mark.parametrize("name", ["small.csv", "small.csv.gz"])
def test_a_line_longer_than_a_block_comes_back_whole_between_others(name, tmp_path, monkeypatch) -> None:
    words = [f"{n}, words\n" * (3000 if n == 700 else 1) for n in range(1000)]
    table = from_rows(SMALL, [(word, "rare", n, 0.5, True, None, []) for n, word in enumerate(words)])
    write_csv(SMALL, table, tmp_path / name)
    monkeypatch.setattr(release_csv, "BLOCK", 10_000)
    read = list(csv_pieces(SMALL, tmp_path / name))
    assert len(read) > 2
    assert pa.concat_tables(read).unify_dictionaries().equals(table)
    monkeypatch.setattr(release_csv, "LARGE_BLOCK", 20_000)
    with pytest.raises(pa.ArrowInvalid, match="block size"):
        read_csv(SMALL, tmp_path / name)


@pytest.mark.parametrize(
    ("damage", "where"),
    [
        (lambda text: text.replace('"tier"', '"tears"', 1), "another header"),
        (lambda text: text.replace(",-3,", ",three,"), "a word for a number"),
        (lambda text: text[: len(text) // 2], "a line cut off"),
        (lambda text: text.replace('"[""a""]"', '"[a]"'), "a list that is no JSON"),
        (lambda text: text.replace("-3,0.001", "-3"), "a field too few"),
    ],
)
def test_a_file_that_is_not_what_was_written_is_refused(damage, where, tmp_path) -> None:
    path = tmp_path / "small.csv"
    write_csv(SMALL, from_rows(SMALL, [("dry mouth", "common", -3, 0.001, True, None, ["a"])]), path)
    path.write_text(damage(path.read_text("utf-8")), "utf-8")
    with pytest.raises((ValueError, pa.ArrowException, KeyError)):
        read_csv(SMALL, path)


@pytest.mark.parametrize("name", TABLES)
def test_an_empty_table_has_its_header(name, tmp_path) -> None:
    from materia_medica.schema.arrow import empty

    write_csv(TABLES[name], empty(TABLES[name]), tmp_path / "x.csv")
    assert read_csv(TABLES[name], tmp_path / "x.csv").schema.equals(empty(TABLES[name]).schema, check_metadata=True)


@pytest.mark.parametrize("name", ["small.csv", "small.csv.gz"])
def test_a_large_file_is_written_and_read_some_rows_at_a_time(tmp_path, monkeypatch, name) -> None:
    words = [f'{n}, "so"\nand so' for n in range(3000)]
    rows = [
        (word, ("common", "rare", None)[n % 3], n, n / 2, n % 2 > 0, None, [word, "x"]) for n, word in enumerate(words)
    ]
    table = from_rows(SMALL, rows)
    write_csv(SMALL, table, tmp_path / f"whole-{name}")
    monkeypatch.setattr(release_csv, "ROWS_AT_ONCE", 100)
    monkeypatch.setattr(release_csv, "BLOCK", 10_000)
    said = write_csv(SMALL, table, tmp_path / name)
    assert (tmp_path / name).read_bytes() == (tmp_path / f"whole-{name}").read_bytes()
    assert content_sha256(tmp_path / name) == said
    read = list(csv_pieces(SMALL, tmp_path / name))
    assert len(read) > 10
    assert pa.concat_tables(read).unify_dictionaries().equals(table)
    damaged = (tmp_path / name).read_bytes()[:-20]
    (tmp_path / name).write_bytes(damaged)
    with pytest.raises((ValueError, pa.ArrowException)):
        list(csv_pieces(SMALL, tmp_path / name))
