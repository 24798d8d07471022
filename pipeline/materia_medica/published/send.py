"""Sending releases to a place so that its readers never meet half of one.

    releases/<version>/<file>           first, each once
    releases/<version>/manifest.json    when all of them are there
    index.json                          names releases whose manifest is there, and no others
    latest.json                         last

A publish that was cut off has sent some of this, in this order. The next one compares what is there by size and
content and sends the rest; no reader was told of anything that was missing. One publish at a time fills a place.
"""

from __future__ import annotations

import errno
import hashlib
import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

from materia_medica.lock import locked
from materia_medica.published.index import Index, as_json, merged, newest_to_read, read_index, read_latest
from materia_medica.published.place import Folder, Place
from materia_medica.published.secret import hide
from materia_medica.release import layout
from materia_medica.release.around import damage
from materia_medica.release.index import entry_of
from materia_medica.request import Tell
from materia_medica.stop import Exit, Stop

AT_ONCE = 8
"""Files on their way at the same time."""


class Sent(NamedTuple):
    """What one publish did with one release."""

    version: str
    files: int
    """Files sent, the manifest among them."""
    size: int
    """Bytes of them."""
    kept: int
    """Files that were there already."""


class Outcome(NamedTuple):
    """What one publish did."""

    releases: Sequence[Sent]
    latest: str | None
    """The release that `latest.json` of the place names; null where it names none."""


def send_releases(output: Path, place: Place, versions: Sequence[str], tell: Tell, *, dry: bool = False) -> Outcome:
    """Send these releases of `output`, the oldest first, each visible as soon as it is whole.

    Releases that are at the place and not here stay there and in its index. With `dry` nothing is sent. Raises `Stop`
    where a release is damaged here or another one of its name is there, and OSError where the place fails.
    """
    with locked(output, "a run or another publish"):
        there = _by_release(place.sizes(layout.RELEASES))
        done, latest = [], read_latest(place)
        for version in versions:
            plan = _plan(layout.release_folder(output, version), place, there.get(version, {}))
            done.append(Sent(version, len(plan.files), sum(plan.files.values()), plan.kept))
            if dry:
                continue
            if plan.files:
                _send(plan, place, tell)
            there[version] = {**plan.there, **plan.files}
            latest = _show(output, place, [v for v, files in there.items() if layout.MANIFEST in files])
        return Outcome(done, latest)


def to_be_read(output: Path) -> list[str]:
    """The releases of `output` up to the one that its `latest.json` names, the oldest first."""
    pointed, found = layout.pointed(output), layout.versions(output)
    return found[: found.index(pointed) + 1] if pointed in found else found


class _Plan(NamedTuple):
    """What a place lacks of one release."""

    folder: Path
    files: Mapping[str, int]
    """Names and bytes of what is to be sent, the manifest last."""
    there: Mapping[str, int]
    kept: int


def _by_release(sizes: Mapping[str, int]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for path, size in sizes.items():
        version, _, name = path.partition("/")
        if layout.is_version(version):
            found.setdefault(version, {})[name] = size
    return found


def _plan(folder: Path, place: Place, there: Mapping[str, int]) -> _Plan:
    manifest = folder / layout.MANIFEST
    listed = _listed(folder)
    said = manifest.read_bytes()
    whole = layout.MANIFEST in there
    if whole and place.read(f"{layout.RELEASES}/{folder.name}/{layout.MANIFEST}") != said:
        raise Stop(Exit.DIFFERENCE, f"{place.shown} has another release {folder.name}; a release is never changed: "
                   "publish this one elsewhere, or find out who made the other")  # fmt: skip
    lacking = {
        name: size for name, size in listed.items()
        if there.get(name) != size
        or not (whole or place.holds(f"{layout.RELEASES}/{folder.name}/{name}", folder / name))
    }  # fmt: skip
    if lacking and (wrong := damage(folder)):
        raise _damaged(folder, wrong)
    if not whole:
        lacking[layout.MANIFEST] = len(said)
    return _Plan(folder, lacking, there, len(listed) + 1 - len(lacking))


def _listed(folder: Path) -> dict[str, int]:
    """Bytes of each file of a release by its name, as the manifest says."""
    try:
        return {name: int(said["bytes"]) for name, said in layout.read_manifest(folder)["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise _damaged(folder, damage(folder)) from None


def _damaged(folder: Path, wrong: Sequence[str]) -> Stop:
    return Stop(Exit.DIFFERENCE, f"release {folder.name} is damaged and was not sent: {', '.join(wrong)}")


def _send(plan: _Plan, place: Place, tell: Tell) -> None:
    top = f"{layout.RELEASES}/{plan.folder.name}"
    files = [name for name in plan.files if name != layout.MANIFEST]
    with tell.progress(f"sending {plan.folder.name}", len(plan.files)) as advance:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            jobs = [pool.submit(place.send, plan.folder / name, f"{top}/{name}") for name in files]
            try:
                for job in jobs:
                    job.result()
                    advance(1)
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
        there = place.sizes(top)
        if lost := [name for name in files if there.get(name) != plan.files[name]]:
            raise OSError(
                errno.EIO, f"{', '.join(lost[:5])} did not arrive whole; publish again", f"{place.shown}/{top}"
            )
        if layout.MANIFEST in plan.files:
            place.replace(f"{top}/{layout.MANIFEST}", (plan.folder / layout.MANIFEST).read_bytes())
            advance(1)


def _show(output: Path, place: Place, whole: Sequence[str]) -> str | None:
    """Let index and latest of the place tell of the releases that are whole there; the version of the latest."""
    theirs, pointed = read_index(place), read_latest(place)

    def entry(version: str) -> Index:
        manifest = place.read(f"{layout.RELEASES}/{version}/{layout.MANIFEST}")
        return entry_of(json.loads(manifest), hashlib.sha256(manifest).hexdigest())

    index = merged(whole, _for_all(read_index(Folder(output)), output), theirs, entry)
    if index != theirs:
        place.replace(layout.INDEX, as_json(index))
    latest = newest_to_read(whole, layout.pointed(output), pointed)
    if latest and latest != pointed:
        place.replace(layout.LATEST, as_json({"version": latest}))
    return latest


def _for_all(index: Index, output: Path) -> Index:
    """Our index as strangers may read it: why a run failed is told without secrets and places of this machine."""
    places = {str(output.resolve().parent): ".", str(Path.home()): "~"}

    def plain(run: Mapping[str, Any]) -> Mapping[str, Any]:
        reason = hide(str(run.get("reason", "")))
        for folder, shown in places.items():
            reason = reason.replace(folder, shown) if len(folder) > 1 else reason
        return {**run, "reason": reason} if "reason" in run else run

    runs = {"failed_runs": [plain(run) for run in index["failed_runs"]]} if "failed_runs" in index else {}
    last = {"last_run": plain(index["last_run"])} if index.get("last_run") else {}
    return {**index, **runs, **last}
