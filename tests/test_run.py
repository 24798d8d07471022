"""A run as a library call: the same release from a script, from the command line and from the stages one by one."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.check.mutations import put

from materia_medica import stages, steps
from materia_medica.lock import locked
from materia_medica.release import layout
from materia_medica.release.counts import PageCount
from materia_medica.run import NoRelease, Quiet, Request, make_release
from materia_medica.stop import Exit, Stop

SCRIPT = """
import sys
from pathlib import Path
from materia_medica.run import Request, make_release

result = make_release(Path(sys.argv[1]), Request(sources=("samples",), workers=1))
print(result.published.folder.name, result.counts.rows["monographs"].released, result.checks.failed)
"""


@pytest.fixture
def same_time(monkeypatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1769850000")


def hashes(folder: Path) -> dict[str, str]:
    return {
        p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in folder.rglob("*")
        if p.is_file()
    }


def add_labels(project: Path, project_root: Path) -> Path:
    """A label file of the project's own, as a run finds it by itself, and one beside it that must be named."""
    found, *others = sorted((project_root / "tests/gold").glob("samples*.jsonl"))
    (project / "tests/gold").mkdir(parents=True)
    shutil.copy(found, project / "tests/gold")
    return others[0]


class Heard(Quiet):
    """Remembers what it is told."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self.done: list[tuple[str, int, int]] = []

    def note(self, message: str) -> None:
        self.notes.append(message)

    @contextmanager
    def progress(self, what: str, total: int):
        parts: list[int] = []
        yield parts.append
        self.done.append((what, sum(parts), total))


def test_a_release_bears_the_name_that_the_project_gives_its_dataset(project) -> None:
    file = project / "dataset.yaml"
    file.write_text("titel: Effects of Ours\n", "utf-8")
    with pytest.raises(Stop, match=r"dataset\.yaml, line 1: unknown field titel") as stop:
        make_release(project, Request(workers=1))
    assert stop.value.code == Exit.USAGE
    file.write_text("title: Effects of Ours\n", "utf-8")
    folder = make_release(project, Request(workers=1)).published.folder
    assert layout.read_manifest(folder)["dataset"] == {"title": "Effects of Ours"}
    assert "# Effects of Ours\n" in (folder / "README.md").read_text("utf-8")


def test_a_plain_script_makes_a_release_and_says_nothing_by_itself(project) -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT, project], capture_output=True, text=True, check=True)
    latest = layout.latest_release(project / "output")
    assert done.stdout.split() == [latest.name, "6", "False"]
    assert done.stderr == ""


def test_a_library_of_spark_that_is_there_by_chance_is_not_imported(project, tmp_path) -> None:
    """In a script given by `-c`, PySpark without what Spark Connect needs ends the process with exit code 0."""
    (tmp_path / "pyspark").mkdir()
    (tmp_path / "pyspark" / "__init__.py").write_text("raise SystemExit(0)\n", "utf-8")
    words = [sys.executable, "-c", SCRIPT, project]
    path = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(words, env=path, capture_output=True, text=True, check=True)
    assert done.stdout.split()[1:] == ["6", "False"], done.stderr


def test_the_result_says_what_was_published_counted_and_checked(project) -> None:
    result = make_release(project)
    assert result.published.is_new
    assert result.published.folder == layout.latest_release(project.resolve() / "output")
    assert result.counts.pages == {"samples": PageCount(given=6, rejected=0)}
    manifest = json.loads((result.published.folder / "manifest.json").read_text("utf-8"))
    assert {n: c.released for n, c in result.counts.rows.items()} == {
        n: said["rows"] for n, said in manifest["tables"].items()
    }
    assert result.checks.of_status("passed")
    assert not make_release(project).published.is_new


def test_whoever_listens_hears_how_it_goes(project) -> None:
    heard = Heard()
    make_release(project, tell=heard)
    assert heard.done == [("extract", 6, 6)]
    steps = [said for said in heard.notes if "accuracy" not in said]
    assert steps[-2:] == ["check tables", "release"]
    assert len(steps) < len(heard.notes)


def test_stages_one_by_one_release_the_same_bytes_as_a_run(project, project_root, same_time) -> None:
    other = project.parent / "other"
    shutil.copytree(project, other)
    request = Request(labels=(add_labels(project, project_root),))
    add_labels(other, project_root)
    whole = make_release(project, request)
    for stage in ("extract", *steps.BETWEEN):
        stages.make_tables(other, stage, request)
    last = stages.release(other, request)
    assert last.accuracy == whole.accuracy
    assert len(whole.accuracy) == 2
    assert last.counts == whole.counts
    assert hashes(last.published.folder) == hashes(whole.published.folder)
    assert "manifest.json" in hashes(last.published.folder)


def test_a_stage_takes_the_tables_of_the_step_before_it_in_a_run() -> None:
    assert [*stages.BEFORE.items()] == [
        ("correct", "extract"), ("check", "correct"), ("link", "check"), ("release", "link"),
    ]  # fmt: skip


def test_a_stage_whose_forerunner_has_not_run_says_which(project) -> None:
    with pytest.raises(Stop, match="run the stage before it: materia stage extract") as stopped:
        stages.make_tables(project, "correct")
    assert stopped.value.code is Exit.IO_ERROR


def test_a_run_that_ends_without_a_release_says_how_far_the_rows_had_come(project, monkeypatch) -> None:
    from materia_medica.link import linking as link

    whole = link.link
    monkeypatch.setattr(link, "link", lambda *given: {**whole(*given), "effects": whole(*given)["effects"].slice(1)})
    with pytest.raises(NoRelease, match="checks failed") as stopped:
        make_release(project)
    assert stopped.value.code is Exit.DIFFERENCE
    assert stopped.value.counts.rows["monographs"].released == 6
    assert "effects" in stopped.value.counts.rows
    assert layout.versions(project / "output") == []


def test_no_release_is_made_of_rows_that_its_own_pages_do_not_give(project, monkeypatch) -> None:
    def exchanged(_: steps.Run, work: steps.Work) -> steps.Work:
        topics = work.tables["faqs"].column("topic").to_pylist()
        return steps.Work(put(dict(work.tables), "faqs", topic=topics[1:] + topics[:1]), work.account)

    monkeypatch.setitem(steps.BETWEEN, "correct", exchanged)
    with pytest.raises(NoRelease, match=r"faqs\.extracted_again"):
        make_release(project)
    assert layout.versions(project / "output") == []


def test_a_label_file_that_cannot_be_read_is_found_before_any_page(project, tmp_path, monkeypatch) -> None:
    (tmp_path / "labels.jsonl").write_text("no JSON\n")
    monkeypatch.setattr(steps, "read_pages", lambda _: pytest.fail("pages were read"))
    with pytest.raises(Stop, match=r"labels\.jsonl") as stopped:
        make_release(project, Request(labels=(tmp_path / "labels.jsonl",)))
    assert stopped.value.code is Exit.USAGE


def test_one_run_at_a_time_whoever_calls(project) -> None:
    with locked(project / "output", "a run"), pytest.raises(Stop) as stopped:
        make_release(project)
    assert stopped.value.code is Exit.LOCKED


@pytest.mark.parametrize("within", [True, False])
def test_the_manifest_names_the_folder_that_was_really_read(within, project, tmp_path) -> None:
    folder = shutil.copytree(project / "raw/samples/labels", (project if within else tmp_path) / "elsewhere")
    made = make_release(project, Request(folders={"samples": folder}))
    (source,) = layout.read_manifest(made.published.folder)["sources"]
    assert source["read_from"] == ("elsewhere" if within else str(folder.resolve()))


def test_a_source_that_is_read_where_it_lies_names_no_other_folder(project) -> None:
    (source,) = layout.read_manifest(make_release(project).published.folder)["sources"]
    assert (source["address"], source["read_from"]) == ("raw/samples", None)
