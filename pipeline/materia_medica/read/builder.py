"""Builds a `Document` from the events of any reader, so that every form of a page gives the same text."""

from __future__ import annotations

import re
from typing import NamedTuple

from materia_medica.read.document import Block, BlockKind, Cell, Document, MarkKind, Meta
from materia_medica.read.folding import Folded, folded_words
from materia_medica.read.residue import holds_none, without_residue
from materia_medica.read.tokens import (
    BREAK,
    CELL_BEGINS,
    CELL_ENDS,
    RAISED_BEGINS,
    RAISED_ENDS,
    SOFT_BREAK,
    Token,
    sign,
)
from materia_medica.read.written_lines import Lead, WrittenLine, is_one_line, written_lines

# NULs and lone surrogates cannot be stored as UTF-8 text; zero-width marks split words that read as one.
_UNSTORABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\u200b\u2060\ufeff\ud800-\udfff]")

_TIGHT = frozenset(("item", "row"))
"""What stands right below another one of its like, without an empty line between them."""


class CellPlace(NamedTuple):
    """Where a cell stands in its table; the fields are those of `Cell`."""

    row: int
    column: int
    row_span: int
    col_span: int
    is_head: bool


class Builder:
    """Collects blocks; white space is folded, line breaks that the page asks for are kept as newlines."""

    def __init__(self, *, keeps_notes: bool = False) -> None:
        """`keeps_notes` says whether the signs of footnotes stay in the rows of tables, marked as such."""
        self._keeps_notes = keeps_notes
        self._done: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._kind: BlockKind | None = None
        self._level = 0
        self._depth = 0
        self._number: int | None = None
        self._tokens: list[Token] = []
        self._can_be_printed = True
        """Whether the open block's tokens are words that can be printed, none of them a sign."""
        self._places: list[CellPlace] = []
        self._codes: list[str] = []
        self._boxes = 0
        self._level_above = 1
        self._open_marks: list[tuple[int, MarkKind]] = []
        self._n_marks = 0

    def open(self, kind: BlockKind, *, level: int = 0, depth: int = 0, number: int | None = None) -> None:
        """Start a block; one that is still open is closed first."""
        self.close()
        self._kind, self._level, self._depth, self._number = kind, level, depth, number
        self._places = []

    @property
    def level_below(self) -> int:
        """The level of a heading that states none: one below the last one that states it."""
        return min(self._level_above + 1, 6)

    def states_level(self, level: int) -> None:
        """The heading just opened states its level itself."""
        self._level_above = level

    def is_open(self) -> bool:
        """Whether a block is being collected."""
        return self._kind is not None

    def text(self, words: str) -> None:
        """Add words to the open block; without one, a paragraph is opened."""
        if self._kind is None:
            if not words.strip():
                return
            self.open("paragraph")
        if not words.isprintable():
            words = _UNSTORABLE.sub("", words)
            self._can_be_printed = False
        self._tokens.append(Token(words, *self._marked()) if self._open_marks else Token(words, 0, "strong"))

    def _marked(self) -> tuple[int, MarkKind]:
        """The open mark that counts: a footnote before any emphasis, else the outermost."""
        return next((m for m in self._open_marks if m[1] == "note"), self._open_marks[0])

    def ends_in(self, signs: str) -> bool:
        """Whether the open block so far ends in one of these signs."""
        return next((p.words.rstrip()[-1] in signs for p in reversed(self._tokens) if p.words.strip()), False)

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
        if self._kind is not None:
            self._tokens.append(sign(which))
            self._can_be_printed = False

    def cell(self, place: CellPlace) -> None:
        """The words that follow are those of the cell at `place` of the open row."""
        if self._places:
            self._tokens.append(sign(CELL_ENDS))
            self.text(" | ")
        self._places.append(place)
        self._tokens.append(sign(CELL_BEGINS))
        self._can_be_printed = False

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
        self._n_marks += 1
        self._open_marks.append((self._n_marks, kind))

    def leave(self) -> None:
        """The innermost emphasis ends."""
        if self._open_marks:
            self._open_marks.pop()

    def close(self) -> None:
        """End the open block; a block without words leaves nothing, one whose lines stand apart a block for each."""
        if self._kind is None:
            return
        kind, tokens, can_be_printed = self._kind, self._tokens, self._can_be_printed
        self._kind, self._tokens, self._can_be_printed = None, [], True
        if can_be_printed:
            whole = tokens[0].words if len(tokens) == 1 else "".join([token.words for token in tokens])
            if holds_none(whole) and is_one_line(kind, whole):  # as most blocks are
                self._keep(kind, tokens)
                return
        keeps = self._keeps_notes
        tokens = without_residue(
            tokens, keeps_notes=keeps and kind == "row", keeps_stars=keeps and kind in ("paragraph", "row")
        )
        for line in written_lines(kind, tokens, lead=self._lead() if kind == "paragraph" else None):
            self._add(line)

    def _add(self, line: WrittenLine) -> None:
        """Keep a line as a block, or go into or out of a box."""
        if line.begins_box is None:
            self._keep(line.kind, line.tokens, is_further=line.is_further, deeper=line.deeper)
        else:
            self._boxes += 1 if line.begins_box else -min(1, self._boxes)

    def _keep(self, kind: BlockKind, tokens: list[Token], *, is_further: bool = False, deeper: int = 0) -> None:
        """Fold the white space of a line, and keep it as a block."""
        gap = "\n" if is_further and self._blocks else self._gap(kind)
        start = self._length + len(gap)
        folded = folded_words(tokens, start)
        if not folded.words:
            return
        self._done.append(gap)
        self._done += folded.words
        self._length = folded.end
        self._blocks.append(
            Block(
                kind,
                start,
                folded.end,
                self._level,
                self._depth + deeper,
                None if is_further else self._number,
                tuple(folded.marks),
                self._cells(folded) if self._places else (),
                self._codes[-1] if self._codes else None,
                self._boxes > 0,
            )
        )

    def _cells(self, folded: Folded) -> tuple[Cell, ...]:
        """The cells of a row."""
        places = zip(self._places, folded.cells, strict=True)
        return tuple([Cell(*place, start, end) for place, (start, end) in places])

    def _lead(self) -> Lead:
        """What the last block is that may lead to a list: a heading, or words that end in a colon."""
        if not self._blocks:
            return None
        if self._done[-1].rstrip().endswith(":"):
            return "colon"
        return "heading" if self._blocks[-1].kind == "heading" else None

    def _gap(self, kind: BlockKind) -> str:
        if not self._blocks:
            return ""
        return "\n" if kind in _TIGHT and self._blocks[-1].kind in _TIGHT else "\n\n"

    def document(self, meta: Meta) -> Document:
        """The finished document."""
        self.close()
        return Document("".join(self._done), tuple(self._blocks), meta)
