"""Lines: the blocks of a document with their leading label split off, so that every layout reads the same."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import NamedTuple

from materia_medica.extract.language.rule import Rule
from materia_medica.read.document import Block, Document, Span, new_span

LABEL_END = Rule(
    name="colon behind a label",
    pattern=r"\s* [:：] \s*",
    example=("**Common**: nausea", ("Common", "nausea", "bold")),
    counter_example="Common nausea",
)
TRAILING = Rule(
    name="end of a bold label",
    pattern=r"[\s:：.*_]+ $",
    example=("**Common:** nausea", ("Common", "nausea", "bold")),
    counter_example="Common",
)
PLAIN_LABEL = Rule(
    name="plain label",
    pattern=r"([^:：.?!\n]{2,90}?) \s* [:：] (?: \s+ | $ )",
    example=("Common: nausea", ("Common", "nausea", "plain")),
    counter_example="Ratio 1:2",
)
LONGEST_LABEL = 300
"""Emphasis longer than this is a paragraph, not a label."""


class Line(NamedTuple):
    """One block, with the label that introduces it."""

    block: Block
    span: Span
    """The whole block."""
    label: Span | None
    """Words before a colon at the start, or a leading bold run that ends the line; without the colon."""
    body: Span
    """What follows the label, else the whole block."""
    is_bold: bool
    """Whether the label, or without one the whole line, is emphasised."""

    @property
    def is_heading(self) -> bool:
        """Whether the block is a heading."""
        return self.block.kind == "heading"


new_line = partial(tuple.__new__, Line)
"""Makes one of the tuple of its fields, in a third of the time."""


def lines_of(document: Document) -> list[Line]:
    """Every block of the document as a line, in order."""
    text = document.text
    return [_line(new_span((text[block.start : block.end], block.start)), block) for block in document.blocks]


def line_of_label(line: Line, start: int, label_end: int, body: int, end: int) -> Line:
    """A part of a line that begins with a label, by offsets into its words: start, end of the label, body, end."""
    span = line.span.cut(start, end)
    block = line.block._replace(start=span.start, end=span.end, marks=())
    return Line(block, span, line.span.cut(start, label_end), line.span.cut(body, end), False)


def within_item(line: Line, depth: int) -> Line:
    """A line as a list item, so many lists deeper than it stands."""
    return line._replace(block=line.block._replace(kind="item", depth=line.block.depth + depth))


def at_margin(line: Line) -> Line:
    """A line as a paragraph that stands in no list."""
    return line._replace(block=line.block._replace(kind="paragraph", level=0, depth=0))


def line_of_part(line: Line, start: int, end: int) -> Line:
    """A part of a line as a line of its own, with the label that it may begin with."""
    span = line.span.cut(start, end)
    return _line(span, line.block._replace(start=span.start, end=span.end, marks=()))


def lines_within(span: Span, *, depth: int, mark: Rule) -> list[Line]:
    """The lines of words in a table's cell, as items of a list; `mark` is the list mark that one may begin with."""
    out = []
    at = 0
    for written in span.text.split("\n"):
        part = span.cut(at, at + len(written))
        at += len(written) + 1
        found = mark.match(part.text)
        item = part.cut(found.end()) if found else part
        if item.text:
            out.append(_line(item, Block("item", item.start, item.end, 0, depth, None, ())))
    return out


def _line(span: Span, block: Block) -> Line:
    if block.marks and (line := _emphasised(span, block)) is not None:
        return line
    head = span.text[:95]
    if (":" in head or "：" in head) and (found := PLAIN_LABEL.match(span.text)) is not None:
        return new_line((block, span, span.cut(0, found.end(1)), span.cut(found.end()), False))
    return new_line((block, span, None, span, block.kind == "heading"))


def _emphasised(span: Span, block: Block) -> Line | None:
    """A line that begins with emphasis, where this is its label or the whole of it."""
    lead = block.marks[0]
    if lead.kind == "note":
        lead = next((mark for mark in block.marks if mark.kind != "note"), lead)
        if lead.kind == "note":
            return None
    text, start = span
    begin, end = lead.start - block.start, lead.end - block.start
    if begin and text[:begin].strip(" -–•*·"):
        return None
    if end - begin <= LONGEST_LABEL:
        named = _label_before_colon(text[begin:end])
        if named is not None:
            label = new_span((named.text, start + begin + named.start))
            return new_line((block, span, label, span.cut(end), True))
        if (":" in text or "：" in text) and (parts := _label_around_colon(span, begin, end)) is not None:
            return new_line((block, span, *parts, True))
    rest = span.cut(end)
    if block.kind == "heading" and rest.text and not rest.text.startswith("("):
        return new_line((block, span, span.cut(begin, end), rest, True))
    is_whole = end >= len(text) - 1 and not text[end:].strip(" .*")
    return new_line((block, span, None, span, True)) if is_whole else None


@lru_cache(maxsize=16384)
def _label_before_colon(bold: str) -> Span | None:
    """The label, by its place in a bold run, where a colon ends this; of a site's pages many have the same few.

    "Common (>10%): Nausea:" keeps to the first colon only where the rest of the run reads on.
    """
    if not bold.rstrip().endswith((":", "：")):
        return None
    return Span(bold, 0).cut(0, len(TRAILING.sub("", bold)))


def _label_around_colon(span: Span, begin: int, end: int) -> tuple[Span, Span] | None:
    """Label and body where a colon follows the bold run between two places, or stands in it."""
    bold = span.text[begin:end]
    following = LABEL_END.match(span.text, end)
    if following:
        return span.cut(begin, end), span.cut(following.end())
    inner = LABEL_END.search(bold)
    if inner and bold[: inner.start()].strip() and bold[inner.end() :].strip():
        return span.cut(begin, begin + inner.start()), span.cut(begin + inner.end())
    return None
