"""The way of a page in one screen: read it, lay it out, read what its sections say, and write the rows."""

from __future__ import annotations

import hashlib

from materia_medica.extract.dialect import dialect_of
from materia_medica.extract.effects.labelling.dialect import is_us_labelling
from materia_medica.extract.effects.labelling.warning_sections import warning_sections
from materia_medica.extract.effects.side_effects import read_side_effects
from materia_medica.extract.faqs.walk import read_faqs
from materia_medica.extract.layout.outline import outline_of
from materia_medica.extract.monograph import context_of, monograph_row
from materia_medica.extract.page_facts import PageFacts, facts_of
from materia_medica.extract.page_rows import arm_rows, aside_rows, effect_rows, faq_rows, section_rows
from materia_medica.page import Page
from materia_medica.read import read
from materia_medica.read.document import Document, Unreadable
from materia_medica.schema.ids import reject_id
from materia_medica.schema.rows import PageRows, RejectRow, page_json
from materia_medica.settings.source import Source


def extract(page: Page, source: Source) -> PageRows:
    """Every row that one page gives; a page that cannot be read gives one row of `rejects` and nothing else."""
    try:
        return rows_of(read(page), facts_of(page, source))
    except Unreadable as error:
        return PageRows(rejects=(_reject(page, error),))


def rows_of(document: Document, facts: PageFacts) -> PageRows:
    """Every row of a page that was read; raises `Unreadable` where it has neither a title nor a section that is known.

    A released page can be read from its row of `monographs` (`read.structure.document_of`), and gives the same rows.
    """
    outline = outline_of(document, facts.path, title_stands=facts.title_stands)
    dialect = dialect_of(document.meta.facts, outline.title.name)
    is_label = is_us_labelling(document)
    effects = read_side_effects(
        outline.of_kind("side_effects"),
        outline.known,
        dialect,
        is_label=is_label,
        warnings=warning_sections(outline.of_kind("precautions")) if is_label else (),
    )
    faqs = read_faqs(outline.of_kind("faqs"), outline.known)
    context = context_of(facts, document, outline)
    side_effects = effect_rows(context, effects)
    about = monograph_row(facts, document, outline=outline, context=context, effects=effects, faqs=faqs)
    return PageRows(
        monographs=(about,),
        side_effects=side_effects,
        arms=arm_rows(effects, side_effects),
        faqs=faq_rows(context, faqs),
        sections=section_rows(context, outline.sections),
        asides=aside_rows(context, effects, faqs),
    )


def _reject(page: Page, error: Unreadable) -> RejectRow:
    key = reject_id("read", "monographs", page.monograph_id, page.source, page.path, error.rule)
    return RejectRow(
        reject_id=key,
        stage="read",
        table="monographs",
        row_key=page.monograph_id,
        source=page.source,
        path=page.path,
        rule=error.rule,
        reason=error.reason,
        row_json=page_json(hashlib.sha256(page.data).hexdigest()),
    )
