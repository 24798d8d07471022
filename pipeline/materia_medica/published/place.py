"""A place that holds releases: a folder, or whatever fsspec reaches by an address (`s3://bucket/prefix`).

Names within a place are relative and have `/` between their parts. All that fails is an OSError that names the place
without the credentials of its address; what is not there is a FileNotFoundError.
"""

from __future__ import annotations

import os
import shutil
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO, Protocol

from materia_medica import disk
from materia_medica.stop import Exit, Stop


class Place(Protocol):
    """Files by name."""

    @property
    def shown(self) -> str:
        """The address as it may be shown to anybody."""

    def sizes(self, folder: str) -> dict[str, int]:
        """Bytes of every file below `folder`, by its name from there; empty where there is none."""

    def read(self, name: str) -> bytes:
        """A whole file."""

    def open(self, name: str) -> AbstractContextManager[BinaryIO]:
        """A file to be read here and there."""

    def holds(self, name: str, file: Path) -> bool:
        """Whether the file `name`, which is there, has the bytes of `file`."""

    def send(self, file: Path, name: str) -> None:
        """Copy `file` to `name`. Cut off, it may leave a part: no reader may know of the name yet."""

    def replace(self, name: str, data: bytes) -> None:
        """Make `data` the content of `name` in one step: a reader meets the old or the new, and nothing between."""


def place(address: str) -> Place:
    """The place at an address; raises `Stop` where no library here knows how to get there."""
    if address.startswith("file://"):
        return Folder(Path(address.removeprefix("file://")))
    if "://" not in address and "::" not in address:
        return Folder(Path(address))
    from materia_medica.published.store import store_at

    return store_at(address)


class Folder:
    """A folder of this machine, or of a disk that is mounted."""

    def __init__(self, root: Path) -> None:
        self.root = root.expanduser()
        if self.root.exists() and not self.root.is_dir():
            raise Stop(Exit.USAGE, f"{root} is no folder")

    @property
    def shown(self) -> str:
        """The path."""
        return str(self.root)

    def sizes(self, folder: str) -> dict[str, int]:
        """Files below `folder`; links are passed over."""
        top = self.root / folder
        files = (p for p in top.rglob("*") if p.is_file() and not p.is_symlink())
        return {p.relative_to(top).as_posix(): p.stat().st_size for p in files}

    def read(self, name: str) -> bytes:
        """The bytes of a file."""
        return (self.root / name).read_bytes()

    def open(self, name: str) -> BinaryIO:
        """The file."""
        return (self.root / name).open("rb")

    def holds(self, name: str, file: Path) -> bool:
        """By the digests of both."""
        return disk.file_sha256(self.root / name) == disk.file_sha256(file)

    def send(self, file: Path, name: str) -> None:
        """Copied beside its name, then renamed."""
        to = self.root / name
        to.parent.mkdir(parents=True, exist_ok=True)
        part = to.with_name(f"{to.name}.tmp")
        with file.open("rb") as source, disk.naming(part), part.open("wb") as target:
            shutil.copyfileobj(source, target)
            target.flush()
            os.fsync(target.fileno())
        part.replace(to)

    def replace(self, name: str, data: bytes) -> None:
        """By renaming."""
        to = self.root / name
        to.parent.mkdir(parents=True, exist_ok=True)
        disk.write_whole(to, data)
