"""Large tables at rest: they lie in nameless files, and the system brings into memory what of them is looked at.

A table so mapped is one as any other. It costs no memory that cannot be taken back: what was looked at long ago is
dropped where something else needs the room, and `let_go` drops it at once. The files have no name, so that they are
gone with the process, however it ends.
"""

from __future__ import annotations

import ctypes
import mmap
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import IO, Any
from weakref import WeakSet

import pyarrow as pa

from materia_medica import disk, resident

LARGE = 32 << 20
"""Bytes from which a table rests in a file; fewer stay in memory, for a file takes longer."""
PIECE = 32 << 20
"""Bytes of tables that are made or looked at at once, where all of them need not be there together."""
_mapped: WeakSet[_Mapped] = WeakSet()
_lock = threading.Lock()
_folders: list[Path] = []


class _Mapped(mmap.mmap):
    """A file that tables lie in."""

    file: IO[bytes]
    address: int


def mapped(file: IO[bytes]) -> mmap.mmap:
    """The bytes of a file, which need not be in memory together; the file stays open as long as they are looked at."""
    found = _Mapped(file.fileno(), 0, access=mmap.ACCESS_READ)
    found.file, found.address = file, pa.py_buffer(found).address
    with _lock:
        _mapped.add(found)
    resident.watch(drop, lambda: bool(_mapped))
    return found


def lying_in(address: int, size: int) -> tuple[IO[bytes], int] | None:
    """The file in which what is in memory there lies, and where in it; null where it lies in none."""
    with _lock:
        for there in _mapped:
            if there.address <= address and address + size <= there.address + len(there):
                return there.file, address - there.address
    return None


def folder_to_rest_in() -> Path | None:
    """The folder of `resting_in`; null outside of it."""
    return next(reversed(_folders), None)


@contextmanager
def resting_in(folder: Path) -> Iterator[None]:
    """Within the context, large tables of this process rest in files of this folder where nothing else is said."""
    _folders.append(folder)
    try:
        yield
    finally:
        _folders.pop()


@contextmanager
def giving_back() -> Iterator[None]:
    """Within the context, Arrow's memory is of a kind that `let_go` gives back whichever thread it was of, where there
    is such a one: by default each thread keeps what was let go in it.
    """
    before = pa.default_memory_pool()
    with suppress(NotImplementedError):
        pa.set_memory_pool(pa.jemalloc_memory_pool())
    try:
        yield
    finally:
        pa.set_memory_pool(before)


class Shelf:
    """Takes the batches of a table one by one, and gives them back as they came."""

    def __init__(self, schema: pa.Schema, folder: Path | None = None) -> None:
        """`folder` is where the file may lie, by default that of `resting_in`; without one, all stays in memory."""
        self._schema = schema
        self._apart = not any(pa.types.is_dictionary(field.type) for field in schema)
        self._folder = folder or folder_to_rest_in()
        self._held: list[pa.RecordBatch] = []
        self._bytes = 0
        self._file: IO[bytes] | None = None
        self._writer: Any = None

    def add(self, batch: pa.RecordBatch) -> None:
        """Put one behind the others; raises OSError where the disk does not take it."""
        self._bytes += batch.nbytes
        if self._writer is not None:
            self._write(batch)
            return
        self._held.append(batch)
        if self._folder is not None and self._bytes >= LARGE:
            self._begin(self._folder)

    def batches(self) -> Sequence[pa.RecordBatch]:
        """All of them in their order; none can be added any more.

        Those of a file are put together as they are asked for, where they have no list of words in common: a batch of
        many columns takes memory, however little it holds.
        """
        if self._file is None:
            return self._held
        with disk.naming(self._place):
            self._writer.close()
            self._file.flush()
        whole = pa.py_buffer(mapped(self._file))
        if self._apart:
            return _Batches(pa.ipc.open_file(whole))
        with pa.ipc.open_stream(whole) as reader:
            return list(reader)

    def table(self) -> pa.Table:
        """The whole as one table."""
        return pa.Table.from_batches(self.batches(), self._schema)

    @property
    def _place(self) -> Path:
        return self._folder or Path()

    def _begin(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        with disk.naming(folder):
            self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 (it lives as long as the shelf)
            self._writer = (pa.ipc.new_file if self._apart else pa.ipc.new_stream)(self._file, self._schema)
        for batch in self._held:
            self._write(batch)
        self._held.clear()

    def _write(self, batch: pa.RecordBatch) -> None:
        with disk.naming(self._place):
            self._writer.write_batch(batch)


class _Batches(Sequence[pa.RecordBatch]):
    """The batches of a file."""

    def __init__(self, reader: Any) -> None:
        self._reader = reader

    def __len__(self) -> int:
        return int(self._reader.num_record_batches)

    def __getitem__(self, place: Any) -> Any:
        return self._reader.get_batch(range(len(self))[place])


def pieces(table: pa.Table, at_most: int = PIECE) -> Iterator[pa.Table]:
    """A table in runs of rows of about so many bytes; one without rows is one piece."""
    rows = max(1, table.num_rows * at_most // max(table.nbytes, at_most))
    for start in range(0, max(table.num_rows, 1), rows):
        yield table.slice(start, rows)
        if rows < table.num_rows:
            drop()


def dropping(pieces: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """The pieces one by one, for each of which somebody looks at as many bytes of tables at rest."""
    looked = 0
    for piece in pieces:
        yield piece
        looked += piece.nbytes
        if looked > PIECE:
            drop()
            looked = 0


def at_rest(batches: Iterable[pa.RecordBatch], schema: pa.Schema, folder: Path | None = None) -> pa.Table:
    """A table of batches that are made one by one; see `Shelf`."""
    shelf = Shelf(schema, folder)
    for batch in batches:
        shelf.add(batch)
    return shelf.table()


def rested(table: pa.Table) -> pa.Table:
    """A table that is there, at rest where it is large."""
    if table.nbytes < LARGE or not _folders:
        return table
    batches = (batch for piece in pieces(table) for batch in piece.combine_chunks().to_batches())
    return at_rest(batches, table.schema)


def let_go() -> None:
    """Give back what is held of no use: pages of mapped files, and memory that nothing lives in."""
    drop()
    pa.default_memory_pool().release_unused()
    if trim := _trim():
        trim(0)


def drop() -> None:
    """Have the system drop the pages of mapped files; it reads again what of them is looked at."""
    with _lock:
        for there in _mapped:
            there.madvise(mmap.MADV_DONTNEED)


@cache
def _trim() -> Callable[[int], int] | None:
    """What has the C library give memory back, where it is one that keeps it."""
    found: Callable[[int], int] | None = getattr(ctypes.CDLL(None), "malloc_trim", None)
    return found
