"""Figures of a release as a whole: what drift compares, and what the suite `release` holds against floors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

ROW_TABLES = ("side_effects", "faqs", "sections", "asides")
FLAGGED = ("monographs", "side_effects", "faqs")
ENOUGH_PAGES = 30
"""Below so many monographs a share says more about the choice of pages than about the pipeline."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts over some sources of a release."""

    rows: dict[str, int]
    """Rows by table, pages as `monographs`."""
    pages_without_side_effects: int | None
    """Null where a column that tells is not there."""
    real_pages: int
    """Pages that describe a real drug."""
    tiers: dict[str, int]
    flagged: dict[str, int]
    """Rows with a flag by table."""
    drugs: frozenset[str]
    effect_drugs: dict[str, int]
    """Drugs by effect."""
    values: dict[str, frozenset[str]]
    """Values in use by `table.column`."""


def sources_of(tables: Mapping[str, pa.Table]) -> set[str]:
    """Sources with a page."""
    return set(tables["monographs"].column("source").unique().to_pylist())


MEASURED = ("monographs", *ROW_TABLES)
COLUMNS = frozenset(("monograph_id", "source", "drug_id", "effect_id", "frequency_tier", "flags", "page_kind"))
"""Columns that figures are taken from, where a table has them, beside those whose values are listed."""
_TOLD = frozenset(("document_type", "topic", "kind", "is_serious"))
"""Further ones that the figures of a release as a whole are taken from."""
_COUNTED = frozenset(("answer", "detail", "group_label", "context"))
"""Those of which is only told in how many rows they say anything."""


def measure(tables: Mapping[str, pa.Table], sources: Collection[str], value_columns: Collection[str] = ()) -> Figures:
    """Figures over the pages of `sources`; `value_columns` as `table.column`.

    A column that is not there leaves out the figures that need it; only `monographs.source` must be there.
    """
    wanted = pa.array(sorted(sources), pa.string())
    extra = {tuple(c.split(".", 1)) for c in value_columns}
    part: dict[str, pa.Table] = {}
    for name in MEASURED:
        if name in tables and "source" in tables[name].column_names:
            names = COLUMNS | {c for t, c in extra if t == name}
            data = tables[name].select([c for c in tables[name].column_names if c in names])
            part[name] = filtered(data, pc.is_in(data.column("source"), value_set=wanted))
    pages, effects = part["monographs"], part.get("side_effects", pa.table({}))
    without, real = _without_side_effects(pages, effects)
    pairs = effects.select(["drug_id", "effect_id"]).drop_null() if _has(effects, "drug_id", "effect_id") else None
    return Figures(
        rows={n: t.num_rows for n, t in part.items()},
        pages_without_side_effects=without,
        real_pages=real,
        tiers=_counts(effects.column("frequency_tier")) if _has(effects, "frequency_tier") else {},
        flagged={n: _flagged(part[n]) for n in FLAGGED if n in part and _has(part[n], "flags")},
        drugs=frozenset(pages.column("drug_id").drop_null().to_pylist()) if _has(pages, "drug_id") else frozenset(),
        effect_drugs=_counts(pairs.group_by(pairs.column_names).aggregate([]).column("effect_id")) if pairs else {},
        values={
            f"{t}.{c}": _values(part[t].column(c)) for t, c in sorted(extra) if t in part and c in part[t].column_names
        },
    )


def filtered(table: pa.Table, wanted: pa.ChunkedArray) -> pa.Table:
    """The rows that are wanted; where those are all, nothing is copied."""
    return table if pc.all(wanted).as_py() is not False and not wanted.null_count else table.filter(wanted)


def _has(table: pa.Table, *columns: str) -> bool:
    return set(columns) <= set(table.column_names)


def _without_side_effects(pages: pa.Table, effects: pa.Table) -> tuple[int | None, int]:
    """Pages that describe a real drug and have no side effect, and all that describe one."""
    if not _has(pages, "page_kind", "monograph_id"):
        return None, 0
    real = pages.filter(pc.equal(pages.column("page_kind").cast(pa.string()), "monograph"))
    if not _has(effects, "monograph_id"):
        return None, real.num_rows
    with_effects = pc.is_in(real.column("monograph_id"), value_set=effects.column("monograph_id").unique())
    return real.num_rows - (pc.sum(with_effects).as_py() or 0), real.num_rows


def _counts(column: pa.ChunkedArray) -> dict[str, int]:
    plain = column.cast(pa.string()) if pa.types.is_dictionary(column.type) else column
    return {e["values"]: e["counts"] for e in pc.value_counts(plain).to_pylist() if e["values"] is not None}


