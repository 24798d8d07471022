"""HTML to the events of `Flow`, with BeautifulSoup over lxml (which closes what a page leaves open)."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup, Tag

from materia_medica.read.builder import Builder
from materia_medica.read.charset import decode
from materia_medica.read.document import Document, MarkKind, Unreadable
from materia_medica.read.flow import Flow
from materia_medica.read.html_meta import meta_of
from materia_medica.read.html_parts import (
    heading_level,
    is_box,
    is_heading,
    is_term,
    joins_term,
)
from materia_medica.read.html_rows import LISTS, layout_rows
from materia_medica.read.html_shell import ENDS_HEADING, ENTER, HEADINGS, WORDS, Event, content, everything, wall
from materia_medica.read.html_tree import parse
from materia_medica.read.markdown import HTML_MARKS, feed_code

_MARKS: dict[str, MarkKind] = HTML_MARKS | {"tfoot": "note", "footnote": "note"}
"""`footnote` stands in pieces of HTML that were made of structured product labels."""
_CELLS = frozenset({"td", "th"})
MAX_SPAN = 1000
"""Cells that span more are taken to span so many, as browsers do with columns."""
_SECTION_CODE = "data-sectioncode"
"""The attribute by which pages made from structured product labels name a section's code."""
# fmt: off
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "header", "hgroup", "hr", "html", "legend", "main", "p", "section", "summary",
    "table", "tbody", "tfoot", "thead",
})
# fmt: on


def read_html(data: bytes, charset: str | None) -> Document:
    """The document of an HTML page; `charset` is the one of the HTTP response, where it named one.

    Raises `Unreadable` with the rule `undecodable` or `no_content` (an empty shell, or a guard's or error page).
    """
    soup = parse(decode(data, charset))
    builder = Builder()
    _HtmlFeeder(builder).run(content(soup))
    document = builder.document(meta_of(soup))
    if all(block.kind == "heading" for block in document.blocks):
        raise Unreadable("no_content", "the page is an empty shell: no text outside of its headings and navigation")
    if phrase := wall(document.text):
        raise Unreadable("no_content", f"the page says {phrase!r}: a guard or an error page stands in for the text")
    return document


def feed_html(builder: Builder, source: str, *, depth: int = 0) -> None:
    """Tell `builder` what a piece of HTML says; `depth` is how many lists it stands in."""
    feed_tree(builder, parse(source), depth=depth)


def feed_tree(builder: Builder, soup: BeautifulSoup, *, depth: int = 0) -> None:
    """Tell `builder` what a piece of HTML says that is a tree already."""
    _HtmlFeeder(builder, depth).run(everything(soup))


