"""`materia apply OLD DELTA --to NEW`: the next release's tables from the last one and what differs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def apply(
    *,
    old: Annotated[
        Path, typer.Argument(metavar="OLD", exists=True, file_okay=False, help="Folder of the release you have.")
    ],
    delta: Annotated[
        Path,
        typer.Argument(
            metavar="DELTA", exists=True, file_okay=False, help="Folder delta/ of the next release, or what holds it.",
        ),
    ],
    to: Annotated[Path, typer.Option("--to", metavar="NEW", help="Folder to make; it must not be there.")],
) -> None:  # fmt: skip
    """Make the next release's tables from the last one and its delta, byte for byte.

    What else stands beside DELTA (manifest.json, checks) is copied, and materia.sqlite is built. Exit code 1 where the
    delta leads from another release than OLD, or the result is not what the release holds; then nothing is made.
    """
    from materia_medica.cli.console import fact, note, out, summary
    from materia_medica.release.follow import follow

    made = follow(old, delta, to)
    title = f"Release {made.end.version}"
    summary("tables", ("table", "rows"), list(made.rows.items()), title=title)
    fact(version=made.end.version, folder=str(to), other_bytes=list(made.other_bytes))
    if made.other_bytes:
        note(f"the rows are right; other versions of Arrow or zlib wrote the bytes of {', '.join(made.other_bytes)}")
    out().print(f"The tables of release {made.end.version} are in {to}", soft_wrap=True, markup=False)
