"""Fetching: the pages of a source are brought into a snapshot, and later stages learn where they lie.

`pages_of` is what a run asks; it never touches the network. `materia_medica.fetch.fetch.fetch_source` makes snapshots.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from materia_medica.fetch.folder import folder_refs
from materia_medica.fetch.snapshot import Snapshot, latest
from materia_medica.page import PageRef
from materia_medica.schema.rows import RejectRow
from materia_medica.settings.source import Source
from materia_medica.stop import Exit, Stop


class PagesOf(NamedTuple):
    """The pages of a source as they lie on this machine."""

    refs: list[PageRef]
    rejects: list[RejectRow]
    snapshot_id: str | None = None
    """What the pages come from: the commit of a repository, else the snapshot; null for a plain folder."""
    notes: tuple[str, ...] = ()
    """What the one who runs this should know, in sentences."""


def pages_of(project: Path, source: Source) -> PagesOf:
    """Where the pages of `source` lie now: in its latest snapshot, else, for a folder, in the folder itself.

    Touches no network. Raises `Stop` where a source of kind git or site has no snapshot, or where one is damaged.
    """
    snapshot = latest(project, source.id)
    if snapshot is not None:
        return PagesOf(
            snapshot.refs(), snapshot.rejects(), snapshot.commit or snapshot.id, _notes(project, source, snapshot)
        )
    if source.kind != "folder":
        raise Stop(Exit.IO_ERROR, f"source '{source.id}' has no snapshot yet; run: materia fetch {source.id}")
    refs, rejects = folder_refs(source, project / source.address)
    return PagesOf(refs, rejects)


def _notes(project: Path, source: Source, snapshot: Snapshot) -> tuple[str, ...]:
    notes = []
    if snapshot.manifest.get("limited"):
        notes.append(f"{source.id}: snapshot {snapshot.id} was made with --limit and does not hold all pages")
    root = project / source.address
    if source.kind == "folder" and root.is_dir():
        made = snapshot.created.timestamp()
        refs, _ = folder_refs(source, root)
        newer = sum(r.file.stat().st_mtime > made for r in refs)
        if newer or len(refs) != snapshot.n_pages:
            notes.append(
                f"{source.id}: the folder {source.address} has changed since snapshot {snapshot.id}, which is used; "
                f"take the changes in with: materia fetch {source.id}"
            )
    return tuple(notes)
