"""Sections of a page, found by what their headings and labels say, not by how they are marked up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from materia_medica.extract.language.ingredient import Ingredient
from materia_medica.extract.language.mentions import ingredient_named
from materia_medica.extract.layout import openings
from materia_medica.extract.layout.head_words import LONGEST_HEADING
from materia_medica.extract.layout.heads import BELOW_ALL_HEADINGS, with_heads
from materia_medica.extract.layout.lines import Line
from materia_medica.extract.layout.section_kinds import (
    is_footer,
    is_question,
    kind_of,
    kind_of_heading,
    may_head_effects,
    states_band,
)
from materia_medica.read.document import Span


class Section(NamedTuple):
    """A stretch of a page under one heading."""

    kind: str
    level: int
    """1 the page's own text, 2 a section, 3 a section inside one ingredient's part of the page."""
    ingredient: str | None
    """Ingredient that the page treats apart here."""
    heading: Span | None
    lines: tuple[Line, ...]
    """Lines below the heading; words that follow the heading on its own line come as a line without label."""
    by_heading: bool
    """Whether a heading (rather than a bold label) opened it."""
    is_bold: bool = False
    """Whether its heading is emphasised as well."""


def find_sections(lines: list[Line], ingredients: tuple[Ingredient, ...]) -> list[Section]:
    """Cut the lines of a page into its sections, in order."""
    found = _sections(lines, ingredients)
    if any(s.ingredient for s in found):
        return found  # a page in parts marks its sections within each of them
    names = frozenset(name.lower() for i in ingredients for name in (i.name, *i.aliases) if name)
    by_label = any(s.kind == "side_effects" and not s.by_heading for s in found)
    marked = with_heads(lines, found=by_label, names=names)
    return found if marked is lines else _sections(marked, ingredients)


def _sections(lines: list[Line], ingredients: tuple[Ingredient, ...]) -> list[Section]:
    finder = _Finder(lines, ingredients if len(ingredients) > 1 else ())
    for index, line in enumerate(lines):
        finder.read(index, line)
    return finder.sections.finished()


@dataclass(slots=True, kw_only=True)
class _Open:
    """The section that is open, as far as it is known."""

    kind: str = "introduction"
    level: int = 1
    heading: Span | None = None
    heading_level: int = 0
    by_heading: bool = False
    is_bold: bool = False
    ingredient: str | None = None
    lines: list[Line] = field(default_factory=list)
    within: _Open | None = None
    """The section of side effects that something else, under a deeper heading, stands in."""


class _Sections:
    """The sections so far: one is open, the others are done."""

    def __init__(self) -> None:
        self.done: list[Section] = []
        self.open = _Open()

    def begin(self, section: _Open, line: Line | None = None) -> None:
        """End the open section and begin another; words behind the heading on its own `line` are its first line."""
        self._end()
        self.open = section
        if line is not None and line.label is not None and line.body.text:
            section.lines += _behind(line)

    def finished(self) -> list[Section]:
        """All sections; the open one ends."""
        self._end()
        return self.done

    def _end(self) -> None:
        now = self.open
        if now.lines or now.heading is not None:
            self.done.append(
                Section(
                    kind=now.kind,
                    level=now.level,
                    ingredient=now.ingredient,
                    heading=now.heading,
                    lines=tuple(now.lines),
                    by_heading=now.by_heading and now.heading_level < BELOW_ALL_HEADINGS,
                    is_bold=now.is_bold,
                )
            )


def _behind(line: Line) -> list[Line]:
    """The words behind a heading on its own line; each line of several is an item."""
    if line.block.level < BELOW_ALL_HEADINGS:
        return [Line(line.block, line.body, None, line.body, False)]
    block = line.block._replace(kind="paragraph", level=0, marks=())
    parts = [line.body.cut(*at) for at in _line_ends(line.body.text)]
    if len(parts) > 1:
        block = block._replace(kind="item", depth=1)
    return [
        Line(block._replace(start=part.start, end=part.end), part, None, part, False) for part in parts if part.text
    ]


def _line_ends(text: str) -> list[tuple[int, int]]:
    """Where the lines of a text begin, list marks aside, and end."""
    found, at = [], 0
    for words in text.split("\n"):
        mark = len(words) - len(words.lstrip(" -*•–·"))
        found.append((at + mark, at + len(words)))
        at += len(words) + 1
    return found


class _Finder:
    """Decides of each line whether it opens a section, an ingredient's part of the page, or neither."""

    def __init__(self, lines: list[Line], ingredients: tuple[Ingredient, ...]) -> None:
        self.lines = lines
        self.ingredients = ingredients
        self.sections = _Sections()
        self.ingredient: str | None = None
        self.ingredient_level = 0
        """Level of the heading that opened the ingredient's part; one as high ends it."""
        self.has_outer_sections = openings.has_outer_sections(lines)
        self.has_effects_heading = openings.has_effects_heading(lines)
        self.takes_lesser = not openings.names_effects(lines)
        """Whether a lesser heading ("Complications") stands for the side effects that no other one names."""

    def read(self, index: int, line: Line) -> None:
        opens = self.on_heading(index, line) if line.is_heading else self.on_footer(line) or self.on_label(index, line)
        if not opens:
            self.sections.open.lines.append(line)

    def on_heading(self, index: int, line: Line) -> bool:
        """Whether a heading opens a section; else it is a line of the open one."""
        line = openings.named_whole(line)
        title = line.label or line.span
        now = self.sections.open
        if len(title.text) > LONGEST_HEADING or (now.kind == "faqs" and is_question(line.span.text)):
            return False
        kind = self.kind_of(title.text, kind_of_heading)
        is_first = line.block.level == 1 and not self.sections.done and not self.ingredient
        if is_first and (kind is None or (kind == "faqs" and openings.heads_sections(self.lines, index))):
            self.sections.begin(replace(now, heading=title, lines=[]))
            return True
        is_inner = now.by_heading and line.block.level > now.heading_level and now.kind != "introduction"
        if is_inner and (kind is None or openings.heading_stays(kind, now.kind)):
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

    def kind_of(self, title: str, named: Callable[[str], str | None]) -> str | None:
        """The kind that a title names; a lesser heading of side effects counts where the page has no other."""
        kind = named(title)
        return "side_effects" if kind is None and self.takes_lesser and may_head_effects(title) else kind

    def on_footer(self, line: Line) -> bool:
        """Whether the line ends the side effects because it tells of the page itself."""
        now = self.sections.open
        ends = now.kind == "side_effects" and bool(now.lines) and line.block.depth == 0 and line.block.kind != "row"
        if not (ends and is_footer(line.span.text)):
            return False
        self.sections.begin(_Open(kind="other", level=now.level, ingredient=now.ingredient, lines=[line]))
        return True

    def on_label(self, index: int, line: Line) -> bool:
        """Whether the line opens a section by its label, or an ingredient's part of the page."""
        title = line.label or line.span
        if len(title.text) > LONGEST_HEADING or not (line.label or line.is_bold):
            return False
        kind = self.kind_of(title.text, kind_of)
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
            by_heading=now.by_heading,
            is_empty=not now.lines,
            has_heading=self.has_effects_heading,
        ):
            return False
        self.start(kind, line, title, by_heading=False)
        return True

    def item_may_open(self, line: Line) -> bool:
        """List items open sections only where an ingredient's part of the page is written as one list."""
        may = bool(self.ingredient) or not self.has_outer_sections
        return may and line.is_bold and line.block.depth == 1 and not self.sections.open.by_heading

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
        part = _Open(level=2, heading=title, heading_level=level, is_bold=line.is_bold, ingredient=ingredient)
        self.sections.begin(part, line)

    def start(self, kind: str, line: Line, title: Span, *, by_heading: bool) -> None:
        now = self.sections.open
        is_nested = by_heading and now.by_heading and line.block.level > now.heading_level
        section = _Open(
            kind=kind,
            level=3 if self.ingredient else 2,
            heading=title,
            heading_level=line.block.level if by_heading else BELOW_ALL_HEADINGS,
            by_heading=by_heading,
            is_bold=bool(line.block.marks),
            ingredient=self.ingredient,
            within=now if is_nested and now.kind == "side_effects" else None,
        )
        self.sections.begin(section, line)
