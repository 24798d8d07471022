"""Extract released pages again, from their text and structure, and compare: are these the rows of these pages?

A rule that looks at one row cannot see that two rows have changed places. Rows made anew from the page itself show
every such change, on every page that is looked at.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from functools import partial
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.check.results import Example, RuleResult
from materia_medica.correct.apply import CorrectionError, apply_corrections
from materia_medica.engine.helpers import found, submitted
from materia_medica.schema import PAGE_TABLES, TABLES
from materia_medica.schema.arrow import conform, from_rows
from materia_medica.schema.rows import PageRows
from materia_medica.schema.values import LINKED_FLAGS
from materia_medica.settings.corrections import Correction
from materia_medica.settings.source import Source

SAMPLE = 200
"""Pages that a check extracts again, where it is not asked for all."""
COMPARED = tuple(name for name in PAGE_TABLES if name != "rejects")
SHOWN = 5
WHY = "The rows are those that extraction makes of the released page; it was made anew from text and structure."

Row = Mapping[str, Any]
Rows = dict[str, dict[str, Row]]
"""Rows by table and key."""


def extract_again(
    tables: Mapping[str, pa.Table],
    *,
    most: int | None = SAMPLE,
    seed: str = "",
    corrections: Sequence[Correction] = (),
    by_other_code: bool = False,
) -> list[RuleResult]:
    """What `begin_again` finds, found here."""
    return begin_again(tables, most=most, seed=seed, corrections=corrections, by_other_code=by_other_code)()


def begin_again(
    tables: Mapping[str, pa.Table],
    *,
    most: int | None = SAMPLE,
    seed: str = "",
    corrections: Sequence[Correction] = (),
    by_other_code: bool = False,
    by: Executor | None = None,
) -> Callable[[], list[RuleResult]]:
    """Begin with one result a page table, `<table>.extracted_again`, over `most` pages (null: all), chosen by `seed`.

    Values that `corrections` changed, and rows that stand in `rejects`, are allowed for. Rows made `by_other_code`
    may differ for good: then a difference is a warning. `by` is a process that does it from now on; what is given here
    waits for it, or does it itself.
    """
    if lacking := [n for n in (*COMPARED, "rejects", "sources") if not _is_whole(tables, n)]:
        why = f"not compared: {', '.join(lacking)} cannot be used"
        return lambda: [_result(n, by_other_code, 0, [], why) for n in COMPARED]
    ids = _ids(tables)
    pages = set(ids if most is None else _chosen(ids, most, seed))
    released = {name: _of_pages(tables[name], pages) for name in (*COMPARED, "rejects", "sources")}
    of_these = [c for c in corrections if c.page in pages and not _stands_already(c)]
    looked_at = f"{len(pages):,} of {len(ids):,} pages"
    compare = partial(_compared, released, of_these, by_other_code=by_other_code, looked_at=looked_at)
    there = submitted(by, compare) if by else None
    return lambda: found(there, compare) if there else compare()


def make_ahead(
    tables: Mapping[str, pa.Table], sources: Iterable[Source], *, most: int, seed: str, by: Executor
) -> None:
    """Have the process `by` extract already what `begin_again` will have it compare, for tables that are not linked."""
    pages = _of_pages(tables["monographs"], set(_chosen(_ids(tables), most, seed)))
    said = {s.id: {"content_origin": s.content_origin, "license": s.license} for s in sources}
    submitted(by, _make_ahead, pages, said)


def _make_ahead(pages: pa.Table, sources: Mapping[str, Row]) -> None:
    from materia_medica.extract.again import make_ahead as made_ahead

    made_ahead(pages.to_pylist(), sources)


def _ids(tables: Mapping[str, pa.Table]) -> list[str]:
    return [str(page) for page in tables["monographs"].column("monograph_id").to_pylist()]


def _chosen(ids: Sequence[str], most: int, seed: str) -> list[str]:
    return sorted(ids, key=lambda page: _place(seed, page))[:most]


def _compared(
    released: Mapping[str, pa.Table], corrections: Sequence[Correction], *, by_other_code: bool, looked_at: str
) -> list[RuleResult]:
    made, failed = _made(released["monographs"], released["sources"])
    try:
        made = apply_corrections(made, corrections)
    except CorrectionError as error:
        failed.append(Example("corrections", None, str(error), None))
    refused = {(r["table"], r["row_key"].partition("#")[0]) for r in released["rejects"].to_pylist()}
    results = []
    for name in COMPARED:
        rows = released[name]
        wrong = list(_differences(name, _by_key(name, rows), _by_key(name, made[name]), refused))
        shown = [*failed, *wrong] if name == "monographs" else wrong
        results.append(_result(name, by_other_code, rows.num_rows, shown, looked_at))
    return results


def _stands_already(correction: Correction) -> bool:
    """Whether the corrected value is among the facts of the page that extraction is given."""
    return correction.table == "monographs" and not {"url", "language", "fetched_at"}.isdisjoint(correction.found)


def _place(seed: str, page: str) -> str:
    return hashlib.sha256(f"{seed}\0{page}".encode("utf-8", "surrogatepass")).hexdigest()


def _is_whole(tables: Mapping[str, pa.Table], name: str) -> bool:
    return name in tables and tables[name].column_names == list(TABLES[name].names)


def _of_pages(table: pa.Table, pages: set[str]) -> pa.Table:
    if "monograph_id" not in table.column_names:
        return table
    return table.filter(pc.is_in(table.column("monograph_id"), value_set=pa.array(sorted(pages), pa.string())))


def rows_again(row: Row, source: Row) -> PageRows:
    """The rows of a page made anew; the code that makes them is loaded at the first."""
    from materia_medica.extract.again import rows_again as made_again

    return made_again(row, source)


def _made(monographs: pa.Table, sources: pa.Table) -> tuple[dict[str, pa.Table], list[Example]]:
    """The rows of the pages made anew, and the pages of which none can be made."""
    of_source = {row["source"]: row for row in sources.to_pylist()}
    made: list[PageRows] = []
    failed = []
    for row in monographs.to_pylist():
        try:
            made.append(rows_again(row, of_source[row["source"]]))
        except Exception as error:
            why = f"cannot be extracted: {type(error).__name__}: {' '.join(str(error).split())[:200]}"
            failed.append(Example(str(row["monograph_id"]), str(row["monograph_id"]), why, None))
    tables = {
        name: conform(TABLES[name], from_rows(TABLES[name], [row for page in made for row in getattr(page, name)]))
        for name in (*COMPARED, "rejects")
    }
    return tables, failed


def _by_key(name: str, table: pa.Table) -> dict[str, Row]:
    key = TABLES[name].key
    return {"/".join(str(row[k]) for k in key): row for row in table.to_pylist()}


def _differences(
    name: str, released: dict[str, Row], made: dict[str, Row], refused: set[tuple[str, str]]
) -> Iterator[Example]:
    compared = [c.name for c in TABLES[name].columns if not c.linked]
    for key in (k for k in made if k not in released and (name, k) not in refused):
        lost = f"the page states a row that is not there: {_said(name, made[key])}"
        yield Example(key, str(made[key]["monograph_id"]), lost, None)
    for key, row in released.items():
        if key not in made:
            yield Example(key, str(row["monograph_id"]), f"no row of this page: {_said(name, row)}", None)
            continue
        wrong = [c for c in compared if _of_page(c, row[c]) != made[key][c]]
        if wrong:
            found = "; ".join(f"{c}: {_short(row[c])}, made anew {_short(made[key][c])}" for c in wrong[:3])
            yield Example(key, str(row["monograph_id"]), found, None)


def _of_page(column: str, value: Any) -> Any:
    """A released value as the page alone gives it: without the flags that linking sets."""
    return [flag for flag in value if flag not in LINKED_FLAGS] if column == "flags" else value


def _said(name: str, row: Row) -> str:
    column = {"side_effects": "effect", "faqs": "question", "monographs": "name"}.get(name, "text")
    return _short(row[column])


def _short(value: object) -> str:
    words = " ".join(str(value).split())
    return words if len(words) <= 80 else f"{words[:79]}…"


def _result(name: str, by_other_code: bool, rows: int, wrong: list[Example], looked_at: str) -> RuleResult:
    message = f"{looked_at}; the release was made by other code, whose rows may differ" if by_other_code else looked_at
    unusable = not rows and looked_at.startswith("not compared")
    return RuleResult(
        f"{name}.extracted_again",
        name,
        "row",
        "warning" if by_other_code else "critical",
        WHY,
        not wrong and not unusable,
        rows,
        len(wrong) or int(unusable),
        message,
        tuple(wrong[:SHOWN]),
    )
