"""One fetch of one source, from the lock to the snapshot."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

from materia_medica.fetch import journal
from materia_medica.fetch.fetching import Fetch, as_refused
from materia_medica.fetch.folder import folder_refs
from materia_medica.fetch.kinds import KINDS
from materia_medica.fetch.progress import FetchReport, Tell
from materia_medica.fetch.publish import (
    finish_interrupted,
)
from materia_medica.fetch.snapshot import source_folder
from materia_medica.lock import locked
from materia_medica.settings.fetch import settings_of
from materia_medica.settings.source import Source

PATIENCE = 2.0
"""Seconds to wait for a lock: a crawler whose parent was killed needs a moment to notice."""


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
            refused=tuple(as_refused(r) for r in rejects),
            notes=(f"{source.address} lies in raw/ and is the kept copy itself; a run reads it there",),
        )
    raw = source_folder(project, source.id)
    with locked(raw, f"a fetch of source '{source.id}'", PATIENCE) as lock:
        finish_interrupted(raw)
        fetch = Fetch(project, source, settings, raw, lock, limit, dry_run, progress)
        if restart and not dry_run:
            journal.discard(raw / journal.UNFINISHED)
        report = KINDS[source.kind](fetch)
    return replace(report, seconds=time.monotonic() - began)


def _is_kept_copy(project: Path, source: Source) -> bool:
    """Whether a folder lies in the project's `raw/` already: then it is itself what is kept, and is not copied."""
    return (project / source.address).resolve().is_relative_to((project / "raw").resolve())
