"""One page to its rows: the order in which the parts of extraction run."""

from __future__ import annotations

import datetime
import difflib
import hashlib

from materia_medica.extract.effects.side_effects import SideEffects, read_side_effects
from materia_medica.extract.faqs.reader import Faqs, read_faqs
from materia_medica.extract.language.mentions import with_aliases
from materia_medica.extract.layout.ingredients import drug_id_of, ingredients_of
from materia_medica.extract.layout.lines import lines_of
from materia_medica.extract.layout.page_kind import denies_product, has_residue, page_kind
from materia_medica.extract.layout.sections import Section, find_sections
from materia_medica.extract.rows import Context, aside_rows, effect_rows, faq_rows, section_rows
from materia_medica.page import Page
from materia_medica.read import read
from materia_medica.read.document import Document, Unreadable
from materia_medica.schema.ids import reject_id
from materia_medica.schema.rows import Monograph, PageRows, Reject
from materia_medica.settings.sources import Source

_SAME_SPELLING = 0.8
"""Names more alike than this are two spellings of one substance."""


def extract(page: Page, source: Source) -> PageRows:
    """Every row that one page gives; a page that cannot be read gives one row of `rejects` and nothing else."""
    try:
        document = read(page)
        return _rows(page, source, document)
    except Unreadable as error:
        return PageRows(rejects=(_reject(page, error),))


def _reject(page: Page, error: Unreadable) -> Reject:
    key = reject_id("read", "monographs", page.monograph_id, page.source, page.path, error.rule)
    return Reject(
        reject_id=key,
        stage="read",
        table="monographs",
        row_key=page.monograph_id,
        source=page.source,
        path=page.path,
        rule=error.rule,
        reason=error.reason,
        row_json=None,
    )


def _rows(page: Page, source: Source, document: Document) -> PageRows:
    name, from_path = _name(document, page)
    lines = lines_of(document)
    ingredients = ingredients_of(name)
    known = with_aliases(ingredients, document.text)
    sections = find_sections(lines, known)
    recognised = [s for s in sections if s.kind not in ("introduction", "other")]
    if from_path and not recognised:
        raise Unreadable("no_title_no_section", "the page has neither a title nor one section that is known")
    resolved = _of_brand(name, ingredients, sections)
    if resolved != ingredients:
        ingredients, known = resolved, with_aliases(resolved, document.text)
    kind = page_kind(document.text, sections, known)
    found, faqs = SideEffects(), Faqs((), ())
    if kind == "monograph":
        found = read_side_effects([s for s in sections if s.kind == "side_effects"], known)
        faqs = read_faqs([s for s in sections if s.kind == "faqs"], known)
    drug_id = drug_id_of(ingredients, name) if kind == "monograph" else None
    residue = has_residue(document.text)
    context = Context(page.monograph_id, drug_id, page.source, source.content_origin, document.text, residue)
    monograph = Monograph(
        monograph_id=page.monograph_id,
        source=page.source,
        path=page.path,
        url=page.url or document.meta.url,
        drug_id=drug_id,
        name=name,
        kind="combination" if len(ingredients) > 1 else "single",
        ingredients=ingredients,
        page_kind=kind,
        layout=_layout(recognised),
        content_origin=source.content_origin,
        license=source.license,
        language=document.meta.language or source.language,
        fetched_at=page.fetched_at,
        published_at=_date(document.meta.published_at),
        sha256=hashlib.sha256(page.data).hexdigest(),
        bytes=len(page.data),
        text=document.text,
        flags=_flags(context, sections, kind, found, faqs, from_path=from_path),
    )
    return PageRows(
        monographs=(monograph,),
        side_effects=effect_rows(context, found),
        faqs=faq_rows(context, faqs),
        sections=section_rows(context, sections),
        asides=aside_rows(context, found, faqs),
        rejects=(),
    )


def _name(document: Document, page: Page) -> tuple[str, bool]:
    """The page's title: stated, else its first heading, else its file's name (and whether it was that)."""
    if document.meta.title:
        return document.meta.title.replace("*", "").strip() or page.path, False
    first = next((b for b in document.blocks if b.kind == "heading"), None)
    if first is not None and first.level == 1:
        return document.words(first), False
    stem = page.path.removesuffix("/index.html").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return " ".join(stem.replace("_", "-").split("-")).strip() or page.path, True


def _of_brand(name: str, ingredients: tuple[str, ...], sections: list[Section]) -> tuple[str, ...]:
    """A brand title is resolved from the page's section of the generic name, where that names other substances."""
    section = next((s for s in sections if s.kind == "name" and s.lines), None)
    if section is None or len(ingredients) > 1 or "+" in name:
        return ingredients
    stated = section.lines[0].span.text
    if len(stated) > 120 or stated.rstrip().endswith((".", ":")) or "not " in stated.lower():
        return ingredients
    generic = ingredients_of(stated.replace(" and ", " + ")) if " and " in stated else ingredients_of(stated)
    known = {w.lower() for w in name.replace("-", " ").split()}
    if not generic or any(w.lower().strip("(),") in known for w in stated.replace("-", " ").replace("/", " ").split()):
        return ingredients
    if difflib.SequenceMatcher(None, name.lower(), generic[0].lower()).ratio() > _SAME_SPELLING:
        return ingredients
    mentions = sum(name.split(maxsplit=1)[0].lower() in line.span.text.lower() for s in sections for line in s.lines)
    others = sum(generic[0].split()[0].lower() in line.span.text.lower() for s in sections for line in s.lines)
    return generic if others > mentions else ingredients


def _layout(sections: list[Section]) -> str:
    if not sections:
        return "prose"
    by_heading = [s for s in sections if s.by_heading]
    if len(by_heading) * 2 <= len(sections):
        return "labels"
    bold = sum(1 for s in by_heading if s.is_bold)
    return "bold_headings" if bold * 2 > len(by_heading) else "headings"


def _date(stated: str | None) -> datetime.datetime | None:
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


def _flags(
    context: Context, sections: list[Section], kind: str, found: SideEffects, faqs: Faqs, *, from_path: bool
) -> tuple[str, ...]:
    kinds = {s.kind for s in sections}
    flags = []
    if kind == "monograph":
        if denies_product(context.text, sections):
            flags.append("denies_product")
        if "side_effects" not in kinds:
            flags.append("no_side_effects_section")
        elif not found.rows:
            flags.append("no_side_effect_rows")
        if "faqs" not in kinds:
            flags.append("no_faq_section")
        elif not faqs.faqs:
            flags.append("no_faq_rows")
    if context.has_residue:
        flags.append("prompt_residue")
    if from_path:
        flags.append("title_from_path")
    return tuple(flags)
