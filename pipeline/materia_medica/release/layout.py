"""Where releases lie below `output/`, and what a run that was cut off leaves there.

    output/
      latest.json               {"version": "<version>"}: the release to read; replaced last, as a whole
      releases/<version>/       one release, never changed again
        <table>.parquet, <table>.csv
        checks.json             results of all checks
        checks.html             the same for people: one page that needs no network
        manifest.json           what it is: counts, hashes, sources, code; a folder without it is no release
      releases/.part-<pid>/     a release being written; the next run deletes what a killed run left of it
      cache/                    work kept for the next run; may be deleted at any time
      .lock                     held by a running command; the lock ends with its process, the file stays

A version is the day of the release (UTC) as `YYYY.MM.DD`; further ones of that day are `YYYY.MM.DD.2` and so on. It
names an order that people can read; whether two releases hold the same is said by `content_sha256` in their manifests.
A run killed between the renaming of the folder and the writing of `latest.json` has made a whole release: the next run
points `latest.json` to it.
"""

from __future__ import annotations

import datetime
import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

from materia_medica import disk

OUTPUT = "output"
RELEASES = "releases"
LATEST = "latest.json"
MANIFEST = "manifest.json"
CHECKS = "checks.json"
CHECKS_PAGE = "checks.html"
CACHE = "cache"
LOCK = ".lock"
_PART = ".part-"
_VERSION = re.compile(r"(\d{4})\.(\d\d)\.(\d\d)(?:\.(\d+))?")


def order(version: str) -> tuple[int, ...]:
    """Sorting key of a version; raises ValueError where it is none."""
    found = _VERSION.fullmatch(version)
    if found is None:
        raise ValueError(f"'{version}' is no version; one looks like 2026.01.31 or 2026.01.31.2")
    return tuple(int(part or 1) for part in found.groups())


def versions(output: Path) -> list[str]:
    """Whole releases, the oldest first."""
    folder = output / RELEASES
    if not folder.is_dir():
        return []
    found = (p.name for p in folder.iterdir() if _VERSION.fullmatch(p.name) and (p / MANIFEST).is_file())
    return sorted(found, key=order)


def next_version(day: datetime.date, output: Path) -> str:
    """The version of a release made on `day`; never one that is, or was begun, in `output`."""
    plain = f"{day:%Y.%m.%d}"
    names = (p.name for p in (output / RELEASES).iterdir()) if (output / RELEASES).is_dir() else iter(())
    taken = [order(n)[3] for n in names if _VERSION.fullmatch(n) and n.startswith(plain)]
    return f"{plain}.{max(taken) + 1}" if taken else plain


def release_folder(output: Path, version: str) -> Path:
    """The folder of a release."""
    return output / RELEASES / version


def latest_release(output: Path) -> Path | None:
    """The newest whole release; null where there is none."""
    found = versions(output)
    return release_folder(output, found[-1]) if found else None


def read_manifest(release: Path) -> dict[str, Any]:
    """The manifest of a release; raises OSError or ValueError where it cannot be read."""
    said = json.loads((release / MANIFEST).read_text("utf-8"))
    if not isinstance(said, dict):
        raise ValueError(f"{release / MANIFEST} is no manifest")
    return said


def point_latest(output: Path, version: str) -> None:
    """Make `latest.json` name `version`, in one step."""
    disk.write_whole(output / LATEST, (json.dumps({"version": version}) + "\n").encode())


def pointed(output: Path) -> str | None:
    """The version that `latest.json` names; null where it is missing or damaged."""
    try:
        return str(json.loads((output / LATEST).read_text("utf-8"))["version"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def part_folder(output: Path) -> Path:
    """An empty folder for the release being written."""
    folder = output / RELEASES / f"{_PART}{os.getpid()}"
    folder.mkdir(parents=True)
    return folder


def clean_up(output: Path) -> None:
    """Delete what killed runs left, and point `latest.json` to the newest whole release. Call it under the lock."""
    if not (output / RELEASES).is_dir():
        return
    for folder in (output / RELEASES).glob(f"{_PART}*"):
        shutil.rmtree(folder)
    found = versions(output)
    if found and pointed(output) != found[-1]:
        point_latest(output, found[-1])
