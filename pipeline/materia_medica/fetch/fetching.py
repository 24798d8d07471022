"""A fetch of one source under way: what all kinds of sources share, from keeping a file to settling for a snapshot."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from materia_medica import disk
from materia_medica.fetch import journal
from materia_medica.fetch.progress import FetchReport, Tell
from materia_medica.fetch.publish import (
    Found,
    is_unchanged,
    older_pages,
    publish,
    refuse_if_suspicious,
    remember_validators,
)
from materia_medica.fetch.snapshot import FILES, Entry, Gone, Refused, latest
from materia_medica.schema.rows import RejectRow
from materia_medica.settings.fetch import FetchSettings
from materia_medica.settings.source import Source


@dataclass
class Fetch:
    """A fetch under way, with the lock held."""

    project: Path
    source: Source
    settings: FetchSettings
    raw: Path
    lock: int
    limit: int | None
    dry_run: bool
    progress: Tell

    def __post_init__(self) -> None:
        self.base = latest(self.project, self.source.id)
        self.unfinished = self.raw / journal.UNFINISHED

    @cached_property
    def older(self) -> dict[str, Entry]:
        """The pages of the last snapshot by path."""
        return older_pages(self.source, self.base)

    def begin(self) -> None:
        """An empty place for what is fetched."""
        journal.discard(self.unfinished)
        self.unfinished.mkdir(parents=True)

    def keep_file(self, path: str, data: bytes, fetched_at: str | None) -> Entry:
        """Put a file into the snapshot, or point to the older one that holds the same."""
        sha256 = hashlib.sha256(data).hexdigest()
        older = self.older.get(path)
        if older and older.sha256 == sha256:
            return older
        file = self.unfinished / FILES / path
        file.parent.mkdir(parents=True, exist_ok=True)
        with disk.naming(file), file.open("xb") as to:
            to.write(data)
        place = f"{journal.UNFINISHED}/{FILES}/{path}"
        return Entry(path=path, file=place, sha256=sha256, bytes=len(data), fetched_at=fetched_at)

    def keep_copy(self, path: str, origin: Path, sha256: str) -> Entry:
        """As `keep_file`, for a file that lies elsewhere and may be too large for memory; it was never fetched."""
        older = self.older.get(path)
        if older and older.sha256 == sha256:
            return older
        copy = self.unfinished / FILES / path
        copy.parent.mkdir(parents=True, exist_ok=True)
        with origin.open("rb") as original, disk.naming(copy), copy.open("wb") as written:
            shutil.copyfileobj(original, written, 1 << 20)  # an error of `copyfile` would name the original
        place = f"{journal.UNFINISHED}/{FILES}/{path}"
        return Entry(path=path, file=place, sha256=sha256, bytes=copy.stat().st_size)

    def settle_files(self, files: list[Entry], refused: list[Refused], facts: dict[str, object]) -> FetchReport:
        """A snapshot of files: refuse it, keep the last one, or make a new one."""
        if self.limit is not None and self.base and not self.base.manifest.get("limited"):
            journal.discard(self.unfinished)
            return replace(self.report("limited", Found(tuple(files)), ()), notes=("a complete snapshot is in use",))
        now = datetime.now(UTC).date().isoformat()
        there = {e.path for e in files}
        gone = tuple(Gone(p, e.url, now, "no longer there") for p, e in sorted(self.older.items()) if p not in there)
        same = sum(not e.file.startswith(journal.UNFINISHED) for e in files)
        counts = {"fetched": len(files) - same, "unchanged": same, "failed": len(refused)}
        entries = tuple(sorted(files, key=lambda e: e.path))
        return self.settle(Found(entries, gone, tuple(refused), counts, len(refused), facts), [])

    def settle(self, found: Found, notes: list[str]) -> FetchReport:
        """Refuse, keep the last snapshot, or make a new one."""
        refuse_if_suspicious(self.source, found, self.base, self.settings)
        if is_unchanged(found, self.base):
            assert self.base is not None
            remember_validators(self.raw, found, self.base)
            journal.discard(self.unfinished)
            return self.report("unchanged", found, notes)
        snapshot_id = publish(self.raw, self.source, found, self.base, datetime.now(UTC))
        return replace(self.report("new", found, notes), snapshot_id=snapshot_id)

    def planned(self, paths: list[str], facts: dict[str, str]) -> FetchReport:
        """What a dry run of files says."""
        older = self.older
        counts = {
            "listed": len(paths),
            "not in the last snapshot": sum(p not in older for p in paths),
            "no longer there": len(set(older) - set(paths)) if self.limit is None else 0,
        }
        notes = tuple(f"{name} {value}" for name, value in facts.items())
        base_id = self.base.id if self.base else None
        return FetchReport(self.source.id, self.source.kind, "dry_run", base_id, len(paths), counts, notes=notes)

    def report(self, outcome: str, found: Found, notes: list[str] | tuple[()]) -> FetchReport:
        """What the fetch led to."""
        counts = {**found.counts, **({"gone": len(found.gone)} if found.gone else {})}
        return FetchReport(
            self.source.id,
            self.source.kind,
            outcome,
            self.base.id if self.base else None,
            len(found.entries),
            {k: n for k, n in counts.items() if n} or {"unchanged": len(found.entries)},
            gone=found.gone,
            refused=found.refused,
            notes=tuple(notes),
        )


def as_refused(reject: RejectRow) -> Refused:
    """A refused file, as snapshots write it."""
    return Refused(reject.path, None, reject.rule, reject.reason)
