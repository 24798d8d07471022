"""`aliases`: ids of earlier releases, made of a wording or spelling alone, and the ids that replaced them."""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa

from materia_medica.link.distinct import distinct
from materia_medica.schema import TABLES
from materia_medica.schema.arrow import conform, from_rows
from materia_medica.schema.ids import effect_id, fold


def link_aliases(side_effects: pa.Table, drugs: Iterable[tuple[str, str]]) -> pa.Table:
    """The table `aliases` of accepted, linked rows; `drugs` are pairs of the id by a page's own
    spelling and the linked one.
    """
    wordings = distinct(side_effects.column("effect"), side_effects.column("effect_id")).values
    found = {("effects", effect_id(fold(wording))): linked for wording, linked in sorted(wordings)}
    found.update({("drugs", spelled): linked for spelled, linked in sorted(drugs, reverse=True)})
    rows = [(table, old, new) for (table, old), new in found.items() if old != new]
    declared = TABLES["aliases"]
    return conform(declared, from_rows(declared, rows))
