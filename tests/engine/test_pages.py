"""Many pages: the same tables whatever the workers and the cache, and no page that can stop a run."""

from __future__ import annotations

import gc
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from pathlib import Path, PosixPath

import pytest

from materia_medica.account import pages_digest
from materia_medica.engine import pages as engine
from materia_medica.engine import pool, processes
from materia_medica.engine.known import Share
from materia_medica.engine.pages import extract_pages
from materia_medica.engine.share import extract_share
from materia_medica.engine.shares import shares_of
from materia_medica.engine.time_limit import TooSlow, seconds_for, within
from materia_medica.fetch.folder import folder_refs
from materia_medica.page import PageRef
from materia_medica.schema import PAGE_TABLES, TABLES
from materia_medica.schema.arrow import arrow_schema, conform
from materia_medica.settings.source import Source
from materia_medica.settings.sources import load_sources
from small import reject, source


@pytest.fixture(scope="module")
def samples_source(project_root) -> Source:
    return load_sources(project_root).get("samples")


@pytest.fixture
def pages(samples, samples_source, tmp_path) -> Path:
    """A folder with a dozen sample pages that a test may change."""
    refs, _ = folder_refs(samples_source, samples)
    for ref in refs[::4]:
        place = tmp_path / "pages" / ref.path
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ref.file, place)
    return tmp_path / "pages"


def refs_of(folder: Path, which: Source) -> list[PageRef]:
    return folder_refs(which, folder)[0]


def run(folder: Path, which: Source, **options):
    return extract_pages(refs_of(folder, which), {which.id: which}, workers=1, **options)


def same(one, two) -> bool:
    return all(one.tables[n].equals(two.tables[n], check_metadata=True) for n in PAGE_TABLES)


def rejected(done) -> list[tuple[str, str]]:
    return [(r["path"], r["rule"]) for r in done.tables["rejects"].to_pylist()]


def test_garbage_is_seldom_looked_for_during_a_run_and_as_before_behind_it(pages, samples_source):
    before, during = gc.get_threshold(), []
    run(pages, samples_source, advance=lambda _: during.append(gc.get_threshold()))
    assert min(during) > before
    assert (gc.get_threshold(), gc.get_freeze_count()) == (before, 0)


def test_tables_have_the_declared_shape_and_order(samples, samples_source) -> None:
    done = run(samples, samples_source)
    for name in PAGE_TABLES:
        assert done.tables[name].schema.equals(arrow_schema(TABLES[name]), check_metadata=True)
        assert done.tables[name].equals(conform(TABLES[name], done.tables[name]))
    assert done.tables["side_effects"].num_rows > 500
    assert done.account.rows["monographs"] == len(refs_of(samples, samples_source))


def test_the_number_of_workers_and_the_order_of_pages_make_no_difference(samples, samples_source) -> None:
    refs = refs_of(samples, samples_source)
    sources = {"samples": samples_source}
    one = extract_pages(refs, sources, workers=1)
    called: list[bool] = []
    for times, workers in enumerate((2, 3), 1):
        many = extract_pages(refs[::-1], sources, workers=workers, meanwhile=lambda: called.append(True))
        assert len(called) == times, "once, while the others work"
        assert same(one, many)
        assert many.account == one.account


def test_a_page_that_did_not_change_is_not_extracted_again(pages, samples_source, tmp_path) -> None:
    first = run(pages, samples_source, cache=tmp_path / "cache")
    again = run(pages, samples_source, cache=tmp_path / "cache")
    assert first.reused == 0
    assert again.reused == first.account.rows["monographs"]
    assert same(first, again)
    assert same(first, run(pages, samples_source))


class Asked(Executor):
    """In the place of another process: notes what it is given, and does it, or has died."""

    def __init__(self, *, dead: bool = False) -> None:
        self.given: list[object] = []
        self.dead = dead

    def submit(self, fn, /, *args, **kwargs):
        self.given.append(args[0])
        done: Future[object] = Future()
        if self.dead:
            done.set_exception(BrokenProcessPool())
        else:
            done.set_result(fn(*args, **kwargs))
        return done


