"""`make bench`: Materia beside a straightforward script (peer.py) on the same pages and machine.

Programs run in turn, each in a process of its own; figures are medians over the rounds. They are added to
`benchmarks/results.json`, from which `docs/performance.md` is written: `--no-record` leaves both as they are.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import os
import statistics
import tempfile
from pathlib import Path
from typing import Any

import performance
from cost import Cost
from material import Pages, pages
from rounds import HELP, LABELS_ONE_CORE, PEER, SHOW, label_count, one_round


def measured(material: Pages, rounds: int) -> dict[str, dict[str, float]]:
    """The median of each figure by what was measured."""
    found: dict[str, list[Cost]] = {}
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as work:
            for name, cost in one_round(material, Path(work)):
                found.setdefault(name, []).append(cost)
    return {name: {"seconds": _median(c.seconds for c in costs), "cpu_seconds": _median(c.cpu for c in costs),
                   "mib_largest": round(max(c.largest for c in costs)),
                   "mib_together": round(max(c.together for c in costs))}
            for name, costs in found.items()}  # fmt: skip


def _median(values: Any) -> float:
    return round(statistics.median(values), 2)


def entry(material: Pages, rounds: int) -> dict[str, Any]:
    """What is kept of one call: when, on what, and the figures."""
    load = os.getloadavg()[0]
    return {
        "day": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "pages": material.count,
        "of": material.name,
        "labels": label_count(),
        "rounds": rounds,
        "cores": os.cpu_count(),
        "load": round(load, 1),
        "peer_sha256": hashlib.sha256(PEER.read_bytes()).hexdigest(),
        "figures": measured(material, rounds),
    }


def show(made: dict[str, Any]) -> None:
    """Print the figures."""
    print("Speed: python benchmarks/bench.py")
    print(f"  {made['pages']:,} {made['of']}, {made['labels']} labels; {made['cores']} cores, load {made['load']}")
    print(f"  {'':28}{'seconds':>9}{'CPU':>8}{'a second':>10}{'of peer':>9}{'of its CPU':>12}{'MiB':>7}{'all':>7}")
    for name, figure in made["figures"].items():
        n = {LABELS_ONE_CORE: made["labels"], HELP: 0, SHOW: 0}.get(name, made["pages"])
        rate = f"{n / figure['seconds']:.0f}" if n else ""
        of_peer, of_cpu = performance.shares_of_peer(made, name)
        print(f"  {name:28}{figure['seconds']:9.2f}{figure['cpu_seconds']:8.1f}{rate:>10}{of_peer:>9}{of_cpu:>12}"
              f"{figure['mib_largest']:7.0f}{figure['mib_together']:7.0f}")  # fmt: skip


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--pages", type=int, help="no more pages than this, taken evenly; by default all")
    options.add_argument("--no-record", action="store_true", help="print alone")
    asked = options.parse_args()
    made = entry(pages(asked.pages), asked.rounds)
    show(made)
    if not asked.no_record:
        performance.record(made)


if __name__ == "__main__":
    main()
