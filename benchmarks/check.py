"""How long all checks of a whole release take: `materia check` in a process of its own, imports included.

The release is made of the reference corpus's Markdown pages where it lies beside the project, else of the samples. It
is checked against itself as the last release, so that drift is measured too. `--tables DIR` takes tables that `materia
extract` wrote before instead of extracting anew.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from materia_medica.account import Extraction, SourcePages, pages_digest
from materia_medica.check.readback import read_back
from materia_medica.check.row_checks import accept
from materia_medica.check.table_checks import extracted
from materia_medica.link.linking import link
from materia_medica.release.publish import Report, publish
from materia_medica.settings.sources import load_sources
from materia_medica.store import read_tables

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
HOLD = {"passed": 1, "warning": 0, "failed": 0, "skipped": 0}
TARGET = 10.0
"""Seconds for the checks of the whole corpus."""
MATERIA = str(Path(sys.executable).with_name("materia"))


def folders() -> dict[str, Path]:
    if CORPUS.is_dir():
        return {s: CORPUS / s for s in ("rxhive-jekyll", "rxhive-astro")}
    return {"samples": ROOT / "raw" / "samples"}


def make_release(tables: Path, output: Path) -> tuple[Path, float]:
    """A release of extracted tables, and the seconds that the row checks took after the import."""
    whole = read_tables(tables)
    accept({n: t.slice(0, 0) for n, t in whole.items()}, project=ROOT)  # imports what the checks need
    started = time.perf_counter()
    accepted = accept(whole, project=ROOT)
    seconds = time.perf_counter() - started
    pages = Counter(whole["monographs"].column("source").to_pylist())
    rejects = zip(*(whole["rejects"].column(c).to_pylist() for c in ("source", "table")), strict=True)
    pages.update(source for source, table in rejects if table == "monographs")
    columns = (whole["monographs"].column(c).to_pylist() for c in ("monograph_id", "sha256"))
    digest = pages_digest(zip(*columns, strict=True))
    account = Extraction(tuple(SourcePages(s, n, None) for s, n in sorted(pages.items())), digest, extracted(whole))
    sources = load_sources(ROOT).by_id
    report = Report(json.dumps({"failed": False, "rules": HOLD}), HOLD)
    published = publish(link(accepted, account, sources), account, sources, output, report=report,
                        read_back=read_back, now=datetime.datetime.now(datetime.UTC))  # fmt: skip
    return published.folder, seconds


def check(release: Path, to: Path) -> tuple[float, float, float, str]:
    """Wall seconds, processor seconds, MiB at most, and the last line that the command prints."""
    command = [MATERIA, "check", str(release), "--against", str(release), "--to", str(to)]
    started = time.perf_counter()
    run = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert run.stdout is not None
    said = run.stdout.read()
    _, _, usage = os.wait4(run.pid, 0)
    wall = time.perf_counter() - started
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, said.strip().splitlines()[-1]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--tables", type=Path, help="tables that materia extract wrote")
    options.add_argument("--rounds", type=int, default=3, help="runs; the best time counts")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as work:
        tables = given.tables or Path(work) / "tables"
        if not given.tables:
            pages = [a for name, folder in folders().items() for a in ("--from", f"{name}={folder}")]
            subprocess.run([MATERIA, "extract", *pages, "--to", str(tables)], cwd=ROOT, check=True, capture_output=True)
        release, rows = make_release(tables, Path(work) / "output")
        runs = [check(release, Path(work) / "checks") for _ in range(given.rounds)]
        size = sum(p.stat().st_size for p in release.iterdir()) / 2**20
        pages = read_tables(release, ["monographs"])["monographs"].num_rows
    wall, cpu, memory, last = min(runs)
    print("Checks: python benchmarks/check.py")
    print("  materia check RELEASE --against RELEASE")
    print(f"  {pages:,} pages, release of {size:,.0f} MiB; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print(f"  {'row checks before linking, after import':44}{rows:8.1f} s")
    print(f"  {'all checks, import and reading back included':44}{wall:8.1f} s")
    print(f"  {'  processor time':44}{cpu:8.1f} s")
    print(f"  {'  memory at most':44}{memory:8,.0f} MiB")
    print(f"  target: {TARGET:.0f} s, {'reached' if wall <= TARGET else 'missed'}; {last}")


if __name__ == "__main__":
    main()
