"""`make bench`: Materia beside a straightforward script (peer.py) on the same pages and machine.

The pages are those of the reference corpus where it lies beside the project, else the project's samples. Each program
runs in a process of its own, in turn; wall time is the best of the rounds, memory the most that one process of it held
(resident set, as the system counted it) and, for several processes, the most they held together.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
PEER = ROOT / "benchmarks" / "peer.py"
CORPUS = ROOT.parent / "shared" / "corpus"
SAMPLES = ROOT / "raw" / "samples"
TARGET = 1 / 3
"""Share of the peer's wall time that extraction may take."""
MEMORY_TARGET = 1024
"""MiB."""
COMMANDS = {
    "materia": "materia extract --no-cache --to DIR --from SOURCE=FOLDER ...",
    "peer.py": "python benchmarks/peer.py FOLDER ... --out DIR",
}


class Pages(NamedTuple):
    """What is read."""

    name: str
    folders: dict[str, Path]

    def count(self) -> int:
        return sum(1 for folder in self.folders.values() for _ in folder.rglob("*.md"))


class Cost(NamedTuple):
    """What a run cost."""

    seconds: float
    largest: float
    """MiB of the largest process."""
    together: float
    """MiB of all its processes at one moment; sampled, shared memory counted in each."""


def pages() -> Pages:
    if CORPUS.is_dir():
        return Pages("the Markdown pages of the reference corpus",
                     {s: CORPUS / s for s in ("rxhive-jekyll", "rxhive-astro")})  # fmt: skip
    return Pages("the project's sample pages in Markdown (the reference corpus is not there)", {"samples": SAMPLES})


def measure(command: list[str]) -> Cost:
    """Run a command to its end; raises CalledProcessError where it fails."""
    started = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        run = subprocess.Popen(command, cwd=ROOT, stdout=said, stderr=subprocess.STDOUT)
        together = [0.0]
        watch = threading.Thread(target=_watch, args=(run.pid, together), daemon=True)
        watch.start()
        _, status, usage = os.wait4(run.pid, 0)
        seconds = time.perf_counter() - started
        run.returncode = os.waitstatus_to_exitcode(status)
        if run.returncode:
            said.seek(0)
            print(said.read().decode(), file=sys.stderr)
            raise subprocess.CalledProcessError(run.returncode, command)
    largest = usage.ru_maxrss / 1024
    return Cost(seconds, largest, max(together[0], largest))


def _watch(pid: int, most: list[float]) -> None:
    """Keep the most memory that a process and its descendants held together (Linux; elsewhere nothing is seen)."""
    while (found := _resident(pid)) is not None:
        most[0] = max(most[0], found)
        time.sleep(0.02)


def _resident(pid: int) -> float | None:
    try:
        total = int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
        for thread in Path(f"/proc/{pid}/task").iterdir():
            for child in (thread / "children").read_text().split():
                total += _resident(int(child)) or 0.0
    except (OSError, ValueError, IndexError):
        return None
    return total


def best(costs: list[Cost]) -> Cost:
    return Cost(min(c.seconds for c in costs), max(c.largest for c in costs), max(c.together for c in costs))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=3, help="runs of each program; the best time counts")
    rounds = options.parse_args().rounds
    material = pages()
    print("Extraction: python benchmarks/bench.py")
    print(f"  peer.py SHA-256 {hashlib.sha256(PEER.read_bytes()).hexdigest()}")
    print(f"  {material.count():,} pages: {material.name};\n  {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    for name, command in COMMANDS.items():
        print(f"  {name}: {command}")
    peer, ours = [], []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as out:
            given = [("--from", f"{name}={folder}") for name, folder in only_markdown(material, Path(out))]
            materia = str(Path(sys.executable).with_name("materia"))
            ours.append(measure([materia, "extract", "--no-cache", "--to", out, *itertools.chain(*given)]))
        with tempfile.TemporaryDirectory() as out:
            peer.append(measure([sys.executable, str(PEER), *map(str, material.folders.values()), "--out", out]))
    theirs, mine = best(peer), best(ours)
    print(f"  {'':10}{'seconds':>9}{'pages/s':>9}{'MiB, largest process':>23}{'MiB, all processes':>21}")
    for name, cost in (("peer.py", theirs), ("materia", mine)):
        rate = material.count() / cost.seconds
        print(f"  {name:10}{cost.seconds:>9.1f}{rate:>9.0f}{cost.largest:>23.0f}{cost.together:>21.0f}")
    share = mine.seconds / theirs.seconds
    print(f"  {share:.2f} of the peer's time; target: at most {TARGET:.2f}, "
          f"{'reached' if share <= TARGET else 'missed'}")  # fmt: skip
    print(f"  {mine.together:.0f} MiB; target: below {MEMORY_TARGET}, "
          f"{'reached' if mine.together < MEMORY_TARGET else 'missed'}")  # fmt: skip


def only_markdown(material: Pages, out: Path) -> list[tuple[str, Path]]:
    """The folders to read; samples hold HTML too, which the peer does not read, so that a copy leaves it out."""
    if "samples" not in material.folders:
        return list(material.folders.items())
    copy = out / "pages"
    shutil.copytree(SAMPLES, copy, ignore=shutil.ignore_patterns("*.html", "README.md"))
    return [("samples", copy)]


if __name__ == "__main__":
    main()
