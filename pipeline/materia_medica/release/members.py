"""Pieces of text compressed by gzip, one member each (RFC 1952): those of the last run are not compressed again.

A piece is known by its SHA-256, and what it is compressed to follows from it and from zlib, so a file has the same
bytes whatever was kept. A kept file that is damaged, or of another zlib, is passed over and written anew.
"""

from __future__ import annotations

import gzip
import hashlib
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from materia_medica.sealed import read_sealed, write_sealed

LEVEL = 4
"""Half the time of level 6, for files that are a twelfth larger."""
_HEAD = struct.Struct("<32sI")
"""Before each member: SHA-256 of its text, and its length."""
_MADE_BY = f"materia members 1 {zlib.ZLIB_RUNTIME_VERSION} {LEVEL}".encode()


class Members:
    """What compresses pieces of text, each of them once."""

    def __init__(self, kept: Path | None) -> None:
        """`kept` is the file of the members that the last run used; null where nothing is kept."""
        self._file = kept
        self._known = dict(_read(kept)) if kept else {}
        self._used: dict[bytes, bytes] = {}

    def packed(self, text: bytes | memoryview) -> bytes:
        """The text as a member, in which neither a time nor a name stands."""
        digest = hashlib.sha256(text).digest()
        member = self._known.get(digest)
        if member is None:
            member = gzip.compress(text, LEVEL, mtime=0)
        self._used[digest] = member
        return member

    def keep(self) -> None:
        """Keep the members that were used for the next run; a full disk costs that run time, and this one nothing."""
        if self._file is None or self._used.keys() == self._known.keys():
            return
        payload = b"".join(_HEAD.pack(digest, len(member)) + member for digest, member in self._used.items())
        with suppress(OSError):
            write_sealed(self._file, _MADE_BY, payload)


def _read(file: Path) -> Iterator[tuple[bytes, bytes]]:
    data = read_sealed(file, _MADE_BY) or b""
    at = 0
    while at < len(data):
        digest, length = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        yield digest, data[at : at + length]
        at += length
