"""Which code made a release."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping

from materia_medica import __version__
from materia_medica.engine.package import PACKAGE, package_hash
from materia_medica.engine.rebuild import code_hash


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
    if commit is None or not _git("ls-files", "--", str(PACKAGE / "__init__.py")):
        return None  # installed, perhaps in a folder of somebody's own repository: that commit says nothing of the code
    return f"{commit}-changed" if _git("status", "--porcelain", "--", str(PACKAGE)) else commit


def _git(*words: str) -> str | None:
    try:
        done = subprocess.run(
            ["git", "-C", str(PACKAGE), *words], capture_output=True, text=True, timeout=20, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip() or None
