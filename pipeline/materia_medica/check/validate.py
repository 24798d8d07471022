"""Running rules by Great Expectations: one validation run per table, over Arrow-backed columns.

Its import costs seconds, so it happens here and nowhere else; a run that can has its rules run by a process that loads
it while the others do something else.
"""

from __future__ import annotations

import functools
import os
import sys
import threading
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from materia_medica.check.columns import Columns
from materia_medica.check.lazily import put_off
from materia_medica.check.suites import Expectation

WHETHER = {"result_format": "BOOLEAN_ONLY"}
"""Whether a rule holds: a quarter of the time that finding the rows takes (measured: 3 ms and 13 ms a rule)."""
WHICH = {"result_format": "COMPLETE", "include_unexpected_rows": False}
"""Which rows break a rule, by index."""


_OF_OTHER_RULES = ("scipy.stats", "altair")
"""What the library imports for rules on distributions, which no suite has."""


class Verdict(NamedTuple):
    """What a rule found in a table."""

    passed: bool
    failing: tuple[int, ...]
    """Indexes of the rows that break it; empty where the rule is about the table as a whole."""
    message: str | None = None
    """What was observed, or why the rule could not be checked."""


@contextmanager
def without_spark() -> Iterator[None]:
    """Let nothing import PySpark: frames here are those of pandas.

    The library imports it where it is there, which costs time, and some of it ends a process that runs a script given
    by `python -c`, with exit code 0, where a package that Spark Connect needs is not installed.
    """
    hidden = [name for name in ("pyspark", "pyspark.sql.connect") if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]  # what is None cannot be imported
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


@functools.cache
def _context() -> Any:
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")  # read when the library is imported
    put_off(_OF_OTHER_RULES)
    with warnings.catch_warnings(), without_spark():
        warnings.simplefilter("ignore")
        import great_expectations as gx
        from great_expectations.data_context.types import base

        # in memory alone: by default it makes a folder in the system's temporary one
        kept = base.DataContextConfig(store_backend_defaults=base.InMemoryStoreBackendDefaults())
        context = gx.get_context(project_config=kept, mode="ephemeral")
        context.enable_analytics(False)
    context.variables.progress_bars = base.ProgressBarsConfig(globally=False)
    return context


@functools.cache
def _batches() -> Any:
    asset = _context().data_sources.add_pandas("materia").add_dataframe_asset("table")
    return asset.add_batch_definition_whole_dataframe("whole")


def load() -> None:
    """Load the library now, where there is nothing else to do."""
    _batches()


def _validator(frame: Any) -> Any:
    """What runs rules over a frame. It takes the frame once, of which the library makes a fingerprint each time."""
    batches = _batches()  # first: it turns analytics off before the library is imported
    from great_expectations.validator.v1_validator import Validator

    return Validator(batch_definition=batches, batch_parameters={"dataframe": frame})


def validate(columns: Columns, rules: Sequence[Expectation]) -> dict[str, Verdict]:
    """Verdict of each rule over columns of a table.

    One run says which rules hold; those that do not are run again for their rows. A rule whose column is lacking fails
    by name instead of raising.
    """
    outcomes = {}
    checkable = []
    for rule in rules:
        if missing := [c for c in rule.columns if rule.level != "shape" and c not in columns.by_name]:
            outcomes[rule.name] = Verdict(False, (), f"cannot be checked: there is no column {', '.join(missing)}")
        else:
            checkable.append(rule)
    if checkable:
        with _ONE_FRAME:
            outcomes.update(_verdicts(_validator(columns.to_pandas()), checkable))
    lost = [r.name for r in rules if r.name not in outcomes]
    outcomes.update({name: Verdict(False, (), "cannot be checked: no result came back") for name in lost})
    return outcomes


def _verdicts(validator: Any, rules: Sequence[Expectation]) -> dict[str, Verdict]:
    holding = {r.expectation_config.meta["rule"] for r in _run(validator, rules, WHETHER) if r.success}
    broken = [r for r in rules if r.name not in holding]
    found = {r.expectation_config.meta["rule"]: _verdict(r) for r in _run(validator, broken, WHICH)}
    return {**dict.fromkeys(holding, Verdict(True, ())), **found}


def _run(validator: Any, rules: Sequence[Expectation], result_format: dict[str, Any]) -> list[Any]:
    if not rules:
        return []
    import great_expectations as gx

    validator.result_format = result_format
    with warnings.catch_warnings(), _each_rule_described_once():
        warnings.filterwarnings("ignore", "This pattern is interpreted as a regular expression", UserWarning)
        suite = gx.ExpectationSuite(name="run", expectations=[r.to_json() for r in rules])
        return list(validator.validate_expectation_suite(suite).results)


_DESCRIPTION = "configuration"
_ONE_AT_A_TIME, _ONE_FRAME = threading.Lock(), threading.Lock()


@contextmanager
def _each_rule_described_once() -> Iterator[None]:
    """Let the library keep what it makes of a rule to describe it, which it makes anew seventy times a rule: half of
    the time that it takes for a small table. Rules do not change while they run.
    """
    from great_expectations.expectations.expectation import Expectation

    kept: dict[int, tuple[Any, Any]] = {}  # with the rule, whose number would else go to another one

    def configuration(rule: Any) -> Any:
        if id(rule) not in kept:
            kept[id(rule)] = rule, made_anew.__get__(rule)
        return kept[id(rule)][1]

    with _ONE_AT_A_TIME:
        made_anew: Any = Expectation.configuration
        setattr(Expectation, _DESCRIPTION, property(configuration))
        try:
            yield
        finally:
            setattr(Expectation, _DESCRIPTION, made_anew)


def _verdict(result: Any) -> Verdict:
    said = result.exception_info or {}
    reports = [said] if "raised_exception" in said else list(said.values())
    raised = [str(r.get("exception_message")) for r in reports if isinstance(r, dict) and r.get("raised_exception")]
    if raised:
        return Verdict(False, (), f"cannot be checked: {raised[0]}")
    found = result.result
    failing = tuple(sorted(int(i) for i in found.get("unexpected_index_list") or ()))
    message = None
    if not result.success and not failing:
        message = f"found {found.get('observed_value', found.get('unexpected_percent'))}"
    return Verdict(bool(result.success), failing, message)
