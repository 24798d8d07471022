"""Whoever follows a place meets whole releases only, whatever becomes of the publishes that fill it."""

from __future__ import annotations

import random
import signal
import time

from materia_medica.lock import locked
from materia_medica.published.place import place
from materia_medica.published.send import send_releases, to_be_read
from materia_medica.release import layout
from materia_medica.release.prune import plan, prune
from materia_medica.request import Quiet
from release.test_publish import release, some_tables

from .conftest import make_release
from .follower import Follower, following, look
from .kills import end, start

SEED = 13


def test_a_follower_never_meets_a_missing_file_or_a_wrong_hash_during_publishes(tmp_path, address) -> None:
    with following(place(address), every=0.05) as follower:
        for number in range(3):
            make_release(tmp_path, number)
            send_releases(tmp_path, place(address), to_be_read(tmp_path), Quiet())
    assert follower.looks > 0
    assert look(place(address), follower.seen) == layout.pointed(tmp_path)
    assert sorted(follower.seen) == layout.versions(tmp_path)


def test_a_follower_never_meets_a_missing_file_while_releases_are_made_and_old_ones_go(tmp_path, monkeypatch) -> None:
    """Those who delete wait; here until the follower has looked twice more, however slow it is."""
    with following(place(str(tmp_path)), every=0.01) as follower:

        def until_it_has_looked(_: float) -> None:
            goal = follower.looks + 2
            while follower.looks < goal and not follower.went_wrong:
                time.sleep(0.01)

        monkeypatch.setattr("materia_medica.release.prune.sleep", until_it_has_looked)
        for number in range(6):
            release(tmp_path, some_tables(f"effect number {number}"))
            with locked(tmp_path, "a test"):
                prune(tmp_path, plan(tmp_path, 2).gone, wait=30)
    assert len(layout.versions(tmp_path)) == 3, "the newest two, and what the delta of the older one begins with"
    assert len(follower.seen) > 3
    assert look(place(str(tmp_path)), follower.seen) == layout.pointed(tmp_path)


def test_a_follower_does_notice_a_missing_file_and_a_wrong_hash(tmp_path) -> None:
    version = make_release(tmp_path, 0)
    at = place(str(tmp_path / "public"))
    send_releases(tmp_path, at, [version], Quiet())
    file = tmp_path / "public" / "releases" / version / "drugs.parquet"
    data = file.read_bytes()
    for spoil in (file.unlink, lambda: file.write_bytes(data[::-1])):
        spoil()
        follower = Follower(at, every=0)
        follower.run()
        assert "drugs.parquet" in follower.went_wrong


def test_after_a_kill_at_any_step_readers_have_what_was_whole_and_the_next_publish_the_rest(tmp_path, address) -> None:
    """Two steps drawn with a fixed seed, and those of manifest, index and latest; `make soak` kills at any moment."""
    first, second = (make_release(tmp_path, number) for number in range(2))
    files = len(layout.read_manifest(layout.release_folder(tmp_path, second))["files"])
    for step in (*random.Random(SEED).sample(range(files), 2), files, files + 1, files + 2):
        to, seen = f"{address}/{step}", dict[str, str]()
        send_releases(tmp_path, place(to), [first], Quiet())
        assert end(start(tmp_path, to, step)) == -signal.SIGKILL
        assert look(place(to), seen) == first
        assert list(seen) == ([second, first] if step == files + 2 else [first]), "the index tells of it before latest"
        send_releases(tmp_path, place(to), to_be_read(tmp_path), Quiet())
        assert look(place(to), seen) == second
        assert set(seen) == {first, second}
