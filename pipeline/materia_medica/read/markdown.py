"""Markdown to the events of `Flow`, with pyromark (CommonMark with tables)."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
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
_LEVELS = {f"H{n}": n for n in range(1, 7)}
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


def _nowhere(_words: str) -> None:
    """The words of an image are none of the text."""


class _MarkdownFeeder:
    def __init__(self, builder: Builder, depth: int, rereads: int) -> None:
        self.builder = builder
        self.rereads = rereads
        self.flow = flow = Flow(builder, depth)
        self.code: list[str] | None = None
        self.html_block: list[str] | None = None
        self.images = 0
        self.footnote = ""
        """The mark of a footnote whose text is to begin."""
        self.in_head = False
        self.html_marks = 0
        """How many elements such as `<i>` are open in the block."""
        self.starts: dict[str, Callable[[], None]] = {
            "Paragraph": self.paragraph,
            "Item": flow.start_item,
            "Strong": partial(builder.enter, "strong"),
            "Emphasis": partial(builder.enter, "emphasis"),
            "TableHead": partial(self.row, is_head=True),
            "TableRow": partial(self.row, is_head=False),
            "TableCell": self.cell,
            "HtmlBlock": self.start_html,
        }
        """What to do where an element begins of which the parser says no more than its name."""
        self.starts_with: dict[str, Callable[[Any], None]] = {
            "Heading": self.heading,
            "List": flow.start_list,
            "CodeBlock": self.start_code,
            "BlockQuote": lambda _: builder.enter_box(),
            "FootnoteDefinition": self.start_footnote,
            "Image": self.start_image,
            "Table": lambda _: flow.start_table(),
        }
        """The same, given what else the parser says of it."""
        self.ends: dict[str, Callable[[], None]] = {
            "Paragraph": builder.close,
            "Heading": builder.close,
            "Item": flow.end_item,
            "Strong": builder.leave,
            "Emphasis": builder.leave,
            "List": flow.end_list,
            "TableHead": builder.close,
            "TableRow": builder.close,
            "Table": flow.end_table,
            "CodeBlock": self.end_code,
            "HtmlBlock": self.end_html,
            "BlockQuote": builder.leave_box,
            "Image": self.end_image,
        }
        self.says: dict[str, Callable[[str], None]] = {
            "Text": flow.text,
            "Code": flow.text,
            "InlineHtml": self.inline_html,
            "Html": self.html,
        }

    def run(self, source: str) -> None:
        """Tell the builder of each event, which is a name, or a dict of one name and what is said of it."""
        event: Any
        starts, starts_with, ends, says = self.starts, self.starts_with, self.ends, self.says
        for event in pyromark.events(source, options=_OPTIONS):
            if type(event) is str:
                self.simple(event)
                continue
            name, value = event.popitem()
            if name == "Start":
                tag, about = (value, None) if type(value) is str else value.popitem()
                if self.html_marks:
                    self.end_html_marks(tag)
                if tag in starts:
                    starts[tag]()
                elif tag in starts_with:
                    starts_with[tag](about)
            elif name == "End":
                tag = value if type(value) is str else next(iter(value))
                if self.html_marks:
                    self.end_html_marks(tag)
                if tag in ends:
                    ends[tag]()
            elif name in says:
                says[name](value)
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

    def paragraph(self) -> None:
        self.flow.paragraph()
        if self.footnote:
            self.flow.text(self.footnote)
            self.footnote = ""

    def heading(self, about: dict[str, Any]) -> None:
        level = _LEVELS[about["level"]]
        self.flow.heading(level)
        self.builder.states_level(level)

    def row(self, *, is_head: bool) -> None:
        self.flow.row()
        self.in_head = is_head

    def cell(self) -> None:
        self.flow.cell(is_head=self.in_head)

    def start_footnote(self, mark: str) -> None:
        self.flow.end()
        self.footnote = f"{mark} "

    def start_image(self, _about: Any) -> None:
        self.images += 1
        self.send_words_to(_nowhere)

    def end_image(self) -> None:
        self.images -= 1
        if not self.images:
            self.send_words_to(self.flow.text)

    def start_code(self, _kind: Any) -> None:
        self.flow.end()
        self.code = []
        self.send_words_to(self.code.append)

    def end_code(self) -> None:
        if self.code is not None:
            code, self.code = "".join(self.code), None
            self.send_words_to(self.flow.text)
            feed_code(self.builder, code, depth=self.flow.depth, rereads=self.rereads + 1)

    def send_words_to(self, place: Callable[[str], None]) -> None:
        """The words that follow are those of code or of an image, or of the text again (`run` asks this table)."""
        self.says["Text"] = self.says["Code"] = place

    def start_html(self) -> None:
        self.html_block = []

    def html(self, source: str) -> None:
        if self.html_block is not None:
            self.html_block.append(source)

    def end_html(self) -> None:
        if self.html_block is not None:
            source, self.html_block = "".join(self.html_block), None
            self.block_html(source)

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
        if tag not in ("Strong", "Emphasis"):
            for _ in range(self.html_marks):
                self.builder.leave()
            self.html_marks = 0
