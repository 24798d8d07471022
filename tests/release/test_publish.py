"""A release appears whole or not at all, accounts for every row, and is made only where something changed."""

from __future__ import annotations

import datetime
import gzip
import hashlib
import json
import multiprocessing
import os
import signal
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from materia_medica.check.readback import read_back
from materia_medica.link.linking import link
from materia_medica.lock import locked
from materia_medica.release import layout
from materia_medica.release.database.dialects import DIALECTS
from materia_medica.release.formats import CSV_FORMS, DEFAULT, MAIN
from materia_medica.release.metadata.names import METADATA
from materia_medica.release.publish import Published, Report, publish
from materia_medica.schema import TABLES
from materia_medica.schema.arrow import arrow_schema
from materia_medica.stop import Exit, Stop
from materia_medica.store import StoredTables, read_tables
from small import account, faq, monograph, reject, section, side_effect, source, tables

DAY = datetime.datetime(2026, 1, 31, 9, 30, tzinfo=datetime.UTC)
PAGE = monograph("a.md", ("Aspirin",))
REPORT = Report(
    '{"failed": false}\n', {"passed": 3}, [{"name": "samples", "rows": 12}], {"accepted_drift": []},
    lambda version: f"<title>Checks of {version}</title>\n",
)  # fmt: skip


def some_tables(effect: str = "nausea"):
    return tables(
        monographs=[PAGE],
        side_effects=[side_effect(PAGE, effect), side_effect(PAGE, "headache", evidence_start=6)],
        faqs=[faq(PAGE, "Why?", None)],
        sections=[section(PAGE, "usage", "pain")],
        rejects=[reject("empty.md")],
    )


def release(
    output: Path, data=None, *, now=DAY, report=REPORT, read=read_back, forms=DEFAULT, database=True
) -> Published:
    data = data or some_tables()
    sources = {"samples": source()}
    made = account(data)
    return publish(link(data, made, sources), made, sources, output, report=report, read_back=read, now=now,
                   forms=forms, database=database)  # fmt: skip


def files(folder: Path) -> dict[str, str]:
    found = sorted(p for p in folder.rglob("*") if p.is_file())
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in found}


def test_a_release_holds_every_table_in_both_forms_and_the_manifest_lists_each_file(tmp_path) -> None:
    made = release(tmp_path)
    assert made.is_new
    assert made.folder == tmp_path / "releases" / "2026.01.31"
    found = files(made.folder)
    wanted = {f"{name}.{ending}" for name in TABLES for ending in ("parquet", "csv.gz")}
    scripts = {f"sql/{d.name}-{script}.sql" for d in DIALECTS for script in ("schema", "load")}
    base = {"materia.sqlite", "datasette.json", *scripts}
    told = {*base, "checks.json", "checks.html", "schema.json", "CHANGES.md"}
    assert set(found) == wanted | {"manifest.json", *told, *METADATA}
    assert (made.folder / "checks.html").read_text() == "<title>Checks of 2026.01.31</title>\n"
    listed = json.loads((made.folder / "manifest.json").read_text())["files"]
    assert {name: entry["sha256"] for name, entry in listed.items()} == {
        k: v for k, v in found.items() if k != "manifest.json"
    }
    assert json.loads((tmp_path / "latest.json").read_text()) == {"version": "2026.01.31"}


def test_the_manifest_says_what_went_in_what_came_out_and_why_the_rest_did_not(tmp_path) -> None:
    manifest = layout.read_manifest(release(tmp_path).folder)
    assert manifest["version"] == "2026.01.31"
    assert manifest["created_at"] == "2026-01-31T09:30:00Z"
    assert manifest["pages"]["read"] == 2
    assert manifest["pages"]["rejected"] == 1
    assert manifest["tables"]["monographs"] == {"rows": 1, "extracted": 2, "rejected": 1}
    assert manifest["tables"]["side_effects"] == {"rows": 2, "extracted": 2, "rejected": 0}
    assert manifest["tables"]["drugs"] == {"rows": 1}
    assert manifest["rejects"] == [{"stage": "read", "table": "monographs", "rule": "empty_page", "rows": 1}]
    assert manifest["sources"][0]["pages"] == 2
    assert manifest["accuracy"] == [{"name": "samples", "rows": 12}]
    assert manifest["accepted_drift"] == []
    line = f"{PAGE.sha256}  {PAGE.monograph_id}\n"
    assert manifest["pages"]["sha256"] == hashlib.sha256(line.encode()).hexdigest()
    assert set(manifest["code"]) == {"version", "commit", "sha256", "extraction"}


