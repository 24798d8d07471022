"""Pages out of containers, kept on disk: packed one by one behind each other, so that each can be read alone.

A spool stands beside a list of what is in it. Both are made anew where the container has changed; they may be deleted
at any time when no run is under way.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from materia_medica import disk
from materia_medica.fetch.containers.found import Broken, Piece
from materia_medica.fetch.containers.taken import until_bomb

_LEVEL = 1
"""Packed for speed: a spool is written once and read once."""


class Spooled(NamedTuple):
    """Where a page lies in a spool."""

    path: str
    offset: int
    length: int
    """Bytes of it, packed."""


class Spool(NamedTuple):
    """The pages of one container."""

    file: Path
    pages: list[Spooled]
    broken: list[Broken]


def opened(file: Path) -> Spool | None:
    """The spool in `file`; null where there is none, or none that can be used."""
    try:
        said = json.loads(_list_of(file).read_text("utf-8"))
        spool = Spool(file, [Spooled(*page) for page in said["pages"]], [Broken(*part) for part in said["broken"]])
        size = file.stat().st_size
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return spool if size == said["size"] else None


def made(file: Path, found: Iterator[Piece | Broken], path: str) -> Spool:
    """The spool in `file` of what is found in the container at `path`; raises OSError where it cannot be written."""
    temporary = file.with_name(f"{file.name}.tmp")
    pages: list[Spooled] = []
    broken: list[Broken] = []
    try:
        with disk.naming(file), temporary.open("wb") as to:
            at = 0
            for piece in until_bomb(found, path):
                if isinstance(piece, Broken):
                    broken.append(piece)
                    continue
                packed = zlib.compress(piece.data, _LEVEL)
                to.write(packed)
                pages.append(Spooled(piece.path, at, len(packed)))
                at += len(packed)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    temporary.replace(file)
    said = {"size": at, "pages": pages, "broken": broken}
    with disk.naming(file):
        _list_of(file).write_text(json.dumps(said, ensure_ascii=False, separators=(",", ":")), "utf-8")
    return Spool(file, pages, broken)


def _list_of(file: Path) -> Path:
    return file.with_suffix(".json")
