"""Whether a row that moved points to the same words as before."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

START, END, PAGE, TEXT = "evidence_start", "evidence_end", "monograph_id", "text"


class Texts:
    """The texts of the pages of two releases, of which those are read that are asked for."""

    def __init__(self, old: Mapping[str, pa.Table], new: Mapping[str, pa.Table]) -> None:
        self._tables = old, new

    def reworded(self, old: pa.Table, new: pa.Table) -> npt.NDArray[np.bool_]:
        """Which of these rows, each beside what it was, rest on other words; none where a table points to no words."""
        if not new.num_rows or not {START, END, PAGE} <= set(new.column_names):
            return np.zeros(new.num_rows, dtype=bool)
        before, after = (_texts(of, rows) for of, rows in zip(self._tables, (old, new), strict=True))
        said = zip(_spans(old), _spans(new), strict=True)
        return np.array([_words(before, *was) != _words(after, *now) for was, now in said], dtype=bool)


def _texts(tables: Mapping[str, pa.Table], rows: pa.Table) -> dict[str, str]:
    """The texts of the pages of these rows."""
    pages = tables.get("monographs")
    if pages is None or not {PAGE, TEXT} <= set(pages.column_names):
        return {}
    wanted = pa.array(sorted(set(rows.column(PAGE).to_pylist())), pages.column(PAGE).type)
    found = pages.select([PAGE, TEXT]).filter(pc.is_in(pages.column(PAGE), value_set=wanted))
    return dict(zip(found.column(PAGE).to_pylist(), found.column(TEXT).to_pylist(), strict=True))


def _spans(table: pa.Table) -> zip[tuple[str, int, int]]:
    return zip(*(table.column(name).to_pylist() for name in (PAGE, START, END)), strict=True)


def _words(texts: Mapping[str, str], page: str, start: int, end: int) -> str | None:
    text = texts.get(page)
    return None if text is None else text[start:end]
