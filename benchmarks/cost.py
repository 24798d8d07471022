"""What a command costs: time on the clock, time of processors, and memory, of each of its processes and together."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
MATERIA = str(Path(sys.executable).with_name("materia"))
_EVERY = 0.05
"""Seconds between two looks at the processes."""


class Cost(NamedTuple):
    """What a run cost."""

    seconds: float
    """On the clock."""
    cpu: float
    """Seconds of processors, those of all its processes together."""
    largest: float
    """MiB of the largest process (resident set, as the system counted it)."""
    together: float
    """MiB of all its processes at one moment; sampled, shared memory counted in each."""
    processes: tuple[float, ...] = ()
    """MiB at most of each process that was seen, the first started first."""


def measure(command: Sequence[str], cwd: Path = ROOT) -> Cost:
    """Run a command to its end; raises CalledProcessError where it fails."""
    started = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        run = subprocess.Popen(command, cwd=cwd, stdout=said, stderr=subprocess.STDOUT)
        watch = _Watch(run.pid)
        watch.start()
        _, status, usage = os.wait4(run.pid, 0)
        seconds = time.perf_counter() - started
        run.returncode = os.waitstatus_to_exitcode(status)
        watch.join()
        if run.returncode:
            said.seek(0)
            print(said.read().decode(), file=sys.stderr)
            raise subprocess.CalledProcessError(run.returncode, command)
    largest = max(usage.ru_maxrss / 1024, *watch.most.values(), 0.0)
    cpu = max(usage.ru_utime + usage.ru_stime, sum(watch.cpu.values()))
    return Cost(seconds, cpu, largest, max(watch.together, largest), tuple(watch.most.values()))


class _Watch(threading.Thread):
    """Keeps the most memory of a process and its descendants (Linux; elsewhere nothing is seen)."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self.most: dict[int, float] = {}
        self.cpu: dict[int, float] = {}
        self.together = 0.0

    def run(self) -> None:
        while found := dict(_resident(self._pid)):
            self.together = max(self.together, sum(one.now for one in found.values()))
            self.most |= {pid: one.most for pid, one in found.items()}
            self.cpu |= {pid: one.cpu for pid, one in found.items()}
            time.sleep(_EVERY)


class _Seen(NamedTuple):
    """A process at one moment."""

    now: float
    """MiB that it holds."""
    most: float
    """MiB that it held at most."""
    cpu: float
    """Seconds of processors so far; of workers that nobody waits for, the system tells no other way."""


def _resident(pid: int) -> list[tuple[int, _Seen]]:
    """A process and its descendants."""
    try:
        said = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
        ticks = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
        cpu = sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")
        here = [(pid, _Seen(_mib(said["VmRSS"]), _mib(said["VmHWM"]), cpu))]
        threads = list(Path(f"/proc/{pid}/task").iterdir())
    except (OSError, ValueError, KeyError):
        return []
    return here + [one for thread in threads for child in _children(thread) for one in _resident(child)]


def _children(thread: Path) -> list[int]:
    """What a thread started; nothing where it ended a moment ago, which says nothing of its process."""
    try:
        return [int(child) for child in (thread / "children").read_text().split()]
    except OSError:
        return []


def _mib(said: str) -> float:
    return int(said.split(maxsplit=1)[0]) / 1024
