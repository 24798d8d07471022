"""What stands in an openFDA section and is no part of its text: the highlights in front, footnotes behind a table."""

from __future__ import annotations

import re

from materia_medica.read.openfda_text import ENDS_ITEM, SEE

_REPORT = re.compile(
    r"To report SUSPECTED ADVERSE REACTIONS,? contact.{0,400}?\b1088\b(?:.{0,60}?medwatch)?(?:\s*\.(?=\s|$))?",
    re.IGNORECASE,
)
_HIGHLIGHT = re.compile(
    r"(?:(?<=^)|(?<=[.\])•] )|(?<=\w )|(?<=^\W))(?:The )?(?:[Mm]ost|Common)(?:ly)? (?:[a-z-]+ ){0,3}?"
    r"(?:common|frequent(?:ly)?|adverse|reactions?|treatment)|Adverse reactions (?:occurring|reported|with|that|\()"
)
_POINTS_TO_SECTION = re.compile(r"\(\s*6(?:\.\d+)?\s*(?:,\s*6\.\d+\s*)*\)[\s.]*$")
"""With what highlights end: the section whose words they repeat."""
_FARTHEST = 1500
"""Characters in front of the sentence about reporting in which the highlights begin."""
_NOTE = re.compile(r"(?:^| )(?P<sign>\d{1,2}|[a-z]|[*†‡§¶#]{1,3}) ?(?=[A-Z<>=≥≤])")
_ENDS_NOTE = re.compile(
    r"(?<=[.”\"]) (?=[A-Z]|\d{1,2}\.\d{1,2} [A-Z])"
    r"|(?<=[a-z\d)%]) (?=The (?:following|most|safety|incidence|frequency|overall|rates?)\b|These [a-z]|Table \d"
    r"|Additional [a-z]|Other (?:adverse|clinically)|Adverse (?:reactions|events) [a-z])"
)
_SHORT = 120
"""Characters behind the end of a footnote's sentence that are still its own, where another footnote follows."""


def highlights_in(text: str) -> tuple[int, int] | None:
    """The stretch of a section that repeats the highlights: up to the sentence that says to whom to report."""
    report = _REPORT.search(text)
    if report is None:
        return None
    begin = max(0, report.start() - _FARTHEST)
    before = text[begin : report.start()]
    points = _POINTS_TO_SECTION.search(before)
    if points is None:
        return report.start(), report.end()
    edge = max((m.end() for m in SEE.finditer(before)), default=0)
    first = _HIGHLIGHT.search(before, edge)
    if first and before[first.start()].isupper():
        return begin + first.start(), report.end()
    ends = [end.end() for end in ENDS_ITEM.finditer(before, edge, first.start() if first else points.start())]
    start = ends[-1] if ends else edge if edge else points.start()
    return begin + start, report.end()


def notes_behind(text: str, signs: frozenset[str]) -> list[tuple[int, int]]:
    """Where the footnotes stand with which the text behind a table begins, each under one of the table's signs."""
    first = _NOTE.match(text)
    if first is None or first["sign"] not in signs:
        return []
    found: list[tuple[int, int]] = []
    begun = [m for m in _NOTE.finditer(text, 0, _FARTHEST) if m["sign"] in signs]
    for place, note in enumerate(begun):
        if note.start() != (found[-1][1] if found else 0):
            break
        following = begun[place + 1].start() if place + 1 < len(begun) else len(text)
        end = _ENDS_NOTE.search(text, note.end(), following)
        if place + 1 < len(begun) and (end is None or following - end.start() < _SHORT):
            found.append((note.start(), following))
            continue
        found.append((note.start(), end.start() if end else following))
        break
    return found
