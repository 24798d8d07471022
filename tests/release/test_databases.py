"""A release as a database: what stands in `materia.sqlite`, and that the scripts load the files into real systems."""

from __future__ import annotations

import asyncio
import gzip
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest

from materia_medica.check.readback import read_back
from materia_medica.release import layout
from materia_medica.release.database.files import DATASETTE
from materia_medica.release.database.sqlite import read_sqlite
from materia_medica.release.formats import CSV_FORMS, MAIN
from materia_medica.schema import TABLES
from small import faq, monograph, section, side_effect, tables

from .test_publish import release

PAGE = monograph("a.md", ("Aspirin",), flags=("no_faq_rows",), published_at=None)
OTHER = monograph("b.md", ("Aspirin", "Caffeine"))
ANSWER = 'It says "wait".\nThen, O\'Neill: ask\\tell; NA'


def made(output: Path, **said: Any) -> Path:
    """A release with what database systems stumble over: quotes, lines, escapes, lists, nulls, truth values."""
    data = tables(
        monographs=[PAGE, OTHER],
        side_effects=[
            side_effect(PAGE, "nausea", is_serious=True, frequency_lower=0.01, detail="=worse at night"),
            side_effect(PAGE, "headache", evidence_start=6, frequency_tier="not_known", frequency_rank=None),
        ],
        faqs=[faq(PAGE, "When may I drive?", ANSWER), faq(OTHER, "'Why'?", None)],
        sections=[section(PAGE, "usage", "-pain")],
    )
    return release(output, data, **said).folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("output"))


