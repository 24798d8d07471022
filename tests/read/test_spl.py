"""Structured product labels: sections with their codes and levels, narrative, and what a label states of itself."""

from __future__ import annotations

import pytest

from materia_medica.page import Page
from materia_medica.read import read
from materia_medica.read.document import Document, Identifier, Unreadable

_FRONT = """<?xml version="1.0" encoding="UTF-8"?>
<document xmlns="urn:hl7-org:v3">
  <id root="11111111-aaaa-4bbb-8ccc-222222222222"/>
  <title>These highlights do not include all the information needed<br/>NASOVEL tablets</title>
  <effectiveTime value="20240315"/>
  <setId root="ABCDEF00-0000-4000-8000-000000000001"/>
  <versionNumber value="7"/>
  <component><structuredBody>
    <component><section>
      <code code="48780-1" codeSystem="2.16.840.1.113883.6.1"/>
      <subject><manufacturedProduct><manufacturedProduct>
        <code code="99999-012" codeSystem="2.16.840.1.113883.6.69"/>
        <name>Nasovel</name>
        <asEquivalentEntity><definingMaterialKind>
          <code code="88888-001" codeSystem="2.16.840.1.113883.6.69"/>
        </definingMaterialKind></asEquivalentEntity>
        <ingredient classCode="ACTIM"><ingredientSubstance>
          <code code="SALT000001" codeSystem="2.16.840.1.113883.4.9"/><name>LORATADINE SULFATE</name>
          <activeMoiety><activeMoiety>
            <code code="BASE000001" codeSystem="2.16.840.1.113883.4.9"/><name>LORATADINE</name>
          </activeMoiety></activeMoiety>
        </ingredientSubstance></ingredient>
        <ingredient classCode="IACT"><ingredientSubstance>
          <code code="FILLER0001" codeSystem="2.16.840.1.113883.4.9"/><name>STARCH</name>
        </ingredientSubstance></ingredient>
      </manufacturedProduct>
      <subjectOf><approval><id extension="NDA012345" root="2.16.840.1.113883.3.150"/></approval></subjectOf>
      </manufacturedProduct></subject>
    </section></component>
"""
_END = "</structuredBody></component></document>"


def label(sections: str) -> Document:
    """The document of a label with these sections."""
    return read(Page("tests", "label.xml", f"{_FRONT}{sections}{_END}".encode()))


def section(code: str, title: str, text: str, inner: str = "") -> str:
    """A section as a label writes it."""
    head = f"<title>{title}</title>" if title else ""
    return f'<component><section><code code="{code}"/>{head}<text>{text}</text>{inner}</section></component>'


def blocks(document: Document) -> list[tuple[str, int, str | None, str]]:
    """Kind, level or depth, code and words of each block behind the title."""
    return [(b.kind, b.level or b.depth, b.section_code, document.words(b)) for b in document.blocks[1:]]


def test_a_label_states_its_product_versions_substances_and_numbers() -> None:
    document = label(section("34084-4", "6 ADVERSE REACTIONS", "<paragraph>Dry mouth.</paragraph>"))
    facts = document.meta.facts
    assert document.meta.title == "Nasovel" == document.words(document.blocks[0])
    assert facts.substances == ("Loratadine",), "the active moiety, not its salt, and no filler"
    assert (facts.document_type, facts.document_version, facts.effective_date, facts.jurisdiction) == (
        "spl", "7", "2024-03-15", "US",
    )  # fmt: skip
    assert facts.document_id == "abcdef00-0000-4000-8000-000000000001"
    assert facts.identifiers[2:] == (
        Identifier("ndc", "99999-012"),
        Identifier("unii", "SALT000001"),
        Identifier("unii", "BASE000001"),
        Identifier("application_number", "NDA012345"),
    ), "no number of the product that this one was made from"


def test_sections_nest_with_their_codes_and_a_section_without_one_is_part_of_the_one_around_it() -> None:
    inner = section("90374-0", "6.1 Clinical Trials Experience", "<paragraph>Headache.</paragraph>")
    inner += section("42229-5", "Other", "<paragraph>Rash.</paragraph>")
    assert blocks(label(section("34084-4", "6 ADVERSE REACTIONS", "", inner))) == [
        ("heading", 2, "34084-4", "6 ADVERSE REACTIONS"),
        ("heading", 3, "90374-0", "6.1 Clinical Trials Experience"),
        ("paragraph", 0, "90374-0", "Headache."),
        ("heading", 3, "34084-4", "Other"),
        ("paragraph", 0, "34084-4", "Rash."),
    ]


