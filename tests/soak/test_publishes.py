"""Publishes killed at any moment, and followed all the while: readers meet whole releases only.

`SOAK_PUBLISH_KILLS=10` makes it shorter; half of the kills hit a publish to a folder, half one to a bucket.
"""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

import pytest

from materia_medica.published.place import place
from materia_medica.published.send import send_releases, to_be_read
from materia_medica.release import layout
from materia_medica.request import Quiet
from published.conftest import address, bucket, make_release, s3_server
from published.follower import following, look
from published.kills import end, killed_within, start

__all__ = ["address", "bucket", "s3_server"]

KILLS = int(os.environ.get("SOAK_PUBLISH_KILLS", "100"))
PUBLISHES = 20
EVERY = 1.0
"""Seconds between two looks of a follower."""


@pytest.mark.soak
def test_a_publish_killed_at_any_moment(tmp_path: Path, address: str) -> None:
    seed = random.randrange(10**9)
    dice, seen, cut, shown = random.Random(seed), dict[str, str](), 0, 0
    for number in range(2):
        make_release(tmp_path, number)
    process, began = start(tmp_path, f"{address}/measure"), time.monotonic()
    assert end(process) == 0
    whole = time.monotonic() - began
    send_releases(tmp_path, place(address), to_be_read(tmp_path)[:1], Quiet())
    for number in range(2, 2 + KILLS // 2):
        make_release(tmp_path, number)
        code = killed_within(start(tmp_path, address), whole, dice)
        cut += code == -signal.SIGKILL
        latest = look(place(address), seen)
        assert latest in layout.versions(tmp_path)
        shown += latest == layout.pointed(tmp_path)
    send_releases(tmp_path, place(address), to_be_read(tmp_path), Quiet())
    assert look(place(address), seen) == layout.pointed(tmp_path)
    assert set(seen) == set(layout.versions(tmp_path))
    print(f"seed {seed}: {cut} publishes to {address} cut off by kills, {shown} of {KILLS // 2} had shown the newest")
    assert cut


@pytest.mark.soak
def test_a_follower_that_reads_every_second_during_twenty_publishes(tmp_path: Path, address: str) -> None:
    with following(place(address), EVERY) as follower:
        for number in range(PUBLISHES):
            make_release(tmp_path, number)
            assert end(start(tmp_path, address)) == 0
    assert look(place(address), follower.seen) == layout.pointed(tmp_path)
    assert len(follower.seen) == PUBLISHES
    print(f"{follower.looks} looks during {PUBLISHES} publishes to {address}")
