"""Every table of a release."""

from __future__ import annotations

from materia_medica.schema.columns import Table
from materia_medica.schema.linked_tables import (
    ALIASES,
    DRUG_EFFECTS,
    DRUG_INGREDIENTS,
    DRUG_NAMES,
    DRUGS,
    EFFECTS,
    IDENTIFIERS,
    SOURCES,
)
from materia_medica.schema.page_tables import ARMS, ASIDES, FAQS, MONOGRAPHS, REJECTS, SECTIONS, SIDE_EFFECTS

SCHEMA_VERSION = "4.1.0"
"""Version of the tables' shape: major for a break with readers, minor for an added column or value."""

TABLES: dict[str, Table] = {
    t.name: t
    for t in (SOURCES, MONOGRAPHS, DRUGS, DRUG_INGREDIENTS, DRUG_NAMES, IDENTIFIERS, SIDE_EFFECTS, ARMS, FAQS, SECTIONS,
              ASIDES, EFFECTS, DRUG_EFFECTS, ALIASES, REJECTS)
}  # fmt: skip
"""All tables of a release by name."""

PAGE_TABLES = ("monographs", "side_effects", "arms", "faqs", "sections", "asides", "rejects")
"""Tables that extraction makes from each page alone."""
