"""HTML to the events of `Flow`, with BeautifulSoup over lxml (which closes what a page leaves open)."""

from __future__ import annotations

import re
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.exceptions import ParserRejectedMarkup

from pipeline.read.builder import Builder
from pipeline.read.charset import decode
from pipeline.read.document import Document, Unreadable
from pipeline.read.flow import Flow
from pipeline.read.html_meta import meta_of
from pipeline.read.html_shell import ENTER, HEADINGS, WORDS, Event, content, wall
from pipeline.read.markdown import HTML_MARKS, feed

_LISTS = frozenset({"ul", "ol"})
_CELLS = frozenset({"td", "th"})
# fmt: off
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "header", "hgroup", "hr", "html", "legend", "main", "p", "section", "summary",
    "table", "tbody", "tfoot", "thead",
})
# fmt: on
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*>")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")


def read_html(data: bytes, charset: str | None) -> Document:
    """The document of an HTML page; `charset` is the one of the HTTP response, where it named one.

    Raises `Unreadable` with the rule `undecodable` or `no_content` (an empty shell, or a guard's or error page).
    """
    soup = _parse(decode(data, charset))
    builder = Builder()
    _Feeder(builder).run(content(soup))
    document = builder.document(meta_of(soup))
    if all(block.kind == "heading" for block in document.blocks):
        raise Unreadable("no_content", "the page is an empty shell: no text outside of its headings and navigation")
    if phrase := wall(document.text):
        raise Unreadable("no_content", f"the page says {phrase!r}: a guard or an error page stands in for the text")
    return document


def _parse(source: str) -> BeautifulSoup:
    # The doctype in front keeps the parser from taking the page for XML or for the name of a file.
    source = "<!DOCTYPE html>" + _CONTROLS.sub("", _XML_DECLARATION.sub("", source))
    try:
        return BeautifulSoup(source.encode("utf-8", "replace"), "lxml", from_encoding="utf-8")
    except ParserRejectedMarkup as error:
        raise Unreadable("no_content", f"the page is not HTML: {error}") from None


class _Feeder:
    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.flow = Flow(builder)
        self.line: Tag | None = None
        """The open heading or table row: what stands in it is one block, whatever elements it is made of."""
        self.code: Tag | None = None
        self.code_words: list[str] = []

    def run(self, events: list[Event]) -> None:
        for kind, node in events:
            if kind == WORDS:
                self.words(str(node))
            elif kind == ENTER:
                self.enter(node, node.name)
            else:
                self.leave(node, node.name)
        self.flow.end()

    def words(self, words: str) -> None:
        if self.code is None:
            self.flow.text(words)
        else:
            self.code_words.append(words)

    def enter(self, tag: Tag, name: str) -> None:
        if self.code is not None:
            return
        if name in HTML_MARKS:
            self.builder.enter(HTML_MARKS[name])
        elif name == "br":
            self.builder.line_break()
        elif name in _CELLS and self.line is not None and self.line.name == "tr":
            self.flow.cell()
        elif self.line is not None:
            if name in _BLOCKS or name in _LISTS or name == "li":
                self.flow.text(" ")
        elif name in HEADINGS:
            self.line = tag
            self.flow.heading(int(name[1]))
        elif name == "tr":
            self.line = tag
            self.flow.row()
        elif name in _LISTS:
            self.flow.start_list(_number(tag.get("start"), 1) if name == "ol" else None)
        elif name == "li":
            self.flow.start_item(_number(tag.get("value"), None))
        elif name == "pre":
            self.flow.end()
            self.code = tag
        elif name == "p":
            self.flow.paragraph()
        elif name in _BLOCKS or name in _CELLS:
            self.flow.end()

    def leave(self, tag: Tag, name: str) -> None:
        if tag is self.code:
            words, self.code, self.code_words = "".join(self.code_words), None, []
            if words.strip():
                # Preformatted text on a page of prose is a list that was indented too far, never program code.
                feed(self.builder, words.replace("\t", "    "), depth=self.flow.depth)
        elif self.code is not None:
            return
        elif name in HTML_MARKS:
            self.builder.leave()
        elif tag is self.line:
            self.line = None
            self.flow.end()
        elif self.line is not None:
            if name in _BLOCKS:
                self.flow.text(" ")
        elif name in _LISTS:
            self.flow.end_list()
        elif name == "li":
            self.flow.end_item()
        elif name in _BLOCKS or name in _CELLS:
            self.flow.end()


def _number(value: Any, default: int | None) -> int | None:
    """The number that an attribute states, if it is one that a list may have."""
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10 else default
