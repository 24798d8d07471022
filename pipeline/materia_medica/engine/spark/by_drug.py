"""Tables that are made of all pages of a drug: pages are shuffled so that those of one drug come to one task."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.engine.batch import from_bytes, to_bytes, to_tables, whole_batch
from materia_medica.engine.spark.frames import PageFrame, spark_cores
from materia_medica.schema import PAGE_TABLES, TABLES
from materia_medica.schema.arrow import conform

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

Tables = Mapping[str, pa.Table]
_SHARES_A_CORE = 4
_NOT_NEEDED = {"monographs": ("structure",), "faqs": ("question", "answer")}
"""Long columns that say nothing of a drug; they stay where they are."""
_KINDS = ("usage", "mechanism", "alternate_names")
"""The sections that say something of one."""


def tables_of_drugs(
    spark: SparkSession, pages: PageFrame, names: Iterable[str], work: Callable[[Tables], Tables]
) -> dict[str, pa.Table]:
    """The tables of these names, gathered here, that `work` makes of linked per-page tables with all pages of a drug.

    The same function of Arrow tables as on one machine, over the drugs that come to a task.
    """
    shares = spark_cores(spark) * _SHARES_A_CORE

    def sent(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for share, tables in by_drug(PageFrame.tables_in(batches), shares):
            yield pa.RecordBatch.from_pydict({"share": [share], "pages": [to_bytes(whole_batch(tables))]})

    def made(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        if given := [from_bytes(pages) for batch in batches for pages in batch.column("pages").to_pylist()]:
            for name, table in work(to_tables(given)).items():
                yield pa.RecordBatch.from_pydict({"name": [name], "rows": [_as_bytes(table)]})

    of_drugs = pages.frame.mapInArrow(sent, "share bigint, pages binary").repartition(shares, "share")
    found = of_drugs.mapInArrow(made, "name string, rows binary").toArrow().to_pylist()
    return {
        name: conform(
            TABLES[name], pa.concat_tables([_from_bytes(one["rows"]) for one in found if one["name"] == name])
        )
        for name in names
    }


def by_drug(tables: Tables, shares: int) -> Iterator[tuple[int, dict[str, pa.Table]]]:
    """Per-page tables parted by the drugs of their pages, with the number of each share; a drug is in one share.

    Pages of no drug are in none.
    """
    columns = (tables["monographs"].column(name).to_pylist() for name in ("monograph_id", "drug_id"))
    pages: dict[int, list[str]] = {}
    for page, drug_id in zip(*columns, strict=True):
        if drug_id is not None:
            pages.setdefault(zlib.crc32(drug_id.encode()) % shares, []).append(page)
    needed = {name: _needed(name, tables[name]) for name in PAGE_TABLES}
    for share, of_share in pages.items():
        wanted = pa.array(of_share, pa.string())
        yield share, {name: _of_pages(table, wanted) for name, table in needed.items()}


def _needed(name: str, table: pa.Table) -> pa.Table:
    for column in _NOT_NEEDED.get(name, ()):
        at = table.schema.get_field_index(column)
        table = table.set_column(at, table.schema.field(at), pa.nulls(table.num_rows, table.schema.field(at).type))
    if name != "sections":
        return table
    return table.filter(pc.is_in(table.column("kind").cast(pa.string()), pa.array(_KINDS)))


def _of_pages(table: pa.Table, pages: pa.Array) -> pa.Table:
    if "monograph_id" not in table.column_names:
        return table.slice(0, 0)
    return table.filter(pc.is_in(table.column("monograph_id"), pages))


def _as_bytes(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    data: bytes = sink.getvalue().to_pybytes()
    return data


def _from_bytes(data: bytes) -> pa.Table:
    with pa.ipc.open_stream(data) as reader:
        return reader.read_all()
