"""Tables: cells with their place, their spans and their words, the same from Markdown and HTML."""

from __future__ import annotations

import pytest

from materia_medica.read.document import Cell, Document

from .pages import document

MARKDOWN = """# X

| Effect | How often |
|---|---|
| **Rash**, itch | 1 in 100 |
| Fits |  |
|  | Rare |
"""
HTML = """<h1>X</h1><table><thead><tr><th>Effect</th><th>How often</th></tr></thead><tbody>
<tr><td><strong>Rash</strong>, itch</td><td>1 in 100</td></tr><tr><td>Fits</td><td></td></tr><tr><td></td><td>Rare</td></tr>
</tbody></table>"""


def cells(page: Document) -> list[Cell]:
    return [cell for block in page.blocks for cell in block.cells]


def shown(page: Document) -> list[tuple[int, int, str]]:
    return [(c.row, c.column, page.cell(c).text) for c in cells(page)]


def test_a_table_gives_the_same_cells_in_both_forms() -> None:
    one, other = document(MARKDOWN, "page.md"), document(HTML)
    assert cells(one) == cells(other)
    assert one.text == other.text
    assert shown(one) == [
        (0, 0, "Effect"), (0, 1, "How often"),
        (1, 0, "Rash, itch"), (1, 1, "1 in 100"),
        (2, 0, "Fits"), (2, 1, ""),
        (3, 0, ""), (3, 1, "Rare"),
    ]  # fmt: skip
    assert [c.is_head for c in cells(one)] == [True, True, *[False] * 6]
    assert {(c.row_span, c.col_span) for c in cells(one)} == {(1, 1)}


def test_the_text_of_a_row_joins_its_cells() -> None:
    page = document(MARKDOWN, "page.md")
    assert [page.words(b) for b in page.blocks] == [
        "X",
        "Effect | How often",
        "Rash, itch | 1 in 100",
        "Fits |",
        "| Rare",
    ]


def test_a_cell_holds_what_only_looks_like_a_border() -> None:
    page = document("<table><tr><td>Rash | itch<td>Rare</table>")
    assert [page.cell(c).text for c in cells(page)] == ["Rash | itch", "Rare"]


def test_spans_push_the_cells_beside_and_below() -> None:
    page = document(
        "<table><tr><th rowspan=2>System<th colspan=2>How often<tr><th>Common<th>Rare"
        "<tr><td>Skin<td>Rash<td>Blisters</table>"
    )
    assert shown(page) == [
        (0, 0, "System"), (0, 1, "How often"), (1, 1, "Common"), (1, 2, "Rare"), (2, 0, "Skin"), (2, 1, "Rash"),
        (2, 2, "Blisters"),
    ]  # fmt: skip
    assert [(c.row_span, c.col_span) for c in cells(page)][:2] == [(2, 1), (1, 2)]


@pytest.mark.parametrize("span", ["0", "-1", "many", "", "9999999999999"])
def test_a_span_that_is_none_counts_as_one(span: str) -> None:
    page = document(f'<table><tr><td colspan="{span}">a<td>b</table>')
    assert [c.column for c in cells(page)] == [0, 1]


def test_each_table_counts_for_itself() -> None:
    two = "<table><tr><td>a</table><p>x<table><tr><td>b<tr><td>c</table>"
    assert shown(document(two)) == [(0, 0, "a"), (0, 0, "b"), (1, 0, "c")]
    nested = "<table><tr><td>out<table><tr><td>in</table><tr><td>below</table>"
    assert shown(document(nested)) == [(0, 0, "in"), (0, 0, "below")]


def test_a_th_in_a_body_row_heads_that_row() -> None:
    page = document("<table><tr><th>Rash<td>Rare</table>")
    assert [c.is_head for c in cells(page)] == [True, False]


def test_only_rows_have_cells() -> None:
    assert cells(document("# X\n\n* a | b\n\nc | d\n", "page.md")) == []


def test_blocks_carry_the_code_of_their_innermost_section() -> None:
    page = document(
        '<h1>X</h1><div data-sectionCode="34084-4"><h2>Adverse reactions</h2><p>Rash.</p>'
        '<div data-sectionCode="90374-0"><p>Itch.</p></div><p>Fits.</p></div><p>End.</p>'
    )
    assert [b.section_code for b in page.blocks] == [None, "34084-4", "34084-4", "90374-0", "34084-4", None]
