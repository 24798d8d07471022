"""How much of mapped files is in memory: looked at often by a thread of its own, which has more than some dropped.

What looks at columns from one end to the other need not think of it: each page of a file that was looked at counts as
memory of the process until it is dropped, and a system that has room enough drops none of them by itself.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

MOST = 96 << 20
"""Bytes of files that may come into memory before they are dropped; what is asked for again is there at once, for the
system keeps what it has read as long as nobody else needs the room."""
_EVERY = 0.02
"""Seconds between two looks."""
_STATM = Path("/proc/self/statm")
_lock = threading.Lock()
_watching: set[int] = set()
"""The process whose thread looks, by its number: one forked from it has none."""


def watch(drop: Callable[[], None], is_needed: Callable[[], bool]) -> None:
    """Look from now on, as long as it is needed; where the system does not say how much is there, nothing is done."""
    there = of_files()
    with _lock:
        if os.getpid() in _watching or there is None:
            return
        _watching.add(os.getpid())
    threading.Thread(target=_watch, args=(drop, is_needed, there), name="resident", daemon=True).start()


def of_files() -> int | None:
    """Bytes of files that this process has in memory, its code among them; null where the system does not say."""
    with suppress(OSError, ValueError, IndexError):
        return int(_STATM.read_text("ascii").split()[2]) * os.sysconf("SC_PAGE_SIZE")
    return None


def _watch(drop: Callable[[], None], is_needed: Callable[[], bool], least: int) -> None:
    """`least` is what is in memory of code alone, or was before anything was looked at."""
    while True:
        time.sleep(_EVERY)
        with _lock:
            if not is_needed():
                _watching.discard(os.getpid())
                return
        now = of_files() or 0
        if now - least > MOST:
            drop()
            least = of_files() or 0  # code, and what cannot be dropped
        least = min(least, now)
