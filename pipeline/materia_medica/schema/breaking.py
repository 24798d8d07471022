"""What a change of the tables does to readers, and which version it asks for; docs/schema-versions.md explains it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import IntEnum
from typing import Any, NamedTuple

Stated = Mapping[str, Any]
"""What `stated_schema` gives, or a release's `schema.json` says."""


class Level(IntEnum):
    """The part of the version that a change counts up."""

    MAJOR = 0
    """A reader that was right may fail, or read something else."""
    MINOR = 1
    """There is more than before."""
    PATCH = 2
    """The same data, described better."""


class SchemaChange(NamedTuple):
    """One difference of two declarations."""

    level: Level
    what: str


def schema_changes(old: Stated, new: Stated) -> list[SchemaChange]:
    """Every difference of two declarations, the gravest first."""
    return sorted(_changes(old["tables"], new["tables"]))


def least_version(old: str, changes: list[SchemaChange]) -> str:
    """The lowest version that may follow `old` after these changes."""
    if not changes:
        return old
    level = min(change.level for change in changes)
    parts = _parts(old)
    return ".".join(str(n) for n in (*parts[:level], parts[level] + 1, *[0] * (2 - level)))


def is_enough(old: str, new: str, changes: list[SchemaChange]) -> bool:
    """Whether the version `new` tells readers of `old` what these changes do to them."""
    return _parts(new) >= _parts(least_version(old, changes))


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _changes(old: Stated, new: Stated) -> Iterator[SchemaChange]:
    for name in old:
        if name not in new:
            yield SchemaChange(Level.MAJOR, f"table {name} is gone")
    for name, table in new.items():
        if name not in old:
            yield SchemaChange(Level.MINOR, f"table {name} is new")
        else:
            yield from _of_table(name, old[name], table)


def _of_table(name: str, old: Stated, new: Stated) -> Iterator[SchemaChange]:
    for said in ("key", "sort"):
        if old[said] != new[said]:
            what = "is sorted" if said == "sort" else "has its key"
            yield SchemaChange(
                Level.MAJOR, f"{name} {what} by {', '.join(new[said])}, before by {', '.join(old[said])}"
            )
    if old["foreign_keys"] != new["foreign_keys"]:
        yield SchemaChange(Level.MINOR, f"{name} has other foreign keys")
    if old["description"] != new["description"]:
        yield SchemaChange(Level.PATCH, f"{name} has another description")
    was, now = old["columns"], new["columns"]
    for column in was:
        if column not in now:
            yield SchemaChange(Level.MAJOR, f"{name}.{column} is gone")
    for column, said in now.items():
        if column not in was:
            yield SchemaChange(Level.MINOR, f"{name}.{column} is new")
        else:
            yield from _of_column(f"{name}.{column}", was[column], said)
    if [c for c in was if c in now] != [c for c in now if c in was]:
        yield SchemaChange(Level.MINOR, f"{name} has its columns in another order")


def _of_column(name: str, old: Stated, new: Stated) -> Iterator[SchemaChange]:
    for said in ("type", "unit"):
        if old.get(said) != new.get(said):
            yield SchemaChange(Level.MAJOR, f"{name} has the {said} {new.get(said)}, before {old.get(said)}")
    if old["nullable"] != new["nullable"]:
        level, how = (Level.MAJOR, "may be") if new["nullable"] else (Level.MINOR, "is never")
        yield SchemaChange(level, f"{name} {how} null")
    was, now = old.get("values", ()), new.get("values", ())
    if gone := [v for v in was if v not in now]:
        yield SchemaChange(Level.MAJOR, f"{name} has no value {', '.join(gone)} any more")
    if fresh := [v for v in now if v not in was]:
        level = Level.MINOR if was else Level.MAJOR
        yield SchemaChange(
            level, f"{name} has the value {', '.join(fresh)}" if was else f"{name} has a closed list now"
        )
    for said in ("description", "pattern", "minimum", "maximum"):
        if old.get(said) != new.get(said):
            yield SchemaChange(Level.PATCH, f"{name} has another {said}")
