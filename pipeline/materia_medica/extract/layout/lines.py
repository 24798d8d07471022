"""Lines: the blocks of a document with their leading label split off, so that every layout reads the same."""

from __future__ import annotations

from typing import NamedTuple

from materia_medica.extract.language.rule import Rule
from materia_medica.read.document import Block, Document, Span

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


def lines_of(document: Document) -> list[Line]:
    """Every block of the document as a line, in order."""
    return [line_of(document, block) for block in document.blocks]


def line_of(document: Document, block: Block) -> Line:
    """One block as a line."""
    return _line(Span(document.text[block.start : block.end], block.start), block)


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
    lead = next((mark for mark in block.marks if mark.kind != "note"), None) if block.marks else None
    if lead is not None and not span.text[: lead.start - block.start].strip(" -–•*·"):
        is_short = lead.end - lead.start <= LONGEST_LABEL
        labelled = (
            is_short
            and (":" in span.text or "：" in span.text)
            and _bold_label(span, lead.end - block.start, lead.start - block.start)
        )
        if labelled:
            return Line(block, span, labelled[0], labelled[1], True)
        rest = span.cut(lead.end - block.start)
        if block.kind == "heading" and rest.text and not rest.text.startswith("("):
            return Line(block, span, span.cut(lead.start - block.start, lead.end - block.start), rest, True)
        whole = lead.end >= block.end - 1 and not span.text[lead.end - block.start :].strip(" .*")
        if whole:
            return Line(block, span, None, span, True)
    head = span.text[:95]
    found = PLAIN_LABEL.match(span.text) if ":" in head or "：" in head else None
    if found:
        return Line(block, span, span.cut(0, found.end(1)), span.cut(found.end()), False)
    return Line(block, span, None, span, block.kind == "heading")


def _bold_label(span: Span, end: int, start: int) -> tuple[Span, Span] | None:
    """Label and body where the bold run up to `end` ends in a colon or a colon follows it."""
    bold, rest = span.text[start:end], span.text[end:]
    if bold.rstrip().endswith((":", "：")):
        # "Common (>10%): Nausea:" keeps to the first colon only where the rest of the run reads on.
        at = len(TRAILING.sub("", bold))
        return span.cut(start, start + at), span.cut(end)
    following = LABEL_END.match(rest)
    if following:
        return span.cut(start, end), span.cut(end + following.end())
    inner = LABEL_END.search(bold)
    if inner and bold[: inner.start()].strip() and bold[inner.end() :].strip():
        return span.cut(start, start + inner.start()), span.cut(start + inner.end())
    return None
