"""Pieces of text compressed by gzip, one member each (RFC 1952): those of the last run are not compressed again.

A piece is known by its SHA-256, and what it is compressed to follows from it and from zlib, so a file has the same
bytes whatever was kept. A kept file that is damaged, or of another zlib, is passed over and written anew.
"""

from __future__ import annotations

import gzip
import hashlib
import zlib
from pathlib import Path

from materia_medica.sealed import Pieces

LEVEL = 4
"""Half the time of level 6, for files that are a twelfth larger."""
_MADE_BY = f"materia members 1 {zlib.ZLIB_RUNTIME_VERSION} {LEVEL}".encode()


class Members:
    """What compresses pieces of text, each of them once."""

    def __init__(self, kept: Path | None) -> None:
        """`kept` is the file of the members that the last run used; null where nothing is kept."""
        self._pieces = Pieces(kept, _MADE_BY)

    def packed(self, text: bytes | memoryview) -> bytes:
        """The text as a member, in which neither a time nor a name stands."""
        return self._pieces.of(hashlib.sha256(text).digest(), lambda: gzip.compress(text, LEVEL, mtime=0))

    def keep(self) -> None:
        """Keep the members that were used for the next run; a full disk costs that run time, and this one nothing."""
        self._pieces.keep()
