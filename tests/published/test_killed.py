"""Runs that make and publish a release, killed at moments drawn with a fixed seed; `make soak` kills at any moment."""

from __future__ import annotations

import os
import random
import signal
import sys
from multiprocessing import get_context
from pathlib import Path

from materia_medica.check.readback import read_back
from materia_medica.link.linking import link
from materia_medica.published.place import place
from materia_medica.published.send import send_releases, to_be_read
from materia_medica.release import layout
from materia_medica.release.publish import publish
from materia_medica.request import Quiet
from release.test_publish import DAY, REPORT, some_tables
from small import account, source

from .follower import look

SEED = 20260131
KILLS = 5
MOMENTS = {"open", "os.mkdir", "os.rename", "os.remove", "os.listdir", "os.scandir", "shutil.rmtree", "socket.connect"}
"""What Python does with files and servers, as it tells its audit hooks."""

_TESTS = str(Path(__file__).resolve().parents[1])
_FORKS = get_context("forkserver")
_FORKS.set_forkserver_preload(["published.ready"])
_SOURCES = {"samples": source()}


def linked(number: int):
    """Tables to release; the number tells them apart. What links them takes longer than all that follows."""
    data = some_tables(f"effect number {number}")
    return link(data, account(data), _SOURCES), account(data)


def release_and_publish(output: Path, address: str, tables, made, dies_at: int, environment: dict[str, str]) -> None:
    """Make a release and publish it; die (SIGKILL) at the moment of that number, at none for 0."""
    os.environ.update(environment)  # that of the process it is forked from may be another test's
    moments = 0

    def happened(event: str, _: object) -> None:
        nonlocal moments
        if event in MOMENTS:
            moments += 1
            if moments == dies_at:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(happened)
    publish(tables, made, _SOURCES, output, report=REPORT, read_back=read_back, now=DAY)
    send_releases(output, place(address), to_be_read(output), Quiet())
    (output / "moments").write_text(str(moments), "utf-8")
    os._exit(0)  # nothing waits for what libraries close at the end of a process


def test_what_latest_names_is_whole_here_and_in_the_bucket_after_every_kill(tmp_path, bucket, monkeypatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([_TESTS, os.environ.get("PYTHONPATH", "")]))
    dice, output = random.Random(SEED), tmp_path / "output"
    seen_here, seen_there = dict[str, str](), dict[str, str]()

    def ended(number: int, dies_at: int) -> int | None:
        process = _FORKS.Process(
            target=release_and_publish, args=(output, bucket, *linked(number), dies_at, dict(os.environ))
        )
        process.start()
        process.join(120)
        return process.exitcode

    assert [ended(number, 0) for number in range(2)] == [0, 0]
    moments = int((output / "moments").read_text("utf-8"))
    assert moments > 100
    for number in range(2, 2 + KILLS):
        assert ended(number, dice.randrange(1, moments * 9 // 10)) == -signal.SIGKILL
        latest = layout.pointed(output)
        assert latest is not None
        assert look(place(str(output)), seen_here) == latest
        assert read_back(layout.release_folder(output, latest), None) == []
        assert look(place(bucket), seen_there) in layout.versions(output)
    assert ended(2 + KILLS, 0) == 0
    assert look(place(bucket), seen_there) == layout.pointed(output) == layout.versions(output)[-1]
