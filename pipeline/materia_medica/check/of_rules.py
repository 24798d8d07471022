"""What the rules of the suites find in tables, with examples that a person can look up."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from materia_medica.check.examples import SHOWN, examples
from materia_medica.check.facts import Facts
from materia_medica.check.known_rules import KnownRules
from materia_medica.check.parts import PAGES_AT_ONCE, Rows, look
from materia_medica.check.results import RuleResult
from materia_medica.check.sound_pages import SoundPages
from materia_medica.check.suites import Expectation
from materia_medica.check.validate import Verdict


def results_by_table(
    facts: Facts, suites: Mapping[str, Sequence[Expectation]], *, sound: SoundPages | None = None,
    known_rules: KnownRules | None = None, corrected: Collection[str] = (), unbuilt: Sequence[str] = (),
    at_once: int = PAGES_AT_ONCE,
) -> dict[str, list[RuleResult]]:  # fmt: skip
    """Results of all rules by table, in the order of its suite; see `look`."""
    known = sound or SoundPages(None, suites)
    told = look(facts, suites, _result, sound=known, known_rules=known_rules, corrected=corrected, unbuilt=unbuilt,
                at_once=at_once)  # fmt: skip
    return {table: [_together(facts, rule, told[table][rule.name]) for rule in suites[table]] for table in suites}


def _result(facts: Facts, rule: Expectation, verdict: Verdict | None, _rows: Rows) -> RuleResult:
    """What a rule found in some rows or in all of them."""
    result = RuleResult(rule.name, rule.table, rule.level, rule.severity, rule.why, True, 0, 0)
    if verdict is None:
        return replace(result, message="needs a table that is not built yet", skipped=True)
    return replace(
        result, passed=verdict.passed, failures=0 if verdict.passed else len(verdict.failing) or 1,
        message=verdict.message, examples=examples(facts, rule, verdict.failing),
    )  # fmt: skip


def _together(facts: Facts, rule: Expectation, found: Sequence[RuleResult]) -> RuleResult:
    """What a rule found in all rows, of what it found in parts of them; where that is nothing, it holds."""
    whole = RuleResult(rule.name, rule.table, rule.level, rule.severity, rule.why, True, 0, 0)
    whole = found[0] if found else whole
    shown = tuple(example for part in found for example in part.examples)
    return replace(
        whole,
        rows=facts.table(rule.table).num_rows,
        failures=sum(part.failures for part in found),
        examples=shown[:SHOWN],
    )
