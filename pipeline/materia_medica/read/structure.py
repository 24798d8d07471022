"""A document's structure as one line of JSON beside its text: whoever holds both can extract the page again.

    {"meta": [title, ...], "blocks": [[kind, skipped, length, level, ...], ...]}

`meta` are the fields of `Meta` in their order; `facts` come last, as a list of their own, and only where a document
states any. `kind` counts through `KINDS`; `skipped` are the characters of the text
between the block before and this one. Then follow the further fields of `Block` in their order; those at the end that
are as in a plain paragraph are left out. Marks and cells are lists of their fields, their offsets counted from the
beginning of their block.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from materia_medica.read.document import (
    Block,
    BlockKind,
    Cell,
    Document,
    DocumentFacts,
    Identifier,
    Mark,
    MarkKind,
    Meta,
)

KINDS: tuple[BlockKind, ...] = ("paragraph", "heading", "item", "row")
MARKS: tuple[MarkKind, ...] = ("strong", "emphasis", "note")
_PLAIN = Block(kind="paragraph", start=0, end=0, level=0, depth=0, number=None, marks=())
_BEGINS = '{"meta":'
_FIRST = Block._fields.index("level")
"""The first field that is written as it is."""
_NUMBER_OF_KIND = {kind: number for number, kind in enumerate(KINDS)}
_NUMBER_OF_MARK = {mark: number for number, mark in enumerate(MARKS)}
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_MARKS, _CELLS = (Block._fields.index(name) - _FIRST for name in ("marks", "cells"))


def structure_of(document: Document) -> str:
    """The structure of a document; `document_of` makes the document of it and the text.

    Blocks that state numbers only, as nearly all do, are put together by hand, for that takes half the time.
    """
    blocks, at = [], 0
    for block in document.blocks:
        kind, begin, end, level, depth, number, marks, cells, code, quoted = block
        place = f"{_NUMBER_OF_KIND[kind]},{begin - at},{end - begin}"
        at = end
        if number is not None or cells or code is not None or quoted:
            stated = _json(_fields(block))[1:-1]
            blocks.append(f"[{place},{stated}]" if stated else f"[{place}]")
        elif marks:
            told = [f"[{_NUMBER_OF_MARK[mark]},{first - begin},{last - begin}]" for mark, first, last in marks]
            blocks.append(f"[{place},{level},{depth},null,[{','.join(told)}]]")
        elif depth:
            blocks.append(f"[{place},{level},{depth}]")
        else:
            blocks.append(f"[{place},{level}]" if level else f"[{place}]")
    *of_page, facts = document.meta
    meta = _json([*of_page, facts] if any(facts) else of_page)
    return f'{_BEGINS}{meta},"blocks":[{",".join(blocks)}]}}'


def _fields(block: Block) -> list[Any]:
    """The fields from `level` on, without those at the end that are as in a plain paragraph."""
    begin = block.start
    fields: list[Any] = list(block[_FIRST:])
    fields[_MARKS] = [[_NUMBER_OF_MARK[mark], first - begin, last - begin] for mark, first, last in block.marks]
    fields[_CELLS] = [[*place, int(head), first - begin, last - begin] for *place, head, first, last in block.cells]
    while fields and not fields[-1]:
        fields.pop()
    return fields


def document_of(text: str, structure: str) -> Document:
    """The document of a text and its structure.

    Raises ValueError where `structure` is none, or points outside of the text.
    """
    try:
        said = json.loads(structure)
        blocks, at = [], 0
        for block in said["blocks"]:
            blocks.append(_block(block, at))
            at = blocks[-1].end
        document = Document(text, tuple(blocks), _meta(said["meta"]))
    except (KeyError, TypeError, IndexError, ValueError) as error:
        raise ValueError(f"no structure of a page: {error!r}") from None
    if at > len(text) or any(b.start > b.end for b in blocks):
        raise ValueError("the structure of a page does not fit its text")
    return document


def facts_of(structure: str) -> DocumentFacts:
    """What a document states of itself, without reading the rest of its structure.

    Raises ValueError where `structure` is none.
    """
    try:
        said, _ = json.JSONDecoder().raw_decode(structure, len(_BEGINS))
        return _meta(said).facts
    except (KeyError, TypeError, IndexError, ValueError) as error:
        raise ValueError(f"no structure of a page: {error!r}") from None


def _meta(said: Sequence[Any]) -> Meta:
    n_stated = len(Meta._fields) - 1
    facts = DocumentFacts(*(_frozen(value) for part in said[n_stated:] for value in part))
    facts = facts._replace(identifiers=tuple(Identifier(*i) for i in facts.identifiers))
    return Meta(*map(_frozen, said[:n_stated]))._replace(facts=facts)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _block(said: Sequence[Any], at: int) -> Block:
    kind, skipped, length, *rest = said
    start = at + skipped
    fields: list[Any] = [*rest, *_PLAIN[_FIRST + len(rest) :]]
    fields[_MARKS] = tuple(Mark(MARKS[k], start + first, start + last) for k, first, last in fields[_MARKS])
    fields[_CELLS] = tuple(
        Cell(row, column, row_span, col_span, bool(head), start + first, start + last)
        for row, column, row_span, col_span, head, first, last in fields[_CELLS]
    )
    return Block(KINDS[kind], start, start + length, *fields)
