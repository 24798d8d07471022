"""Tables as Spark writes them: a folder of parts each, in the order of the pages, wherever Spark can write."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from materia_medica.engine.pages import with_rejects
from materia_medica.engine.spark.frames import PageFrame
from materia_medica.schema import PAGE_TABLES, TABLES
from materia_medica.schema.arrow import empty
from materia_medica.schema.rows import RejectRow

_COUNTED = {"monographs": ("source", "flags"), "rejects": ("stage", "table", "source", "rule")}
"""Columns from which pages and refusals are counted."""


def write_parts(pages: PageFrame, place: str, rejects: Sequence[RejectRow] = ()) -> None:
    """Write `<place>/<table>.parquet/part-*.parquet`, with these further rejects; what is there is replaced."""
    for name in PAGE_TABLES:
        rows = pages.rows(name)
        if name == "rejects" and rejects:
            more = with_rejects(empty(TABLES[name]), rejects)
            plain = pa.schema([(field.name, pa.string()) for field in more.schema])
            rows = rows.union(rows.sparkSession.createDataFrame(more.cast(plain)))
        rows.write.mode("overwrite").option("compression", "zstd").parquet(f"{place}/{name}.parquet")


def counted_tables(pages: PageFrame, rejects: Sequence[RejectRow] = ()) -> dict[str, pa.Table]:
    """Tables with as many rows, and of the columns only those that are counted by."""
    rows = pages.counted()
    tables = {name: pa.table({"row": pa.nulls(rows[name])}) for name in PAGE_TABLES}
    tables |= {name: pages.columns(name, columns) for name, columns in _COUNTED.items()}
    more = with_rejects(empty(TABLES["rejects"]), rejects).select(_COUNTED["rejects"])
    plain = pa.schema([(name, pa.string()) for name in _COUNTED["rejects"]])
    return tables | {"rejects": pa.concat_tables([tables["rejects"].cast(plain), more.cast(plain)])}
