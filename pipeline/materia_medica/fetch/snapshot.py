r"""Snapshots: what was read from a source, kept for ever.

Layout below `raw/<source>/`::

    latest.json               {"snapshot": "<id>"}: the snapshot in use; written last, by renaming
    <id>/                     one snapshot, never changed again; `<id>` is the day and time it was made (UTC)
        manifest.json         what it is: source, address, commit, when, counts by status, digest of its pages
        pages.jsonl           one page a line, sorted by path (`Entry`)
        gone.jsonl            pages that vanished from the source, with the day they were first missed
        refused.jsonl         addresses that answered, or failed, without giving a page, with the reason
        pages.warc.gz         the responses as fetched, one record a page, gzip member by member (sources of kind site)
        pages/                the files as found (sources of kind folder and git)
    unfinished/               a fetch that was cut off: its journal and what is safe on disk (see `journal.py`)
    validators.jsonl          newer ETag and Last-Modified of unchanged pages; may be deleted at any time
    .lock                     held by a running fetch

`file` of an entry is relative to `raw/<source>/`: a page that did not change points into the older snapshot that holds
it, so an older snapshot may be deleted only with all newer ones. A snapshot is made under `unfinished/` and renamed
when it is whole; a kill at any moment leaves the last good one in use.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from materia_medica.fetch.rejected import rejected
from materia_medica.page import PageRef
from materia_medica.schema.rows import RejectRow
from materia_medica.stop import Exit, Stop

LATEST = "latest.json"
MANIFEST = "manifest.json"
PAGES = "pages.jsonl"
GONE = "gone.jsonl"
REFUSED = "refused.jsonl"
WARC = "pages.warc.gz"
FILES = "pages"


class Entry(NamedTuple):
    """One page of a snapshot."""

    path: str
    file: str
    """Where the page lies, relative to the source's folder in `raw/`."""
    sha256: str
    """Of the page, after decompression."""
    bytes: int
    """Size of the page, after decompression."""
    offset: int | None = None
    """Byte offset of the record, where `file` is a WARC file."""
    url: str | None = None
    final_url: str | None = None
    """Where redirects led to; null where there were none."""
    status: int | None = None
    """HTTP status of the last answer about the page: 200, or 304 for a page that did not change."""
    content_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    lastmod: str | None = None
    """Date of the page in the sitemap, as stated."""
    fetched_at: str | None = None
    """When the content was fetched (ISO 8601, UTC); a page that did not change keeps the time of its record."""
    failed_since: str | None = None
    """First day on which the page could not be fetched again; null while all is well."""


class Gone(NamedTuple):
    """A page that a source no longer has."""

    path: str
    url: str | None
    since: str
    """Day on which it was first missed (ISO 8601)."""
    reason: str


class Refused(NamedTuple):
    """An address that gave no page."""

    path: str
    url: str | None
    rule: str
    reason: str
    status: int | None = None


class Snapshot(NamedTuple):
    """One snapshot of a source."""

    source: str
    folder: Path
    """The snapshot's own folder."""
    manifest: dict[str, Any]

    @property
    def id(self) -> str:
        """Name of the snapshot's folder."""
        return str(self.manifest["id"])

    @property
    def created(self) -> datetime:
        """When it was finished (UTC)."""
        return moment(self.manifest["created"])

    @property
    def n_pages(self) -> int:
        """Pages it holds."""
        return int(self.manifest["n_pages"])

    @property
    def commit(self) -> str | None:
        """The commit, for a source of kind git."""
        return self.manifest.get("commit")

    def entries(self) -> Iterator[Entry]:
        """The pages, sorted by path."""
        for said in _lines(self.folder / PAGES):
            yield Entry(**said)

    def refs(self) -> list[PageRef]:
        """The pages as the next stages take them."""
        raw = self.folder.parent
        return [
            PageRef(self.source, e.path, raw / e.file, e.offset, e.url, moment(e.fetched_at) if e.fetched_at else None)
            for e in self.entries()
        ]

    def gone(self) -> Iterator[Gone]:
        """Pages that vanished from the source and have not come back."""
        for said in _lines(self.folder / GONE):
            yield Gone(**{"url": None, **said})

    def refused(self) -> Iterator[Refused]:
        """Addresses that gave no page."""
        for said in _lines(self.folder / REFUSED):
            yield Refused(**{"url": None, **said})

    def rejects(self) -> list[RejectRow]:
        """The refused addresses as rows of `rejects`; one whose older page is still in use is none."""
        kept = {e.path for e in self.entries() if e.failed_since}
        return [rejected(self.source, r.path, r.rule, r.reason) for r in self.refused() if r.path not in kept]


def source_folder(project: Path, source_id: str) -> Path:
    """Where the snapshots of a source lie."""
    return project / "raw" / source_id


def latest(project: Path, source_id: str) -> Snapshot | None:
    """The snapshot in use; null where none was made yet. Raises `Stop` where it is damaged."""
    folder = source_folder(project, source_id)
    try:
        name = json.loads((folder / LATEST).read_text("utf-8"))["snapshot"]
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise Stop(
            Exit.IO_ERROR, f"{folder / LATEST} cannot be read: {error}; restore it, or delete it and fetch again"
        ) from None
    return open_snapshot(folder / name)


def open_snapshot(folder: Path) -> Snapshot:
    """The snapshot in `folder`. Raises `Stop` where it is damaged."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
        snapshot = Snapshot(str(manifest["source"]), folder, manifest)
        _ = snapshot.id, snapshot.created, snapshot.n_pages
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Stop(
            Exit.IO_ERROR, f"the snapshot {folder} cannot be read ({error}); restore it from a backup or DVC"
        ) from None
    return snapshot


def moment(iso: str) -> datetime:
    """A moment out of a manifest, in UTC."""
    return datetime.fromisoformat(iso).astimezone(UTC)


def stamp(when: datetime) -> str:
    """A moment as manifests write it: UTC, whole seconds."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    try:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)
    except (OSError, ValueError) as error:
        raise Stop(
            Exit.IO_ERROR, f"{path} cannot be read ({error}); restore the snapshot from a backup or DVC"
        ) from None
