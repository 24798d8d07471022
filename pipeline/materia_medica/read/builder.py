"""Builds a `Document` from the events of any reader, so that every form of a page gives the same text."""

from __future__ import annotations

import re

from materia_medica.read.document import Block, BlockKind, Cell, Document, MarkKind, Meta, new_block
from materia_medica.read.folding import folded_words, marks_of, printed_once
from materia_medica.read.grid import CellPlace
from materia_medica.read.residue import holds_none, without_residue
from materia_medica.read.tokens import (
    BREAK,
    CELL_BEGINS,
    CELL_ENDS,
    RAISED_BEGINS,
    RAISED_ENDS,
    SOFT_BREAK,
    UNMARKED,
    OpenMark,
    Token,
    counting,
)
from materia_medica.read.written_lines import Lead, WrittenLine, is_one_line, written_lines

# NULs and lone surrogates cannot be stored as UTF-8 text; zero-width marks split words that read as one.
_UNSTORABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\u200b\u2060\ufeff\ud800-\udfff]")

_TIGHT = frozenset(("item", "row"))
"""What stands right below another one of its like, without an empty line between them."""


class Builder:
    """Collects blocks; white space is folded, line breaks that the page asks for are kept as newlines."""

    def __init__(self, *, keeps_notes: bool = False) -> None:
        """`keeps_notes` says whether the signs of footnotes stay in the rows of tables, marked as such."""
        self._keeps_notes = keeps_notes
        self._done: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self.kind: BlockKind | None = None
        """The kind of the open block; null where none is open."""
        self._level = 0
        self._depth = 0
        self._number: int | None = None
        self._words: list[str] = []
        """The words and signs of the open block."""
        self._marks: list[OpenMark] = []
        """The emphasis in which each of them stands."""
        self._n_marked = 0
        """How many of them there are up to the last emphasis."""
        self._can_be_printed = True
        """Whether they are words that can be printed, none of them a sign."""
        self._places: list[CellPlace] = []
        self._codes: list[str] = []
        self._boxes = 0
        self._level_above = 1
        self._open_marks: list[OpenMark] = []
        self._mark = UNMARKED
        """The open mark that counts."""
        self._last_mark = 0

    def open(self, kind: BlockKind, *, level: int = 0, depth: int = 0, number: int | None = None) -> None:
        """Start a block; one that is still open is closed first."""
        if self.kind is not None:
            self.close()
        self.kind, self._level, self._depth, self._number = kind, level, depth, number
        self._words, self._marks, self._n_marked, self._can_be_printed = [], [], 0, True
        if self._places:
            self._places = []

    @property
    def level_below(self) -> int:
        """The level of a heading that states none: one below the last one that states it."""
        return min(self._level_above + 1, 6)

    def states_level(self, level: int) -> None:
        """The heading just opened states its level itself."""
        self._level_above = level

    def text(self, words: str) -> None:
        """Add words to the open block; without one, a paragraph is opened."""
        if self.kind is None:
            if not words.strip():
                return
            self.open("paragraph")
        if not words.isprintable():
            words = _UNSTORABLE.sub("", words)
            self._can_be_printed = False
        self._words.append(words)
        self._marks.append(self._mark)
        if self._mark is not UNMARKED:
            self._n_marked = len(self._words)

    def ends_in(self, signs: str) -> bool:
        """Whether the open block so far ends in one of these signs."""
        said = (words for words in reversed(self._words) if words.strip())
        return self.kind is not None and next((words.rstrip()[-1] in signs for words in said), False)

    def raise_words(self) -> None:
        """Words that stand raised begin: an exponent, or the mark of a footnote, which is no word of the text."""
        self._sign(RAISED_BEGINS)

    def end_raised(self) -> None:
        """The raised words end."""
        self._sign(RAISED_ENDS)

    def line_break(self) -> None:
        """A line break that the page asks for."""
        self._sign(BREAK)

    def soft_break(self) -> None:
        """A line of the source ends inside of a block."""
        self._sign(SOFT_BREAK)

    def _sign(self, which: str) -> None:
        """Add a sign to the open block, if there is one."""
        if self.kind is not None:
            self._words.append(which)
            self._marks.append(UNMARKED)
            self._can_be_printed = False

    def cell(self, place: CellPlace) -> None:
        """The words that follow are those of the cell at `place` of the open row."""
        if self._places:
            self._sign(CELL_ENDS)
            self.text(" | ")
        self._places.append(place)
        self._sign(CELL_BEGINS)

    def enter_section(self, code: str) -> None:
        """A section that the page marks by a code begins."""
        self.close()
        self._codes.append(code)

    def leave_section(self) -> None:
        """The innermost such section ends."""
        self.close()
        self._codes.pop()

    def enter_box(self) -> None:
        """A quotation or an alert begins: what it says of groups ends with it."""
        self.close()
        self._boxes += 1

    def leave_box(self) -> None:
        """The innermost quotation or alert ends."""
        self.close()
        self._boxes -= min(1, self._boxes)

    def enter(self, kind: MarkKind) -> None:
        """Emphasis or a footnote begins; nested emphasis counts as the outermost, and a footnote before any."""
        self._last_mark += 1
        self._open_marks.append((self._last_mark, kind))
        self._mark = counting(self._open_marks)

    def leave(self) -> None:
        """The innermost emphasis ends."""
        if self._open_marks:
            self._open_marks.pop()
            self._mark = counting(self._open_marks)

    def close(self) -> None:
        """End the open block; a block without words leaves nothing, one whose lines stand apart a block for each."""
        kind = self.kind
        if kind is None:
            return
        self.kind = None
        if self._can_be_printed:
            said = self._words
            words = printed_once(said[0] if len(said) == 1 else "".join(said))
            if is_one_line(kind, words) and holds_none(words):  # as most blocks are
                self._keep(kind, words)
                return
        self._take_apart(kind)

    def _keep(self, kind: BlockKind, words: str) -> None:
        """Keep the open block, which is one line that says nothing but these words."""
        gap = self._gap(kind)
        start = self._length + len(gap)
        self._length = end = start + len(words)
        self._done += (gap, words)
        marks = marks_of(self._words[: self._n_marked], self._marks, start) if self._n_marked else ()
        code = self._codes[-1] if self._codes else None
        self._blocks.append(
            new_block((kind, start, end, self._level, self._depth, self._number, marks, (), code, self._boxes > 0))
        )

    def _take_apart(self, kind: BlockKind) -> None:
        """Keep the lines of a block that is not sure to be a single one, without what its markup left over."""
        keeps = self._keeps_notes
        tokens = without_residue(
            [Token(words, *mark) for words, mark in zip(self._words, self._marks, strict=True)],
            keeps_notes=keeps and kind == "row",
            keeps_stars=keeps and kind in ("paragraph", "row"),
        )
        for line in written_lines(kind, tokens, lead=self._lead() if kind == "paragraph" else None):
            if line.begins_box is None:
                self._keep_line(line)
            else:
                self._boxes += 1 if line.begins_box else -min(1, self._boxes)

    def _keep_line(self, line: WrittenLine) -> None:
        """Fold the white space of a line, and keep it as a block."""
        gap = "\n" if line.is_further and self._blocks else self._gap(line.kind)
        start = self._length + len(gap)
        words, end, marks, cells = folded_words(line.tokens, start)
        if not words:
            return
        self._done += (gap, *words)
        self._length = end
        self._blocks.append(
            Block(
                line.kind,
                start,
                end,
                self._level,
                self._depth + line.deeper,
                None if line.is_further else self._number,
                tuple(marks),
                self._cells(cells) if self._places else (),
                self._codes[-1] if self._codes else None,
                self._boxes > 0,
            )
        )

    def _cells(self, ranges: list[tuple[int, int]]) -> tuple[Cell, ...]:
        """The cells of a row."""
        return tuple([Cell(*place, start, end) for place, (start, end) in zip(self._places, ranges, strict=True)])

    def _lead(self) -> Lead:
        """What the last block is that may lead to a list: a heading, or words that end in a colon."""
        if not self._blocks:
            return None
        if self._done[-1].rstrip().endswith(":"):
            return "colon"
        return "heading" if self._blocks[-1].kind == "heading" else None

    def _gap(self, kind: BlockKind) -> str:
        """What stands between the last block and one of this kind."""
        if not self._blocks:
            return ""
        return "\n" if kind in _TIGHT and self._blocks[-1].kind in _TIGHT else "\n\n"

    def document(self, meta: Meta) -> Document:
        """The finished document."""
        self.close()
        return Document("".join(self._done), tuple(self._blocks), meta)
