"""The steps of a run, one function each: pages in, per-page tables, corrected, checked, linked.

A step takes the run and what the step before it made. `materia_medica.run` calls them one after the other,
`materia_medica.stages` one by one with the tables on disk between them; the last one is in `materia_medica.releasing`.
What a step needs is imported within it, for checks alone take seconds to load.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from materia_medica.readiness import ready_to_check_links
from materia_medica.reading import read_pages
from materia_medica.release import layout
from materia_medica.stop import Exit, Stop
from materia_medica.work import NoRelease, Run, Work

if TYPE_CHECKING:
    from materia_medica.inputs import Inputs
    from materia_medica.rejects import Refused
    from materia_medica.store import Tables

ROW_CHECKS = Path(layout.CACHE) / "checks" / "rows"
"""Which pages broke no rule of rows."""
REFUSED = Path(layout.CACHE) / "checks" / "refused"
"""Which rows broke one."""
MEANINGS = Path(layout.CACHE) / "meanings.json"
"""What wordings mean."""


def look_around(run: Run) -> None:
    """Tell, before hours go into it, what a release will meet in `output/`.

    Raises `Stop` where the version of the schema does not say how the tables differ from those of the last release, or
    `dataset.yaml` cannot be used.
    """
    from materia_medica.release.around import in_the_way
    from materia_medica.release.stated import hold_to_version
    from materia_medica.settings.dataset import load_dataset_words

    load_dataset_words(run.project)
    if last := layout.latest_release(run.output):
        hold_to_version(last)

    for said in in_the_way(run.output, run.now.astimezone(datetime.UTC).date()):
        run.tell.note(said)


def extract(
    run: Run, meanwhile: Callable[[], None] = lambda: None, by: Executor | None = None, inputs: Inputs | None = None
) -> Work:
    """Per-page tables; raises `Stop` where a source has more rejected or unread pages than it allows."""
    done = read_pages(run, meanwhile, by=by, inputs=inputs)
    return _within_limits(run, Work(done.tables, done.account.read_from(_given(run)), done.keys))


def _given(run: Run) -> dict[str, str]:
    """The folders and addresses given by hand, by source, as the manifest names them."""
    places = {source: folder.resolve() for source, folder in run.request.folders.items()}
    named = {
        source: (p.relative_to(run.project) if p.is_relative_to(run.project) else p).as_posix()
        for source, p in places.items()
    }
    return named | dict(run.request.addresses)


def correct(run: Run, work: Work) -> Work:
    """Tables with the reviewed corrections applied; raises `Stop` where one has outlived its error."""
    from materia_medica.correct.apply import CorrectionError, apply_corrections, corrections_for

    corrections = corrections_for(work.tables, run.project)
    corrected = {correction.page for correction in corrections}
    keys = {page: key for page, key in work.keys.items() if page not in corrected}
    try:
        return Work(apply_corrections(work.tables, corrections), work.account, keys)
    except CorrectionError as error:
        raise Stop(Exit.DIFFERENCE, f"{error}\nno release") from None


def check(run: Run, work: Work) -> Work:
    """Tables without the rows that break a rule, which stand in `rejects`; raises `Stop` as `extract` does."""
    from materia_medica.check.refused_before import keep

    refused = _told(lambda: _refusals(work.tables, run.project, run.kept(ROW_CHECKS), work.keys))
    keep(run.kept(REFUSED), work.tables, refused)  # the next run links without them before it knows better
    return _within_limits(run, _without(refused, work))


def _without(refused: Refused, work: Work) -> Work:
    from materia_medica.rejects import refuse

    return Work(refuse(work.tables, refused), work.account)


def _told(refused: Callable[[], Refused]) -> Refused:
    from materia_medica.check.suites import SuiteError

    try:
        return refused()
    except SuiteError as error:
        raise Stop(Exit.USAGE, str(error)) from None


def _refusals(tables: Tables, project: Path, kept: Path | None, keys: Mapping[str, str]) -> Refused:
    from materia_medica.check.row_checks import refusals

    return refusals(tables, project=project, kept=kept, keys=keys)


def link(run: Run, work: Work) -> Work:
    """Per-page tables and those derived from them."""
    from materia_medica.link.linking import link as link_tables

    return _linking(run, work, link_tables)


def link_rest(run: Run, work: Work) -> Work:
    """The same where pages and drugs are linked already."""
    from materia_medica.link.linking import link_rest as link_tables

    return _linking(run, work, link_tables)


def _linking(run: Run, work: Work, link_tables: Callable[..., Tables]) -> Work:
    from materia_medica.fetch.vocabularies import read_vocabularies
    from materia_medica.link.meaning.kept import keep, recall
    from materia_medica.link.wordings import asked

    kept = run.kept(MEANINGS)
    if kept:
        recall(kept)
    sources = run.sources(work.account)
    vocabularies = read_vocabularies(run.project, sources.values())
    linked = link_tables(work.tables, work.account, sources, vocabularies)
    if kept:
        keep(kept, *asked(linked["side_effects"], linked["asides"]))
    return Work(linked, work.account)


def check_and_link(run: Run, work: Work, by: Executor) -> Work:
    """What `check` and then `link` give. A process looks for rows to be refused, and this one links meanwhile without
    those that the last run refused; where it is others, it links again.
    """
    from materia_medica.check.refused_before import keep, refused_before
    from materia_medica.engine.helpers import found, submitted
    from materia_medica.lent import Lent

    where = run.project, run.kept(ROW_CHECKS), work.keys
    checking = submitted(by, _refusals, Lent(work.tables), *where)
    meanings = run.kept(MEANINGS)
    if known := meanings is not None and meanings.exists():
        submitted(by, ready_to_check_links, meanings)
    guessed = refused_before(run.kept(REFUSED), work.tables)
    accepted, linked = _without(guessed, work), None
    with suppress(Exception):  # a row that breaks a rule may be one that cannot be linked
        linked = link(run, accepted)
    if not known:  # what wordings mean was looked up here, and need not be there
        submitted(by, ready_to_check_links, meanings)
    refused = _told(lambda: found(checking, lambda: _refusals(work.tables, *where)))
    if {table: rows for table, rows in refused.items() if rows} != guessed:
        keep(run.kept(REFUSED), work.tables, refused)
        accepted, linked = _without(refused, work), None
    _within_limits(run, accepted)
    return linked or link(run, accepted)


def link_on_spark(run: Run) -> Work:
    """All steps by Spark, but what is left of the last (`link_rest`); raises `Stop` as they do."""
    from materia_medica.distributed import linked

    work = linked(run)
    return _within_limits(run, Work(work.tables, work.account.read_from(_given(run))))


def between(by: Executor | None = None) -> Sequence[Callable[[Run, Work], Work]]:
    """The steps from extracted tables to those of a release; `by` is a process that checks them."""
    return (correct, partial(check_and_link, by=by)) if by else tuple(BETWEEN.values())


BETWEEN: dict[str, Callable[[Run, Work], Work]] = {"correct": correct, "check": check, "link": link}
"""The steps from extracted tables to those of a release, in their order."""


def _within_limits(run: Run, work: Work) -> Work:
    """The same work; raises `NoRelease` where a source has more pages gone wrong than it allows, naming them."""
    from materia_medica.release.counts import count
    from materia_medica.release.limits import beyond_limits

    counts = count(work.tables, work.account)
    if said := beyond_limits(work.tables, counts, run.sources(work.account)):
        raise NoRelease(Stop(Exit.TOO_MANY_REJECTS, said), counts)
    return work
