"""The package as it lies on the disk, every file of it: code, tables of words, templates."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]


@cache
def package_hash() -> str:
    """SHA-256 over the names and bytes of the package's files, as they are when it is first asked for."""
    digest = hashlib.sha256()
    for file in sorted(f for f in PACKAGE.rglob("*") if f.is_file() and f.suffix != ".pyc"):
        said = f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.relative_to(PACKAGE).as_posix()}\n"
        digest.update(said.encode())
    return digest.hexdigest()
