"""Which code made a release."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Mapping
from pathlib import Path

from materia_medica import __version__
from materia_medica.engine.rebuild import code_hash

_PACKAGE = Path(__file__).resolve().parents[1]


def code_version() -> dict[str, str | None]:
    """The package's version, its commit (with `-changed` where the package differs from it), its hash, and the hash of
    what makes rows (`extraction`): two releases with the same one differ by their pages alone.
    """
    return {"version": __version__, "commit": _commit(), "sha256": package_hash(), "extraction": code_hash()}


def made_by_this(code: Mapping[str, object]) -> bool:
    """Whether the entry `code` of a manifest names code that makes the same rows as this."""
    return code.get("sha256") == package_hash() or code.get("extraction") == code_hash()


def made_by_just_this(code: Mapping[str, object]) -> bool:
    """Whether the entry `code` of a manifest names this very package, so that it words everything as this does."""
    return code.get("sha256") == package_hash()


def _commit() -> str | None:
    commit = _git("rev-parse", "HEAD")
    if commit is None or not _git("ls-files", "--", str(_PACKAGE / "__init__.py")):
        return None  # installed, perhaps in a folder of somebody's own repository: that commit says nothing of the code
    return f"{commit}-changed" if _git("status", "--porcelain", "--", str(_PACKAGE)) else commit


def _git(*words: str) -> str | None:
    try:
        done = subprocess.run(
            ["git", "-C", str(_PACKAGE), *words], capture_output=True, text=True, timeout=20, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip() or None


def package_hash() -> str:
    """SHA-256 over the names and bytes of the package's files."""
    digest = hashlib.sha256()
    for file in sorted(f for f in _PACKAGE.rglob("*") if f.is_file() and f.suffix != ".pyc"):
        digest.update(
            f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.relative_to(_PACKAGE).as_posix()}\n".encode()
        )
    return digest.hexdigest()
