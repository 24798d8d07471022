"""The row of the page itself, and what all of its rows share."""

from __future__ import annotations

import datetime

from materia_medica.extract.effects.side_effects import SideEffects
from materia_medica.extract.faqs.walk import Faqs
from materia_medica.extract.language.ingredient import all_names
from materia_medica.extract.layout.effects_heads import speaks_of_effects
from materia_medica.extract.layout.ingredients import drug_id_of
from materia_medica.extract.layout.outline import Outline
from materia_medica.extract.layout.page_kind import denies_product, has_residue
from materia_medica.extract.page_facts import PageFacts
from materia_medica.extract.page_rows import Context
from materia_medica.extract.untold import Stretch, untold
from materia_medica.read.document import Document
from materia_medica.read.structure import structure_of
from materia_medica.schema.ids import fold
from materia_medica.schema.rows import MonographRow


def context_of(facts: PageFacts, document: Document, outline: Outline) -> Context:
    """What all rows of a page share."""
    is_monograph = outline.kind == "monograph"
    return Context(
        monograph_id=facts.monograph_id,
        drug_id=drug_id_of(outline.ingredients, outline.title.name) if is_monograph else None,
        source=facts.source,
        content_origin=facts.content_origin,
        text=document.text,
        names=all_names(outline.known) | {fold(outline.title.name)} - {""},
        has_residue=document.meta.facts.document_type is None and has_residue(document.text),
    )


def monograph_row(
    facts: PageFacts,
    document: Document,
    *,
    outline: Outline,
    context: Context,
    effects: SideEffects,
    faqs: Faqs,
) -> MonographRow:
    """The row of `monographs`."""
    stated = document.meta.facts
    return MonographRow(
        monograph_id=context.monograph_id,
        source=context.source,
        path=facts.path,
        url=facts.url or document.meta.url,
        drug_id=context.drug_id,
        name=outline.title.name,
        kind="combination" if len(outline.ingredients) > 1 else "single",
        ingredients=outline.ingredients,
        page_kind=outline.kind,
        layout=outline.layout,
        content_origin=context.content_origin,
        license=facts.license,
        language=outline.other_language or document.meta.language or facts.language,
        fetched_at=facts.fetched_at,
        published_at=_date(document.meta.published_at),
        sha256=facts.sha256,
        bytes=facts.bytes,
        text=context.text,
        structure=structure_of(document),
        document_type=stated.document_type or "web_page",
        document_id=stated.document_id,
        document_version=stated.document_version,
        effective_date=stated.effective_date,
        jurisdiction=stated.jurisdiction,
        flags=_flags(facts, document, context, outline, effects, faqs) + document.meta.doubts,
    )


def _date(stated: str | None) -> datetime.datetime | None:
    """A date as the page states it, in UTC; null where it is no date."""
    if stated is None:
        return None
    try:
        when = datetime.datetime.fromisoformat(stated)
    except ValueError:
        return None
    when = when if when.tzinfo else when.replace(tzinfo=datetime.UTC)
    try:
        return when.astimezone(datetime.UTC)
    except OverflowError:
        return None


def _flags(  # noqa: PLR0917 (all that a page has)
    facts: PageFacts, document: Document, context: Context, outline: Outline, effects: SideEffects, faqs: Faqs
) -> tuple[str, ...]:
    """What a reader of the page's rows should know of the page; a regulator denies no product that it describes."""
    is_web_page = document.meta.facts.document_type is None
    kinds = {s.kind for s in outline.sections}
    is_monograph = outline.kind == "monograph"
    found = {
        "unsupported_language": outline.other_language is not None,
        "denies_product": is_monograph and is_web_page and denies_product(context.text, outline.sections),
        "no_side_effects_section": is_monograph and "side_effects" not in kinds,
        "no_side_effect_rows": is_monograph and "side_effects" in kinds and not effects.rows,
        "effects_unread": is_monograph and not effects.rows and speaks_of_effects(context.text),
        "no_faq_section": is_monograph and "faqs" not in kinds,
        "no_faq_rows": is_monograph and "faqs" in kinds and not faqs.faqs,
        "untold_text": is_monograph and _leaves_words(outline, effects, faqs),
        "prompt_residue": context.has_residue,
        "generic_name_differs": outline.generic_name_differs,
        "standing_title": facts.title_stands,
        "title_from_path": outline.title.is_from_path,
    }
    return tuple(flag for flag, holds in found.items() if holds)


def _leaves_words(outline: Outline, effects: SideEffects, faqs: Faqs) -> bool:
    """Whether nothing tells of some words of the sections that are read."""
    lines = [line.span for kind in ("side_effects", "faqs") for s in outline.of_kind(kind) for line in s.lines]
    told: list[Stretch] = [*effects.heads, *faqs.heads]
    told += [row.evidence for row in effects.rows]
    told += [faq.evidence for faq in faqs.faqs]
    told += [aside.span for aside in (*effects.asides, *faqs.asides)]
    return bool(untold(lines, told))