@pytest.fixture
def base(folder: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(f"{(folder / layout.SQLITE).as_uri()}?mode=ro", uri=True)
    yield connection
    connection.close()


def rows_of(folder: Path, name: str) -> list[tuple[Any, ...]]:
    """The rows of the Parquet file, sorted by the key."""
    table = pq.read_table(folder / f"{name}.parquet")
    rows = sorted(table.to_pylist(), key=lambda row: [row[k] for k in TABLES[name].key])
    return [tuple(row.values()) for row in rows]


@pytest.mark.parametrize("name", TABLES)
def test_sqlite_holds_every_table_exactly(name: str, folder: Path) -> None:
    assert read_sqlite(TABLES[name], folder / layout.SQLITE).equals(pq.read_table(folder / f"{name}.parquet"))


def test_sqlite_knows_keys_truth_and_closed_lists(base: sqlite3.Connection) -> None:
    assert base.execute("SELECT effect FROM side_effects WHERE is_serious").fetchall() == [("nausea",)]
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert [r[1] for r in base.execute("PRAGMA table_info(faqs)") if r[5]] == ["faq_id"]
    made = base.execute("SELECT sql FROM sqlite_master WHERE name = 'side_effects'").fetchone()[0]
    assert "CHECK (\"frequency_tier\" IN ('very_common', 'common'," in made
    indexes = {row[1] for row in base.execute("PRAGMA index_list(side_effects)")}
    assert {"side_effects_effect_id_idx", "side_effects_drug_id_idx", "side_effects_monograph_id_idx"} <= indexes


def test_lists_are_json_that_sqlite_takes_apart(base: sqlite3.Connection) -> None:
    query = "SELECT value FROM drugs, json_each(drugs.ingredients) WHERE kind = 'combination' ORDER BY key"
    assert base.execute(query).fetchall() == [("Aspirin",), ("Caffeine",)]


def test_views_name_drug_and_effect(base: sqlite3.Connection) -> None:
    found = base.execute("SELECT drug_name, effect_label, highest_tier FROM drug_effects_named ORDER BY 2").fetchall()
    assert found == [("Aspirin", "Headache", "not_known"), ("Aspirin", "Nausea", "common")]
    assert base.execute("SELECT count(*), min(drug_name) FROM side_effects_named").fetchall() == [(2, "Aspirin")]
    assert base.execute("SELECT count(*) FROM faqs_named").fetchall() == [(2,)]


@pytest.mark.parametrize(
    ("table", "column", "words", "found"),
    [("faqs", "question", "driving", 1), ("effects", "effect_id", "headaches", 1), ("drugs", "drug_id", "aspirin", 2)],
)
def test_words_are_found_in_any_form(table: str, column: str, words: str, found: int, base: sqlite3.Connection) -> None:
    query = f"SELECT t.{column} FROM {table}_fts f JOIN {table} t ON t.rowid = f.rowid WHERE {table}_fts MATCH ?"
    assert len(base.execute(query, (words,)).fetchall()) == found


def test_the_same_tables_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    assert (made(tmp_path) / layout.SQLITE).read_bytes() == (folder / layout.SQLITE).read_bytes()


def test_a_changed_cell_of_sqlite_is_named(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "r")
    with sqlite3.connect(tmp_path / "r" / layout.SQLITE) as connection:
        connection.execute("UPDATE effects SET label = 'vertigo' WHERE effect_id = 'nausea'")
    connection.close()
    said = [str(p) for p in read_back(tmp_path / "r", None)]
    assert "files.formats_same: materia.sqlite: effects: row 2, label: 'vertigo' instead of 'Nausea'" in said
    (tmp_path / "r" / layout.SQLITE).write_bytes(b"no database at all")
    assert any(str(p).startswith("files.readable: materia.sqlite") for p in read_back(tmp_path / "r", None))


def test_datasette_opens_it_with_its_metadata(folder: Path) -> None:
    from datasette.app import Datasette

    async def pages() -> list[Any]:
        said = json.loads((folder / DATASETTE).read_text("utf-8"))
        shown = Datasette(immutables=[str(folder / layout.SQLITE)], metadata=said)
        await shown.invoke_startup()
        asked = ("/materia/side_effects", "/materia/faqs.json?_search=drive&_shape=array",
                 "/materia/effects_of_a_drug.json?name=aspirin&_shape=array",
                 "/materia/questions_about.json?words=drive&_shape=array", "/materia/drug_effects_named")  # fmt: skip
        return [await shown.client.get(path) for path in asked]

    page, search, effects, questions, view = asyncio.run(pages())
    assert [r.status_code for r in (page, search, effects, questions, view)] == [200] * 5
    assert "Whether the page calls it serious" in page.text
    assert [row["question"] for row in search.json()] == ["When may I drive?"]
    assert [row["effect_label"] for row in effects.json()] == ["Nausea", "Headache"]
    assert [row["drug_name"] for row in questions.json()] == ["Aspirin"]


def test_the_scripts_of_duckdb_load_every_table(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    connection = duckdb.connect(str(tmp_path / "x.duckdb"))
    for script in ("schema", "load"):
        connection.execute((folder / "sql" / f"duckdb-{script}.sql").read_text("utf-8"))
    for name, table in TABLES.items():
        key = ", ".join(f'"{k}"' for k in table.key)
        assert connection.execute(f'SELECT * FROM "{name}" ORDER BY {key}').fetchall() == rows_of(folder, name), name
    with pytest.raises(duckdb.ConstraintException):
        connection.execute("UPDATE side_effects SET frequency_tier = 'sometimes'")
    assert connection.execute("SELECT count(*) FROM drug_effects_named").fetchall() == [(2,)]


@pytest.mark.parametrize("form", ["gzip", "plain"])
def test_the_scripts_of_sqlite_make_what_the_release_has(form: str, tmp_path: Path) -> None:
    assert shutil.which("sqlite3"), "apt-get install sqlite3"
    folder = made(tmp_path, forms=(MAIN, CSV_FORMS[form]))
    new = tmp_path / "new.sqlite"
    words = ["sqlite3", str(new), ".read sql/sqlite-schema.sql", ".read sql/sqlite-load.sql"]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")
    for name, table in TABLES.items():
        assert read_sqlite(table, new).equals(pq.read_table(folder / f"{name}.parquet")), name


@pytest.fixture(scope="module")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """Words that run psql on a server of its own, which no other process can reach."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    assert found, "apt-get install postgresql"
    programs, place = found[-1].parent, Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))
    as_user = []
    if os.geteuid() == 0:  # the server refuses to run as root
        shutil.chown(place, "postgres")
        as_user = ["runuser", "-u", "postgres", "--"]

    def run(*words: object) -> None:
        subprocess.run([*as_user, *map(str, words)], check=True, cwd="/", stdout=subprocess.DEVNULL, timeout=120)

    data = place / "data"
    run(programs / "initdb", "-D", data, "-U", "tester", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C")
    run(
        programs / "pg_ctl",
        "-D",
        data,
        "-w",
        "-l",
        place / "log",
        "-o",
        f"-k {place} -c listen_addresses='' -F",
        "start",
    )
    try:
        yield ["psql", "-X", "-q", "-h", str(place), "-U", "tester", "-d", "postgres", "-v", "ON_ERROR_STOP=1"]
    finally:
        run(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(place)


@pytest.mark.parametrize("form", ["gzip", "plain"])
def test_the_scripts_of_postgresql_load_every_table(form: str, postgresql: list[str], tmp_path: Path) -> None:
    folder = made(tmp_path, forms=(MAIN, CSV_FORMS[form]))

    def psql(*words: str) -> str:
        return subprocess.run([*postgresql, *words], cwd=folder, capture_output=True, text=True, check=True).stdout

    psql("-c", "DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    psql("-f", "sql/postgresql-schema.sql", "-f", "sql/postgresql-load.sql")
    for name, table in TABLES.items():
        key = ", ".join(
            f't."{k}" COLLATE "C"' if table.column(k).type in ("string", "enum") else f't."{k}"' for k in table.key
        )
        said = psql("-At", "-c", f"SET timezone = 'UTC'; SELECT row_to_json(t) FROM \"{name}\" t ORDER BY {key}")
        found = [tuple(json.loads(line).values()) for line in said.splitlines()]
        wanted = json.loads(json.dumps(rows_of(folder, name), default=lambda at: at.isoformat()))
        assert found == [tuple(row) for row in wanted], name
    assert psql("-At", "-c", "SELECT drug_name FROM side_effects_named WHERE is_serious") == "Aspirin\n"
    with pytest.raises(subprocess.CalledProcessError):
        psql("-c", "DELETE FROM effects")


@pytest.fixture(scope="module")
def mariadb(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """Words that run the client on a server of its own, which no other process can reach."""
    assert shutil.which("mariadbd"), "apt-get install mariadb-server"
    place = Path(tempfile.mkdtemp(prefix="my", dir="/tmp"))
    as_user = []
    if os.geteuid() == 0:  # the server refuses to run as root
        shutil.chown(place, "mysql")
        as_user = ["runuser", "-u", "mysql", "--"]
    install = [
        "mariadb-install-db",
        f"--datadir={place}/data",
        "--auth-root-authentication-method=normal",
        "--skip-test-db",
    ]
    subprocess.run([*as_user, *install], check=True, cwd="/", capture_output=True, timeout=120)
    serve = ["mariadbd", "--no-defaults", f"--datadir={place}/data", f"--socket={place}/s", "--skip-networking",
             f"--pid-file={place}/pid", "--local-infile=1", f"--log-error={place}/log"]  # fmt: skip
    client = ["mariadb", "--no-defaults", "-u", "root", "-S", f"{place}/s", "--local-infile=1", "-N", "-B"]
    with subprocess.Popen([*as_user, *serve], cwd="/") as server:
        try:
            for _ in range(240):
                if subprocess.run([*client, "-e", "SELECT 1"], capture_output=True, check=False).returncode == 0:
                    break
                time.sleep(0.25)
            subprocess.run([*client, "-e", "CREATE DATABASE materia"], check=True)
            yield [*client, "materia"]
        finally:
            if subprocess.run([*client, "-e", "SHUTDOWN"], check=False).returncode:
                server.terminate()
    shutil.rmtree(place)


def test_the_scripts_of_mysql_load_every_table(mariadb: list[str], tmp_path: Path) -> None:
    folder = made(tmp_path, forms=(MAIN, CSV_FORMS["plain"]))

    def ask(said: str) -> str:
        return subprocess.run(mariadb, input=said, cwd=folder, capture_output=True, text=True, check=True).stdout

    for script in ("schema", "load"):
        assert ask((folder / "sql" / f"mysql-{script}.sql").read_text("utf-8")) == ""
    for name in TABLES:
        assert int(ask(f"SELECT count(*) FROM `{name}`")) == len(rows_of(folder, name)), name
    assert ask(
        "SELECT effect, detail, frequency_rank, JSON_VALUE(effect_ids, '$[0]') FROM side_effects WHERE is_serious"
    ) == ("nausea\t=worse at night\t2\tnausea\n")
    assert ask("SELECT hex(answer) FROM faqs WHERE answer IS NOT NULL") == f"{ANSWER.encode().hex().upper()}\n"
    assert ask("SELECT question FROM faqs WHERE answer IS NULL") == "'Why'?\n"
    assert ask("SELECT count(*) FROM drug_effects_named") == "2\n"
    with pytest.raises(subprocess.CalledProcessError):
        ask("DELETE FROM effects")


def csv_of(folder: Path, name: str) -> Path:
    return folder / f"{name}.csv.gz"


def test_pandas_reads_csv_as_documented(folder: Path) -> None:
    """Truth values are truth values, and only an empty field is null: an answer may be the word NA."""
    read = pd.read_csv(csv_of(folder, "side_effects"), keep_default_na=False, na_values=[""])
    assert read["is_serious"].dtype == bool
    assert sorted(read["is_serious"]) == [False, True]
    assert read["frequency_rank"].isna().sum() == 1
    assert [json.loads(cell) for cell in read["effect_ids"]] == [[e] for e in read["effect_id"]]
    assert pd.read_csv(csv_of(folder, "faqs"))["answer"].dropna().tolist() == [ANSWER]


def test_duckdb_reads_csv_as_documented(folder: Path) -> None:
    query = f"SELECT effect FROM read_csv('{csv_of(folder, 'side_effects')}') WHERE is_serious AND detail IS NOT NULL"
    assert duckdb.sql(query).fetchall() == [("nausea",)]
    query = f"SELECT json_array_length(ingredients) AS n FROM read_csv('{csv_of(folder, 'drugs')}') ORDER BY n"
    assert duckdb.sql(query).fetchall() == [(1,), (2,)]


def test_r_reads_csv_as_documented(folder: Path) -> None:
    assert shutil.which("Rscript"), "apt-get install r-base-core"
    code = """
    x <- read.csv("side_effects.csv.gz", na.strings = "", encoding = "UTF-8", colClasses = c(is_serious = "logical"))
    y <- read.csv("faqs.csv.gz", na.strings = "", encoding = "UTF-8")
    stopifnot(is.logical(x$is_serious), sum(x$is_serious) == 1, sum(is.na(x$frequency_rank)) == 1)
    stopifnot(nrow(y) == 2, sum(is.na(y$answer)) == 1)
    cat(y$answer[!is.na(y$answer)])
    """
    done = subprocess.run(["Rscript", "-e", code], cwd=folder, capture_output=True, text=True, check=True)
    assert done.stdout == ANSWER


def test_a_spreadsheet_runs_no_formula(folder: Path) -> None:
    said = gzip.decompress(csv_of(folder, "side_effects").read_bytes()).decode()
    assert '"\'=worse at night"' in said
