"""The form of a delta: one Parquet file for each table that differs.

    change      added, changed, moved or removed
    columns     of a changed or moved row: the columns that differ
    <column>    the row as it is now; of a removed row the key alone
    old_<column>  what stood before: of a changed or moved row in `columns`, of a removed row in all columns; else null

A row has moved where nothing differs but where it stands or when it was got (`Column.moves`), and its evidence says the
same words as before.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pyarrow as pa

from materia_medica.schema import SCHEMA_VERSION, Column, Table
from materia_medica.schema.arrow import ARROW_TYPES, strings
from materia_medica.schema.values import KINDS_OF_CHANGE

CHANGES = KINDS_OF_CHANGE
CHANGE, COLUMNS, OLD = "change", "columns", "old_"


class TableChanges(NamedTuple):
    """How many rows of one table differ."""

    before: int
    now: int
    added: int = 0
    changed: int = 0
    moved: int = 0
    removed: int = 0
    columns: Mapping[str, int] = {}
    """Changed rows by the column that differs."""

    @property
    def differ(self) -> bool:
        """Whether the table is another one; a row that moved makes it one."""
        return bool(self.added or self.changed or self.moved or self.removed)


class Delta(NamedTuple):
    """The difference of two releases."""

    rows: dict[str, pa.Table]
    """The delta of each table that differs."""
    counts: dict[str, TableChanges]
    """Every table of the newer release."""

    @property
    def differ(self) -> bool:
        """Whether anything differs."""
        return any(count.differ for count in self.counts.values())


def delta_schema(table: Table) -> pa.Schema:
    """The Arrow schema of the delta of a table."""
    fields = [
        _field(
            CHANGE, pa.dictionary(pa.int32(), pa.string()), "What became of the row: added, changed, moved, removed."
        ),
        _field(COLUMNS, pa.list_(pa.string()), "Columns that differ, of a changed or moved row."),
        *(_value(c, c.name, c.description) for c in table.columns),
        *(_value(c, OLD + c.name, f"Before: {c.description}") for c in table.columns),
    ]
    said = {"table": table.name, "key": ",".join(table.key), "schema_version": SCHEMA_VERSION}
    return pa.schema(fields, metadata={**said, "description": f"Changes of: {table.description}"})


def change_array(counts: Mapping[str, int]) -> pa.DictionaryArray:
    """The column `change` of so many rows of each kind, in the order of `CHANGES`."""
    import numpy as np

    kinds = np.repeat(np.arange(len(CHANGES), dtype=np.int32), [counts[kind] for kind in CHANGES])
    return pa.DictionaryArray.from_arrays(pa.array(kinds), strings(CHANGES))


def _value(column: Column, name: str, description: str) -> pa.Field:
    return _field(name, ARROW_TYPES[column.type], description)


def _field(name: str, kind: pa.DataType, description: str) -> pa.Field:
    return pa.field(name, kind, metadata={"description": description})
