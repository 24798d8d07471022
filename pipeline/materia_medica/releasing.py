"""The last step of a run: its tables measured, checked as a whole and released.

What it needs is imported within it, for checks alone take seconds to load.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from materia_medica.before_release import begin_checks, results_of
from materia_medica.engine.helpers import ALONE, LARGE, Helpers, Here
from materia_medica.release import layout
from materia_medica.stop import Exit, Stop
from materia_medica.work import Run, Work

if TYPE_CHECKING:
    import pyarrow as pa

    from materia_medica.check.results import CheckResults
    from materia_medica.check.written import Ahead
    from materia_medica.release.around import Damaged
    from materia_medica.release.counts import Counts
    from materia_medica.release.formats import OutputFormat
    from materia_medica.release.publish import Report
    from materia_medica.release.published import Published
    from materia_medica.report.explorer.page import OfTables

WRITTEN = Path(layout.CACHE) / "csv"
"""Compressed rows of CSV."""
REPORT = Path(layout.CACHE) / "report.parts"
"""Parts of the page that people open first."""
PAGES_AGAIN = 50
"""Pages that a run extracts again from what it is about to release: what no longer follows from it shows at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of a run."""

    published: Published
    """The release, new or, where nothing changed, the last one."""
    counts: Counts
    """Pages by source, rows by table, refusals by rule."""
    checks: CheckResults
    accuracy: tuple[Mapping[str, Any], ...]
    """One entry for each set of labels, as in the manifest."""


def was_large(run: Run) -> bool:
    """Whether the last release had as many pages as are worth a process that writes files."""
    from materia_medica.release.around import says

    last = layout.latest_release(run.output)
    pages = says(last).get("pages") if last else None
    return isinstance(pages, dict) and pages.get("read", 0) >= LARGE


def prepare(run: Run, work: Work, by: Executor) -> Callable[[], Damaged]:
    """Have a process look from now on whether the last release is damaged, load then what writes files, and extract
    some pages again; what is given waits for the first of that.
    """
    from materia_medica.check.extracted_again import make_ahead
    from materia_medica.engine.helpers import found, submitted
    from materia_medica.release.around import last_damaged

    looked = submitted(by, last_damaged, run.output)
    submitted(by, _get_ready_to_write)
    make_ahead(work.tables, run.sources(work.account).values(), most=PAGES_AGAIN, seed=work.account.pages_sha256, by=by)
    return lambda: found(looked, lambda: last_damaged(run.output))


def _get_ready_to_write() -> None:
    from materia_medica.check.written import get_ready

    get_ready()


def release(run: Run, work: Work, helpers: Helpers = ALONE, last: Callable[[], Damaged] | None = None) -> Result:
    """Measure accuracy, check the tables, write the release with the page of its checks, and make it the latest.

    A checker among the helpers checks the tables while this process compares them with those of the last release, and
    then makes most of the page for people; this process makes it where the checker has all pages to check. A writer
    extracts some pages again, and then writes files; without one, a process is started for both where there are many.
    `last` says whether the last release is damaged, where somebody looked.
    The lock of `run.output` must be held. Raises `Stop` where a result stops the release; the results and their page
    are then in `output/checks/`.
    """
    from materia_medica.accuracy.measure import measure, sentences
    from materia_medica.check.extracted_again import begin_again
    from materia_medica.check.written import to_write, written_ahead
    from materia_medica.correct.apply import corrections_for
    from materia_medica.lent import Lent
    from materia_medica.release.around import last_damaged
    from materia_medica.release.counts import count
    from materia_medica.report.explorer.page import made_of
    from materia_medica.resting import let_go

    lent, sources = Lent(work.tables), run.sources(work.account)
    run.tell.note("check tables")
    corrections = corrections_for(work.tables, run.project)
    checking = begin_checks(run, work, lent, corrections, helpers.checker)
    damaged = last() if last else last_damaged(run.output)
    for said in damaged.said:
        run.tell.note(said)
    accuracy = tuple(measure(work.tables, label_files(run), sources))
    for said in sentences(sources, accuracy):
        run.tell.note(said)
    writer = helpers.writer or to_write(work.tables)
    again = begin_again(
        work.tables, most=PAGES_AGAIN, seed=work.account.pages_sha256, corrections=corrections, by=writer
    )
    day, has_database = run.now.astimezone(datetime.UTC).date(), _has_database(run)
    with written_ahead(
        lent,
        run.output,
        day,
        forms(run),
        database=has_database,
        besides=partial(made_of, kept=run.kept(REPORT)),
        kept=run.kept(WRITTEN),
        most_is_kept=helpers.writer is not None,
        process=writer,
        idle=Here() if helpers.beside_workers else helpers.checker,
    ) as ahead:
        let_go()
        results = cache(partial(results_of, run, work, accuracy, checking, again))
        if not helpers.checker:
            results()  # here, while another process writes files
        published = _publish(run, work, results, accuracy, damaged, ahead=ahead)
    return Result(published=published, counts=count(work.tables, work.account), checks=results(), accuracy=accuracy)


def label_files(run: Run) -> list[Path]:
    """The project's own label files and those asked for, each sound; raises `Stop` where one cannot be read."""
    from materia_medica.accuracy.labels import LabelError, load_labels
    from materia_medica.accuracy.labels import label_files as own

    files = list(dict.fromkeys(file.resolve() for file in (*own(run.project), *run.request.labels)))
    try:
        for file in files:
            load_labels(file)
    except LabelError as error:
        raise Stop(Exit.USAGE, str(error)) from None
    return files


