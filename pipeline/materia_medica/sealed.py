"""Files that one run keeps for the next, behind a seal over what they hold and what they stand for.

A file that is damaged, cut off, or that stands for something else (other code, another library) is passed over;
deleting it costs time and nothing else.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from materia_medica.disk import naming

_SIZE = hashlib.sha256().digest_size
_HEAD = struct.Struct("<32sI")
"""Before each piece: the digest of what it follows from, and its length."""


def read_sealed(file: Path, stands_for: bytes) -> bytes | None:
    """What was kept; null where there is no file, or it is not what was written for the same."""
    try:
        data = file.read_bytes()
    except OSError:
        return None
    payload = data[_SIZE:]
    return payload if data[:_SIZE] == _seal(stands_for, payload) else None


def write_sealed(file: Path, stands_for: bytes, payload: bytes) -> None:
    """Keep something for the next run; raises OSError.

    Under another name first: a reader sees the old file or the new one, and a killed run leaves no third.

    Two runs at once may take the name from each other; then one's work is lost to the next run, and nothing else.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    with naming(part):
        part.write_bytes(_seal(stands_for, payload) + payload)
    with suppress(FileNotFoundError):
        part.replace(file)


def _seal(stands_for: bytes, payload: bytes) -> bytes:
    return hashlib.sha256(hashlib.sha256(stands_for).digest() + payload).digest()


class Pieces:
    """Pieces that each follow from something, known by a SHA-256 of it: those of the last run are not made again."""

    def __init__(self, file: Path | None, stands_for: bytes) -> None:
        """`file` keeps the pieces that a run used for the next one; null where nothing is kept."""
        self._file, self._stands_for = file, stands_for
        self._known = dict(_pieces(read_sealed(file, stands_for) or b"")) if file else {}
        self._used: dict[bytes, bytes] = {}

    def known(self, follows_from: bytes) -> bytes | None:
        """The piece of the last run that follows from what has this digest; null where there is none."""
        return self._known.get(follows_from)

    def of(self, follows_from: bytes, make: Callable[[], bytes]) -> bytes:
        """The piece that follows from what has this digest, as `make` makes it."""
        piece = self._known.get(follows_from)
        if piece is None:
            piece = make()
        self._used[follows_from] = piece
        return piece

    def keep(self) -> None:
        """Keep the pieces that were used for the next run; a full disk costs that run time, and this one nothing."""
        if self._file is None or self._used.keys() == self._known.keys():
            return
        payload = b"".join(_HEAD.pack(digest, len(piece)) + piece for digest, piece in self._used.items())
        with suppress(OSError):
            write_sealed(self._file, self._stands_for, payload)


def _pieces(payload: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at < len(payload):
        digest, length = _HEAD.unpack_from(payload, at)
        at += _HEAD.size
        yield digest, payload[at : at + length]
        at += length
