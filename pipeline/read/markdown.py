"""Markdown to the events of `Builder`, with pyromark (CommonMark with tables)."""

from __future__ import annotations

import re
from typing import Any

import pyromark

from pipeline.read.builder import Builder

_TAG = re.compile(r"<[^<>]*>")
_LINE_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LEVELS = {f"H{n}": n for n in range(1, 7)}
_MARKS: dict[str, Any] = {"Strong": "strong", "Emphasis": "emphasis"}
MAX_DEPTH = 100
"""Lists nested deeper than this are read as if they stood at this depth."""


def feed(builder: Builder, source: str, *, depth: int = 0) -> None:
    """Tell `builder` what `source` says; `depth` is how many lists it stands in."""
    _Feeder(builder, depth).run(source)


class _Feeder:
    def __init__(self, builder: Builder, depth: int) -> None:
        self.builder = builder
        self.outer = depth
        self.counters: list[int | None] = []
        self.item_is_new = False
        self.code: list[str] | None = None

    @property
    def depth(self) -> int:
        return min(self.outer + len(self.counters), MAX_DEPTH)

    def run(self, source: str) -> None:
        for event, _ in pyromark.events_with_range(source, options=pyromark.Options.ENABLE_TABLES):
            if type(event) is str:
                self.simple(event)
                continue
            (name, value), *_rest = event.items()
            if name == "Text":
                self.text(value)
            elif name == "Start":
                self.start(*_tag(value))
            elif name == "End":
                self.end(*_tag(value))
            elif name == "Code":
                self.text(value)
            elif name in ("Html", "InlineHtml"):
                self.html(value)
        self.builder.close()

    def simple(self, event: str) -> None:
        if event == "SoftBreak":
            self.text(" ")
        elif event == "HardBreak":
            self.builder.line_break()
        elif event == "Rule":
            self.builder.close()

    def text(self, words: str) -> None:
        if self.code is not None:
            self.code.append(words)
            return
        if not self.builder.is_open() and self.counters:
            self.open_in_list()
        self.builder.text(words)

    def open_in_list(self) -> None:
        number = self.counters[-1] if self.item_is_new else None
        self.builder.open("item" if self.item_is_new else "paragraph", depth=self.depth, number=number)
        self.item_is_new = False

    def start(self, tag: str, value: Any) -> None:
        if tag == "Paragraph":
            if self.counters:
                self.open_in_list()
            else:
                self.builder.open("paragraph", depth=self.depth)
        elif tag == "Heading":
            self.item_is_new = False
            self.builder.open("heading", level=_LEVELS[value["level"]], depth=self.depth)
        elif tag in _MARKS:
            self.builder.enter(_MARKS[tag])
        elif tag == "List":
            self.builder.close()
            self.counters.append(None if value is None else int(value))
        elif tag == "Item":
            self.builder.close()
            self.item_is_new = True
        elif tag in ("TableHead", "TableRow"):
            self.builder.open("row", depth=self.depth)
        elif tag == "CodeBlock":
            self.builder.close()
            self.code = []

    def end(self, tag: str, value: Any) -> None:
        if tag in ("Paragraph", "Heading", "TableHead", "TableRow"):
            self.builder.close()
        elif tag in _MARKS:
            self.builder.leave()
        elif tag == "TableCell":
            self.builder.text(" | ")
        elif tag == "Item":
            self.builder.close()
            self.item_is_new = False
            if self.counters and (last := self.counters[-1]) is not None:
                self.counters[-1] = last + 1
        elif tag == "List":
            self.builder.close()
            if self.counters:
                self.counters.pop()
        elif tag == "CodeBlock" and self.code is not None:
            code, self.code = "".join(self.code), None
            self.reread(code)

    def reread(self, code: str) -> None:
        """An indented block on a page of prose is a list that was indented too far, never program code."""
        if code.strip():
            feed(self.builder, code.replace("\t", "    "), depth=self.depth)

    def html(self, tag: str) -> None:
        if _LINE_BREAK_TAG.fullmatch(tag.strip()):
            self.builder.line_break()
        else:
            self.text(_TAG.sub("", tag))


def _tag(value: Any) -> tuple[str, Any]:
    if type(value) is str:
        return value, None
    (name, inner), *_rest = value.items()
    return name, inner
