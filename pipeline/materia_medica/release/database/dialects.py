"""How four database systems spell the types of the declaration."""

from __future__ import annotations

from dataclasses import dataclass

from materia_medica.schema import TABLES, Column, Table
from materia_medica.schema.columns import ColumnType

_MYSQL_ASCII = "VARCHAR({}) CHARACTER SET ascii COLLATE ascii_bin"
_MYSQL_SLUG, _MYSQL_WORD, _MYSQL_WIDE = 700, 64, 512
"""Characters of a column that keys are made of: MySQL indexes 3,072 bytes, four for a character that is not ASCII."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Dialect:
    """One database system."""

    name: str
    title: str
    types: dict[ColumnType, str]
    quote: str = '"'
    has_comments: bool = False
    """Whether `COMMENT ON` puts descriptions into the database."""

    def name_of(self, name: str) -> str:
        """A name of a table or column, quoted: `table` is a word of SQL."""
        return f"{self.quote}{name}{self.quote}"

    def names(self, names: tuple[str, ...]) -> str:
        """Several of them."""
        return ", ".join(map(self.name_of, names))

    def type_of(self, table: Table, column: Column) -> str:
        """The type of a column."""
        if self is MYSQL and column.type == "string" and in_a_key(table, column.name):
            is_ascii = bool(column.pattern and column.pattern.startswith(("[a-z0-9]", "[!-~]")))
            return _MYSQL_ASCII.format(_MYSQL_SLUG) if is_ascii else f"VARCHAR({_MYSQL_WIDE})"
        return self.types[column.type]


POSTGRESQL = Dialect(
    name="postgresql", title="PostgreSQL 12 or newer", has_comments=True,
    types={"string": "TEXT", "enum": "TEXT", "int": "BIGINT", "float": "DOUBLE PRECISION", "bool": "BOOLEAN",
           "timestamp": "TIMESTAMPTZ", "strings": "TEXT[]"},
)  # fmt: skip
MYSQL = Dialect(
    name="mysql", title="MySQL 8 or MariaDB 10.6 and newer", quote="`",
    types={"string": "LONGTEXT", "enum": _MYSQL_ASCII.format(_MYSQL_WORD), "int": "BIGINT", "float": "DOUBLE",
           "bool": "BOOLEAN", "timestamp": "DATETIME(6)", "strings": "JSON"},
)  # fmt: skip
SQLITE = Dialect(
    name="sqlite", title="SQLite 3.38 or newer, with FTS5",
    types={"string": "TEXT", "enum": "TEXT", "int": "INTEGER", "float": "REAL", "bool": "INTEGER",
           "timestamp": "TEXT", "strings": "TEXT"},
)  # fmt: skip
DUCKDB = Dialect(
    name="duckdb", title="DuckDB 1.1 or newer", has_comments=True,
    types={"string": "VARCHAR", "enum": "VARCHAR", "int": "BIGINT", "float": "DOUBLE", "bool": "BOOLEAN",
           "timestamp": "TIMESTAMPTZ", "strings": "VARCHAR[]"},
)  # fmt: skip
DIALECTS = (POSTGRESQL, MYSQL, SQLITE, DUCKDB)


def in_a_key(table: Table, column: str) -> bool:
    """Whether a column is part of a key, points to one, or is pointed to."""
    pointing = {c for key in table.foreign_keys for c in key.columns}
    pointed = {c for other in TABLES.values() for key in other.foreign_keys if key.to_table == table.name
               for c in key.to_columns}  # fmt: skip
    return column in {*table.key, *pointing, *pointed}
