"""The tables that end a command: what went in, what came out, what was refused and why."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from materia_medica.cli.console import out, summary

if TYPE_CHECKING:
    import pyarrow as pa

    from materia_medica.account import Extraction
    from materia_medica.check.results import CheckResults
    from materia_medica.release.publish import Published


def show_counts(tables: Mapping[str, pa.Table], account: Extraction, *, title: str) -> None:
    """Pages by source, then rows by table, then refusals by rule."""
    from materia_medica.release.counts import count_rejects, count_rows, rejected_pages

    refused = rejected_pages(tables)
    pages = [(s.source, s.pages, s.pages - refused[s.source], refused[s.source]) for s in account.sources]
    if len(pages) > 1:
        every, bad = sum(s.pages for s in account.sources), refused.total()
        pages.append(("all sources", every, every - bad, bad))
    summary(title, ("source", "pages in", "read", "rejected"), pages)
    counts = count_rows(tables, account)
    summary("", ("table", "extracted", "rejected", "rows out"),
            [(n, c.extracted, c.rejected, c.released) for n, c in counts.items()])  # fmt: skip
    rules = count_rejects(tables)
    if rules:
        summary("", ("rejected at", "table", "rule", "rows"),
                [(stage, table, rule, rows) for (stage, table, rule), rows in sorted(rules.items())])  # fmt: skip


def show_release(published: Published, results: CheckResults, project: Path) -> None:
    """What the checks found and where the release is."""
    for line in results.summary().splitlines():
        out().print(line, soft_wrap=True, markup=False)
    folder = published.folder.relative_to(project)
    if published.is_new:
        said = f"Release {published.version} is in {folder}"
    else:
        said = f"Nothing changed since release {published.version} ({folder}); no new one was made"
    out().print(said, soft_wrap=True, markup=False)
