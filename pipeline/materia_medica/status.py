"""How a project stands: its last run, its last release, its snapshots, and what is due. It writes nothing."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from materia_medica.fetch.journal import UNFINISHED
from materia_medica.fetch.snapshot import latest, source_folder
from materia_medica.release import layout
from materia_medica.release.around import says
from materia_medica.release.index import read_index
from materia_medica.settings.source import Source
from materia_medica.settings.sources import load_sources
from materia_medica.stop import Stop

DAY = 86400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """The newest release."""

    version: str
    created_at: str
    """ISO 8601, UTC."""
    days: float | None
    """Its age; null where its manifest does not say."""
    rows: int
    """Rows of all tables."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """The pages of one source."""

    source: str
    kind: str
    snapshot: str | None
    """The snapshot in use; null for a folder that is read in place, or before the first fetch."""
    days: float | None
    """Its age; null without one."""
    pages: int | None
    released: str | None
    """The snapshot or commit that the newest release was made of."""
    is_released: bool
    """Whether the newest release was made of the pages in use."""
    is_unfinished: bool
    """Whether a fetch was cut off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How a project stands."""

    last_run: dict[str, Any] | None
    """`started_at`, `result` and `version` or `reason`, as index.json says; null where that is not known."""
    running_since: str | None
    """When a run began that has not ended, or that was killed (the next run says which)."""
    release: Release | None
    sources: tuple[Pages, ...]
    due: tuple[str, ...]
    """What should be done, in sentences; empty where all is well."""


def status(project: Path, now: datetime.datetime, *, max_age: float, run_within: float | None = None) -> Status:
    """How `project` stands at the time `now`.

    A snapshot older than `max_age` days is due to be fetched again; a last run older than `run_within` days is overdue.
    Raises `SettingsError` where sources.yaml cannot be used.
    """
    output = project / layout.OUTPUT
    known = load_sources(project)
    folder = layout.latest_release(output)
    manifest = says(folder) if folder else {}
    release = _release(folder, manifest, now) if folder else None
    released = {s["source"]: s.get("snapshot") for s in manifest.get("sources", ())}
    due: list[str] = []
    sources = []
    for name, source in known.by_id.items():
        if name in known.default or name in released or source_folder(project, name).is_dir():
            try:
                pages = _pages(project, source, released.get(name), now)
            except Stop as damaged:
                due.append(damaged.message)
                continue
            sources.append(pages)
            due.extend(_due(pages, max_age, in_release=name in released))
    run = _last_run(output)
    due = [*_of_runs(run, now, run_within), *_of_releases(output, folder, manifest), *due]
    return Status(last_run=run, running_since=_running(output), release=release, sources=tuple(sources), due=tuple(due))


def _release(folder: Path, manifest: dict[str, Any], now: datetime.datetime) -> Release | None:
    try:
        created = str(manifest["created_at"])
        rows = sum(int(table["rows"]) for table in manifest["tables"].values())
        return Release(version=folder.name, created_at=created, days=_days(created, now), rows=rows)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _pages(project: Path, source: Source, released: str | None, now: datetime.datetime) -> Pages:
    snapshot = latest(project, source.id)
    return Pages(
        source=source.id, kind=source.kind, released=released,
        is_released=snapshot is None or released in (snapshot.id, snapshot.commit),
        snapshot=snapshot.id if snapshot else None,
        days=_days(snapshot.created.isoformat(), now) if snapshot else None,
        pages=snapshot.n_pages if snapshot else None,
        is_unfinished=(source_folder(project, source.id) / UNFINISHED).is_dir(),
    )  # fmt: skip


def _due(pages: Pages, max_age: float, *, in_release: bool) -> Iterator[str]:
    name = pages.source
    if pages.is_unfinished:
        yield f"{name}: a fetch was cut off; materia fetch {name} goes on from there"
    if pages.snapshot is None and pages.kind not in {"folder", "vocabulary"}:
        yield f"{name}: no pages yet; fetch them with: materia fetch {name}"
    if pages.days is not None and pages.days > max_age:
        yield f"{name}: its snapshot is {pages.days:.0f} days old; fetch anew with: materia fetch {name}"
    if in_release and not pages.is_released:
        yield f"{name}: snapshot {pages.snapshot} is in no release yet; make one with: materia run {name}"


def _last_run(output: Path) -> dict[str, Any] | None:
    run = read_index(output).get("last_run")
    return run if isinstance(run, dict) else None


def _running(output: Path) -> str | None:
    try:
        return str(json.loads((output / layout.RUNNING).read_text("utf-8"))["started_at"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _of_runs(run: dict[str, Any] | None, now: datetime.datetime, within: float | None) -> Iterator[str]:
    if run and run.get("result") not in ("released", "unchanged"):
        yield f"the last run {run.get('result', 'failed')}: {run.get('reason') or 'it says no reason'}"
    if within is not None:
        if run is None:
            yield "no run is known of"
            return
        days = _days(str(run.get("started_at")), now)
        if days is None or days > within:
            ago = "at a time that is not known" if days is None else f"{days:.1f} days ago"
            yield f"the last run was {ago}; one within {within:g} days is asked for"


def _of_releases(output: Path, folder: Path | None, manifest: dict[str, Any]) -> Iterator[str]:
    if folder is None:
        yield "there is no release; make one with: materia run"
        return
    if layout.pointed(output) != folder.name:
        yield f"{layout.LATEST} does not name the newest release, {folder.name}; the next materia run mends that"
    wrong = [name for name, file in manifest.get("files", {}).items() if _size(folder / name) != file.get("bytes")]
    if not manifest or wrong:
        yield f"release {folder.name} is damaged: {', '.join(sorted(wrong)) or layout.MANIFEST}; run materia run"
    yield from layout.strays(output)


def _size(file: Path) -> int | None:
    try:
        return file.stat().st_size
    except OSError:
        return None


def _days(iso: str, now: datetime.datetime) -> float | None:
    """Days from a moment to `now`; null where it is none, or one without a zone."""
    try:
        then = datetime.datetime.fromisoformat(iso)
        return round((now - then).total_seconds() / DAY, 2)
    except (ValueError, TypeError):
        return None
