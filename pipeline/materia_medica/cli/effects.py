"""`materia effects`: what wordings mean, by the vocabulary of effects."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from materia_medica.cli.console import answer, fact, out, page_text
from materia_medica.stop import Exit, Stop

if TYPE_CHECKING:
    from materia_medica.link.meaning.meaning import Meaning


def effects(
    ctx: typer.Context,
    *,
    mapped: Annotated[
        str | None,
        typer.Option("--map", metavar="FILE", help="Wordings to map, one a line; - for standard input."),
    ] = None,
    unmapped: Annotated[
        bool,
        typer.Option("--unmapped", help="List what the vocabulary lacks, most frequent first."),
    ] = False,
    release: Annotated[
        str | None, typer.Option("--release", metavar="VERSION", help="Release to read; by default the latest.")
    ] = None,
) -> None:
    """Say what wordings of adverse effects mean, or which wordings of a release the vocabulary lacks.

    Each line of --map gives wording, effect_id, effect_ids, modifiers, body_system, is_lab_finding, in_vocabulary and
    no_effect: the same that a release says of a row with this wording.
    """
    if (mapped is None) == (not unmapped):
        raise Stop(Exit.USAGE, "give a list to map (--map FILE), or ask for --unmapped; see: materia effects --help")
    if mapped is not None:
        for wording in lines_of(mapped):
            answer("wordings", _line(wording))
        return
    _show_unmapped(ctx, release)


def lines_of(file: str) -> Iterator[str]:
    """The lines of a file or of standard input that say something; raises `Stop` where it cannot be read."""
    if file == "-":
        import sys

        text = sys.stdin.buffer.read()
    else:
        text = Path(file).read_bytes()
    try:
        said = text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Stop(Exit.USAGE, f"{file}: not UTF-8 at byte {error.start:,}; save it as UTF-8") from None
    yield from (line.strip() for line in said.splitlines() if line.strip())


def _line(wording: str) -> dict[str, Any]:
    from materia_medica.link.meaning.meaning import mean
    from materia_medica.schema.values import BODY_SYSTEMS

    meaning: Meaning = mean(wording)
    concept = meaning.concept
    return {
        "wording": wording,
        "effect_id": meaning.effect_id,
        "effect_ids": list(meaning.effect_ids),
        "modifiers": list(meaning.modifiers),
        "body_system": BODY_SYSTEMS[meaning.body_system],
        "is_lab_finding": concept.is_lab_finding if concept else False,
        "in_vocabulary": concept is not None,
        "no_effect": meaning.is_no_effect,
    }


def _show_unmapped(ctx: typer.Context, release: str | None) -> None:
    import pyarrow.compute as pc

    from materia_medica.cli.project import project_folder, release_of
    from materia_medica.store import read_table

    folder = release_of(project_folder(ctx), release)
    table = read_table(folder, "effects")
    rows = table.filter(pc.and_(pc.invert(table.column("in_vocabulary")), pc.greater(table.column("n_rows"), 0)))
    total = pc.sum(table.column("n_rows")).as_py() or 0
    lacking = pc.sum(rows.column("n_rows")).as_py() or 0
    lacking_rows = sorted(rows.to_pylist(), key=lambda r: (-r["n_rows"], r["effect_id"]))
    fact(release=folder.name, rows=total, rows_lacking=lacking, lacking=lacking_rows)
    console = out()
    share = f"{100 * lacking / total:.1f} % of rows" if total else "no rows"
    console.print(page_text(f"Release {folder.name}: {rows.num_rows:,} effects not in the vocabulary, {share}", "bold"))
    for row in lacking_rows:
        console.print(page_text(f"{row['n_rows']:>6,}  {row['label']}"), soft_wrap=True)
