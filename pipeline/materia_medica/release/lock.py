"""One run at a time: a lock that the system lets go when the process ends, however it ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from materia_medica.release.layout import LOCK
from materia_medica.stop import Exit, Stop


@contextmanager
def locked(output: Path) -> Iterator[None]:
    """Hold the lock of `output`; raises `Stop` where another process holds it."""
    output.mkdir(parents=True, exist_ok=True)
    with (output / LOCK).open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            holder = file.read().strip() or "unknown"
            raise Stop(
                Exit.LOCKED, f"another run is at work (process {holder} holds {output / LOCK}); wait for it or end it"
            ) from None
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield
