"""Turning what a fetch found into a snapshot, or refusing it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from materia_medica import __version__, disk
from materia_medica.fetch.base import VALIDATORS
from materia_medica.fetch.journal import JOURNAL, UNFINISHED, Outcome
from materia_medica.fetch.patterns import matcher
from materia_medica.fetch.snapshot import (
    GONE,
    LATEST,
    MANIFEST,
    PAGES,
    REFUSED,
    WARC,
    Entry,
    Gone,
    Refused,
    Snapshot,
    open_snapshot,
    stamp,
)
from materia_medica.settings.fetch import FetchSettings
from materia_medica.settings.source import Source
from materia_medica.stop import Exit, Stop

FORMAT = 1
UNPUBLISHED = ".unpublished"
"""Stands in a snapshot that is whole, until the pointer has moved to it."""
KINDS = {
    "page": "fetched",
    "same": "unchanged",
    "moved": "moved",
    "missing": "missing",
    "robots": "robots",
    "failed": "failed",
}
"""What becomes of an address, as the journal and as summaries call it."""
SHELL_COPIES = 3
"""From so many addresses with the very same bytes on, these bytes are no monograph of one drug."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a source holds, as one fetch found it."""

    entries: tuple[Entry, ...]
    """The pages, those kept from the last snapshot included; sorted by path."""
    gone: tuple[Gone, ...] = ()
    """Pages of the last snapshot that are missed for the first time."""
    refused: tuple[Refused, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    n_failed: int = 0
    """Addresses without a page that the last snapshot does not account for, failures of known pages included."""
    facts: dict[str, Any] = field(default_factory=dict)
    """Further fields of the manifest: commit, limit."""


def older_pages(source: Source, base: Snapshot | None) -> dict[str, Entry]:
    """The last snapshot's pages by path, without those that the source's patterns do not mean any more."""
    is_page = matcher(source.pages)
    return {e.path: e for e in base.entries() if is_page(e.path)} if base else {}


def found_on_site(outcomes: dict[str, Outcome], older: dict[str, Entry], settings: FetchSettings, today: date) -> Found:
    """Weigh what became of each address of a site against the last snapshot."""
    outcomes = without_shells(outcomes)
    entries = {p: o.entry for p, o in outcomes.items() if o.entry}
    for path, outcome in outcomes.items():
        if outcome.kind == "failed" and (older_one := kept(older.get(path), settings, today)):
            entries[path] = older_one
    gone = [
        Gone(path, e.url, today.isoformat(), _why_gone(outcomes.get(path)))
        for path, e in sorted(older.items())
        if path not in entries
    ]
    refused = [o.refused for _, o in sorted(outcomes.items()) if o.refused]
    failed = sum(o.kind == "failed" or (o.kind == "missing" and p not in older) for p, o in outcomes.items())
    kinds = Counter(o.kind for o in outcomes.values())
    counts = {KINDS.get(kind, kind): kinds[kind] for kind in sorted(kinds, key=list(KINDS).index)}
    return Found(tuple(e for _, e in sorted(entries.items())), tuple(gone), tuple(refused), counts, failed)


def without_shells(outcomes: dict[str, Outcome]) -> dict[str, Outcome]:
    """The outcomes with those pages as failures that came with the very same bytes from many addresses."""
    copies = Counter(o.entry.sha256 for o in outcomes.values() if o.entry)
    shells = {sha256: n for sha256, n in copies.items() if n >= SHELL_COPIES}
    if not shells:
        return outcomes
    weighed = {}
    for path, outcome in outcomes.items():
        weighed[path] = outcome
        if outcome.entry and (n := shells.get(outcome.entry.sha256)):
            said = Refused(
                path, outcome.entry.url, "empty_shell", f"the same answer as at {n - 1} other addresses", 200
            )
            weighed[path] = Outcome("failed", refused=said)
    return weighed


def kept(entry: Entry | None, settings: FetchSettings, today: date) -> Entry | None:
    """The older record of a page that failed now, for as long as it may stand in."""
    if entry is None:
        return None
    since = entry.failed_since or today.isoformat()
    if (today - date.fromisoformat(since)).days > settings.keep_failed_days:
        return None
    return entry._replace(failed_since=since)


def _why_gone(outcome: Outcome | None) -> str:
    if outcome is None or outcome.refused is None:
        return "no longer listed"
    return outcome.refused.reason


def refuse_if_suspicious(source: Source, found: Found, base: Snapshot | None, settings: FetchSettings) -> None:
    """Raise `Stop` (`FETCH_REFUSED`) where too much failed or vanished for the source to be trusted today."""
    stays = f"Snapshot {base.id} stays in use" if base else "No snapshot was made"
    known = len(found.entries) + len([r for r in found.refused if not _in(found.entries, r.path)])
    if base and base.n_pages and len(found.gone) / base.n_pages > settings.max_gone_share:
        raise Stop(
            Exit.FETCH_REFUSED,
            f"source '{source.id}': {len(found.gone):,} of {base.n_pages:,} pages are gone "
            f"({len(found.gone) / base.n_pages:.0%}; at most {settings.max_gone_share:.0%} is believed): "
            f"{_some((g.path, g.reason) for g in found.gone)}. {stays}. "
            f"If the site really dropped them, raise `max_gone_share` of the source or fetch with --max-gone",
        )
    if known and found.n_failed / known > settings.max_failed_share:
        raise Stop(
            Exit.FETCH_REFUSED,
            f"source '{source.id}': {found.n_failed:,} of {known:,} pages could not be fetched "
            f"({found.n_failed / known:.0%}; at most {settings.max_failed_share:.0%} is believed): "
            f"{_some((r.path, r.reason) for r in found.refused)}. {stays}; what was fetched is kept, "
            f"and the next call asks for the rest only",
        )
    if not found.entries:
        raise Stop(Exit.FETCH_REFUSED, f"source '{source.id}': not one page was found. {stays}")


def _in(entries: tuple[Entry, ...], path: str) -> bool:
    from bisect import bisect_left

    at = bisect_left(entries, path, key=lambda e: e.path)
    return at < len(entries) and entries[at].path == path


def _some(said: Iterable[tuple[str, str]]) -> str:
    every = [f"{path} ({reason})" for path, reason in said]
    return "; ".join(every[:3]) + (f"; and {len(every) - 3:,} more" if len(every) > 3 else "")


def is_unchanged(found: Found, base: Snapshot | None) -> bool:
    """Whether the pages are those of the last snapshot, byte for byte."""
    if base is None or found.gone or bool(base.manifest.get("limited")) != bool(found.facts.get("limited")):
        return False
    return _key(base.entries()) == _key(found.entries)


def _key(entries: Iterable[Entry]) -> list[tuple[str, str, str | None]]:
    return [(e.path, e.sha256, e.failed_since) for e in entries]


def remember_validators(raw: Path, found: Found, base: Snapshot) -> None:
    """Keep newer `ETag` and `Last-Modified` of pages that did not change, for the next conditional requests."""
    if any((a.etag, a.last_modified, a.lastmod) != (b.etag, b.last_modified, b.lastmod)
           for a, b in zip(found.entries, base.entries(), strict=True)):  # fmt: skip
        disk.write_lines(raw / VALIDATORS, (e._asdict() for e in found.entries))


def publish(raw: Path, source: Source, found: Found, base: Snapshot | None, now: datetime) -> str:
    """Make the snapshot out of `raw/unfinished/` and move the source's pointer; gives its id."""
    folder = raw / UNFINISHED
    digest = digest_of(found.entries)
    snapshot_id = _free_id(raw, f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}-{(found.facts.get('commit') or digest)[:12]}")
    placed = [e._replace(file=e.file.replace(f"{UNFINISHED}/", f"{snapshot_id}/", 1)) if e.file.startswith(UNFINISHED)
              else e for e in found.entries]  # fmt: skip
    back = {e.path for e in placed}
    gone = [*(g for g in (base.gone() if base else ()) if g.path not in back), *found.gone]
    disk.write_lines(folder / PAGES, (e._asdict() for e in placed))
    disk.write_lines(folder / GONE, (g._asdict() for g in sorted({g.path: g for g in gone}.values())))
    disk.write_lines(folder / REFUSED, (r._asdict() for r in found.refused))
    manifest = {
        "format": FORMAT,
        "id": snapshot_id,
        "source": source.id,
        "kind": source.kind,
        "address": source.address,
        "patterns": list(source.pages),
        "created": stamp(now),
        "code": __version__,
        "previous": base.id if base else None,
        "n_pages": len(placed),
        "n_gone": len(found.gone),
        "n_refused": len(found.refused),
        "counts": found.counts,
        "digest": digest,
        **found.facts,
    }
    if (folder / WARC).exists() and not (folder / WARC).stat().st_size:
        (folder / WARC).unlink()
    (folder / UNPUBLISHED).touch()
    disk.write_json(folder / MANIFEST, manifest)
    folder.rename(raw / snapshot_id)
    disk.sync_folder(raw)
    _point_to(raw, snapshot_id)
    return snapshot_id


def finish_interrupted(raw: Path) -> None:
    """Complete a snapshot whose fetch was killed after it was whole and before the pointer moved to it."""
    for manifest in sorted(raw.glob(f"*/{MANIFEST}")):
        folder = manifest.parent
        if folder.name != UNFINISHED and (folder / UNPUBLISHED).exists():
            _point_to(raw, open_snapshot(folder).id)


def _point_to(raw: Path, snapshot_id: str) -> None:
    disk.write_json(raw / LATEST, {"snapshot": snapshot_id})
    (raw / VALIDATORS).unlink(missing_ok=True)
    (raw / snapshot_id / JOURNAL).unlink(missing_ok=True)
    (raw / snapshot_id / UNPUBLISHED).unlink(missing_ok=True)


def digest_of(entries: Iterable[Entry]) -> str:
    """SHA-256 over paths and contents of the pages."""
    digest = hashlib.sha256()
    for entry in entries:
        digest.update(f"{entry.sha256}  {entry.path}\n".encode())
    return digest.hexdigest()


def _free_id(raw: Path, wanted: str) -> str:
    name, n = wanted, 1
    while (raw / name).exists():
        n += 1
        name = f"{wanted}-{n}"
    return name
