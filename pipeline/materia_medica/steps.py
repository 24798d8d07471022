"""The steps of a run, one function each: pages in, per-page tables, corrected, checked, linked, released.

A step takes the run and what the step before it made. `materia_medica.run` calls them one after the other,
`materia_medica.stages` one by one with the tables on disk between them. What a step needs is imported within it, for
checks alone take seconds to load.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from materia_medica.account import Extraction
from materia_medica.release import layout
from materia_medica.release.clock import now
from materia_medica.release.counts import Counts, count
from materia_medica.request import Request, Tell
from materia_medica.settings.source import Source
from materia_medica.settings.sources import load_sources
from materia_medica.stop import Exit, Stop
from materia_medica.store import Tables

if TYPE_CHECKING:
    from materia_medica.check.results import CheckResults
    from materia_medica.engine.pages import Extracted
    from materia_medica.release.formats import OutputFormat
    from materia_medica.release.publish import Published

EXTRACT_CACHE = Path(layout.CACHE) / "extract"
FAILED_CHECKS = Path(layout.OUTPUT) / "checks"
"""What the checks found, where they let no release through."""
PAGES_AGAIN = 50
"""Pages that a run extracts again from what it is about to release: what no longer follows from it shows at once."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run: where, what is asked of it, and who is told."""

    project: Path
    request: Request
    tell: Tell
    now: datetime.datetime = field(default_factory=now)
    """The time that the release bears; looked at first, for one that cannot be spoils hours of work at the end."""

    @property
    def output(self) -> Path:
        """Where the project's releases lie."""
        return self.project / layout.OUTPUT

    @property
    def asked(self) -> tuple[str, ...]:
        """Ids of the sources that were asked for by name; none where the project's default ones are meant."""
        return tuple(dict.fromkeys((*self.request.sources, *self.request.folders)))

    def sources(self, account: Extraction) -> dict[str, Source]:
        """The sources that were read, by id; raises `SettingsError` for one that sources.yaml no longer has."""
        known = load_sources(self.project)
        return {read.source: known.get(read.source) for read in account.sources}


@dataclass(frozen=True, slots=True)
class Work:
    """What one step hands to the next: tables, and the account of what was read."""

    tables: Tables
    account: Extraction


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


class NoRelease(Stop):
    """A run that read its pages and ends without a release: why, and how far the rows had come."""

    def __init__(self, stop: Stop, counts: Counts) -> None:
        super().__init__(stop.code, stop.message)
        self.counts = counts


def look_around(run: Run) -> None:
    """Tell, before hours go into it, what a release will meet in `output/`.

    Raises `Stop` where the version of the schema does not say how the tables differ from those of the last release, or
    `dataset.yaml` cannot be used.
    """
    from materia_medica.release.around import in_the_way
    from materia_medica.release.stated import hold_to_version
    from materia_medica.settings.dataset import load_dataset_words

    load_dataset_words(run.project)
    if last := layout.latest_release(run.output):
        hold_to_version(last)

    for said in in_the_way(run.output, run.now.astimezone(datetime.UTC).date()):
        run.tell.note(said)


def read_pages(run: Run) -> Extracted:
    """Per-page tables of all pages that the run asks for; raises `Stop` where pages cannot be found."""
    from materia_medica.engine.processes import PAGES_PER_WORKER, many_files, warm_up

    asked = run.request
    if many_files(asked.folders.values()):  # before they are looked at one by one, which takes a while
        warm_up(2 * PAGES_PER_WORKER, asked.workers)

    from materia_medica.inputs import find_inputs

    inputs = find_inputs(run.project, asked.sources, asked.folders)
    warm_up(len(inputs.refs), asked.workers)
    for said in inputs.notes:
        run.tell.note(said)

    from materia_medica.engine.pages import extract_pages

    with run.tell.progress("extract", len(inputs.refs)) as advance:
        done = extract_pages(
            inputs.refs, inputs.sources, rejects=inputs.rejects, snapshots=inputs.snapshots,
            cache=run.output / EXTRACT_CACHE if asked.use_cache else None, workers=asked.workers, advance=advance,
        )  # fmt: skip
    if done.unkept:
        more = f" (and {len(done.unkept) - 1} more)" if len(done.unkept) > 1 else ""
        run.tell.note(f"rows are not kept for the next run: {done.unkept[0]}{more}")
    return done


def extract(run: Run) -> Work:
    """Per-page tables; raises `Stop` where a source has more rejected or unread pages than it allows."""
    done = read_pages(run)
    return _within_limits(run, Work(done.tables, done.account.read_from(_given(run))))


def _given(run: Run) -> dict[str, str]:
    """The folders given by hand, by source, as the manifest names them."""
    places = {source: folder.resolve() for source, folder in run.request.folders.items()}
    return {
        source: (p.relative_to(run.project) if p.is_relative_to(run.project) else p).as_posix()
        for source, p in places.items()
    }


def correct(run: Run, work: Work) -> Work:
    """Tables with the reviewed corrections applied; raises `Stop` where one has outlived its error."""
    from materia_medica.correct import CorrectionError, apply

    try:
        return Work(dict(apply(work.tables, run.project)), work.account)
    except CorrectionError as error:
        raise Stop(Exit.DIFFERENCE, f"{error}\nno release") from None


def check(run: Run, work: Work) -> Work:
    """Tables without the rows that break a rule, which stand in `rejects`; raises `Stop` as `extract` does."""
    from materia_medica.check.row_checks import accept
    from materia_medica.check.suites import SuiteError

    try:
        accepted = dict(accept(work.tables, project=run.project))
    except SuiteError as error:
        raise Stop(Exit.USAGE, str(error)) from None
    return _within_limits(run, Work(accepted, work.account))


