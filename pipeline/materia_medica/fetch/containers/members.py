"""The pages in a zip file, and in the zip files in it, one after the other.

A zip file says of itself what it likes: nothing here believes the sizes that it states. What is unpacked is counted,
and a file that grows beyond all measure is a bomb. Names lead nowhere: no page is written under the name it has there.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO, NamedTuple, cast

from materia_medica.fetch.containers.found import Bomb, Broken, Piece
from materia_medica.fetch.containers.records import BrokenRecords, may_hold_many, records
from materia_medica.page import MAX_DOCUMENT_BYTES
from materia_medica.read.formats.base import HEAD

ZIP = ".zip"
ZIP_TYPES = ("application/zip", "application/x-zip-compressed", "application/octet-stream")
"""Media types under which servers hand out zip files."""
DEEPEST = 3
"""Zip files in zip files that are opened: DailyMed's releases are two deep."""
MOST_MEMBERS = 500_000
BOMB_RATIO = 200
"""Bytes for each byte of the file; XML of labels packs to a twentieth, JSON to a tenth."""
BOMB_FLOOR = 100_000_000
"""Bytes that any file may unpack to, however small it is."""
_IN_MEMORY = 16_000_000
"""A zip file inside of another is held in memory up to here, else on disk."""
_CHUNK = 1 << 20
_ENCRYPTED = 0x1
_OF_SYSTEMS = ("__MACOSX/", ".DS_Store")
_SET_ID = re.compile(rb'<setId\b[^>]*\broot\s*=\s*"([\w.-]{1,100})"')
_RECORD_IDS = (
    re.compile(rb'"set_id"\s*:\s*(?:\[\s*)?"([\w.-]{1,100})"'),
    re.compile(rb'"id"\s*:\s*"([\w.-]{1,100})"'),
)


@dataclass
class Allowance:
    """How much a container may still unpack to."""

    size: int
    """Bytes of the file as it lies there."""
    left: int = field(init=False)

    def __post_init__(self) -> None:
        self.left = max(BOMB_FLOOR, BOMB_RATIO * self.size)

    def take(self, n: int) -> None:
        """Count unpacked bytes; raises `Bomb` where there are too many."""
        self.left -= n
        if self.left < 0:
            most = max(BOMB_FLOOR, BOMB_RATIO * self.size)
            raise Bomb(f"its {self.size:,} bytes unpack to more than {most:,}")


class Counted:
    """A stream whose bytes are counted as they are read."""

    def __init__(self, stream: IO[bytes], allowance: Allowance) -> None:
        self._stream = stream
        self._allowance = allowance

    def read(self, n: int) -> bytes:
        """Up to `n` bytes, fewer only at the end; raises `Bomb`."""
        data = self._stream.read(n)
        self._allowance.take(len(data))
        return data


