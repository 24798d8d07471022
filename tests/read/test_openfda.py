"""openFDA label records: sections once, tables from their cells, one-line text with its structure given back."""

from __future__ import annotations

import json
from typing import Any

import pytest

from materia_medica.page import Page
from materia_medica.read import read
from materia_medica.read.document import Document, Identifier, Unreadable

_ABOUT = {
    "brand_name": ["Nasovel"],
    "generic_name": ["LORATADINE"],
    "substance_name": ["LORATADINE SULFATE"],
    "product_ndc": ["99999-012"],
    "unii": ["BASE000001"],
    "rxcui": ["111"],
    "application_number": ["NDA012345"],
}
_LABEL = {"set_id": "abc", "id": "def", "version": "7", "effective_time": "20240315", "openfda": _ABOUT}


def label(*, wrapped: bool = True, **fields: Any) -> Document:
    """The document of a record with these fields."""
    record = _LABEL | {name: [value] if isinstance(value, str) else value for name, value in fields.items()}
    said = {"meta": {}, "results": [record]} if wrapped else record
    return read(Page("tests", "label.json", json.dumps(said).encode()))


def blocks(document: Document) -> list[tuple[str, int, str]]:
    """Kind, level or depth, and words of each block behind the title."""
    return [(b.kind, b.level or b.depth, document.words(b)) for b in document.blocks[1:]]


@pytest.mark.parametrize("wrapped", [True, False])
def test_a_record_is_known_by_what_it_begins_with_however_long_its_first_section_is(wrapped: bool) -> None:
    record = {"drug_interactions": ["7 DRUG INTERACTIONS " + "None is known. " * 9000], **_LABEL}
    said = {"results": [record]} if wrapped else record
    assert read(Page("tests", "label.json", json.dumps(said).encode())).meta.facts.document_type == "openfda"


@pytest.mark.parametrize("wrapped", [True, False])
def test_a_record_states_its_product_versions_substances_and_numbers(wrapped: bool) -> None:
    document = label(wrapped=wrapped, adverse_reactions="ADVERSE REACTIONS Dry mouth.")
    facts = document.meta.facts
    assert document.meta.title == "Nasovel"
    assert facts.substances == ("Loratadine sulfate",)
    assert (facts.document_type, facts.document_id, facts.document_version) == ("openfda", "abc", "7")
    assert (facts.effective_date, facts.jurisdiction) == ("2024-03-15", "US")
    assert facts.identifiers == (
        Identifier("set_id", "abc"),
        Identifier("spl_id", "def"),
        Identifier("ndc", "99999-012"),
        Identifier("unii", "BASE000001"),
        Identifier("rxcui", "111"),
        Identifier("application_number", "NDA012345"),
    )


@pytest.mark.parametrize(
    ("elements", "name", "substances"),
    [
        ("Alvex warfarin sodium WARFARIN SODIUM WARFARIN STARCH, CORN", "Alvex", ("warfarin sodium",)),
        ("Warfarin Sodium Warfarin Sodium WARFARIN SODIUM WARFARIN LACTOSE", "Warfarin Sodium", ("Warfarin Sodium",)),
        ("ALVEX rasburicase rasburicase rasburicase mannitol", "ALVEX", ("rasburicase",)),
        ("ALVEX DILUENT WATER", "ALVEX", ()),
    ],
)  # fmt: skip
def test_without_harmonised_names_those_of_the_list_of_elements_count(
    elements: str, name: str, substances: tuple[str, ...]
) -> None:
    document = label(openfda={}, spl_product_data_elements=elements, adverse_reactions="ADVERSE REACTIONS Dry mouth.")
    assert document.meta.title == name
    assert document.meta.facts.substances == substances


def test_sections_stand_under_their_codes_in_the_order_of_a_label() -> None:
    document = label(overdosage="10 OVERDOSAGE None.", adverse_reactions="6 ADVERSE REACTIONS Dry mouth.")
    assert [(b.section_code, document.words(b)) for b in document.blocks[1:]] == [
        ("34084-4", "6 ADVERSE REACTIONS"), ("34084-4", "Dry mouth."), ("34088-5", "10 OVERDOSAGE"), ("34088-5", "None."),
    ]  # fmt: skip


