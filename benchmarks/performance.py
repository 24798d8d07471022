"""The figures of `make bench` over time: kept in `benchmarks/results.json`, shown in `docs/performance.md`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results.json"
PAGE = ROOT / "docs" / "performance.md"
_HEAD = """# Performance

Written by `make bench` from `benchmarks/results.json`; the newest figures stand first. Each is the median of
interleaved runs, every program in a process of its own; `peer.py` is a straightforward script for the same pages (no
evidence, checks or release), run in the same minutes on the same machine. Where a machine had other work to do (its
load is more than its cores), time of processors tells more than the clock. Memory is what the largest process held.
"""
_COLUMNS = "| | seconds | CPU seconds | of the peer's clock | of the peer's CPU | MiB, largest process | MiB, all |"


def entries() -> list[dict[str, Any]]:
    """What was recorded, the oldest first."""
    found: list[dict[str, Any]] = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else []
    return found


def record(made: dict[str, Any]) -> None:
    """Add an entry and write the page anew."""
    RESULTS.write_text(json.dumps([*entries(), made], indent=1) + "\n", "utf-8")
    PAGE.write_text(page(entries()), "utf-8")


def page(found: list[dict[str, Any]]) -> str:
    """The document for these entries."""
    return "\n".join((_HEAD, *("\n".join(_section(made)) for made in reversed(found))))


def shares_of_peer(made: dict[str, Any], name: str) -> list[str]:
    """What a figure's clock and processor time are of the peer's; nothing where it is of other pages, or of none."""
    if name.startswith(("labels", "materia")):
        return ["", ""]
    figure, peer = made["figures"][name], made["figures"]["peer.py"]
    return [f"{figure[k] / peer[k]:.2f}" for k in ("seconds", "cpu_seconds")]


def _section(made: dict[str, Any]) -> list[str]:
    rounds = "1 round" if made["rounds"] == 1 else f"{made['rounds']} rounds"
    lines = [
        f"## {made['day']}: {made['pages']:,} pages",
        "",
        f"{made['of']}; {made['labels']} labels; {made['cores']} cores, load {made['load']}; {rounds}.",
        "",
        _COLUMNS,
        "|---|---|---|---|---|---|---|",
    ]
    for name, figure in made["figures"].items():
        of_peer = shares_of_peer(made, name)
        said = (name, f"{figure['seconds']:.2f}", f"{figure['cpu_seconds']:.1f}", *of_peer,
                f"{figure['mib_largest']:,}", f"{figure['mib_together']:,}")  # fmt: skip
        lines.append(f"| {' | '.join(said)} |")
    return [*lines, ""]
