"""What a run finds in `output/`: strays, a release of a wrong clock, a last release that is damaged."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any, NamedTuple

from materia_medica.disk import file_sha256
from materia_medica.release import layout


def in_the_way(output: Path, day: datetime.date) -> list[str]:
    """What a run should know before hours go into it, in sentences: strays, and a release dated after `day`, today."""
    ahead = layout.ahead_of(day, output)
    return [*layout.strays(output), *([dated_ahead(output, ahead, day)] if ahead else [])]


def dated_ahead(output: Path, version: str, day: datetime.date) -> str:
    """That the newest release is dated after today, and what to do."""
    return (
        f"release {version} is dated after today ({day:%Y.%m.%d}), and a new one would be older than the last: correct "
        f"the clock of this machine, or, if {version} was made under a wrong one, move "
        f"{layout.release_folder(output, version)} elsewhere and run again"
    )


class Damaged(NamedTuple):
    """What is wrong with the last release."""

    files: list[str]
    """Each by name; empty where it is whole or there is none."""
    said: list[str]
    """The same in sentences."""


def last_damaged(output: Path) -> Damaged:
    """Whether files of the last release are damaged."""
    last = layout.latest_release(output)
    wrong = damage(last) if last else []
    return Damaged(wrong, [f"the last release, {last.name}, is damaged: {', '.join(wrong)}"] if last and wrong else [])


def damage(release: Path) -> list[str]:
    """What is wrong with the files of a release, each by name; empty where all have the bytes of the manifest."""
    try:
        listed = layout.read_manifest(release)["files"]
        hashes = {str(name): str(said["sha256"]) for name, said in listed.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        return [f"{layout.MANIFEST} cannot be read ({_short(error)})"]
    return [f"{name} {wrong}" for name, sha256 in sorted(hashes.items()) if (wrong := _wrong(release / name, sha256))]


def says(release: Path) -> dict[str, Any]:
    """The manifest of a release; empty where it cannot be read, which `damage` tells."""
    try:
        return layout.read_manifest(release)
    except (OSError, ValueError):
        return {}


def _wrong(file: Path, sha256: str) -> str | None:
    try:
        return None if file_sha256(file) == sha256 else "does not have the bytes that the manifest names"
    except FileNotFoundError:
        return "is missing"
    except OSError as error:
        return f"cannot be read ({error.strerror or error})"


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:100]