def link(run: Run, work: Work) -> Work:
    """Per-page tables and those derived from them."""
    from materia_medica.link import link as link_tables

    return Work(link_tables(work.tables, work.account, run.sources(work.account)), work.account)


def release(run: Run, work: Work) -> Result:
    """Measure accuracy, check the tables, write the release with the page of its checks, and make it the latest.

    The lock of `run.output` must be held. Raises `Stop` where a result stops the release; the results and their page
    are then in `output/checks/`.
    """
    from materia_medica.accuracy.measure import measure, sentences
    from materia_medica.release.around import last_damaged

    sources = run.sources(work.account)
    damaged = last_damaged(run.output)
    for said in damaged:
        run.tell.note(said)
    accuracy = tuple(measure(work.tables, label_files(run), sources))
    for said in sentences(sources, accuracy):
        run.tell.note(said)
    run.tell.note("check tables")
    results = _check_tables(run, work, accuracy)
    run.tell.note("release")
    published = _publish(run, work, results, accuracy, damaged)
    return Result(published=published, counts=count(work.tables, work.account), checks=results, accuracy=accuracy)


BETWEEN: dict[str, Callable[[Run, Work], Work]] = {"correct": correct, "check": check, "link": link}
"""The steps from extracted tables to those of a release, in their order."""


def label_files(run: Run) -> list[Path]:
    """The project's own label files and those asked for, each sound; raises `Stop` where one cannot be read."""
    from materia_medica.accuracy.labels import LabelError, load_labels
    from materia_medica.accuracy.measure import label_files as own

    files = list(dict.fromkeys(file.resolve() for file in (*own(run.project), *run.request.labels)))
    try:
        for file in files:
            load_labels(file)
    except LabelError as error:
        raise Stop(Exit.USAGE, str(error)) from None
    return files


def forms(run: Run) -> tuple[OutputFormat, ...]:
    """The formats that the project's `release.yaml` asks for; raises `SettingsError` where it cannot be used."""
    from materia_medica.release.formats import CSV_FORMS, MAIN
    from materia_medica.settings.release import load_release_settings

    return (MAIN, CSV_FORMS[load_release_settings(run.project).csv])


def _within_limits(run: Run, work: Work) -> Work:
    """The same work; raises `NoRelease` where a source has more pages gone wrong than it allows, naming them."""
    from materia_medica.release.limits import beyond_limits

    counts = count(work.tables, work.account)
    if said := beyond_limits(work.tables, counts, run.sources(work.account)):
        raise NoRelease(Stop(Exit.TOO_MANY_REJECTS, said), counts)
    return work


def _check_tables(run: Run, work: Work, accuracy: tuple[Mapping[str, Any], ...]) -> CheckResults:
    """Results of all table checks, drift against the last release among them."""
    from materia_medica.check.extracted_again import extract_again
    from materia_medica.check.folder import last_tables
    from materia_medica.check.suites import SuiteError, rules_stated
    from materia_medica.check.table_checks import check_tables
    from materia_medica.correct.apply import corrections_for
    from materia_medica.release.around import says
    from materia_medica.settings.drift import accepted

    last = layout.latest_release(run.output)
    corrections = corrections_for(work.tables, run.project)
    try:
        results = check_tables(
            work.tables, previous=last_tables(last) if last else None, previous_name=last.name if last else None,
            project=run.project, extracted=work.account.rows,
            rules_before=rules_stated(says(last)) if last else None,
            let_through=accepted(run.request.accept_drift, run.request.reason),
            corrections=corrections,
        )  # fmt: skip
    except SuiteError as error:
        raise Stop(Exit.USAGE, str(error)) from None
    again = extract_again(work.tables, most=PAGES_AGAIN, seed=work.account.pages_sha256, corrections=corrections)
    results = results.with_results(again)
    if results.failed:
        from materia_medica.report import write_checks

        code = Exit.TOO_MANY_REJECTS if results.too_many_rejects else Exit.DIFFERENCE
        read, folder = [s.source for s in work.account.sources], run.project / FAILED_CHECKS
        _, page = write_checks(results, folder, title="Not released", accuracy=accuracy, sources=read)
        whole = page.relative_to(run.project)
        raise Stop(code, f"checks failed; no release\n{results.summary()}\nThe whole of it: {whole}")
    return results


def _publish(
    run: Run, work: Work, results: CheckResults, accuracy: tuple[Mapping[str, Any], ...], damaged: list[str]
) -> Published:
    """The release on disk, read back; a source that no labels are drawn from counts as not measured."""
    from materia_medica.accuracy.measure import unmeasured
    from materia_medica.check.readback import read_back
    from materia_medica.check.suites import suites_in_force
    from materia_medica.correct.apply import corrections_for
    from materia_medica.correct.record import recorded
    from materia_medica.release.publish import Report, publish
    from materia_medica.report import render_checks
    from materia_medica.settings.dataset import load_dataset_words

    read = [s.source for s in work.account.sources]

    def page(version: str) -> str:
        return render_checks(results, title=version, accuracy=accuracy, sources=read)

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
    if damaged:
        notes["last_release_damaged"] = damaged
    if missing := unmeasured(read, accuracy):
        notes["accuracy_not_measured"] = missing
    report = Report(results.to_json(), by_status, accuracy, notes, page)
    sources = run.sources(work.account)
    return publish(work.tables, work.account, sources, run.output, report=report, read_back=read_back, now=run.now,
                   forms=forms(run))  # fmt: skip
