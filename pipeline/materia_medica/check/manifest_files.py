"""The files of a release beside its manifest: each is listed, there, and has the bytes that it names."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from materia_medica.check.file_problems import Problem, in_a_line
from materia_medica.release import layout
from materia_medica.release.database.files import has_sqlite
from materia_medica.release.formats import OutputFormat, files_wanted, formats_of
from materia_medica.release.layout import MANIFEST


def check_manifest(folder: Path, names: Iterable[str]) -> list[Problem]:
    """Problems of `manifest.json` and of the bytes it names; `names` are the tables it must list."""
    try:
        said = json.loads((folder / MANIFEST).read_text("utf-8"))
        listed, forms = hashes(said), formats_of(folder, said)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        return [Problem("files.manifest", MANIFEST, f"cannot be read: {in_a_line(error)}")]
    problems = [
        Problem("files.listed", file, f"{MANIFEST} does not list it")
        for file in files_in(folder, names, forms)
        if file not in listed
    ]
    if has_sqlite(said) and layout.SQLITE not in listed:
        problems.append(
            Problem("files.listed", layout.SQLITE, f"{MANIFEST} says that it is there, and does not list it")
        )
    for name, wanted in sorted(listed.items()):
        if not (folder / name).is_file():
            problems.append(Problem("files.listed", name, f"{MANIFEST} lists it, but it is missing"))
            continue
        with (folder / name).open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if found != wanted:
            said = f"SHA-256 is {found[:12]}..., the manifest says {wanted[:12]}..."
            problems.append(Problem("files.hash", name, said))
    return problems


def hashes(manifest: Mapping[str, Any]) -> dict[str, str]:
    """SHA-256 by file name, as the manifest lists them under `files`."""
    return {name: entry["sha256"] for name, entry in manifest["files"].items()}


def files_in(folder: Path, names: Iterable[str], forms: Iterable[OutputFormat]) -> list[str]:
    """Every file that a release in these forms has for these tables."""
    return [file for name in names for form in forms for file in files_wanted(folder, name, form)]
