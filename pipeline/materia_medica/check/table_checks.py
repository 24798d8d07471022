"""Table checks, before the release: every rule of every suite, counts, limits on rejects, drift."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pyarrow as pa

from materia_medica.check.absolute import RULE, in_ranges, reasons, too_many
from materia_medica.check.derived.relinked import RELINKED
from materia_medica.check.drift import Drift, RuleCounts, compare, let_through_of
from materia_medica.check.facts import Facts, Made
from materia_medica.check.figures import figures_table
from materia_medica.check.known_rules import KnownRules
from materia_medica.check.of_rules import results_by_table
from materia_medica.check.outcomes import DERIVED_TABLES
from materia_medica.check.results import CheckResults, Count, RefusedRows, RuleResult
from materia_medica.check.sound_pages import SoundPages
from materia_medica.check.suites import RELEASE, load_suites, suites_folder
from materia_medica.resting import let_go
from materia_medica.schema import PAGE_TABLES, TABLES
from materia_medica.settings.corrections import Correction
from materia_medica.settings.drift import FILE_NAME, Accepted, Ranges, load_ranges
from materia_medica.settings.sources import load_sources

NEEDED_FOR_FIGURES = ("monographs", "side_effects", "faqs", "sections")
DEFAULT_PAGE_SHARE = 0.05
"""Share of rejected pages that a source may have where sources.yaml does not say."""


def extracted(tables: Mapping[str, pa.Table]) -> dict[str, int]:
    """Rows of each per-page table as extraction made them, refused ones included; taken before anything is refused."""
    refused = Counter(tables["rejects"].column("table").to_pylist()) if "rejects" in tables else Counter()
    return {n: tables[n].num_rows + refused[n] for n in PAGE_TABLES if n in tables and n != "rejects"}


def check_tables(
    tables: Mapping[str, pa.Table],
    *,
    previous: Mapping[str, pa.Table] | None,
    project: Path,
    extracted: Mapping[str, int] | None = None,
    let_through: Sequence[Accepted] = (),
    previous_name: str | None = None,
    rules_before: Mapping[str, int] | None = None,
    staging: bool = False,
    corrections: Sequence[Correction] = (),
    page_shares: Mapping[str, float] | None = None,
    made: Made | None = None,
    kept: Path | None = None,
) -> CheckResults:
    """Check all tables of a release before it is written.

    `previous` are the last release's tables, null where there is none; `extracted` the rows that extraction made per
    table (see `extracted` below); `let_through` the drift a person accepts; `corrections` those that were applied;
    `rules_before` how many rules the last release was checked by; `page_shares` the share of rejected pages that a
    source may have, where that is not what sources.yaml says; `made` gives derived columns that are made elsewhere;
    `kept` is the file of what is known from the last run.
    With `staging`, tables that are built later may be missing: their rules are skipped by name. Raises `SuiteError`
    and `SettingsError` for files of the project that cannot be used.
    """
    suites = load_suites(project)
    ranges = load_ranges(suites_folder(project) / FILE_NAME)
    unbuilt = [n for n in DERIVED_TABLES if n not in tables] if staging else []
    under_check = dict(tables)
    if all(_has_columns(tables, n) for n in NEEDED_FOR_FIGURES):
        under_check[RELEASE] = figures_table(tables)
    facts = Facts(under_check, {(c.table, c.row) for c in corrections}, made)
    rules = {n: suites[n] for n in _in_turn(suites) if n in under_check}
    found = results_by_table(
        facts, rules, sound=SoundPages(kept, rules), known_rules=KnownRules(kept and kept.with_suffix(".rules"), rules),
        corrected={c.page for c in corrections}, unbuilt=unbuilt,
    )  # fmt: skip
    let_go()
    results: list[RuleResult] = []
    for name in suites:
        if name in under_check:
            results.extend(too_many(result, ranges.warnings) for result in found[name])
        elif name in TABLES or name == RELEASE:
            results.append(_missing(name, skipped=name in unbuilt))
    counts, count_results = _counts(tables, extracted)
    results.extend(count_results)
    if _has_columns(tables, "rejects") and _has_columns(tables, "monographs"):
        results.extend(_reject_limits(tables, counts, ranges, {**_page_shares(project), **(page_shares or {})}))
    absolute: list[RuleResult] = []
    let_in = reasons(tuple(let_through))
    if RELEASE in under_check:
        absolute.extend(in_ranges(tables, ranges, let_in))
    of_change = [a for a in let_through if not a.rule.startswith(f"{RULE}.")]
    drift = Drift((), (), ())
    if previous is not None and RELEASE in under_check:
        now = {name: len(rules) for name, rules in suites.items()}
        drift = compare(tables, previous, ranges, of_change, RuleCounts(now, rules_before or {}))
    compared = (previous_name or "the last release") if previous is not None else None
    refused = _refused(tables)
    accepted = (*let_through_of(absolute, let_in), *drift.accepted)
    whole = (*results, *absolute, *drift.results)
    return CheckResults(whole, counts, refused, drift.changes, accepted, compared, drift.lacking)


def _in_turn(suites: Iterable[str]) -> list[str]:
    """The suites in the order in which they are run: the later, the later what they need is made elsewhere."""
    relinked = [table for table, _ in RELINKED]
    return sorted(suites, key=lambda name: relinked.index(name) if name in relinked else -1)


def _has_columns(tables: Mapping[str, pa.Table], name: str) -> bool:
    return name in tables and set(TABLES[name].names) <= set(tables[name].column_names)


def _missing(table: str, *, skipped: bool) -> RuleResult:
    why = f"A release holds the table {table}."
    if table == RELEASE:
        why = "The figures of a release need its per-page tables with all their columns."
    message = "not built yet" if skipped else "the table, or a column that it is made of, is missing"
    return RuleResult(
        f"{table}.exists", table, "shape", "critical", why, skipped, 0, 0 if skipped else 1, message, skipped=skipped
    )


def _counts(
    tables: Mapping[str, pa.Table], made: Mapping[str, int] | None
) -> tuple[tuple[Count, ...], list[RuleResult]]:
    refused: Counter[str] = Counter()
    if "rejects" in tables and "table" in tables["rejects"].column_names:
        refused.update(tables["rejects"].column("table").to_pylist())
    counts, results = [], []
    for name in (n for n in PAGE_TABLES if n in tables and n != "rejects"):
        count = Count(name, None if made is None else made.get(name), tables[name].num_rows, refused[name])
        counts.append(count)
        if count.extracted is None:
            continue
        holds = count.extracted == count.released + count.rejected
        message = f"{count.extracted:,} extracted, {count.released:,} released, {count.rejected:,} rejected"
        results.append(
            RuleResult(
                f"{name}.all_accounted",
                name,
                "count",
                "critical",
                "Nothing vanishes: rows extracted = rows released + rows rejected.",
                holds,
                count.extracted,
                0 if holds else abs(count.extracted - count.released - count.rejected),
                message,
            )
        )
    return tuple(counts), results


def _refused(tables: Mapping[str, pa.Table]) -> tuple[RefusedRows, ...]:
    if not _has_columns(tables, "rejects"):
        return ()
    rows: Counter[tuple[str, str, str]] = Counter()
    reasons: dict[tuple[str, str, str], str] = {}
    for row in tables["rejects"].select(["stage", "table", "rule", "reason"]).to_pylist():
        why = (row["stage"], row["table"], row["rule"])
        rows[why] += 1
        reasons.setdefault(why, row["reason"])
    return tuple(RefusedRows(*why, n, reasons[why]) for why, n in sorted(rows.items()))


def _reject_limits(
    tables: Mapping[str, pa.Table], counts: Sequence[Count], ranges: Ranges, page_shares: Mapping[str, float]
) -> list[RuleResult]:
    results = []
    limits = ranges.rejects
    for count in (c for c in counts if c.table != "monographs"):
        whole = count.released + count.rejected
        holds = count.rejected < limits.floor or count.rejected <= limits.share * whole
        results.append(_limit(count.table, count.rejected, whole, limits.share, holds))
    rejects = tables["rejects"]
    refused = Counter(
        s
        for t, s in zip(rejects.column("table").to_pylist(), rejects.column("source").to_pylist(), strict=True)
        if t == "monographs"
    )
    released = Counter(tables["monographs"].column("source").to_pylist())
    for source in sorted(refused.keys() | released.keys()):
        whole = refused[source] + released[source]
        share = page_shares.get(source, DEFAULT_PAGE_SHARE)
        results.append(_limit(f"pages.{source}", refused[source], whole, share, refused[source] <= share * whole))
    return results


def _limit(what: str, refused: int, whole: int, share: float, holds: bool) -> RuleResult:
    return RuleResult(
        f"rejects.share.{what}",
        "rejects",
        "count",
        "critical",
        "More refused rows than a limit mean that something is wrong with the whole, not with the rows.",
        holds,
        whole,
        0 if holds else refused,
        f"{refused:,} of {whole:,} refused; at most {share:.1%}",
    )


def _page_shares(project: Path) -> dict[str, float]:
    return {name: source.max_rejected_share for name, source in load_sources(project).by_id.items()}
