"""A document can be made again from its text and its structure, whatever page it came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from materia_medica.page import Page
from materia_medica.read import read
from materia_medica.read.document import Block, Cell, Document, DocumentFacts, Identifier, Mark, Meta, Unreadable
from materia_medica.read.structure import document_of, structure_of

MARKDOWN = """---
title: Exampline
language: en-GB
---
# Exampline

Used for **pain** and *fever*.

## Side effects

1. nausea
   - with **vomiting**

| Effect | Frequency |
|---|---|
| headache | common |

> Stop at once if your face swells.
"""


def made_again(document: Document) -> Document:
    return document_of(document.text, structure_of(document))


def test_every_kind_of_block_comes_back():
    document = read(Page("s", "exampline.md", MARKDOWN.encode()))
    assert {b.kind for b in document.blocks} == {"heading", "paragraph", "item", "row"}
    assert any(b.quoted for b in document.blocks)
    assert document.meta.title == "Exampline"
    assert made_again(document) == document


def test_every_field_of_a_block_comes_back():
    cell = Cell(row=1, column=2, row_span=3, col_span=4, is_head=True, start=3, end=5)
    block = Block(kind="row", start=2, end=6, level=1, depth=2, number=3, marks=(Mark("emphasis", 3, 4),), cells=(cell,),
                  section_code="34084-4", quoted=True)  # fmt: skip
    plain = Block(kind="paragraph", start=8, end=9, level=0, depth=0, number=None, marks=())
    assert all(a != b for a, b in zip(block, plain, strict=True)), "a field that no example fills"
    facts = DocumentFacts(
        document_type="smpc", document_id="a", document_version="2", effective_date="2026-01-31", jurisdiction="EU",
        identifiers=(Identifier("atc", "N02BE01"), Identifier("ma_number", "EU/1/26/1")), substances=("examplamide",),
    )  # fmt: skip
    assert all(facts)
    stated = Meta(*(("a", "b") if isinstance(empty, tuple) else f"words {n}" for n, empty in enumerate(Meta()[:-1])),
                  facts)  # fmt: skip
    document = Document("0123456789", (block, plain), stated)
    assert made_again(document) == document


def test_it_is_small_and_holds_no_words_of_the_text():
    document = read(Page("s", "exampline.md", MARKDOWN.encode()))
    structure = structure_of(document)
    assert "nausea" not in structure
    assert len(structure) < 3 * len(document.text)


@pytest.mark.parametrize("path", sorted((ROOT / "raw" / "samples").rglob("*.*")), ids=lambda p: p.name)
def test_the_sample_pages_come_back(path):
    document = read(Page("samples", path.name, path.read_bytes()))
    assert made_again(document) == document


@given(st.text(max_size=400), st.sampled_from(["a.md", "a.html"]))
def test_any_page_comes_back(words, path):
    try:
        document = read(Page("s", path, words.encode("utf-8", "surrogatepass")))
    except Unreadable:
        return
    assert made_again(document) == document


@pytest.mark.parametrize("structure", ["", "[]", "{}", '{"meta":[],"blocks":[[0]]}', '{"meta":[],"blocks":[[9,0,1]]}',
                                       '{"meta":[],"blocks":[[0,0,99]]}', '{"meta":7,"blocks":[]}'])  # fmt: skip
def test_what_is_no_structure_of_the_text_is_said_to_be_none(structure):
    with pytest.raises(ValueError, match="structure"):
        document_of("short", structure)
