"""Writing so that a kill leaves either the old or the new."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Let an OSError from within name `path`: a full disk is told by a write, and that knows of no file."""
    try:
        yield
    except OSError as error:
        if error.filename is not None or error.errno is None:
            raise
        raise OSError(error.errno, os.strerror(error.errno), str(path)) from error


_SMALL = 1 << 16
"""Bytes of a file for which nothing larger is to be laid out: there are many of them."""
_TO_DO = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), "free some space there, and call again"),
    errno.EFBIG: "a limit on the size of files is in force (ulimit -f); raise it, and call again",
    errno.EROFS: "the file system takes no writing; choose another place, or mount it anew",
    **dict.fromkeys((errno.EACCES, errno.EPERM), "change the rights there, or choose another place"),
}


def in_words(error: OSError) -> str:
    """What failed, in a sentence for people: the file, what the system says of it, and what to do."""
    place = f"{error.filename}: " if error.filename else ""
    to_do = f"; {_TO_DO[error.errno]}" if error.errno in _TO_DO else ""
    return f"{place}{error.strerror or error}{to_do}"


def write_json(path: Path, said: dict[str, Any]) -> None:
    """Replace `path` by `said` as JSON, whole or not at all."""
    write_whole(path, (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode("utf-8"))


def write_lines(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    """Replace `path` by one line of JSON per row, whole or not at all; nulls are left out."""
    temporary = path.with_name(path.name + ".tmp")
    with naming(path), temporary.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(line(row))
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def write_whole(path: Path, data: bytes) -> None:
    """Replace `path` by `data`, whole or not at all."""
    temporary = path.with_name(path.name + ".tmp")
    write_durably(temporary, data)
    temporary.replace(path)
    sync_folder(path.parent)


def write_durably(path: Path, data: bytes) -> None:
    """Write a file and wait until the disk has it."""
    with naming(path), path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def line(row: dict[str, Any]) -> str:
    """One line of JSON without nulls."""
    return json.dumps({k: v for k, v in row.items() if v is not None}, ensure_ascii=False, separators=(",", ":")) + "\n"


def sync_folder(folder: Path) -> None:
    """Make renames in `folder` survive a power failure."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with naming(folder):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_file(path: Path) -> None:
    """Wait until the disk has a file that somebody else wrote."""
    with naming(path), path.open("rb") as file:
        os.fsync(file.fileno())


def file_sha256(path: Path) -> str:
    """SHA-256 of a file; a large one is never held whole."""
    with open(path, "rb", buffering=0) as file:
        data = file.read(_SMALL)
        if len(data) < _SMALL:
            return hashlib.sha256(data).hexdigest()
        file.seek(0)
        return hashlib.file_digest(file, "sha256").hexdigest()
