"""`materia init`: start a project."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

import typer


def init(
    folder: Annotated[
        Path, typer.Argument(metavar="[DIR]", help="Folder of the project; made where it is missing.")
    ] = Path(),
) -> None:
    """Start a project: sources, expectations, corrections and a sample page. Overwrites nothing."""
    from materia_medica.cli.console import fact, out
    from materia_medica.new_project import PARTS, start_project

    start_project(folder)
    here = folder.resolve() == Path.cwd()
    out().print(f"A project is in {folder.resolve()}: {', '.join(PARTS)}", soft_wrap=True, markup=False)
    fact(folder=str(folder.resolve()), parts=list(PARTS))
    out().print("Next:", markup=False)
    steps = (
        *(() if here else ((f"cd {shlex.quote(str(folder))}", "all commands work in the project's folder"),)),
        ("materia run", "make a release of the sample page, in output/"),
        ("materia show ibuprofen", "see what the release says of it"),
    )
    for command, what in steps:
        out().print(f"  {command:<24}# {what}", soft_wrap=True, markup=False)
    out().print("Then name sources of your own in sources.yaml.", soft_wrap=True, markup=False)
