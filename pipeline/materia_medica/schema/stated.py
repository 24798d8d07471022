"""The declaration of the tables as JSON: `schema.json` of a release, by which a program knows what its files hold."""

from __future__ import annotations

from typing import Any

from materia_medica.schema.columns import Column, Table
from materia_medica.schema.tables import SCHEMA_VERSION, TABLES


def stated_schema() -> dict[str, Any]:
    """Every table with its key and columns; what a column does not have is left out."""
    return {"schema_version": SCHEMA_VERSION, "tables": {name: _table(table) for name, table in TABLES.items()}}


def _table(table: Table) -> dict[str, Any]:
    return {
        "description": table.description,
        "key": list(table.key),
        "sort": list(table.sort),
        "foreign_keys": [
            {"columns": list(k.columns), "table": k.to_table, "to": list(k.to_columns)} for k in table.foreign_keys
        ],
        "columns": {column.name: _column(column) for column in table.columns},
    }


def _column(column: Column) -> dict[str, Any]:
    said = {
        "type": column.type, "nullable": column.nullable, "description": column.description,
        "values": list(column.values) or None, "pattern": column.pattern, "minimum": column.minimum,
        "maximum": column.maximum, "unit": column.unit,
    }  # fmt: skip
    return {name: value for name, value in said.items() if value is not None}
