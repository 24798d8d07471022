"""Footnotes that a page prints in one paragraph, cut into those of each sign or each row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from materia_medica.extract.effects.tables.grid import NOTE_SIGNS
from materia_medica.schema.ids import fold

_SIGN_INSIDE = re.compile(rf"(?<=\s)(?P<sign>[{NOTE_SIGNS}]{{1,3}})\s*(?=[A-Z])")
# What stands behind the last footnote of a paragraph: abbreviations of the table.
_ABBREVIATIONS = re.compile(
    r"(?:(?<=[.;])\s+|\s+(?=Abbreviations))(?:Abbreviations?\s*:|[A-Z][A-Za-z]{1,6}\s*=\s).*", re.DOTALL
)
_FEWEST_NAMED = 2
"""Rows that a footnote must name before it is one of several of them."""


def by_sign(sign: str, words: str) -> Iterator[tuple[str, str]]:
    """The footnotes of a paragraph that begins with that of a sign, each up to the one with the next sign."""
    while (found := _next(sign, words)) is not None:
        yield sign, bare(words[: found.start()])
        sign, words = found["sign"], words[found.end() :]
    yield sign, bare(words)


def bare(words: str) -> str:
    """A footnote without the abbreviations behind it."""
    return _ABBREVIATIONS.sub("", words).strip()


def _next(sign: str, words: str) -> re.Match[str] | None:
    """Where the footnote with the next number or letter begins, or with any other sign."""
    if sign.isdigit():
        following = str(int(sign) + 1)
        return re.search(rf"(?:(?<=[.;)])\s+|\s+(?=\d+[A-Z]))(?P<sign>{following})[.)]?\s*(?=[A-Z])", words)
    if len(sign) == 1 and "a" <= sign < "z":
        return re.search(rf"(?<!\S)(?P<sign>{chr(ord(sign) + 1)})[.)]?\s?(?=[A-Z][a-z])", words)
    return None if sign.isalpha() else _SIGN_INSIDE.search(words)


def of_each_row(note: str, names: Iterable[str]) -> Mapping[str, str]:
    """What a footnote says of each row that it names: "Rash: hives, eczema Headache: migraine".

    Empty where it names no more than one of them.
    """
    known = sorted({name for name in names if name}, key=len, reverse=True) if ":" in note else []
    if len(known) < _FEWEST_NAMED:
        return {}
    each = "|".join(map(re.escape, known))
    found = list(re.finditer(rf"(?<!\S)(?P<name>{each})(?:\s+includ\w+)?\s*:", note, re.IGNORECASE))
    if len(found) < _FEWEST_NAMED:
        return {}
    ends = [*(one.start() for one in found[1:]), len(note)]
    return {fold(one["name"]): note[one.start() : end].strip(" ;*") for one, end in zip(found, ends, strict=True)}
