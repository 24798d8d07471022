"""Running rules by Great Expectations: one validation run per table, over Arrow-backed columns.

Its import costs seconds, so it happens in `validate` and nowhere else.
"""

from __future__ import annotations

import functools
import os
import warnings
from collections.abc import Sequence
from typing import Any, NamedTuple

from pipeline.check.suites import Rule

RESULT_FORMAT = {"result_format": "COMPLETE", "include_unexpected_rows": False}


class Outcome(NamedTuple):
    """What a rule found in a table."""

    passed: bool
    failing: tuple[int, ...]
    """Indexes of the rows that break it; empty where the rule is about the table as a whole."""
    message: str | None = None
    """What was observed, or why the rule could not be checked."""


@functools.cache
def _context() -> Any:
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")  # read when the library is imported
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import great_expectations as gx
        from great_expectations.data_context.types.base import ProgressBarsConfig

        context = gx.get_context(mode="ephemeral")
        context.enable_analytics(False)
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    return context


@functools.cache
def _batches() -> Any:
    asset = _context().data_sources.add_pandas("materia").add_dataframe_asset("table")
    return asset.add_batch_definition_whole_dataframe("whole")


def validate(frame: Any, rules: Sequence[Rule]) -> dict[str, Outcome]:
    """Outcome of each rule over a pandas frame whose index is 0, 1, 2 ...

    A rule whose column the frame lacks fails by name instead of raising.
    """
    outcomes = {}
    checkable = []
    for rule in rules:
        if missing := [c for c in rule.columns if rule.level != "shape" and c not in frame.columns]:
            outcomes[rule.name] = Outcome(False, (), f"cannot be checked: there is no column {', '.join(missing)}")
        else:
            checkable.append(rule)
    if checkable:
        batches = _batches()  # first: it turns analytics off before the library is imported
        import great_expectations as gx

        suite = gx.ExpectationSuite(name="run", expectations=[r.to_json() for r in checkable])
        result = batches.get_batch({"dataframe": frame}).validate(suite, result_format=RESULT_FORMAT)
        for one in result.results:
            outcomes[one.expectation_config.meta["rule"]] = _outcome(one)
    lost = [r.name for r in rules if r.name not in outcomes]
    outcomes.update({name: Outcome(False, (), "cannot be checked: no result came back") for name in lost})
    return outcomes


def _outcome(result: Any) -> Outcome:
    said = result.exception_info or {}
    reports = [said] if "raised_exception" in said else list(said.values())
    raised = [str(r.get("exception_message")) for r in reports if isinstance(r, dict) and r.get("raised_exception")]
    if raised:
        return Outcome(False, (), f"cannot be checked: {raised[0]}")
    found = result.result
    failing = tuple(sorted(int(i) for i in found.get("unexpected_index_list") or ()))
    message = None
    if not result.success and not failing:
        message = f"found {found.get('observed_value', found.get('unexpected_percent'))}"
    return Outcome(bool(result.success), failing, message)
