"""How much of a source may go wrong before there is no release of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from materia_medica.release.counts import Counts, PageCount
from materia_medica.schema.values import OLDER_VERSION
from materia_medica.settings.source import Source

FEWEST_PAGES = 20
"""Pages read of a source before a share of them tells of the source rather than of a page."""
_MOST_SHOWN = 20


def beyond_limits(tables: Mapping[str, pa.Table], counts: Counts, sources: Mapping[str, Source]) -> str | None:
    """What to tell of the first source with more rejected, foreign or unread pages than it allows; else null."""
    for source, pages in counts.pages.items():
        if said := _too_many_rejected(source, pages, sources[source].max_rejected_share):
            pages_of_source = (r for r in tables["rejects"].to_pylist() if r["source"] == source)
            rows = (r for r in pages_of_source if r["table"] == "monographs" and r["rule"] != OLDER_VERSION)
            return _with_lines(said, (f"{r['path']}: {r['rule']}: {r['reason']}" for r in rows))
        if said := _too_many_foreign(source, pages, sources[source].max_unsupported_share):
            of_source = (r for r in tables["monographs"].to_pylist() if r["source"] == source)
            foreign = (r for r in of_source if "unsupported_language" in r["flags"])
            return _with_lines(said, (f"{r['path']}: {r['language']}" for r in foreign))
        if said := _too_many_unread(source, pages, sources[source].max_unread_share):
            of_source = (r for r in tables["monographs"].to_pylist() if r["source"] == source)
            return _with_lines(said, (r["path"] for r in of_source if "effects_unread" in r["flags"]))
    return None


def _too_many_rejected(source: str, pages: PageCount, allowed: float) -> str | None:
    rejected, given = pages.rejected - pages.superseded, pages.given - pages.superseded
    if not given or rejected / given <= allowed:
        return None
    return (
        f"source '{source}': {rejected:,} of {given:,} pages rejected "
        f"({rejected / given:.1%}; max_rejected_share in sources.yaml is {allowed:.1%}); "
        "no release. Rejected:"
    )


def _too_many_foreign(source: str, pages: PageCount, allowed: float) -> str | None:
    if not pages.read or pages.foreign / pages.read <= allowed:
        return None
    return (
        f"source '{source}': {pages.foreign:,} of {pages.read:,} pages are in another language than English and give "
        f"no row ({pages.foreign / pages.read:.1%}; max_unsupported_share in sources.yaml is {allowed:.1%}); "
        "no release: take them out by `pages`, or allow for them. By their text they are:"
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
