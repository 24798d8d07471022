"""A new project: what `materia init` writes, and that it overwrites nothing.

The files stand in `template/`. Its `expectations/`, the README of corrections and the sample page are links to those of
this repository, so that there is one of each; a built wheel holds them as plain files.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from materia_medica.disk import naming
from materia_medica.stop import Exit, Stop

TEMPLATE = Path(__file__).parent / "template"
SOURCES = "sources.yaml"
PARTS = (SOURCES, "release.yaml", "expectations", "corrections", "raw/samples", ".gitignore")
"""What a new project consists of: each is written whole, and must not be there before."""


def start_project(folder: Path) -> None:
    """Write a project into `folder`, which is made where it is missing.

    Raises `Stop` where something is in the way, before anything is written, and OSError where a file cannot be written;
    then none stays. `sources.yaml` is written last: a folder is a project only when all of it is there.
    """
    if in_the_way := [part for part in PARTS if os.path.lexists(folder / part)]:
        raise Stop(
            Exit.USAGE,
            f"{folder} has already {', '.join(in_the_way)}; nothing was written. "
            "Move that away, or start in another folder: materia init DIR",
        )
    if folder.exists() and not folder.is_dir():
        raise Stop(Exit.USAGE, f"{folder} is no folder; nothing was written")
    try:
        for name, file in sorted(template_files().items(), key=lambda entry: entry[0] == SOURCES):
            target = folder / name
            with naming(target):
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(file.read_bytes())
    except OSError:
        _take_back(folder)
        raise


def _take_back(folder: Path) -> None:
    """Remove the parts that a full disk left: none was there before, and they would be in the way of the next call."""
    for part in PARTS:
        if (folder / part).is_dir():
            shutil.rmtree(folder / part, ignore_errors=True)
        else:
            with suppress(OSError):
                (folder / part).unlink()


def template_files() -> dict[str, Path]:
    """Every file of a new project, by its path there."""
    files = {}
    for parent, _, names in os.walk(TEMPLATE, followlinks=True):
        for name in sorted(names):
            file = Path(parent) / name
            path = file.relative_to(TEMPLATE).as_posix()
            files[".gitignore" if path == "gitignore" else path] = file  # build tools leave files with a dot out
    return files
