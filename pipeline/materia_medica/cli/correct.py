"""`materia correct`: the stage that applies the reviewed fixes of corrections/ to extracted tables."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from materia_medica.cli.project import project_folder
from materia_medica.stop import Exit, Stop


def correct(
    ctx: typer.Context,
    source: Annotated[
        Path,
        typer.Option("--from", metavar="DIR", exists=True, file_okay=False, help="Tables as extraction made them."),
    ],
    to: Annotated[Path, typer.Option(metavar="DIR", file_okay=False, help="Where the corrected tables go.")],
) -> None:
    """Apply the corrections of corrections/*.yaml; one that no longer fits its row stops the run."""
    from materia_medica.account import FILE_NAME
    from materia_medica.cli.console import fact, summary
    from materia_medica.correct import CorrectionError, apply
    from materia_medica.disk import write_whole
    from materia_medica.settings.corrections import load_corrections
    from materia_medica.store import read_tables, write_tables

    project = project_folder(ctx)
    tables = read_tables(source)
    try:
        corrected = apply(tables, project)
        entries = load_corrections(project)
    except CorrectionError as error:
        raise Stop(Exit.DIFFERENCE, str(error)) from None
    write_tables(corrected, to)
    if (source / FILE_NAME).exists() and source.resolve() != to.resolve():
        write_whole(to / FILE_NAME, (source / FILE_NAME).read_bytes())
    before = {n: t.num_rows for n, t in tables.items()}
    rows = [(n, before[n], corrected[n].num_rows) for n in before]
    said = f"{len(entries)} corrections in corrections/"
    summary("tables", ("table", "rows in", "rows out"), rows, title="Corrected", note=said)
    fact(corrections=len(entries))
