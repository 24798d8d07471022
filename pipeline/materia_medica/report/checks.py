"""The page of a check: what was checked, what failed with its evidence, rows in and out, drift, accuracy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from materia_medica import disk
from materia_medica.check.drift import OF_EFFECT
from materia_medica.check.results import Change, CheckResults, Example, RuleResult
from materia_medica.report.history import History
from materia_medica.report.render import render, style

JSON_NAME, PAGE_NAME = "checks.json", "checks.html"
AROUND = 400
"""Longest evidence shown whole, in characters."""

Accuracy = Sequence[Mapping[str, Any]]
"""One entry per label set: `name`, `hash`, `source`, `pages`, `rows`, `figures`, `code_version`."""


class FigureGroup(NamedTuple):
    """Some figures under one heading."""

    title: str
    changes: tuple[Change, ...]


def render_checks(
    results: CheckResults, *, title: str, accuracy: Accuracy | None = None, sources: Iterable[str] = (),
    history: History | None = None,
) -> str:  # fmt: skip
    """The page as HTML. With `accuracy`, each of `sources` that no label set is drawn from says "not measured".

    `history` has the figures of earlier releases, for the lines of drift.
    """
    measured = {str(entry["source"]) for entry in accuracy or ()}
    return render(
        "checks.html",
        style=style("checks"),
        history={rule: list(values) for rule, values in (history or {}).items()},
        title=title,
        results=results,
        by_table=[
            (t, list(rows)) for t, rows in groupby(sorted(results.results, key=_place(results)), lambda r: r.table)
        ],
        drift=_groups(results.changes),
        accuracy=accuracy,
        not_measured=[s for s in sources if s not in measured],
        sentence=sentence,
        names={s: len(results.of_status(s)) for s in ("passed", "warning", "failed", "skipped")},
    )


def write_checks(
    results: CheckResults, folder: Path, *, title: str, accuracy: Accuracy | None = None, sources: Iterable[str] = (),
    history: History | None = None,
) -> tuple[Path, Path]:  # fmt: skip
    """Write `checks.json` and `checks.html` to `folder`; returns their paths. The same results give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    as_json, page = folder / JSON_NAME, folder / PAGE_NAME
    disk.write_durably(as_json, results.to_json().encode("utf-8"))
    whole = render_checks(results, title=title, accuracy=accuracy, sources=sources, history=history)
    disk.write_durably(page, whole.encode("utf-8"))
    return as_json, page


def _place(results: CheckResults) -> Any:
    order = {table: i for i, table in enumerate(dict.fromkeys(r.table for r in results.results))}

    def place(result: RuleResult) -> int:
        return order[result.table]

    return place


def _groups(changes: Iterable[Change]) -> list[FigureGroup]:
    """Figures by what they are about; effects last, the most frequent first."""
    counts: list[Change] = []
    shares: list[Change] = []
    effects: list[Change] = []
    for change in changes:
        kind = effects if change.rule.startswith(OF_EFFECT) else shares if change.is_share else counts
        kind.append(change)
    effects.sort(key=lambda c: (c.status not in ("failed", "accepted"), -max(c.now, c.before), c.rule))
    titles = ("Pages and rows", "Shares", "Share of drugs that list an effect")
    return [FigureGroup(t, tuple(c)) for t, c in zip(titles, (counts, shares, effects), strict=True) if c]


def sentence(example: Example) -> Markup | None:
    """The evidence of an example, cut in the middle where it is long; null where it has none."""
    if example.words is None:
        return None
    words = " ".join(example.words.split())
    if len(words) > AROUND:
        words = f"{words[: AROUND // 2]} … {words[-AROUND // 2 :]}"
    return escape(words)