class Opener:
    """Takes the pages out of one file that holds many."""

    def __init__(self, is_page: Callable[[str], bool], allowance: Allowance) -> None:
        self._is_page = is_page
        self._allowance = allowance

    def pieces(self, file: BinaryIO, path: str, depth: int = 1) -> Iterator[Piece | Broken]:
        """Pages and broken parts of the zip file that stands at `path`; raises `Bomb`."""
        try:
            archive = zipfile.ZipFile(file)
            infos = [info for info in archive.infolist() if not info.is_dir()]
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
            yield Broken(path, "broken_container", f"no zip file that can be opened: {error}")
            return
        if len(infos) > MOST_MEMBERS:
            raise Bomb(f"it has {len(infos):,} members")
        wanted = [info for info in infos if self._is_wanted(info, path)]
        for info in wanted:
            name = _name_of(info)
            within = f"{path}/{name}"
            if not _is_sound(name):
                said = f"a member's name leads elsewhere or is no text: {ascii(name)[:200]}"
                yield Broken(path, "bad_name", said)
            elif info.flag_bits & _ENCRYPTED:
                yield Broken(within, "encrypted_member", "the member is encrypted; unpack it by hand")
            elif is_container(name) and depth >= DEEPEST:
                yield Broken(within, "nested_too_deep", f"zip files inside of each other are opened {DEEPEST} deep")
            else:
                yield from self._member(archive, info, _Place(within, path if len(wanted) == 1 else within, depth))

    def _is_wanted(self, info: zipfile.ZipInfo, path: str) -> bool:
        name = _name_of(info)
        return not name.startswith(_OF_SYSTEMS) and (is_container(name) or self._is_page(f"{path}/{name}"))

    def _member(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, place: _Place) -> Iterator[Piece | Broken]:
        try:
            with archive.open(info) as packed:
                stream = Counted(packed, self._allowance)
                if not is_container(place.path):
                    yield from _pages(stream, place)
                    return
                with SpooledTemporaryFile(max_size=_IN_MEMORY) as inner:
                    while data := stream.read(_CHUNK):
                        inner.write(data)
                    inner.seek(0)
                    yield from self.pieces(cast("BinaryIO", inner), place.path, place.depth + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
            yield Broken(place.path, "broken_member", f"the member cannot be unpacked: {error}")
        except OSError as error:
            if error.errno is not None:  # the disk, not the file
                raise
            yield Broken(place.path, "broken_member", f"the member cannot be unpacked: {error}")


class _Place(NamedTuple):
    """Where a member stands."""

    path: str
    of_records: str
    """Under what its records stand, where it has several: the zip file that it has for itself, else its own path."""
    depth: int


def _pages(stream: Counted, place: _Place) -> Iterator[Piece | Broken]:
    path = place.path
    head = _read(stream, HEAD)
    if path.lower().endswith(".json") and may_hold_many(head):
        yield from of_records(cast("BinaryIO", stream), head, path, place.of_records)
        return
    data = head + _read(stream, MAX_DOCUMENT_BYTES + 1 - len(head))
    if len(data) > MAX_DOCUMENT_BYTES:
        yield Broken(path, "oversized_page", f"more than {MAX_DOCUMENT_BYTES:,} bytes")
        return
    own = _SET_ID.search(data[:HEAD]) if place.depth > 1 else None
    yield Piece(f"{_outermost(path)}/{own[1].decode('ascii')}" if own else path, data)


def of_records(stream: BinaryIO, head: bytes, path: str, place: str) -> Iterator[Piece | Broken]:
    """The records of the JSON document at `path` of which `head` has been read, each a page at `place`."""
    try:
        for n, record in enumerate(records(stream, head), 1):
            if record is None:
                yield Broken(f"{place}/{n}", "oversized_page", f"more than {MAX_DOCUMENT_BYTES:,} bytes")
                continue
            own = next((found for pattern in _RECORD_IDS if (found := pattern.search(record))), None)
            yield Piece(f"{place}/{own[1].decode('ascii') if own else n}", record)
    except BrokenRecords as error:
        yield Broken(path, "broken_member", f"the document of many labels cannot be read to its end: {error}")


def _read(stream: Counted, n: int) -> bytes:
    """`n` bytes, fewer only at the end."""
    parts = []
    while n > 0 and (data := stream.read(n)):
        parts.append(data)
        n -= len(data)
    return b"".join(parts)


def _outermost(path: str) -> str:
    """The container that is itself in none."""
    at = path.lower().index(f"{ZIP}/")
    return path[: at + len(ZIP)]


def _name_of(info: zipfile.ZipInfo) -> str:
    return info.filename.replace("\\", "/")


def is_container(name: str) -> bool:
    """Whether a file is a zip file by its name."""
    return name.lower().endswith(ZIP)


def _is_sound(name: str) -> bool:
    parts = name.split("/")
    return not name.startswith("/") and ".." not in parts and "" not in parts and name.isprintable() and ":" not in name
