"""The one document type that extraction knows: plain text, and blocks and inline marks that point into it."""

from __future__ import annotations

from functools import partial
from typing import Literal, NamedTuple

BlockKind = Literal["heading", "paragraph", "item", "row"]
MarkKind = Literal["strong", "emphasis", "note"]
"""`note`: the words of a footnote, or a raised sign that points to one; they are no part of what they stand in."""


class Span(NamedTuple):
    """Words of the document: `text` is exactly `document.text[start:start + len(text)]`."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.start + len(self.text)

    def cut(self, start: int, end: int | None = None) -> Span:
        """A part of the span, by offsets into its text, without outer white space."""
        part = self.text[start:end]
        stripped = part.lstrip()
        return new_span((stripped.rstrip(), self.start + start + len(part) - len(stripped)))


class Range(NamedTuple):
    """A stretch of the document, by code point offsets into `Document.text`."""

    start: int
    end: int


class Mark(NamedTuple):
    """An inline emphasis. `start` and `end` are code point offsets into `Document.text`."""

    kind: MarkKind
    start: int
    end: int


class Cell(NamedTuple):
    """A cell of a table row. A cell without words has `start == end`, where its words would stand."""

    row: int
    """Row of its table, from 0; rows that only lay out the page do not count."""
    column: int
    """First column that it covers, from 0, cells counted that span from above."""
    row_span: int
    """Rows that it covers, at least 1."""
    col_span: int
    """Columns that it covers, at least 1."""
    is_head: bool
    """Whether the page marks it as a heading of its column or row."""
    start: int
    """Code point offset of its first character in `Document.text`."""
    end: int
    """Code point offset after its last character."""


class Block(NamedTuple):
    """A heading, paragraph, list item or table row; blocks are flat, in reading order and do not overlap.

    A list item's first words are the `item` block; its further paragraphs are `paragraph` blocks of the same
    `depth`. Nested lists follow as items of a greater depth.
    """

    kind: BlockKind
    start: int
    """Code point offset of the first character in `Document.text`."""
    end: int
    """Code point offset after the last character."""
    level: int
    """Heading level 1-6; 0 for anything else."""
    depth: int
    """How many lists the block stands in: 0 outside of lists."""
    number: int | None
    """The number of an item of an ordered list, as rendered; null elsewhere."""
    marks: tuple[Mark, ...]
    """Emphasis inside the block, in reading order, not nested."""
    cells: tuple[Cell, ...] = ()
    """The cells of a table row, in reading order; empty for anything else. In the text ` | ` stands between them."""
    section_code: str | None = None
    """The code (LOINC) of the innermost section that the page marks by one; null where it marks none."""
    quoted: bool = False
    """Whether it stands in a quotation or an alert box: what it says of a group ends with that."""


new_span = partial(tuple.__new__, Span)
new_block = partial(tuple.__new__, Block)
new_mark = partial(tuple.__new__, Mark)
"""Make one of the tuple of its fields, in a third of the time, for whoever makes very many."""


class Identifier(NamedTuple):
    """What a register calls the product that a document describes."""

    system: str
    """The register: one of `schema.values.IDENTIFIER_SYSTEMS`."""
    value: str


class DocumentFacts(NamedTuple):
    """What the document of a regulator or health service states about itself; a web page states none of it."""

    document_type: str | None = None
    """One of `schema.values.DOCUMENT_TYPES`; null for a web page."""
    document_id: str | None = None
    """What all versions of the document have in common, such as the set id of a US label."""
    document_version: str | None = None
    """As the document numbers its versions."""
    effective_date: str | None = None
    """ISO 8601, without a time."""
    jurisdiction: str | None = None
    """Where it holds: `US`, `EU`, `GB`, `CA`, ..."""
    identifiers: tuple[Identifier, ...] = ()
    """Of the product as a whole, in the order of the document, each once."""
    substances: tuple[str, ...] = ()
    """Active substances as the document names them, without strength and dose form."""


class Meta(NamedTuple):
    """What the page states about itself outside its text (front matter, `<head>`)."""

    title: str | None = None
    """The title that front matter states."""
    published_at: str | None = None
    """ISO 8601 as stated, else null."""
    url: str | None = None
    """Canonical address, where the page names one."""
    language: str | None = None
    """BCP 47, where the page names one."""
    doubts: tuple[str, ...] = ()
    """What the page states about itself and could not be taken as it stands: flags of `monographs`."""
    window_title: str | None = None
    """What a web page gives browsers and whoever shares it as its title; the name of its site may stand in it."""
    heading: str | None = None
    """The first heading of level 1 of a web page, wherever it stands: content or the frame around it."""
    facts: DocumentFacts = DocumentFacts()
    """What a document of a regulator states; empty for a web page."""


class Document(NamedTuple):
    """A page as read: no markup, no front matter, no site chrome."""

    text: str
    blocks: tuple[Block, ...]
    meta: Meta

    def words(self, block: Block) -> str:
        """The plain text of one block."""
        return self.text[block.start : block.end]

    def cell(self, cell: Cell) -> Span:
        """The words of one cell."""
        return Span(self.text[cell.start : cell.end], cell.start)


class Unreadable(Exception):  # noqa: N818 (it says what the page is)
    """A page that cannot be read. `rule` is the name under which it is rejected, `reason` is for people."""

    def __init__(self, rule: str, reason: str) -> None:
        super().__init__(f"{rule}: {reason}")
        self.rule = rule
        self.reason = reason
