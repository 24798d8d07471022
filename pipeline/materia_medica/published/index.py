"""`index.json` and `latest.json` of a place: which releases its readers may open, and which is the newest."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from materia_medica.published.place import Place
from materia_medica.release import layout

Index = Mapping[str, Any]
"""`releases`, the newest first, each with its `version` and more; besides, whatever the index of a project tells."""

DAMAGED = "damaged"
"""The result of a release of which an index knows the name alone."""


def read_index(place: Place) -> Index:
    """The index of a place; one without releases where there is none, or none that can be read."""
    said = read_json(place, layout.INDEX)
    releases = said.get("releases")
    entries = [r for r in releases if isinstance(r, dict) and "version" in r] if isinstance(releases, list) else []
    return {**said, "releases": entries}


def read_latest(place: Place) -> str | None:
    """The version that `latest.json` of a place names; null where it is missing or damaged."""
    version = read_json(place, layout.LATEST).get("version")
    return version if isinstance(version, str) else None


def merged(whole: Iterable[str], ours: Index, theirs: Index, entry_of: Callable[[str], Index]) -> Index:
    """The index of a place that holds the releases `whole`: as ours tells of them, else as theirs did, else as
    `entry_of` says. What else an index tells, such as runs that failed, is ours.
    """
    told = (entry for index in (theirs, ours) for entry in index["releases"] if entry.get("result") != DAMAGED)
    known = {entry["version"]: entry for entry in told}
    newest_first = sorted(whole, key=layout.order, reverse=True)
    return {**theirs, **ours, "releases": [known.get(v) or entry_of(v) for v in newest_first]}


def newest_to_read(whole: Iterable[str], *pointed: str | None) -> str | None:
    """The newest of the releases `whole` that is no newer than one of those that a `latest.json` named.

    A release made under a wrong clock is newer than the one to read, and stays so.
    """
    named = [layout.order(version) for version in pointed if version]
    found = [v for v in sorted(whole, key=layout.order) if not named or layout.order(v) <= max(named)]
    return found[-1] if found else None


def as_json(said: Index) -> bytes:
    """JSON as files of a place have it."""
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def read_json(place: Place, name: str) -> dict[str, Any]:
    """What a file of a place says; nothing where it is missing or damaged."""
    try:
        said = json.loads(place.read(name))
    except (FileNotFoundError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}
