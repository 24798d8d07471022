"""Sections while a page is cut into them: one is open, the others are done."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from materia_medica.extract.layout.heads import BELOW_ALL_HEADINGS
from materia_medica.extract.layout.lines import Line
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
    code: str | None = None
    """By which the document marks it."""


@dataclass(slots=True, kw_only=True)
class OpenSection:
    """The section that is open, as far as it is known."""

    kind: str = "introduction"
    code: str | None = None
    level: int = 1
    heading: Span | None = None
    heading_level: int = 0
    depth: int = 0
    """In how many lists the heading stands."""
    by_heading: bool = False
    is_bold: bool = False
    ingredient: str | None = None
    lines: list[Line] = field(default_factory=list)
    within: OpenSection | None = None
    """The section of side effects that something else, under a deeper heading, stands in."""


class Gathered:
    """The sections so far: one is open, the others are done."""

    def __init__(self) -> None:
        self.done: list[Section] = []
        self.open = OpenSection()

    def begin(self, section: OpenSection, line: Line | None = None) -> None:
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
                    code=now.code,
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
