"""Pages of the NHS website's content API: parts as sections, questions as headings, and lists that were left out."""

from __future__ import annotations

import json
from typing import Any

import pytest

from materia_medica.page import Page
from materia_medica.read import read
from materia_medica.read.document import Document, Unreadable

ASPECT = "http://schema.org/SideEffectsHealthAspect"


def element(text: str, **said: Any) -> dict[str, Any]:
    return {"@type": "WebPageElement", "text": text} | said


def of(*parts: dict[str, Any], field: str = "hasPart", **said: Any) -> Document:
    page = {
        "@context": "http://schema.org", "@type": "MedicalWebPage", "name": "Exampline (Velotab)",
        "dateModified": "2024-05-06T07:08:09+00:00", "webpage": "https://www.nhs.uk/medicines/exampline/", field: list(parts),
    }  # fmt: skip
    return read(Page("tests", "x.json", json.dumps(page | said).encode()))


@pytest.mark.parametrize("inner", ["hasPart", "mainEntityOfPage"])
def test_parts_are_sections_coded_by_what_they_are_about(inner: str) -> None:
    elements = [
        element("<h3>Common side effects</h3><ul><li>headaches</li></ul>"),
        element("<p>See a doctor.</p>", headline="Serious"),
    ]
    document = of(
        {
            "headline": "Side effects",
            "hasHealthAspect": ASPECT,
            "description": "It may cause headaches.",
            inner: elements,
        }
    )
    assert [(b.kind, b.level, document.words(b), b.section_code) for b in document.blocks] == [
        ("heading", 2, "Side effects", "SideEffectsHealthAspect"),
        ("paragraph", 0, "It may cause headaches.", "SideEffectsHealthAspect"),
        ("heading", 3, "Common side effects", "SideEffectsHealthAspect"),
        ("item", 0, "headaches", "SideEffectsHealthAspect"),
        ("heading", 3, "Serious", "SideEffectsHealthAspect"),
        ("paragraph", 0, "See a doctor.", "SideEffectsHealthAspect"),
    ]
    facts = document.meta.facts
    assert (document.meta.title, facts.document_type, facts.effective_date, facts.jurisdiction) == (
        "Exampline (Velotab)",
        "nhs",
        "2024-05-06",
        "GB",
    )
    assert document.meta.url == facts.document_id == "https://www.nhs.uk/medicines/exampline/"


def test_parts_that_stand_in_both_fields_are_read_once_and_links_are_none() -> None:
    part = {"headline": "Side effects", "hasPart": [element("<p>Rash.</p>")]}
    links = {"name": "keylinks", "mainEntityOfPage": [element("", headline="Dosage", name="link")]}
    document = of(part, mainEntityOfPage=[links, part])
    assert [document.words(b) for b in document.blocks] == ["Side effects", "Rash."]


def test_parts_without_a_health_aspect_stand_in_one_field_alone_and_keep_their_place() -> None:
    dosage = {"headline": "Dosage", "hasHealthAspect": ASPECT, "hasPart": [element("<p>One a day.</p>")]}
    effects = {"headline": "Side effects", "hasHealthAspect": ASPECT, "hasPart": [element("<p>Rash.</p>")]}
    facts = {"headline": "Key facts", "mainEntityOfPage": [element("<p>It helps.</p>")]}
    question = {"@type": "Question", "text": "How soon?", "acceptedAnswer": element("<p>Within an hour.</p>")}
    asked = {"headline": "Common questions", "mainEntityOfPage": [question]}
    document = of(dosage, effects, mainEntityOfPage=[dosage, facts, effects, asked])
    assert [document.words(b) for b in document.blocks] == [
        "Dosage", "One a day.", "Key facts", "It helps.", "Side effects", "Rash.", "Common questions", "How soon?", "Within an hour.",
    ]  # fmt: skip


def test_a_part_may_have_its_words_without_elements() -> None:
    document = of({"headline": "Side effects", "hasHealthAspect": ASPECT, "text": "<p>It may cause headaches.</p>"})
    assert [document.words(b) for b in document.blocks] == ["Side effects", "It may cause headaches."]


def test_questions_are_headings_with_their_answers_below() -> None:
    answer = {"@type": "Answer", "mainEntity": [element("<p>Within an hour.</p><h3>Tips</h3><p>Rest.</p>")]}
    question = {"@type": "Question", "name": "chq", "text": "How soon does it work?", "acceptedAnswer": answer}
    document = of(
        {"headline": "Common questions about exampline", "mainEntityOfPage": [question]}, field="mainEntityOfPage"
    )
    assert [(b.level, document.words(b)) for b in document.blocks] == [
        (2, "Common questions about exampline"), (3, "How soon does it work?"), (0, "Within an hour."), (4, "Tips"), (0, "Rest."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("texts", "is_missing"),
    [
        (("<p>These happen in 1 in 10 people:</p>", "<p>Speak to a doctor.</p>"), True),
        (("<p>These happen in 1 in 10 people:</p>",), True),
        (("<p>Rash.</p><h2>Serious side effects</h2>", "<p>Fits.</p>"), True),
        (("<p>These happen in 1 in 10 people:</p>", "<ul><li>rash</li></ul>"), False),
        (("<p>These happen in 1 in 10 people:</p><ul><li>rash</li></ul>", "<p>Speak to a doctor.</p>"), False),
    ],
)
def test_words_that_announce_a_list_which_is_not_there_are_flagged(texts: tuple[str, ...], is_missing: bool) -> None:
    document = of({"headline": "Side effects", "hasHealthAspect": ASPECT, "hasPart": [element(t) for t in texts]})
    assert document.meta.doubts == (("list_missing",) if is_missing else ())


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ('{"@context": "http://schema.org", "hasPart": [', "broken_json"),
        ('{"@context": "http://schema.org", "hasPart": [1, {"hasPart": "x"}]}', "no_content"),
        ('{"@context": "http://schema.org", "@type": "Recipe"}', "unknown_form"),
    ],
)
def test_what_is_no_page_is_refused_by_name(text: str, rule: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(Page("tests", "x.json", text.encode()))
    assert refused.value.rule == rule
