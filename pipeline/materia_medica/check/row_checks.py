"""Row checks, after corrections and before linking: a row that breaks a critical row rule goes to `rejects`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import pyarrow as pa

from materia_medica.check.examples import found
from materia_medica.check.facts import Facts
from materia_medica.check.page_digests import of_keys
from materia_medica.check.parts import Rows, look
from materia_medica.check.sound_pages import SoundPages
from materia_medica.check.suites import Expectation, load_suites
from materia_medica.check.validate import Verdict
from materia_medica.rejects import ROW_TABLES, Refusal, Refused, refuse
from materia_medica.schema import PAGE_TABLES


def accept(tables: Mapping[str, pa.Table], *, project: Path, kept: Path | None = None) -> dict[str, pa.Table]:
    """`tables` without the rows that break a critical row rule, which stand in `rejects` with the rule's name.

    Everything that hung on a refused page goes with it. Tables that linking builds need not be there. `project` is
    the folder with `expectations/`; `kept` the file of what is known from the last run. Raises `SuiteError`.
    """
    return refuse(tables, refusals(tables, project=project, kept=kept))


def accept_by(suites: Mapping[str, Sequence[Expectation]], tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """What `accept` gives by these suites; pages with all their rows can be checked apart from each other."""
    return refuse(tables, _refused(suites, tables))


def refusals(
    tables: Mapping[str, pa.Table], *, project: Path, kept: Path | None = None, keys: Mapping[str, str] | None = None
) -> Refused:
    """Which rows `accept` refuses, and why; raises `SuiteError`.

    `keys` are rebuild keys of pages, by id, whose rows are those that follow from them.
    """
    return _refused(load_suites(project), tables, kept=kept, keys=keys or {})


def _refused(
    suites: Mapping[str, Sequence[Expectation]], tables: Mapping[str, pa.Table], *, kept: Path | None = None,
    keys: Mapping[str, str] = {},
) -> Refused:  # fmt: skip
    rules = _rules(suites, tables)
    told = look(Facts(tables), rules, _at_fault, sound=SoundPages(kept, rules), by_key=of_keys(keys))
    return {table: _refusals(rules[table], told[table]) for table in rules}


def knows_pages(project: Path, kept: Path | None) -> bool:
    """Whether `kept` says of any page that it broke no rule that is in force; raises `SuiteError`."""
    return SoundPages(kept, _rules(load_suites(project), PAGE_TABLES)).known


def _rules(suites: Mapping[str, Sequence[Expectation]], tables: Collection[str]) -> dict[str, Sequence[Expectation]]:
    """The critical rules of rows of these tables."""
    return {
        table: [r for r in suites[table] if r.level == "row" and r.severity == "critical"]
        for table in ("monographs", *ROW_TABLES, "arms")
        if table in tables and table in suites
    }


def _at_fault(facts: Facts, rule: Expectation, verdict: Verdict | None, rows: Rows) -> dict[int, str]:
    """What was found in the rows that break the rule."""
    return {rows.whole(row): found(facts, rule, row) for row in (verdict.failing if verdict else ())}


def _refusals(rules: Sequence[Expectation], told: Mapping[str, Sequence[Mapping[int, str]]]) -> dict[int, Refusal]:
    """Why each row is refused: the first rule that it breaks, and the names of the others."""
    broken: dict[int, list[tuple[Expectation, str]]] = defaultdict(list)
    for rule in rules:
        for of_part in told[rule.name]:
            for row, words in of_part.items():
                broken[row].append((rule, words))
    refusals = {}
    for row, ((first, words), *others) in broken.items():
        also = f" It breaks also: {', '.join(rule.name for rule, _ in others)}." if others else ""
        refusals[row] = Refusal(first.name, f"{first.why} Found {words}.{also}")
    return refusals
