"""`materia fetch`: bring the pages of sources into snapshots."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from materia_medica.cli import console
from materia_medica.cli.project import project_folder
from materia_medica.fetch.progress import FetchReport, Progress, Tell
from materia_medica.settings.source import Source
from materia_medica.stop import Exit, Stop

INTERRUPTED = 130


def fetch(  # noqa: PLR0917  (a command line)
    ctx: typer.Context,
    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SOURCE]...", help="Sources of sources.yaml; without one, those under 'default'."),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(min=1, help="Take the first N pages only; such a snapshot never replaces a complete one."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be fetched; write nothing.")] = False,
    restart: Annotated[
        bool, typer.Option("--restart", help="Forget an unfinished fetch instead of going on from it.")
    ] = False,
    max_gone: Annotated[
        float | None,
        typer.Option(min=0, max=1, help="Believe up to this share of vanished pages, this time.", metavar="SHARE"),
    ] = None,
    max_failed: Annotated[
        float | None,
        typer.Option(min=0, max=1, help="Believe up to this share of failed pages, this time.", metavar="SHARE"),
    ] = None,
) -> None:  # fmt: skip
    """Bring the pages of sources into snapshots below raw/.

    A site is crawled, a repository cloned, a folder copied. What did not change is not fetched again, and where nothing
    changed there is no new snapshot. After a kill or Ctrl-C the next call goes on where this one ended.
    """
    from materia_medica.fetch.fetch import fetch_source
    from materia_medica.settings.sources import load_sources

    fetch_this_way = partial(
        fetch_source, limit=limit, dry_run=dry_run, restart=restart, max_gone=max_gone, max_failed=max_failed
    )
    root = project_folder(ctx)
    known = load_sources(root)
    wanted = [known.get(s) for s in dict.fromkeys(sources or known.default)]
    stops: list[Stop] = []
    for source in wanted:
        try:
            fetch_shown(fetch_this_way, root, source)
        except Stop as stop:
            stops.append(stop)
            console.error(stop.message)
        except KeyboardInterrupt:
            said = f"{source.id}: interrupted; what was fetched is safe, and the next call goes on from there"
            console.error(said)
            raise typer.Exit(INTERRUPTED) from None
    if stops:
        raise typer.Exit(int(next((s.code for s in stops if s.code is Exit.FETCH_REFUSED), stops[0].code)))


def fetch_shown(fetch: Callable[..., FetchReport], project: Path, source: Source) -> None:
    """Call `fetch`, which is `fetch_source` with its options, showing how far it is and then what came of it."""
    with showing(source.id) as tell:
        report = fetch(project, source, progress=tell)
    print_report(report)


def print_report(report: FetchReport) -> None:
    """The summary of one fetch, by what became of the pages and by the site's answers."""
    from rich import box
    from rich.table import Table

    console.add("fetches", _as_fact(report))
    out = console.out()
    rate = report.requests / report.seconds if report.requests and report.seconds else None
    out.print(f"{report.source} ({report.kind}): {_OUTCOMES[report.outcome]}", markup=False, soft_wrap=True)
    table = Table(box=box.SIMPLE)
    table.add_column("pages", no_wrap=True)
    table.add_column("number", justify="right")
    for what, n in report.counts.items():
        table.add_row(what, f"{n:,}")
    table.add_row("in all", f"{report.n_pages:,}", style="bold")
    for status, n in sorted(report.statuses.items()):
        table.add_row(f"answered {status}" if status.isdigit() else f"no answer: {status}", f"{n:,}", style="dim")
    out.print(table)
    for refused in report.refused[:10]:
        out.print(f"  {refused.path}: {refused.rule}: {refused.reason}", markup=False, soft_wrap=True)
    if len(report.refused) > 10:
        out.print(f"  and {len(report.refused) - 10:,} more, in refused.jsonl of the snapshot", markup=False)
    for gone in report.gone[:10]:
        out.print(f"  {gone.path}: gone ({gone.reason})", markup=False, soft_wrap=True)
    if len(report.gone) > 10:
        out.print(f"  and {len(report.gone) - 10:,} more, in gone.jsonl of the snapshot", markup=False)
    for note in report.notes:
        out.print(f"  note: {note}", markup=False, soft_wrap=True)
    took = f"{report.seconds:,.1f} s" + (f", {report.requests:,} requests, {rate:,.1f} a second" if rate else "")
    out.print(f"  snapshot {report.snapshot_id or '-'} ({took})", markup=False, soft_wrap=True)


def _as_fact(report: FetchReport) -> dict[str, Any]:
    said = {f.name: getattr(report, f.name) for f in fields(report)}
    return {**said, **{name: [row._asdict() for row in said[name]] for name in ("gone", "refused")}}


_OUTCOMES = {
    "new": "new snapshot",
    "unchanged": "nothing changed, no new snapshot",
    "in_place": "read in place",
    "dry_run": "dry run, nothing was fetched",
    "limited": "first pages only, no new snapshot",
}


@contextmanager
def showing(source_id: str) -> Iterator[Tell]:
    """Show how far the fetch is: a bar on a terminal, a line now and then elsewhere."""
    if console.bars():
        yield from _bar(source_id)
    else:
        yield from _lines()


def _bar(source_id: str) -> Iterator[Tell]:
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"), TextColumn("{task.fields[failed]}"), TimeRemainingColumn(),
    )  # fmt: skip
    began = time.monotonic()
    with Bar(*columns, console=console.err(), transient=True) as bar:
        task = bar.add_task(f"fetch {source_id}", total=None, rate="", failed="")

        def tell(now: Progress) -> None:
            rate = now.done / max(time.monotonic() - began, 0.001)
            failed = f"{now.failed:,} failed" if now.failed else ""
            bar.update(task, completed=now.done, total=now.known, rate=f"{rate:,.1f}/s", failed=failed)

        yield tell


def _lines() -> Iterator[Tell]:
    began = last = time.monotonic()

    def tell(now: Progress) -> None:
        nonlocal last
        at = time.monotonic()
        if at - last >= console.PLAIN_INTERVAL:
            last = at
            rate = now.done / max(at - began, 0.001)
            said = f"fetch {now.source}: {now.done:,} of {now.known:,} pages, {rate:,.1f}/s, {now.failed:,} failed"
            console.note(said, event="progress", **now._asdict())

    yield tell
