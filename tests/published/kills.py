"""A publish in a process of its own, killed at a step or at any moment.

Run as a program: `kills.py OUTPUT ADDRESS [STEP]` publishes, and with STEP dies (SIGKILL) in front of the write of that
number, or within it where the place writes in pieces.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path


class Dying:
    """A place at which the writer dies in front of its write number `step`, after a part of the file has gone."""

    def __init__(self, inner, step: int) -> None:
        self.inner, self.left = inner, step

    def __getattr__(self, name: str):
        return getattr(self.inner, name)

    def send(self, file: Path, name: str) -> None:
        self._count(name, file.read_bytes())
        self.inner.send(file, name)

    def replace(self, name: str, data: bytes) -> None:
        self._count(None, data)
        self.inner.replace(name, data)

    def _count(self, name: str | None, data: bytes) -> None:
        self.left -= 1
        if self.left < 0:
            if name:
                self.inner.replace(name, data[: len(data) // 2])  # a part that looks like a file
            os.kill(os.getpid(), signal.SIGKILL)


def start(output: Path, address: str, step: int | None = None) -> subprocess.Popen[str]:
    """Begin a publish; it says `ready` when all is imported."""
    words = [sys.executable, __file__, str(output), address, *([str(step)] if step is not None else [])]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def end(process: subprocess.Popen[str]) -> int:
    """Wait for it; anything but success and a kill is an AssertionError."""
    said, _ = process.communicate(timeout=120)
    assert process.returncode in (0, -signal.SIGKILL), said
    return process.returncode


def killed_within(process: subprocess.Popen[str], seconds: float, dice: random.Random) -> int:
    """Kill it at any moment within so many seconds from now."""
    time.sleep(dice.uniform(0, seconds))
    process.kill()
    return end(process)


def main(output: str, address: str, step: str | None = None) -> None:
    from materia_medica.published.place import place
    from materia_medica.published.send import send_releases, to_be_read
    from materia_medica.request import Quiet

    at = place(address)
    at.sizes("")  # brings in the rest of the libraries
    print("ready", flush=True)
    send_releases(Path(output), at if step is None else Dying(at, int(step)), to_be_read(Path(output)), Quiet())


if __name__ == "__main__":
    main(*sys.argv[1:])
