"""As many pages as are asked for, to see how time and memory grow: `python benchmarks/generate.py DIR --pages 100000`.

Monographs in Markdown lie one a file in `DIR/monographs/`, labels as openFDA hands them out in
`DIR/labels/drug-label-0001-of-0003.json.zip`. The same seed gives the same pages, and page 7 is the same however many
there are. Pages are written as they are made, so that their number costs no memory. Wording is the project's own; what
it says of classes of medicines is true of them, figures of trials are made up.
"""

from __future__ import annotations

import argparse
import json
import zipfile
from pathlib import Path

from made.label import label
from made.monograph import monograph

LABELS_A_FILE = 20_000
"""As in the files of openFDA."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""Zip files bear times; the same pages shall be the same bytes."""


def write_monographs(folder: Path, count: int, seed: int) -> None:
    for number in range(count):
        path, text = monograph(seed, number)
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")


def write_labels(folder: Path, count: int, seed: int, a_file: int = LABELS_A_FILE) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    files = -(-count // a_file)
    for n in range(files):
        name = f"drug-label-{n + 1:04}-of-{files:04}.json"
        member = zipfile.ZipInfo(name, _EPOCH)
        member.compress_type = zipfile.ZIP_DEFLATED
        with zipfile.ZipFile(folder / f"{name}.zip", "w") as archive, archive.open(member, "w", force_zip64=True) as to:
            to.write(b'{"meta": {"disclaimer": "Made up; labels of no real product."}, "results": [')
            for number in range(n * a_file, min(count, (n + 1) * a_file)):
                to.write((b",\n" if number % a_file else b"\n") + json.dumps(label(seed, number)).encode())
            to.write(b"\n]}\n")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path, metavar="DIR")
    options.add_argument("--pages", type=int, default=0, help="monographs in Markdown")
    options.add_argument("--labels", type=int, default=0, help="labels as openFDA has them")
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    if asked.pages:
        write_monographs(asked.folder, asked.pages, asked.seed)
    if asked.labels:
        write_labels(asked.folder / "labels", asked.labels, asked.seed)


if __name__ == "__main__":
    main()
