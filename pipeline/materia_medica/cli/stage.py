"""`materia stage ...`: the stages of a run one by one, with tables in `work/<stage>/` between them, for dvc.yaml."""

from __future__ import annotations

import typer

from materia_medica.cli.asked import App
from materia_medica.cli.console import fact, out
from materia_medica.cli.counted import show_counts, show_release
from materia_medica.cli.options import AcceptDrift, From, Gold, Reason, places
from materia_medica.cli.project import project_folder
from materia_medica.cli.tell import Shown
from materia_medica.request import Request

app = App(no_args_is_help=True, help="Single stages of a run, with their tables in work/ (for DVC).")


@app.command()
def extract(ctx: typer.Context, given: From = None) -> None:
    """Pages to per-page tables, in work/extract."""
    folders, addresses = places(given)
    _make(ctx, "extract", Request(folders=folders, addresses=addresses))


@app.command()
def correct(ctx: typer.Context) -> None:
    """Apply corrections to the tables of work/extract, in work/correct."""
    _make(ctx, "correct", Request())


@app.command()
def check(ctx: typer.Context) -> None:
    """Refuse rows of work/correct that break a rule; what is accepted stands in work/check."""
    _make(ctx, "check", Request())


@app.command()
def link(ctx: typer.Context) -> None:
    """Build drugs and effects from the accepted rows of work/check, in work/link."""
    _make(ctx, "link", Request())


@app.command()
def release(ctx: typer.Context, gold: Gold = None, accept_drift: AcceptDrift = None, reason: Reason = None) -> None:
    """Check the tables of work/link and release them, in output/releases."""
    from materia_medica.stages import release as release_tables

    project = project_folder(ctx)
    request = Request(labels=tuple(gold or ()), accept_drift=tuple(accept_drift or ()), reason=reason)
    result = release_tables(project, request, Shown())
    show_counts(result.counts, title="Release")
    show_release(result, project)


def _make(ctx: typer.Context, stage: str, request: Request) -> None:
    from materia_medica.stages import WORK, make_tables

    made = make_tables(project_folder(ctx), stage, request, Shown())
    rows = sum(table.num_rows for table in made.tables.values())
    fact(folder=f"{WORK}/{stage}", rows={name: table.num_rows for name, table in made.tables.items()})
    out().print(f"{stage}: {len(made.tables)} tables, {rows:,} rows in {WORK}/{stage}", soft_wrap=True, markup=False)
