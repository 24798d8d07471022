"""What a run read: pages by source, their combined digest and the rows that extraction made of them.

It travels beside the tables from stage to stage, because a release accounts for every page and row.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from materia_medica import disk

FILE_NAME = "extraction.json"


@dataclass(frozen=True, slots=True)
class SourcePages:
    """The pages that one source gave."""

    source: str
    pages: int
    """Pages read, rejected ones included."""
    snapshot: str | None
    """Snapshot or commit, or digest of the listing of an address; null for a plain folder."""
    folder: str | None = None
    """Folder, from the project's where it lies within, or address that was read in the place of the source's own."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """The account of one extraction."""

    sources: tuple[SourcePages, ...]
    pages_sha256: str
    """See `pages_digest`."""
    rows: Mapping[str, int]
    """Rows that extraction made, by table."""

    def read_from(self, folders: Mapping[str, str]) -> Extraction:
        """The same account, with the folders that were read in the place of the sources' own."""
        return replace(self, sources=tuple(replace(s, folder=folders.get(s.source)) for s in self.sources))

    def save(self, folder: Path) -> None:
        """Write it beside the tables of a stage."""
        disk.write_durably(
            folder / FILE_NAME, (json.dumps(asdict(self), indent=2, sort_keys=True) + "\n").encode("utf-8")
        )


def load_extraction(folder: Path) -> Extraction:
    """Read what `save` wrote; raises OSError where it is missing."""
    said = json.loads((folder / FILE_NAME).read_text("utf-8"))
    return Extraction(tuple(SourcePages(**s) for s in said["sources"]), said["pages_sha256"], said["rows"])


def pages_digest(pages: Iterable[tuple[str, str]]) -> str:
    """One SHA-256 for all pages: over the lines `<sha256>  <monograph_id>` in the order of the ids.

    It is what `sha256sum` prints, so that a reader can compute it without this code.
    """
    digest = hashlib.sha256()
    for monograph_id, sha256 in sorted(pages):
        digest.update(f"{sha256}  {monograph_id}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()
