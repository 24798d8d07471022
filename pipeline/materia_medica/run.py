"""A run from pages to a release: the order of the steps, for the command line, a notebook, a scheduler or a cluster.

from pathlib import Path
from materia_medica.run import Request, make_release

result = make_release(Path("project"), Request(sources=("samples",)))
print(result.published.folder)
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from materia_medica import readiness, reading, releasing, steps, unchanged
from materia_medica.engine.garbage import seldom_collected
from materia_medica.engine.helpers import ALONE, LARGE, Helper, Helpers, beside_workers, may_fork, submitted
from materia_medica.engine.processes import keep_pandas_away, workers_for
from materia_medica.lock import locked
from materia_medica.release import layout
from materia_medica.release.record import recorded
from materia_medica.releasing import Result
from materia_medica.request import Quiet, Request, Tell
from materia_medica.settings.release import load_release_settings
from materia_medica.stop import Stop
from materia_medica.work import NoRelease, Run, Work

__all__ = ["NoRelease", "Quiet", "Request", "Result", "Tell", "make_release"]


def make_release(project: Path, request: Request | None = None, tell: Tell | None = None) -> Result:
    """Make a release of the project in `project`; where nothing changed since the last one, that one is the result.

    One run at a time: the lock of the project's output is held from the first page to the last file. Raises `Stop`
    with the exit code a command would leave with, `NoRelease` where pages were read already; then the last release
    stays. Raises `SettingsError` where sources.yaml cannot be used and OSError where a file fails.
    """
    run = Run(project.resolve(), request or Request(), tell or Quiet())
    if run.request.fetch:  # before the lock: a crawl takes hours, and has a lock of its own
        _fetch(run)
    with (
        locked(run.output, "a run") as lock,
        recorded(run.output, run.now, run.asked) as record,
        ExitStack() as helping,
    ):
        steps.look_around(run)
        releasing.label_files(run)  # one that cannot be read shows now, not after the pages
        load_release_settings(run.project)
        seen = unchanged.look(run)
        if seen and (result := unchanged.last_result(run, seen)):
            layout.clean_up(run.output, run.now.astimezone(datetime.UTC).date())  # a killed prune leaves its half here
            record.released(result.published.version, is_new=False)
            return result
        helpers = _helpers(run, lock, helping, len(seen.inputs.refs) if seen and seen.inputs else 0)
        helping.enter_context(seldom_collected())
        let_go = _resting(run, helping)
        on_spark = run.request.engine == "spark"
        if on_spark:
            work = steps.link_on_spark(run)
        else:
            meanwhile = partial(_get_ready, run, helpers)
            work = steps.extract(run, meanwhile, helpers.writer, seen.inputs if seen else None)
            seen = seen and seen.without_pages()
        last = releasing.prepare(run, work, helpers.writer) if helpers.writer else None
        run.tell.note("link" if on_spark else "correct, check rows, link")
        try:
            for step in (steps.link_rest,) if on_spark else steps.between(helpers.checker):
                let_go()
                work = step(run, work)
            let_go()
            result = releasing.release(run, work, helpers, last)
        except NoRelease:
            raise
        except Stop as stop:
            raise _no_release(stop, work) from None
        record.released(result.published.version, is_new=result.published.is_new)
        if seen:
            unchanged.remember(run, seen, result)
        return result


def _helpers(run: Run, lock: int, helping: ExitStack, pages: int) -> Helpers:
    """A process that loads what checks from now on, and one for pages and files.

    In a first run other processes extract pages while this one has nothing to do but to load: there, of many pages, a
    process checks that comes from where those come from.
    """
    kept = run.kept(reading.EXTRACT_CACHE)
    if kept is None or not kept.is_dir():
        if run.request.engine == "spark" or pages < LARGE or workers_for(pages, run.request.workers) < 2:
            return ALONE
        keep_pandas_away()
        checker = beside_workers()
        helping.callback(checker.shutdown, cancel_futures=True)
        return Helpers(checker, beside_workers=True)
    if not may_fork():
        return ALONE
    keep_pandas_away()  # all need Arrow, and this loads it for all
    if not may_fork():  # one that started a thread
        return ALONE
    checked = run.project, run.kept(steps.ROW_CHECKS)
    forked = helping.enter_context(Helper(partial(readiness.ready_to_check_some, *checked), (lock,)))
    writer = helping.enter_context(Helper(readiness.ready_to_extract, (lock,))) if releasing.was_large(run) else None
    return Helpers(forked, writer)


def _get_ready(run: Run, helpers: Helpers) -> None:
    """Load what the steps after extraction need, here or where they are done."""
    if helpers.checker is None:
        readiness.get_ready()
        return
    if helpers.beside_workers:
        submitted(helpers.checker, readiness.ready_to_check)
    readiness.ready_to_link(run.kept(steps.MEANINGS))


def _resting(run: Run, helping: ExitStack) -> Callable[[], None]:
    """Let large tables rest from now on, and give what brings them to rest where they were looked at."""
    from materia_medica.resting import giving_back, let_go, resting_in  # it loads Arrow

    helping.enter_context(giving_back())
    helping.enter_context(resting_in(run.output))
    return let_go


def _no_release(stop: Stop, work: Work) -> NoRelease:
    from materia_medica.release.counts import count

    return NoRelease(stop, count(work.tables, work.account))


def _fetch(run: Run) -> None:
    """Fetch the pages of the sources asked for, those that are given a folder or an address excepted."""
    from materia_medica.fetch.fetch import fetch_source
    from materia_medica.inputs import chosen

    for source in chosen(run.project, run.asked).values():
        if source.id not in {*run.request.folders, *run.request.addresses}:
            with run.tell.fetching(source.id) as progress:
                report = fetch_source(run.project, source, progress=progress)
            run.tell.fetched(report)
