"""`materia run`: the whole job, from pages to a release."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from materia_medica.cli.console import note, progress
from materia_medica.cli.fetch import fetch_shown
from materia_medica.cli.options import AcceptDrift, From, NoCache, Reason, Workers, folders
from materia_medica.cli.project import project_folder
from materia_medica.stop import Stop


def run(
    ctx: typer.Context,
    *,
    source: Annotated[
        list[str] | None,
        typer.Argument(metavar="SOURCE", help="Sources of sources.yaml; its default ones if none are named.",
                       show_default=False),
    ] = None,
    given: From = None,
    gold: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", exists=True, dir_okay=False,
                     help="Measure accuracy against these labels too (JSON Lines, one page a line). May be repeated."),
    ] = None,
    fetch: Annotated[bool, typer.Option("--fetch", help="Fetch the sources' pages first (uses the network).")] = False,
    no_cache: NoCache = False,
    workers: Workers = None,
    accept_drift: AcceptDrift = None,
    reason: Reason = None,
) -> None:  # fmt: skip
    """Make a release: extract, correct, check rows, link, check tables, write.

    Where nothing changed since the last release, there is no new one.
    """
    from materia_medica.engine.processes import warm_up
    from materia_medica.inputs import chosen, find_inputs
    from materia_medica.release.layout import OUTPUT
    from materia_medica.release.lock import locked

    project = project_folder(ctx)
    output = project / OUTPUT
    places = folders(given)
    if fetch:  # before the lock: a crawl takes hours, and has a lock of its own
        from materia_medica.fetch.fetch import fetch_source

        for wanted in chosen(project, source or (), places).values():
            if wanted.id not in places:
                fetch_shown(fetch_source, project, wanted)
    with locked(output):
        inputs = find_inputs(project, source or (), places)
        warm_up(len(inputs.refs), workers)
        for said in inputs.notes:
            note(said)

        from materia_medica import flow
        from materia_medica.accuracy.measure import measure, sentences
        from materia_medica.cli.report import show_counts, show_release

        labels = flow.label_files(project, gold or ())

        with progress("extract", len(inputs.refs)) as advance:
            extracted = flow.extract(
                inputs, cache=None if no_cache else output / flow.EXTRACT_CACHE, workers=workers, advance=advance
            )
        account, tables = extracted.account, extracted.tables
        del extracted
        try:
            flow.limit_rejects(tables, account, inputs.sources)
            note("correct, check rows, link")
            tables = flow.check_rows(flow.correct(tables, project), project)
            flow.limit_rejects(tables, account, inputs.sources)
            tables = flow.link(tables, account, inputs.sources)
            accuracy = measure(tables, labels, inputs.sources)
            for said in sentences(inputs.sources, accuracy):
                note(said)
            note("check tables")
            results = flow.check_tables(
                tables, account, project, accept_drift=accept_drift or (), reason=reason, accuracy=accuracy
            )
            note("release")
            published = flow.release(tables, account, inputs.sources, results, project, accuracy=accuracy)
        except Stop:
            show_counts(tables, account, title="No release")
            raise
    show_counts(tables, account, title="Release" if published.is_new else "Nothing new")
    show_release(published, results, project)
