"""What the last snapshot knows about each page, looked up on disk so that a large source costs little memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from materia_medica.fetch.snapshot import PAGES, Entry

VALIDATORS = "validators.jsonl"


class Base:
    """The pages of a snapshot by path; empty where there is no snapshot."""

    def __init__(self, snapshot: Path | None) -> None:
        self._file = (snapshot / PAGES).open("rb") if snapshot else None
        self._at: dict[str, int] = {}
        self._newer: dict[str, Entry] = {}
        if self._file and snapshot:
            at = 0
            for line in self._file:
                self._at[json.loads(line)["path"]] = at
                at += len(line)
            self._newer = _validators(snapshot.parent / VALIDATORS)

    def __len__(self) -> int:
        return len(self._at)

    def __iter__(self) -> Iterator[str]:
        return iter(self._at)

    def get(self, path: str) -> Entry | None:
        """The page's entry, with the newest validators that are known for this content."""
        if self._file is None or path not in self._at:
            return None
        self._file.seek(self._at[path])
        entry = Entry(**json.loads(self._file.readline()))
        newer = self._newer.get(path)
        if newer and newer.sha256 == entry.sha256:
            return entry._replace(etag=newer.etag, last_modified=newer.last_modified, lastmod=newer.lastmod)
        return entry


def _validators(path: Path) -> dict[str, Entry]:
    try:
        return {e.path: e for e in (Entry(**json.loads(line)) for line in path.read_bytes().splitlines())}
    except (OSError, ValueError, TypeError):
        return {}
