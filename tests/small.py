"""Rows with every field filled, so that a test states only what it is about."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import pyarrow as pa

from materia_medica.account import Extraction, SourcePages, pages_digest
from materia_medica.schema import PAGE_TABLES, TABLES
from materia_medica.schema.arrow import conform, from_rows
from materia_medica.schema.ids import faq_id, fold, reject_id, side_effect_id, slug
from materia_medica.schema.rows import FaqRow, MonographRow, RejectRow, SectionRow, SideEffectRow
from materia_medica.settings.source import Source

ORIGIN = "written_for_this_project"


def source(name: str = "samples", **said: Any) -> Source:
    """A source of a plain folder."""
    facts = {"name": name, "kind": "folder", "address": f"raw/{name}", "content_origin": ORIGIN, "license": "CC0-1.0"}
    return Source(**{**facts, **said, "id": name})


def monograph(path: str, ingredients: tuple[str, ...], **said: Any) -> MonographRow:
    """A page about `ingredients`."""
    source_id = said.pop("source", "samples")
    text = said.pop("text", f"{' + '.join(ingredients)}\nnausea and headache")
    row = MonographRow(
        monograph_id=f"{source_id}/{path}",
        source=source_id,
        path=path,
        url=None,
        drug_id=slug("+".join(sorted(map(fold, ingredients)))),
        name=" + ".join(ingredients),
        kind="single" if len(ingredients) == 1 else "combination",
        ingredients=ingredients,
        page_kind="monograph",
        layout="labels",
        content_origin=ORIGIN,
        license="CC0-1.0",
        language="en",
        fetched_at=None,
        published_at=None,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        bytes=len(text.encode()),
        text=text,
        structure='{"meta":[],"blocks":[]}',
        document_type="web_page",
        document_id=None,
        document_version=None,
        effective_date=None,
        jurisdiction=None,
        flags=(),
    )
    return row._replace(**said)


def side_effect(page: MonographRow, effect: str, **said: Any) -> SideEffectRow:
    """An effect that the page states."""
    row = SideEffectRow(
        side_effect_id=side_effect_id(page.monograph_id, None, None, fold(effect), 1),
        monograph_id=page.monograph_id,
        drug_id=page.drug_id,
        source=page.source,
        content_origin=page.content_origin,
        position=1,
        effect=effect,
        effect_id=slug(fold(effect)),
        effect_ids=(),
        modifiers=(),
        detail=None,
        category=None,
        ingredient=None,
        group_label=None,
        frequency_tier="common",
        frequency_rank=2,
        frequency_basis="group",
        frequency_text="common",
        frequency_lower=None,
        frequency_upper=None,
        percent=None,
        comparator=None,
        comparator_percent=None,
        is_serious=False,
        seriousness_basis="none",
        is_medically_important=False,
        context=None,
        setting=None,
        population=None,
        section_code=None,
        evidence_start=0,
        evidence_end=5,
        flags=(),
    )
    return row._replace(**said)


def faq(page: MonographRow, question: str, answer: str | None) -> FaqRow:
    """A question of the page."""
    return FaqRow(
        faq_id=faq_id(page.monograph_id, fold(question), 1),
        monograph_id=page.monograph_id,
        drug_id=page.drug_id,
        source=page.source,
        content_origin=page.content_origin,
        position=1,
        question=question,
        answer=answer,
        topic="other",
        evidence_start=0,
        evidence_end=5,
        flags=(),
    )


def section(page: MonographRow, kind: str, text: str, position: int = 1, **said: Any) -> SectionRow:
    """A section of the page; each stands behind the one before."""
    row = SectionRow(
        monograph_id=page.monograph_id,
        drug_id=page.drug_id,
        source=page.source,
        content_origin=page.content_origin,
        position=position,
        level=2,
        kind=kind,
        ingredient=None,
        heading=kind.title(),
        text=text,
        evidence_start=position * 1000,
        evidence_end=position * 1000 + 999,
    )
    return row._replace(**said)


def reject(path: str, table: str = "monographs", rule: str = "empty_page", source_id: str = "samples") -> RejectRow:
    """A refused page or row."""
    key = f"{source_id}/{path}"
    return RejectRow(
        reject_id=reject_id("read", table, key, source_id, path, rule),
        stage="read",
        table=table,
        row_key=key,
        source=source_id,
        path=path,
        rule=rule,
        reason="the page has no text",
        row_json=None,
    )


def tables(**rows: Iterable[tuple[Any, ...]]) -> dict[str, pa.Table]:
    """Per-page tables with these rows; those not named are empty."""
    return {n: conform(TABLES[n], from_rows(TABLES[n], list(rows.get(n, ())))) for n in PAGE_TABLES}


def account(data: dict[str, pa.Table], *sources: str) -> Extraction:
    """The account of an extraction that gave just these tables."""
    refused = data["rejects"].column("table").to_pylist()
    pages = list(zip(*(data["monographs"].column(n).to_pylist() for n in ("monograph_id", "sha256")), strict=True))
    origin = data["monographs"].column("source").to_pylist() + [
        s for s, t in zip(data["rejects"].column("source").to_pylist(), refused, strict=True) if t == "monographs"
    ]
    return Extraction(
        tuple(SourcePages(s, origin.count(s), None) for s in sources or ("samples",)),
        pages_digest(pages),
        {n: data[n].num_rows + refused.count(n) for n in PAGE_TABLES if n != "rejects"},
    )
