"""The pages that are measured with, and projects made of them."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from cost import ROOT

SHARED = ROOT.parent / "shared"
CORPUS = ("rxhive-jekyll", "rxhive-astro")
SETTINGS = ("sources.yaml", "release.yaml", "expectations", "corrections")


class Pages(NamedTuple):
    """Markdown pages, some for each source."""

    name: str
    files: dict[str, list[tuple[Path, str]]]
    """By source: each file and its path in the source."""

    @property
    def count(self) -> int:
        return sum(map(len, self.files.values()))

    def copied(self, to: Path) -> dict[str, Path]:
        """A copy of them by source, which may be changed."""
        for source, files in self.files.items():
            for file, path in files:
                (to / source / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(file, to / source / path)
        return {source: to / source for source in self.files}


def pages(most: int | None = None) -> Pages:
    """Those of the reference corpus where it lies beside the project, else the samples; no more than `most`, evenly."""
    known = (SHARED / "corpus").is_dir()
    name = "Markdown pages of the reference corpus" if known else "Markdown pages of the project's samples"
    roots = {s: SHARED / "corpus" / s for s in CORPUS} if known else {"samples": ROOT / "raw" / "samples"}
    files = {
        source: [(f, f.relative_to(root).as_posix()) for f in sorted(root.rglob("*.md")) if f.name != "README.md"]
        for source, root in roots.items()
    }
    every = max(1, sum(map(len, files.values())) // most) if most else 1
    return Pages(name, {source: found[::every] for source, found in files.items()})


def labels() -> Path | None:
    """Real label records of openFDA, where they lie beside the project."""
    folder = SHARED / "authoritative" / "us-openfda"
    return folder if folder.is_dir() else None


def project(folder: Path, settings: Sequence[str] = SETTINGS) -> Path:
    """A project with the settings of this one and no page."""
    folder.mkdir(parents=True)
    for name in settings:
        place = ROOT / name
        (shutil.copytree if place.is_dir() else shutil.copy)(place, folder / name)
    return folder


def change(folder: Path, count: int) -> None:
    """Change so many pages below a folder: each has one more line at its end than before."""
    files = sorted(folder.rglob("*.md"))
    for file in files[:: max(1, len(files) // count)][:count]:
        file.write_text(f"{file.read_text('utf-8')}\n\nLooked through once more.\n", "utf-8")