def test_a_first_paragraph_in_bold_is_the_title_of_a_section_without_one() -> None:
    bold = '<paragraph><content styleCode="bold">When using this product</content></paragraph>'
    listed = '<list listType="unordered"><item>drowsiness may occur</item></list>'
    assert blocks(label(section("50567-7", "", bold + listed))) == [
        ("heading", 2, "50567-7", "When using this product"),
        ("item", 1, "50567-7", "drowsiness may occur"),
    ]
    partly = '<paragraph><content styleCode="bold">Ask a doctor</content> if you cough</paragraph>'
    assert blocks(label(section("50569-3", "", partly + listed)))[0][0] == "paragraph"


def test_highlights_stand_apart_from_the_sections_whose_words_they_repeat() -> None:
    inner = "<excerpt><highlight><text><paragraph>Most common: headache (6.1)</paragraph></text></highlight></excerpt>"
    assert blocks(label(section("34084-4", "6 ADVERSE REACTIONS", "<paragraph>Headache.</paragraph>", inner))) == [
        ("paragraph", 0, "highlights", "Most common: headache (6.1)"),
        ("heading", 2, "34084-4", "6 ADVERSE REACTIONS"),
        ("paragraph", 0, "34084-4", "Headache."),
    ]


def test_lists_keep_their_depth_and_lose_the_marks_that_stand_as_captions() -> None:
    text = (
        '<list listType="ordered"><caption>Seen often:</caption><item><caption>1.</caption>rash</item>'
        "<item>cough<list><item>dry</item></list></item></list>"
    )
    assert blocks(label(section("34084-4", "Adverse", text)))[1:] == [
        ("paragraph", 0, "34084-4", "Seen often:"),
        ("item", 1, "34084-4", "rash"),
        ("item", 1, "34084-4", "cough"),
        ("item", 2, "34084-4", "dry"),
    ]


def test_a_table_keeps_its_spans_heads_and_foot_and_only_asked_lines_break() -> None:
    text = """<table><caption>Table 1</caption><thead><tr><th rowspan="3">Reaction</th><th colspan="2">Arm</th></tr>
      <tr><th>n</th><th>%</th></tr></thead><tfoot><tr><td colspan="3">a Seen once</td></tr></tfoot>
      <tbody><tr><td>Dry
        mouth<sup>a</sup></td><td>3<br/>(5)</td><td><paragraph>1</paragraph></td></tr></tbody></table>"""
    document = label(section("34084-4", "Adverse", text))
    assert [words for *_, words in blocks(document)[1:]] == [
        "Table 1", "Reaction | Arm", "n | %", "Dry moutha | 3\n(5) | 1", "a Seen once",
    ]  # fmt: skip
    head, _, body, foot = (b.cells for b in document.blocks[-4:])
    assert [(c.row, c.column, c.row_span, c.col_span, c.is_head) for c in head] == [
        (0, 0, 2, 1, True), (0, 1, 1, 2, True),
    ], "a cell of the head ends with the head"  # fmt: skip
    assert [c.is_head for c in body] == [False] * 3
    assert foot[0].col_span == 3
    assert [m.kind for b in document.blocks for m in b.marks] == ["note", "note"], "the raised sign and what it says"


def test_the_words_of_a_footnote_are_marked_in_a_table_and_stand_in_parentheses_elsewhere() -> None:
    text = """<table><tbody><tr><td>Rash<footnote>includes hives</footnote></td><td>4 (5)</td></tr></tbody>
      <tfoot><tr><td colspan="2">a Seen once</td></tr></tfoot></table>
      <paragraph>Cough<footnote>dry</footnote> was mild.</paragraph>"""
    document = label(section("34084-4", "Adverse", text))
    assert [words for *_, words in blocks(document)[1:]] == [
        "Rash includes hives | 4 (5)", "a Seen once", "Cough (dry) was mild.",
    ]  # fmt: skip
    notes = [document.text[m.start : m.end] for b in document.blocks for m in b.marks if m.kind == "note"]
    assert notes == ["includes hives", "a Seen once"]


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        ('<document xmlns="urn:hl7-org:v3"><title>', "broken_xml"),
        ('<document xmlns="urn:hl7-org:v3"><title>x</title></document>', "not_a_label"),
        ('<!DOCTYPE d [<!ENTITY a "b">]><document xmlns="urn:hl7-org:v3">&a;</document>', "broken_xml"),
        (f'<document xmlns="urn:hl7-org:v3">{"<a>" * 300}{"</a>" * 300}</document>', "broken_xml"),
        (f"{_FRONT}{_END}", "no_content"),
    ],
)
def test_what_is_no_readable_label_is_refused_by_name(data: str, rule: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(Page("tests", "label.xml", data.encode()))
    assert refused.value.rule == rule