def forms(run: Run) -> tuple[OutputFormat, ...]:
    """The formats that the project's `release.yaml` asks for; raises `SettingsError` where it cannot be used."""
    from materia_medica.release.formats import CSV_FORMS, Parquet
    from materia_medica.settings.release import load_release_settings

    said = load_release_settings(run.project)
    return (Parquet(said.rows_a_file), CSV_FORMS[said.csv])


def _has_database(run: Run) -> bool:
    from materia_medica.settings.release import load_release_settings

    return load_release_settings(run.project).database


def _publish(
    run: Run, work: Work, results: Callable[[], CheckResults], accuracy: tuple[Mapping[str, Any], ...],
    damaged: Damaged, *, ahead: Ahead[OfTables],
) -> Published:  # fmt: skip
    """The release on disk, read back."""
    from materia_medica.release.publish import publish

    sources = run.sources(work.account)
    return publish(work.tables, work.account, sources, run.output,
                   report=lambda: _report(run, work, results(), accuracy, damaged, made=ahead.besides),
                   read_back=ahead.read_back, now=run.now, forms=forms(run), database=_has_database(run),
                   begun=ahead.begun, damaged=damaged.files)  # fmt: skip


def _report(
    run: Run, work: Work, results: CheckResults, accuracy: tuple[Mapping[str, Any], ...], damaged: Damaged,
    *, made: Callable[[], OfTables],
) -> Report:  # fmt: skip
    """What the release says of itself; a source that no labels are drawn from counts as not measured."""
    from materia_medica.accuracy.measure import unmeasured
    from materia_medica.check.suites import suites_in_force
    from materia_medica.correct.apply import corrections_for
    from materia_medica.correct.record import recorded
    from materia_medica.release.publish import Report
    from materia_medica.report.checks import render_checks
    from materia_medica.report.explorer.page import report_page
    from materia_medica.report.history import history_of
    from materia_medica.settings.dataset import load_dataset_words

    read = [s.source for s in work.account.sources]

    def page(version: str) -> str:
        return render_checks(results, title=version, accuracy=accuracy, sources=read, history=history_of(run.output))

    by_status = {s: len(results.of_status(s)) for s in ("passed", "warning", "failed", "skipped")}
    notes: dict[str, Any] = {"suites": suites_in_force(run.project)}
    if words := load_dataset_words(run.project).stated():
        notes["dataset"] = words
    if results.accepted:
        notes["accepted_drift"] = list(results.accepted)
    if corrections := corrections_for(work.tables, run.project):
        notes["corrections"] = recorded(corrections)
    if results.not_compared:
        notes["not_compared"] = {"with": results.compared_with, "lacking": list(results.not_compared)}
    if damaged.said:
        notes["last_release_damaged"] = damaged.said
    if missing := unmeasured(read, accuracy):
        notes["accuracy_not_measured"] = missing

    def explorer(
        manifest: Mapping[str, Any], tables: Mapping[str, pa.Table], *, releases: Sequence[Mapping[str, Any]]
    ) -> str:
        return report_page(manifest, tables, releases=releases, made=made)

    return Report(results.to_json(), by_status, accuracy, notes, page, explorer)
