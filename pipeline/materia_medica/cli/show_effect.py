"""`materia show EFFECT`: the drugs whose pages state an effect, by frequency tier."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from materia_medica.cli.console import fact
from materia_medica.cli.shown import TIER_NAMES, Row, indented, one_line, title

if TYPE_CHECKING:
    from rich.console import Console

    from materia_medica.release.rows import Rows

_SHOWN = 40
"""Drugs of a tier that are listed by name; of more the rest is counted."""


def show_effect(console: Console, rows_of: Rows, effect: Row, version: str) -> None:
    """Print one effect: what it is, and its drugs from the most to the least frequent, the serious ones marked."""
    indented(console, f"{effect['label']} ({effect['effect_id']}, release {version})", 0, "bold")
    kinds = [effect["body_system"], effect["second_body_system"]]
    kinds += ["laboratory finding"] if effect["is_lab_finding"] else []
    kinds += ["medically important"] if effect["is_medically_important"] else []
    indented(console, "; ".join(k for k in kinds if k), 2)
    if effect["synonyms"]:
        indented(console, f"Also worded: {one_line(', '.join(effect['synonyms'][:12]))}", 2)
    named = {row["drug_id"]: row["name"] for row in rows_of("drugs", ["drug_id", "name"])}
    rows = rows_of("drug_effects", effect_id=effect["effect_id"])
    fact(release=version, effect=effect, drug_effects=rows)
    title(console, f"Drugs whose pages state it ({len({r['drug_id'] for r in rows})})")
    for tier, name in TIER_NAMES.items():
        if of_tier := [r for r in rows if r["highest_tier"] == tier]:
            _show_tier(console, name, of_tier, named)
    if denied := sorted({named[r["drug_id"]] for r in rows if r["denied_by"]}):
        title(console, "Stated by one page and denied by another")
        indented(console, ", ".join(denied), 2)


def _show_tier(console: Console, name: str, rows: Sequence[Row], named: Mapping[str, str]) -> None:
    drugs = sorted({f"{named[r['drug_id']]}{' (serious)' if r['is_serious'] else ''}" for r in rows}, key=str.lower)
    more = f", and {len(drugs) - _SHOWN} more" if len(drugs) > _SHOWN else ""
    indented(console, f"{name}: {len(drugs)}", 2, "bold")
    indented(console, ", ".join(drugs[:_SHOWN]) + more, 4)
