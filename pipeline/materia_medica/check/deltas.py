"""Whether the delta that a release ships leads to it, from the release before it where that is at hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from materia_medica.delta.apply import DeltaError, apply, strangers
from materia_medica.delta.shape import CHANGES
from materia_medica.delta.stored import AsStored, End, StoredDelta, read_delta
from materia_medica.release.layout import DELTA, read_manifest
from materia_medica.schema import TABLES
from materia_medica.schema.arrow import conform, plain

RULE = "files.delta"
WHY = "The delta ends at this release: its rows stand in the tables, and with the release before it gives them all."


def delta_faults(folder: Path, manifest: Mapping[str, Any], tables: Mapping[str, pa.Table]) -> Iterator[str]:
    """What is wrong with the delta of a release, in sentences; nothing where it has none."""
    if "changes" not in manifest:
        if (folder / DELTA).exists():
            yield "there is a delta, and the manifest says nothing of changes"
        return
    try:
        stored = read_delta(folder / DELTA)
    except (OSError, ValueError, pa.ArrowException) as error:
        yield f"it cannot be read: {' '.join(str(error).split())[:200]}"
        return
    if stored.end != End.of(manifest) or stored.start._asdict() != manifest["predecessor"]:
        yield "it leads from or to other releases than the manifest says"
    if dict(stored.counts) != manifest["changes"]:
        yield "it counts other rows than the manifest"
    yield from _miscounted(stored)
    yield from _of_rows(folder, stored, tables)


def _miscounted(stored: StoredDelta) -> Iterator[str]:
    for name, rows in stored.rows.items():
        kinds = plain(rows.column("change")).to_pylist()
        if any(kinds.count(kind) != stored.counts[name][kind] for kind in CHANGES):
            yield f"the rows of {name} are not those that it counts"


def _of_rows(folder: Path, stored: StoredDelta, tables: Mapping[str, pa.Table]) -> Iterator[str]:
    now = {name: conform(TABLES[name], tables[name]) for name in stored.rows}
    before = _predecessor(folder, stored.start)
    try:
        if before is None:
            for name, rows in stored.rows.items():
                if lost := strangers(TABLES[name], now[name], rows):
                    yield f"{lost:,} of its rows are not in {name}"
            return
        for name, made in apply(AsStored(before), stored.rows, now).items():
            if not made.equals(now[name]):
                yield f"with release {stored.start.version} it gives other rows of {name}"
    except (DeltaError, pa.ArrowException, KeyError) as error:
        yield f"it does not fit: {' '.join(str(error).split())[:200]}"


def _predecessor(folder: Path, start: End) -> Path | None:
    """The release that the delta leads from, where it lies beside this one and is what it was."""
    place = folder.parent / start.version
    try:
        return place if End.of(read_manifest(place)) == start else None
    except (OSError, ValueError, KeyError):
        return None
