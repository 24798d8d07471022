"""`effects`: one row per distinct effect, as the rows of side effects name it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.link.distinct import distinct
from materia_medica.link.meaning.made import stands_for
from materia_medica.link.meaning.meaning import by_effect_id, is_alone, mean
from materia_medica.link.meaning.vocabulary import Concept
from materia_medica.link.open_ids import open_ids
from materia_medica.schema import TABLES
from materia_medica.schema.arrow import conform, from_rows
from materia_medica.schema.ids import fold
from materia_medica.schema.values import BODY_SYSTEMS


def link_effects(side_effects: pa.Table, asides: pa.Table) -> pa.Table:
    """The table `effects` of accepted, linked rows: those stated, those that details and denials name, and the wider
    ones that they lead to.

    The label is the vocabulary's, else the wording used most, among equals the first in the alphabet. Wordings that
    name the effect alone are its synonyms; those that differ only in letter case, quotes or dashes are one.
    """
    wordings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    rows: Counter[str] = Counter()
    lists = (pc.list_flatten(table.column("effect_ids")) for table in (side_effects, asides))
    named = {effect_id for entries in lists for effect_id in pc.unique(entries).to_pylist()}
    effects = set()
    for (effect_id, effect), times in _counted(side_effects, "effect_id", "effect"):
        effects.add(effect)
        if is_alone(effect):
            wordings[effect_id][effect] = times
        rows[effect_id] += times
    pairs = _counted(side_effects, "effect_id", "drug_id")
    drugs = Counter(effect_id for (effect_id, drug_id), _ in pairs if drug_id is not None)
    by_wording = by_effect_id(sorted(effects))

    def known(effect_id: str) -> Concept | None:
        return by_wording.get(effect_id) or stands_for(effect_id)

    made = [
        _row(effect_id, known(effect_id), wordings[effect_id], drugs[effect_id], rows[effect_id])
        for effect_id in sorted(_with_wider(named | rows.keys(), known))
    ]
    declared = TABLES["effects"]
    return conform(declared, from_rows(declared, made))


def _counted(table: pa.Table, *names: str) -> Iterator[tuple[tuple[Any, ...], int]]:
    """The distinct values of some columns, each with the number of its rows."""
    found = distinct(*(table.column(name) for name in names))
    times = np.bincount(found.place.to_numpy(), minlength=len(found.values))
    return zip(found.values, times.tolist(), strict=True)


def _with_wider(named: Iterable[str], known: Callable[[str], Concept | None]) -> set[str]:
    """The effects with all wider ones, up to the widest."""
    found: set[str] = set()
    waiting = list(named)
    while waiting:
        effect_id = waiting.pop()
        if effect_id not in found:
            found.add(effect_id)
            concept = known(effect_id)
            if concept and concept.parent_id:
                waiting.append(concept.parent_id)
    return found


def _row(effect_id: str, concept: Concept | None, used: Counter[str], n_drugs: int, n_rows: int) -> tuple[Any, ...]:
    labels = _labels(used)
    label = concept.label if concept else labels[0] if labels else effect_id.replace("-", " ")
    system = concept.body_system if concept else mean(labels[0]).body_system if labels else "unclassified"
    second = concept.second_body_system if concept else None
    return (
        effect_id,
        label,
        BODY_SYSTEMS[system],
        BODY_SYSTEMS[second] if second else None,
        concept.parent_id if concept else None,
        sorted(w for w in labels if fold(w) != fold(label)),
        bool(concept and concept.is_lab_finding),
        bool(concept and concept.is_medically_important),
        concept is not None,
        list(open_ids().get(effect_id, ())),
        n_drugs,
        n_rows,
    )


def _labels(used: Counter[str]) -> list[str]:
    """One spelling of each wording, the wording used most first."""
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for wording, times in used.items():
        spellings[fold(wording)][wording] = times
    by_use = sorted(spellings.items(), key=lambda s: (-s[1].total(), s[0]))
    return [min(spelled, key=lambda w: (-spelled[w], w)) for _, spelled in by_use]
