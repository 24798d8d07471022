"""Markdown to the events of `Flow`, with pyromark (CommonMark with tables)."""

from __future__ import annotations

import re
from typing import Any

import pyromark

from pipeline.read.builder import Builder
from pipeline.read.document import MarkKind
from pipeline.read.flow import Flow

_TAG = re.compile(r"<(/?)([a-z!?][a-z0-9]*)[^<>]*>", re.IGNORECASE)
_LEVELS = {f"H{n}": n for n in range(1, 7)}
_MARKS: dict[str, MarkKind] = {"Strong": "strong", "Emphasis": "emphasis"}
HTML_MARKS: dict[str, MarkKind] = {"strong": "strong", "b": "strong", "em": "emphasis", "i": "emphasis"}
"""Elements of HTML that mark words, on an HTML page and inside of Markdown."""


def feed(builder: Builder, source: str, *, depth: int = 0) -> None:
    """Tell `builder` what `source` says; `depth` is how many lists it stands in."""
    _Feeder(builder, depth).run(source)


class _Feeder:
    def __init__(self, builder: Builder, depth: int) -> None:
        self.builder = builder
        self.flow = Flow(builder, depth)
        self.code: list[str] | None = None
        self.html_marks = 0
        """How many elements such as `<i>` are open in the block."""

    def run(self, source: str) -> None:
        event: Any
        for event in pyromark.events(source, options=pyromark.Options.ENABLE_TABLES):
            if type(event) is str:
                self.simple(event)
                continue
            (name, value), *_rest = event.items()
            if name in ("Text", "Code"):
                self.text(value)
            elif name == "Start":
                self.start(*_tag(value))
            elif name == "End":
                self.end(_tag(value)[0])
            elif name in ("Html", "InlineHtml"):
                self.html(value)
        self.builder.close()

    def simple(self, event: str) -> None:
        if event == "SoftBreak":
            self.text(" ")
        elif event == "HardBreak":
            self.builder.line_break()
        elif event == "Rule":
            self.flow.end()

    def text(self, words: str) -> None:
        if self.code is None:
            self.flow.text(words)
        else:
            self.code.append(words)

    def start(self, tag: str, value: Any) -> None:
        self.end_html_marks(tag)
        if tag == "Paragraph":
            self.flow.paragraph()
        elif tag == "Heading":
            self.flow.heading(_LEVELS[value["level"]])
        elif tag in _MARKS:
            self.builder.enter(_MARKS[tag])
        elif tag == "List":
            self.flow.start_list(None if value is None else int(value))
        elif tag == "Item":
            self.flow.start_item()
        elif tag in ("TableHead", "TableRow"):
            self.flow.row()
        elif tag == "TableCell":
            self.flow.cell()
        elif tag == "CodeBlock":
            self.flow.end()
            self.code = []

    def end(self, tag: str) -> None:
        self.end_html_marks(tag)
        if tag in ("Paragraph", "Heading", "TableHead", "TableRow"):
            self.flow.end()
        elif tag in _MARKS:
            self.builder.leave()
        elif tag == "Item":
            self.flow.end_item()
        elif tag == "List":
            self.flow.end_list()
        elif tag == "CodeBlock" and self.code is not None:
            code, self.code = "".join(self.code), None
            self.reread(code)

    def reread(self, code: str) -> None:
        """An indented block on a page of prose is a list that was indented too far, never program code."""
        if code.strip():
            feed(self.builder, code.replace("\t", "    "), depth=self.flow.depth)

    def html(self, words: str) -> None:
        """HTML inside of Markdown counts for its words, its line breaks and its emphasis."""
        at = 0
        for tag in _TAG.finditer(words):
            self.text(words[at : tag.start()])
            at = tag.end()
            name, is_end = tag[2].lower(), bool(tag[1])
            if name == "br":
                self.builder.line_break()
            elif name in HTML_MARKS and not is_end:
                self.builder.enter(HTML_MARKS[name])
                self.html_marks += 1
            elif name in HTML_MARKS and self.html_marks:
                self.builder.leave()
                self.html_marks -= 1
        self.text(words[at:])

    def end_html_marks(self, tag: str) -> None:
        """An element that is left open marks no more than its own block."""
        if self.html_marks and tag not in _MARKS:
            for _ in range(self.html_marks):
                self.builder.leave()
            self.html_marks = 0


def _tag(value: Any) -> tuple[str, Any]:
    if type(value) is str:
        return value, None
    (name, inner), *_rest = value.items()
    return name, inner
