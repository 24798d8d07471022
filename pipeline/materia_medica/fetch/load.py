"""The bytes of one page, from its own file, out of a WARC file, or out of what a container was unpacked to."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from typing import TYPE_CHECKING, BinaryIO

from materia_medica.page import MAX_DOCUMENT_BYTES, Page, PageRef
from materia_medica.stop import Exit, Stop

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_USUAL = 65_536
"""Few pages are longer; a buffer for the longest that may be would cost each page more than its reading."""


def load(ref: PageRef) -> Page:
    """Read the page that `ref` points to; one of a snapshot must be what the snapshot says.

    Raises `Stop` (`IO_ERROR`) where a page of a snapshot is gone, cannot be read or is another one, and `OSError` where
    that is so of a page of a plain folder.
    """
    if ref.sha256 is None:
        return _read(ref)
    try:
        page = _read(ref)
    except OSError as error:
        raise damaged(ref, error.strerror or str(error)) from None
    if len(page.data) <= MAX_DOCUMENT_BYTES and hashlib.sha256(page.data).hexdigest() != ref.sha256:
        raise damaged(ref, "the page is not the one that was fetched")
    return page


def damaged(ref: PageRef, why: str) -> Stop:
    """What ends a run that finds another page at a place than its snapshot says."""
    place = f"{ref.file}, byte {ref.offset:,}" if ref.offset is not None else ref.file
    return Stop(
        Exit.IO_ERROR, f"{place}: {why} ({ref.stated}); restore the snapshot from a backup or DVC, or fetch it again"
    )


def _read(ref: PageRef) -> Page:
    """The page as it lies there.

    No more than `MAX_DOCUMENT_BYTES + 1` bytes are read, so that an oversized page is seen as such and not
    loaded whole. Raises `OSError` where the file is gone, cannot be read or holds no record at the place.
    """
    if ref.length is not None:
        with open(ref.file, "rb") as file:
            file.seek(ref.offset or 0)
            data = _unpacked(file.read(ref.length), MAX_DOCUMENT_BYTES + 1)
        return Page(ref.source, ref.path, data, ref.url, ref.fetched_at)
    if ref.offset is None:
        with open(ref.file, "rb") as file:
            data = file.read(_USUAL)
            if len(data) == _USUAL:
                data += file.read(MAX_DOCUMENT_BYTES + 1 - _USUAL)
        return Page(ref.source, ref.path, data, ref.url, ref.fetched_at)
    with _record(ref) as record:
        data = record.content_stream().read(MAX_DOCUMENT_BYTES + 1)
        content_type = record.http_headers and record.http_headers.get_header("Content-Type")
    return Page(ref.source, ref.path, data, ref.url, ref.fetched_at, charset_of(content_type))


def _unpacked(packed: bytes, most: int) -> bytes:
    """A page of a spool as it was put in, no more than `most` bytes; raises OSError where it is damaged."""
    try:
        return zlib.decompressobj().decompress(packed, most)
    except zlib.error as error:
        raise OSError(f"a damaged page of an unpacked file: {error}") from None


@contextmanager
def contents(ref: PageRef) -> Iterator[BinaryIO]:
    """The bytes at a place as a stream, for what is too large to load; raises OSError as loading does."""
    if ref.offset is None:
        with open(ref.file, "rb") as file:
            yield file
        return
    with _record(ref) as record:
        yield record.content_stream()


@contextmanager
def _record(ref: PageRef) -> Iterator[ArcWarcRecord]:
    from warcio.archiveiterator import ArchiveIterator  # it loads much that pages in files of their own do without
    from warcio.exceptions import ArchiveLoadFailed

    with ref.file.open("rb") as file:
        file.seek(ref.offset or 0)
        try:
            record = next(iter(ArchiveIterator(file)), None)
            if record is None or record.rec_type not in ("response", "resource"):
                raise OSError(f"{ref.file}: no page at byte {ref.offset}; the snapshot is damaged")
            yield record
        except (ArchiveLoadFailed, EOFError, ValueError) as error:
            raise OSError(f"{ref.file}: no page at byte {ref.offset} ({error}); the snapshot is damaged") from None


def charset_of(content_type: str | None) -> str | None:
    """The charset that a `Content-Type` names, in lower case."""
    if not content_type:
        return None
    message = Message()
    message["Content-Type"] = content_type
    return message.get_content_charset()
