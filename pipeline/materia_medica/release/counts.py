"""The account of a release: for every table, rows extracted = rows released + rows rejected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from materia_medica.account import Extraction
from materia_medica.schema.values import OLDER_VERSION

if TYPE_CHECKING:  # how a run ended is told by one that read no tables, too
    import pyarrow as pa


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
    foreign: int = 0
    """Pages in another language than English, which give no row."""
    superseded: int = 0
    """Rejected ones that are only an older version of another page."""

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
    foreign, older = flagged_pages(tables, "unsupported_language"), rejected_pages(tables, OLDER_VERSION)
    pages = {
        s: PageCount(read.pages, refused[s], unread[s], foreign[s], older[s])
        for read in account.sources
        for s in (read.source,)
    }
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


def rejected_pages(tables: Mapping[str, pa.Table], rule: str | None = None) -> Counter[str]:
    """How many pages were refused, by source; of one rule where it is named."""
    columns = (tables["rejects"].column(name).to_pylist() for name in ("source", "table", "rule"))
    return Counter(
        source
        for source, table, broken in zip(*columns, strict=True)
        if table == "monographs" and (rule is None or broken == rule)
    )


def unread_pages(tables: Mapping[str, pa.Table]) -> Counter[str]:
    """How many pages speak of side effects and give no row of them, by source."""
    return flagged_pages(tables, "effects_unread")


def flagged_pages(tables: Mapping[str, pa.Table], flag: str) -> Counter[str]:
    """How many pages have a flag, by source."""
    pages = tables["monographs"]
    return Counter(
        source
        for source, flags in zip(pages.column("source").to_pylist(), pages.column("flags").to_pylist(), strict=True)
        if flag in flags
    )