def test_a_section_that_has_a_field_of_its_own_besides_is_read_once_where_it_stands() -> None:
    sub = "6.2 Postmarketing Experience Cases of rash have been reported."
    document = label(
        adverse_reactions=[f"6 ADVERSE REACTIONS Dry mouth. {sub}", sub],
        use_in_specific_populations="8 USE IN SPECIFIC POPULATIONS 8.1 Pregnancy The risk is not known.",
        pregnancy="8.1 Pregnancy The risk is not known.",
    )
    assert blocks(document) == [
        ("heading", 2, "6 ADVERSE REACTIONS"),
        ("paragraph", 0, "Dry mouth."),
        ("heading", 3, "6.2 Postmarketing Experience"),
        ("paragraph", 0, "Cases of rash have been reported."),
        ("heading", 2, "8 USE IN SPECIFIC POPULATIONS"),
        ("heading", 3, "8.1 Pregnancy"),
        ("paragraph", 0, "The risk is not known."),
    ]
    assert document.blocks[-1].section_code == "42228-7"


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("6.1 Clinical Trials Experience Because trials vary, rates do.", ["6.1 Clinical Trials Experience"]),
        ("6.1 Epilepsy The data are few. 6.2 Mania Although rare, it was seen.", ["6.1 Epilepsy", "6.2 Mania"]),
        ("6.1 Studies in Children 12 Years and Older The rates were low.", ["6.1 Studies in Children 12 Years and Older"]),
        ("Rates were low (see 6.1 Clinical Trials Experience). 5.1 Not of this section.", []),
        ("Pain was seen in 6.5 Patients of ten.", []),
        ("6.2 Use in Children (2 to 12 years of age) NASOVEL was studied in 40. 6.4 Postmarketing Experience Cases vary.",
         ["6.2 Use in Children (2 to 12 years of age)", "6.4 Postmarketing Experience"]),
        ("Skin: rash, itching 6.2 Postmarketing Experience The following reactions were seen.",
         ["6.2 Postmarketing Experience"]),
        ("Cardiac: fast heartbeat 6.2 Immunogenicity As with all proteins, it may form.", ["6.2 Immunogenicity"]),
        ("It is told in section 6.2 Immunogenicity As with all proteins.", []),
        ("Cough was mild. Postmarketing Experience Cases of rash were reported.", ["Postmarketing Experience"]),
        ("Gastrointestinal Reactions Jaundice may occur. Skin Rash, itching.", ["Gastrointestinal Reactions", "Skin"]),
        ("It was mild. Pediatric Patients In a study, cough occurred.", ["Pediatric Patients"]),
        ("It was mild. aHUS: EXAMPLO as a Single Agent The data are few.", ["aHUS: EXAMPLO as a Single Agent"]),
        ("Rash was mild. Adjuvant treatment of renal cancer The safety of EXAMPLO was studied in 40.",
         ["Adjuvant treatment of renal cancer"]),
        ("Rash was mild. It was seen in men. Among the 40 patients, two died.", []),
        ("Rash has been seen The safety of EXAMPLO was studied in 40.", []),
        ("Respiratory depression occurred. General anesthesia is no title.", []),
        ("It was seen (see Skin Rash and Cardiac Arrest).", []),
    ],
)  # fmt: skip
def test_titles_that_run_on_into_their_text_are_titles_again(text: str, titles: list[str]) -> None:
    found = blocks(label(adverse_reactions=f"6 ADVERSE REACTIONS {text}"))[1:]
    assert [words for kind, _, words in found if kind == "heading"] == titles


def test_bullets_and_events_with_their_references_are_items() -> None:
    text = (
        "ADVERSE REACTIONS The following are discussed in other sections: Bleeding [see Warnings (5.1)] "
        "Low blood sugar [see Warnings (5.2)] Others were: • Eye: redness • Skin: rash. Cough was seen once."
    )
    assert blocks(label(adverse_reactions=text))[1:] == [
        ("paragraph", 0, "The following are discussed in other sections:"),
        ("item", 1, "Bleeding [see Warnings (5.1)]"),
        ("item", 1, "Low blood sugar [see Warnings (5.2)]"),
        ("paragraph", 0, "Others were:"),
        ("item", 1, "Eye: redness"),
        ("item", 1, "Skin: rash."),
        ("paragraph", 0, "Cough was seen once."),
    ]


def test_highlights_stand_apart_up_to_the_sentence_about_reporting() -> None:
    text = (
        "6 ADVERSE REACTIONS Bleeding is discussed elsewhere [see Warnings (5.1)]. Most common adverse reactions (≥ 10 %): "
        "cough, rash. (6.1) To report SUSPECTED ADVERSE REACTIONS, contact Example at 1-800-555-0100 or FDA at "
        "1-800-FDA-1088 or www.fda.gov/medwatch. 6.1 Clinical Trials Experience In trials cough occurred."
    )
    document = label(adverse_reactions=text)
    assert [b.section_code for b in document.blocks[1:]] == ["highlights", *["34084-4"] * 4]
    assert document.words(document.blocks[1]).startswith("Most common adverse reactions")
    assert document.words(document.blocks[3]) == "Bleeding is discussed elsewhere [see Warnings (5.1)]."


def test_a_table_is_read_from_its_cells_at_the_place_of_its_flattened_copy() -> None:
    table = """<table><caption>Table 1</caption><thead><tr><th>Reaction</th><th>Nasovel</th></tr></thead>
      <tbody><tr><td>Dry mouth<sup>1</sup></td><td><paragraph>4 (5)</paragraph></td></tr></tbody></table>"""
    text = "ADVERSE REACTIONS Rates: Table 1 Reaction Nasovel Dry mouth 1 4 (5) 1 Includes thirst. Rash was rare."
    assert blocks(label(adverse_reactions=text, adverse_reactions_table=table))[1:] == [
        ("paragraph", 0, "Rates:"),
        ("paragraph", 0, "Table 1"),
        ("row", 0, "Reaction | Nasovel"),
        ("row", 0, "Dry mouth1 | 4 (5)"),
        ("row", 0, "1 Includes thirst."),
        ("paragraph", 0, "Rash was rare."),
    ]


