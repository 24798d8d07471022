"""Sections of a page, found by what their headings and labels say, not by how they are marked up."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from materia_medica.extract.language.frequency import rest_of, statement
from materia_medica.extract.language.ingredient import Ingredient
from materia_medica.extract.language.mentions import ingredient_named
from materia_medica.extract.language.word_tables import alternatives, table
from materia_medica.extract.layout.lines import Line
from materia_medica.read.document import Span

_NUMBERING = re.compile(r"^\s*(?:\d+|[ivx]+|[a-z])[.)]\s+", re.IGNORECASE)
_ABOUT = re.compile(
    r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|\b(?:of|for|with|associated with|related to)\s+.*|:.*)$", re.IGNORECASE
)
_QUESTION = re.compile(r"^\s*q(?:uestion)?\s*\d*\s*[:.)]|\?\W*$", re.IGNORECASE)
_NEVER_HOLD_EFFECTS = {"summary", "precautions", "interactions", "faqs", "combinations", "contraindications", "dosage"}
_MAX_HEADING = 120
_EFFECTS_NAMED = re.compile(r"\b(?:effects?|reactions?)\b", re.IGNORECASE)


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


@lru_cache(maxsize=16384)
def kind_of(title: str) -> str | None:
    """The kind of section that a heading or label names; null where it names none."""
    words = _NUMBERING.sub("", " ".join(title.split())).strip(" :.*_-–—")
    if not words or len(words) > _MAX_HEADING:
        return None
    for attempt in (words, _ABOUT.sub("", words).strip(" :.-–—")):
        for kind, expression in _KINDS.items():
            if attempt and expression.fullmatch(attempt):
                return kind
    return None


def find_sections(lines: list[Line], ingredients: tuple[Ingredient, ...]) -> list[Section]:
    """Cut the lines of a page into its sections, in order."""
    return _Finder(lines, ingredients).run()


def is_question(text: str) -> bool:
    """Whether a heading reads as a question of a FAQ."""
    return bool(_QUESTION.search(text))


class _Finder:
    def __init__(self, lines: list[Line], ingredients: tuple[Ingredient, ...]) -> None:
        self.lines = lines
        self.ingredients = ingredients if len(ingredients) > 1 else ()
        self.out: list[Section] = []
        self.current: list[Line] = []
        self.kind, self.level, self.by_heading = "introduction", 1, False
        self.heading: Span | None = None
        self.heading_level = 0
        self.is_bold = False
        self.ingredient: str | None = None
        self.ingredient_level = 0
        self.has_outer_sections = any(
            kind_of((line.label or line.span).text) in ("usage", "side_effects")
            for line in lines
            if line.block.depth == 0 and (line.is_heading or line.is_bold)
        )
        self.has_effects_heading = any(
            line.is_heading and kind_of(line.label.text if line.label else line.span.text) == "side_effects"
            for line in lines
        )

    def run(self) -> list[Section]:
        for index, line in enumerate(self.lines):
            if line.is_heading:
                self.on_heading(index, line)
            elif not self.on_label(index, line):
                self.current.append(line)
        self.finish()
        return self.out

    def finish(self) -> None:
        if self.current or self.heading is not None:
            self.out.append(
                Section(
                    self.kind,
                    self.level,
                    self.ingredient,
                    self.heading,
                    tuple(self.current),
                    self.by_heading,
                    self.is_bold,
                )
            )
        self.current, self.heading = [], None

    def start(self, kind: str, line: Line, title: Span, *, by_heading: bool) -> None:
        self.finish()
        self.kind, self.heading, self.by_heading = kind, title, by_heading
        self.is_bold = bool(line.block.marks)
        self.level = 3 if self.ingredient else 2
        self.heading_level = line.block.level if by_heading else 7
        if line.label is not None and line.body.text:
            self.current.append(Line(line.block, line.body, None, line.body, False))

    def on_heading(self, index: int, line: Line) -> None:
        title = line.label if line.label is not None else line.span
        if len(title.text) > _MAX_HEADING:
            self.current.append(line)
            return
        if self.kind == "faqs" and is_question(line.span.text):
            self.current.append(line)
            return
        kind = kind_of(title.text) or self.group_heading(title.text)
        if kind is None and line.block.level == 1 and not self.out and not self.ingredient:
            self.finish()
            self.heading = title
            return
        is_inner = self.by_heading and line.block.level > self.heading_level and self.kind != "introduction"
        if is_inner and self.stays_inside(kind):
            self.current.append(line)
            return
        named = ingredient_named(title.text, self.ingredients)
        if kind is None and named and " + " not in named and not is_inner:
            self.open_ingredient(line, title, named, is_flat=self.sections_follow(index))
            return
        if kind is None and is_inner:
            self.current.append(line)
            return
        if line.block.level <= self.ingredient_level:
            self.finish()  # under its ingredient, which ends here
            self.ingredient, self.ingredient_level = None, 0
        self.start(kind or "other", line, title, by_heading=True)

    def stays_inside(self, kind: str | None) -> bool:
        """Whether a deeper heading of this kind is a part of the current section."""
        if kind is None:
            return False
        if kind == self.kind or (self.kind == "side_effects" and kind in ("overdose", "introduction")):
            return True
        return self.kind in _NEVER_HOLD_EFFECTS and kind in ("side_effects", "faqs", "overdose")

    def group_heading(self, title: str) -> str | None:
        """A heading that only states a frequency, seriousness or circumstance of effects heads side effects."""
        said = statement(title)
        if _EFFECTS_NAMED.search(title) and said.says_something and not rest_of(title):
            return "side_effects"
        return None

    def sections_follow(self, index: int) -> bool:
        """Whether the sections of an ingredient stand at the level of its own heading."""
        following = next((later for later in self.lines[index + 1 :] if later.is_heading), None)
        if following is None or following.block.level != self.lines[index].block.level:
            return False
        return kind_of((following.label or following.span).text) in ("name", "usage")

    def part_opens_below(self, index: int) -> Line | None:
        """The heading right below a line, where it is one with which an ingredient's part of the page opens."""
        below = self.lines[index + 1] if index + 1 < len(self.lines) else None
        if below is None or not below.is_heading:
            return None
        return below if kind_of((below.label or below.span).text) in ("name", "usage") else None

    def open_ingredient(self, line: Line, title: Span, named: str, *, is_flat: bool = False) -> None:
        self.finish()
        self.ingredient, self.ingredient_level = named, (line.block.level or 6) - is_flat
        self.kind, self.level, self.heading, self.by_heading = "introduction", 2, title, False
        self.heading_level = self.ingredient_level
        if line.label is not None and line.body.text:
            self.current.append(Line(line.block, line.body, None, line.body, False))

    def on_label(self, index: int, line: Line) -> bool:
        """Whether the line opens a section by its label."""
        title = line.label if line.label is not None else line.span
        is_bare = line.label is None
        if len(title.text) > _MAX_HEADING or (is_bare and not line.is_bold):
            return False
        kind = kind_of(title.text)
        if kind is None:
            return self.on_ingredient_label(index, line, title)
        is_plain_item = line.block.depth > 0
        if is_plain_item and not self.item_may_open(line):
            return False
        if not line.is_bold and line.body.text and line.label is not None and kind not in ("side_effects", "name"):
            return False
        if not self.label_may_open(kind, title.text):
            return False
        self.start(kind, line, title, by_heading=False)
        return True

    def item_may_open(self, line: Line) -> bool:
        """List items open sections only where an ingredient's part of the page is written as one list."""
        may = bool(self.ingredient) or not self.has_outer_sections
        return may and line.is_bold and line.block.depth == 1 and not self.by_heading

    def label_may_open(self, kind: str, title: str) -> bool:
        if kind == self.kind:
            plain = kind == "side_effects" and statement(title).tier is None and not statement(title).is_serious
            return plain and not self.by_heading and not self.current
        if kind == "disclaimer":
            return True
        if not self.by_heading:
            return not (self.kind == "faqs" and kind == "introduction")
        if self.kind == "side_effects":
            return kind not in ("overdose", "introduction", "dosage", "usage", "summary", "storage")
        if kind == "side_effects":
            return not self.has_effects_heading and self.kind not in _NEVER_HOLD_EFFECTS
        return kind == "faqs"

    def on_ingredient_label(self, index: int, line: Line, title: Span) -> bool:
        """A bold line that names an ingredient opens its part of the page where sections start anew below it."""
        if not (self.ingredients and line.is_bold and line.block.depth == 0):
            return False
        heading = self.part_opens_below(index)
        if heading is None and self.by_heading and self.kind not in ("name", "introduction", "other"):
            return False
        if line.label is not None and line.body.text:
            return False
        named = ingredient_named(title.text, self.ingredients)
        if not named:
            return False
        if heading is not None:
            self.open_ingredient(line, title, named)
            self.ingredient_level = self.heading_level = heading.block.level - 1
            return True
        following = self.lines[index + 1 : index + 3]
        if not any(f.label is not None and kind_of(f.label.text) in ("name", "usage") for f in following):
            return False
        self.open_ingredient(line, title, named)
        return True


_KINDS: dict[str, re.Pattern[str]] = {
    str(kind): re.compile(alternatives([str(p) for p in patterns]), re.IGNORECASE)
    for kind, patterns in table("sections").items()
}
