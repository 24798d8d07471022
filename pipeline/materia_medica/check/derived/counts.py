"""Counts: what a table says about how many rows another has is what a reader counts; nothing vanished."""

from __future__ import annotations

import json
from collections import Counter

import pyarrow.compute as pc

from materia_medica.check.derived.registry import derived
from materia_medica.check.facts import Facts
from materia_medica.link.distinct import distinct
from materia_medica.rejects import ROW_TABLES


@derived("sources", shows=("n_pages",))
def pages_all_accounted(facts: Facts, table: str) -> list[bool]:
    """Pages read = pages released + pages rejected."""
    released = Counter(facts.column("monographs", "source"))
    rejected = Counter(s for name, s in facts.rows("rejects", "table", "source") if name == "monographs")
    return [n == released[source] + rejected[source] for source, n in facts.rows(table, "source", "n_pages")]


@derived("drugs", shows=("n_monographs",))
def n_monographs_counted(facts: Facts, table: str) -> list[bool]:
    """`n_monographs` is the number of pages of the drug."""
    return _counted(facts, table, "drug_id", "n_monographs", "monographs")


@derived("drugs", shows=("n_side_effects",))
def n_side_effects_counted(facts: Facts, table: str) -> list[bool]:
    """`n_side_effects` is the number of rows of the drug."""
    return _counted(facts, table, "drug_id", "n_side_effects", "side_effects")


@derived("drugs", shows=("n_faqs",))
def n_faqs_counted(facts: Facts, table: str) -> list[bool]:
    """`n_faqs` is the number of questions of the drug."""
    return _counted(facts, table, "drug_id", "n_faqs", "faqs")


@derived("effects", shows=("n_rows",))
def n_rows_counted(facts: Facts, table: str) -> list[bool]:
    """`n_rows` is the number of rows of the effect."""
    return _counted(facts, table, "effect_id", "n_rows", "side_effects")


@derived("effects", shows=("n_drugs",))
def n_drugs_counted(facts: Facts, table: str) -> list[bool]:
    """`n_drugs` is the number of drugs whose pages state the effect."""
    pairs = distinct(facts.arrow("side_effects", "effect_id"), facts.arrow("side_effects", "drug_id")).values
    counted = Counter(effect for effect, drug in pairs if drug)
    return [n == counted[effect] for effect, n in facts.rows(table, "effect_id", "n_drugs")]


@derived("drugs", shows=("content_origins",))
def content_origins_counted(facts: Facts, table: str) -> list[bool]:
    """`content_origins` are those of the drug's pages."""
    origins: dict[str, set[str]] = {}
    for drug, origin in facts.rows("monographs", "drug_id", "content_origin"):
        origins.setdefault(drug, set()).add(origin)
    return [
        set(said or ()) == origins.get(drug, set()) for drug, said in facts.rows(table, "drug_id", "content_origins")
    ]


def _counted(facts: Facts, table: str, key: str, column: str, rows_of: str) -> list[bool]:
    times = pc.value_counts(facts.arrow(rows_of, key))
    counted = dict(zip(times.field("values").to_pylist(), times.field("counts").to_pylist(), strict=True))
    return [n == counted.get(of, 0) for of, n in facts.rows(table, key, column)]


@derived("rejects", shows=("table", "row_json"))
def row_is_kept(facts: Facts, table: str) -> list[bool]:
    """A refused row stands there as a JSON object; a page that was not read, and what was not a row yet, has none."""
    return [
        _is_object(row) if name in ROW_TABLES and stage == "check" else row is None or _is_object(row)
        for name, stage, row in facts.rows(table, "table", "stage", "row_json")
    ]


def _is_object(row: str | None) -> bool:
    try:
        return isinstance(json.loads(row or ""), dict)
    except ValueError:
        return False


@derived("rejects", shows=("table", "row_key"))
def not_released_too(facts: Facts, table: str) -> list[bool]:
    """A refused page is not among the released ones."""
    released = set(facts.column("monographs", "monograph_id"))
    return [name != "monographs" or key not in released for name, key in facts.rows(table, "table", "row_key")]
