"""`materia run`: the whole job, from pages to a release."""

from __future__ import annotations

from typing import Annotated

import typer

from materia_medica.cli.counted import show_counts, show_release
from materia_medica.cli.options import AcceptDrift, Engine, From, Gold, NoCache, Reason, Workers, places
from materia_medica.cli.project import project_folder
from materia_medica.cli.tell import Shown


def run(
    ctx: typer.Context,
    *,
    source: Annotated[
        list[str] | None,
        typer.Argument(metavar="SOURCE", help="Sources of sources.yaml; its default ones if none are named.",
                       show_default=False),
    ] = None,
    given: From = None,
    gold: Gold = None,
    fetch: Annotated[bool, typer.Option("--fetch", help="Fetch the sources' pages first (uses the network).")] = False,
    no_cache: NoCache = False,
    workers: Workers = None,
    engine: Engine = "local",
    accept_drift: AcceptDrift = None,
    reason: Reason = None,
) -> None:  # fmt: skip
    """Make a release: extract, correct, check rows, link, check tables, write.

    Where nothing changed since the last release, there is no new one.
    """
    from materia_medica.run import NoRelease, Request, make_release

    project = project_folder(ctx)
    folders, addresses = places(given)
    request = Request(
        sources=tuple(source or ()), folders=folders, addresses=addresses, fetch=fetch, labels=tuple(gold or ()),
        use_cache=not no_cache, workers=workers, engine=engine,
        accept_drift=tuple(accept_drift or ()), reason=reason,
    )  # fmt: skip
    try:
        result = make_release(project, request, Shown())
    except NoRelease as stop:
        show_counts(stop.counts, title="No release")
        raise
    show_counts(result.counts, title="Release" if result.published.is_new else "Nothing new")
    show_release(result, project)
