"""What a block is made of while it is read: tokens of words, and the signs between them."""

from __future__ import annotations

from typing import NamedTuple

from materia_medica.read.document import MarkKind

BREAK = "\x1f"
"""A line break that the page asks for."""
SOFT_BREAK = "\x1c"
"""A line that ends in the source only: white space, unless what follows shows that the writer meant a line."""
LINE_ENDS = frozenset((BREAK, SOFT_BREAK))
CELL_BEGINS, CELL_ENDS = "\x1e", "\x1d"
RAISED_BEGINS, RAISED_ENDS = "\x1b", "\x1a"
SIGNS = frozenset((BREAK, SOFT_BREAK, CELL_BEGINS, CELL_ENDS, RAISED_BEGINS, RAISED_ENDS))


OpenMark = tuple[int, MarkKind]
"""The number of an emphasis (0: none), so that neighbours stay apart, and its kind."""
UNMARKED: OpenMark = (0, "strong")


def counting(marks: list[OpenMark]) -> OpenMark:
    """The one of the open marks that counts: a footnote before any emphasis, else the outermost."""
    if len(marks) < 2:
        return marks[0] if marks else UNMARKED
    return next((mark for mark in marks if mark[1] == "note"), marks[0])


class Token(NamedTuple):
    """Words of one block that stand in the same emphasis, or one of the signs."""

    words: str
    mark: int
    """Which emphasis the words stand in (0: none), so that neighbours stay apart."""
    kind: MarkKind


_SIGN_TOKENS = {which: Token(which, 0, "strong") for which in SIGNS}


def sign(which: str) -> Token:
    """A sign as a token."""
    return _SIGN_TOKENS[which]


def words_of(tokens: list[Token]) -> str:
    """The words of tokens, each sign as a space."""
    return "".join([" " if p.words in SIGNS else p.words for p in tokens])


def joined(tokens: list[Token]) -> list[Token]:
    """The same tokens, neighbours of the same emphasis made one: parsers cut words at any sign that may be markup."""
    out: list[Token] = []
    for token in tokens:
        if out and token.mark == out[-1].mark and token.words not in SIGNS and out[-1].words not in SIGNS:
            out[-1] = Token(out[-1].words + token.words, token.mark, token.kind)
        else:
            out.append(token)
    return out
