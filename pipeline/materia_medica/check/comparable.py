"""What two releases both have: an older one may lack a column, have it as another type, or have lost a table."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

import pyarrow as pa

from materia_medica.check.figures import COLUMNS, MEASURED


class Comparable(NamedTuple):
    """The measured tables of two releases with the columns that both have."""

    now: dict[str, pa.Table]
    before: dict[str, pa.Table]
    lacking: tuple[str, ...]
    """What the older one lacks, as `table` or `table.column`: what hangs on it is not compared."""

    @property
    def possible(self) -> bool:
        """Whether anything can be compared: pages are told apart by their source."""
        return "monographs" in self.before and "source" in self.before["monographs"].column_names


def comparable(
    now: Mapping[str, pa.Table], before: Mapping[str, pa.Table], value_columns: Collection[str] = ()
) -> Comparable:
    """The part of `now` and `before` in which drift can be measured; `value_columns` as `table.column`."""
    found = Comparable({}, {}, ())
    lacking: list[str] = []
    for name in (n for n in MEASURED if n in now):
        if name not in before:
            lacking.append(name)
            continue
        listed = {c.partition(".")[2] for c in value_columns if c.startswith(f"{name}.")}
        wanted = [c for c in now[name].column_names if c in COLUMNS | listed]
        both = [c for c in wanted if _type(now[name], c) == _type(before[name], c)]
        lacking += [f"{name}.{c}" for c in wanted if c not in both]
        found.now[name], found.before[name] = now[name].select(both), before[name].select(both)
    return found._replace(lacking=tuple(lacking))


def _type(table: pa.Table, column: str) -> pa.DataType | None:
    if column not in table.column_names:
        return None
    kind = table.schema.field(column).type
    return kind.value_type if pa.types.is_dictionary(kind) else kind
