"""An end to the work on one page: whatever it holds, the run goes on."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SECONDS_AT_LEAST = 5.0
"""Seconds that any page may take; an ordinary one takes hundredths of one."""
SECONDS_PER_MB = 5.0
_AGAIN_AFTER = 0.5
"""Seconds after which the end is told again, for it is lost where it falls into a callback of the interpreter."""


class TooSlow(BaseException):
    """The time is up; no `Exception`, so that nothing on the way takes it for an error of its own and goes on."""


def seconds_for(size: int) -> float:
    """Seconds of computing that a page of so many bytes may take."""
    return max(SECONDS_AT_LEAST, SECONDS_PER_MB * size / 1_000_000)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise `TooSlow` in the body after so many seconds of the process's own computing, however busy the machine is.

    Only the main thread of a process can be told, and only where the system has such timers; elsewhere there is no end.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _end)
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds, _AGAIN_AFTER)
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _end(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlow
