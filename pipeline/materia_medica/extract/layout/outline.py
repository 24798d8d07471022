"""The outline of a page: what it is about, and which of its lines are which section."""

from __future__ import annotations

from dataclasses import dataclass

from materia_medica.extract.language.detected import other_language
from materia_medica.extract.language.ingredient import Ingredient, with_aliases
from materia_medica.extract.layout.brand import resolved
from materia_medica.extract.layout.gathered import Section
from materia_medica.extract.layout.ingredients import ingredients_of
from materia_medica.extract.layout.lines import lines_of
from materia_medica.extract.layout.page_kind import page_kind
from materia_medica.extract.layout.sections import find_sections
from materia_medica.extract.layout.title import Title, title_of
from materia_medica.read.document import Document, Unreadable


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A page laid out."""

    title: Title
    ingredients: tuple[str, ...]
    """The active ingredients: the substances that a document states, else as the title or the section of the generic
    name spells them."""
    generic_name_differs: bool
    """Whether the section of the generic name contradicts the title."""
    known: tuple[Ingredient, ...]
    """The ingredients with the short names that the page gives them."""
    sections: list[Section]
    kind: str
    """`monograph`, `no_information` or `hypothetical`."""
    other_language: str | None = None
    """The language of a page that is not in English; what it says is not read."""

    def of_kind(self, kind: str) -> list[Section]:
        """The sections of one kind; none on a page that is no monograph, whose words could be mistaken for fact."""
        return [s for s in self.sections if s.kind == kind] if self.kind == "monograph" else []

    @property
    def recognised(self) -> list[Section]:
        """The sections whose heading or label says what they hold."""
        return _recognised(self.sections)

    @property
    def layout(self) -> str:
        """How the page marks its sections: `headings`, `bold_headings`, `labels`, or `prose` where it has none."""
        if not self.recognised:
            return "prose"
        by_heading = [s for s in self.recognised if s.by_heading]
        if len(by_heading) * 2 <= len(self.recognised):
            return "labels"
        bold = sum(1 for s in by_heading if s.is_bold)
        return "bold_headings" if bold * 2 > len(by_heading) else "headings"


def outline_of(document: Document, path: str, *, title_stands: bool = False) -> Outline:
    """Lay out a page; raises `Unreadable` where it has neither a title nor a section that is known."""
    title = title_of(document, path, title_stands=title_stands)
    substances = document.meta.facts.substances
    named = substances or ingredients_of(title.name)
    known = with_aliases(named, document.text)
    sections = find_sections(lines_of(document), known)
    language = other_language(document.text)
    if title.is_from_path and not title_stands and not language and not _recognised(sections):
        raise Unreadable("no_title_no_section", "the page has neither a title nor one section that is known")
    ingredients, differs = (substances, False) if substances else resolved(title.name, named, sections)
    if ingredients != named:
        known = with_aliases(ingredients, document.text)
    return Outline(
        title=title,
        ingredients=ingredients,
        generic_name_differs=differs,
        known=known,
        sections=sections,
        kind="no_information" if language else page_kind(document.text, sections, known),
        other_language=language,
    )


def _recognised(sections: list[Section]) -> list[Section]:
    return [s for s in sections if s.kind not in ("introduction", "other")]
