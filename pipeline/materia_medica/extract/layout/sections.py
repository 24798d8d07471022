"""Sections of a page, found by what their headings and labels say, not by how they are marked up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from materia_medica.extract.language.ingredient import Ingredient
from materia_medica.extract.language.mentions import ingredient_named
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.layout import openings
from materia_medica.extract.layout.coded import coded_sections, is_coded
from materia_medica.extract.layout.gathered import Gathered, OpenSection, Section
from materia_medica.extract.layout.head_words import LONGEST_HEADING
from materia_medica.extract.layout.heads import BELOW_ALL_HEADINGS, names_effects_alone, with_heads
from materia_medica.extract.layout.lines import Line
from materia_medica.extract.layout.section_kinds import (
    is_footer,
    is_question,
    kind_of,
    kind_of_heading,
    may_head_effects,
    states_band,
)
from materia_medica.extract.layout.shifted import by_opening
from materia_medica.read.document import Span


def find_sections(lines: list[Line], ingredients: tuple[Ingredient, ...]) -> list[Section]:
    """Cut the lines of a page into its sections, in order."""
    return by_opening(coded_sections(lines) if is_coded(lines) else _by_headings(lines, ingredients))


def _by_headings(lines: list[Line], ingredients: tuple[Ingredient, ...]) -> list[Section]:
    """Those of a page without codes."""
    lines = [
        openings.named_whole(line) if line.label is not None and (line.is_heading or not line.block.depth) else line
        for line in lines
    ]
    found = _sections(lines, ingredients)
    if any(s.ingredient for s in found):
        return found  # a page in parts marks its sections within each of them
    names = frozenset(name.lower() for i in ingredients for name in (i.name, *i.aliases) if name)
    in_lists = {line.span.start for line in lines if line.block.depth > 0}
    by_label = any(
        s.kind == "side_effects" and not s.by_heading and s.heading is not None and s.heading.start not in in_lists
        for s in found
    )
    marked = with_heads(lines, found=by_label, names=names)
    return found if marked is lines else _sections(marked, ingredients)


def _sections(lines: list[Line], ingredients: tuple[Ingredient, ...]) -> list[Section]:
    several = ingredients if len(ingredients) > 1 else ()
    finder = _Finder(lines, several)
    found = finder.run()
    if missing := finder.passed_over - {section.kind for section in found}:
        found = _Finder(lines, several, missing=frozenset(missing)).run()
    return found


class _Finder:
    """Decides of each line whether it opens a section, an ingredient's part of the page, or neither."""

    def __init__(
        self, lines: list[Line], ingredients: tuple[Ingredient, ...], *, missing: frozenset[str] = frozenset()
    ) -> None:
        self.lines = lines
        self.ingredients = ingredients
        self.missing = missing
        """Kinds that the page has only below the heading of another section: there such a heading counts as well."""
        self.passed_over: set[str] = set()
        """Kinds that a heading named which stayed a part of the section above it."""
        self.sections = Gathered()
        self.ingredient: str | None = None
        self.ingredient_level = 0
        """Level of the heading that opened the ingredient's part; one as high ends it."""
        self.has_outer_sections = openings.has_outer_sections(lines)
        self.has_effects_heading = openings.has_effects_heading(lines)
        self.takes_lesser = not (self.has_effects_heading or openings.names_effects(lines))
        """Whether a lesser heading ("Complications") stands for the side effects that no other one names."""
        self.takes_composed = not names_effects_alone(lines)
        """Whether a label that names more than side effects ("Ibuprofen side effects") stands for them, too."""

    def run(self) -> list[Section]:
        """The sections of the page."""
        for index, line in enumerate(self.lines):
            if line.block.kind == "heading":
                opens = self.on_heading(index, line)
            elif line.label is not None or line.is_bold:
                opens = self.on_footer(line) or self.on_label(index, line)
            else:
                opens = self.on_footer(line)
            if not opens:
                self.sections.open.lines.append(line)
        return self.sections.finished()

    def on_heading(self, index: int, line: Line) -> bool:
        """Whether a heading opens a section; else it is a line of the open one."""
        title = line.label or line.span
        now = self.sections.open
        if len(title.text) > LONGEST_HEADING or (now.kind == "faqs" and is_question(line.span.text)):
            return False
        kind = self.kind_of(title.text, kind_of_heading)
        if openings.is_of_effects(self.lines, index, kind):
            kind = None if now.kind == "side_effects" else "side_effects"
        is_first = line.block.level == 1 and not self.sections.done and not self.ingredient
        if is_first and (kind is None or (kind == "faqs" and openings.heads_sections(self.lines, index))):
            self.sections.begin(replace(now, heading=title, lines=[]))
            return True
        is_inner = now.by_heading and line.block.level > now.heading_level and now.kind != "introduction"
        if is_inner and (kind is None or self.stays(kind, now.kind)):
            return False
        named = ingredient_named(title.text, self.ingredients) if kind is None else None
        if named and " + " not in named:
            level = (line.block.level or 6) - openings.sections_follow(self.lines, index)
            self.start_part(named, line, title, level=level)
            return True
        if kind is None and now.within and now.within.heading_level < line.block.level and states_band(title.text):
            self.sections.begin(replace(now.within, heading=title, lines=[], is_bold=line.is_bold), line)
            return True
        if line.block.level <= self.ingredient_level:
            self.ingredient, self.ingredient_level = None, 0
        self.start(kind or "other", line, title, by_heading=True)
        return True

    def stays(self, kind: str, within: str) -> bool:
        """Whether a deeper heading is a part of the section above it; what the page has only there begins anew."""
        if not openings.heading_stays(kind, within):
            return False
        if openings.is_wanted(kind, within):
            self.passed_over.add(kind)
            return kind not in self.missing
        return True

    def kind_of(self, title: str, named: Callable[[str], str | None]) -> str | None:
        """The kind that a title names; a lesser heading of side effects counts where the page has no other."""
        kind = named(title)
        if kind is None and self.takes_composed and not has_verb(title):
            kind = kind_of_heading(title)
        return "side_effects" if kind is None and self.takes_lesser and may_head_effects(title) else kind

    def on_footer(self, line: Line) -> bool:
        """Whether the line ends the side effects because it tells of the page itself."""
        now = self.sections.open
        if now.kind != "side_effects" or not now.lines or line.block.depth or line.block.kind == "row":
            return False
        if not is_footer(line.span.text):
            return False
        self.sections.begin(OpenSection(kind="other", level=now.level, ingredient=now.ingredient, lines=[line]))
        return True

    def on_label(self, index: int, line: Line) -> bool:
        """Whether a line with a label, or that is bold, opens a section by it, or an ingredient's part of the page."""
        if line.block.depth > 0 and not (self.item_may_open(line) or self.ends_labelled(line)):
            return False  # whatever its label names
        title = line.label or line.span
        if len(title.text) > LONGEST_HEADING:
            return False
        kind = self.kind_of(title.text, kind_of)
        if kind == "other" and self.ends_labelled(line):
            self.start(kind, line, title, by_heading=False)
            return True
        if kind in (None, "other"):
            return self.on_ingredient_label(index, line, title)
        if line.block.depth > 0 and not self.item_may_open(line):
            return False
        if not line.is_bold and line.body.text and kind not in ("side_effects", "name"):
            return False
        now = self.sections.open
        if not openings.label_opens(
            kind,
            title.text,
            within=now.kind,
            by_heading=now.by_heading and (now.kind == "faqs" or now.heading_level < BELOW_ALL_HEADINGS),
            is_empty=not now.lines,
            has_heading=self.has_effects_heading,
        ):
            return False
        self.start(kind, line, title, by_heading=False)
        return True

    def ends_labelled(self, line: Line) -> bool:
        """Whether an item heads something else in the list in which the label of an item opened the side effects."""
        now = self.sections.open
        if now.kind != "side_effects" or now.by_heading or now.heading is None:
            return False
        return line.is_bold and line.block.depth == now.depth > 0

    def item_may_open(self, line: Line) -> bool:
        """List items open sections only where an ingredient's part of the page is written as one list."""
        if self.has_outer_sections and not self.ingredient:
            return False
        return line.is_bold and line.block.depth == 1 and not self.sections.open.by_heading

    def on_ingredient_label(self, index: int, line: Line, title: Span) -> bool:
        """A bold line that names an ingredient opens its part of the page where sections start anew below it."""
        if not (self.ingredients and line.is_bold and line.block.depth == 0):
            return False
        now = self.sections.open
        heading = openings.part_opens_below(self.lines, index)
        if heading is None and now.by_heading and now.kind not in ("name", "introduction", "other"):
            return False
        if line.label is not None and line.body.text:
            return False
        named = ingredient_named(title.text, self.ingredients)
        if not named or not (heading or openings.labels_open_below(self.lines, index)):
            return False
        self.start_part(named, line, title, level=heading.block.level - 1 if heading else line.block.level or 6)
        return True

    def start_part(self, ingredient: str, line: Line, title: Span, *, level: int) -> None:
        """An ingredient's part of the page begins, under a heading that counts as one of `level`."""
        self.ingredient, self.ingredient_level = ingredient, level
        part = OpenSection(level=2, heading=title, heading_level=level, is_bold=line.is_bold, ingredient=ingredient)
        self.sections.begin(part, line)

    def start(self, kind: str, line: Line, title: Span, *, by_heading: bool) -> None:
        now = self.sections.open
        is_nested = by_heading and now.by_heading and line.block.level > now.heading_level
        section = OpenSection(
            kind=kind,
            level=3 if self.ingredient else 2,
            heading=title,
            heading_level=line.block.level if by_heading else BELOW_ALL_HEADINGS,
            depth=line.block.depth,
            by_heading=by_heading,
            is_bold=bool(line.block.marks),
            ingredient=self.ingredient,
            within=now if is_nested and now.kind == "side_effects" else None,
        )
        self.sections.begin(section, line)
