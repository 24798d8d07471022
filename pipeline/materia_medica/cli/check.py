"""`materia check DIR`: every check of a folder of tables, as a table on the terminal, as JSON and as a page."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from materia_medica.cli.project import project_folder
from materia_medica.stop import Exit, Stop

if TYPE_CHECKING:
    from materia_medica.check.results import CheckResults


def check(
    ctx: typer.Context,
    *,
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="DIR", exists=True, file_okay=False, help="A release, or a folder of tables of a stage."
        ),
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option(
            file_okay=False,
            help="Where checks.json and checks.html go; by default DIR, for a release output/checks/VERSION.",
        ),
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option(
            exists=True, file_okay=False, help="Release to measure drift against; by default the one before DIR."
        ),
    ] = None,
    accept_drift: Annotated[
        list[str] | None, typer.Option(metavar="RULE", help="Let this drift through once; needs --reason.")
    ] = None,
    reason: Annotated[str | None, typer.Option(help="Why the drift is right.")] = None,
    deep: Annotated[
        bool, typer.Option("--deep", help="Extract every page of the release anew, not a sample of 200.")
    ] = False,
    generate: Annotated[
        bool, typer.Option("--generate", help="Write the part of expectations/ that follows from the schema anew.")
    ] = False,
) -> None:
    """Check a folder of tables: what holds, what fails, with examples. Exit code 1 where a check fails."""
    from materia_medica.check.suites import SuiteError

    project = project_folder(ctx)
    try:
        if generate:
            _generate(project)
        if folder is not None:
            _check(folder, project, to=to, against=against, rules=accept_drift or [], reason=reason, deep=deep)
        elif not generate:
            raise Stop(Exit.USAGE, "name a folder of tables: materia check DIR")
    except SuiteError as error:
        raise Stop(Exit.USAGE, str(error)) from None


def _generate(project: Path) -> None:
    from materia_medica.check.generate import write_suites
    from materia_medica.cli.console import fact, note

    changed = write_suites(project)
    fact(changed=list(changed))
    note(f"expectations/: {', '.join(changed)} written anew" if changed else "expectations/: nothing to change")


def _check(
    folder: Path,
    project: Path,
    *,
    to: Path | None,
    against: Path | None,
    rules: list[str],
    reason: str | None,
    deep: bool,
) -> None:
    spare_no_memory()

    from materia_medica.check.extracted_again import SAMPLE
    from materia_medica.check.folder import check_folder, is_release, release_before
    from materia_medica.cli.console import note
    from materia_medica.report.checks import write_checks
    from materia_medica.settings.drift import accepted

    let_through = accepted(rules, reason)
    folder = folder.resolve()
    against = against or release_before(folder)
    results = check_folder(
        folder, project=project, against=against, let_through=let_through, pages_again=None if deep else SAMPLE
    )
    show_results(folder, results)
    target = to or (project / "output" / "checks" / folder.name if is_release(folder) else folder)
    _, page = write_checks(results, target, title=folder.name)
    note(f"The whole of it: {page}")
    if results.failed:
        failed = ", ".join(r.rule for r in results.of_status("failed")[:5])
        raise Stop(Exit.DIFFERENCE, f"{len(results.of_status('failed'))} checks failed: {failed}")


def spare_no_memory() -> None:
    """What a process saves that checks a release and ends: a fifth of its time.

    It is full of strings and numbers, among which the interpreter would look for cycles in vain, and Arrow's own
    allocator gives memory back to the system between the tables, only to ask for it again.
    """
    import gc

    import pyarrow as pa

    gc.disable()
    pa.set_memory_pool(pa.system_memory_pool())


def show_results(folder: Path, results: CheckResults) -> None:
    """Print what a check found."""
    from materia_medica.cli.console import Row, fact, out, summary

    by = Counter((r.table, r.status) for r in results.results)
    rows: list[Row] = [
        (table, by[table, "passed"], by[table, "warning"], by[table, "failed"], by[table, "skipped"])
        for table in dict.fromkeys(r.table for r in results.results)
    ]
    header = ("table", "rules hold", "warnings", "failed", "skipped")
    summary("tables", header, rows, title=f"Checks of {folder.name}")
    fact(checks=json.loads(results.to_json()))
    if results.counts:
        counts = [(c.table, c.extracted, c.released, c.rejected) for c in results.counts]
        summary("rows", ("table", "extracted", "released", "rejected"), counts, title="Rows")
    if skipped := results.of_status("skipped"):
        missing = ", ".join(r.table for r in skipped if r.rule.endswith(".exists"))
        out().print(f"Skipped: {missing or 'rules'} (built after this stage)", soft_wrap=True, markup=False)
    out().print(results.summary(), soft_wrap=True, markup=False)
