"""A fetch that is killed, interrupted or started twice."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from materia_medica.fetch.journal import outcomes
from materia_medica.fetch.load import load
from materia_medica.fetch.publish import UNPUBLISHED
from materia_medica.lock import locked
from materia_medica.stop import Exit, Stop

from .conftest import Project
from .server import Answer, Site, fails_first

Make = Callable[..., Project]
FETCH = """
import sys
from pathlib import Path
from materia_medica.fetch.fetch import fetch_source
from materia_medica.settings.sources import load_sources
project = Path(sys.argv[1])
fetch_source(project, load_sources(project).get("far"))
"""


def start(project: Project) -> subprocess.Popen[bytes]:
    """A fetch in processes of its own."""
    project.folder.mkdir(parents=True, exist_ok=True)
    project.write_sources()
    command = [sys.executable, "-c", FETCH, str(project.folder)]
    return subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE)


def children(pid: int) -> list[int]:
    found = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    pairs = [tuple(map(int, line.split())) for line in found.splitlines()]
    return [child for child, parent in pairs if parent == pid]


def safe_on_disk(project: Project) -> set[str]:
    folder = project.raw / "unfinished"
    if not (folder / "journal.jsonl").exists():
        return set()
    return {"/" + re.sub(r"/index\.html$", "/", p) for p, o in outcomes(folder).items() if o.kind == "page"}


def kill_while_crawling(site: Site, project: Project, moments: list[tuple[int, str]]) -> list[set[str]]:
    """Start the fetch for each moment (pages answered from now on), and kill -9 then; gives what was safe each time."""
    safe = []
    for pages, whom in moments:
        process = start(project)
        goal = len(site.asked()) + pages
        end = time.monotonic() + 30
        while len(site.asked()) < goal and process.poll() is None and time.monotonic() < end:
            time.sleep(0.002)
        crawlers = children(process.pid)
        if whom in ("parent", "both") or not crawlers:
            process.kill()
        if whom in ("crawler", "both"):
            for crawler in crawlers:
                os.kill(crawler, signal.SIGKILL)
        process.wait(timeout=30)
        with locked(project.raw, "a test", patience=10):
            safe.append(safe_on_disk(project))
        site.seen.append(site.seen[-1]._replace(path="kill"))
    return safe


def check_all_there_once(site: Site, project: Project, safe: list[set[str]]) -> None:
    report = project.fetch()
    assert report.n_pages == len(site.pages())
    entries = project.entries()
    assert {"/" + re.sub(r"/index\.html$", "/", p) for p in entries} == set(site.pages())
    for path, ref in project.refs().items():
        page = "/" + re.sub(r"/index\.html$", "/", path)
        assert load(ref).data == site.answers[page].body
    with (project.snapshot.folder / "pages.warc.gz").open("rb") as file:
        urls = [r.rec_headers["WARC-Target-URI"] for r in ArchiveIterator(file) if r.rec_type == "response"]
    assert len(urls) == len(set(urls)) == len(entries), "each page was brought to disk by one successful fetch"
    rounds: list[list[str]] = [[]]
    for seen in site.seen:
        if seen.path == "kill":
            rounds.append([])
        elif seen.path.startswith("/composition/"):
            rounds[-1].append(seen.path)
    assert len(rounds) == len(safe) + 1
    for known, asked in zip(safe, rounds[1:], strict=True):
        assert known.isdisjoint(asked), "what is safe on disk is not fetched again"
    for asked in rounds:
        assert len(asked) == len(set(asked))


def test_after_a_kill_the_next_call_goes_on_and_fetches_no_page_twice(site: Site, crawl_of: Make) -> None:
    site.fill(60)
    site.list_in_sitemap()
    site.delay = 0.01  # else what was answered may be answered before any of it can be safe
    project = crawl_of(site)
    dice = random.Random(20260204)
    moments = [(dice.randrange(1, 20), whom) for whom in ("both", "parent", "crawler")]
    safe = kill_while_crawling(site, project, [*moments, (0, "parent")])
    assert len(safe[2]) > 10
    check_all_there_once(site, project, safe)


@pytest.mark.soak
def test_kill_at_20_random_moments_of_a_crawl_of_300_pages(site: Site, crawl_of: Make) -> None:
    site.fill(300)
    site.list_in_sitemap()
    project = crawl_of(site)
    seed = random.randrange(10**9)
    print(f"seed {seed}")
    dice = random.Random(seed)
    moments = [(dice.randrange(0, 20), dice.choice(("both", "parent", "crawler"))) for _ in range(20)]
    safe = kill_while_crawling(site, project, moments)
    assert all(earlier <= later for earlier, later in pairwise(safe)), "nothing that was safe gets lost"
    assert 0 < len(safe[-1]) < 300
    check_all_there_once(site, project, safe)
    print(f"safe after each kill: {[len(s) for s in safe]}")


def test_ctrl_c_ends_cleanly_with_what_is_safe_on_disk(site: Site, crawl_of: Make) -> None:
    site.fill(60)
    site.list_in_sitemap()
    site.delay = 0.01
    project = crawl_of(site)
    process = start(project)
    while len(site.asked()) < 10:
        assert process.poll() is None
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    assert b"KeyboardInterrupt" in process.communicate(timeout=30)[1]
    safe = safe_on_disk(project)
    assert safe == {s.path for s in site.asked()}, "requests under way were ended and kept"
    assert len(safe) < 60
    site.forget()
    assert project.fetch().n_pages == 60
    assert safe.isdisjoint(s.path for s in site.asked())


def test_the_second_of_two_fetches_says_so_and_stops(site: Site, crawl_of: Make) -> None:
    site.fill(60)
    site.list_in_sitemap()
    site.delay = 0.1
    project = crawl_of(site)
    process = start(project)
    while not site.seen:
        assert process.poll() is None
        time.sleep(0.01)
    with pytest.raises(Stop, match=f"a fetch of source 'far' is already running .process {process.pid}") as stop:
        project.fetch()
    assert stop.value.code is Exit.LOCKED
    assert process.poll() is None
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def test_a_kill_between_snapshot_and_pointer_is_completed_by_the_next_call(site: Site, crawl_of: Make) -> None:
    site.fill(3)
    site.list_in_sitemap()
    project = crawl_of(site)
    made = project.fetch().snapshot_id
    (project.raw / "latest.json").unlink()
    (project.snapshots() and project.raw / project.snapshots()[0] / UNPUBLISHED).touch()
    report = project.fetch()
    assert (report.outcome, report.snapshot_id, report.statuses) == ("unchanged", made, {"304": 3})
    assert not list(project.raw.rglob(UNPUBLISHED))


def test_a_power_failure_costs_what_was_not_on_the_disk_and_nothing_else(site: Site, crawl_of: Make) -> None:
    site.fill(12)
    site.list_in_sitemap()
    last = site.pages()[-1]
    site.acts[last] = fails_first(99, 500, Answer())
    project = crawl_of(site, retries=0, concurrency=1)
    with pytest.raises(Stop, match="1 of 12 pages could not be fetched"):
        project.fetch()
    warc = project.raw / "unfinished" / "pages.warc.gz"
    pages = [o.entry for o in outcomes(warc.parent).values() if o.entry]
    assert len(pages) == 11
    with warc.open("r+b") as file:
        file.seek((pages[8].offset or 0) + 40)
        file.write(bytes(200))
    with (warc.parent / "journal.jsonl").open("ab") as file:
        file.write(b'{"kind":"page","end":99999')
    site.acts.clear()
    site.forget()
    assert project.fetch().n_pages == 12
    asked = {s.path for s in site.asked()}
    assert asked == {last, *("/" + re.sub(r"/index\.html$", "/", e.path) for e in pages[8:])}
    assert {p: load(r).data for p, r in project.refs().items()} == {
        re.sub("/$", "/index.html", p).lstrip("/"): site.answers[p].body for p in site.pages()
    }


def test_an_unfinished_fetch_is_begun_anew_when_asked_or_when_the_source_changed(site: Site, crawl_of: Make) -> None:
    site.fill(4)
    site.list_in_sitemap()
    bad = site.pages()[0]
    site.acts[bad] = fails_first(99, 500, Answer())
    project = crawl_of(site, retries=0)
    for again, n in ({}, 4), ({}, 1), ({"restart": True}, 4):
        site.forget()
        with pytest.raises(Stop):
            project.fetch(**again)
        assert len(site.asked()) == n
    project.change(resume_days=0)
    site.forget()
    site.acts.clear()
    assert project.fetch().n_pages == 4
    assert len(site.asked()) == 4


def test_the_lock_ends_with_its_process(tmp_path: Path) -> None:
    with locked(tmp_path, "it"):
        with (
            pytest.raises(Stop, match=f"it is already running .process {os.getpid()}.") as stop,
            locked(tmp_path, "it", 0),
        ):
            pass
        assert stop.value.code is Exit.LOCKED
    with locked(tmp_path, "it", 0):
        pass
