"""Rows of pages as a data frame: extracted from places, worked over share by share, gathered or written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from materia_medica.engine.batch import BATCH_SCHEMA, to_tables, whole_batch
from materia_medica.engine.share import extract_fresh, extract_held
from materia_medica.engine.spark.elsewhere import pages_of
from materia_medica.engine.spark.shape import as_batches, declared, refs_of, refs_table
from materia_medica.page import PageRef
from materia_medica.schema import PAGE_TABLES
from materia_medica.settings.source import Source

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

Tables = Mapping[str, pa.Table]
PAGES_A_TASK = 500
"""Pages that one task of Spark works, at most: a minute of work at worst, so that no core waits long for the last."""
_ROWS = declared(BATCH_SCHEMA)


class PageFrame:
    """The per-page tables of many pages; a row of the frame holds those of one page, or of a share of pages."""

    def __init__(self, frame: DataFrame) -> None:
        self.frame = frame

    @classmethod
    def extracted(cls, spark: SparkSession, refs: Sequence[PageRef], sources: Mapping[str, Source]) -> PageFrame:
        """The rows of all pages. Tasks are runs of neighbouring pages, so that parts are in order, too."""

        def work(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
            for batch in batches:
                yield extract_fresh(list(refs_of(batch)), sources)

        places = spark.createDataFrame(refs_table(refs)).repartitionByRange(_tasks(spark, len(refs)), "number")
        return cls(places.mapInArrow(work, _ROWS))

    @classmethod
    def extracted_here(
        cls, spark: SparkSession, pages: DataFrame, n_pages: int, sources: Mapping[str, Source]
    ) -> PageFrame:
        """The rows of pages whose bytes the frame `pages` holds (see `elsewhere`), shared out in the same way."""

        def work(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
            for batch in batches:
                yield extract_held(pages_of(batch), sources)

        return cls(pages.repartitionByRange(_tasks(spark, n_pages), "source", "path").mapInArrow(work, _ROWS))

    def with_those_of(self, other: PageFrame) -> PageFrame:
        """The rows of both, the other's behind these."""
        return PageFrame(self.frame.unionAll(other.frame))

    def each(self, work: Callable[[Tables], Tables]) -> PageFrame:
        """The tables that `work` makes of those of a task's pages; it must not need to see other pages.

        A task's pages are worked at once, since checks cost a second for each call, however few the pages.
        """

        def share(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
            if tables := PageFrame.tables_in(batches):
                yield whole_batch(work(tables))

        return PageFrame(self.frame.mapInArrow(share, _ROWS))

    def told(self, columns: pa.Schema, look: Callable[[Tables], pa.Table]) -> pa.Table:
        """What `look` says of the tables of each task's pages, with these columns; it must be little: it comes here."""

        def share(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
            if tables := PageFrame.tables_in(batches):
                yield from look(tables).to_batches()

        return self.frame.mapInArrow(share, declared(columns)).toArrow()

    @staticmethod
    def tables_in(batches: Iterable[pa.RecordBatch]) -> dict[str, pa.Table]:
        """The tables of the pages that a task is given, all at once; empty where it is given none."""
        some = [batch for batch in batches if batch.num_rows]
        return to_tables(as_batches(pa.Table.from_batches(some))) if some else {}

    def kept(self) -> PageFrame:
        """The same, worked once and kept on the disks of the workers: what is asked of it next works nothing again."""
        from pyspark import StorageLevel

        return PageFrame(self.frame.persist(StorageLevel.DISK_ONLY))

    def tables(self) -> dict[str, pa.Table]:
        """All tables in the memory of this process, in the declared shape and order."""
        return to_tables(as_batches(self.frame.toArrow()))

    def columns(self, table: str, names: Sequence[str]) -> pa.Table:
        """These columns of one table."""
        return self.rows(table).select(*names).toArrow()

    def rows(self, table: str) -> DataFrame:
        """One table as a data frame of its own rows."""
        return self.frame.selectExpr(f"inline(`{table}`)")

    def digests(self) -> list[tuple[str, str]]:
        """`monograph_id` and SHA-256 of each page, as long as a row holds one page."""
        said = self.frame.select("monograph_id", "sha256").toArrow()
        return list(zip(*(said.column(n).to_pylist() for n in ("monograph_id", "sha256")), strict=True))

    def counted(self) -> dict[str, int]:
        """Rows by table."""
        sums = self.frame.selectExpr(*(f"coalesce(sum(size(`{name}`)), 0) as `{name}`" for name in PAGE_TABLES))
        found: dict[str, Any] = sums.collect()[0].asDict()
        return {name: int(rows) for name, rows in found.items()}


def _tasks(spark: SparkSession, n_pages: int) -> int:
    return min(max(spark_cores(spark), -(-n_pages // PAGES_A_TASK)), n_pages or 1)


def spark_cores(spark: SparkSession) -> int:
    """Cores that the session has, as far as it says so."""
    try:
        return int(spark.sparkContext.defaultParallelism)
    except Exception:  # a session by Spark Connect has no context
        return 1
