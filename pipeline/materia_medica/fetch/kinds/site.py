"""Pages of a site: a crawl, and what it found as a snapshot."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from materia_medica.fetch import journal
from materia_medica.fetch.base import Base
from materia_medica.fetch.crawl import Crawled, Job, crawl
from materia_medica.fetch.fetching import Fetch
from materia_medica.fetch.progress import FetchReport
from materia_medica.fetch.publish import Found, found_on_site
from materia_medica.stop import Exit, Stop


def fetch_site(fetch: Fetch) -> FetchReport:
    """Fetch; raises `Stop` as `fetch_source` does."""
    asked = {
        "address": fetch.source.address,
        "pages": list(fetch.source.pages),
        "base": fetch.base.id if fetch.base else None,
    }
    notes: list[str] = []
    if not fetch.dry_run and journal.resume(fetch.unfinished, asked, fetch.settings.resume_days):
        n = sum(o.entry is not None for o in journal.outcomes(fetch.unfinished).values())
        notes.append(f"went on from an unfinished fetch: {n:,} pages were on disk already")
    base = fetch.base.folder if fetch.base else None
    job = Job(fetch.source, fetch.raw, fetch.unfinished, base, fetch.limit, fetch.dry_run, fetch.lock)
    crawled = crawl(job, fetch.progress)
    if crawled.trouble:
        stays = f"Snapshot {fetch.base.id} stays in use" if fetch.base else "No snapshot was made"
        safe = "" if fetch.dry_run else "; what was fetched is kept, and the next call goes on from there"
        raise Stop(Exit.FETCH_REFUSED, f"source '{fetch.source.id}': {crawled.trouble}. {stays}{safe}")
    notes += crawled.notes
    if fetch.dry_run:
        return _planned_site(fetch, crawled, notes)
    outcomes = journal.outcomes(fetch.unfinished)
    found = found_on_site(outcomes, fetch.older, fetch.settings, datetime.now(UTC).date())
    report = _limited(fetch, found, notes) if fetch.limit is not None else None
    report = report or fetch.settle(found, notes)
    return replace(
        report, statuses=crawled.statuses, requests=crawled.requests, peak_rss_mb=crawled.rss_mb, notes=tuple(notes)
    )


def _limited(fetch: Fetch, found: Found, notes: list[str]) -> FetchReport | None:
    """A fetch with a limit makes a snapshot only as long as there is no complete one."""
    if fetch.base is None or fetch.base.manifest.get("limited"):
        found.facts["limited"] = fetch.limit
        return None
    notes.append("a fetch with a limit makes no snapshot beside a complete one; the next full fetch goes on from it")
    return fetch.report("limited", found, ())


def _planned_site(fetch: Fetch, crawled: Crawled, notes: list[str]) -> FetchReport:
    base = Base(fetch.base.folder if fetch.base else None)
    known = set(crawled.known)
    counts = {
        "listed": len(known),
        "not in the last snapshot": len(known - set(base)),
        "no longer listed": len(set(base) - known) if fetch.limit is None else 0,
    }
    return FetchReport(
        fetch.source.id, fetch.source.kind, "dry_run", fetch.base.id if fetch.base else None, len(known), counts,
        requests=crawled.requests, notes=tuple(notes),
    )  # fmt: skip
