"""Refusing rows: what is taken out of a table stands in `rejects`, with the row and everything that hung on it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.resting import at_rest, pieces
from materia_medica.schema import PAGE_TABLES, TABLES
from materia_medica.schema.arrow import arrow_schema, conform, empty, from_rows
from materia_medica.schema.ids import reject_id
from materia_medica.schema.rows import RejectRow, page_json

HUNG_ON_PAGE = "page_refused"
"""Rule of a row whose page was refused."""
HUNG_ON_ROW = "row_refused"
"""Rule of a row that belongs to another row, which was refused."""
ROW_TABLES = tuple(n for n in PAGE_TABLES if n not in ("monographs", "arms", "rejects"))
"""Tables whose rows hang on a page alone."""


class Refusal(NamedTuple):
    """Why one row is refused."""

    rule: str
    reason: str


Refused = Mapping[str, Mapping[int, Refusal]]
"""Why rows are refused, by table and row."""
_FEW = 50
"""Rows that are taken out by putting together what lies around them, which copies nothing."""
CHECK = "check"
"""The stage that refuses rows by the suites' rules."""


def refuse(tables: Mapping[str, pa.Table], refused: Refused, stage: str = CHECK) -> dict[str, pa.Table]:
    """`tables` without the refused rows (table name to row index to why), which stand in `rejects` instead.

    The rows of a refused page go with it, and the arms of a refused side effect. Every refused row makes exactly one
    row of `rejects`, so that rows in = rows out + rejected.
    """
    out = dict(tables)
    if not any(refused.values()):
        return out
    whole = {name: dict(rows) for name, rows in refused.items() if rows}
    _add_what_hangs_on_pages(tables, whole)
    _add_arms(tables, whole)
    lines: list[RejectRow] = []
    seen: dict[str, int] = {}
    for name in (n for n in PAGE_TABLES if n in whole):
        lines.extend(_reject_lines(name, tables[name], whole[name], stage, seen))
        out[name] = _without(tables[name], whole[name])
    before = tables.get("rejects", empty(TABLES["rejects"]))
    schema = arrow_schema(TABLES["rejects"])
    added = from_rows(TABLES["rejects"], lines).cast(schema)
    out["rejects"] = conform(TABLES["rejects"], pa.concat_tables([before.cast(schema), added]).unify_dictionaries())
    return out


def of_pages(pages: Collection[str], tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """The rows of these pages, refused ones left out."""
    ids = pa.array(sorted(pages), pa.string())
    kept = {
        name: table.filter(pc.is_in(table.column("monograph_id"), value_set=ids))
        for name, table in tables.items()
        if name != "rejects"
    }
    return kept | {"rejects": empty(TABLES["rejects"])}


def _add_what_hangs_on_pages(tables: Mapping[str, pa.Table], refused: dict[str, dict[int, Refusal]]) -> None:
    pages = refused.get("monographs")
    if not pages:
        return
    ids = tables["monographs"].column("monograph_id").to_pylist()
    why = {ids[i]: refusal for i, refusal in pages.items()}
    for name in ROW_TABLES:
        if name not in tables:
            continue
        rows = refused.setdefault(name, {})
        for i, page in enumerate(tables[name].column("monograph_id").to_pylist()):
            if page in why and i not in rows:
                rows[i] = Refusal(HUNG_ON_PAGE, f"Its page was refused by {why[page].rule}.")
        if not rows:
            del refused[name]


def _add_arms(tables: Mapping[str, pa.Table], refused: dict[str, dict[int, Refusal]]) -> None:
    effects = refused.get("side_effects")
    if not effects or "arms" not in tables:
        return
    ids = tables["side_effects"].column("side_effect_id").to_pylist()
    why = {ids[i]: refusal for i, refusal in effects.items()}
    rows = refused.setdefault("arms", {})
    for i, effect in enumerate(tables["arms"].column("side_effect_id").to_pylist()):
        if effect in why and i not in rows:
            rows[i] = Refusal(HUNG_ON_ROW, f"Its side effect was refused by {why[effect].rule}.")
    if not rows:
        del refused["arms"]


def _reject_lines(
    name: str, table: pa.Table, rows: Mapping[int, Refusal], stage: str, seen: dict[str, int]
) -> list[RejectRow]:
    lines = []
    indexes = sorted(rows)
    for i, row in zip(indexes, table.filter(pa.array(_rows(table, indexes))).to_pylist(), strict=True):
        key = "/".join(str(row[k]) for k in TABLES[name].key)
        page = str(row["monograph_id"])
        source, _, path = page.partition("/")
        source = str(row.get("source") or source)
        made = reject_id(stage, name, key, source, path, rows[i].rule)
        seen[made] = seen.get(made, 0) + 1
        if seen[made] > 1:  # the same row more than once: each copy is refused under a name of its own
            key = f"{key}#{seen[made]}"
            made = reject_id(stage, name, key, source, path, rows[i].rule)
        whole = json.dumps(row, ensure_ascii=False, default=_json)
        as_json = page_json(row["sha256"]) if name == "monographs" else whole
        lines.append(
            RejectRow(
                reject_id=made,
                stage=stage,
                table=name,
                row_key=key,
                source=source,
                path=path,
                rule=rows[i].rule,
                reason=rows[i].reason,
                row_json=as_json,
            )
        )
    return lines


def _json(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a row")


def _without(table: pa.Table, indexes: Collection[int]) -> pa.Table:
    if len(indexes) <= _FEW:
        ends = [*sorted(indexes), table.num_rows]
        begins = [0, *(row + 1 for row in ends[:-1])]
        return pa.concat_tables([table.slice(a, b - a) for a, b in zip(begins, ends, strict=True)])
    return at_rest(_left(table, ~_rows(table, indexes)), table.schema)


def _left(table: pa.Table, kept: npt.NDArray[np.bool_]) -> Iterator[pa.RecordBatch]:
    """The rows that are kept, in batches."""
    behind = 0
    for piece in pieces(table):
        mask = kept[behind : behind + piece.num_rows]
        yield from piece.filter(pa.array(mask)).combine_chunks().to_batches()
        behind += piece.num_rows


def _rows(table: pa.Table, indexes: Collection[int]) -> npt.NDArray[np.bool_]:
    """Which rows those are. Arrow takes them out by this without the rest of their columns in one piece."""
    mask = np.zeros(table.num_rows, dtype=bool)
    mask[list(indexes)] = True
    return mask
