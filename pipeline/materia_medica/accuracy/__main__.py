"""`python -m materia_medica.accuracy`: the project's own label sets against its floors.

The exit code is 1 below a floor and 2 without a project.

--raise writes higher floors, --lower --reason TEXT lower ones, --errors N shows disagreements.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from materia_medica.accuracy.floors import (
    FILE,
    FloorError,
    below,
    figures_of,
    load_floors,
    lowered,
    raised,
    save_floors,
    without_floor,
)  # fmt: skip
from materia_medica.accuracy.labels import LabelError, label_files, load_labels
from materia_medica.accuracy.measure import measure
from materia_medica.accuracy.score import score
from materia_medica.settings.sources import load_sources
from materia_medica.settings.yaml import SettingsError
from materia_medica.stop import Exit
from materia_medica.store import Tables


def main(words: Sequence[str] | None = None) -> int:
    """Measure, show, and change floors where asked; returns the exit code."""
    asked = _asked(words)
    try:
        return _run(asked)
    except (LabelError, FloorError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return int(Exit.USAGE)


def _asked(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m materia_medica.accuracy", description=__doc__)
    parser.add_argument("--project", type=Path, default=Path.cwd(), help="folder of the project")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show up to N disagreements of each set")
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--raise", dest="up", action="store_true", help="write higher floors")
    change.add_argument("--lower", action="store_true", help="lower the floors that no longer hold; needs --reason")
    parser.add_argument("--reason", default="", help="why a lower floor is right; the file records it")
    return parser.parse_args(words)


def _run(asked: argparse.Namespace) -> int:
    sources = load_sources(asked.project).by_id
    files = label_files(asked.project)
    if not files:
        raise LabelError(f"no label file (*.jsonl) below {asked.project / FILE.parent}")
    tables = extracted(asked.project, files)
    figures = figures_of(measure(tables, files, sources))
    floors = load_floors(asked.project / FILE)
    failed = below(floors, figures)
    _show(figures, asked.errors, files, tables)
    if asked.up:
        save_floors(raised(floors, figures), asked.project / FILE)
    elif asked.lower:
        save_floors(lowered(floors, failed, asked.reason), asked.project / FILE)
        failed = []
    elif missing := without_floor(floors, figures):
        _say("without a floor (--raise sets one):", *missing)
    for fall in failed:
        sys.stderr.write(f"{fall}\n")
    return 1 if failed else 0


def extracted(project: Path, files: Sequence[Path]) -> Tables:
    """Per-page tables of all pages of the sources that the label files are drawn from."""
    from materia_medica.engine.pages import extract_pages
    from materia_medica.inputs import find_inputs

    inputs = find_inputs(project, sorted({page.source for file in files for page in load_labels(file).pages}))
    return extract_pages(inputs.refs, inputs.sources, rejects=inputs.rejects, workers=1).tables


def _show(figures: dict[str, dict[str, float]], errors: int, files: Sequence[Path], tables: Tables) -> None:
    for name, known in figures.items():
        _say(name, *(f"{figure:24}{value:.4f}" for figure, value in known.items()))
    for file in files if errors else ():
        for found in score(load_labels(file).pages, tables).disagreements[:errors]:
            _say(f"{found.kind:12} {found.page}: {found.said}")


def _say(title: str, *lines: str) -> None:
    sys.stdout.write("\n  ".join((title, *lines)) + "\n")


if __name__ == "__main__":
    sys.exit(main())
