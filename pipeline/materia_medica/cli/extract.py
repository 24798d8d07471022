"""`materia extract`: pages in, per-page tables out, without checks or release."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from materia_medica.cli.console import fact, note, out, paragraph
from materia_medica.cli.counted import show_counts
from materia_medica.cli.options import Engine, From, NoCache, Workers, places
from materia_medica.cli.project import project_folder
from materia_medica.cli.tell import Shown

if TYPE_CHECKING:
    from materia_medica.engine.pages import Extracted
    from materia_medica.work import Run


def extract(
    ctx: typer.Context,
    *,
    to: Annotated[
        Path, typer.Option("--to", metavar="DIR", file_okay=False, help="Folder for the tables (NAME.parquet).")
    ],
    source: Annotated[
        list[str] | None, typer.Argument(metavar="SOURCE", help="Sources of sources.yaml.", show_default=False)
    ] = None,
    given: From = None,
    no_cache: NoCache = False,
    workers: Workers = None,
    engine: Engine = "local",
) -> None:
    """Read pages and write the per-page tables as Parquet, without checks or release.

    Writes monographs, side_effects, faqs, sections, asides and rejects.

    Pages come from --from and the SOURCEs named, else from the default ones.
    """
    from materia_medica.release.counts import count
    from materia_medica.request import Request
    from materia_medica.work import Run

    folders, addresses = places(given)
    request = Request(
        sources=tuple(source or ()), folders=folders, addresses=addresses,
        use_cache=not no_cache, workers=workers, engine=engine,
    )  # fmt: skip
    run = Run(project_folder(ctx), request, Shown())
    done = _by_spark(run, to) if engine == "spark" else _here(run, to)
    show_counts(count(done.tables, done.account), title="Extracted")
    if engine == "local":
        from materia_medica.report.coverage import coverage, in_words

        for said in in_words(coverage(done.tables)):
            paragraph(said)
    if done.reused:
        note(f"{done.reused:,} pages were unchanged and taken from the cache")
    out().print(f"Tables are in {to}", soft_wrap=True, markup=False)
    fact(folder=str(to), unchanged_pages=done.reused)


def _by_spark(run: Run, to: Path) -> Extracted:
    from materia_medica.distributed import written

    return written(run, str(to.absolute()))


def _here(run: Run, to: Path) -> Extracted:
    from materia_medica.engine.processes import keep_pandas_away
    from materia_medica.reading import read_pages
    from materia_medica.store import write_tables

    keep_pandas_away()
    done = read_pages(run, rest=to)
    write_tables(done.tables, to)
    return done
