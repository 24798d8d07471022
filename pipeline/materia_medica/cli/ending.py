"""How a command ends from outside: by Ctrl-C, by a scheduler (SIGTERM) or with its terminal (SIGHUP)."""

from __future__ import annotations

import signal
import threading
from types import FrameType
from typing import NoReturn

ENDED_BY = {128 + int(s): s.name for s in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
"""Signals by the exit code that shells expect after them."""


def end_cleanly() -> None:
    """Let SIGTERM and SIGHUP end the command as Ctrl-C does: whatever is open is closed, whatever is half-written goes.

    A signal that the caller has switched off, as `nohup` does with SIGHUP, stays so.
    """
    if threading.current_thread() is not threading.main_thread():
        return  # only the main thread may say what signals do
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _leave)


def message(code: int) -> str | None:
    """What to say about an exit code; null where it is not that of a signal."""
    if code not in ENDED_BY:
        return None
    how = "interrupted" if ENDED_BY[code] == "SIGINT" else f"ended by {ENDED_BY[code]}"
    return f"{how}; nothing half-written stays"


def _leave(number: int, _: FrameType | None) -> NoReturn:
    for other in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(other, signal.SIG_IGN)  # a second one must not cut the cleaning short
    raise SystemExit(128 + number)
