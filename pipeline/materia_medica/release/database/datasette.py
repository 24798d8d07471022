"""`datasette.json`: what Datasette shows beside the tables of `materia.sqlite`."""

from __future__ import annotations

from typing import Any

from materia_medica.release.database.schema import SEARCH, VIEWS
from materia_medica.schema import TABLES

DATABASE = "materia"
"""What Datasette calls `materia.sqlite`."""
WARNING = (
    "What monograph pages say of drugs, read by a program. Not for clinical decisions; a frequency is a page's word, "
    "no incidence, and what is absent here is not safe."
)
_LABELS = {"drugs": "name", "effects": "label", "sources": "name", "monographs": "name", "faqs": "question"}
_FACETS = {
    "side_effects": ["frequency_tier", "is_serious", "content_origin", "source"],
    "drug_effects": ["highest_tier", "consistency", "content_origin"],
    "faqs": ["topic", "source"], "effects": ["body_system", "is_medically_important"], "drugs": ["kind"],
    "monographs": ["source", "page_kind"], "asides": ["reason"], "rejects": ["stage", "rule"],
}  # fmt: skip
_QUERIES = {
    "effects_of_a_drug": (
        "Effects of a drug by frequency",
        "SELECT effect_label, body_system, highest_tier, lowest_tier, is_serious, n_publishers, consistency "
        "FROM drug_effects_named WHERE drug_id = (SELECT drug_id FROM drug_names WHERE name = :name COLLATE NOCASE "
        "LIMIT 1) ORDER BY CASE highest_tier WHEN 'very_common' THEN 1 WHEN 'common' THEN 2 WHEN 'uncommon' THEN 3 "
        "WHEN 'rare' THEN 4 WHEN 'very_rare' THEN 5 ELSE 6 END, effect_label",
    ),
    "questions_about": (
        "Questions whose words or answers hold these words",
        "SELECT x.drug_name, x.question, x.answer FROM faqs_fts JOIN faqs f ON f.rowid = faqs_fts.rowid "
        "JOIN faqs_named x ON x.faq_id = f.faq_id WHERE faqs_fts MATCH :words ORDER BY rank LIMIT 50",
    ),
}


def metadata() -> dict[str, Any]:
    """What the file says; it has no version, so that the same schema gives the same bytes."""
    tables: dict[str, Any] = {}
    for table in TABLES.values():
        said: dict[str, Any] = {
            "description": table.description,
            "columns": {c.name: c.description for c in table.columns},
            "units": {c.name: c.unit for c in table.columns if c.unit == "bytes"},
        }
        if table.name in _LABELS:
            said["label_column"] = _LABELS[table.name]
        if table.name in _FACETS:
            said["facets"] = _FACETS[table.name]
        if table.name in SEARCH:
            said["fts_table"] = f"{table.name}_fts"
        tables[table.name] = {key: value for key, value in said.items() if value}
    tables |= {name: {"description": what} for name, (what, _) in VIEWS.items()}
    queries = {name: {"title": title, "sql": sql} for name, (title, sql) in _QUERIES.items()}
    return {
        "title": "Materia",
        "description": WARNING,
        "databases": {DATABASE: {"description": WARNING, "tables": tables, "queries": queries}},
    }
