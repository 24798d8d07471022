"""A run and a publish, or a run and a prune, killed together at any moment: what latest.json names is whole each time.

The lock lets one of two do its work, so it is the moment of the kills that decides which. `SOAK_KILLS=10` makes it shorter.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import time
from collections import Counter
from pathlib import Path

import pytest

from materia_medica.published.place import Place, place
from materia_medica.release import layout
from materia_medica.stop import Exit
from published.conftest import bucket, s3_server
from published.follower import look

from .kills import run, said_by, start
from .test_kills import change, check_what_is_visible, finish, small_project

__all__ = ["bucket", "s3_server"]

KILLS = int(os.environ.get("SOAK_KILLS", "100"))
PRUNES = 0.2
"""Share of rounds in which a prune stands in the place of the publish."""


class Verified:
    """Releases by their bytes: each that is met for the first time is given to `materia verify`."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.seen: set[str] = set()

    def holds(self, release: Path) -> bool:
        """Whether all checks pass; bytes that were verified before are only compared."""
        digest = hashlib.sha256()
        for file in sorted(p for p in release.rglob("*") if p.is_file()):
            digest.update(file.relative_to(release).as_posix().encode())
            digest.update(hashlib.sha256(file.read_bytes()).digest())
        if digest.hexdigest() not in self.seen:
            done = run(self.project, "verify", str(release))
            assert done.code == 0, done.said
            self.seen.add(digest.hexdigest())
        return True


def fetched(at: Place, version: str, to: Path) -> Path:
    """A release of a place, as a reader takes it: every file that is there."""
    shutil.rmtree(to, ignore_errors=True)
    folder = to / version
    for name in at.sizes(f"{layout.RELEASES}/{version}"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(at.read(f"{layout.RELEASES}/{version}/{name}"))
    return folder


@pytest.mark.soak
def test_what_latest_names_is_verified_after_every_kill_here_and_in_the_bucket(tmp_path: Path, bucket: str) -> None:
    seed = random.randrange(10**9)
    dice, project = random.Random(seed), small_project(tmp_path / "project")
    verified, ends, at = Verified(project), Counter[str](), place(bucket)
    finish(project)
    change(project, KILLS)
    takes = {}
    for words in (("run",), ("publish", bucket), ("prune", "--keep", "2", "--wait", "0")):
        began = time.monotonic()
        assert run(project, *words).code == 0
        takes[words] = time.monotonic() - began
    only, publish, prune = takes
    rounds = 0
    while ends["run killed"] + ends["publish killed"] + ends["prune killed"] < KILLS:
        rounds += 1
        change(project, rounds)
        commands = [only, prune if dice.random() < PRUNES else publish]
        dice.shuffle(commands)
        processes = {}
        for words in commands:
            processes[words[0]] = start(project, *words)
            time.sleep(dice.uniform(0, takes[words]))
        for name, process in processes.items():
            process.kill()
            process.join()
            assert process.exitcode in (0, -signal.SIGKILL, Exit.LOCKED), said_by(project, name)
            ends[f"{name} {'killed' if process.exitcode == -signal.SIGKILL else process.exitcode}"] += 1
        check_what_is_visible(project)
        assert verified.holds(layout.release_folder(project / "output", str(layout.pointed(project / "output"))))
        latest = look(at, {})
        assert latest is not None
        assert verified.holds(fetched(at, latest, tmp_path / "fetched"))
    finish(project)
    assert run(project, "publish", bucket).code == 0
    assert look(at, {}) == layout.pointed(project / "output")
    assert min(ends["run killed"], ends["publish killed"]) > 0
    print(f"seed {seed}: {rounds} rounds, {dict(sorted(ends.items()))}, "
          f"{len(verified.seen)} releases verified")  # fmt: skip
