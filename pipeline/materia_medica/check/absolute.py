"""Figures of each source against ranges of their own, so that a first release is guarded as any other is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.check.figures import figures_table, filtered, lean, sources_of
from materia_medica.check.results import RuleResult
from materia_medica.settings.drift import Accepted, Most, Ranges

RULE = "drift.range"
WHY = "A figure of a source lies in the range that expectations/drift.yaml states, whatever the last release said."
NEEDED = ("monographs", "side_effects", "faqs", "sections")


def in_ranges(tables: Mapping[str, pa.Table], ranges: Ranges, let_through: Mapping[str, str]) -> Iterator[RuleResult]:
    """One result per source and figure; a source with too few pages has no figures, and is not judged."""
    looked_at = {name: table for name, table in lean(tables).items() if name in NEEDED}
    for source in sorted(sources_of(tables)):
        wanted = ranges.figures | ranges.sources.get(source, {})
        own = {name: filtered(t, pc.equal(t.column("source"), source)) for name, t in looked_at.items()}
        figures = figures_table(own).to_pylist()[0]
        for name, (low, high) in wanted.items():
            if (value := figures[name]) is None:
                continue
            rule = f"{RULE}.{source}.{name}"
            accepted = let_through.get(rule)
            inside = low <= value <= high
            holds = inside or accepted is not None
            message = f"{value:.3g}; let through is {low:g} to {high:g}"
            message = f"let through: {accepted} ({message})" if accepted and not inside else message
            yield RuleResult(rule, "release", "drift", "critical", WHY, holds, 1, int(not holds), message)


def reasons(let_through: tuple[Accepted, ...]) -> dict[str, str]:
    """Why figures of a source are let through, by rule."""
    return {a.rule: a.reason for a in let_through if a.rule.startswith(f"{RULE}.")}


def too_many(result: RuleResult, limit: Most) -> RuleResult:
    """A warning that hits more rows than the limit allows stops a release: the whole is wrong, not the rows."""
    if result.passed or result.severity != "warning" or result.kind not in ("row", "table"):
        return result
    if result.failures < limit.floor or result.failures <= limit.share * result.rows:
        return result
    said = f"{result.failures / result.rows:.1%} of the rows; a warning may hit {limit.share:.1%}"
    return replace(result, severity="critical", message=f"{result.message}; {said}" if result.message else said)
