"""The steps up to linked rows by Spark: extracted, corrected, checked and linked where the pages are, then gathered.

Corrections, row checks and what linking says of each row look at one page at a time, so that they go along with
extraction; for what linking makes of a drug's rows its pages come to one task. What is made of few columns of all rows
is made on the driver, as on one machine, and so is everything behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import TYPE_CHECKING

import pyarrow as pa

from materia_medica.engine.pages import Extracted, with_rejects
from materia_medica.inputs import find_inputs
from materia_medica.stop import Exit, Stop
from materia_medica.work import Run, Work

if TYPE_CHECKING:
    from materia_medica.engine.spark.frames import PageFrame, Tables
    from materia_medica.engine.spark.pages import OnSpark
    from materia_medica.schema.rows import RejectRow
    from materia_medica.settings.corrections import Correction


def written(run: Run, place: str) -> Extracted:
    """Per-page tables of all pages asked for, written by Spark to `<place>/<table>.parquet/`, parts in the order of
    the pages.

    The tables given back have the columns that counts need, and no texts. `place` is any address that Spark writes to.
    """
    from materia_medica.engine.spark.write import counted_tables, write_parts

    with _pages(run) as done:
        write_parts(done.pages, place, done.rejects)
        return Extracted(counted_tables(done.pages, done.rejects), done.account, reused=0)


def linked(run: Run) -> Work:
    """Per-page tables extracted, corrected, without the rows that break a rule, and linked, with what is made of all
    pages of each drug; raises `Stop` as these steps do.
    """
    from materia_medica.check.row_checks import accept_by
    from materia_medica.check.suites import SuiteError, load_suites
    from materia_medica.correct.apply import apply_where_pages_are

    try:
        suites = load_suites(run.project)
    except SuiteError as error:
        raise Stop(Exit.USAGE, str(error)) from None
    with _pages(run) as done, ExitStack() as keeping:
        pages = done.pages
        if corrections := _corrections(run, done):
            pages = pages.each(partial(apply_where_pages_are, corrections))
        return Work(_linked(run, done, pages.each(partial(accept_by, suites)), keeping), done.account)


def _linked(run: Run, done: OnSpark, accepted: PageFrame, keeping: ExitStack) -> dict[str, pa.Table]:
    from materia_medica.engine.spark.by_drug import tables_of_drugs
    from materia_medica.link.drugs import names_of_substances
    from materia_medica.link.group_words import COLUMNS, GroupWords
    from materia_medica.link.linking import OF_DRUGS, link_of_drugs, link_pages

    accepted = _kept(accepted, keeping)
    templates = GroupWords.together(accepted.told(COLUMNS, _group_words)).of_templates()
    substances = names_of_substances(accepted.columns("monographs", ("page_kind", "ingredients")))
    pages = _kept(accepted.each(partial(link_pages, templates=templates)), keeping)
    by_drug = partial(link_of_drugs, substances=substances, sources=run.sources(done.account))
    return _gathered(pages, done.rejects) | tables_of_drugs(pages.frame.sparkSession, pages, OF_DRUGS, by_drug)


def _group_words(tables: Tables) -> pa.Table:
    from materia_medica.link.group_words import group_words

    return group_words(tables["side_effects"]).to_table()


def _kept(pages: PageFrame, keeping: ExitStack) -> PageFrame:
    """Worked once, and forgotten with the context."""
    kept = pages.kept()
    keeping.callback(kept.frame.unpersist)
    return kept


@contextmanager
def _pages(run: Run) -> Iterator[OnSpark]:
    """The extracted pages, while the session is open in which they are."""
    from materia_medica.engine.spark.pages import extract_on_spark
    from materia_medica.engine.spark.session import session

    asked = run.request
    inputs = find_inputs(run.project, asked.sources, asked.folders, asked.addresses)
    for said in inputs.notes:
        run.tell.note(said)
    with session(asked.workers) as spark, run.tell.progress("extract", len(inputs.refs)) as advance:
        done = extract_on_spark(
            spark, inputs.refs, inputs.sources, asked.addresses, rejects=inputs.rejects, snapshots=inputs.snapshots
        )  # fmt: skip
        advance(len(inputs.refs))
        try:
            yield done
        finally:
            done.forget()


def _gathered(pages: PageFrame, rejects: Sequence[RejectRow]) -> dict[str, pa.Table]:
    tables = pages.tables()
    return tables | {"rejects": with_rejects(tables["rejects"], rejects)}


def _corrections(run: Run, done: OnSpark) -> list[Correction]:
    """The corrections of sources that have a page; raises `Stop` where one has outlived its error.

    That is found out on the driver from the corrected pages alone, so that it is said as on one machine.
    """
    from materia_medica.correct.apply import CorrectionError, apply_corrections
    from materia_medica.rejects import of_pages
    from materia_medica.settings.corrections import load_corrections

    read = {source.source for source in done.account.sources if source.pages}
    corrections = [c for c in load_corrections(run.project) if c.page.split("/", 1)[0] in read]
    if corrections:
        try:
            apply_corrections(done.pages.each(partial(of_pages, {c.page for c in corrections})).tables(), corrections)
        except CorrectionError as error:
            raise Stop(Exit.DIFFERENCE, f"{error}\nno release") from None
    return corrections
