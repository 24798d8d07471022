"""Compressed CSV read back a member at a time: one that held its rows in an earlier run, and has the same bytes, still
holds them.

Which bytes hold which rows is kept as two digests, that of the rows and that of the bytes. Where a file is not wholly
made of such members, it does not show here what is wrong with it.
"""

from __future__ import annotations

import hashlib
import mmap
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from materia_medica.release.csv import header, rows_of
from materia_medica.release.cut import Piece
from materia_medica.release.members import Kept, stands_for
from materia_medica.resting import drop
from materia_medica.schema.arrow import plain
from materia_medica.schema.columns import Table
from materia_medica.sealed import read_sealed, write_sealed

_SIZE = hashlib.sha256().digest_size
_ENTRY = 2 * _SIZE + 4
"""Bytes of an entry: the digest of rows, that of the member, its length."""
_TOGETHER = 1 << 20
"""Bytes of text of members that are read together."""
_FED = 1 << 18
_GZIP = 31
"""What zlib calls the format."""


class _Member(NamedTuple):
    sha256: bytes
    length: int


class _Read(NamedTuple):
    """A member that is not known."""

    piece: Piece
    member: _Member
    text: bytes


def holds(table: Table, path: Path, wanted: pa.Table, kept: Kept) -> bool:
    """Whether the file is seen to hold just the rows wanted; what was seen is kept for the next run.

    Raises OSError where the file cannot be read.
    """
    file = kept.proven(table)
    known = _known(file)
    try:
        found = _found(table, path, wanted, kept.cut(table, wanted), known)
    except (pa.ArrowException, ValueError):
        return False
    if found is not None and found != known:
        with suppress(OSError):
            write_sealed(file, stands_for(), b"".join(_entries(found)))
    return found is not None


def _found(
    table: Table, path: Path, wanted: pa.Table, pieces: Iterable[Piece], known: Mapping[bytes, _Member]
) -> dict[bytes, _Member] | None:
    """The members that hold the pieces, by the digests of these; null where they do not."""
    found: dict[bytes, _Member] = {}
    new: list[_Read] = []
    data = _bytes(path)
    at = 0
    for piece in pieces:
        member = known.get(piece.digest)
        if member is None or _sha256(data[at : at + member.length]) != member.sha256:
            new.append(_opened(data, at, piece))
            member = new[-1].member
        found[piece.digest] = member
        at += member.length
        if sum(len(read.text) for read in new) >= _TOGETHER:
            if not _same(table, path, wanted, new):
                return None
            new.clear()
            drop()  # what was looked at of tables at rest
    return found if at == len(data) and _same(table, path, wanted, new) else None


def _bytes(path: Path) -> memoryview:
    """The bytes of a file, which need not be in memory together."""
    with path.open("rb") as file:
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def _opened(data: memoryview, at: int, piece: Piece) -> _Read:
    """The member that begins there; raises ValueError where none does, or it is damaged."""
    unpacker, parts, fed = zlib.decompressobj(_GZIP), [], at
    try:
        while not unpacker.eof and fed < len(data):
            parts.append(unpacker.decompress(data[fed : fed + _FED]))
            fed += _FED
    except zlib.error as error:
        raise ValueError(str(error)) from None
    if not unpacker.eof:
        raise ValueError("the file ends within a member")
    end = min(fed, len(data)) - len(unpacker.unused_data)
    return _Read(piece, _Member(_sha256(data[at:end]), end - at), b"".join(parts))


def _same(table: Table, path: Path, wanted: pa.Table, new: Sequence[_Read]) -> bool:
    """Whether the members of consecutive or other pieces each hold their rows."""
    for together in _consecutive(new):
        first, last = together[0].piece, together[-1].piece
        texts = [read.text for read in together]
        if not first.begin:
            head = header(table)
            if not texts[0].startswith(head):
                return False
            texts[0] = texts[0][len(head) :]
        if any(_lines(text) != read.piece.end - read.piece.begin for text, read in zip(texts, together, strict=True)):
            return False
        if first.begin == last.end:
            continue
        rows = rows_of(table, path, b"".join(texts))
        if not _equal(rows, wanted.slice(first.begin, last.end - first.begin)):
            return False
    return True


def _consecutive(new: Iterable[_Read]) -> Iterator[list[_Read]]:
    """Runs of pieces that follow one another."""
    together: list[_Read] = []
    for read in new:
        if together and together[-1].piece.end != read.piece.begin:
            yield together
            together = []
        together.append(read)
    if together:
        yield together


def _lines(text: bytes) -> int:
    """Lines of CSV that end in the text; -1 where it does not end with a line. What is between quotes ends none."""
    by_quotes = text.split(b'"')
    if len(by_quotes) % 2 == 0 or not by_quotes[-1].endswith(b"\n"):
        return -1 if text else 0
    return sum(part.count(b"\n") for part in by_quotes[::2])


def _equal(found: pa.Table, wanted: pa.Table) -> bool:
    return found.num_rows == wanted.num_rows and all(
        plain(found.column(name)).equals(plain(wanted.column(name))) for name in wanted.column_names
    )


def _known(file: Path) -> dict[bytes, _Member]:
    payload = read_sealed(file, stands_for()) or b""
    entries = (payload[at : at + _ENTRY] for at in range(0, len(payload), _ENTRY))
    return {e[:_SIZE]: _Member(e[_SIZE : 2 * _SIZE], int.from_bytes(e[2 * _SIZE :], "big")) for e in entries}


def _entries(found: dict[bytes, _Member]) -> Iterator[bytes]:
    for rows, member in found.items():
        yield rows + member.sha256 + member.length.to_bytes(4, "big")


def _sha256(data: memoryview) -> bytes:
    return hashlib.sha256(data).digest()