@pytest.mark.parametrize("dead", [False, True])
def test_few_pages_that_are_new_are_extracted_by_the_process_that_is_there(
    dead, pages, samples_source, tmp_path
) -> None:
    run(pages, samples_source, cache=tmp_path / "cache")
    changed = min(pages.rglob("*.md"))
    changed.write_text(changed.read_text("utf-8") + "\n\nOne more sentence.\n", "utf-8")
    other = Asked(dead=dead)
    refs = refs_of(pages, samples_source)
    done = extract_pages(refs, {"samples": samples_source}, workers=2, cache=tmp_path / "cache", by=other)
    assert [changed.name in {ref.file.name for ref in share.refs} for share in other.given] == [True]
    assert done.reused == len(refs) - 1
    assert same(done, run(pages, samples_source))


def test_a_changed_page_alone_is_extracted_again_and_a_removed_one_is_gone(pages, samples_source, tmp_path) -> None:
    first = run(pages, samples_source, cache=tmp_path / "cache")
    changed, removed, *_ = sorted(pages.rglob("*.md"))
    changed.write_text(changed.read_text("utf-8") + "\n\nOne more sentence.\n", "utf-8")
    removed.unlink()
    second = run(pages, samples_source, cache=tmp_path / "cache")
    assert second.reused == first.account.rows["monographs"] - 2
    assert same(second, run(pages, samples_source))
    assert second.account.pages_sha256 != first.account.pages_sha256


def test_few_new_pages_need_no_other_process_and_known_ones_none_at_all(
    pages, samples_source, tmp_path, monkeypatch
) -> None:
    def kept(workers: int | None):
        refs, sources = refs_of(pages, samples_source), {"samples": samples_source}
        return extract_pages(refs, sources, cache=tmp_path / "cache", workers=workers)

    def grown(*files: Path) -> None:
        for file in files:
            file.write_text(file.read_text("utf-8") + "\n\nOne more sentence.\n", "utf-8")

    first = run(pages, samples_source, cache=tmp_path / "cache")
    every, given = sorted(pages.rglob("*.md")), first.account.rows["monographs"]
    with monkeypatch.context() as patch:
        patch.setattr(pool, "in_processes", lambda *_: pytest.fail("started processes"))
        patch.setattr(processes, "PAGES_PER_WORKER", 4)  # so that there are enough pages for two
        patch.setattr(os, "cpu_count", lambda: 2)
        again = kept(workers=2)
        assert same(first, again)
        assert again.reused == given
        grown(every[0])
        every.pop().unlink()
        few = kept(workers=None)
        assert same(few, run(pages, samples_source))
        assert few.reused == given - 2
    grown(*every[::2])
    many = kept(workers=2)
    assert same(many, run(pages, samples_source))
    assert many.reused == given - 1 - len(every[::2])


def test_other_code_or_another_fact_of_the_source_makes_every_page_anew(
    pages, samples_source, tmp_path, monkeypatch
) -> None:
    import dataclasses

    run(pages, samples_source, cache=tmp_path / "cache")
    other = dataclasses.replace(samples_source, license="CC-BY-4.0")
    relicensed = run(pages, other, cache=tmp_path / "cache")
    assert relicensed.reused == 0
    assert set(relicensed.tables["monographs"].column("license").to_pylist()) == {"CC-BY-4.0"}
    monkeypatch.setattr(engine, "code_hash", lambda _note: "other code")
    assert run(pages, other, cache=tmp_path / "cache").reused == 0


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data[:200] + bytes([data[200] ^ 1]) + data[201:],
        lambda data: b"not a cache file at all",
        lambda data: data[:-1],
    ],
    ids=["empty", "cut off", "one bit", "another file", "last byte"],
)
def test_a_damaged_cache_file_is_passed_over_and_mended(damage, pages, samples_source, tmp_path) -> None:
    first = run(pages, samples_source, cache=tmp_path / "cache")
    for file in (tmp_path / "cache").rglob("*.arrow"):
        file.write_bytes(damage(file.read_bytes()))
    second = run(pages, samples_source, cache=tmp_path / "cache")
    assert second.reused == 0
    assert same(first, second)
    assert run(pages, samples_source, cache=tmp_path / "cache").reused == first.account.rows["monographs"]
    assert not list((tmp_path / "cache").rglob("*.part"))


