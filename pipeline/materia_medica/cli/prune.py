"""`materia prune --keep N`: delete old releases."""

from __future__ import annotations

from typing import Annotated

import typer

from materia_medica.cli.console import Row, fact, out, summary
from materia_medica.cli.project import project_folder


def prune(
    ctx: typer.Context,
    *,
    keep: Annotated[int, typer.Option("--keep", min=1, metavar="N", help="How many of the newest releases stay.")],
    wait: Annotated[
        float,
        typer.Option("--wait", min=0, metavar="SECONDS", help="Time for readers of the index, which forgets first."),
    ] = 30.0,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would go; delete nothing.")] = False,
) -> None:
    """Delete all releases but the newest N.

    The latest stays whatever N is, and so does a release that the delta of a kept one begins with. Snapshots below raw/
    are not touched: newer ones point into older ones.
    """
    from contextlib import nullcontext

    from materia_medica.lock import locked
    from materia_medica.release import layout
    from materia_medica.release import prune as releases

    output = project_folder(ctx) / layout.OUTPUT
    with nullcontext() if dry_run or not output.is_dir() else locked(output, "a run"):
        plan = releases.plan(output, keep)
        size = {v: releases.bytes_of(layout.release_folder(output, v)) for v in plan.gone}
        if not dry_run:
            releases.prune(output, plan.gone, wait=wait)
    rows: list[Row] = [
        *((v, "goes" if dry_run else "deleted", "") for v in plan.gone),
        *((k.version, "stays", k.why) for k in plan.kept),
    ]
    summary("releases", ("release", "what", "why"), rows, title="Releases")
    fact(kept=[k.version for k in plan.kept], gone=list(plan.gone), bytes=sum(size.values()), dry_run=dry_run)
    verb = "would be deleted" if dry_run else "were deleted"
    out().print(
        f"{len(plan.gone)} releases with {sum(size.values()) / 1e6:,.1f} MB {verb}", soft_wrap=True, markup=False
    )
