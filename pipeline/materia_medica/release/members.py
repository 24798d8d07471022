"""Pieces of CSV compressed by gzip, one member each (RFC 1952): those of the last run are not made again.

A piece is known by a digest of its rows, and what it is compressed to follows from them, from this code and from zlib,
so a file has the same bytes whatever was kept. A kept file that is damaged, or of other code, is passed over and
written anew.
"""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from materia_medica.engine.package import package_hash
from materia_medica.release.cut import Piece, cut
from materia_medica.schema.columns import Table
from materia_medica.sealed import Pieces

LEVEL = 4
"""Half the time of level 6, for files that are a twelfth larger."""


def compressed(text: bytes | memoryview) -> bytes:
    """The text as a member, in which neither a time nor a name stands."""
    return gzip.compress(text, LEVEL, mtime=0)


class Members:
    """The members of a table's file, each made once, and the SHA-256 of all their text."""

    def __init__(self, kept: Path) -> None:
        """`kept` is the file of the members that the last run used."""
        self._pieces = Pieces(kept, stands_for())

    def whole(self, cut: Sequence[Piece]) -> tuple[list[bytes], str] | None:
        """The members of these pieces and the hexadecimal SHA-256 of their text, where all of that is known."""
        members = [member for piece in cut if (member := self._pieces.known(piece.digest)) is not None]
        said = self._pieces.known(_all(cut))
        return (members, said.decode()) if said and len(members) == len(cut) else None

    def packed(self, piece: Piece, text: bytes | memoryview) -> bytes:
        """The text of a piece as a member."""
        return self._pieces.of(piece.digest, lambda: compressed(text))

    def keep(self, cut: Sequence[Piece], sha256: str) -> None:
        """Keep the members that were used for the next run, and the SHA-256 of the text of all of them; a full disk
        costs that run time, and this one nothing.
        """
        self._pieces.of(_all(cut), sha256.encode)
        self._pieces.keep()


class Kept:
    """What a run keeps of its compressed CSV for the next one, and the pieces into which it cut its tables."""

    def __init__(self, folder: Path) -> None:
        """`folder` holds what is kept."""
        self._folder = folder
        self._cut: dict[str, tuple[pa.Table, list[Piece]]] = {}

    def cut(self, table: Table, data: pa.Table) -> list[Piece]:
        """The pieces of a table, looked at once; raises as `cut`."""
        known = self._cut.get(table.name)
        if known is None or known[0] is not data:
            known = self._cut[table.name] = (data, cut(table, data))
        return known[1]

    def members(self, table: Table) -> Members:
        """The members of a table's file."""
        return Members(self._folder / f"{table.name}.members")

    def proven(self, table: Table) -> Path:
        """The file that says which members hold which rows."""
        return self._folder / f"{table.name}.proven"


def stands_for() -> bytes:
    """All that a member and its text follow from, rows aside."""
    return f"{package_hash()} {pa.__version__} {zlib.ZLIB_RUNTIME_VERSION} {LEVEL}".encode()


def _all(cut: Sequence[Piece]) -> bytes:
    """By what the text of all pieces is known; the header stands in front of it, whose words the digests hold."""
    return hashlib.sha256(b"".join((b"whole", *(piece.digest for piece in cut)))).digest()
