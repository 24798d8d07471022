"""Whether anything changed since the last release: pages, code, settings, suites, corrections, labels, by digests.

A run that finds them equal to what the last one read has nothing to do, and needs neither workers nor tables nor
checks to say so. What the last run read is noted in the cache; without a note, everything is done anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from materia_medica import disk
from materia_medica.engine.package import package_hash
from materia_medica.inputs import Inputs, find_inputs
from materia_medica.reading import start_early
from materia_medica.release import layout
from materia_medica.release.around import damage
from materia_medica.releasing import Result, label_files
from materia_medica.work import Run

NOTE = Path(layout.CACHE) / "last_run.json"
_SETTINGS = ("release.yaml", "dataset.yaml")
_FOLDERS = ("expectations", "corrections")


class Seen(NamedTuple):
    """What a run is made of."""

    sha256: str
    """Over all that a release follows from."""
    inputs: Inputs | None
    """The pages among it; null where they were let go."""

    def without_pages(self) -> Seen:
        """The same without the pages: where they lie takes half a kilobyte each, and is not asked for again."""
        return self._replace(inputs=None)


def look(run: Run) -> Seen | None:
    """What the run is made of; null where it is not to be compared with the last one."""
    if not run.request.use_cache or run.request.accept_drift:
        return None
    if run.request.engine != "spark":
        start_early(run)
    inputs = find_inputs(run.project, run.request.sources, run.request.folders, run.request.addresses)
    whole, held = hashlib.sha256(), dict[Path, str]()
    for part in _parts(run, inputs, held):
        whole.update(part)
        whole.update(b"\0")
    return Seen(whole.hexdigest(), inputs._replace(hashes=held))


def last_result(run: Run, seen: Seen) -> Result | None:
    """What the last run made, where it read just what was `seen` and its release is still the latest and whole."""
    try:
        noted = json.loads((run.output / NOTE).read_text("utf-8"))
        folder = layout.release_folder(run.output, noted["version"])
        if noted["inputs"] != seen.sha256 or layout.latest_release(run.output) != folder:
            return None
        if layout.pointed(run.output) != folder.name or damage(folder):
            return None
        return _result(folder, noted)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remember(run: Run, seen: Seen, result: Result) -> None:
    """Note what this run read and made; a note that cannot be written costs the next run its time, no more."""
    counts = result.counts
    noted = {
        "inputs": seen.sha256,
        "version": result.published.version,
        "pages": {source: list(count) for source, count in counts.pages.items()},
        "rows": {table: list(count) for table, count in counts.rows.items()},
        "rejects": [[*why, rows] for why, rows in counts.rejects.items()],
        "untold": counts.untold,
    }
    try:
        (run.output / NOTE).parent.mkdir(parents=True, exist_ok=True)
        disk.write_json(run.output / NOTE, noted)
    except OSError as error:
        run.tell.note(f"what this run read is not kept for the next: {disk.in_words(error)}")


def _result(folder: Path, noted: dict[str, Any]) -> Result:
    from materia_medica.check.results import CheckResults
    from materia_medica.release.counts import Counts, PageCount, RowCount
    from materia_medica.release.published import Published

    counts = Counts(
        pages={source: PageCount(*count) for source, count in noted["pages"].items()},
        rows={table: RowCount(*count) for table, count in noted["rows"].items()},
        rejects=Counter({tuple(why): rows for *why, rows in noted["rejects"]}),
        untold=noted["untold"],
    )
    return Result(
        published=Published(folder.name, folder, is_new=False),
        counts=counts,
        checks=CheckResults.from_json((folder / layout.CHECKS).read_text("utf-8")),
        accuracy=tuple(layout.read_manifest(folder)["accuracy"]),
    )


def _parts(run: Run, inputs: Inputs, held: dict[Path, str]) -> Iterator[bytes]:
    """All that a release follows from, in an order that depends on nothing else; notes SHA-256 of the pages' files."""
    yield f"{sys.version_info[:3]}".encode()
    yield "\n".join(sorted(_libraries())).encode()
    yield repr(sorted(inputs.sources.items())).encode()
    yield repr(sorted(inputs.snapshots.items())).encode()
    yield repr(inputs.rejects).encode("utf-8", "surrogatepass")
    yield repr(sorted(run.request.folders.items())).encode()
    if run.request.addresses:
        yield repr((sorted(run.request.addresses.items()), sorted(_listings(run, inputs).items()))).encode()
    yield package_hash().encode()
    for ref in inputs.refs:
        if ref.file not in held:
            held[ref.file] = disk.file_sha256(ref.file)
        said = (ref.source, ref.path, ref.offset, ref.url, ref.fetched_at, ref.sha256, ref.length, held[ref.file])
        yield repr(said).encode("utf-8", "surrogatepass")
    for file in (*_files(run.project), *label_files(run)):
        name = file.relative_to(run.project) if file.is_relative_to(run.project) else file
        yield f"{name} {disk.file_sha256(file)}".encode("utf-8", "surrogatepass")


def _listings(run: Run, inputs: Inputs) -> dict[str, str]:
    """The state of each address, which the session of Spark lists; it reads no page."""
    from materia_medica.engine.spark.listing import snapshots
    from materia_medica.engine.spark.session import session

    with session(run.request.workers) as spark:
        return snapshots(spark, inputs.sources, run.request.addresses)


def _files(project: Path) -> list[Path]:
    """Settings, suites and corrections."""
    found = [project / name for name in _SETTINGS if (project / name).is_file()]
    return found + sorted(f for name in _FOLDERS for f in (project / name).rglob("*") if f.is_file())


def _libraries() -> set[str]:
    """What is installed, by name and version, as the folders of its records are called."""
    places = (Path(place) for place in sys.path if place)
    return {name for place in places if place.is_dir() for name in os.listdir(place) if name.endswith(".dist-info")}
