"""Which extracted side effect meets which label: one to one, the closest kind of match first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from materia_medica.accuracy.labels import EffectLabel
from materia_medica.accuracy.wording import bag, folded, overlaps

Row = Mapping[str, Any]


class Pair(NamedTuple):
    """A label and the row that meets it, by their places."""

    label: int
    row: int
    is_strict: bool
    """Whether the row reads as the label or one of its alternatives; else one only holds the other's words."""


def pair_up(labels: Sequence[EffectLabel], rows: Sequence[Row]) -> list[Pair]:
    """Pairs of labels and rows; no label and no row stands in two."""
    taken_labels: set[int] = set()
    taken_rows: set[int] = set()
    pairs = []
    for *_, label, row in sorted(_candidates(labels, rows)):
        if label not in taken_labels and row not in taken_rows:
            taken_labels.add(label)
            taken_rows.add(row)
            pairs.append(Pair(label, row, _is_strict(labels[label], rows[row])))
    return pairs


def _candidates(
    labels: Sequence[EffectLabel], rows: Sequence[Row]
) -> list[tuple[bool, bool, bool, int, int, int, int]]:
    """All possible pairs with what ranks them: wording, tier, whether the label counts, length, distance."""
    found = []
    for at, label in enumerate(labels):
        for row_at, row in enumerate(rows):
            is_strict = _is_strict(label, row)
            if not is_strict and not any(overlaps(bag(w), bag(row["effect"])) for w in label.wordings):
                continue
            longer = abs(len(bag(label.wordings[0])) - len(bag(row["effect"])))
            wrong_tier = row["frequency_tier"] not in label.tiers
            found.append((not is_strict, wrong_tier, label.is_optional, longer, abs(at - row_at), at, row_at))
    return found


def _is_strict(label: EffectLabel, row: Row) -> bool:
    return folded(row["effect"]) in map(folded, label.wordings)
