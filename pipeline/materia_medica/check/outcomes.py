"""Run the rules of one table and say what each found."""

from __future__ import annotations

from collections.abc import Sequence

from materia_medica.check.facts import Facts
from materia_medica.check.frames import frame, shape
from materia_medica.check.suites import Expectation
from materia_medica.check.validate import Verdict, validate
from materia_medica.schema import PAGE_TABLES, TABLES

DERIVED_TABLES = tuple(name for name in TABLES if name not in PAGE_TABLES)
"""Tables that a staging folder may lack: they are built after the row checks."""


def outcomes(
    facts: Facts, table: str, rules: Sequence[Expectation], *, unbuilt: Sequence[str] = ()
) -> dict[str, Verdict | None]:
    """What each rule found; null where it needs a table of `unbuilt`."""
    of_shape = [r for r in rules if r.level == "shape"]
    of_rows = [r for r in rules if r.level != "shape"]
    found: dict[str, Verdict | None] = dict(validate(shape(facts.table(table)), of_shape)) if of_shape else {}
    if of_rows:
        data, missing = frame(facts, table, of_rows)
        runnable = []
        for rule in of_rows:
            lost = [missing[c] for c in rule.columns if c in missing]
            if lost and all(error.table in unbuilt for error in lost):
                found[rule.name] = None
            elif lost:
                found[rule.name] = Verdict(False, (), f"cannot be checked: {lost[0]}")
            else:
                runnable.append(rule)
        found.update(validate(data, runnable))
    return found
