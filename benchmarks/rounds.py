"""One round of all that `make bench` measures, each program in a process of its own, one after the other."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
from cost import MATERIA, ROOT, Cost, measure
from generate import write_labels
from material import Pages, change, labels, project

from materia_medica.release.layout import latest_release

PEER = ROOT / "benchmarks" / "peer.py"
CHANGED = 20
LABELS = 200
"""Labels that are made up where there are no real ones."""

PEER_SCRIPT = "peer.py"
ONE_CORE = "extraction on one core"
WHOLE = "whole run"
UNCHANGED = "run with nothing changed"
LITTLE = f"run with {CHANGED} pages changed"
LABELS_ONE_CORE = "labels on one core"
HELP = "materia --help"
SHOW = "materia show"


def one_round(material: Pages, work: Path) -> Iterator[tuple[str, Cost]]:
    """What is measured and its cost, in an order that has the peer beside what is compared with it."""
    copies = material.copied(work / "pages")
    given = [word for source, folder in copies.items() for word in ("--from", f"{source}={folder}")]
    place = project(work / "project")
    materia = [MATERIA, "--project", str(place)]
    extract = [*materia, "extract", "--no-cache", "--workers", "1", "--to", str(work / "tables")]
    yield PEER_SCRIPT, measure([sys.executable, str(PEER), *map(str, copies.values()), "--out", str(work / "peer")])
    yield ONE_CORE, measure([*extract, *given])
    yield WHOLE, measure([*materia, "run", *given])
    yield UNCHANGED, measure([*materia, "run", *given])
    change(work / "pages", CHANGED)
    yield LITTLE, measure([*materia, "run", *given])
    yield LABELS_ONE_CORE, measure([*extract, "--from", f"us-openfda={_labels(work)}"])
    yield HELP, measure([MATERIA, "--help"])
    yield SHOW, measure([*materia, "show", _a_drug(place)])


def _a_drug(place: Path) -> str:
    """The name of a drug of the project's last release."""
    release = latest_release(place / "output")
    assert release is not None
    return str(pq.read_table(release / "drugs.parquet", columns=["name"]).column("name")[0])


def _labels(work: Path) -> Path:
    if real := labels():
        return real
    write_labels(work / "labels", LABELS, seed=1)
    return work / "labels"


def label_count() -> int:
    """How many labels a round reads."""
    real = labels()
    return sum(1 for file in real.rglob("*.json")) if real else LABELS
