"""What checks found: one result per rule, with examples a person can look up."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

Kind = Literal["shape", "row", "table", "count", "drift", "file"]
Severity = Literal["critical", "warning"]


@dataclass(frozen=True, slots=True)
class Example:
    """One row that breaks a rule."""

    key: str
    page: str | None
    """`<source>/<path>` of the page it comes from."""
    found: str
    """The values at fault."""
    words: str | None
    """The sentence the row rests on."""


@dataclass(frozen=True, slots=True)
class RuleResult:
    """What one rule found."""

    rule: str
    table: str
    kind: Kind
    severity: Severity
    why: str
    passed: bool
    rows: int
    """Rows checked."""
    failures: int
    """Rows that break it; 1 where the table as a whole does."""
    message: str | None = None
    examples: tuple[Example, ...] = ()
    skipped: bool = False
    """Not checked, `message` says why."""

    @property
    def stops(self) -> bool:
        """Whether this result alone stops a release."""
        return not self.passed and not self.skipped and self.severity == "critical"

    @property
    def status(self) -> str:
        """`passed`, `skipped`, `warning` or `failed`."""
        if self.skipped:
            return "skipped"
        if self.passed:
            return "passed"
        return "failed" if self.severity == "critical" else "warning"


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows of a table extraction made and what became of them."""

    table: str
    extracted: int | None
    """Null where the number was not handed on, as for a folder without a manifest."""
    released: int
    rejected: int


@dataclass(frozen=True, slots=True)
class RefusedRows:
    """How many rows of a table were refused for one reason."""

    stage: str
    table: str
    rule: str
    rows: int
    reason: str
    """The reason of the first of them."""


@dataclass(frozen=True, slots=True)
class Change:
    """A figure of the last release beside the same of this one."""

    rule: str
    label: str
    before: float
    now: float
    low: float
    """Least that the rule lets through."""
    high: float
    """Most that the rule lets through."""
    is_share: bool
    status: Literal["passed", "failed", "accepted", "small"]
    """`small`: outside of the range, but by fewer rows than the rule's floor."""


@dataclass(frozen=True, slots=True)
class CheckResults:
    """All results of one check."""

    results: tuple[RuleResult, ...]
    counts: tuple[Count, ...] = ()
    refused: tuple[RefusedRows, ...] = ()
    changes: tuple[Change, ...] = ()
    accepted: tuple[dict[str, str], ...] = ()
    """Drift that a person let through once: rule, reason and what was found; for the manifest."""
    compared_with: str | None = None
    """What drift was measured against; null where there was no earlier release."""
    not_compared: tuple[str, ...] = ()
    """Tables and columns that the earlier release lacks, so that what hangs on them was not compared."""

    @property
    def failed(self) -> bool:
        """Whether a critical rule is broken: no release."""
        return any(r.stops for r in self.results)

    @property
    def too_many_rejects(self) -> bool:
        """Whether a limit on rejects is broken: exit code 3."""
        return any(r.stops and r.rule.startswith("rejects.share") for r in self.results)

    def of_status(self, status: str) -> tuple[RuleResult, ...]:
        """Results that are `passed`, `skipped`, `warning` or `failed`."""
        return tuple(r for r in self.results if r.status == status)

    def with_results(self, more: Iterable[RuleResult]) -> CheckResults:
        """These results and more."""
        return replace(self, results=(*self.results, *more))

    def to_json(self) -> str:
        """The content of `checks.json`; the same results give the same bytes."""
        said: dict[str, Any] = {
            "failed": self.failed,
            "rules": {s: len(self.of_status(s)) for s in ("passed", "warning", "failed", "skipped")},
            "compared_with": self.compared_with,
            "not_compared": list(self.not_compared),
            "accepted": list(self.accepted),
            "counts": [asdict(c) for c in self.counts],
            "rejected": [asdict(r) for r in self.refused],
            "changes": [asdict(c) for c in self.changes],
            "results": [{**asdict(r), "status": r.status} for r in self.results],
        }
        return json.dumps(said, ensure_ascii=False, indent=1, allow_nan=False) + "\n"

    @classmethod
    def from_json(cls, text: str) -> CheckResults:
        """The results that a `checks.json` holds; raises ValueError, KeyError or TypeError where it is none."""
        said = json.loads(text)
        results = []
        for one in said["results"]:
            facts = {name: value for name, value in one.items() if name != "status"}
            results.append(RuleResult(**{**facts, "examples": tuple(Example(**e) for e in one["examples"])}))
        return cls(
            results=tuple(results),
            counts=tuple(Count(**c) for c in said["counts"]),
            refused=tuple(RefusedRows(**r) for r in said["rejected"]),
            changes=tuple(Change(**c) for c in said["changes"]),
            accepted=tuple(said["accepted"]),
            compared_with=said["compared_with"],
            not_compared=tuple(said["not_compared"]),
        )

    def summary(self) -> str:
        """Plain lines: what failed with examples, then warnings, then how many rules hold."""
        lines = []
        for result in (*self.of_status("failed"), *self.of_status("warning")):
            lines.append(f"{result.status}: {result.rule}: {result.failures} of {result.rows} rows. {result.why}")
            if result.message:
                lines.append(f"    {result.message}")
            for example in result.examples[:3]:
                words = f' in "{_short(example.words)}"' if example.words else ""
                lines.append(f"    {example.page or example.key}: {_short(example.found)}{words}")
        by = {s: len(self.of_status(s)) for s in ("passed", "warning", "failed", "skipped")}
        lines.append(
            f"{by['passed']} rules hold, {by['failed']} failed, {by['warning']} warnings, {by['skipped']} skipped"
        )
        return "\n".join(lines)


def _short(words: str, limit: int = 100) -> str:
    folded = " ".join(words.split())
    return folded if len(folded) <= limit else f"{folded[: limit - 1]}…"
