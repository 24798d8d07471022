"""All checks of a run's tables before they are released: begun here or in another process, and held to.

What it needs is imported within it, for checks alone take seconds to load.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from materia_medica.release import layout
from materia_medica.stop import Exit, Stop
from materia_medica.work import Run, Work

if TYPE_CHECKING:
    import pyarrow as pa

    from materia_medica.check.results import CheckResults, RuleResult
    from materia_medica.lent import Lent
    from materia_medica.settings.corrections import Correction

FAILED_CHECKS = Path(layout.OUTPUT) / "checks"
"""What the checks found, where they let no release through."""
TABLE_CHECKS = Path(layout.CACHE) / "checks" / "tables"
"""Which pages broke no rule of tables."""


def begin_checks(
    run: Run, work: Work, lent: Lent, corrections: Sequence[Correction], by: Executor | None
) -> Callable[[], CheckResults]:
    """Begin with all checks of tables, drift against the last release among them; what is given waits for them, or
    makes them itself.
    """
    from materia_medica.engine.helpers import found, submitted
    from materia_medica.settings.drift import accepted

    check = partial(
        _checked, last=layout.latest_release(run.output), project=run.project, extracted=work.account.rows,
        let_through=accepted(run.request.accept_drift, run.request.reason),
        corrections=corrections, kept=run.kept(TABLE_CHECKS),
    )  # fmt: skip
    there = submitted(by, check, lent) if by else None
    return lambda: found(there, lambda: check(work.tables)) if there else check(work.tables)


def _checked(tables: Mapping[str, pa.Table], *, last: Path | None, project: Path, **asked: Any) -> CheckResults:
    """What the checks of tables find; as for `check_tables`, save that the tables of the last release are read here."""
    from materia_medica.check.stored import last_tables
    from materia_medica.check.suites import rules_stated
    from materia_medica.check.table_checks import check_tables
    from materia_medica.release.around import says

    return check_tables(
        tables, project=project, previous=last_tables(last, project) if last else None,
        previous_name=last.name if last else None, rules_before=rules_stated(says(last)) if last else None, **asked,
    )  # fmt: skip


def results_of(
    run: Run, work: Work, accuracy: tuple[Mapping[str, Any], ...], checking: Callable[[], CheckResults],
    again: Callable[[], list[RuleResult]],
) -> CheckResults:  # fmt: skip
    """All that the checks found; raises `Stop` where that lets no release through."""
    from materia_medica.check.suites import SuiteError
    from materia_medica.resting import let_go

    try:
        results = checking().with_results(again())
    except SuiteError as error:
        raise Stop(Exit.USAGE, str(error)) from None
    if results.failed:
        from materia_medica.report.checks import write_checks
        from materia_medica.report.history import history_of

        code = Exit.TOO_MANY_REJECTS if results.too_many_rejects else Exit.DIFFERENCE
        read, folder = [s.source for s in work.account.sources], run.project / FAILED_CHECKS
        _, page = write_checks(
            results, folder, title="Not released", accuracy=accuracy, sources=read, history=history_of(run.output)
        )
        whole = page.relative_to(run.project)
        raise Stop(code, f"checks failed; no release\n{results.summary()}\nThe whole of it: {whole}")
    run.tell.note("release")
    let_go()
    return results
