"""Drift: figures of this release against the last one, judged by the ranges of `expectations/drift.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pyarrow as pa

from materia_medica.check.comparable import comparable
from materia_medica.check.figures import Figures, measure, sources_of
from materia_medica.check.results import Change, Example, RuleResult
from materia_medica.settings.drift import Accepted, Difference, Ranges, Ratio

WHY = "A release does not differ from the last one by more than expectations/drift.yaml allows."
WHOLE = "A release is compared with the last one in every figure that expectations/drift.yaml names."
LET_THROUGH = "let through"
OF_EFFECT = "drift.effect_share."
PLOTTED_EFFECTS = 20
"""Effects whose share is reported even where it holds: the most frequent ones."""


class RuleCounts(NamedTuple):
    """How many rules two releases were checked by, by table."""

    now: Mapping[str, int]
    before: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Drift:
    """What comparing found."""

    results: tuple[RuleResult, ...]
    changes: tuple[Change, ...]
    accepted: tuple[dict[str, str], ...]
    lacking: tuple[str, ...] = ()
    """Tables and columns that the last release lacks, so that what hangs on them was not compared."""


def compare(
    tables: Mapping[str, pa.Table],
    previous: Mapping[str, pa.Table],
    ranges: Ranges,
    let_through: Sequence[Accepted] = (),
    rules: RuleCounts | None = None,
) -> Drift:
    """Compare over the sources, tables and columns that both hold; what `previous` lacks is a warning by name."""
    tables, previous, lacking = both = comparable(tables, previous, ranges.new_values)
    reasons = {a.rule: a.reason for a in let_through}
    incomplete = [*([_lacking(lacking)] if lacking else []), *_fewer_rules(rules, reasons)]
    if not both.possible:
        return Drift(tuple(incomplete), (), let_through_of(incomplete, reasons), lacking)
    before_sources, now_sources = sources_of(previous), sources_of(tables)
    common = before_sources & now_sources
    results = [*incomplete, _vanished_sources(before_sources - now_sources, ranges, reasons)]
    changes: list[Change] = []
    if common:
        before = measure(previous, common, ranges.new_values)
        now = measure(tables, common, ranges.new_values)
        changes = [_accept(c, reasons) for c in _changes(before, now, ranges)]
        results.extend(_of_changes(changes, reasons))
        if "monographs.drug_id" not in lacking:
            results.append(_drugs("vanished_drugs", before.drugs - now.drugs, before.drugs, ranges, reasons))
            results.append(_drugs("new_drugs", now.drugs - before.drugs, now.drugs, ranges, reasons))
        results.extend(_new_values(before, now, reasons))
    broken = {r.rule: r for r in results if r.message and r.message.startswith(LET_THROUGH)}
    results.extend(_needless(rule) for rule in reasons if rule not in broken)
    return Drift(tuple(results), tuple(_worth_telling(changes)), let_through_of(results, reasons), lacking)


def let_through_of(results: Iterable[RuleResult], reasons: Mapping[str, str]) -> tuple[dict[str, str], ...]:
    """What a person let through, for the manifest: rule, reason and what was found."""
    broken = {r.rule: str(r.message) for r in results if r.message and r.message.startswith(LET_THROUGH)}
    return tuple({"rule": r, "reason": reasons[r], "found": broken[r]} for r in sorted(broken))


def _fewer_rules(rules: RuleCounts | None, reasons: Mapping[str, str]) -> Iterator[RuleResult]:
    """A suite with fewer rules than the last release was checked by checks less, and nobody would notice."""
    for table, before in sorted(rules.before.items()) if rules else ():
        now = rules.now.get(table, 0) if rules else 0
        yield _result(f"drift.rules.{table}", now >= before, f"{now} rules of {table}, {before} before", reasons)


def _lacking(names: Sequence[str]) -> RuleResult:
    said = f"the last release lacks {', '.join(names)}, or has it in another form; what hangs on it is not compared"
    return RuleResult("drift.compared", "release", "drift", "warning", WHOLE, False, 1, 1, said)


def _needless(rule: str) -> RuleResult:
    why = "Only drift that was found can be let through."
    return RuleResult(
        rule, "release", "drift", "warning", why, False, 1, 1, "accepted, but this release does not break it"
    )


def _worth_telling(changes: Sequence[Change]) -> Iterator[Change]:
    """All figures but those of rare effects that hold."""
    effects = [c for c in changes if c.rule.startswith(OF_EFFECT)]
    frequent = set(sorted(effects, key=lambda c: (-max(c.now, c.before), c.rule))[:PLOTTED_EFFECTS])
    for change in changes:
        if change in frequent or not change.rule.startswith(OF_EFFECT) or change.status in ("failed", "accepted"):
            yield change


def _changes(before: Figures, now: Figures, ranges: Ranges) -> Iterator[Change]:
    yield _ratio("drift.pages", "pages", before.rows["monographs"], now.rows["monographs"], ranges.pages)
    for table, rule in ((t, r) for t, r in ranges.rows.items() if t in before.rows):
        yield _ratio(f"drift.rows.{table}", f"rows of {table}", before.rows.get(table, 0), now.rows.get(table, 0), rule)
    for table, rule in ((t, r) for t, r in ranges.rows_per_page.items() if t in before.rows):
        yield _ratio(
            f"drift.rows_per_page.{table}",
            f"rows of {table} per page",
            before.rows.get(table, 0) / (before.rows["monographs"] or 1),
            now.rows.get(table, 0) / (now.rows["monographs"] or 1),
            rule,
            scale=now.rows["monographs"],
        )
    if before.pages_without_side_effects is not None and now.pages_without_side_effects is not None:
        yield _difference(
            "drift.share_without_side_effects",
            "monographs without side effects",
            (before.pages_without_side_effects, before.real_pages),
            (now.pages_without_side_effects, now.real_pages),
            ranges.share_without_side_effects,
        )
    for tier in sorted(before.tiers.keys() | now.tiers.keys()):
        yield _difference(
            f"drift.tiers.{tier}",
            f"tier {tier}",
            (before.tiers.get(tier, 0), sum(before.tiers.values())),
            (now.tiers.get(tier, 0), sum(now.tiers.values())),
            ranges.tiers,
        )
    for table, limits in ((t, r) for t, r in ranges.flagged.items() if t in before.flagged):
        yield _difference(
            f"drift.flagged.{table}",
            f"flagged rows of {table}",
            (before.flagged.get(table, 0), before.rows.get(table, 0)),
            (now.flagged.get(table, 0), now.rows.get(table, 0)),
            limits,
        )
    for effect in sorted(before.effect_drugs.keys() | now.effect_drugs.keys()):
        yield _difference(
            f"drift.effect_share.{effect}",
            f"drugs that list {effect}",
            (before.effect_drugs.get(effect, 0), len(before.drugs)),
            (now.effect_drugs.get(effect, 0), len(now.drugs)),
            ranges.effects.get(effect, ranges.effect_share),
        )


def _ratio(rule: str, label: str, before: float, now: float, limits: Ratio, *, scale: int = 1) -> Change:
    low, high = before * limits.ratio[0], before * limits.ratio[1]
    inside = low - 1e-9 <= now <= high + 1e-9
    small = abs(now - before) * scale < limits.floor
    return Change(rule, label, before, now, low, high, False, "passed" if inside else "small" if small else "failed")


def _difference(rule: str, label: str, before: tuple[int, int], now: tuple[int, int], limits: Difference) -> Change:
    share_before, share_now = before[0] / (before[1] or 1), now[0] / (now[1] or 1)
    low, high = share_before + limits.difference[0], share_before + limits.difference[1]
    inside = low - 1e-9 <= share_now <= high + 1e-9
    small = abs(share_now - share_before) * max(now[1], 1) < limits.floor
    status = "passed" if inside else "small" if small else "failed"
    return Change(rule, label, share_before, share_now, max(low, 0.0), min(high, 1.0), True, status)  # type: ignore[arg-type]


def _accept(change: Change, reasons: Mapping[str, str]) -> Change:
    if change.status != "failed" or change.rule not in reasons:
        return change
    return Change(
        change.rule, change.label, change.before, change.now, change.low, change.high, change.is_share, "accepted"
    )


def _of_changes(changes: Iterable[Change], reasons: Mapping[str, str]) -> Iterator[RuleResult]:
    """One result per figure; effects together where they hold, one by one where they do not."""
    effects = 0
    for change in changes:
        is_effect = change.rule.startswith(OF_EFFECT)
        effects += is_effect
        if is_effect and change.status in ("passed", "small"):
            continue
        yield _result(change.rule, change.status in ("passed", "small"), said(change), reasons)
    yield _result("drift.effect_share", True, f"{effects} effects compared", {})


def said(change: Change) -> str:
    """The change in words."""
    if change.is_share:
        return (
            f"{change.label}: {change.before:.1%} in the last release, {change.now:.1%} now; "
            f"let through are {change.low:.1%} to {change.high:.1%}"
        )
    return (
        f"{change.label}: {change.before:,.6g} in the last release, {change.now:,.6g} now; "
        f"let through are {change.low:,.6g} to {change.high:,.6g}"
    )


def _result(
    rule: str, holds: bool, message: str, reasons: Mapping[str, str], examples: Iterable[str] = ()
) -> RuleResult:
    """`holds` says whether the change lies in its range; a reason lets one through that does not."""
    let_through = not holds and rule in reasons
    if let_through:
        message = f"{LET_THROUGH}: {reasons[rule]} ({message})"
    return RuleResult(
        rule,
        "release",
        "drift",
        "critical",
        WHY,
        holds or let_through,
        1,
        0 if holds or let_through else 1,
        message,
        tuple(Example(e, None, e, None) for e in list(examples)[:10]),
    )


def _vanished_sources(gone: set[str], ranges: Ranges, reasons: Mapping[str, str]) -> RuleResult:
    holds = not gone or ranges.vanished_sources == "ignore"
    message = f"no page any more of {', '.join(sorted(gone))}" if gone else "none"
    return _result("drift.vanished_sources", holds, message, reasons, sorted(gone))


def _drugs(
    name: str, changed: frozenset[str], of: frozenset[str], ranges: Ranges, reasons: Mapping[str, str]
) -> RuleResult:
    limits = {"vanished_drugs": ranges.vanished_drugs, "new_drugs": ranges.new_drugs}[name]
    share = len(changed) / (len(of) or 1)
    holds = share <= limits.share or len(changed) < limits.floor
    message = f"{len(changed)} drugs, {share:.1%}; let through are {limits.share:.1%}"
    return _result(f"drift.{name}", holds, message, reasons, sorted(changed))


def _new_values(before: Figures, now: Figures, reasons: Mapping[str, str]) -> Iterator[RuleResult]:
    for column in now.values:
        new = now.values[column] - before.values.get(column, frozenset())
        message = f"{column} has the new values {', '.join(sorted(new))}" if new else "none"
        yield _result(f"drift.new_values.{column}", not new, message, reasons, sorted(new))
