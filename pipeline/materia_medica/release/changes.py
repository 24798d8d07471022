"""What a release says of the one before it: `delta/`, `CHANGES.md`, and the entries of the manifest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa

from materia_medica import disk
from materia_medica.delta.apply import DeltaError, apply
from materia_medica.delta.compare import compare
from materia_medica.delta.stored import AsStored, End, as_json, read_delta, write_delta
from materia_medica.delta.told import FIRST, Made, not_compared, told
from materia_medica.release import layout
from materia_medica.release.formats import MAIN, files_listed
from materia_medica.release.stated import changes_of_schema
from materia_medica.stop import Exit, Stop


class Changes(NamedTuple):
    """What is written beside the tables."""

    files: list[str]
    """Names within the release."""
    manifest: Mapping[str, Any]
    """Entries `predecessor` and `changes`."""


def write_changes(
    part: Path, last: Path | None, end: End, *, tables: Mapping[str, pa.Table], hashes: Mapping[str, str],
    code: Mapping[str, Any], damaged: Sequence[str] = (),
) -> Changes:  # fmt: skip
    """Write to `part` what differs from the release `last`; `hashes` are those of the files written so far, `damaged`
    says what is wrong with those of the last one.

    Raises `Stop` where the delta, read back from the disk, does not turn the last release's tables into these.
    """
    if last is None:
        return _page(part, FIRST, predecessor=None)
    if damaged:
        why = f"its files are damaged ({', '.join(damaged[:3])})"
        return _page(part, not_compared(last.name, why), predecessor={"version": last.name}, changes_unknown=why)
    try:
        said, old = layout.read_manifest(last), AsStored(last)
        start = End.of(said)
    except KeyError as error:
        why = f"its manifest lacks {error}"
        return _page(part, not_compared(last.name, why), predecessor={"version": last.name}, changes_unknown=why)
    before = {name: entry.get("sha256") for name, entry in said["files"].items()}
    same = {name for name in tables if _hashes(before, name) == _hashes(hashes, name)}
    delta = compare(old, tables, same=same)
    names = write_delta(delta, start, end, part / layout.DELTA)
    _prove(part / layout.DELTA, old, {n: t for n, t in tables.items() if n not in same})
    made = Made(said.get("code") or {}, code, [change.what for change in changes_of_schema(last)])
    done = _page(part, told(last.name, delta, old, tables, made), predecessor=start._asdict(), changes=as_json(delta))
    return done._replace(files=[*done.files, *(f"{layout.DELTA}/{name}" for name in names)])


def _page(part: Path, page: str, **manifest: Any) -> Changes:
    disk.write_durably(part / layout.CHANGES, page.encode())
    return Changes([layout.CHANGES], manifest)


def _hashes(of_files: Mapping[str, object], table: str) -> list[object]:
    """Those of the table's files in the main format, of these of all files by name."""
    return [of_files.get(name) for name in files_listed(of_files, table, MAIN)]


def _prove(folder: Path, old: Mapping[str, pa.Table], wanted: Mapping[str, pa.Table]) -> None:
    """Raise `Stop` where the delta on the disk does not turn the old tables into those wanted."""
    try:
        made = apply(old, read_delta(folder).rows, wanted)
    except (DeltaError, pa.ArrowException, ValueError) as error:
        raise Stop(Exit.DIFFERENCE, f"the delta cannot be applied: {error}; no release") from None
    for name, table in wanted.items():
        if not made[name].equals(table):
            why = f"the delta of {name} does not give its rows"
            raise Stop(Exit.DIFFERENCE, f"{why}; no release")
