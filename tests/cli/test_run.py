"""`materia run` and `materia extract` on real pages: from a folder of pages to a release, and what stops one."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from materia_medica.lock import locked
from materia_medica.release import layout
from materia_medica.release.csv import read_csv
from materia_medica.schema import PAGE_TABLES, TABLES
from materia_medica.stop import Exit
from materia_medica.store import StoredTables


def pages_in(project: Path) -> int:
    return sum(1 for f in (project / "raw" / "samples").rglob("*") if f.is_file())


def add_bad_pages(project: Path, number: int) -> None:
    for n in range(number):
        (project / "raw" / "samples" / f"bad-{n}.md").write_bytes(b"# Caf\xe9\n")


def test_a_run_makes_a_release_that_accounts_for_every_page_and_a_second_one_makes_none(project, materia) -> None:
    done = materia("run", project=project)
    assert done.code == 0, done.err
    release = layout.latest_release(project / "output")
    manifest = layout.read_manifest(release)
    assert manifest["pages"] == {**manifest["pages"], "read": pages_in(project), "rejected": 0}
    for name, table in TABLES.items():
        assert read_csv(table, release / f"{name}.csv.gz").num_rows == manifest["tables"][name]["rows"]
    assert manifest["tables"]["side_effects"]["rows"] > 50
    assert manifest["tables"]["faqs"]["rows"] > 10
    assert json.loads((release / "checks.json").read_text())["failed"] is False
    page = (release / "checks.html").read_text("utf-8")
    assert f"Checks of {release.name}" in page
    assert not re.search(r"<(?:script|link|img)\b|https?://", page)
    assert set(manifest["files"]) == {p.relative_to(release).as_posix() for p in release.rglob("*") if p.is_file()} - {
        "manifest.json"
    }
    assert f"Release {release.name} is in output/releases/{release.name}" in done.out
    for name in TABLES:
        assert name in done.out

    again = materia("run", project=project)
    assert again.code == 0
    assert f"Nothing changed since release {release.name}" in again.out
    assert layout.versions(project / "output") == [release.name]

    page = next((project / "raw" / "samples").rglob("ibuprofen.md"))
    page.unlink()
    assert materia("run", project=project).code == 0
    assert len(layout.versions(project / "output")) == 2
    assert layout.pointed(project / "output") == f"{release.name}.2"


def test_pages_of_one_drug_in_several_forms_are_one_drug(project, materia) -> None:
    assert materia("run", project=project).code == 0
    tables = StoredTables(layout.latest_release(project / "output"))
    by_id = {d["drug_id"]: d for d in tables["drugs"].to_pylist()}
    assert by_id["omeprazole"]["n_monographs"] == 2
    parts = [r for r in tables["drug_ingredients"].to_pylist() if r["ingredient"] == "Metformin"]
    assert {r["ingredient_drug_id"] for r in parts} == {"metformin"}
    assert len({r["drug_id"] for r in parts}) == 2


def test_a_bad_page_is_listed_with_its_reason_and_does_not_stop_the_run(project, materia) -> None:
    text = (project / "sources.yaml").read_text("utf-8")
    (project / "sources.yaml").write_text(
        text.replace("priority: 100", "priority: 100\n    max_rejected_share: 0.5", 1)
    )
    add_bad_pages(project, 1)
    os.symlink("/etc/hostname", project / "raw" / "samples" / "link.md")
    done = materia("run", project=project)
    assert done.code == 0, done.err
    release = layout.latest_release(project / "output")
    rejects = {
        r["path"]: r for r in pq.read_table(release / "rejects.parquet").to_pylist() if r["table"] == "monographs"
    }
    assert {p: r["rule"] for p, r in rejects.items()} == {"bad-0.md": "not_utf8", "link.md": "outside_source"}
    assert "0xe9" in rejects["bad-0.md"]["reason"]
    assert "not_utf8" in done.out
    assert layout.read_manifest(release)["tables"]["monographs"]["rejected"] == 2


def test_too_many_rejected_pages_mean_3_no_release_and_their_names(project, materia) -> None:
    add_bad_pages(project, 2)
    done = materia("run", project=project)
    assert done.code == Exit.TOO_MANY_REJECTS
    assert "bad-0.md: not_utf8" in done.err
    assert "bad-1.md: not_utf8" in done.err
    assert "max_rejected_share" in done.err
    assert layout.versions(project / "output") == []


def add_unread_pages(project: Path, number: int) -> None:
    for n in range(number):
        words = f"# Placebine {n}\n\nSome ask about the side effects of it, and nothing is told of them.\n"
        (project / "raw" / "samples" / f"unread-{n}.md").write_text(words, "utf-8")


def test_a_source_whose_side_effects_are_not_read_means_3_no_release_and_its_pages(project, materia) -> None:
    add_unread_pages(project, 40)
    done = materia("run", project=project)
    assert done.code == Exit.TOO_MANY_REJECTS
    assert "pages speak of side effects and give no row" in done.err
    assert "max_unread_share" in done.err
    assert "unread-0.md" in done.err
    assert layout.versions(project / "output") == []


def test_pages_that_give_no_row_of_their_side_effects_are_counted_by_source(project, materia) -> None:
    add_unread_pages(project, 1)
    done = materia("run", project=project)
    assert done.code == 0, done.err
    assert "effects unread" in done.out
    manifest = layout.read_manifest(layout.latest_release(project / "output"))
    assert manifest["pages"]["effects_unread"] == manifest["sources"][0]["effects_unread"]
    assert manifest["pages"]["effects_unread"] >= 1


def test_a_failed_check_means_1_no_release_and_says_which_rows(project, materia, monkeypatch) -> None:
    from materia_medica.link import linking as link

    whole, lost_effects = link.link, []

    def lose_an_effect(tables, account, sources, vocabularies):
        linked = whole(tables, account, sources, vocabularies)
        lost_effects.append(linked["effects"].column("effect_id")[0].as_py())
        return {**linked, "effects": linked["effects"].slice(1)}

    monkeypatch.setattr(link, "link", lose_an_effect)
    done = materia("run", project=project)
    assert done.code == Exit.DIFFERENCE
    assert lost_effects[0] in done.err
    assert "samples/" in done.err
    assert "No release" in done.out
    assert layout.versions(project / "output") == []
    assert "output/checks/checks.html" in done.err
    found = json.loads((project / "output" / "checks" / "checks.json").read_text("utf-8"))
    assert found["failed"] is True
    (rule,) = (r for r in found["results"] if r["rule"] == "side_effects.effect_id.found")
    assert (rule["status"], lost_effects[0] in json.dumps(rule["examples"])) == ("failed", True)
    page = (project / "output" / "checks" / "checks.html").read_text("utf-8")
    assert "Checks of Not released" in page or "Not released" in page
    assert lost_effects[0] in page


def test_two_runs_on_the_same_pages_write_the_same_bytes(project, materia, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1769850000")
    other = shutil.copytree(project, tmp_path / "other")
    hashes = []
    for place, workers in ((project, "1"), (other, "2")):
        done = materia("run", "--workers", workers, project=place)
        assert done.code == 0, done.err
        folder = layout.latest_release(place / "output")
        hashes.append(
            {
                p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
                for p in folder.rglob("*")
                if p.is_file()
            }
        )
    assert hashes[0] == hashes[1]


def correction(project: Path, found: str) -> None:
    (project / "corrections").mkdir(exist_ok=True)
    (project / "corrections" / "names.yaml").write_text(
        "- table: monographs\n  page: samples/labels/i/ibuprofen.md\n  row: samples/labels/i/ibuprofen.md\n"
        f"  found: {{name: {found}}}\n  becomes: {{name: Ibuprofen (corrected)}}\n"
        "  why: to see it applied\n  who: a test\n  when: 2026-01-31\n"
    )


def test_a_correction_is_applied_before_checks_and_linking(project, materia) -> None:
    correction(project, "Ibuprofen")
    done = materia("run", project=project)
    assert done.code == 0, done.err
    tables = StoredTables(layout.latest_release(project / "output"))
    assert "Ibuprofen (corrected)" in tables["monographs"].column("name").to_pylist()
    assert "Ibuprofen (corrected)" in tables["drugs"].column("name").to_pylist()


def test_a_correction_that_has_outlived_its_error_means_1_and_no_release(project, materia) -> None:
    correction(project, "Nosuchname")
    done = materia("run", project=project)
    assert done.code == Exit.DIFFERENCE
    assert "names.yaml, entry 1" in done.err
    assert layout.versions(project / "output") == []


def test_a_run_beside_another_stops_with_5(project, materia) -> None:
    with locked(project / "output", "a run"):
        done = materia("run", project=project)
    assert done.code == Exit.LOCKED
    assert f"process {os.getpid()}" in done.err


def test_from_reads_a_folder_as_pages_of_a_source_and_paths_are_below_it(project, materia, tmp_path) -> None:
    folder = tmp_path / "elsewhere"
    shutil.copytree(project / "raw" / "samples" / "labels", folder / "deep")
    (folder / "deep" / "README.md").write_text("# Not a page\n")
    done = materia("extract", "--from", f"samples={folder}", "--to", tmp_path / "tables", project=project)
    assert done.code == 0, done.err
    assert sorted(p.name for p in (tmp_path / "tables").iterdir()) == sorted(f"{n}.parquet" for n in PAGE_TABLES)
    pages = pq.read_table(tmp_path / "tables" / "monographs.parquet").to_pylist()
    assert [p["path"] for p in pages] == ["deep/i/ibuprofen.md", "deep/w/warfarin.md"]
    assert {p["monograph_id"] for p in pages} == {f"samples/{p['path']}" for p in pages}
    assert not (project / "output" / "releases").exists()


def test_from_takes_pages_that_the_sources_own_patterns_would_not_find(project, materia, tmp_path) -> None:
    folder = project / "raw" / "samples" / "labels"
    done = materia(
        "extract", "--from", f"rxhive-jekyll={folder}", "--to", tmp_path / "t", "--no-cache", project=project
    )
    assert done.code == 0, done.err
    row = pq.read_table(tmp_path / "t" / "monographs.parquet").to_pylist()[0]
    assert (row["source"], row["content_origin"]) == ("rxhive-jekyll", "ai_generated")
    assert not (project / "output" / "cache").exists()


def test_several_sources_in_one_run(project, materia, tmp_path) -> None:
    folder = project / "raw" / "samples"
    done = materia("run", "--from", f"rxhive-jekyll={folder / 'labels'}", "--from", f"rxhive-astro={folder / 'front-matter'}",
                   project=project)  # fmt: skip
    assert done.code == 0, done.err
    tables = StoredTables(layout.latest_release(project / "output"))
    assert {(s["source"], s["n_pages"], s["snapshot"]) for s in tables["sources"].to_pylist()} == {
        ("rxhive-jekyll", 2, None), ("rxhive-astro", 2, None)}  # fmt: skip
    assert "all sources" in done.out


def test_an_empty_source_is_an_error_and_no_release(project, materia, tmp_path) -> None:
    (tmp_path / "empty").mkdir()
    done = materia("run", "--from", f"samples={tmp_path / 'empty'}", project=project)
    assert done.code == Exit.IO_ERROR
    assert "no page below" in done.err


@pytest.mark.parametrize("words", [("run",), ("extract", "--to", "t")])
def test_output_fits_a_pipe_of_80_columns(words, project, materia, monkeypatch, tmp_path) -> None:
    monkeypatch.chdir(tmp_path)
    done = materia(*words, project=project)
    assert done.code == 0, done.err
    assert max(map(len, (done.out + done.err).splitlines())) <= 80


def test_the_stages_one_by_one_give_what_a_run_gives(project, materia) -> None:
    assert materia("run", project=project).code == 0
    for stage in ("extract", "correct", "check", "link"):
        done = materia("stage", stage, project=project)
        assert done.code == 0, done.err
        assert f"in work/{stage}" in done.out
    done = materia("stage", "release", project=project)
    assert done.code == 0, done.err
    assert "Nothing changed since release" in done.out
