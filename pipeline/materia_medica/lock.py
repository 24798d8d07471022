"""One process at a time in a folder: a lock that the system lets go when the process ends, however it ends."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from materia_medica.disk import naming
from materia_medica.stop import Exit, Stop

LOCK = ".lock"


@contextmanager
def locked(folder: Path, what: str, patience: float = 0.0) -> Iterator[int]:
    """Hold the lock of `folder` for `what` and give its file descriptor.

    A child process that inherits the descriptor keeps the lock as long as it lives. Raises `Stop` (`LOCKED`) where
    another process holds it and keeps it for `patience` seconds.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / LOCK
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        end = time.monotonic() + patience
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= end:
                    holder = os.pread(descriptor, 100, 0).decode("ascii", "replace").strip() or "unknown"
                    why = f"{what} is already running (process {holder} holds {path}); wait for it or end it"
                    raise Stop(Exit.LOCKED, why) from None
                time.sleep(0.05)
        with naming(path):
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, f"{os.getpid()}\n".encode("ascii"), 0)
        yield descriptor
    finally:
        os.close(descriptor)
