"""Rows of the per-page tables as extraction makes them; the fields are the columns of the declaration, in order.

They are built by keyword (a test holds all code to it): many neighbouring fields have one type, and nothing would
notice two that changed places.
"""

from __future__ import annotations

import datetime
import json
from typing import NamedTuple


class MonographRow(NamedTuple):
    """A row of `monographs`."""

    monograph_id: str
    source: str
    path: str
    url: str | None
    drug_id: str | None
    name: str
    kind: str
    ingredients: tuple[str, ...]
    page_kind: str
    layout: str
    content_origin: str
    license: str
    language: str
    fetched_at: datetime.datetime | None
    published_at: datetime.datetime | None
    sha256: str
    bytes: int
    text: str
    structure: str
    document_type: str
    document_id: str | None
    document_version: str | None
    effective_date: str | None
    jurisdiction: str | None
    flags: tuple[str, ...]


class SideEffectRow(NamedTuple):
    """A row of `side_effects`."""

    side_effect_id: str
    monograph_id: str
    drug_id: str | None
    source: str
    content_origin: str
    position: int
    effect: str
    effect_id: str
    effect_ids: tuple[str, ...]
    modifiers: tuple[str, ...]
    detail: str | None
    category: str | None
    ingredient: str | None
    group_label: str | None
    frequency_tier: str
    frequency_rank: int | None
    frequency_basis: str
    frequency_text: str | None
    frequency_lower: float | None
    frequency_upper: float | None
    percent: float | None
    comparator: str | None
    comparator_percent: float | None
    is_serious: bool
    seriousness_basis: str
    is_medically_important: bool
    context: str | None
    setting: str | None
    population: str | None
    section_code: str | None
    evidence_start: int
    evidence_end: int
    flags: tuple[str, ...]


class ArmRow(NamedTuple):
    """A row of `arms`."""

    side_effect_id: str
    monograph_id: str
    position: int
    arm: str | None
    arm_size: int | None
    count: int | None  # type: ignore[assignment]  # hides the method of tuples, which no row needs
    percent: float | None
    is_comparator: bool


class FaqRow(NamedTuple):
    """A row of `faqs`."""

    faq_id: str
    monograph_id: str
    drug_id: str | None
    source: str
    content_origin: str
    position: int
    question: str
    answer: str | None
    topic: str
    evidence_start: int
    evidence_end: int
    flags: tuple[str, ...]


class SectionRow(NamedTuple):
    """A row of `sections`."""

    monograph_id: str
    drug_id: str | None
    source: str
    content_origin: str
    position: int
    level: int
    kind: str
    ingredient: str | None
    heading: str | None
    text: str | None
    evidence_start: int
    evidence_end: int


class AsideRow(NamedTuple):
    """A row of `asides`."""

    monograph_id: str
    drug_id: str | None
    source: str
    content_origin: str
    position: int
    section_kind: str
    reason: str
    text: str
    effect_ids: tuple[str, ...]
    evidence_start: int
    evidence_end: int


class RejectRow(NamedTuple):
    """A row of `rejects`."""

    reject_id: str
    stage: str
    table: str
    row_key: str
    source: str
    path: str
    rule: str
    reason: str
    row_json: str | None


def page_json(sha256: str) -> str:
    """`row_json` of a page that was read and refused: what the digest of all pages is made of, and no more of it."""
    return json.dumps({"sha256": sha256})


class PageRows(NamedTuple):
    """Everything that one page gave: its monograph and rows, or its reject."""

    monographs: tuple[MonographRow, ...] = ()
    side_effects: tuple[SideEffectRow, ...] = ()
    arms: tuple[ArmRow, ...] = ()
    faqs: tuple[FaqRow, ...] = ()
    sections: tuple[SectionRow, ...] = ()
    asides: tuple[AsideRow, ...] = ()
    rejects: tuple[RejectRow, ...] = ()
