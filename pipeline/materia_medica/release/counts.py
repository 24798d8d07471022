"""The account of a release: for every table, rows extracted = rows released + rows rejected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

import pyarrow as pa

from materia_medica.account import Extraction


class RowCount(NamedTuple):
    """Rows of one table; `extracted` and `rejected` are null for tables that are derived from others."""

    released: int
    extracted: int | None = None
    rejected: int | None = None

    @property
    def balanced(self) -> bool:
        """Whether no row vanished and none came from nowhere."""
        return self.extracted is None or self.extracted == self.released + (self.rejected or 0)


class PageCount(NamedTuple):
    """Pages of one source."""

    given: int
    """Pages read or refused before that."""
    rejected: int
    unread: int = 0
    """Pages that speak of side effects and give no row of them."""

    @property
    def read(self) -> int:
        """Pages that gave a row of their own."""
        return self.given - self.rejected


class Counts(NamedTuple):
    """What went in, what came out, what was refused and why."""

    pages: dict[str, PageCount]
    """By source."""
    rows: dict[str, RowCount]
    """By table."""
    rejects: Counter[tuple[str, str, str]]
    """Rows refused, by stage, table and rule."""
    untold: int = 0
    """Pages with words in their side-effects or FAQ sections of which no row, group or aside tells."""


def count(tables: Mapping[str, pa.Table], account: Extraction) -> Counts:
    """All counts of a run's tables."""
    refused, unread = rejected_pages(tables), unread_pages(tables)
    pages = {read.source: PageCount(read.pages, refused[read.source], unread[read.source]) for read in account.sources}
    return Counts(pages, count_rows(tables, account), count_rejects(tables), count_untold(tables))


def count_untold(tables: Mapping[str, pa.Table]) -> int:
    """How many pages say that some of their words stand nowhere."""
    return sum("untold_text" in flags for flags in tables["monographs"].column("flags").to_pylist())


def count_rows(tables: Mapping[str, pa.Table], account: Extraction) -> dict[str, RowCount]:
    """The account of every table."""
    refused = Counter(tables["rejects"].column("table").to_pylist())
    return {
        name: RowCount(table.num_rows, account.rows[name], refused[name])
        if name in account.rows
        else RowCount(table.num_rows)
        for name, table in tables.items()
    }


def count_rejects(tables: Mapping[str, pa.Table]) -> Counter[tuple[str, str, str]]:
    """How many rows were refused by stage, table and rule."""
    rejects = tables["rejects"]
    columns = (rejects.column(n).to_pylist() for n in ("stage", "table", "rule"))
    return Counter(zip(*columns, strict=True))


def rejected_pages(tables: Mapping[str, pa.Table]) -> Counter[str]:
    """How many pages were refused, by source."""
    rejects = tables["rejects"]
    return Counter(
        source
        for source, table in zip(rejects.column("source").to_pylist(), rejects.column("table").to_pylist(), strict=True)
        if table == "monographs"
    )


def unread_pages(tables: Mapping[str, pa.Table]) -> Counter[str]:
    """How many pages speak of side effects and give no row of them, by source."""
    pages = tables["monographs"]
    return Counter(
        source
        for source, flags in zip(pages.column("source").to_pylist(), pages.column("flags").to_pylist(), strict=True)
        if "effects_unread" in flags
    )
