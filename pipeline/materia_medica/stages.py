"""The steps of a run one by one, with their tables in `work/<stage>/` between them: what DVC runs."""

from __future__ import annotations

import shutil
from pathlib import Path

from materia_medica import releasing, steps
from materia_medica.account import load_extraction
from materia_medica.lock import locked
from materia_medica.release.record import recorded
from materia_medica.releasing import Result
from materia_medica.request import Quiet, Request, Tell
from materia_medica.resting import resting_in
from materia_medica.stop import Exit, Stop
from materia_medica.store import read_tables, write_tables
from materia_medica.work import Run, Work

WORK = "work"
"""Folder of the project that holds the tables between stages."""
BEFORE = dict(zip((*steps.BETWEEN, "release"), ("extract", *steps.BETWEEN), strict=True))
"""The stage whose tables a stage takes."""


def make_tables(project: Path, stage: str, request: Request | None = None, tell: Tell | None = None) -> Work:
    """Run the stage `extract` or one between it and the release, and leave its tables in `work/<stage>/`.

    Raises `Stop` as the step does, or where the stage before it has not run; what the stage left before then stays.
    """
    run = Run(project.resolve(), request or Request(), tell or Quiet())
    with resting_in(run.output):
        made = steps.extract(run) if stage == "extract" else steps.BETWEEN[stage](run, _kept(run, BEFORE[stage]))
        folder = run.project / WORK / stage
        if folder.exists():
            shutil.rmtree(folder)
        write_tables(made.tables, folder)
    made.account.save(folder)
    return made


def release(project: Path, request: Request | None = None, tell: Tell | None = None) -> Result:
    """Release the tables of `work/link/`; raises `Stop` as the step does."""
    run = Run(project.resolve(), request or Request(), tell or Quiet())
    with locked(run.output, "a run"), recorded(run.output, run.now, run.asked) as record, resting_in(run.output):
        steps.look_around(run)
        result = releasing.release(run, _kept(run, BEFORE["release"]))
        record.released(result.published.version, is_new=result.published.is_new)
        return result


def _kept(run: Run, stage: str) -> Work:
    """What an earlier stage left; raises `Stop` where it has not run."""
    folder = run.project / WORK / stage
    if not folder.is_dir():
        raise Stop(Exit.IO_ERROR, f"{folder} is missing; run the stage before it: materia stage {stage}")
    return Work(read_tables(folder), load_extraction(folder))
