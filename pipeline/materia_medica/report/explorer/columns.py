"""Tables of a release as plain lists, and the numbers by which the explorer's data names drugs, effects and words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import pyarrow as pa

from materia_medica.schema.arrow import plain
from materia_medica.schema.values import BODY_SYSTEMS, CONTENT_ORIGINS, TIERS, TOPICS

SYSTEMS = tuple(BODY_SYSTEMS.values())
ORIGINS = CONTENT_ORIGINS
TIER_NUMBER = {tier: number for number, tier in enumerate(TIERS)}
"""Tiers by their place, the most frequent first and `not_known` last."""
SYSTEM_NUMBER = {system: number for number, system in enumerate(SYSTEMS)}
ORIGIN_NUMBER = {origin: number for number, origin in enumerate(ORIGINS)}
TOPIC_NUMBER = {topic: number for number, topic in enumerate(TOPICS)}


def rows(table: pa.Table, *names: str) -> Iterator[tuple[Any, ...]]:
    """The rows of some columns, in the table's order."""
    return zip(*(plain(table.column(name)).to_pylist() for name in names), strict=True)


class Numbers(NamedTuple):
    """Drugs and effects by their place in the release."""

    drugs: Mapping[str, int]
    effects: Mapping[str, int]

    @classmethod
    def of(cls, tables: Mapping[str, pa.Table]) -> Numbers:
        """The places of a release's drugs and effects."""
        return cls(_places(tables["drugs"], "drug_id"), _places(tables["effects"], "effect_id"))

    def of_effects(self, ids: Iterable[str] | None) -> list[int]:
        """The places of these effects; ids that the release lacks are left out."""
        return [self.effects[i] for i in ids or () if i in self.effects]


def _places(table: pa.Table, column: str) -> dict[str, int]:
    return {value: place for place, value in enumerate(plain(table.column(column)).to_pylist())}


class Texts:
    """Words that stand once, however many rows rest on them."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}

    def place(self, words: str) -> int:
        """The place of these words, new ones at the end."""
        return self._places.setdefault(words, len(self._places))

    def as_list(self) -> list[str]:
        """All words, by place."""
        return list(self._places)
