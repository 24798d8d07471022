"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from materia_medica import request
from materia_medica.stop import Exit, Stop

From = Annotated[
    list[str] | None,
    typer.Option(
        "--from",
        metavar="SOURCE=PATH",
        help="Read the Markdown and HTML pages below PATH as pages of SOURCE. May be repeated.",
    ),
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Extract every page anew; keep nothing for the next run.")]
Workers = Annotated[int | None, typer.Option("--workers", min=1, metavar="N", help="Processes; by default one a core.")]
Engine = Annotated[
    request.Engine,
    typer.Option(help="Where pages are worked: processes of this machine, or Spark (materia-medica\\[spark], Java)."),
]
Gold = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="FILE",
        exists=True,
        dir_okay=False,
        help="Measure accuracy against these labels too (JSON Lines, one page a line). May be repeated.",
    ),
]
AcceptDrift = Annotated[
    list[str] | None,
    typer.Option("--accept-drift", metavar="RULE", help="Let this rule's drift through, this once. May be repeated."),
]
Reason = Annotated[
    str | None, typer.Option("--reason", metavar="TEXT", help="Why the drift is right; the manifest records it.")
]


def folders(given: Sequence[str] | None) -> dict[str, Path]:
    """`--from` values as source to folder; raises `Stop` where one is not SOURCE=PATH or a source stands twice."""
    found: dict[str, Path] = {}
    for said in given or ():
        source, equals, path = said.partition("=")
        if not (source and equals and path):
            raise Stop(Exit.USAGE, f"--from '{said}': expected SOURCE=PATH, as in --from samples=raw/samples")
        if source in found:
            raise Stop(Exit.USAGE, f"--from names the source '{source}' twice")
        found[source] = Path(path)
    return found
