"""Which part of an HTML page is its text, and which part is the shell around it."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from materia_medica.read.html_groups import group_of
from materia_medica.read.html_parts import TABLE, unfolds

HEADINGS = frozenset(f"h{n}" for n in range(1, 7))
ENDS_HEADING = frozenset({"ul", "ol", "table", "pre"})
_BOXES = frozenset({"div", "section", "article", "details"})
_FONT_SIZE = re.compile(r"font-size\s*:\s*(\d{1,4}(?:\.\d+)?)px", re.IGNORECASE)
_REPEAT_AT_LEAST = 200
"""Characters that a box must hold before it may be taken for a second rendering of what stands before."""
_FRESH = 0.1
"""Share of its text that a second rendering may word anew."""
_LABEL = re.compile(r"^(?:[qa]\d{0,3}|\d{1,3}|question|answer)\s*[:.)]\s*")
ENTER, WORDS, LEAVE = 1, 0, -1
Event = tuple[int, Any]
"""`ENTER` or `LEAVE` with a `Tag`, or `WORDS` with a string."""
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})
_LONG = 20
"""Characters from which on a run of text is not the same by chance."""


_CONTENT = tuple(group_of(row) for row in TABLE["content"])
_SHARE: float = TABLE["content_share"]
_CHROME = group_of(TABLE["chrome"])
_OUTSIDE = frozenset(TABLE["chrome"]["outside_content"])
_IN_HEADINGS = frozenset(TABLE["chrome"]["kept_in_headings"])
_FINE_PRINT: float = TABLE["chrome"]["fine_print_px"]
_WALLS: tuple[str, ...] = tuple(TABLE["walls"]["phrases"])
_WALL_SIZE: int = TABLE["walls"]["at_most_characters"]


def is_chrome(tag: Tag) -> bool:
    """Whether an element is never part of a page's own text."""
    if _CHROME.holds(tag):
        return True
    attrs = tag.attrs
    if not attrs:
        return False
    if str(attrs.get("aria-hidden", "")).lower() == "true":
        return True
    size = _FONT_SIZE.search(style) if isinstance(style := attrs.get("style"), str) else None
    return size is not None and float(size[1]) < _FINE_PRINT


def wall(text: str) -> str | None:
    """The phrase that shows a short text to be a guard's or an error page, if it holds one."""
    if len(text) > _WALL_SIZE:
        return None
    folded = " ".join(text.split()).casefold()
    return next((phrase for phrase in _WALLS if phrase in folded), None)


def content(soup: BeautifulSoup) -> list[Event]:
    """What the page's text consists of, as flat events in reading order: no shell, nothing rendered a second time."""
    page = _Survey(soup)
    inner = page.events
    for group in page.found:
        best = max(group, key=lambda part: part.size, default=None)
        if best is not None and best.size and best.size >= _SHARE * page.size:
            inner = page.events[best.start : best.end]
            break
    return _said_once(inner)


def everything(soup: BeautifulSoup) -> list[Event]:
    """All of a piece of HTML but its chrome, as flat events in reading order."""
    return _Survey(soup).events


class _Part(NamedTuple):
    start: int
    end: int
    """Range of the events inside of an element that may hold the content."""
    size: int
    """Characters of its section text: text outside of headings."""


class _Survey:
    """One pass over the tree: its events without chrome, and the elements that may hold the content, by group."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self.size = 0
        self.events: list[Event] = []
        self.found: list[list[_Part]] = [[] for _ in _CONTENT]
        last = len(_CONTENT) - 1
        candidates: list[tuple[Tag, int, int, int]] = []
        within = 0
        heading: Tag | None = None
        stack: list[tuple[bool, Any]] = [(True, child) for child in reversed(soup.contents)]
        while stack:
            entering, node = stack.pop()
            if not entering:
                self.events.append((LEAVE, node))
                if node is heading:
                    heading = None
                if candidates and candidates[-1][0] is node:
                    _, number, start, before = candidates.pop()
                    self.found[number].append(_Part(start, len(self.events) - 1, self.size - before))
                    within -= number != last
            elif isinstance(node, Tag):
                number = next((n for n, group in enumerate(_CONTENT) if group.holds(node)), -1)
                kept = number == 0 or (node.name in _IN_HEADINGS and (heading is not None or _heads(node)))
                if (not kept and is_chrome(node)) or (node.name in _OUTSIDE and not within):
                    continue
                self.events.append((ENTER, node))
                stack.append((False, node))
                stack += [(True, child) for child in reversed(node.contents)]
                heading = _heading(heading, node)
                if number >= 0:
                    candidates.append((node, number, len(self.events), self.size))
                    within += number != last
            elif type(node) is NavigableString:
                self.events.append((WORDS, node))
                if heading is None:
                    self.size += len(node.strip())


def _heads(button: Tag) -> bool:
    return unfolds(button) or button.find_parent("dt") is not None


def _heading(heading: Tag | None, entered: Tag) -> Tag | None:
    """The heading that is open after an element begins: one that a page left open ends where a list or table begins."""
    if entered.name in HEADINGS or entered.name in ENDS_HEADING:
        return entered if entered.name in HEADINGS else None
    return heading


class _Box:
    """What was met in a box so far: characters, those of long texts, those of them said for the first time."""

    __slots__ = ("empty", "fresh", "headings", "length", "start", "words")

    def __init__(self, start: int) -> None:
        self.start = start
        self.length = self.words = self.fresh = self.headings = self.empty = 0

    def take(self, words: str, is_fresh: bool) -> None:
        """Words outside of headings; `is_fresh` where they were not said before."""
        self.words += len(words)
        if len(words) >= _LONG:
            self.length += len(words)
            self.fresh += len(words) if is_fresh else 0

    def is_left_out(self) -> bool:
        """Whether the box only repeats what stands before, or has a title and an empty box in it, and says nothing."""
        repeats = self.length >= _REPEAT_AT_LEAST and self.fresh <= _FRESH * self.length
        return repeats or bool(self.headings and self.empty and not self.words)

    def add(self, inner: _Box) -> None:
        """What was met in a box inside of this one."""
        self.words += inner.words
        self.length += inner.length
        self.fresh += inner.fresh
        self.headings += inner.headings
        self.empty += inner.empty or not (inner.words or inner.headings)


def _said_once(events: list[Event]) -> list[Event]:
    """The events without boxes that only repeat what stands before, and without titled boxes that are empty."""
    seen: set[str] = set()
    drop: list[tuple[int, int]] = []
    boxes = [_Box(0)]
    heading: Tag | None = None
    for at, (kind, node) in enumerate(events):
        if kind == WORDS:
            words = " ".join(node.split())
            folded = _LABEL.sub("", words.translate(_QUOTES).casefold()) if len(words) >= _LONG else ""
            if heading is None:
                boxes[-1].take(words, is_fresh=folded not in seen)
            if folded:
                seen.add(folded)
        elif node.name in HEADINGS:
            heading = node if kind == ENTER else None
            boxes[-1].headings += kind == ENTER
        elif node.name in ENDS_HEADING:
            heading = None
        elif node.name in _BOXES and kind == ENTER:
            boxes.append(_Box(at))
        elif node.name in _BOXES:
            box = boxes.pop()
            if box.is_left_out():
                drop.append((box.start, at + 1))
            else:
                boxes[-1].add(box)
    if not drop:
        return events
    kept: list[Event] = []
    at = 0
    for start, end in _outermost(drop):
        kept += events[at:start]
        at = end
    return kept + events[at:]


def _outermost(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if not out or start >= out[-1][1]:
            out.append((start, end))
    return out
