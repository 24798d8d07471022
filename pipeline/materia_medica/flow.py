"""The way of a run, one function a stage: extract, correct, check rows, link, check tables, release.

A function takes and gives tables; what a command shows and where tables are kept between stages is not its matter.
Stages are imported where they run: checks alone take seconds to load.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from materia_medica.account import Extraction
from materia_medica.inputs import Inputs
from materia_medica.release import layout
from materia_medica.release.counts import rejected_pages
from materia_medica.settings.sources import Source
from materia_medica.stop import Exit, Stop
from materia_medica.store import StoredTables, Tables

if TYPE_CHECKING:
    from materia_medica.check.results import CheckResults
    from materia_medica.engine.pages import Extracted
    from materia_medica.release.publish import Published

EXTRACT_CACHE = Path(layout.CACHE) / "extract"
FAILED_CHECKS = Path(layout.OUTPUT) / "checks"
"""What the checks found, where they let no release through."""


def output_folder(project: Path) -> Path:
    """Where the project's releases lie."""
    return project / layout.OUTPUT


def extract(
    inputs: Inputs,
    *,
    cache: Path | None,
    workers: int | None = None,
    advance: Callable[[int], None] = lambda _: None,
) -> Extracted:
    """Per-page tables of all pages."""
    from materia_medica.engine.pages import extract_pages

    return extract_pages(
        inputs.refs, inputs.sources, rejects=inputs.rejects, snapshots=inputs.snapshots,
        cache=cache, workers=workers, advance=advance,
    )  # fmt: skip


def limit_rejects(tables: Mapping[str, pa.Table], account: Extraction, sources: Mapping[str, Source]) -> None:
    """Raise `Stop` where a source has more rejected pages than it allows, naming them."""
    refused = rejected_pages(tables)
    for read in account.sources:
        allowed = sources[read.source].max_rejected_share
        if read.pages and refused[read.source] / read.pages > allowed:
            share = refused[read.source] / read.pages
            raise Stop(
                Exit.TOO_MANY_REJECTS,
                f"source '{read.source}': {refused[read.source]:,} of {read.pages:,} pages rejected ({share:.1%}; "
                f"max_rejected_share in sources.yaml is {allowed:.1%}); no release. Rejected:\n"
                + "\n".join(_shown_rejects(tables["rejects"], read.source)),
            )


def _shown_rejects(rejects: pa.Table, source: str, most: int = 20) -> list[str]:
    rows = [r for r in rejects.to_pylist() if r["source"] == source and r["table"] == "monographs"]
    shown = [f"  {r['path']}: {r['rule']}: {r['reason']}" for r in rows[:most]]
    return [*shown, f"  and {len(rows) - most:,} more"] if len(rows) > most else shown


def correct(tables: Mapping[str, pa.Table], project: Path) -> Tables:
    """Tables with the reviewed corrections applied; raises `Stop` where one has outlived its error."""
    from materia_medica.correct import apply
    from materia_medica.correct.file import CorrectionError

    try:
        return dict(apply(dict(tables), project))
    except CorrectionError as error:
        raise Stop(Exit.DIFFERENCE, f"{error}\nno release") from None


def check_rows(tables: Mapping[str, pa.Table], project: Path) -> Tables:
    """Tables without the rows that break a rule, which stand in `rejects`."""
    from materia_medica.check.row_checks import accept
    from materia_medica.check.suites import SuiteError

    try:
        return dict(accept(tables, project=project))
    except SuiteError as error:
        raise Stop(Exit.USAGE, str(error)) from None


def link(tables: Mapping[str, pa.Table], account: Extraction, sources: Mapping[str, Source]) -> Tables:
    """Per-page tables and those derived from them."""
    from materia_medica.link import link as link_tables

    return link_tables(tables, account, sources)


def check_tables(
    tables: Mapping[str, pa.Table],
    account: Extraction,
    project: Path,
    *,
    accept_drift: Sequence[str] = (),
    reason: str | None = None,
    accuracy: Sequence[Mapping[str, Any]] = (),
) -> CheckResults:
    """Results of all table checks, drift against the last release among them.

    `accept_drift` names the rules of drift that a person lets through this once, `reason` says why. Raises `Stop`
    where a result stops the release; the results and their page, which shows `accuracy` too, are then in
    `output/checks/`.
    """
    from materia_medica.check.ranges import DriftError, accepted
    from materia_medica.check.suites import SuiteError
    from materia_medica.check.table_checks import check_tables as check

    last = layout.latest_release(output_folder(project))
    try:
        results = check(
            tables, previous=StoredTables(last) if last else None, previous_name=last.name if last else None,
            project=project, extracted=account.rows, let_through=accepted(accept_drift, reason),
        )  # fmt: skip
    except (SuiteError, DriftError) as error:
        raise Stop(Exit.USAGE, str(error)) from None
    if results.failed:
        from materia_medica.report import write_checks

        code = Exit.TOO_MANY_REJECTS if results.too_many_rejects else Exit.DIFFERENCE
        read = [s.source for s in account.sources]
        _, page = write_checks(results, project / FAILED_CHECKS, title="Not released", accuracy=accuracy, sources=read)
        whole = page.relative_to(project)
        raise Stop(code, f"checks failed; no release\n{results.summary()}\nThe whole of it: {whole}")
    return results


def label_files(project: Path, given: Sequence[Path] = ()) -> list[Path]:
    """The project's own label files and those given by hand, each sound; raises `Stop` where one cannot be read."""
    from materia_medica.accuracy.labels import LabelError, load_labels
    from materia_medica.accuracy.measure import label_files as own

    files = list(dict.fromkeys(file.resolve() for file in (*own(project), *given)))
    try:
        for file in files:
            load_labels(file)
    except LabelError as error:
        raise Stop(Exit.USAGE, str(error)) from None
    return files


def release(
    tables: Mapping[str, pa.Table],
    account: Extraction,
    sources: Mapping[str, Source],
    results: CheckResults,
    project: Path,
    *,
    accuracy: Sequence[Mapping[str, Any]] = (),
) -> Published:
    """Write the release with the page of its checks, read it back, and make it the latest.

    `accuracy` has one entry per set of labels; a source that none is drawn from counts as not measured.
    """
    from materia_medica.accuracy.measure import unmeasured
    from materia_medica.check.readback import read_back
    from materia_medica.release.publish import Report, publish
    from materia_medica.report import render_checks

    def page(version: str) -> str:
        read = [s.source for s in account.sources]
        return render_checks(results, title=version, accuracy=accuracy, sources=read)

    by_status = {s: len(results.of_status(s)) for s in ("passed", "warning", "failed", "skipped")}
    notes: dict[str, Any] = {"accepted_drift": list(results.accepted)} if results.accepted else {}
    if missing := unmeasured([s.source for s in account.sources], accuracy):
        notes["accuracy_not_measured"] = missing
    report = Report(results.to_json(), by_status, accuracy, notes, page)
    return publish(tables, account, sources, output_folder(project), report=report, read_back=read_back, now=now())


def now() -> datetime.datetime:
    """The time of the run; `SOURCE_DATE_EPOCH` (seconds) sets it, for builds that must repeat to the byte."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.datetime.now(datetime.UTC)
    if not epoch.isdecimal():
        raise Stop(Exit.USAGE, f"SOURCE_DATE_EPOCH is '{epoch}'; expected whole seconds since 1970")
    return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
