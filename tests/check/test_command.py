"""`materia check` and `materia correct` as a person calls them."""

from __future__ import annotations

import json
import shutil

import pytest
from tests.check.builders import changed, column, good, good_pages, release
from typer.testing import CliRunner

from conftest import ROOT, copy_project
from materia_medica.cli.app import command_line
from materia_medica.stop import Exit, Stop
from materia_medica.store import read_tables, write_tables


@pytest.fixture
def project(tmp_path):
    folder = tmp_path / "project"
    shutil.copytree(ROOT / "expectations", folder / "expectations")
    shutil.copy(ROOT / "sources.yaml", folder)
    return folder


def call(project, *arguments):
    return CliRunner().invoke(command_line(), ["--project", str(project), *map(str, arguments)])


def test_a_good_release_is_checked_and_reported_outside_of_it(project):
    folder = release(good(), project / "output")
    before = sorted(p.name for p in folder.iterdir())
    result = call(project, "check", folder)
    assert result.exit_code == 0, result.output
    assert "rules hold" in result.stdout
    assert sorted(p.name for p in folder.iterdir()) == before
    written = project / "output" / "checks" / folder.name
    assert json.loads((written / "checks.json").read_text())["failed"] is False
    assert (written / "checks.html").read_text().startswith("<!doctype html>")


def test_a_broken_folder_ends_with_exit_code_1_and_examples(project, tmp_path):
    pages = changed(good_pages(), "side_effects", 0, effect="or vomiting")
    write_tables(pages, tmp_path / "tables")
    result = call(project, "check", tmp_path / "tables")
    assert isinstance(result.exception, Stop)
    assert result.exception.code == Exit.DIFFERENCE
    assert "side_effects.effect_is_no_fragment" in result.exception.message
    assert "effect: or vomiting" in result.stdout
    assert json.loads((tmp_path / "tables" / "checks.json").read_text())["failed"] is True


def test_drift_is_let_through_with_a_reason_only(project, tmp_path):
    release(good(), project / "output", day=1)
    second = release(good(4), project / "output", day=2)
    result = call(project, "check", second, "--accept-drift", "drift.pages")
    assert isinstance(result.exception, Stop)
    assert result.exception.code == Exit.USAGE
    result = call(project, "check", second, "--to", tmp_path / "to")
    assert result.exit_code == 0, result.output
    assert json.loads((tmp_path / "to" / "checks.json").read_text())["compared_with"] == "2026.01.01"


def test_generating_brings_back_what_the_schema_says_and_keeps_what_people_wrote(project):
    path = project / "expectations" / "faqs.json"
    whole = path.read_text("utf-8")
    suite = json.loads(whole)
    suite["expectations"] = [e for e in suite["expectations"] if e["meta"]["origin"] == "knowledge"]
    path.write_text(json.dumps(suite), "utf-8")
    result = call(project, "check", "--generate")
    assert result.exit_code == 0, result.output
    assert path.read_text("utf-8") == whole


def test_a_project_without_suites_is_checked_by_no_others(project, materia):
    folder = release(good(), project / "output")
    shutil.rmtree(project / "expectations")
    for words in (
        ("check", folder),
        ("check", "--generate"),
        ("run", "--from", f"samples={ROOT / 'raw' / 'samples' / 'site-one'}"),
    ):
        done = materia(*words, project=project)
        assert done.code == Exit.USAGE
        assert "expectations is missing" in done.err
        assert "materia init" in done.err


@pytest.mark.parametrize("name", ["faqs.json", "release.json", "drift.yaml"])
def test_a_missing_suite_is_named_and_never_means_fewer_rules(name, project, materia):
    (project / "expectations" / name).unlink()
    folder = release(good(), project / "output")
    done = materia("check", folder, project=project)
    assert done.code == Exit.USAGE
    assert name in done.err


def test_without_a_folder_it_says_what_to_do(project):
    result = call(project, "check")
    assert isinstance(result.exception, Stop)
    assert result.exception.code == Exit.USAGE


def test_correct_writes_corrected_tables(project, tmp_path):
    pages = good_pages()
    write_tables(pages, tmp_path / "from")
    page, key = column(pages, "faqs", "monograph_id")[0], column(pages, "faqs", "faq_id")[0]
    (project / "corrections").mkdir()
    (project / "corrections" / "one.yaml").write_text(
        f"- {{table: faqs, page: {page}, row: '{key}', found: {{topic: usage}}, becomes: {{topic: other}}, "
        "why: Because., who: Me, when: 2026-01-31}\n"
    )
    result = call(project, "correct", "--from", tmp_path / "from", "--to", tmp_path / "to")
    assert result.exit_code == 0, result.output
    assert column(read_tables(tmp_path / "to"), "faqs", "topic")[0] == "other"
    (project / "corrections" / "two.yaml").write_text(
        f"- {{table: faqs, page: {page}, row: gone, found: {{topic: usage}}, drop: true, why: B., who: Me, when: 2026-01-31}}\n"
    )
    result = call(project, "correct", "--from", tmp_path / "from", "--to", tmp_path / "to")
    assert isinstance(result.exception, Stop)
    assert result.exception.code == Exit.DIFFERENCE
    assert "two.yaml, entry 1: no row gone" in result.exception.message


def test_a_downloaded_release_is_verified_without_a_project_and_without_writing(tmp_path, materia):
    folder = release(good(), tmp_path / "output")
    downloaded = tmp_path / "elsewhere" / "copy"
    shutil.copytree(folder, downloaded)
    before = sorted(p.relative_to(tmp_path) for p in tmp_path.rglob("*"))
    done = materia("verify", downloaded, "--deep", project=None)
    assert done.code == Exit.OK, done.err
    assert "0 failed" in done.out
    (downloaded / "faqs.csv.gz").unlink()
    done = materia("verify", downloaded, project=None)
    assert done.code == Exit.DIFFERENCE
    assert "files.listed" in done.err
    assert sorted(p.relative_to(tmp_path) for p in tmp_path.rglob("*")) == [
        p for p in before if p.name != "faqs.csv.gz" or "elsewhere" not in p.parts
    ]


def test_pages_are_held_to_their_digest_also_where_some_were_rejected(tmp_path, materia):
    project = copy_project(tmp_path / "project")
    sources = project / "sources.yaml"
    sources.write_text(
        sources.read_text("utf-8").replace("priority: 100", "priority: 100\n    max_rejected_share: 0.5")
    )
    for name in ("empty.md", "not-utf8.md"):
        shutil.copy(ROOT / "tests" / "fixtures" / "unreadable" / name, project / "raw" / "samples" / "labels")
    assert materia("run", project=project).code == Exit.OK
    (folder,) = (project / "output" / "releases").iterdir()
    assert materia("verify", folder).code == Exit.OK
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert manifest["pages"]["rejected"] == 2
    manifest["pages"]["sha256"] = "0" * 64
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    done = materia("verify", folder)
    assert done.code == Exit.DIFFERENCE
    assert "manifest.pages" in done.err


def test_what_is_no_release_is_not_verified(tmp_path):
    result = CliRunner().invoke(command_line(), ["verify", str(tmp_path)])
    assert isinstance(result.exception, Stop)
    assert result.exception.code == Exit.USAGE
