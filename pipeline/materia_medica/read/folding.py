"""White space folded: a line's tokens to the words that stand in the text, with what stands where in them."""

from __future__ import annotations

from typing import NamedTuple

from materia_medica.read.document import Mark, new_mark
from materia_medica.read.tokens import BREAK, CELL_BEGINS, CELL_ENDS, LINE_ENDS, SIGNS, OpenMark, Token


class Folded(NamedTuple):
    """A line with its white space folded."""

    words: list[str]
    end: int
    """Offset after its last character."""
    marks: list[Mark]
    """Emphasis; tokens that share one give one mark."""
    cells: list[tuple[int, int]]
    """Range of each cell's words; an empty range where it has none."""


def spaced_once(words: str) -> str:
    """The words with one space between each two, and none around them."""
    return printed_once(words) if words.isprintable() else " ".join(words.split())


def printed_once(words: str) -> str:
    """The same of words that can be printed, which have no white space but spaces, and seldom two together."""
    while "  " in words:
        words = words.replace("  ", " ")
    return words.strip(" ")


def folded_words(tokens: list[Token], start: int = 0) -> Folded:
    """The words of a line's tokens, of which the first begins at the offset `start`."""
    words: list[str] = []
    marks: list[Mark] = []
    cells: list[tuple[int, int]] = []
    at = start
    last_mark = 0
    pending = ""
    is_in_cell = False
    for said, mark, kind in tokens:
        if len(said) == 1 and said in SIGNS:
            if said in LINE_ENDS:
                pending = "\n" if said == BREAK else pending or " "
            elif said == CELL_BEGINS:
                is_in_cell = True
                cells.append((at, at))
            elif said == CELL_ENDS:
                is_in_cell = False
            continue
        core = spaced_once(said)
        if said[:1] == "*" and words and not pending and words[-1][-1] == "*":
            core = core.lstrip("*")  # two lone asterisks that meet would read as markup
        if not core:
            pending = pending or (" " if said else "")
            continue
        if words and (pending or said[0].isspace()):
            words.append(pending or " ")
            at += 1
        begin, at = at, at + len(core)
        words.append(core)
        pending = " " if said[-1].isspace() else ""
        if is_in_cell:
            first, last = cells[-1]
            cells[-1] = (first if last > first else begin, at)
        if mark and mark == last_mark:
            marks[-1] = Mark(kind, marks[-1].start, at)
        elif mark:
            marks.append(Mark(kind, begin, at))
        last_mark = mark
    return Folded(words, at, marks, cells)


def marks_of(said: list[str], marks: list[OpenMark], start: int) -> tuple[Mark, ...]:
    """The emphasis of words that can be printed, of which the first stands at the offset `start`."""
    if len(said) == 1:
        core = printed_once(said[0])
        return (new_mark((marks[0][1], start, start + len(core))),) if core else ()
    return tuple(folded_words([Token(words, *mark) for words, mark in zip(said, marks, strict=False)], start).marks)
