"""Derived tables are linked again from the pages and rows that they stand for, and compared value by value."""

from __future__ import annotations

from collections.abc import Callable

import pyarrow as pa

from materia_medica.check.derived.registry import derived
from materia_medica.check.facts import Facts, MissingError
from materia_medica.link.drugs import link_drugs
from materia_medica.link.effects import link_effects
from materia_medica.schema import TABLES

_MADE_OF = ("monographs", "sections", "side_effects", "faqs")


@derived("drugs", "drug_ingredients", stored=pa.string())
def differs_from_linked_in(facts: Facts, table: str) -> list[str | None]:
    """Names of the columns that say something else than the drug's pages."""
    return _different(facts, table, lambda: _drugs(facts)[table])


@derived("effects", name="differs_from_linked_in", stored=pa.string())
def effect_differs_from_linked_in(facts: Facts, table: str) -> list[str | None]:
    """Names of the columns that say something else than the effect's rows."""
    return _different(facts, table, lambda: link_effects(facts.table("side_effects")))


def _drugs(facts: Facts) -> dict[str, pa.Table]:
    priorities = dict(facts.rows("sources", "source", "priority"))
    monographs, sections, side_effects, faqs = (facts.table(name) for name in _MADE_OF)
    made = facts.once("drugs", lambda: link_drugs(monographs, sections, side_effects, faqs, priorities))
    return dict(zip(("drugs", "drug_ingredients"), made, strict=True))


def _different(facts: Facts, table: str, link: Callable[[], pa.Table]) -> list[str | None]:
    declared = TABLES[table]
    for name in declared.names:
        facts.arrow(table, name)
    try:
        linked = {tuple(row[k] for k in declared.key): row for row in link().to_pylist()}
    except (KeyError, TypeError, AttributeError, ValueError, pa.ArrowException) as error:
        raise MissingError(table, f"cannot be linked again: {type(error).__name__}: {error}") from None
    out: list[str | None] = []
    for row in facts.table(table).to_pylist():
        own = linked.get(tuple(row[k] for k in declared.key))
        wrong = declared.key if own is None else [n for n in declared.names if row[n] != own[n]]
        out.append(", ".join(wrong) or None)
    return out
