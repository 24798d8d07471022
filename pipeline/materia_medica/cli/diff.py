"""`materia diff A B`: what differs between any two releases."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from materia_medica.stop import Exit, Stop

if TYPE_CHECKING:
    from materia_medica.delta.shape import Delta


def diff(
    ctx: typer.Context,
    *,
    old: Annotated[str, typer.Argument(metavar="A", help="Folder of a release or of tables, or a version.")],
    new: Annotated[str, typer.Argument(metavar="B", help="The same; what is told is what turned A into B.")],
    to: Annotated[
        Path | None, typer.Option("--to", metavar="DIR", help="Write the rows that differ there, as in delta/.")
    ] = None,
) -> None:
    """Compare two releases: rows added, changed, moved and removed, by table.

    Exit code 0 where every table says the same, 1 where one differs. Versions are looked for in the project's output/.
    """
    from materia_medica.cli.console import fact
    from materia_medica.delta.stored import AsStored, as_json
    from materia_medica.delta.told import what_changed
    from materia_medica.release.difference import difference, write_difference

    before, after = _folder(ctx, old), _folder(ctx, new)
    found = difference(before, after)
    if to is not None:
        write_difference(found, before, after, to)
    _show(found, old, new, what_changed(found, AsStored(before), AsStored(after)))
    fact(**{"from": str(old), "to": str(new), "same": not found.differ, "tables": as_json(found)})
    if found.differ:
        raise typer.Exit(int(Exit.DIFFERENCE))


def _show(found: Delta, old: str, new: str, what: str) -> None:
    from materia_medica.cli.console import out, summary

    rows = [(n, c.before, c.now, c.added, c.changed, c.removed, c.moved) for n, c in found.counts.items() if c.differ]
    if not rows:
        out().print(f"{old} and {new} say the same", soft_wrap=True, markup=False)
        return
    header = ("table", "before", "now", "added", "changed", "removed", "moved")
    summary("differ", header, rows, title=f"From {old} to {new}")
    out().print(f"\n{what}", soft_wrap=True, markup=False, highlight=False)
    columns = [(f"{t}.{name}", n) for t, c in found.counts.items() for name, n in c.columns.items()]
    if columns:
        summary("columns", ("column of changed rows", "rows"), sorted(columns, key=lambda c: (-c[1], c[0]))[:20])


def _folder(ctx: typer.Context, said: str) -> Path:
    """The folder that is meant: one of that name, else the release of that version in the project."""
    if Path(said).is_dir():
        return Path(said)
    from materia_medica.cli.project import project_folder, release_of
    from materia_medica.release.layout import order

    try:
        order(said)
    except ValueError:
        raise Stop(Exit.USAGE, f"{said} is neither a folder nor a version such as 2026.01.31") from None
    return release_of(project_folder(ctx), said)