def test_parquet_is_compressed_carries_descriptions_and_encodes_enumerations(tmp_path) -> None:
    folder = release(tmp_path).folder
    for name, table in TABLES.items():
        file = pq.ParquetFile(folder / f"{name}.parquet")
        declared = arrow_schema(table)
        assert file.schema_arrow.equals(declared), name
        assert file.schema_arrow.metadata == declared.metadata
        assert [f.metadata[b"description"] for f in file.schema_arrow] == [f.metadata[b"description"] for f in declared]
        for column in range(file.metadata.num_columns if file.metadata.num_row_groups else 0):
            assert file.metadata.row_group(0).column(column).compression == "ZSTD"


def test_the_same_input_gives_the_same_bytes_and_times_stand_in_the_manifest_alone(tmp_path) -> None:
    one = files(release(tmp_path / "one").folder)
    later = files(release(tmp_path / "two", now=DAY + datetime.timedelta(minutes=5)).folder)
    assert {n for n in one if one[n] != later[n]} == {"manifest.json"}
    another_day = release(tmp_path / "three", now=DAY + datetime.timedelta(days=400)).folder
    three = files(another_day)
    versioned = {"manifest.json", "checks.html", *METADATA} - {"data-dictionary.md"}
    assert {n for n in one if one[n] != three[n]} == versioned, "these say which version they are of"
    assert (
        layout.read_manifest(another_day)["content_sha256"]
        == layout.read_manifest(tmp_path / "one" / "releases" / "2026.01.31")["content_sha256"]
    )


def test_nothing_changed_makes_no_new_release(tmp_path) -> None:
    first = release(tmp_path)
    before = files(first.folder)
    again = release(tmp_path, now=DAY + datetime.timedelta(days=1))
    assert again == Published("2026.01.31", first.folder, is_new=False)
    assert layout.versions(tmp_path) == ["2026.01.31"]
    assert files(first.folder) == before
    assert [p.name for p in (tmp_path / "releases").iterdir()] == ["2026.01.31"]


def test_a_change_makes_a_new_release_and_leaves_the_old_one_alone(tmp_path) -> None:
    first = release(tmp_path)
    before = files(first.folder)
    second = release(tmp_path, some_tables("dizziness"))
    third = release(tmp_path, some_tables("vomiting"), now=DAY + datetime.timedelta(days=1))
    assert [second.version, third.version] == ["2026.01.31.2", "2026.02.01"]
    assert layout.versions(tmp_path) == ["2026.01.31", "2026.01.31.2", "2026.02.01"]
    assert layout.pointed(tmp_path) == "2026.02.01"
    assert files(first.folder) == before


def test_the_same_rows_in_another_form_are_another_release_that_says_the_same(tmp_path) -> None:
    packed, plain = release(tmp_path), release(tmp_path, forms=(MAIN, CSV_FORMS["plain"]))
    assert [packed.is_new, plain.is_new] == [True, True]
    one, other = (layout.read_manifest(made.folder) for made in (packed, plain))
    assert one["content_sha256"] == other["content_sha256"]
    assert [one["formats"], other["formats"]] == [["parquet", "csv.gz"], ["parquet", "csv"]]
    assert (plain.folder / "effects.csv").exists()
    assert not (plain.folder / "effects.csv.gz").exists()
    assert read_back(plain.folder, None) == []


def test_a_release_may_leave_the_database_out_and_says_so(tmp_path) -> None:
    release(tmp_path)
    without = release(tmp_path, database=False)
    assert without.is_new
    assert layout.read_manifest(without.folder)["database"] is False
    assert not [name for name in ("materia.sqlite", "datasette.json") if (without.folder / name).exists()]
    assert (without.folder / "sql" / "sqlite-load.sql").exists()
    assert read_back(without.folder, None) == []
    assert release(tmp_path, database=False).is_new is False


def test_a_database_that_the_manifest_promises_is_missed(tmp_path) -> None:
    folder = release(tmp_path, database=False).folder
    said = layout.read_manifest(folder) | {"database": True}
    (folder / layout.MANIFEST).write_text(json.dumps(said))
    assert [(p.rule, p.file) for p in read_back(folder, None)] == [("files.listed", "materia.sqlite")]


def test_versions_sort_by_day_and_number_not_by_letters(tmp_path) -> None:
    for n in (2, 9, 10):
        folder = layout.release_folder(tmp_path, f"2026.01.31.{n}")
        folder.mkdir(parents=True)
        (folder / "manifest.json").write_text("{}")
    assert layout.versions(tmp_path)[-1] == "2026.01.31.10"
    assert layout.next_version(DAY.date(), tmp_path) == "2026.01.31.11"
    with pytest.raises(ValueError, match="is no version"):
        layout.order("newest")


