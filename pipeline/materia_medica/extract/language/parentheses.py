"""Parentheses hidden behind placeholders, so that no list is seen inside them."""

from __future__ import annotations

import re
from typing import NamedTuple

_OPEN, _CLOSE = "([", ")]"
MASK = 0xE000
"""The first placeholder; the private characters behind it are the others."""
MOST_MASKED = 6000
_BRACKET = re.compile("[()\\[\\]\ue000-\uf8ff]")
_MASKED = re.compile("[\ue000-\uf8ff]")


class Masked(NamedTuple):
    """Words with each parenthesis replaced by one placeholder character."""

    text: str
    inside: tuple[str, ...]


def mask(text: str) -> Masked:
    """Replace every outermost parenthesis; one that is never closed ends with the text."""
    if not _BRACKET.search(text):
        return Masked(text, ())
    out: list[str] = []
    inside: list[str] = []
    depth, start, at = 0, 0, 0
    for found in _BRACKET.finditer(text):
        here, char = found.start(), found[0]
        if char in _OPEN:
            if depth == 0:
                out.append(text[at:here])
                start = here + 1
            depth += 1
        elif char in _CLOSE and depth:
            depth -= 1
            if depth == 0:
                out.append(chr(MASK + len(inside)) if len(inside) < MOST_MASKED else " ")
                inside.append(text[start:here].strip())
                at = here + 1
        elif depth == 0:
            out.append(text[at:here] if char in _CLOSE else f"{text[at:here]} ")
            at = here + 1
    if depth == 0:
        out.append(text[at:])
    elif text[start:].strip():
        out.append(chr(MASK + min(len(inside), MOST_MASKED - 1)))
        inside.append(text[start:].strip())
    return Masked("".join(out), tuple(inside))


def restore(masked: str, inside: tuple[str, ...], *, bare_from: int = MOST_MASKED) -> str:
    """Masked words with their parentheses put back; what was masked from `bare_from` on stood in none."""
    if masked.isascii():
        return " ".join(masked.split())
    out: list[str] = []
    for c in masked:
        place = ord(c) - MASK if _MASKED.match(c) else len(inside)
        if place >= len(inside):
            out.append(c)
        else:
            out.append(f" {inside[place]}" if place >= bare_from else f" ({inside[place]})")
    return " ".join("".join(out).split())


def unmask(piece: str) -> str:
    """A piece without its placeholders."""
    return " ".join((piece if piece.isascii() else _MASKED.sub(" ", piece)).split())
