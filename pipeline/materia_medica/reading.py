"""Per-page tables of all pages that a run asks for, from processes that start early."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from pathlib import Path
from typing import TYPE_CHECKING

from materia_medica.release import layout
from materia_medica.work import Run

if TYPE_CHECKING:
    from materia_medica.engine.pages import Extracted
    from materia_medica.inputs import Inputs

EXTRACT_CACHE = Path(layout.CACHE) / "extract"
"""The rows of pages."""


def _is_first(run: Run) -> bool:
    """Whether a run has all pages to extract; of others processes are started once there are enough new pages."""
    cache = run.kept(EXTRACT_CACHE)
    return cache is None or not cache.is_dir()


def start_early(run: Run) -> None:
    """Where a run is seen to have many pages to extract, have processes for them on their way before the files are
    looked at one by one, which takes a while.
    """
    from materia_medica.engine.processes import PAGES_PER_WORKER, many_files, warm_up

    if _is_first(run) and many_files(run.request.folders.values()):
        warm_up(2 * PAGES_PER_WORKER, run.request.workers)


def read_pages(
    run: Run, meanwhile: Callable[[], None] = lambda: None, rest: Path | None = None, by: Executor | None = None,
    inputs: Inputs | None = None,
) -> Extracted:  # fmt: skip
    """Per-page tables of all pages that the run asks for; raises `Stop` where pages cannot be found.

    `meanwhile` is called where other processes extract, and this one would wait for them. `rest` is a folder in which
    large tables may lie, by default that of the project's output. `by` extracts where few pages are new. `inputs` are
    the pages, where somebody found them already.
    """
    asked, cache = run.request, run.kept(EXTRACT_CACHE)
    if inputs is None:
        from materia_medica.inputs import find_inputs

        start_early(run)
        inputs = find_inputs(run.project, asked.sources, asked.folders)
    if _is_first(run):
        from materia_medica.engine.processes import warm_up

        warm_up(len(inputs.refs), asked.workers)
    for said in inputs.notes:
        run.tell.note(said)

    from materia_medica.engine.pages import extract_pages

    with run.tell.progress("extract", len(inputs.refs)) as advance:
        done = extract_pages(
            inputs.refs, inputs.sources, rejects=inputs.rejects, snapshots=inputs.snapshots,
            cache=cache, rest=rest or run.output, workers=asked.workers, advance=advance,
            meanwhile=meanwhile, by=by, hashes=inputs.hashes,
        )  # fmt: skip
    if done.unkept:
        more = f" (and {len(done.unkept) - 1} more)" if len(done.unkept) > 1 else ""
        run.tell.note(f"rows are not kept for the next run: {done.unkept[0]}{more}")
    return done
