"""What a process loads before its work comes to it: the library of the rules and the words of names take seconds."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path


def get_ready() -> None:
    """Load what the steps after extraction need, the library of the rules above all: it takes seconds."""
    ready_to_link()
    ready_to_check()


def ready_to_link(kept: Path | None = None) -> None:
    """Load what links; `kept` is the file of what wordings mean, without which the vocabulary is asked."""
    import materia_medica.link.linking  # noqa: F401
    from materia_medica.link.meaning import meaning, vocabulary
    from materia_medica.link.meaning.kept import recall
    from materia_medica.link.names.names import is_substance

    is_substance("")  # which loads the names of substances
    if kept:
        recall(kept)
    if not meaning.KNOWN:
        vocabulary.written()


def ready_to_check() -> None:
    """Load what runs rules."""
    import materia_medica.check.row_checks  # noqa: F401
    from materia_medica.check.validate import load

    load()


def ready_to_check_some(project: Path, kept: Path | None) -> None:
    """Load what runs rules, in a process that is there for this; the library of the rules where no page is known."""
    from materia_medica.check.row_checks import knows_pages
    from materia_medica.check.suites import SuiteError
    from materia_medica.engine.processes import keep_pandas_away

    keep_pandas_away()
    with suppress(SuiteError):  # which the check tells
        if not knows_pages(project, kept):
            ready_to_check()


def ready_to_check_links(kept: Path | None) -> None:
    """Load what checks tables, and links them again for that."""
    import materia_medica.check.table_checks  # noqa: F401
    from materia_medica.link.meaning.kept import recall

    if kept:
        recall(kept)


def ready_to_extract() -> None:
    """Load what extracts pages, in a process that is there for this one."""
    from materia_medica.engine.helpers import begin

    begin()
    import materia_medica.engine.share  # noqa: F401
