"""How much of a source may go wrong before there is no release of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from materia_medica.release.counts import Counts, PageCount
from materia_medica.settings.source import Source

FEWEST_PAGES = 20
"""Pages read of a source before a share of them tells of the source rather than of a page."""
_MOST_SHOWN = 20


def beyond_limits(tables: Mapping[str, pa.Table], counts: Counts, sources: Mapping[str, Source]) -> str | None:
    """What to tell of the first source with more rejected or unread pages than it allows; null where none has."""
    for source, pages in counts.pages.items():
        if said := _too_many_rejected(source, pages, sources[source].max_rejected_share):
            rows = (r for r in tables["rejects"].to_pylist() if r["source"] == source and r["table"] == "monographs")
            return _with_lines(said, (f"{r['path']}: {r['rule']}: {r['reason']}" for r in rows))
        if said := _too_many_unread(source, pages, sources[source].max_unread_share):
            of_source = (r for r in tables["monographs"].to_pylist() if r["source"] == source)
            return _with_lines(said, (r["path"] for r in of_source if "effects_unread" in r["flags"]))
    return None


def _too_many_rejected(source: str, pages: PageCount, allowed: float) -> str | None:
    if not pages.given or pages.rejected / pages.given <= allowed:
        return None
    return (
        f"source '{source}': {pages.rejected:,} of {pages.given:,} pages rejected "
        f"({pages.rejected / pages.given:.1%}; max_rejected_share in sources.yaml is {allowed:.1%}); "
        "no release. Rejected:"
    )


def _too_many_unread(source: str, pages: PageCount, allowed: float) -> str | None:
    if pages.read < FEWEST_PAGES or pages.unread / pages.read <= allowed:
        return None
    return (
        f"source '{source}': {pages.unread:,} of {pages.read:,} pages speak of side effects and give no row "
        f"({pages.unread / pages.read:.1%}; max_unread_share in sources.yaml is {allowed:.1%}); "
        "no release: look how these pages mark their sections. Unread:"
    )


def _with_lines(said: str, told: Iterable[Any]) -> str:
    lines = [f"  {line}" for line in told]
    more = [f"  and {len(lines) - _MOST_SHOWN:,} more"] if len(lines) > _MOST_SHOWN else []
    return "\n".join((said, *lines[:_MOST_SHOWN], *more))
