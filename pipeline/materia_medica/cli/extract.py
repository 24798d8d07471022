"""`materia extract`: pages in, per-page tables out, without checks or release."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from materia_medica.cli.console import note, out, paragraph, progress
from materia_medica.cli.options import From, NoCache, Workers, folders
from materia_medica.cli.project import project_folder


def extract(
    ctx: typer.Context,
    *,
    to: Annotated[
        Path, typer.Option("--to", metavar="DIR", file_okay=False, help="Folder for the tables (NAME.parquet).")
    ],
    source: Annotated[
        list[str] | None, typer.Argument(metavar="SOURCE", help="Sources of sources.yaml.", show_default=False)
    ] = None,
    given: From = None,
    no_cache: NoCache = False,
    workers: Workers = None,
) -> None:
    """Read pages and write the per-page tables as Parquet, without checks or release.

    Writes monographs, side_effects, faqs, sections, asides and rejects.

    Pages come from --from and the SOURCEs named, else from the default ones.
    """
    from materia_medica.engine.processes import PAGES_PER_WORKER, many_files, warm_up
    from materia_medica.inputs import find_inputs

    project = project_folder(ctx)
    places = folders(given)
    if many_files(places.values()):  # before they are looked at one by one, which takes a while
        warm_up(2 * PAGES_PER_WORKER, workers)
    inputs = find_inputs(project, source or (), places)
    warm_up(len(inputs.refs), workers)
    for said in inputs.notes:
        note(said)

    from materia_medica import flow
    from materia_medica.cli.report import show_counts
    from materia_medica.report.coverage import coverage, in_words
    from materia_medica.store import write_tables

    cache = None if no_cache else flow.output_folder(project) / flow.EXTRACT_CACHE
    with progress("extract", len(inputs.refs)) as advance:
        done = flow.extract(inputs, cache=cache, workers=workers, advance=advance)
    write_tables(done.tables, to)
    show_counts(done.tables, done.account, title="Extracted")
    for said in in_words(coverage(done.tables)):
        paragraph(said)
    if done.reused:
        note(f"{done.reused:,} pages were unchanged and taken from the cache")
    out().print(f"Tables are in {to}", soft_wrap=True, markup=False)
