"""Parentheses hidden behind placeholders, so that no list is seen inside them."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from materia_medica.extract.language.rule import Rule

_OPEN, _CLOSE = "([", ")]"
_FIRST, _LAST = "\ue000", "\uf8ff"
"""The placeholders are private characters: the first stands for the first parenthesis, and so on."""
MOST_MASKED = 6000

BRACKET = Rule(
    name="bracket",
    pattern=rf"[()\[\]{_FIRST}-{_LAST}]",
    example=("rash (red, itching) or fever [high]", ("rash or fever", ["red, itching", "high"])),
    counter_example="rash, red and itching",
)
PLACEHOLDER = Rule(
    name="placeholder",
    pattern=rf"[{_FIRST}-{_LAST}]",
    example=("rash (red)", ("rash", ["red"])),
    counter_example="rash (red)",
)


class Masked(NamedTuple):
    """Words with each parenthesis replaced by one placeholder character."""

    text: str
    inside: tuple[str, ...]


def mask(text: str) -> Masked:
    """Replace every outermost parenthesis; one that is never closed ends with the text."""
    if not BRACKET.search(text):
        return Masked(text=text, inside=())
    out: list[str] = []
    inside: list[str] = []
    depth, start, at = 0, 0, 0
    for found in BRACKET.finditer(text):
        here, char = found.start(), found[0]
        if char in _OPEN:
            if depth == 0:
                out.append(text[at:here])
                start = here + 1
            depth += 1
        elif char in _CLOSE and depth:
            depth -= 1
            if depth == 0:
                out.append(placeholder(len(inside)) if len(inside) < MOST_MASKED else " ")
                inside.append(text[start:here].strip())
                at = here + 1
        elif depth == 0:
            out.append(text[at:here] if char in _CLOSE else f"{text[at:here]} ")
            at = here + 1
    if depth == 0:
        out.append(text[at:])
    elif text[start:].strip():
        out.append(placeholder(min(len(inside), MOST_MASKED - 1)))
        inside.append(text[start:].strip())
    return Masked(text="".join(out), inside=tuple(inside))


def placeholder(place: int) -> str:
    """The character that stands for the parenthesis at `place`, counted from 0."""
    return chr(ord(_FIRST) + place)


def contents(masked: str, inside: tuple[str, ...]) -> list[str]:
    """What the parentheses hold whose placeholders stand in masked words."""
    if masked.isascii():
        return []
    return [held for c in PLACEHOLDER.finditer(masked) if (held := _held(c[0], inside)) is not None]


def restore(masked: str, inside: tuple[str, ...], *, bare_from: int = MOST_MASKED) -> str:
    """Masked words with their parentheses put back; what was masked from `bare_from` on stood in none."""
    if masked.isascii():
        return " ".join(masked.split())
    out: list[str] = []
    for c in masked:
        held = _held(c, inside)
        if held is None:
            out.append(c)
        else:
            out.append(f" {held}" if c >= placeholder(bare_from) else f" ({held})")
    return " ".join("".join(out).split())


@lru_cache(maxsize=32768)
def unmask(piece: str) -> str:
    """A piece without its placeholders."""
    return " ".join((piece if piece.isascii() else PLACEHOLDER.sub(" ", piece)).split())


def _held(char: str, inside: tuple[str, ...]) -> str | None:
    """What the parenthesis of a placeholder holds; null for any other character."""
    place = ord(char) - ord(_FIRST) if _FIRST <= char <= _LAST else len(inside)
    return inside[place] if place < len(inside) else None
