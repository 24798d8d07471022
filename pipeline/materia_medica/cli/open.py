"""`materia open [DRUG|EFFECT]`: the page of a release in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import quote

import typer

from materia_medica.cli.console import fact, out
from materia_medica.cli.project import project_folder, release_of
from materia_medica.stop import Exit, Stop

if TYPE_CHECKING:
    from materia_medica.cli.named import Named


def open(  # noqa: A001  the command's name
    ctx: typer.Context,
    asked: Annotated[
        list[str] | None,
        typer.Argument(metavar="[DRUG|EFFECT]", help="What to show: a drug or brand, or an effect, in any words."),
    ] = None,
    *,
    release: Annotated[
        str | None, typer.Option("--release", metavar="VERSION", help="Release to read; by default the latest.")
    ] = None,
    address: Annotated[
        bool, typer.Option("--address", help="Only print the address, for a machine without a browser.")
    ] = False,
) -> None:
    """Open the page of a release in the browser, at a drug or an effect where one is named.

    The page is report.html of the release: one file that needs no network. Words that name nothing exactly are looked
    for by the page itself.
    """
    import webbrowser

    from materia_medica.release import layout

    folder = release_of(project_folder(ctx), release)
    page = folder / layout.REPORT
    if not page.is_file():
        raise Stop(Exit.IO_ERROR, f"release {folder.name} has no {layout.REPORT}; write one with: "
                   f"materia report --release {folder.name} --to {layout.REPORT}")  # fmt: skip
    where = page.resolve().as_uri() + (_view_in(folder, " ".join(asked)) if asked else "")
    fact(opened={"version": folder.name, "address": where})
    if not address and not webbrowser.open(where):
        raise Stop(Exit.IO_ERROR, f"no browser could be started; open this address in one: {where}")
    out().print(where, soft_wrap=True, markup=False, highlight=False)


def _view_in(folder: Path, words: str) -> str:
    from materia_medica.cli.named import named
    from materia_medica.release.rows import rows_of

    return view_of(named(rows_of(folder), words), words)


def view_of(found: Named, words: str) -> str:
    """The part of the address that shows what words were found to name; a search where they name no one thing."""
    if len(found.drug_ids) == 1:
        return f"#/drug/{quote(found.drug_ids[0], safe='')}"
    if found.effect:
        return f"#/effect/{quote(found.effect['effect_id'], safe='')}"
    return f"#/search/{quote(words, safe='')}"
