"""The tables that end a command: what went in, what came out, what was refused and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from materia_medica.cli.console import Row, fact, note, out, summary

if TYPE_CHECKING:
    from materia_medica.release.counts import Counts
    from materia_medica.releasing import Result


def show_counts(counts: Counts, *, title: str) -> None:
    """Pages by source, then rows by table, then refusals by rule."""
    pages = [(source, n.given, n.read, n.rejected, n.unread) for source, n in counts.pages.items()]
    total: Row | None = None
    if len(pages) > 1:
        given, refused, unread, *_ = (sum(numbers) for numbers in zip(*counts.pages.values(), strict=True))
        total = ("all sources", given, given - refused, refused, unread)
    summary("pages", ("source", "pages in", "read", "rejected", "effects unread"), pages, title=title, total=total)
    summary("tables", ("table", "extracted", "rejected", "rows out"),
            [(n, c.extracted, c.rejected, c.released) for n, c in counts.rows.items()])  # fmt: skip
    if counts.rejects:
        refusals = [(*why, rows) for why, rows in sorted(counts.rejects.items())]
        summary("rejects", ("rejected at", "table", "rule", "rows"), refusals)
    for source, n in counts.pages.items():
        if n.foreign:
            note(f"{source}: {n.foreign:,} of {n.read:,} pages are in another language than English "
                 "(flag unsupported_language) and give no rows")  # fmt: skip
        if n.superseded:
            note(f"{source}: {n.superseded:,} pages are older versions of others (rejected as older_version)")
    if counts.untold:
        note(f"{counts.untold:,} pages hold words of which no row, group or aside tells (flag untold_text)")


def show_release(result: Result, project: Path) -> None:
    """What the checks found and where the release is."""
    published = result.published
    for line in result.checks.summary().splitlines():
        out().print(line, soft_wrap=True, markup=False)
    folder = published.folder.relative_to(project)
    if published.is_new:
        said = f"Release {published.version} is in {folder}"
    else:
        said = f"Nothing changed since release {published.version} ({folder}); no new one was made"
    out().print(said, soft_wrap=True, markup=False)
    fact(
        release={"version": published.version, "folder": str(folder), "is_new": published.is_new},
        checks={status: len(result.checks.of_status(status)) for status in ("passed", "warning", "failed", "skipped")},
        accuracy=list(result.accuracy),
    )