def test_rows_that_got_lost_on_the_way_stop_the_release_and_are_counted(tmp_path) -> None:
    data = some_tables()
    sources, made = {"samples": source()}, account(data)
    linked = link(data, made, sources)
    linked["side_effects"] = linked["side_effects"].slice(0, 1)
    with pytest.raises(Stop, match="side_effects: 2 extracted, 1 to release, 0 rejected") as stop:
        publish(linked, made, sources, tmp_path, report=REPORT, read_back=read_back, now=DAY)
    assert stop.value.code == Exit.DIFFERENCE
    assert layout.versions(tmp_path) == []


def test_files_that_do_not_hold_the_tables_are_never_released(tmp_path) -> None:
    def damage_then_read(folder, data):
        path = folder / "side_effects.csv.gz"
        path.write_bytes(gzip.compress(gzip.decompress(path.read_bytes()).replace(b"headache", b"backache")))
        return read_back(folder, data)

    with pytest.raises(Stop, match=r"side_effects\.csv"):
        release(tmp_path, read=damage_then_read)
    assert layout.versions(tmp_path) == []
    assert list((tmp_path / "releases").iterdir()) == []
    assert not (tmp_path / "latest.json").exists()


@pytest.mark.parametrize("name", ["checks.html", "checks.json", "effects.parquet"])
def test_bytes_that_are_not_those_of_the_manifest_are_never_released(name, tmp_path) -> None:
    def spoil_then_read(folder, data):
        assert layout.read_manifest(folder)["files"][name]["sha256"] == files(folder)[name]
        with (folder / name).open("ab") as file:
            file.write(b" ")
        return read_back(folder, data)

    with pytest.raises(Stop, match=f"files.hash: {name}"):
        release(tmp_path, read=spoil_then_read)
    assert layout.versions(tmp_path) == []


def test_tables_of_a_release_are_read_one_by_one_in_the_declared_shape(tmp_path) -> None:
    folder = release(tmp_path).folder
    stored = StoredTables(folder)
    assert list(stored) == list(TABLES)
    assert stored["effects"].schema.equals(arrow_schema(TABLES["effects"]), check_metadata=True)
    with pytest.raises(KeyError):
        stored["nothing"]
    with pytest.raises(FileNotFoundError):
        read_tables(tmp_path)


def _killed_while_reading_back(output: Path) -> None:
    release(output, read=lambda _folder, _data: os.kill(os.getpid(), signal.SIGKILL))


def _killed_before_pointing(output: Path) -> None:
    layout.point_latest = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
    release(output)


@pytest.mark.parametrize("until", [_killed_while_reading_back, _killed_before_pointing])
def test_after_a_kill_at_any_moment_the_next_run_makes_the_release(until, tmp_path) -> None:
    run = multiprocessing.get_context("spawn").Process(target=until, args=(tmp_path,))
    run.start()
    run.join(60)
    assert run.exitcode == -signal.SIGKILL
    assert not (tmp_path / "latest.json").exists()
    made = release(tmp_path)
    assert layout.pointed(tmp_path) == made.version == "2026.01.31"
    assert [p.name for p in (tmp_path / "releases").iterdir()] == ["2026.01.31"]
    assert read_back(made.folder, None) == []


def _hold_lock(output: Path, ready, done) -> None:
    with locked(output, "a run"):
        ready.set()
        done.wait(30)


def test_a_second_run_at_the_same_time_stops_and_a_later_one_does_not(tmp_path) -> None:
    context = multiprocessing.get_context("spawn")
    ready, done = context.Event(), context.Event()
    other = context.Process(target=_hold_lock, args=(tmp_path, ready, done))
    other.start()
    assert ready.wait(30)
    with pytest.raises(Stop, match=f"process {other.pid} holds") as stop, locked(tmp_path, "a run"):
        pass
    assert stop.value.code == Exit.LOCKED
    os.kill(other.pid, signal.SIGKILL)
    other.join(30)
    with locked(tmp_path, "a run"):
        pass


def test_other_accounts_can_read_a_release(tmp_path) -> None:
    folder = release(tmp_path).folder
    assert folder.stat().st_mode & 0o055 == 0o055
    assert all(file.stat().st_mode & 0o044 == 0o044 for file in folder.rglob("*") if file.is_file())
