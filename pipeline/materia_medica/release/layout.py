"""Where releases lie below `output/`, and what a run that was cut off leaves there.

    output/
      latest.json               {"version": "<version>"}: the release to read; replaced last, as a whole
      index.json                all releases, and the runs that made none, with the reason; replaced before latest.json
      releases/<version>/       one release, never changed again
        <table>.parquet, <table>.csv.gz     (<table>.csv where release.yaml says so)
        <table>/part-00000.parquet, ...     instead, where a table has more rows than release.yaml lets one file have
        materia.sqlite          all tables with keys, indexes, views and full-text search; datasette.json goes with it
        sql/                    scripts that make the same in PostgreSQL, MySQL, SQLite and DuckDB
        checks.json             results of all checks
        checks.html             the same for people: one page that needs no network
        report.html             what the release is, pictures of it, and every drug and effect: one page, too
        schema.json             the tables as they are declared
        CHANGES.md              what differs from the release before, for people
        delta/                  the same as rows: delta.json, and <table>.parquet for each table that differs
        README.md, LICENSES.md, data-dictionary.md, CITATION.cff, datapackage.json, croissant.json, dataset.jsonld
                                what it is, for people and for tools; see `release.metadata`
        manifest.json           what it is: counts, hashes, sources, code; a folder without it is no release
      releases/.part-<pid>-*/   a release being written; the next run deletes what a killed run left of it
      cache/                    work kept for the next run; may be deleted at any time
      .run.json                 a run that is going on; what a killed run left of it goes into index.json
      .lock                     held by a running command; the lock ends with its process, the file stays

A version is the day of the release (UTC) as `YYYY.MM.DD`; further ones of that day are `YYYY.MM.DD.2` and so on. It
names an order that people can read; whether two releases hold the same is said by `content_sha256` in their manifests.
A run killed between the renaming of the folder and the writing of `latest.json` has made a whole release: the next run
points `latest.json` to it. `latest.json` moves forward only, save where the release that it names is there no more.

Whatever else lies in `releases/`, such as a link, a file or a folder without a manifest, is no release: `strays` names
it, and everybody else passes over it.
"""

from __future__ import annotations

import datetime
import json
import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

from materia_medica import disk, table_files

OUTPUT = "output"
RELEASES = "releases"
LATEST = "latest.json"
MANIFEST = table_files.MANIFEST
CHECKS = "checks.json"
CHECKS_PAGE = "checks.html"
REPORT = "report.html"
SCHEMA = "schema.json"
SQLITE = "materia.sqlite"
CHANGES = "CHANGES.md"
DELTA = "delta"
INDEX = "index.json"
RUNNING = ".run.json"
CACHE = "cache"
_PART = ".part-"
_VERSION = re.compile(r"(\d{4})\.(\d\d)\.(\d\d)(?:\.(\d+))?")


def order(version: str) -> tuple[int, ...]:
    """Sorting key of a version; raises ValueError where it is none."""
    found = _VERSION.fullmatch(version)
    if found is None:
        raise ValueError(f"'{version}' is no version; one looks like 2026.01.31 or 2026.01.31.2")
    parts = tuple(int(part or 1) for part in found.groups())
    datetime.date(*parts[:3])
    return parts


def day_of(version: str) -> datetime.date:
    """The day of a release; raises ValueError where `version` is none."""
    return datetime.date(*order(version)[:3])


def versions(output: Path) -> list[str]:
    """Whole releases, the oldest first."""
    return sorted((p.name for p in _within(output) if _is_release(p)), key=order)


def strays(output: Path) -> list[str]:
    """What lies among the releases and is none, each with the reason."""
    return [
        f"{RELEASES}/{p.name} is passed over: {_why_none(p)}"
        for p in _within(output)
        if not _is_release(p) and not _is_part(p)
    ]


def _within(output: Path) -> list[Path]:
    folder = output / RELEASES
    return sorted(folder.iterdir()) if folder.is_dir() else []


def is_version(name: str) -> bool:
    """Whether a name is that of a release."""
    try:
        order(name)
    except ValueError:
        return False
    return True


def _is_release(place: Path) -> bool:
    return is_version(place.name) and not place.is_symlink() and (place / MANIFEST).is_file()


def _is_part(place: Path) -> bool:
    return place.name.startswith(_PART) and place.is_dir() and not place.is_symlink()


def _why_none(place: Path) -> str:
    if place.is_symlink():
        return "a link; a release is a folder of its own"
    if not place.is_dir():
        return "a file; a release is a folder"
    if not is_version(place.name):
        return "its name is no version; one looks like 2026.01.31 or 2026.01.31.2"
    return f"it has no {MANIFEST}, so it is no whole release"


def next_version(day: datetime.date, output: Path) -> str:
    """The version of a release made on `day`; never one that is, or was begun, in `output`."""
    plain = f"{day:%Y.%m.%d}"
    taken = [order(p.name)[3] for p in _within(output) if is_version(p.name) and day_of(p.name) == day]
    return f"{plain}.{max(taken) + 1}" if taken else plain


def ahead_of(day: datetime.date, output: Path) -> str | None:
    """The newest release where it is dated after `day`: a new one would be older than it. Null where all is well."""
    newest = versions(output)[-1:]
    return newest[0] if newest and day_of(newest[0]) > day else None


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
    """An empty folder for the release being written; a release is for other accounts to read, too."""
    (output / RELEASES).mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f"{_PART}{os.getpid()}-", dir=output / RELEASES))
    folder.chmod(0o755)
    return folder


def clean_up(output: Path, day: datetime.date) -> None:
    """Delete what killed runs left, and point `latest.json` to a newer whole release. Call it under the lock.

    A release dated after `day`, today, is no newer one: it comes from a wrong clock, and `latest.json` moves to it only
    where the release that it names is there no more.
    """
    for part in _within(output):
        if _is_part(part):
            shutil.rmtree(part)
    found = versions(output)
    named = pointed(output)
    if named not in found:
        if found:
            point_latest(output, found[-1])
        return
    newer = [version for version in found[found.index(named) + 1 :] if day_of(version) <= day]
    if newer:
        point_latest(output, newer[-1])
