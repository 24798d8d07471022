"""What a table declaration is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ColumnType = Literal["string", "enum", "int", "float", "bool", "timestamp", "strings"]
"""`enum` is a dictionary-encoded string with a closed list of values, `strings` a list of strings (never null,
may be empty), `timestamp` UTC in microseconds, `int` 64 bit, `float` double."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its meaning and everything a check can derive from it."""

    name: str
    type: ColumnType
    description: str
    nullable: bool = False
    values: tuple[str, ...] = ()
    """Allowed values: of an `enum`, or of the entries of a `strings` column."""
    pattern: str | None = None
    """Regular expression that a value matches as a whole."""
    minimum: float | None = None
    maximum: float | None = None
    unit: str | None = None
    linked: bool = False
    """Made in linking: before it the column is empty, or says what the page alone can say."""
    moves: bool = False
    """Says where a row stands or when it was got, not what it says: a row of another release that differs in such
    columns alone has moved, not changed."""


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """`columns` (null or) found among `to_columns` of table `to_table`."""

    columns: tuple[str, ...]
    to_table: str
    to_columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a release."""

    name: str
    description: str
    key: tuple[str, ...]
    sort: tuple[str, ...]
    """Columns that give the order of the rows."""
    columns: tuple[Column, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()
    identity: tuple[str, ...] = ()
    """Where the key is a place: by what a row is known again in another release; equal ones keep their order."""

    @property
    def names(self) -> tuple[str, ...]:
        """Column names in order."""
        return tuple(c.name for c in self.columns)

    def column(self, name: str) -> Column:
        """The column called `name`; KeyError where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"table {self.name} has no column {name}")
