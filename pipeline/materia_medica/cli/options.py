"""Options that several commands share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from materia_medica import request
from materia_medica.stop import Exit, Stop

From = Annotated[
    list[str] | None,
    typer.Option(
        "--from",
        metavar="SOURCE=PATH",
        help="Read the pages below PATH as pages of SOURCE; with --engine spark also below s3a://..., hdfs://... or "
        "any address that Spark reads. May be repeated.",
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


class Given(NamedTuple):
    """What `--from` names, by source."""

    folders: dict[str, Path]
    addresses: dict[str, str]


def places(given: Sequence[str] | None) -> Given:
    """`--from` values as folders of this machine and addresses of others.

    Raises `Stop` where one is not SOURCE=PATH, a source stands twice, or an address cannot be one of a folder.
    """
    found = Given({}, {})
    for said in given or ():
        source, equals, place = said.partition("=")
        if not (source and equals and place):
            raise Stop(Exit.USAGE, f"--from '{said}': expected SOURCE=PATH, as in --from samples=raw/samples")
        if source in found.folders or source in found.addresses:
            raise Stop(Exit.USAGE, f"--from names the source '{source}' twice")
        if not _ADDRESS.match(place):
            found.folders[source] = Path(place)
            continue
        if _WITH_PASSWORD.search(place):
            raise Stop(Exit.USAGE, f"--from {source}=...: a password stands in the settings of Spark, in no address")
        if any(sign in place for sign in _PATTERN):
            raise Stop(Exit.USAGE, f"--from '{said}': an address names one folder, without any of {_PATTERN}")
        found.addresses[source] = place
    return found


_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:/")
"""Two letters at least: one is a disk of Windows."""
_WITH_PASSWORD = re.compile(r"//[^/@]*:[^/]*@")
_PATTERN = "*?[]{}"
