"""The records of one JSON document `{"meta": ..., "results": [{...}, {...}]}`, cut out as they stand, one at a time.

Nothing is parsed: only strings, braces and brackets are looked at, so that a document of any size takes the memory of
its longest record. Whether a record says anything is for the reader of its form to find.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from materia_medica.page import MAX_DOCUMENT_BYTES
from materia_medica.read.formats.base import HEAD

BEGINS = re.compile(rb'"results"\s*:\s*\[')
_ASKED_FOR_ONE = re.compile(rb'"results"\s*:\s*\{[^{}]*"limit"\s*:\s*1\s*[,}]')
_TOKEN = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*("?)|[{}\[\]]', re.DOTALL)
"""A string, which may break off at the end of what has been read, or a sign that opens or ends something."""
_BETWEEN = b" \t\r\n,"
_CHUNK = 1 << 20
_QUOTE = ord('"')


class BrokenRecords(Exception):  # noqa: N818  (it says what the document is)
    """The document ends in the middle, or is none."""


def may_hold_many(head: bytes) -> bool:
    """Whether a document that begins so (`HEAD` bytes of it) may have several records."""
    begins = BEGINS.search(head[:HEAD])
    return begins is not None and _ASKED_FOR_ONE.search(head, 0, begins.start()) is None


def records(stream: BinaryIO, head: bytes) -> Iterator[bytes | None]:
    """The records of a document of which `head` has been read; null for one above `MAX_DOCUMENT_BYTES`.

    Raises `BrokenRecords` where the document breaks off, after the records that are whole.
    """
    buffer = bytearray(head)
    begins = BEGINS.search(buffer)
    if begins is None:
        raise BrokenRecords("it has no list of results")
    del buffer[: begins.end()]
    while True:
        while not (rest := buffer.lstrip(_BETWEEN)):
            buffer = _more(stream, bytearray())
        buffer = rest
        if buffer.startswith(b"]"):
            return
        if not buffer.startswith(b"{"):
            raise BrokenRecords("something that is no record stands among its results")
        end, buffer = _end_of_record(stream, buffer)
        yield bytes(buffer[:end]) if end else None
        del buffer[:end]


def _end_of_record(stream: BinaryIO, buffer: bytearray) -> tuple[int, bytearray]:
    """Where the record at the beginning of the buffer ends, and the buffer; 0 where it was too large to keep."""
    at = depth = 0
    is_kept = True
    while True:
        is_within_string = False
        for token in _TOKEN.finditer(buffer, at):
            sign = buffer[token.start()]
            is_within_string = sign == _QUOTE and not token[1]
            if is_within_string:
                break
            at = token.end()
            if sign != _QUOTE:
                depth += 1 if sign in b"{[" else -1
                if not depth:
                    return (at, buffer) if is_kept else (0, buffer[at:])
        is_kept = is_kept and len(buffer) <= MAX_DOCUMENT_BYTES
        if not is_kept:
            buffer, at = bytearray(_gist(buffer) if is_within_string else b""), 0
        buffer = _more(stream, buffer)


def _gist(buffer: bytearray) -> bytes:
    """The end of a string that goes on, for what matters of it: that it is one, and whether the next sign is masked."""
    n_masks = len(buffer) - len(buffer.rstrip(b"\\"))
    return b'"' + b"\\" * (n_masks % 2)


def _more(stream: BinaryIO, buffer: bytearray) -> bytearray:
    data = stream.read(_CHUNK)
    if not data:
        raise BrokenRecords("it breaks off in the middle")
    buffer += data
    return buffer
