"""Row checks, after corrections and before linking: a row that breaks a critical row rule goes to `rejects`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa

from materia_medica.check.examples import found
from materia_medica.check.facts import Facts
from materia_medica.check.outcomes import outcomes
from materia_medica.check.suites import Expectation, load_suites
from materia_medica.rejects import ROW_TABLES, Refusal, refuse

STAGE = "check"


def accept(tables: Mapping[str, pa.Table], *, project: Path) -> dict[str, pa.Table]:
    """`tables` without the rows that break a critical row rule, which stand in `rejects` with the rule's name.

    Everything that hung on a refused page goes with it. Tables that linking builds need not be there. `project` is
    the folder with `expectations/`. Raises `SuiteError`.
    """
    return accept_by(load_suites(project), tables)


def accept_by(suites: Mapping[str, Sequence[Expectation]], tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """The same by these suites; pages with all their rows can be checked apart from each other."""
    facts = Facts(tables)
    refused: dict[str, dict[int, Refusal]] = {}
    for table in ("monographs", *ROW_TABLES, "arms"):
        if table not in tables or table not in suites:
            continue
        rules = {r.name: r for r in suites[table] if r.level == "row" and r.severity == "critical"}
        broken: dict[int, list[str]] = defaultdict(list)
        for name, outcome in outcomes(facts, table, list(rules.values())).items():
            for row in outcome.failing if outcome else ():
                broken[row].append(name)
        refused[table] = {}
        for row, names in broken.items():
            first, *others = names
            also = f" It breaks also: {', '.join(others)}." if others else ""
            reason = f"{rules[first].why} Found {found(facts, rules[first], row)}.{also}"
            refused[table][row] = Refusal(first, reason)
    return refuse(tables, refused, STAGE)