def _flagged(table: pa.Table) -> int:
    return pc.sum(pc.greater(pc.list_value_length(table.column("flags")), 0)).as_py() or 0


def _values(column: pa.ChunkedArray) -> frozenset[str]:
    if pa.types.is_list(column.type):
        column = pa.chunked_array([pc.list_flatten(c) for c in column.chunks], pa.string())
    return frozenset(str(v) for v in column.unique().to_pylist() if v is not None)


def figures_table(tables: Mapping[str, pa.Table]) -> pa.Table:
    """The one-row table that the suite `release` checks, of web pages; a figure of fewer than 30 monographs is null."""
    n_pages, tables = tables["monographs"].num_rows, _web_pages(lean(tables))
    figures = measure(tables, sources_of(tables))
    pages = figures.real_pages
    enough = pages >= ENOUGH_PAGES

    def per_page(rows: int) -> float | None:
        return rows / pages if enough else None

    tiers = Counter(figures.tiers)
    answered = _filled(tables, "faqs", "answer")
    row: dict[str, Any] = {
        "pages": n_pages,
        "share_of_pages_that_are_monographs": pages / figures.rows["monographs"] if enough else None,
        "share_of_monographs_with_side_effects": per_page(pages - (figures.pages_without_side_effects or 0)),
        "side_effects_per_monograph": per_page(figures.rows.get("side_effects", 0)),
        "faqs_per_monograph": per_page(figures.rows.get("faqs", 0)),
        "sections_per_monograph": per_page(figures.rows.get("sections", 0)),
        "share_of_rows_with_a_tier": _share(
            sum(tiers.values()) - tiers["not_known"], sum(tiers.values()), enough=enough
        ),
        "share_of_rows_with_detail": _share(*_filled(tables, "side_effects", "detail"), enough=enough),
        "share_of_rows_with_group_label": _share(*_filled(tables, "side_effects", "group_label"), enough=enough),
        "share_of_rows_with_context": _share(*_filled(tables, "side_effects", "context"), enough=enough),
        "share_of_questions_with_a_topic": _share(*_told_from_other(tables, "faqs", "topic"), enough=enough),
        "share_of_serious_rows": _share(
            _true(tables, "side_effects", "is_serious"), figures.rows.get("side_effects", 0), enough=enough
        ),
        "share_of_questions_answered": _share(*answered, enough=enough),
        "share_of_sections_recognised": _share(*_told_from_other(tables, "sections", "kind"), enough=enough),
    }
    return pa.table({k: pa.array([v], pa.int64() if k == "pages" else pa.float64()) for k, v in row.items()})


def lean(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """The tables and columns that `figures_table` looks at; of some texts only whether there is one."""
    return {name: _lean(tables[name]) for name in MEASURED if name in tables}


def _lean(table: pa.Table) -> pa.Table:
    columns = {name: table.column(name) for name in table.column_names if name in COLUMNS | _TOLD}
    there = {name: pc.if_else(table.column(name).is_valid(), True, None)
             for name in table.column_names if name in _COUNTED}  # fmt: skip
    return pa.table(columns | there)


def _web_pages(tables: Mapping[str, pa.Table]) -> Mapping[str, pa.Table]:
    """The web pages and their rows: a label has a hundred side effects and no questions, and is measured per source."""
    pages = tables["monographs"]
    if "document_type" not in pages.column_names:
        return tables
    is_web = pc.equal(pages.column("document_type").cast(pa.string()), "web_page")
    if pc.all(is_web).as_py() is not False:
        return tables
    kept = pages.filter(is_web)
    ids = kept.column("monograph_id").unique()
    rows = {
        name: filtered(table, pc.is_in(table.column("monograph_id"), value_set=ids))
        for name, table in tables.items()
        if name in ROW_TABLES and "monograph_id" in table.column_names
    }
    return {**tables, **rows, "monographs": kept}


def _share(part: int, whole: int, *, enough: bool) -> float | None:
    return part / whole if enough and whole else None


def _filled(tables: Mapping[str, pa.Table], table: str, column: str) -> tuple[int, int]:
    data = tables[table].column(column)
    return len(data) - data.null_count, len(data)


def _true(tables: Mapping[str, pa.Table], table: str, column: str) -> int:
    return pc.sum(tables[table].column(column)).as_py() or 0


def _told_from_other(tables: Mapping[str, pa.Table], table: str, column: str) -> tuple[int, int]:
    kinds = Counter(_counts(tables[table].column(column)))
    return sum(kinds.values()) - kinds["other"], sum(kinds.values())
