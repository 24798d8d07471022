"""How memory and time of a whole run grow with the number of pages: `python benchmarks/memory.py 1000 5000 20000`.

Pages are made up (`generate.py`), by default one label for ten monographs; each number of pages is a project of its
own, released from nothing. Where growth is even, memory for a thousand pages more is, and time for one page.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from cost import MATERIA, Cost, measure
from generate import write_labels, write_monographs
from material import project

_OF_PROJECT = ("release.yaml", "expectations")
_SOURCES = """
default: [made, made-labels]
sources:
  made:
    {name: Monographs made up, kind: folder, address: made/monographs, pages: ["**/*.md"],
     content_origin: written_for_this_project, license: CC0-1.0, priority: 10}
  made-labels:
    {name: Labels made up, kind: folder, address: made/labels, pages: ["**/*.zip"],
     content_origin: written_for_this_project, license: CC0-1.0, priority: 20}
"""


def with_pages(folder: Path, pages: int, labels: int, seed: int = 1) -> list[str]:
    """Make a project with so many monographs and labels in `folder`; gives the command that makes a release of them."""
    project(folder, _OF_PROJECT)
    (folder / "sources.yaml").write_text(_SOURCES, "utf-8")
    write_monographs(folder / "made", pages, seed)
    write_labels(folder / "made" / "labels", labels, seed)
    return [MATERIA, "--project", str(folder), "run"]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("pages", type=int, nargs="*", default=[1_000, 5_000], help="how many monographs")
    options.add_argument("--labels", type=float, default=0.1, help="labels for each monograph (default: one for ten)")
    asked = options.parse_args()
    print("Growth: python benchmarks/memory.py")
    print(
        f"  {'pages':>7}{'labels':>7}{'seconds':>9}{'ms each':>8}{'of CPU':>9}{'MiB, largest':>14}{'together':>10}"
        f"{'for 1,000 more':>16}  each"
    )
    before: tuple[int, Cost] | None = None
    for pages in asked.pages:
        labels = round(pages * asked.labels)
        with tempfile.TemporaryDirectory() as work:
            cost = measure(with_pages(Path(work) / "project", pages, labels))
        more = (cost.largest - before[1].largest) / (pages - before[0]) * 1000 if before else None
        said = f"{more:16.1f}" if more is not None else " " * 16
        each = " ".join(f"{one:.0f}" for one in sorted(cost.processes, reverse=True)[:6])
        print(
            f"  {pages:7,}{labels:7,}{cost.seconds:9.1f}{cost.seconds / (pages + labels) * 1000:8.2f}{cost.cpu:9.1f}"
            f"{cost.largest:14.0f}{cost.together:10.0f}{said}  {each}",
            flush=True,
        )
        before = pages, cost


if __name__ == "__main__":
    main()