def test_a_page_on_which_the_code_fails_is_rejected_by_name_and_the_others_go_on(
    pages, samples_source, monkeypatch, tmp_path
) -> None:
    from materia_medica.engine import share
    from materia_medica.extract.page import extract

    bad = refs_of(pages, samples_source)[3].path

    def fail(page, which):
        if page.path == bad:
            raise RecursionError("too deep\nby far")
        return extract(page, which)

    whole = run(pages, samples_source)
    monkeypatch.setattr(share, "extract", fail)
    done = run(pages, samples_source, cache=tmp_path / "cache")
    assert rejected(done) == [(bad, "extraction_failed")]
    assert done.tables["rejects"].column("reason").to_pylist() == ["RecursionError: too deep by far"]
    assert done.tables["monographs"].num_rows == whole.tables["monographs"].num_rows - 1
    assert done.account.rows["monographs"] == whole.account.rows["monographs"]


@pytest.mark.parametrize("hides", [ZeroDivisionError, Exception])
def test_a_page_that_takes_too_long_is_ended_and_rejected_by_name(hides, pages, samples_source, monkeypatch) -> None:
    from materia_medica.engine import share, time_limit
    from materia_medica.extract.page import extract

    bad = refs_of(pages, samples_source)[3]

    def slow(page, which):
        while page.path == bad.path:
            with suppress(hides):
                sum(range(1000))
        return extract(page, which)

    monkeypatch.setattr(share, "extract", slow)
    monkeypatch.setattr(time_limit, "SECONDS_AT_LEAST", 2.0)
    done = run(pages, samples_source)
    assert rejected(done) == [(bad.path, "too_slow")]
    (reject,) = done.tables["rejects"].to_pylist()
    assert (reject["stage"], reject["reason"]) == (
        "extract",
        f"{bad.file.stat().st_size:,} bytes take more than 2 s of computing",
    )


def test_a_page_may_take_time_by_its_size() -> None:
    assert [seconds_for(size) for size in (0, 10_000, 1_000_000, 4_000_000)] == [5, 5, 5, 20]


def test_a_search_that_never_ends_is_ended() -> None:
    with pytest.raises(TooSlow), within(0.1):
        re.match(r"(?:a+)+b", "a" * 60)
    with within(60):
        assert re.match("a+", "aaa")


def test_rows_that_do_not_fit_the_declared_types_cost_only_their_page(pages, samples_source, monkeypatch) -> None:
    from materia_medica.engine import share
    from materia_medica.extract.page import extract

    bad = refs_of(pages, samples_source)[0].path

    def surrogate(page, which):
        rows = extract(page, which)
        if page.path != bad:
            return rows
        return rows._replace(monographs=tuple(m._replace(text="half of a pair: \ud800") for m in rows.monographs))

    monkeypatch.setattr(share, "extract", surrogate)
    done = run(pages, samples_source)
    assert rejected(done) == [(bad, "extraction_failed")]
    assert bad not in done.tables["side_effects"].column("monograph_id").to_pylist()


def test_a_file_that_vanished_is_rejected_and_read_again_next_time(pages, samples_source, tmp_path) -> None:
    refs = refs_of(pages, samples_source)
    data = refs[0].file.read_bytes()
    refs[0].file.unlink()
    sources = {"samples": samples_source}
    done = extract_pages(refs, sources, workers=1, cache=tmp_path / "cache")
    assert rejected(done) == [(refs[0].path, "unreadable_file")]
    refs[0].file.write_bytes(data)
    assert rejected(extract_pages(refs, sources, workers=1, cache=tmp_path / "cache")) == []


def test_pages_refused_before_reading_are_listed_and_counted(pages, samples_source) -> None:
    done = run(pages, samples_source, rejects=[reject("linked.md", rule="outside_source")])
    assert rejected(done) == [("linked.md", "outside_source")]
    assert done.account.sources[0].pages == len(refs_of(pages, samples_source)) + 1
    assert done.account.rows["monographs"] == done.tables["monographs"].num_rows + 1


def test_unreadable_pages_are_rejected_with_their_reason_in_any_share(project_root, tmp_path) -> None:
    folder = project_root / "tests" / "fixtures" / "unreadable"
    which = source("samples", pages=("**/*",))
    refs = [r for r in refs_of(folder, which) if r.path.endswith((".md", ".html"))]
    assert refs
    done = extract_pages(refs, {"samples": which}, workers=1)
    assert {path for path, _ in rejected(done)} <= {r.path for r in refs}
    assert done.tables["monographs"].num_rows + done.tables["rejects"].num_rows == len(refs)
    assert all(r["reason"] for r in done.tables["rejects"].to_pylist())
    assert "extraction_failed" not in {rule for _, rule in rejected(done)}


