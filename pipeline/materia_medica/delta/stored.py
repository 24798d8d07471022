"""A delta on disk: `<table>.parquet` for each table that differs, and `delta.json`, which names both ends."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from materia_medica import disk
from materia_medica.delta.shape import CHANGES, Delta
from materia_medica.schema import TABLES
from materia_medica.store import COMPRESSION, COMPRESSION_LEVEL, read_whole
from materia_medica.table_files import files_of, whole_name

FILE_NAME = "delta.json"


class End(NamedTuple):
    """One end of a delta."""

    version: str
    content_sha256: str
    schema_version: str

    @classmethod
    def of(cls, manifest: Mapping[str, Any]) -> End:
        """The release of a manifest; raises KeyError where that lacks an entry."""
        return cls(*(str(manifest[name]) for name in cls._fields))


class StoredDelta(NamedTuple):
    """What a folder of a delta holds."""

    start: End
    end: End
    counts: Mapping[str, Mapping[str, Any]]
    """Counts of every table of the release that it leads to, as `as_json` gives them."""
    rows: dict[str, pa.Table]
    """The delta of each table that differs."""

    @property
    def names(self) -> tuple[str, ...]:
        """Tables of the release that it leads to."""
        return tuple(self.counts)


class AsStored(Mapping[str, pa.Table]):
    """The tables of a release as they are stored, of whatever schema; each is read when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._names = tuple(name for name in TABLES if files_of(folder, name))
        self._read: dict[str, pa.Table] = {}

    def __getitem__(self, name: str) -> pa.Table:
        if name not in self._names:
            raise KeyError(name)
        if name not in self._read:
            self._read[name] = read_whole(files_of(self.folder, name))
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def write_delta(delta: Delta, start: End, end: End, folder: Path) -> list[str]:
    """Write a delta to `folder`, which must not be there; the names of its files."""
    folder.mkdir()
    for name, rows in delta.rows.items():
        path = folder / whole_name(name)
        with disk.naming(path):
            pq.write_table(rows, path, compression=COMPRESSION, compression_level=COMPRESSION_LEVEL,
                           write_page_checksum=True)  # fmt: skip
        disk.sync_file(path)
    said = {"from": start._asdict(), "to": end._asdict(), "tables": as_json(delta)}
    disk.write_durably(folder / FILE_NAME, (json.dumps(said, indent=1) + "\n").encode())
    disk.sync_folder(folder)
    return [FILE_NAME, *map(whole_name, delta.rows)]


def read_delta(folder: Path) -> StoredDelta:
    """What `write_delta` wrote; raises OSError or ValueError where it is missing or damaged."""
    try:
        said = json.loads((folder / FILE_NAME).read_text("utf-8"))
        start, end = End(**said["from"]), End(**said["to"])
        differ = [name for name, count in said["tables"].items() if any(count[k] for k in CHANGES)]
        counts = dict(said["tables"])
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{folder / FILE_NAME} is no description of a delta ({error})") from None
    return StoredDelta(start, end, counts, {name: pq.read_table(folder / whole_name(name)) for name in differ})


def as_json(delta: Delta) -> dict[str, Any]:
    """The counts of every table as JSON values."""
    return {name: {**count._asdict(), "columns": dict(count.columns)} for name, count in delta.counts.items()}
