r"""Snapshots: what was read from a source, kept for ever.

Layout below `raw/<source>/`::

    latest.json               {"snapshot": "<id>"}: the snapshot in use; written last, by renaming
    <id>/                     one snapshot, never changed again; `<id>` is the day and time it was made (UTC)
        manifest.json         what it is: source, address, commit, when, counts by status, digest of its pages
        pages.jsonl           one page a line, sorted by path (`Entry`)
        gone.jsonl            pages that vanished from the source, with the day they were first missed
        refused.jsonl         addresses that answered, or failed, without giving a page, with the reason
        pages.warc.gz         the responses as fetched, one record a page, gzip member by member (sources of kind site)
        pages/                the files as found (sources of kind folder, git and download)
    unfinished/               a fetch that was cut off: its journal and what is safe on disk (see `journal.py`)
    parts/                    what has come of files that broke off (sources of kind download)
    validators.jsonl          newer ETag and Last-Modified of unchanged pages; may be deleted at any time
    .lock                     held by a running fetch

`file` of an entry is relative to `raw/<source>/`: a page that did not change points into the older snapshot that holds
it, so an older snapshot may be deleted only with all newer ones. A snapshot is made under `unfinished/` and renamed
when it is whole; a kill at any moment leaves the last good one in use.

Reading verifies: the manifest against the pages listed, and each page against its SHA-256 when it is read (`load.py`).
A path that leads out of `raw/<source>/` is refused.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from materia_medica.fetch.lines import damaged, is_count, is_inside, is_sha256, is_text, lines_of
from materia_medica.fetch.rejected import rejected
from materia_medica.page import PageRef
from materia_medica.schema.rows import RejectRow

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
    template: str | None = None
    """Equal for short pages that differ in numbers, times and addresses only; null for one that stands for itself."""


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
        for entry, _ in self._stated():
            yield entry

    def _stated(self) -> Iterator[tuple[Entry, str]]:
        """The pages and where each is stated; raises `Stop` where they are not those that the manifest counts."""
        file, digest, pages, last = self.folder / PAGES, hashlib.sha256(), 0, ""
        for said, where in lines_of(file, _OF_PAGE, ("path", "file", "sha256", "bytes")):
            entry = Entry(**said)
            if pages and entry.path <= last:
                raise damaged(where, f"the page {entry.path} stands twice, or not in its order")
            digest.update(f"{entry.sha256}  {entry.path}\n".encode())
            pages, last = pages + 1, entry.path
            yield entry, where
        if pages != self.n_pages:
            raise damaged(file, f"{pages:,} pages; the manifest counts {self.n_pages:,}")
        if digest.hexdigest() != self.manifest["digest"]:
            raise damaged(file, "the pages are not those of the manifest's digest")

    def refs(self) -> list[PageRef]:
        """The pages as the next stages take them."""
        raw, within = self.folder.parent, cache(self._leads_within)
        refs = []
        for e, where in self._stated():
            file = raw / e.file
            if not within(file):
                raise damaged(where, f"{e.file} leads out of {raw}")
            when = moment(e.fetched_at) if e.fetched_at else None
            refs.append(PageRef(self.source, e.path, file, e.offset, e.url, when, e.sha256, where))
        return refs

    def _leads_within(self, file: Path) -> bool:
        return file.resolve().is_relative_to(self.folder.parent.resolve())

    def gone(self) -> Iterator[Gone]:
        """Pages that vanished from the source and have not come back."""
        for said, _ in lines_of(self.folder / GONE, _OF_GONE, ("path", "since", "reason")):
            yield Gone(**{"url": None, **said})

    def refused(self) -> Iterator[Refused]:
        """Addresses that gave no page."""
        for said, _ in lines_of(self.folder / REFUSED, _OF_REFUSED, ("path", "rule", "reason")):
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
        raise damaged(folder / LATEST, f"cannot be read ({error!r})") from None
    if not is_inside(name) or "/" in name:
        raise damaged(folder / LATEST, f"{name!r} is no snapshot")
    snapshot = open_snapshot(folder / name)
    if snapshot.source != source_id:
        raise damaged(folder / name / MANIFEST, f"a snapshot of '{snapshot.source}', not of '{source_id}'")
    return snapshot


def open_snapshot(folder: Path) -> Snapshot:
    """The snapshot in `folder`. Raises `Stop` where its manifest is damaged."""
    file = folder / MANIFEST
    try:
        manifest = json.loads(file.read_text("utf-8"))
        if wrong := [n for n, holds in _OF_MANIFEST.items() if not holds(manifest[n])]:
            raise ValueError(f"{wrong[0]} cannot be {manifest[wrong[0]]!r}")
        snapshot = Snapshot(str(manifest["source"]), folder, manifest)
        if snapshot.id != folder.name:
            raise ValueError(f"it is of the snapshot {snapshot.id}")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise damaged(file, f"cannot be believed ({error})") from None
    return snapshot


def moment(iso: str) -> datetime:
    """A moment out of a manifest, in UTC."""
    return datetime.fromisoformat(iso).astimezone(UTC)


def stamp(when: datetime) -> str:
    """A moment as manifests write it: UTC, whole seconds."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _is_moment(value: Any) -> bool:
    try:
        return isinstance(value, str) and moment(value) is not None
    except (ValueError, OverflowError):
        return False


_OF_MANIFEST = {
    "id": is_text, "source": is_text, "created": _is_moment, "n_pages": is_count, "digest": is_sha256,
}  # fmt: skip
_OF_PAGE = {
    **dict.fromkeys(Entry._fields, is_text), "file": is_inside, "sha256": is_sha256, "fetched_at": _is_moment,
    **dict.fromkeys(("bytes", "offset", "status"), is_count), "failed_since": _is_moment,
}  # fmt: skip
_OF_GONE = {**dict.fromkeys(Gone._fields, is_text), "since": _is_moment}
_OF_REFUSED = {**dict.fromkeys(Refused._fields, is_text), "status": is_count}
"""What holds of the fields of each file."""