def test_a_page_given_twice_is_an_error(pages, samples_source) -> None:
    refs = refs_of(pages, samples_source)
    with pytest.raises(ValueError, match="given twice"):
        extract_pages([*refs, refs[0]], {"samples": samples_source}, workers=1)


def test_no_pages_give_empty_tables(samples_source) -> None:
    done = extract_pages([], {"samples": samples_source})
    assert {n: t.num_rows for n, t in done.tables.items()} == dict.fromkeys(PAGE_TABLES, 0)


def test_shares_are_stable_and_hold_pages_of_one_source(samples, samples_source) -> None:
    refs = refs_of(samples, samples_source)
    other = [r._replace(source="other") for r in refs]
    whole = {g.cache: [r.path for r in g.refs] for g in shares_of([*refs, *other], Path("c"))}
    assert {p.parent.name for p in whole} == {"samples", "other"}
    for part in shares_of(refs[::3], Path("c")):
        assert {r.path for r in part.refs} <= set(whole[part.cache])


def test_the_pages_digest_is_what_sha256sum_would_give() -> None:
    import hashlib

    lines = "bb  samples/a.md\naa  samples/b.md\n"
    assert pages_digest([("samples/b.md", "aa"), ("samples/a.md", "bb")]) == hashlib.sha256(lines.encode()).hexdigest()


class Deadly(PosixPath):
    """A file that ends the process that opens it, as a crash in a parser would."""

    def __fspath__(self) -> str:
        os._exit(9)


def test_a_page_that_kills_its_process_is_rejected_and_every_other_page_is_extracted(pages, samples_source) -> None:
    refs = refs_of(pages, samples_source)
    deadly = refs[5]._replace(file=Deadly(refs[5].file))
    done = extract_pages([*refs[:5], deadly, *refs[6:]], {"samples": samples_source}, workers=2)
    assert rejected(done) == [(refs[5].path, "extraction_failed")]
    assert done.tables["monographs"].num_rows == len(refs) - 1


def test_one_share_needs_no_cache(pages, samples_source) -> None:
    done = extract_share(Share(refs_of(pages, samples_source), None), {"samples": samples_source}, "code")
    assert done.reused == 0
    assert len(done.batches) == 1


@pytest.fixture
def long_run(project, samples, tmp_path):
    """An extraction of some thousand pages in processes of its own, caught at work."""
    page = (samples / "labels/i/ibuprofen.md").read_bytes()
    for number in range(4000):
        place = tmp_path / "many" / f"{number % 50}" / f"{number}.md"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(page)
    run = subprocess.Popen(
        [Path(sys.executable).with_name("materia"), "--project", project, "extract", "--workers", "2",
         "--from", f"samples={tmp_path / 'many'}", "--to", tmp_path / "tables"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    wait_for(lambda: list((project / "output").rglob("*.arrow")))
    yield run
    if run.poll() is None:
        os.killpg(run.pid, signal.SIGKILL)
    run.communicate()


def wait_for(what, seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def alive_in_session(session: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found


needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")


@needs_proc
@pytest.mark.parametrize(
    ("end", "number", "code", "message"),
    [
        (os.killpg, signal.SIGINT, 130, "interrupted; nothing half-written stays"),
        (os.kill, signal.SIGTERM, 143, "ended by SIGTERM; nothing half-written stays"),
        (os.killpg, signal.SIGHUP, 129, "ended by SIGHUP; nothing half-written stays"),
    ],
    ids=["ctrl-c", "scheduler", "terminal-gone"],
)
def test_a_signal_ends_all_processes_without_a_traceback(long_run, tmp_path, end, number, code, message) -> None:
    end(long_run.pid, number)
    _, said = long_run.communicate(timeout=60)
    assert long_run.returncode == code
    assert message in said
    assert "Traceback" not in said
    assert not (tmp_path / "tables").exists()
    wait_for(lambda: not alive_in_session(long_run.pid), 20)


@needs_proc
def test_workers_end_when_their_parent_is_killed(long_run, project) -> None:
    os.kill(long_run.pid, signal.SIGKILL)
    long_run.wait(20)
    wait_for(lambda: not alive_in_session(long_run.pid), 20)
