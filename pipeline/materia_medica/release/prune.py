"""Deleting old releases: which ones may go, and how nobody who reads meets half of one."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from time import sleep
from typing import NamedTuple

from materia_medica import disk
from materia_medica.release import layout
from materia_medica.release.around import says
from materia_medica.release.index import write_index


class Kept(NamedTuple):
    """A release that stays, and why."""

    version: str
    why: str


class Plan(NamedTuple):
    """What is to become of the releases of a project, the oldest first."""

    kept: tuple[Kept, ...]
    gone: tuple[str, ...]


def plan(output: Path, keep: int) -> Plan:
    """Which releases stay where the newest `keep` are wanted, at least one.

    Beside those stays the release that `latest.json` names, and what the delta of each of them begins with: it turns
    that release into the next, and is of no use without it.
    """
    there = layout.versions(output)
    why = dict.fromkeys(there[-max(keep, 1) :], f"one of the newest {keep}")
    named = layout.pointed(output)
    if named in there:
        why[named] = f"{layout.LATEST} names it"
    for version in list(why):
        before = _begins_with(layout.release_folder(output, version))
        if before in there:
            why.setdefault(before, f"the delta of {version} begins with it")
    return Plan(tuple(Kept(v, why[v]) for v in there if v in why), tuple(v for v in there if v not in why))


def prune(output: Path, gone: tuple[str, ...], *, wait: float = 0.0) -> None:
    """Delete these releases, `wait` seconds after the index has forgotten them. Call it under the lock.

    Whoever read the index just before has so long to read what it named. Each release is renamed before it is deleted,
    so that a kill leaves the whole of it, which the next run puts into the index again, or what the next run clears.
    """
    if not gone:
        return
    write_index(output, without=gone)
    sleep(wait)
    for version in gone:
        folder = layout.release_folder(output, version)
        doomed = layout.part_folder(output) / version
        os.rename(folder, doomed)
        disk.sync_folder(folder.parent)
        shutil.rmtree(doomed.parent)


def bytes_of(release: Path) -> int:
    """Size of all files of a release."""
    return sum(file.stat().st_size for file in release.rglob("*") if file.is_file())


def _begins_with(release: Path) -> str | None:
    """The version that the delta of a release begins with; null where it has no delta."""
    if not (release / layout.DELTA).is_dir():
        return None
    said = says(release).get("predecessor")
    return str(said["version"]) if isinstance(said, dict) and said.get("version") else None
