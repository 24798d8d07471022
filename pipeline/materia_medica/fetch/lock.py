"""One fetch of a source at a time."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from materia_medica.stop import Exit, Stop

LOCK = ".lock"
PATIENCE = 2.0
"""Seconds to wait for a lock: a crawler whose parent was killed needs a moment to notice."""


@contextmanager
def locked(folder: Path, what: str, patience: float = PATIENCE) -> Iterator[int]:
    """Hold the lock of `folder` and give its file descriptor.

    The operating system holds the lock, so that it ends with the process however that ends. A child process that
    inherits the descriptor keeps it held as long as it lives. Raises `Stop` (`LOCKED`) where another holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        end = time.monotonic() + patience
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= end:
                    holder = os.pread(descriptor, 100, 0).decode("ascii", "replace").strip() or "unknown"
                    raise Stop(
                        Exit.LOCKED, f"{what} is already running (process {holder}); wait for it to end"
                    ) from None
                time.sleep(0.05)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode("ascii"), 0)
        yield descriptor
    finally:
        os.close(descriptor)
