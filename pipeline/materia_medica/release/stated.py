"""`schema.json` of a release, and whether the version of the schema says what has changed since the last one."""

from __future__ import annotations

import json
from pathlib import Path

from materia_medica.release import layout
from materia_medica.schema import SCHEMA_VERSION
from materia_medica.schema.breaking import Level, SchemaChange, Stated, is_enough, least_version, schema_changes
from materia_medica.schema.stated import stated_schema
from materia_medica.stop import Exit, Stop

_WHAT = {
    Level.MAJOR: "in a way that breaks readers",
    Level.MINOR: "by what readers did not have before",
    Level.PATCH: "in words alone",
}


def schema_as_json() -> str:
    """The content of `schema.json`."""
    return json.dumps(stated_schema(), indent=1, ensure_ascii=False) + "\n"


def schema_of(release: Path) -> Stated | None:
    """The declaration that a release was made by; null where it does not say."""
    try:
        said = json.loads((release / layout.SCHEMA).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return said if isinstance(said, dict) and {"schema_version", "tables"} <= set(said) else None


def changes_of_schema(last: Path) -> list[SchemaChange]:
    """What the declaration of the tables changed since `last`; nothing where that does not say what it was."""
    before = schema_of(last)
    return [] if before is None else schema_changes(before, stated_schema())


def hold_to_version(last: Path) -> None:
    """Raise `Stop` where the tables are declared otherwise than those of `last` and the version does not say so."""
    before, changes = schema_of(last), changes_of_schema(last)
    if before is None or is_enough(before["schema_version"], SCHEMA_VERSION, changes):
        return
    least = least_version(before["schema_version"], changes)
    shown = "".join(f"\n  {change.what}" for change in changes[:10])
    why = f"differ from those of release {last.name} {_WHAT[changes[0].level]}" if changes else "are as they were"
    raise Stop(
        Exit.DIFFERENCE,
        f"the tables {why}, and the schema's version is {SCHEMA_VERSION} after {before['schema_version']}; it must be "
        f"{least} or higher (SCHEMA_VERSION in schema/tables.py); no release{shown}",
    )
