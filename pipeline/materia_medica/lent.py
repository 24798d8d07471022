"""Tables lent to another process: it maps the files in which they lie, and nothing is copied or read again.

What is at rest (see `materia_medica.resting`) is looked at where it is. What is in memory is put into one more nameless
file when the tables are first sent.
"""

from __future__ import annotations

import os
import pickle
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from multiprocessing.resource_sharer import DupFd
from typing import IO, Any, NamedTuple

import pyarrow as pa

from materia_medica.resting import folder_to_rest_in, lying_in, mapped

_STEP = 64
"""What an address that Arrow looks at is a multiple of."""


class _Place(NamedTuple):
    """Where the bytes of a buffer lie."""

    file: int
    begin: int
    size: int


class _Picture(NamedTuple):
    """All of the tables but their bytes."""

    words: bytes
    places: list[_Place]
    files: list[IO[bytes]]


class Lent(Mapping[str, pa.Table]):
    """Tables that may be sent to another process, where they arrive as a dict; each time it maps them anew."""

    def __init__(self, tables: Mapping[str, pa.Table]) -> None:
        """The tables must be there as long as they are lent."""
        self.tables = dict(tables)
        self._picture: _Picture | None = None
        self._lock = threading.Lock()

    def __getitem__(self, name: str) -> pa.Table:
        return self.tables[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.tables)

    def __len__(self) -> int:
        return len(self.tables)

    def __reduce__(self) -> tuple[Any, ...]:
        with self._lock:  # several processes may be sent them at once
            self._picture = self._picture or _laid_out(self.tables)
        words, places, files = self._picture
        return _arrived, (words, places, [DupFd(file.fileno()) for file in files])


def _laid_out(tables: Mapping[str, pa.Table]) -> _Picture:
    """The tables taken apart into words and bytes; raises OSError where the disk does not take those in memory."""
    buffers: list[pickle.PickleBuffer] = []
    words = pickle.dumps(dict(tables), 5, buffer_callback=buffers.append)
    files: list[IO[bytes]] = [tempfile.TemporaryFile(dir=folder_to_rest_in())]  # noqa: SIM115 (as long as they are lent)
    places: dict[tuple[int, int], _Place] = {}
    found = []
    for buffer in buffers:
        data = pa.py_buffer(buffer)
        key = data.address, data.size
        if key not in places:
            places[key] = _place(data, files)
        found.append(places[key])
    files[0].flush()
    return _Picture(words, found, files)


def _place(data: pa.Buffer, files: list[IO[bytes]]) -> _Place:
    """Where the bytes lie; those in memory are put into the first file."""
    if (there := lying_in(data.address, data.size)) is not None:
        file, begin = there
        if file not in files:
            files.append(file)
        return _Place(files.index(file), begin, data.size)
    begin = files[0].tell()
    files[0].write(memoryview(data))
    files[0].write(bytes(-data.size % _STEP))
    return _Place(0, begin, data.size)


def _arrived(words: bytes, places: Sequence[_Place], files: Sequence[DupFd]) -> dict[str, pa.Table]:
    """The tables, in the process that they were sent to."""
    whole = []
    for file in files:
        with os.fdopen(file.detach(), "rb") as lent:
            whole.append(pa.py_buffer(mapped(lent)) if os.fstat(lent.fileno()).st_size else pa.py_buffer(b""))
    buffers = [whole[place.file].slice(place.begin, place.size) for place in places]
    return pickle.loads(words, buffers=buffers)  # type: ignore[no-any-return]  # noqa: S301 (this program's own words)
