"""The steps up to checked rows by Spark: extracted, corrected and checked where the pages are, then gathered.

Corrections and row checks look at one page at a time, so that they go along with extraction. Linking looks at all rows
and takes a twentieth of the time: the driver does it, as on one machine, and everything behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

import pyarrow as pa

from materia_medica.engine.pages import Extracted, with_rejects
from materia_medica.inputs import find_inputs
from materia_medica.stop import Exit, Stop
from materia_medica.work import Run, Work

if TYPE_CHECKING:
    from materia_medica.engine.spark.pages import OnSpark
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


def accepted(run: Run) -> Work:
    """Per-page tables extracted, corrected and without the rows that break a rule; raises `Stop` as these steps do."""
    from materia_medica.check.row_checks import accept_by
    from materia_medica.check.suites import SuiteError, load_suites
    from materia_medica.correct.apply import apply_where_pages_are

    try:
        suites = load_suites(run.project)
    except SuiteError as error:
        raise Stop(Exit.USAGE, str(error)) from None
    with _pages(run) as done:
        pages = done.pages
        if corrections := _corrections(run, done):
            pages = pages.each(partial(apply_where_pages_are, corrections))
        checked = done._replace(pages=pages.each(partial(accept_by, suites)))
        return Work(_gathered(checked), done.account)


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


def _gathered(done: OnSpark) -> dict[str, pa.Table]:
    tables = done.pages.tables()
    return tables | {"rejects": with_rejects(tables["rejects"], done.rejects)}


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
