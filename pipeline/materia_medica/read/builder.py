"""Builds a `Document` from the events of any reader, so that every form of a page gives the same text."""

from __future__ import annotations

import re
from typing import NamedTuple

from materia_medica.read.document import Block, BlockKind, Cell, Document, Mark, MarkKind, Meta

_LITERAL_STRONG = re.compile(r"\*\*+|(?<!\w)__|__(?!\w)")
# An asterisk before a word that no other one closes; "*1" is the name of a gene's variant.
_LONE_STAR = re.compile(r"(?<!\S)\*(?=[^\W\d_])")
# NULs and lone surrogates cannot be stored as UTF-8 text; zero-width marks split words that read as one.
_UNSTORABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\u200b\u2060\ufeff\ud800-\udfff]")
_BREAK = "\x1f"
_CELL_BEGINS, _CELL_ENDS = "\x1e", "\x1d"
_CELL_EDGES = frozenset((_CELL_BEGINS, _CELL_ENDS))


class _Piece(NamedTuple):
    words: str
    mark: int
    """Which emphasis the words stand in (0: none), so that neighbours stay apart."""
    kind: MarkKind


class CellPlace(NamedTuple):
    """Where a cell stands in its table; the fields are those of `Cell`."""

    row: int
    column: int
    row_span: int
    col_span: int
    is_head: bool


class Builder:
    """Collects blocks; white space is folded, line breaks that the page asks for are kept as newlines."""

    def __init__(self) -> None:
        self._done: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._kind: BlockKind | None = None
        self._level = 0
        self._depth = 0
        self._number: int | None = None
        self._pieces: list[_Piece] = []
        self._places: list[CellPlace] = []
        self._codes: list[str] = []
        self._open_marks: list[tuple[int, MarkKind]] = []
        self._n_marks = 0

    def open(self, kind: BlockKind, *, level: int = 0, depth: int = 0, number: int | None = None) -> None:
        """Start a block; one that is still open is closed first."""
        self.close()
        self._kind, self._level, self._depth, self._number = kind, level, depth, number
        self._places = []

    def is_open(self) -> bool:
        """Whether a block is being collected."""
        return self._kind is not None

    def introduces(self) -> bool:
        """Whether the open block so far ends in a colon."""
        return next((p.words.rstrip().endswith(":") for p in reversed(self._pieces) if p.words.strip()), False)

    def text(self, words: str) -> None:
        """Add words to the open block; without one, a paragraph is opened."""
        if self._kind is None:
            if not words.strip():
                return
            self.open("paragraph")
        mark, kind = self._open_marks[0] if self._open_marks else (0, "strong")
        if not words.isprintable():
            words = _UNSTORABLE.sub("", words)
        self._pieces.append(_Piece(words, mark, kind))

    def line_break(self) -> None:
        """A line break that the page asks for."""
        if self._kind is not None:
            self._pieces.append(_Piece(_BREAK, 0, "strong"))

    def cell(self, place: CellPlace) -> None:
        """The words that follow are those of the cell at `place` of the open row."""
        if self._places:
            self._pieces.append(_Piece(_CELL_ENDS, 0, "strong"))
            self.text(" | ")
        self._places.append(place)
        self._pieces.append(_Piece(_CELL_BEGINS, 0, "strong"))

    def enter_section(self, code: str) -> None:
        """A section that the page marks by a code begins."""
        self.close()
        self._codes.append(code)

    def leave_section(self) -> None:
        """The innermost such section ends."""
        self.close()
        self._codes.pop()

    def enter(self, kind: MarkKind) -> None:
        """Emphasis begins; nested emphasis counts as the outermost."""
        self._n_marks += 1
        self._open_marks.append((self._n_marks, kind))

    def leave(self) -> None:
        """The innermost emphasis ends."""
        if self._open_marks:
            self._open_marks.pop()

    def close(self) -> None:
        """End the open block; a block without words leaves nothing."""
        if self._kind is None:
            return
        kind, pieces = self._kind, self._pieces
        self._kind, self._pieces = None, []
        pieces = _without_markup(pieces)
        gap = self._gap(kind)
        base = self._length + len(gap)
        chars: list[str] = []
        length = 0
        pending = ""
        marks: list[Mark] = []
        cells: list[tuple[int, int]] = []
        is_in_cell = False
        last_mark = 0
        for words, mark, mark_kind in pieces:
            if words == _BREAK:
                pending = "\n"
                continue
            if words in _CELL_EDGES:
                is_in_cell = words == _CELL_BEGINS
                if is_in_cell:
                    cells.append((length, length))
                continue
            core = " ".join(words.split())
            if core[:1] == "*" and chars and not pending and words[0] == "*" and chars[-1][-1] == "*":
                core = core.lstrip("*")  # two lone asterisks that meet would read as markup
            if not core:
                pending = pending or (" " if words else "")
                continue
            if words[0].isspace():
                pending = pending or " "
            if pending and length:
                chars.append(pending)
                length += 1
            pending = " " if words[-1].isspace() else ""
            begin, length = length, length + len(core)
            chars.append(core)
            if is_in_cell:
                first, last = cells[-1]
                cells[-1] = (first if last > first else begin, length)
            if mark and mark == last_mark:
                marks[-1] = Mark(mark_kind, marks[-1].start, base + length)
            elif mark:
                marks.append(Mark(mark_kind, base + begin, base + length))
            last_mark = mark
        if not length:
            return
        self._done += [gap, *chars]
        self._length = base + length
        self._blocks.append(
            Block(
                kind=kind,
                start=base,
                end=base + length,
                level=self._level,
                depth=self._depth,
                number=self._number,
                marks=tuple(marks),
                cells=tuple(
                    Cell(*place, start=base + start, end=base + end)
                    for place, (start, end) in zip(self._places, cells, strict=True)
                ),
                section_code=self._codes[-1] if self._codes else None,
            )
        )

    def _gap(self, kind: BlockKind) -> str:
        if not self._blocks:
            return ""
        tight = {"item", "row"}
        return "\n" if kind in tight and self._blocks[-1].kind in tight else "\n\n"

    def document(self, meta: Meta) -> Document:
        """The finished document."""
        self.close()
        return Document("".join(self._done), tuple(self._blocks), meta)


def _without_markup(pieces: list[_Piece]) -> list[_Piece]:
    whole = "".join([p.words for p in pieces])
    if "**" in whole or "__" in whole:
        pieces = _resolve_literal_strong(pieces)
    if "*" in whole:
        pieces = [p._replace(words=_LONE_STAR.sub("", p.words)) for p in pieces]
    return pieces


def _resolve_literal_strong(pieces: list[_Piece]) -> list[_Piece]:
    """Asterisks that the page's own renderer left as text are markup, not words: they switch strong and are dropped."""
    total = sum(len(_LITERAL_STRONG.findall(p.words)) for p in pieces)
    out: list[_Piece] = []
    seen = inside = 0
    for words, mark, kind in pieces:
        at = 0
        for found in _LITERAL_STRONG.finditer(words):
            out.append(_Piece(words[at : found.start()], mark or inside, kind if mark else "strong"))
            seen += 1
            inside = 0 if inside or seen == total else -seen
            at = found.end()
        out.append(_Piece(words[at:], mark or inside, kind if mark else "strong"))
    return [p for p in out if p.words]
