"""A reader that follows a place, and takes its word for everything: what index and latest name must be there, whole."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from materia_medica.published.place import Place
from materia_medica.release import layout


def look(at: Place, seen: dict[str, str]) -> str | None:
    """Read index and latest, then every file of the releases that they name and are not in `seen`; the latest.

    `seen` has the manifest's hash of each release: one that changed is an AssertionError, as are a file that is missing
    and a wrong hash.
    """
    try:
        latest = json.loads(at.read(layout.LATEST))["version"]
    except FileNotFoundError:
        latest = None
    try:
        index = json.loads(at.read(layout.INDEX))
    except FileNotFoundError:
        assert latest is None, "latest.json comes after index.json"
        return None
    named = [entry["version"] for entry in index["releases"]]
    assert latest is None or latest in named
    hashes = {entry["version"]: entry["manifest_sha256"] for entry in index["releases"]}
    for version in named:
        folder = f"{layout.RELEASES}/{version}"
        manifest = at.read(f"{folder}/{layout.MANIFEST}")
        digest = hashlib.sha256(manifest).hexdigest()
        assert digest == hashes[version] == seen.get(version, digest), "a release never changes"
        if version in seen:
            continue
        for name, said in json.loads(manifest)["files"].items():
            assert hashlib.sha256(at.read(f"{folder}/{name}")).hexdigest() == said["sha256"], (version, name)
        seen[version] = digest
    return str(latest) if latest else None


class Follower:
    """Looks again and again in a thread of its own."""

    def __init__(self, at: Place, every: float) -> None:
        self.at, self.every = at, every
        self.seen: dict[str, str] = {}
        self.looks, self.went_wrong = 0, ""
        self._ended = threading.Event()

    def run(self) -> None:
        """Until it is told to end, or something is wrong."""
        while not self._ended.is_set():
            try:
                look(self.at, self.seen)
            except (AssertionError, OSError, ValueError, KeyError) as error:
                self.went_wrong = f"look {self.looks}: {type(error).__name__}: {error}"
                return
            self.looks += 1
            self._ended.wait(self.every)

    def end(self) -> None:
        """Let the look that is going on be the last."""
        self._ended.set()


@contextmanager
def following(at: Place, every: float) -> Iterator[Follower]:
    """While the context is open, somebody follows the place; at its end all was well, or it is an AssertionError."""
    follower = Follower(at, every)
    thread = threading.Thread(target=follower.run)
    thread.start()
    try:
        yield follower
    finally:
        follower.end()
        thread.join()
    assert not follower.went_wrong, follower.went_wrong