def test_a_footnote_behind_a_table_ends_in_front_of_the_next_title() -> None:
    table = "<table><tr><td>Reaction</td><td>%</td></tr><tr><td>Thirst<sup>a</sup></td><td>4</td></tr></table>"
    text = "6 ADVERSE REACTIONS Reaction % Thirst a 4 a By scale 4.0. 6.2 Postmarketing Experience The following were seen."
    assert ("heading", 3, "6.2 Postmarketing Experience") in blocks(
        label(adverse_reactions=text, adverse_reactions_table=table)
    )


def test_a_footnote_without_a_mark_at_its_end_ends_in_front_of_the_next_sentence() -> None:
    table = "<table><tr><td>Reaction</td><td>%</td></tr><tr><td>Thirst<sup>a</sup></td><td>4</td></tr></table>"
    text = "6 ADVERSE REACTIONS Reaction % Thirst a 4 a In all patients The following reactions were seen: hives."
    found = blocks(label(adverse_reactions=text, adverse_reactions_table=table))
    assert found[-2:] == [
        ("row", 0, "a In all patients"),
        ("paragraph", 0, "The following reactions were seen: hives."),
    ]


def test_a_table_that_is_broken_or_stands_nowhere_is_left_to_the_text() -> None:
    text = "ADVERSE REACTIONS Reaction Rash 4"
    for table in ("<table><tr><td>Reaction", "<table><tr><td>Cough</td></tr></table>"):
        assert blocks(label(adverse_reactions=text, adverse_reactions_table=table))[1:] == [
            ("paragraph", 0, "Reaction Rash 4")
        ]


def test_sections_of_drug_facts_within_the_warnings_are_sections() -> None:
    text = "Warnings For external use only. Do not use on open skin When using this product avoid the eyes Stop use and"
    document = label(
        warnings=f"{text} ask a doctor if hives occur If pregnant, ask first. Keep out of reach of children."
    )
    assert [(b.section_code, document.words(b)) for b in document.blocks[1:]] == [
        ("34071-1", "Warnings"),
        ("34071-1", "For external use only. Do not use on open skin"),
        ("50567-7", "When using this product"),
        ("50567-7", "avoid the eyes"),
        ("50566-9", "Stop use and ask a doctor if"),
        ("50566-9", "hives occur"),
        ("34071-1", "If pregnant, ask first. Keep out of reach of children."),
    ]
    assert {b.section_code for b in label(warnings=text, adverse_reactions="Hives.").blocks} <= {
        "34071-1",
        "34084-4",
        None,
    }


def test_over_the_counter_fields_are_sections() -> None:
    document = label(
        when_using="When using this product • marked drowsiness may occur",
        stop_use="Stop use and ask a doctor if nervousness occurs",
    )
    assert [(b.section_code, document.words(b)) for b in document.blocks[1:]] == [
        ("50567-7", "When using this product"),
        ("50567-7", "marked drowsiness may occur"),
        ("50566-9", "Stop use and ask a doctor if"),
        ("50566-9", "nervousness occurs"),
    ]


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ('{"results": [{"set_id": "a"', "broken_json"),
        ('{"openfda": 1, "results": []}', "not_a_label"),
        ('{"results": [{"set_id": "a"}, {"set_id": "b"}]}', "several_labels"),
        ('{"results": [{"set_id": "a", "adverse_reactions": "a text and no list"}]}', "no_content"),
        ('{"results": [{"set_id": 5, "openfda": [], "adverse_reactions": [7, null]}]}', "no_content"),
    ],
)
def test_what_is_no_readable_label_is_refused_by_name(said: str, rule: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(Page("tests", "label.json", said.encode()))
    assert refused.value.rule == rule


def test_events_discussed_elsewhere_are_items_behind_an_introduction_that_ends_in_a_full_stop() -> None:
    text = (
        "6 ADVERSE REACTIONS These reactions are described elsewhere in the labeling. Gout [see Warnings (5.1)] "
        "Decreased Blood Counts [see Warnings (5.2)] 6.1 Clinical Trials Experience The drug was studied."
    )
    assert [words for kind, _, words in blocks(label(adverse_reactions=text)) if kind == "item"] == [
        "Gout [see Warnings (5.1)]",
        "Decreased Blood Counts [see Warnings (5.2)]",
    ]


def test_warnings_without_a_title_of_drug_facts_stay_what_they_are() -> None:
    document = label(warnings="Warnings Keep away from the eyes.")
    assert [document.words(b) for b in document.blocks if b.section_code == "34071-1"] == [
        "Warnings",
        "Keep away from the eyes.",
    ]
