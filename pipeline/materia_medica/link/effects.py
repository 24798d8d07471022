"""`effects`: one row per distinct effect, as the rows of side effects name it by `effect_id`."""

from __future__ import annotations

from collections import Counter, defaultdict

import pyarrow as pa

from materia_medica.schema import TABLES
from materia_medica.schema.arrow import conform, from_rows
from materia_medica.schema.ids import fold


def link_effects(side_effects: pa.Table) -> pa.Table:
    """The table `effects` of accepted rows.

    The label is the wording used most, among equals the first in the alphabet; the other wordings are its synonyms.
    Wordings that differ only in letter case, quotes or dashes are one.
    """
    wordings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    drugs: defaultdict[str, set[str]] = defaultdict(set)
    columns = (side_effects.column(n).to_pylist() for n in ("effect_id", "effect", "drug_id"))
    for effect_id, effect, drug_id in zip(*columns, strict=True):
        wordings[effect_id][effect] += 1
        if drug_id is not None:
            drugs[effect_id].add(drug_id)
    rows = []
    for effect_id, used in wordings.items():
        label, *others = _labels(used)
        rows.append((effect_id, label, None, None, sorted(others), len(drugs[effect_id]), used.total()))
    declared = TABLES["effects"]
    return conform(declared, from_rows(declared, rows))


def _labels(used: Counter[str]) -> list[str]:
    """One spelling of each wording, the wording used most first."""
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for wording, times in used.items():
        spellings[fold(wording)][wording] = times
    by_use = sorted(spellings.items(), key=lambda s: (-s[1].total(), s[0]))
    return [min(spelled, key=lambda w: (-spelled[w], w)) for _, spelled in by_use]
