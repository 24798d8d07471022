"""One fetch of one source, from the lock to the snapshot."""

from __future__ import annotations

import hashlib
import shutil
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from materia_medica.fetch import git, journal
from materia_medica.fetch.base import Base
from materia_medica.fetch.crawler import Crawled, Job, crawl
from materia_medica.fetch.folder import folder_refs
from materia_medica.fetch.lock import locked
from materia_medica.fetch.progress import FetchReport, Progress, Tell
from materia_medica.fetch.publish import (
    Found,
    finish_interrupted,
    found_on_site,
    is_unchanged,
    older_pages,
    publish,
    refuse_if_suspicious,
    remember_validators,
)
from materia_medica.fetch.snapshot import FILES, Entry, Gone, Refused, latest, source_folder, stamp
from materia_medica.schema.rows import Reject
from materia_medica.settings.fetch import FetchSettings, settings_of
from materia_medica.settings.source import Source
from materia_medica.stop import Exit, Stop


def fetch_source(
    project: Path,
    source: Source,
    *,
    limit: int | None = None,
    dry_run: bool = False,
    restart: bool = False,
    max_gone: float | None = None,
    max_failed: float | None = None,
    progress: Tell = lambda _: None,
) -> FetchReport:
    """Bring the pages of `source` into a snapshot below `raw/`.

    `limit` takes the first pages only; such a snapshot never replaces a complete one. `dry_run` says what would be
    fetched, and writes nothing. `restart` forgets an unfinished fetch. `max_gone` and `max_failed` take the place of
    the source's shares. Raises `Stop`: `FETCH_REFUSED` where the source cannot be had or changed too much, `LOCKED`
    where another fetch of it is running; `SettingsError` where its settings are wrong; `KeyboardInterrupt` after
    Ctrl-C, with all that was fetched safe on disk.
    """
    settings = settings_of(source)
    shares = {"max_gone_share": max_gone, "max_failed_share": max_failed}
    settings = settings.model_copy(update={name: share for name, share in shares.items() if share is not None})
    began = time.monotonic()
    if source.kind == "folder" and _is_kept_copy(project, source):
        refs, rejects = folder_refs(source, project / source.address)
        return FetchReport(
            source.id,
            source.kind,
            "in_place",
            None,
            len(refs),
            {"in place": len(refs)},
            seconds=time.monotonic() - began,
            refused=tuple(_refused(r) for r in rejects),
            notes=(f"{source.address} lies in raw/ and is the kept copy itself; a run reads it there",),
        )
    raw = source_folder(project, source.id)
    with locked(raw, f"a fetch of source '{source.id}'") as lock:
        finish_interrupted(raw)
        fetch = Fetch(project, source, settings, raw, lock, limit, dry_run, progress)
        if restart and not dry_run:
            journal.discard(raw / journal.UNFINISHED)
        report = fetch.run()
    return replace(report, seconds=time.monotonic() - began)


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

    def run(self) -> FetchReport:
        """Fetch by the source's kind."""
        return {"site": self._site, "git": self._git, "folder": self._folder}[self.source.kind]()

    # A site ---------------------------------------------------------------------------------------------------------

    def _site(self) -> FetchReport:
        asked = {
            "address": self.source.address,
            "pages": list(self.source.pages),
            "base": self.base.id if self.base else None,
        }
        notes: list[str] = []
        if not self.dry_run and journal.resume(self.unfinished, asked, self.settings.resume_days):
            n = sum(o.entry is not None for o in journal.outcomes(self.unfinished).values())
            notes.append(f"went on from an unfinished fetch: {n:,} pages were on disk already")
        base = self.base.folder if self.base else None
        job = Job(self.source, self.raw, self.unfinished, base, self.limit, self.dry_run, self.lock)
        crawled = crawl(job, self.progress)
        if crawled.trouble:
            stays = f"Snapshot {self.base.id} stays in use" if self.base else "No snapshot was made"
            safe = "" if self.dry_run else "; what was fetched is kept, and the next call goes on from there"
            raise Stop(Exit.FETCH_REFUSED, f"source '{self.source.id}': {crawled.trouble}. {stays}{safe}")
        notes += crawled.notes
        if self.dry_run:
            return self._planned_site(crawled, notes)
        outcomes = journal.outcomes(self.unfinished)
        found = found_on_site(outcomes, self.older, self.settings, datetime.now(UTC).date())
        report = self._limited(found, notes) if self.limit is not None else None
        report = report or self._settle(found, notes)
        return replace(
            report, statuses=crawled.statuses, requests=crawled.requests, peak_rss_mb=crawled.rss_mb, notes=tuple(notes)
        )

    def _limited(self, found: Found, notes: list[str]) -> FetchReport | None:
        """A fetch with a limit makes a snapshot only as long as there is no complete one."""
        if self.base is None or self.base.manifest.get("limited"):
            found.facts["limited"] = self.limit
            return None
        notes.append(
            "a fetch with a limit makes no snapshot beside a complete one; the next full fetch goes on from it"
        )
        return self._report("limited", found, ())

    def _planned_site(self, crawled: Crawled, notes: list[str]) -> FetchReport:
        base = Base(self.base.folder if self.base else None)
        known = set(crawled.known)
        counts = {
            "listed": len(known),
            "not in the last snapshot": len(known - set(base)),
            "no longer listed": len(set(base) - known) if self.limit is None else 0,
        }
        return FetchReport(
            self.source.id, self.source.kind, "dry_run", self.base.id if self.base else None, len(known), counts,
            requests=crawled.requests, notes=tuple(notes),
        )  # fmt: skip

    # A repository ---------------------------------------------------------------------------------------------------

    def _git(self) -> FetchReport:
        head = git.head_of(self.source)
        if self.base and self._holds(head):
            return self._report("unchanged", Found(tuple(self.base.entries())), ())
        self._begin()
        repository = self.unfinished / "repository.git"
        try:
            commit = git.clone(self.source, repository)
            blobs, rejects = git.listed(self.source, repository)
            blobs = blobs[: self.limit]
            if self.dry_run:
                return self._planned([b.path for b in blobs], {"commit": commit})
            now = stamp(datetime.now(UTC))
            files: list[Entry] = []
            refused = [_refused(r) for r in rejects]
            for n, (blob, data, trouble) in enumerate(git.contents(self.source, repository, blobs), 1):
                if trouble:
                    refused.append(
                        Refused(blob.path, None, trouble, "the repository holds a pointer in place of the file")
                    )
                else:
                    files.append(self._keep_file(blob.path, data, now))
                self.progress(Progress(self.source.id, n, len(blobs), len(refused)))
        finally:
            shutil.rmtree(repository, ignore_errors=True)
            if self.dry_run:
                journal.discard(self.unfinished)
        facts = {"commit": commit, **({"limited": self.limit} if self.limit is not None else {})}
        return self._settle_files(files, refused, facts)

    def _holds(self, commit: str) -> bool:
        assert self.base is not None
        said = self.base.manifest
        return (
            said.get("commit") == commit
            and said.get("patterns") == list(self.source.pages)
            and said.get("address") == self.source.address
            and said.get("limited") == self.limit
        )

    # A folder -------------------------------------------------------------------------------------------------------

    def _folder(self) -> FetchReport:
        refs, rejects = folder_refs(self.source, self.project / self.source.address)
        refs = refs[: self.limit]
        if self.dry_run:
            return self._planned([r.path for r in refs], {})
        self._begin()
        files, refused = [], [_refused(r) for r in rejects]
        for n, ref in enumerate(refs, 1):
            try:
                files.append(self._keep_file(ref.path, ref.file.read_bytes(), None))
            except OSError as error:
                refused.append(Refused(ref.path, None, "cannot_open", f"cannot be opened: {error.strerror or error}"))
            self.progress(Progress(self.source.id, n, len(refs), len(refused)))
        return self._settle_files(files, refused, {"limited": self.limit} if self.limit is not None else {})

    # What all kinds share -------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        journal.discard(self.unfinished)
        self.unfinished.mkdir(parents=True)

    def _keep_file(self, path: str, data: bytes, fetched_at: str | None) -> Entry:
        """Put a file into the snapshot, or point to the older one that holds the same."""
        sha256 = hashlib.sha256(data).hexdigest()
        older = self.older.get(path)
        if older and older.sha256 == sha256:
            return older
        file = self.unfinished / FILES / path
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as to:
            to.write(data)
        place = f"{journal.UNFINISHED}/{FILES}/{path}"
        return Entry(path=path, file=place, sha256=sha256, bytes=len(data), fetched_at=fetched_at)

    def _settle_files(self, files: list[Entry], refused: list[Refused], facts: dict[str, object]) -> FetchReport:
        if self.limit is not None and self.base and not self.base.manifest.get("limited"):
            journal.discard(self.unfinished)
            return replace(self._report("limited", Found(tuple(files)), ()), notes=("a complete snapshot is in use",))
        now = datetime.now(UTC).date().isoformat()
        there = {e.path for e in files}
        gone = tuple(Gone(p, e.url, now, "no longer there") for p, e in sorted(self.older.items()) if p not in there)
        same = sum(not e.file.startswith(journal.UNFINISHED) for e in files)
        counts = {"fetched": len(files) - same, "unchanged": same, "failed": len(refused)}
        entries = tuple(sorted(files, key=lambda e: e.path))
        return self._settle(Found(entries, gone, tuple(refused), counts, len(refused), facts), [])

    def _settle(self, found: Found, notes: list[str]) -> FetchReport:
        """Refuse, keep the last snapshot, or make a new one."""
        refuse_if_suspicious(self.source, found, self.base, self.settings)
        if is_unchanged(found, self.base):
            assert self.base is not None
            remember_validators(self.raw, found, self.base)
            journal.discard(self.unfinished)
            return self._report("unchanged", found, notes)
        snapshot_id = publish(self.raw, self.source, found, self.base, datetime.now(UTC))
        return replace(self._report("new", found, notes), snapshot_id=snapshot_id)

    def _planned(self, paths: list[str], facts: dict[str, str]) -> FetchReport:
        older = self.older
        counts = {
            "listed": len(paths),
            "not in the last snapshot": sum(p not in older for p in paths),
            "no longer there": len(set(older) - set(paths)) if self.limit is None else 0,
        }
        notes = tuple(f"{name} {value}" for name, value in facts.items())
        base_id = self.base.id if self.base else None
        return FetchReport(self.source.id, self.source.kind, "dry_run", base_id, len(paths), counts, notes=notes)

    def _report(self, outcome: str, found: Found, notes: list[str] | tuple[()]) -> FetchReport:
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


def _is_kept_copy(project: Path, source: Source) -> bool:
    """Whether a folder lies in the project's `raw/` already: then it is itself what is kept, and is not copied."""
    return (project / source.address).resolve().is_relative_to((project / "raw").resolve())


def _refused(reject: Reject) -> Refused:
    return Refused(reject.path, None, reject.rule, reject.reason)
