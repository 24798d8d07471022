"""Sections of a document that marks them by codes: the code says what a section is, whatever its heading says.

Sections nest, and a block bears the code of the innermost one alone; how deep its heading stands shows in which it
lies. A section within another of its kind is a part of it, so that nothing is read twice.
"""

from __future__ import annotations

from dataclasses import dataclass

from materia_medica.extract.layout.effects_heads import speaks_of_effects
from materia_medica.extract.layout.gathered import Gathered, OpenSection, Section
from materia_medica.extract.layout.head_words import LONGEST_HEADING
from materia_medica.extract.layout.lines import Line
from materia_medica.extract.layout.openings import heading_stays
from materia_medica.extract.layout.section_codes import KIND_OF_CODE, OUTERMOST
from materia_medica.extract.layout.section_kinds import kind_of_heading
from materia_medica.read.document import Span

_TITLE = "introduction"
_SAY_LITTLE = (_TITLE, "other")
"""Kinds of sections whose parts are what their own headings say."""


def is_coded(lines: list[Line]) -> bool:
    """Whether a document marks a section by a code that is known."""
    return any(line.block.section_code in KIND_OF_CODE for line in lines)


def coded_sections(lines: list[Line]) -> list[Section]:
    """The sections of such a document, in order."""
    finder = _Finder()
    for line in lines:
        finder.read(line)
    return finder.sections.finished()


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """A section, or a part of one under a heading of its own."""

    code: str | None
    level: int
    """Level of its heading; without one that of the part before."""
    kind: str
    by_code: bool = False
    """Whether a code says what it is: its own, or that of a part around it."""


class _Finder:
    """Knows in which parts a line lies, the innermost last."""

    def __init__(self) -> None:
        self.sections = Gathered()
        self.within: list[_Part] = []
        self.opened: _Part | None = None
        """The part with which the open section began."""

    def read(self, line: Line) -> None:
        """Add a line, which may open a section."""
        heading = (line.label or line.span) if line.is_heading else None
        code = line.block.section_code
        if heading is not None:
            self.leave(line.block.level)
            is_title = line.block.level == 1 and code is None and self.opened is None
            self.within.append(_Part(code, 1, _TITLE) if is_title else self.part(code, line.block.level, heading.text))
        elif not self.within or code != self.within[-1].code:
            self.follow(code)
        now = self.within[-1]
        is_inner = any(part.kind != _TITLE for part in self.within[:-1])
        if self.goes_on(now):
            self.sections.open.lines.append(line)
            return
        self.opened = now
        self.sections.begin(_section(now, line, heading, is_inner=is_inner), line if heading else None)
        if heading is None:
            self.sections.open.lines.append(line)

    def leave(self, level: int) -> None:
        """A heading of this level ends the parts that are not above it."""
        while self.within and self.within[-1].level >= level:
            self.within.pop()

    def follow(self, code: str | None) -> None:
        """A line without a heading lies in another section than the one before: one around that, else a new one."""
        if any(part.code == code for part in self.within):
            while self.within[-1].code != code:
                self.within.pop()
            return
        level = self.within[-1].level if self.within else 2
        part = self.part(code, level, "")
        if code in KIND_OF_CODE:
            self.leave(level)
        self.within.append(part)

    def part(self, code: str | None, level: int, title: str) -> _Part:
        """What begins here: what its code says, else its heading, else a piece of the section around it."""
        around = self.within[-1] if self.within else _Part(None, 0, _TITLE)
        is_inside = around.kind not in _SAY_LITTLE
        if code in KIND_OF_CODE and code != around.code and not (is_inside and code in OUTERMOST):
            return _Part(code, level, KIND_OF_CODE[code], by_code=True)
        named = kind_of_heading(title) if 0 < len(title) <= LONGEST_HEADING else None
        if not is_inside:
            return _Part(code, level, named or "other")
        if around.by_code:  # "Laboratory tests" is a piece of the side effects, "Reporting of side effects" is none
            ends = around.kind == "side_effects" and named == "other" and speaks_of_effects(title)
        else:
            ends = named is not None and not heading_stays(named, around.kind)
        if ends and named is not None:
            return _Part(code, level, named)
        return _Part(code, level, around.kind, by_code=around.by_code)

    def goes_on(self, part: _Part) -> bool:
        """Whether a line of this part belongs to the open section."""
        return self.opened is not None and self.opened.kind == part.kind and self.opened in self.within


def _section(part: _Part, line: Line, heading: Span | None, *, is_inner: bool) -> OpenSection:
    return OpenSection(
        kind=part.kind,
        code=part.code,
        level=3 if is_inner else 1 if part.level == 1 else 2,
        heading=heading,
        heading_level=part.level if heading else 0,
        depth=line.block.depth,
        by_heading=heading is not None,
        is_bold=bool(line.block.marks),
    )
