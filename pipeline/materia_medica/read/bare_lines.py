"""The marks and pictures with which lists and lines are dressed, and the words without them."""

from __future__ import annotations

import re

from materia_medica.read.tokens import BREAK, CELL_BEGINS, SIGNS, Token, words_of

BULLET = re.compile(r"\s*(?:[•‣◦⁃▪▫■□●○◆◇►▸▶➢➤➔✓✔✗✘☐☑✅]\ufe0f?\s*|[·∙]\s+)(?=[^\W_])")
DASH = re.compile(r"\s*[-*–—+]\s+(?=\S)")
_PICTURE = "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u25bc][\ufe0e\ufe0f\u200d\u20e3]*"
FRONT_PICTURES = re.compile(rf"\s*(?:{_PICTURE}\s*)+")
_LAST_PICTURES = re.compile(rf"(?:\s*{_PICTURE})+\s*\Z")
_FIRST_OF_PICTURES, _FIRST_OF_ENDS = "\u25bc", "\u200d"
"""No sign before these can begin or end a picture: looking for one in a long text takes its time."""
_CHECK_BOX = re.compile(r"\s*\[[ xX]\]\s+(?=\S)")


def cells(tokens: list[Token]) -> list[Token]:
    """The tokens of a row without the list marks and pictures at the begin of a cell or line."""
    out: list[Token] = []
    begins = False
    stars = sum(token.words.lstrip().startswith("* ") for token in tokens)
    for token in tokens:
        if token.words in SIGNS:
            if begins and token.words == BREAK:
                continue
            begins = token.words in (CELL_BEGINS, BREAK)
        elif begins and token.words.strip():
            begins = False
            is_note = stars == 1 and token.words.lstrip().startswith("* ")  # a list has more than one item
            if not is_note and (mark := _mark_of_cell(token.words)):
                out.append(token._replace(words=token.words[mark.end() :]))
                continue
        out.append(token)
    return [p for p in out if p.words]


def _mark_of_cell(words: str) -> re.Match[str] | None:
    if words[0].isalnum():  # as in nearly all cells
        return None
    return BULLET.match(words) or DASH.match(words) or FRONT_PICTURES.match(words)


def is_bare(words: str) -> bool:
    """Whether words, without space around them, have nothing for `bare` to take off, as far as their ends tell."""
    return words[:1].isalnum() and words[0] < _FIRST_OF_PICTURES and words[-1] < _FIRST_OF_ENDS


def bare(tokens: list[Token]) -> list[Token]:
    """Tokens without pictures in front and at the end, and without the box of a list of tasks."""
    words = words_of(tokens)
    if words.isascii():
        box = _CHECK_BOX.match(words)
        return without_front(tokens, box.end()) if box else list(tokens)
    front = FRONT_PICTURES.match(words)
    if front:
        tokens = without_front(tokens, front.end())
    tokens = list(tokens)
    for place in reversed(range(len(tokens))):
        if tokens[place].words.strip():
            kept = tokens[place].words
            if kept.rstrip()[-1] >= _FIRST_OF_ENDS:
                kept = _LAST_PICTURES.sub("", kept)
            if kept or place == 0:
                tokens[place] = tokens[place]._replace(words=kept)
            else:
                del tokens[place]
            break
    return [p for p in tokens if p.words]


def without_front(tokens: list[Token], length: int) -> list[Token]:
    """Tokens without so many characters in front."""
    out: list[Token] = []
    for token in tokens:
        cut = min(length, len(token.words))
        length -= cut
        if token.words[cut:]:
            out.append(token._replace(words=token.words[cut:]))
    return out
