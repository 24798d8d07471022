"""Rows with ids and keys from what extraction found on a page."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from materia_medica.extract.effects.side_effects import SideEffects
from materia_medica.extract.faqs.topics import is_instruction, topic_of
from materia_medica.extract.faqs.walk import Faqs
from materia_medica.extract.layout.gathered import Section
from materia_medica.extract.layout.page_kind import has_residue
from materia_medica.schema.ids import effect_id, faq_id, fold, side_effect_id
from materia_medica.schema.rows import ArmRow, AsideRow, FaqRow, SectionRow, SideEffectRow
from materia_medica.schema.values import TIER_RANKS


class Context(NamedTuple):
    """What all rows of a page share."""

    monograph_id: str
    drug_id: str | None
    source: str
    content_origin: str
    text: str
    names: frozenset[str]
    """What the page calls its drug and ingredients, folded."""
    has_residue: bool
    """Whether the page's text speaks as its machine author anywhere."""


def effect_rows(context: Context, effects: SideEffects) -> tuple[SideEffectRow, ...]:
    """Rows of `side_effects`; an inserted item changes no other row's id."""
    seen: Counter[tuple[str | None, str | None, str]] = Counter()
    rows = []
    for position, row in enumerate(effects.rows, 1):
        folded, known_as = _known_by(row.effect)
        key = (row.ingredient, row.context, folded)
        seen[key] += 1
        stated = row.said.frequency
        flags = row.flags
        if context.has_residue and has_residue(context.text[row.evidence.start : row.evidence.end]):
            flags = (*flags, "prompt_residue")
        rows.append(
            SideEffectRow(
                side_effect_id=side_effect_id(context.monograph_id, *key, seen[key]),
                monograph_id=context.monograph_id,
                drug_id=context.drug_id,
                source=context.source,
                content_origin=context.content_origin,
                position=position,
                effect=row.effect,
                effect_id=known_as,
                effect_ids=(),
                modifiers=(),
                detail=(row.detail or "").strip() or None,
                category=row.category or None,
                ingredient=row.ingredient,
                group_label=row.group_label or None,
                frequency_tier=stated.tier if stated else "not_known",
                frequency_rank=TIER_RANKS.get(stated.tier) if stated else None,
                frequency_basis=row.basis,
                frequency_text=stated.text if stated else None,
                frequency_lower=stated.lower if stated else None,
                frequency_upper=stated.upper if stated else None,
                percent=row.rates.percent,
                comparator=row.rates.comparator,
                comparator_percent=row.rates.comparator_percent,
                is_serious=row.is_serious,
                seriousness_basis=row.seriousness_basis,
                is_medically_important=False,
                context=row.context,
                setting=row.setting,
                population=row.population,
                section_code=row.section_code,
                evidence_start=row.evidence.start,
                evidence_end=row.evidence.end,
                flags=flags,
            )
        )
    return tuple(rows)


def arm_rows(effects: SideEffects, rows: tuple[SideEffectRow, ...]) -> tuple[ArmRow, ...]:
    """Rows of `arms`, of the effects that `rows` are made of."""
    return tuple(
        ArmRow(
            side_effect_id=row.side_effect_id,
            monograph_id=row.monograph_id,
            position=position,
            arm=arm.arm.strip() or None,
            arm_size=arm.arm_size,
            count=arm.count,
            percent=arm.percent,
            is_comparator=arm.is_comparator,
        )
        for found, row in zip(effects.rows, rows, strict=True)
        for position, arm in enumerate(found.rates.arms, 1)
    )


@lru_cache(maxsize=65536)
def _known_by(effect: str) -> tuple[str, str]:
    """An effect's wording folded, and its stable slug."""
    folded = fold(effect)
    return folded, effect_id(folded)


def faq_rows(context: Context, faqs: Faqs) -> tuple[FaqRow, ...]:
    """Rows of `faqs`."""
    seen: Counter[str] = Counter()
    rows = []
    for position, faq in enumerate(faqs.faqs, 1):
        key = fold(faq.question)
        seen[key] += 1
        flags = []
        if not faq.answer:
            flags.append("unanswered")
        elif is_instruction(faq.answer):
            flags.append("clinical_instruction")
        if context.has_residue and has_residue(f"{faq.question} {faq.answer}"):
            flags.append("prompt_residue")
        rows.append(
            FaqRow(
                faq_id=faq_id(context.monograph_id, key, seen[key]),
                monograph_id=context.monograph_id,
                drug_id=context.drug_id,
                source=context.source,
                content_origin=context.content_origin,
                position=position,
                question=faq.question,
                answer=faq.answer or None,
                topic=topic_of(faq.question, context.names),
                evidence_start=faq.evidence.start,
                evidence_end=faq.evidence.end,
                flags=tuple(flags),
            )
        )
    return tuple(rows)


def section_rows(context: Context, sections: list[Section]) -> tuple[SectionRow, ...]:
    """Rows of `sections`."""
    rows: list[SectionRow] = []
    for section in sections:
        heading = section.heading.text.strip(" *:_") if section.heading else None
        spans = [section.lines[0].span, section.lines[-1].span] if section.lines else []
        start = section.heading.start if section.heading else spans[0].start
        end = max([s.end for s in spans] + ([section.heading.end] if section.heading else []))
        text = context.text[spans[0].start : spans[-1].end] if spans else None
        rows.append(
            SectionRow(
                monograph_id=context.monograph_id,
                drug_id=context.drug_id,
                source=context.source,
                content_origin=context.content_origin,
                position=len(rows) + 1,
                level=section.level,
                kind=section.kind,
                ingredient=section.ingredient,
                heading=heading or None,
                text=text or None,
                evidence_start=start,
                evidence_end=end,
            )
        )
    return tuple(rows)


def aside_rows(context: Context, effects: SideEffects, faqs: Faqs) -> tuple[AsideRow, ...]:
    """Rows of `asides`: side effects first, then FAQs."""
    rows: list[AsideRow] = []
    for kind, asides in (("side_effects", effects.asides), ("faqs", faqs.asides)):
        for aside in asides:
            rows.append(
                AsideRow(
                    monograph_id=context.monograph_id,
                    drug_id=context.drug_id,
                    source=context.source,
                    content_origin=context.content_origin,
                    position=len(rows) + 1,
                    section_kind=kind,
                    reason=aside.reason,
                    text=aside.span.text,
                    effect_ids=(),
                    evidence_start=aside.span.start,
                    evidence_end=aside.span.end,
                )
            )
    return tuple(rows)
