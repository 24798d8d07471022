"""`materia stage ...`: the stages of a run one by one, with tables in `work/<stage>/` between them, for dvc.yaml."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from materia_medica.cli.console import note, out, progress
from materia_medica.cli.options import AcceptDrift, From, Reason, folders
from materia_medica.cli.project import project_folder

if TYPE_CHECKING:
    from materia_medica.account import Extraction
    from materia_medica.store import Tables

WORK = "work"

app = typer.Typer(no_args_is_help=True, help="Single stages of a run, with their tables in work/ (for DVC).")


@app.command()
def extract(ctx: typer.Context, given: From = None) -> None:
    """Pages to per-page tables, in work/extract."""
    from materia_medica import flow
    from materia_medica.inputs import find_inputs

    project = project_folder(ctx)
    inputs = find_inputs(project, (), folders(given))
    for said in inputs.notes:
        note(said)
    with progress("extract", len(inputs.refs)) as advance:
        done = flow.extract(inputs, cache=flow.output_folder(project) / flow.EXTRACT_CACHE, advance=advance)
    flow.limit_rejects(done.tables, done.account, inputs.sources)
    _keep(project, "extract", done.tables, done.account)


@app.command()
def correct(ctx: typer.Context) -> None:
    """Apply corrections to the tables of work/extract, in work/correct."""
    from materia_medica import flow

    project = project_folder(ctx)
    tables, account = _kept(project, "extract")
    _keep(project, "correct", flow.correct(tables, project), account)


@app.command()
def check(ctx: typer.Context) -> None:
    """Refuse rows of work/correct that break a rule; what is accepted stands in work/check."""
    from materia_medica import flow
    from materia_medica.settings.sources import load_sources

    project = project_folder(ctx)
    tables, account = _kept(project, "correct")
    accepted = flow.check_rows(tables, project)
    flow.limit_rejects(accepted, account, load_sources(project).by_id)
    _keep(project, "check", accepted, account)


@app.command()
def link(ctx: typer.Context) -> None:
    """Build drugs and effects from the accepted rows of work/check, in work/link."""
    from materia_medica import flow
    from materia_medica.settings.sources import load_sources

    project = project_folder(ctx)
    tables, account = _kept(project, "check")
    _keep(project, "link", flow.link(tables, account, load_sources(project).by_id), account)


@app.command()
def release(ctx: typer.Context, accept_drift: AcceptDrift = None, reason: Reason = None) -> None:
    """Check the tables of work/link and release them, in output/releases."""
    from materia_medica import flow
    from materia_medica.accuracy.measure import measure
    from materia_medica.cli.report import show_counts, show_release
    from materia_medica.release.lock import locked
    from materia_medica.settings.sources import load_sources

    project = project_folder(ctx)
    sources = load_sources(project).by_id
    with locked(flow.output_folder(project)):
        tables, account = _kept(project, "link")
        read = {s.source: sources[s.source] for s in account.sources}
        accuracy = measure(tables, flow.label_files(project), read)
        results = flow.check_tables(
            tables, account, project, accept_drift=accept_drift or (), reason=reason, accuracy=accuracy
        )
        published = flow.release(tables, account, sources, results, project, accuracy=accuracy)
    show_counts(tables, account, title="Release")
    show_release(published, results, project)


def _kept(project: Path, stage: str) -> tuple[Tables, Extraction]:
    """What an earlier stage left; raises `Stop` where it has not run."""
    from materia_medica.account import load_extraction
    from materia_medica.stop import Exit, Stop
    from materia_medica.store import read_tables

    folder = project / WORK / stage
    if not folder.is_dir():
        raise Stop(Exit.IO_ERROR, f"{folder} is missing; run the stage before it: materia stage {stage}")
    return read_tables(folder), load_extraction(folder)


def _keep(project: Path, stage: str, tables: Tables, account: Extraction) -> None:
    from materia_medica.store import write_tables

    folder = project / WORK / stage
    if folder.exists():
        shutil.rmtree(folder)
    write_tables(tables, folder)
    account.save(folder)
    rows = sum(table.num_rows for table in tables.values())
    out().print(f"{stage}: {len(tables)} tables, {rows:,} rows in {WORK}/{stage}", soft_wrap=True, markup=False)
