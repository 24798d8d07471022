"""Positions count from 1 without a gap; a gap is a row that stands in `rejects`."""

from __future__ import annotations

from collections import Counter, defaultdict

from materia_medica.check.derived.registry import derived
from materia_medica.check.facts import Facts
from materia_medica.rejects import ROW_TABLES


@derived(*ROW_TABLES, shows=("monograph_id", "position"), of_page=True)
def position_follows(facts: Facts, table: str) -> list[bool]:
    """The row's position is the next on its page, rejected rows counted."""
    rejected = Counter(
        f"{source}/{path}" for name, source, path in facts.rows("rejects", "table", "source", "path") if name == table
    )
    return _follows(facts, table, "monograph_id", rejected)


@derived("drug_ingredients", name="position_follows", shows=("drug_id", "position"))
def ingredient_follows(facts: Facts, table: str) -> list[bool]:
    """The ingredient's position is the next of its drug."""
    return _follows(facts, table, "drug_id", Counter())


def _follows(facts: Facts, table: str, of: str, spare: Counter[str]) -> list[bool]:
    last: dict[str, int] = defaultdict(int)
    left = dict(spare)
    out = []
    for owner, position in facts.rows(table, of, "position"):
        step = (position or 0) - last[owner]
        missing = step - 1
        fits = step >= 1 and missing <= left.get(owner, 0)
        if fits and missing:
            left[owner] -= missing
        last[owner] = position or 0
        out.append(fits)
    return out
