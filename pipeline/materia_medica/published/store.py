"""Places that fsspec reaches: buckets first of all, and servers of files."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

from materia_medica.published.secret import hide, without_secrets
from materia_medica.stop import Exit, Stop

WHOLE = frozenset(("s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "adl", "oss", "memory"))
"""Protocols that show a file only when all of it is there; elsewhere a rename brings that about."""
EXTRAS = {"s3": "s3", "s3a": "s3", "http": "http", "https": "http"}
"""Extras of this package that bring the library of a protocol."""
_FRESH = {"CacheControl": "no-cache", "ContentType": "application/json"}
"""What a bucket shall say with files that change, so that no cache on the way keeps an old one."""


def store_at(address: str) -> Store:
    """The store behind an address; raises `Stop` where fsspec does not know its protocol, or lacks its library."""
    import fsspec

    protocol, shown = address.partition("://")[0], without_secrets(address)
    try:
        system, root = fsspec.core.url_to_fs(address, use_listings_cache=False)
    except ImportError as error:
        extra = EXTRAS.get(protocol.rpartition("::")[2])
        how = f"pip install 'materia-medica[{extra}]'" if extra else hide(str(error), address)
        raise Stop(Exit.USAGE, f"{shown}: {protocol} needs a library that is not installed: {how}") from None
    except ValueError as error:
        known = "s3://bucket/prefix, gs://bucket/prefix, sftp://host/folder and https://host/folder"
        why = f"{hide(str(error), address)}; fsspec knows such as {known}"
        raise Stop(Exit.USAGE, f"{shown}: {why}") from None
    except Exception as error:
        raise _told(error, address, shown) from None
    return Store(system, root.rstrip("/"), address)


class Store:
    """A file system of fsspec below one path."""

    def __init__(self, system: Any, root: str, address: str) -> None:
        self._system, self._root, self._address = system, root, address
        protocols = (system.protocol,) if isinstance(system.protocol, str) else tuple(system.protocol)
        self._whole = not WHOLE.isdisjoint(protocols)
        self._fresh = _FRESH if "s3" in protocols else {}

    @property
    def shown(self) -> str:
        """The address without user, password and query."""
        return without_secrets(self._address).rstrip("/")

    def sizes(self, folder: str) -> dict[str, int]:
        """One listing."""
        top = self._path(folder)
        with self._telling(folder):
            self._system.invalidate_cache()
            try:
                found = self._system.find(top, detail=True)
            except FileNotFoundError:
                return {}
        start = self._system._strip_protocol(top).rstrip("/") + "/"
        return {path.removeprefix(start): int(said["size"]) for path, said in found.items() if path.startswith(start)}

    def read(self, name: str) -> bytes:
        """The bytes of a file."""
        with self._telling(name):
            return bytes(self._system.cat_file(self._path(name)))

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        """Read by ranges."""
        with self._telling(name), self._system.open(self._path(name), "rb") as file:
            yield cast(BinaryIO, file)

    def holds(self, name: str, file: Path) -> bool:
        """By the MD5 that a bucket keeps of a file sent in one piece; without one, by reading what is there."""
        with self._telling(name):
            kept = str(self._system.info(self._path(name)).get("ETag", "")).strip('"')
            with file.open("rb") as mine:
                if kept and kept == hashlib.file_digest(mine, lambda: hashlib.md5(usedforsecurity=False)).hexdigest():
                    return True
                mine.seek(0)
                digest = hashlib.file_digest(mine, "sha256").digest()
            with self._system.open(self._path(name), "rb") as theirs:
                return hashlib.file_digest(theirs, "sha256").digest() == digest

    def send(self, file: Path, name: str) -> None:
        """One upload."""
        with self._telling(name):
            self._make_folder(name)
            self._system.put_file(str(file), self._path(name))

    def replace(self, name: str, data: bytes) -> None:
        """One upload where that shows whole files only, else beside its name and renamed."""
        with self._telling(name):
            self._make_folder(name)
            if self._whole:
                self._system.pipe_file(self._path(name), data, **self._fresh)
                return
            part = self._path(f"{name}.tmp")
            self._system.pipe_file(part, data)
            self._system.mv(part, self._path(name))

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}" if name else self._root

    def _make_folder(self, name: str) -> None:
        if not self._whole:
            self._system.makedirs(self._path(name).rpartition("/")[0], exist_ok=True)

    @contextmanager
    def _telling(self, name: str) -> Iterator[None]:
        try:
            yield
        except Exception as error:  # each library has errors of its own
            raise _told(error, self._address, f"{self.shown}/{name}") from None


def _told(error: Exception, address: str, where: str) -> OSError:
    """Any error of a library as one that names the place and no secret."""
    if isinstance(error, FileNotFoundError):
        return FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), where)
    said = " ".join(hide(str(error), address).split())[:300]
    return OSError(getattr(error, "errno", None) or errno.EIO, f"{type(error).__name__}: {said}".rstrip(": "), where)
