"""Which pages broke no rule when they were last looked at: none of them is looked at again until a row of it changes.

A page is known by the digest of its rows (`page_digests`), in a file that holds for these rules, this code and these
libraries alone. The file says nothing else, so that it cannot mislead where it is damaged: a digest that is no more the
one of a page says nothing of it. Deleting it costs time.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from materia_medica import disk
from materia_medica.check.suites import Expectation
from materia_medica.engine.package import package_hash

_SIZE = hashlib.sha256().digest_size
_LIBRARIES = ("great_expectations", "pandas", "numpy", "pyarrow")
"""What runs the rules."""


class SoundPages:
    """Digests of the pages that broke none of these rules, as the last run found."""

    def __init__(self, file: Path | None, rules: Mapping[str, Sequence[Expectation]]) -> None:
        """`file` keeps them from run to run; null where nothing is kept."""
        self._file = file
        self._stands_for = stands_for(rules) if file else b""
        self._known = _read(file, self._stands_for) if file else frozenset()

    @property
    def kept(self) -> bool:
        """Whether anything is kept from run to run."""
        return self._file is not None

    @property
    def known(self) -> bool:
        """Whether anything was kept."""
        return bool(self._known)

    def unknown(self, pages: Mapping[str, bytes]) -> set[str]:
        """The pages, by their digests, that are to be looked at."""
        return {page for page, digest in pages.items() if digest not in self._known}

    def keep(self, pages: Mapping[str, bytes], broken: Collection[str]) -> None:
        """Keep for the next run all these pages but the broken ones. A full disk costs that run time, no more."""
        if self._file is None:
            return
        found = frozenset(digest for page, digest in pages.items() if page not in broken)
        if found == self._known:
            return
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            disk.write_whole(self._file, self._stands_for + b"".join(sorted(found)))


def stands_for(rules: Mapping[str, Sequence[Expectation]]) -> bytes:
    """A digest over all that verdicts follow from, rows aside."""
    digest = hashlib.sha256(f"{sys.version} {package_hash()}".encode())
    for said in _said(rules):
        digest.update(f"{said}\0".encode("utf-8", "surrogatepass"))
    return digest.digest()


def _said(rules: Mapping[str, Sequence[Expectation]]) -> Iterable[str]:
    yield from (f"{name} {version(name)}" for name in _LIBRARIES)
    for table in sorted(rules):
        yield from (repr((table, rule)) for rule in rules[table])


def _read(file: Path, stands_for: bytes) -> frozenset[bytes]:
    try:
        data = file.read_bytes()
    except OSError:
        return frozenset()
    if data[:_SIZE] != stands_for:
        return frozenset()
    return frozenset(data[at : at + _SIZE] for at in range(_SIZE, len(data), _SIZE))
