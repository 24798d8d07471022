"""`output/index.json`: every release that is there, the newest first, and the runs that made none.

    releases      version, created_at, result, schema_version, code, content_sha256, manifest_sha256, predecessor,
                  counts of pages, rows and changes, row F1 on each label set (accuracy), bytes
    failed_runs   started_at, result, exit_code, reason, schema_version, code, counts where pages were read already
    last_run      started_at, result (released, unchanged, failed, killed), version or reason

What it says of releases is taken from their manifests, so that it can be made anew at any time.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from materia_medica import disk
from materia_medica.disk import file_sha256
from materia_medica.release import layout
from materia_medica.schema.values import KINDS_OF_CHANGE

MOST_FAILED = 500
"""Failed runs that are kept, the newest: a run that fails every hour must not fill the disk."""


def read_index(output: Path) -> dict[str, Any]:
    """What `index.json` says; empty where it is missing or damaged, for the next run makes it anew."""
    try:
        said = json.loads((output / layout.INDEX).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


def write_index(
    output: Path, *, last_run: dict[str, Any] | None = None, failed: dict[str, Any] | None = None,
    without: Collection[str] = (),
) -> None:  # fmt: skip
    """Make `index.json` say what is there; call it under the lock.

    `failed` is one more run that made no release. Releases `without` are about to be deleted: the index forgets them
    first, so that nobody who reads it looks for what is gone.
    """
    before = read_index(output)
    runs = before.get("failed_runs")
    failed_runs = [*([failed] if failed else []), *(runs if isinstance(runs, list) else [])][:MOST_FAILED]
    index = {
        "last_run": last_run or before.get("last_run"),
        "releases": [entry for entry in entries_of(output) if entry["version"] not in without],
        "failed_runs": failed_runs,
    }
    if index != before:
        disk.write_json(output / layout.INDEX, index)


def entries_of(output: Path) -> list[dict[str, Any]]:
    """What the index says of the releases that are there, the newest first."""
    return [_entry(layout.release_folder(output, version)) for version in reversed(layout.versions(output))]


def _entry(release: Path) -> dict[str, Any]:
    """What the index says of one release."""
    try:
        return entry_of(layout.read_manifest(release), file_sha256(release / layout.MANIFEST))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {"version": release.name, "result": "damaged"}


def entry_of(said: Mapping[str, Any], manifest_sha256: str) -> dict[str, Any]:
    """What the index says of the release with this manifest; raises KeyError where that lacks an entry."""
    changes = said.get("changes")
    return {
        "version": said["version"],
        "created_at": said["created_at"],
        "result": "released",
        "schema_version": said["schema_version"],
        "code": {name: said["code"].get(name) for name in ("version", "commit")},
        "content_sha256": said["content_sha256"],
        "manifest_sha256": manifest_sha256,
        "predecessor": (said.get("predecessor") or {}).get("version"),
        "pages": {name: n for name, n in said["pages"].items() if name != "sha256"},
        "rows": {name: table["rows"] for name, table in said["tables"].items()},
        "rejects": sum(entry["rows"] for entry in said["rejects"]),
        "accuracy": {e["name"]: (e.get("figures") or {}).get("row_f1") for e in said.get("accuracy") or ()},
        "changes": None if changes is None else _in_sum(changes),
        "bytes": sum(file["bytes"] for file in said["files"].values()),
    }


def _in_sum(changes: dict[str, Any]) -> dict[str, int]:
    return {kind: sum(table[kind] for table in changes.values()) for kind in KINDS_OF_CHANGE}
