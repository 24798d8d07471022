"""Corrections as a manifest records them, so that whoever has a release knows which values a person changed."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from materia_medica.schema import TABLES
from materia_medica.settings.corrections import Correction


def recorded(corrections: Sequence[Correction]) -> list[dict[str, Any]]:
    """Corrections as JSON values; `corrections_of` reads them back."""
    return [
        {
            "place": c.place,
            "table": c.table,
            "page": c.page,
            "row": c.row,
            "found": _plain(c.found),
            "becomes": None if c.becomes is None else _plain(c.becomes),
            "why": c.why,
            "who": c.who,
            "when": c.when.isoformat(),
        }
        for c in corrections
    ]


def corrections_of(manifest: Mapping[str, Any]) -> list[Correction]:
    """The corrections that a manifest records; none where it says nothing of any.

    Raises ValueError, KeyError or TypeError where it does not record them as `recorded` does.
    """
    return [
        Correction(
            place=said["place"],
            table=said["table"],
            page=said["page"],
            row=said["row"],
            found=_typed(said["table"], said["found"]),
            becomes=None if said["becomes"] is None else _typed(said["table"], said["becomes"]),
            why=said["why"],
            who=said["who"],
            when=datetime.date.fromisoformat(said["when"]),
        )
        for said in manifest.get("corrections", ())
    ]


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v.isoformat() if isinstance(v, datetime.datetime) else v for k, v in values.items()}


def _typed(table: str, values: Mapping[str, Any]) -> dict[str, Any]:
    times = {c.name for c in TABLES[table].columns if c.type == "timestamp"}
    return {
        k: datetime.datetime.fromisoformat(v) if k in times and isinstance(v, str) else v for k, v in values.items()
    }
