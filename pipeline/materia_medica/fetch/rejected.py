"""Rows of `rejects` for pages that fetching refuses."""

from __future__ import annotations

from materia_medica.schema.ids import reject_id
from materia_medica.schema.rows import RejectRow

STAGE = "fetch"
TABLE = "monographs"


def rejected(source: str, path: str, rule: str, reason: str) -> RejectRow:
    """The row for one refused page; characters of `path` that are no text are written as escapes."""
    shown = path.encode("utf-8", "backslashreplace").decode("utf-8")
    shown = "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in shown)
    key = f"{source}/{shown}"
    return RejectRow(
        reject_id=reject_id(STAGE, TABLE, key, source, shown, rule),
        stage=STAGE,
        table=TABLE,
        row_key=key,
        source=source,
        path=shown,
        rule=rule,
        reason=reason,
        row_json=None,
    )