class _HtmlFeeder:
    def __init__(self, builder: Builder, depth: int = 0) -> None:
        self.builder = builder
        self.flow = Flow(builder, depth)
        self.boxes: set[int] = set()
        """Table rows (by `id`) that hold headings, lists or tables: these only lay out the page."""
        self.line: Tag | None = None
        """The open heading or table row: what stands in it is one block, whatever elements it is made of."""
        self.coded: list[Tag] = []
        """Open elements that name the code of their section."""
        self.listed: list[Tag] = []
        """Open definitions that are items."""
        self.boxed: list[Tag] = []
        """Open quotations and alerts."""
        self.code: Tag | None = None
        self.code_words: list[str] = []

    def run(self, events: list[Event]) -> None:
        self.boxes = layout_rows(events)
        for kind, node in events:
            if kind == WORDS:
                self.words(str(node))
            elif kind == ENTER:
                self.enter(node, node.name)
            else:
                self.leave(node, node.name)
        self.flow.end()

    def words(self, words: str) -> None:
        if self.code is not None:
            self.code_words.append(words)
        elif self.line is None and "\n" in words:
            first, *lines = words.split("\n")
            self.flow.text(first)
            for line in lines:
                self.flow.line_end()
                self.flow.text(line)
        else:
            self.flow.text(words)

    def enter(self, tag: Tag, name: str) -> None:
        if self.code is not None:
            return
        if self.line is not None and self.line.name in HEADINGS and (name in ENDS_HEADING or name in HEADINGS):
            self.line = None
            self.flow.end()
        if name in _MARKS:
            self.builder.enter(_MARKS[name])
        elif name == "br":
            self.builder.line_break()
        elif name == "sup":
            self.builder.raise_words()
        elif self.line is not None:
            self.enter_in_line(self.line, tag, name)
        elif name in HEADINGS:
            self.line = tag
            self.flow.heading(int(name[1]))
            self.builder.states_level(int(name[1]))
        elif is_heading(tag):
            self.line = tag
            self.flow.heading(heading_level(tag) or self.builder.level_below)
        else:
            self.enter_block(tag, name)

    def enter_in_line(self, line: Tag, tag: Tag, name: str) -> None:
        """An element begins inside of the open heading or table row."""
        if line.name == "tr" and name in _CELLS:
            self.cell(tag)
        elif line.name == "tr" and name in ("li", "p"):
            self.builder.line_break()
        elif name in _BLOCKS or name in LISTS or name == "li":
            self.flow.text(" ")

    def enter_block(self, tag: Tag, name: str) -> None:
        """An element that is no heading begins outside of any line."""
        if name == "dt" and is_term(tag):
            self.line = tag
            self.flow.term()
        elif name == "dd":
            self.definition(tag)
        elif name == "tr" and id(tag) not in self.boxes:
            self.line = tag
            self.flow.row()
        elif name in LISTS:
            self.flow.start_list(_number(tag.get("start"), 1) if name == "ol" else None)
        elif name == "li":
            self.flow.start_item(_number(tag.get("value"), None))
        elif name == "pre":
            self.flow.end()
            self.code = tag
        elif name == "p":
            self.flow.paragraph()
        elif name in _BLOCKS or name in _CELLS:
            self.block(tag, name)

    def block(self, tag: Tag, name: str) -> None:
        self.flow.end()
        if name == "table":
            self.flow.start_table()
        elif is_box(tag):
            self.boxed.append(tag)
            self.builder.enter_box()
        elif isinstance(code := tag.attrs.get(_SECTION_CODE), str) and code.strip():
            self.coded.append(tag)
            self.builder.enter_section(code.strip())

    def definition(self, tag: Tag) -> None:
        """What is said of a term reads on in its line where it can, else it is an item; an answer stands alone."""
        if self.builder.ends_in("?"):
            self.flow.end()
        elif joins_term(tag) and self.flow.definition():
            self.line = tag
        else:
            self.listed.append(tag)
            self.flow.start_list(None)
            self.flow.start_item()

    def cell(self, tag: Tag) -> None:
        row = tag.parent
        is_head = tag.name == "th" or (row is not None and row.parent is not None and row.parent.name == "thead")
        rows, columns = (max(1, min(_number(tag.get(a), 1) or 1, MAX_SPAN)) for a in ("rowspan", "colspan"))
        self.flow.cell(is_head=is_head, row_span=rows, col_span=columns)

    def leave(self, tag: Tag, name: str) -> None:
        if self.coded and tag is self.coded[-1]:
            self.coded.pop()
            self.builder.leave_section()
        if self.boxed and tag is self.boxed[-1]:
            self.boxed.pop()
            self.builder.leave_box()
        if tag is self.code:
            words, self.code, self.code_words = "".join(self.code_words), None, []
            feed_code(self.builder, words, depth=self.flow.depth)
        elif self.code is not None:
            return
        elif name in _MARKS:
            self.builder.leave()
        elif name == "sup":
            self.builder.end_raised()
        elif self.line is not None:
            self.leave_in_line(self.line, tag, name)
        else:
            self.leave_block(tag, name)

    def leave_in_line(self, line: Tag, tag: Tag, name: str) -> None:
        """The open heading or table row ends, or an element inside of it."""
        if tag is not line:
            if name in _BLOCKS:
                self.flow.text(" ")
            return
        self.line = None
        if name == "dt":
            self.flow.end_term()
        else:
            self.flow.end()

    def leave_block(self, tag: Tag, name: str) -> None:
        """An element ends outside of any line."""
        if name in LISTS:
            self.flow.end_list()
        elif name == "li":
            self.flow.end_item()
        elif self.listed and tag is self.listed[-1]:
            self.listed.pop()
            self.flow.end_list()
        elif name in _BLOCKS or name in _CELLS or name in HEADINGS:
            self.flow.end()
            if name == "table":
                self.flow.end_table()


def _number(value: Any, default: int | None) -> int | None:
    """The number that an attribute states, if it is one that a list may have."""
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10 else default
