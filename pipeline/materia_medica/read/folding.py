"""White space folded: a line's tokens to the words that stand in the text, with what stands where in them."""

from __future__ import annotations

from typing import NamedTuple

from materia_medica.read.document import Mark
from materia_medica.read.tokens import BREAK, CELL_BEGINS, CELL_ENDS, LINE_ENDS, SIGNS, Token


class Folded(NamedTuple):
    """A line with its white space folded; all offsets count from its first character."""

    words: list[str]
    length: int
    marks: list[Mark]
    """Emphasis; tokens that share one give one mark."""
    cells: list[tuple[int, int]]
    """Range of each cell's words; an empty range where it has none."""


def spaced_once(words: str) -> str:
    """The words with one space between each two, and none around them.

    Text that can be printed has no white space but spaces: where no two meet, a long one need not be taken apart.
    """
    if words.isprintable() and "  " not in words:
        return words.strip(" ")
    return " ".join(words.split())


def folded_words(tokens: list[Token]) -> Folded:
    """The words of a line's tokens."""
    words: list[str] = []
    marks: list[Mark] = []
    cells: list[tuple[int, int]] = []
    length = last_mark = 0
    pending = ""
    is_in_cell = False
    for said, mark, kind in tokens:
        if said in SIGNS:
            if said in LINE_ENDS:
                pending = "\n" if said == BREAK else pending or " "
            elif said == CELL_BEGINS:
                is_in_cell = True
                cells.append((length, length))
            elif said == CELL_ENDS:
                is_in_cell = False
            continue
        core = spaced_once(said)
        if core[:1] == "*" == said[:1] and not pending and words and words[-1][-1] == "*":
            core = core.lstrip("*")  # two lone asterisks that meet would read as markup
        if not core:
            pending = pending or (" " if said else "")
            continue
        if length and (pending or said[0].isspace()):
            words.append(pending or " ")
            length += 1
        start, length = length, length + len(core)
        words.append(core)
        pending = " " if said[-1].isspace() else ""
        if is_in_cell:
            first, last = cells[-1]
            cells[-1] = (first if last > first else start, length)
        if mark and mark == last_mark:
            marks[-1] = Mark(kind, marks[-1].start, length)
        elif mark:
            marks.append(Mark(kind, start, length))
        last_mark = mark
    return Folded(words, length, marks, cells)
