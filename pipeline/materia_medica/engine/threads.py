"""Numpy and Arrow as they are loaded: without threads that nothing here gives work to, and with memory that is quick.

Those of numpy's algebra take 0.06 s of a processor at once, one a core. And a process with a thread beside its own is
not safe to be forked: without them it can be forked when Arrow is loaded, so that no process loads it once more.

Arrow has memory of its own by default, which it gives back to the system and takes again, laid out anew, all the time:
with that of the C library a run with few new pages takes a twentieth less of the processors.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

_SAID = {
    "OPENBLAS_NUM_THREADS": "1",
    "JE_ARROW_MALLOC_CONF": "background_thread:false",
    "ARROW_DEFAULT_MEMORY_POOL": "system",
}
"""What the libraries look for in the environment as they are loaded."""


def start_no_idle_threads() -> None:
    """For a process of our own: whatever loads the libraries, they start none. What its caller says holds."""
    for name, value in _SAID.items():
        os.environ.setdefault(name, value)


@contextmanager
def without_idle_threads() -> Iterator[None]:
    """Libraries loaded within the context start none; behind it the environment is as it was."""
    lacking = _SAID.keys() - os.environ.keys()
    start_no_idle_threads()
    try:
        yield
    finally:
        for name in lacking:
            del os.environ[name]
