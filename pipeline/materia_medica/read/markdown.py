"""Markdown to the events of `Flow`, with pyromark (CommonMark with tables)."""

from __future__ import annotations

import re
from typing import Any

import pyromark

from materia_medica.read.builder import Builder
from materia_medica.read.document import MarkKind
from materia_medica.read.flow import Flow
from materia_medica.read.html_parts import BOX_NAMES

_OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_FOOTNOTES
_ALERT = re.compile(rf"\s*<(/?)(?:{'|'.join(BOX_NAMES)})\b")
_LONE_TAG = re.compile(r"\s*</?[a-zA-Z][^<>]*>\s*")
_TAG = re.compile(r"<(/?)([a-zA-Z]+)")
_BLOCKS = frozenset(("Paragraph", "Heading", "TableHead", "TableRow"))
_HOLDERS = frozenset(("CodeBlock", "HtmlBlock", "BlockQuote", "FootnoteDefinition", "Image", "Table"))
_LEVELS = {f"H{n}": n for n in range(1, 7)}
_MARKS: dict[str, MarkKind] = {"Strong": "strong", "Emphasis": "emphasis"}
HTML_MARKS: dict[str, MarkKind] = {"strong": "strong", "b": "strong", "em": "emphasis", "i": "emphasis"}
"""Elements of HTML that mark words, on an HTML page and inside of Markdown."""

MAX_REREADS = 5
"""Each reading of an indented block takes four spaces off, so this many find what is indented by 20."""


def feed(builder: Builder, source: str, *, depth: int = 0) -> None:
    """Tell `builder` what `source` says; `depth` is how many lists it stands in."""
    _MarkdownFeeder(builder, depth, 0).run(source)


def feed_code(builder: Builder, code: str, *, depth: int, rereads: int = 1) -> None:
    """Tell `builder` what preformatted text says, which on a page of prose is text that was indented too far.

    What is still code after the text was read `MAX_REREADS` times is a paragraph.
    """
    if not code.strip():
        return
    if rereads <= MAX_REREADS:
        _MarkdownFeeder(builder, depth, rereads).run(code.replace("\t", "    "))
    else:
        flow = Flow(builder, depth)
        flow.text(code)
        flow.end()


class _MarkdownFeeder:
    def __init__(self, builder: Builder, depth: int, rereads: int) -> None:
        self.builder = builder
        self.rereads = rereads
        self.flow = Flow(builder, depth)
        self.code: list[str] | None = None
        self.html_block: list[str] | None = None
        self.images = 0
        self.footnote = ""
        """The mark of a footnote whose text is to begin."""
        self.in_head = False
        self.html_marks = 0
        """How many elements such as `<i>` are open in the block."""

    def run(self, source: str) -> None:
        event: Any
        for event in pyromark.events(source, options=_OPTIONS):
            if type(event) is str:
                self.simple(event)
                continue
            name, value = event.popitem()  # its only one
            if name in {"Text", "Code"}:
                self.text(value)
            elif name == "Start":
                if type(value) is str:
                    self.start(value, None)
                else:
                    self.start(*value.popitem())
            elif name == "End":
                self.end(value if type(value) is str else next(iter(value)))
            elif name == "InlineHtml":
                self.inline_html(value)
            elif name == "Html" and self.html_block is not None:
                self.html_block.append(value)
        self.builder.close()

    def simple(self, event: str) -> None:
        if event == "SoftBreak":
            self.line_end()
        elif event == "HardBreak":
            self.builder.line_break()
        elif event == "Rule":
            self.flow.end()

    def line_end(self) -> None:
        if self.code is not None:
            self.code.append(" ")
        elif not self.images:
            self.flow.line_end()

    def text(self, words: str) -> None:
        if self.code is not None:
            self.code.append(words)
        elif not self.images:
            self.flow.text(words)

    def start(self, tag: str, value: Any) -> None:
        if self.html_marks:
            self.end_html_marks(tag)
        if tag in _MARKS:
            self.builder.enter(_MARKS[tag])
        elif tag in _HOLDERS:
            self.start_holder(tag, value)
        else:
            self.start_block(tag, value)

    def start_block(self, tag: str, value: Any) -> None:
        """A block of the text begins, or a list."""
        if tag == "Item":
            self.flow.start_item()
        elif tag == "Paragraph":
            self.flow.paragraph()
            if self.footnote:
                self.flow.text(self.footnote)
                self.footnote = ""
        elif tag == "Heading":
            self.flow.heading(_LEVELS[value["level"]])
            self.builder.states_level(_LEVELS[value["level"]])
        elif tag == "List":
            self.flow.start_list(None if value is None else int(value))
        elif tag in ("TableHead", "TableRow"):
            self.flow.row()
            self.in_head = tag == "TableHead"
        elif tag == "TableCell":
            self.flow.cell(is_head=self.in_head)

    def start_holder(self, tag: str, value: Any) -> None:
        """What holds other things than plain words begins."""
        if tag == "CodeBlock":
            self.flow.end()
            self.code = []
        elif tag == "HtmlBlock":
            self.html_block = []
        elif tag == "BlockQuote":
            self.builder.enter_box()
        elif tag == "FootnoteDefinition":
            self.flow.end()
            self.footnote = f"{value} "
        elif tag == "Image":
            self.images += 1
        elif tag == "Table":
            self.flow.start_table()

    def end(self, tag: str) -> None:
        if self.html_marks:
            self.end_html_marks(tag)
        if tag in _MARKS:
            self.builder.leave()
        elif tag in _BLOCKS:
            self.flow.end()
        elif tag == "Item":
            self.flow.end_item()
        elif tag == "List":
            self.flow.end_list()
        elif tag == "Table":
            self.flow.end_table()
        elif tag == "CodeBlock" and self.code is not None:
            code, self.code = "".join(self.code), None
            feed_code(self.builder, code, depth=self.flow.depth, rereads=self.rereads + 1)
        elif tag == "HtmlBlock" and self.html_block is not None:
            source, self.html_block = "".join(self.html_block), None
            self.block_html(source)
        elif tag == "BlockQuote":
            self.builder.leave_box()
        elif tag == "Image":
            self.images -= 1

    def block_html(self, source: str) -> None:
        """A block of HTML is read as the reader of HTML pages reads it."""
        from materia_medica.read.html import feed_html  # here, since that reader needs this one

        self.flow.end()
        if _LONE_TAG.fullmatch(source):
            self.lone_tag(source)
            return
        feed_html(self.builder, source, depth=self.flow.depth)

    def lone_tag(self, source: str) -> None:
        """A tag on a line of its own opens or closes an alert around the lines behind it."""
        if (found := _ALERT.match(source)) is None or source.rstrip().endswith("/>"):
            return
        if found[1]:
            self.builder.leave_box()
        else:
            self.builder.enter_box()

    def inline_html(self, tag: str) -> None:
        """A tag between words counts for its line break or its emphasis."""
        found = _TAG.match(tag)
        if found is None:
            return
        name, is_end = found[2].lower(), bool(found[1])
        if name == "br":
            self.builder.line_break()
        elif name == "sup":
            (self.builder.end_raised if is_end else self.builder.raise_words)()
        elif name in HTML_MARKS and not is_end:
            self.builder.enter(HTML_MARKS[name])
            self.html_marks += 1
        elif name in HTML_MARKS and self.html_marks:
            self.builder.leave()
            self.html_marks -= 1

    def end_html_marks(self, tag: str) -> None:
        """An element that is left open marks no more than its own block."""
        if tag not in _MARKS:
            for _ in range(self.html_marks):
                self.builder.leave()
            self.html_marks = 0
