"""What is looked at of mapped files does not gather in memory, whatever looks at it."""

from __future__ import annotations

import tempfile
import threading
import time

import pytest

from materia_medica import resident
from materia_medica.resting import mapped

SIZE = 64 << 20
pytestmark = pytest.mark.skipif(resident.of_files() is None, reason="the system does not say what is in memory")


def watchers() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "resident"]


def looked_at(file) -> int:
    """Bytes of a mapped file that are in memory once all of it was looked at, and a moment went by."""
    before = resident.of_files() or 0
    data = mapped(file)
    assert sum(data[::4096]) == 0
    time.sleep(0.3)
    after = resident.of_files() or 0
    assert sum(data[::4096]) == 0, "what was dropped is read again"
    return after - before


def test_more_than_some_of_mapped_files_is_dropped(monkeypatch) -> None:
    with tempfile.TemporaryFile() as file:
        file.truncate(SIZE)
        monkeypatch.setattr(resident, "MOST", SIZE // 4)
        assert looked_at(file) < SIZE // 2
        assert len(watchers()) == 1
        monkeypatch.setattr(resident, "MOST", 2 * SIZE)
        assert looked_at(file) > SIZE // 2
        assert len(watchers()) == 1, "one thread looks at all files"


def test_nobody_looks_any_more_once_no_file_is_mapped(monkeypatch) -> None:
    monkeypatch.setattr(resident, "_watching", set())
    before = set(watchers())
    needed = True
    resident.watch(lambda: None, lambda: needed)
    (one,) = set(watchers()) - before
    needed = False
    one.join(5)
    assert not one.is_alive()
    assert not resident._watching


def test_where_the_system_does_not_say_nothing_is_done(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(resident, "_STATM", tmp_path / "missing")
    monkeypatch.setattr(resident, "_watching", set())
    before = len(watchers())
    resident.watch(lambda: None, lambda: True)
    assert len(watchers()) == before
    assert resident.of_files() is None
