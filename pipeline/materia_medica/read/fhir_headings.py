"""Headings of a narrative that head nothing: a conversion made them of the lines of a list.

Lines of a text behind which a rule of dashes stood came out as headings. What heads a text is told from them by what
stands below: a heading right in front of another of its level heads nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from materia_medica.read.html_shell import HEADINGS

_BREAKS = re.compile(r"\s*\n\s*")
_LEADS = (":", ")")
"""How a line ends that introduces those below: with a colon, or the parenthesis of a band of frequency."""


def lines_of_headings(soup: BeautifulSoup) -> None:
    """Make list items of runs of headings, and of the paragraph that ends such a run; its first may introduce them."""
    for run in list(_runs(soup)):
        last = _next_tag(run[-1])
        items = [*run, last] if last is not None and last.name == "p" else run
        if _introduces(run[0]):
            _as(items.pop(0), "p")
        listed = soup.new_tag("ul")
        items[0].insert_before(listed)
        for item in items:
            _as(item, "li")
            listed.append(item.extract())


def _as(line: Tag, name: str) -> None:
    """Give an element another name; where its source is broken into lines says nothing of a heading."""
    line.name = name
    for words in line.find_all(string=True):
        words.replace_with(_BREAKS.sub(" ", words))


def _runs(soup: BeautifulSoup) -> Iterator[list[Tag]]:
    """Two and more headings of one level, with nothing between them."""
    run: list[Tag] = []
    for heading in soup.find_all(HEADINGS):
        if run and heading.name == run[-1].name and _next_tag(run[-1]) is heading:
            run.append(heading)
            continue
        if len(run) > 1:
            yield run
        run = [heading]
    if len(run) > 1:
        yield run


def _next_tag(tag: Tag) -> Tag | None:
    """The element right behind another, with no words between."""
    behind = tag.next_sibling
    while behind is not None and not isinstance(behind, Tag):
        if str(behind).strip():
            return None
        behind = behind.next_sibling
    return behind


def _introduces(line: Tag) -> bool:
    """Whether the first line of a run is no item of the list: it holds sentences, or leads to what is below."""
    words = line.get_text(" ").strip()
    return words.endswith(_LEADS) or ". " in words
