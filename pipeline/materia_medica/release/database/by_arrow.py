"""Arrow tables into an SQLite file and out of it, without a Python value for each cell: a tenth of the time.

This is Arrow's own driver (ADBC) by its plain objects, for its cursor loads pandas. It carries an SQLite of its own, so
nobody else may have the file open at the same time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import adbc_driver_sqlite
import pyarrow as pa
from adbc_driver_manager import AdbcConnection, AdbcDatabase, AdbcStatement, Error, StatementOptions

__all__ = ["Error", "Rows", "rows_of"]


class Rows:
    """An open SQLite file; every method raises `Error` where SQLite does not do as it is asked."""

    def __init__(self, connection: AdbcConnection) -> None:
        self._connection = connection

    def run(self, statement: str) -> None:
        """Run one statement that gives no rows."""
        with AdbcStatement(self._connection) as made:
            made.set_sql_query(statement)
            made.execute_update()

    def append(self, name: str, data: pa.RecordBatchReader) -> None:
        """Add the rows to a table that has just these columns, in this order."""
        with AdbcStatement(self._connection) as made:
            made.set_options(**{
                StatementOptions.INGEST_TARGET_TABLE.value: name,
                StatementOptions.INGEST_MODE.value: "adbc.ingest.mode.append",
            })  # fmt: skip
            made.bind_stream(data)
            made.execute_update()

    def read(self, query: str, at_most: int) -> pa.Table:
        """The rows of a query that gives no more than `at_most`; types are those that the cells have."""
        with AdbcStatement(self._connection) as made:
            made.set_options(**{adbc_driver_sqlite.StatementOptions.BATCH_ROWS.value: str(max(at_most, 1))})
            made.set_sql_query(query)
            stream, _ = made.execute_query()
            with pa.RecordBatchReader._import_from_c(stream.address) as reader:
                return reader.read_all()


@contextmanager
def rows_of(path: Path, *, to_read: bool = False) -> Iterator[Rows]:
    """The file, which is closed at the end; `to_read` touches nothing, nor looks whether anybody writes."""
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1" if to_read else str(path)
    with ExitStack() as opened:
        base: AdbcDatabase = opened.enter_context(adbc_driver_sqlite.connect(address))
        yield Rows(opened.enter_context(AdbcConnection(base)))
