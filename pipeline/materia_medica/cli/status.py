"""`materia status`: how a project stands, for people and for monitoring."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from materia_medica.cli.console import Row, fact, out, summary
from materia_medica.cli.project import project_folder
from materia_medica.stop import Exit, Stop

if TYPE_CHECKING:
    from materia_medica.status import Status


def status(
    ctx: typer.Context,
    *,
    max_age: Annotated[
        float, typer.Option("--max-age", min=0, metavar="DAYS", help="Age from which a snapshot is due again.")
    ] = 30.0,
    run_within: Annotated[
        float | None,
        typer.Option("--run-within", min=0, metavar="DAYS", help="Expect a run that ended within so many days."),
    ] = None,
) -> None:
    """Say how the project stands: last run, last release, snapshots, what is due. Writes nothing.

    Exit code 0 where all is well, 1 where something is due.
    """
    import datetime
    from dataclasses import asdict

    from materia_medica.status import status as status_of

    found = status_of(project_folder(ctx), datetime.datetime.now(datetime.UTC), max_age=max_age, run_within=run_within)
    said = asdict(found)
    fact(last_run=said["last_run"], running_since=found.running_since, release=said["release"], due=list(found.due))
    _show(found)
    if found.due:
        raise Stop(Exit.DIFFERENCE, "due:\n  " + "\n  ".join(found.due))


def _show(found: Status) -> None:
    run, release = found.last_run, found.release
    ran = f"{run.get('started_at')}, {run.get('result')}" if run else "not known"
    out().print(f"Last run: {ran}", soft_wrap=True, markup=False)
    if found.running_since:
        out().print(f"A run that began {found.running_since} goes on, or was killed", soft_wrap=True, markup=False)
    made = f"{release.version} of {release.created_at}, {release.rows:,} rows" if release else "none"
    out().print(f"Last release: {made}", soft_wrap=True, markup=False)
    rows: list[Row] = [
        (p.source, p.kind, p.snapshot, None if p.days is None else f"{p.days:.1f}", p.pages, p.released)
        for p in found.sources
    ]
    summary("sources", ("source", "kind", "snapshot", "days old", "pages", "released"), rows, title="Sources")
    if not found.due:
        out().print("Nothing is due", markup=False)
