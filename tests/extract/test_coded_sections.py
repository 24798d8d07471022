"""Sections that a document marks by codes: the code decides, then the heading, then the section around."""

from __future__ import annotations

import pytest

from materia_medica.extract.layout.lines import lines_of
from materia_medica.extract.layout.section_codes import KIND_OF_CODE, OUTERMOST, SETTING_OF_CODE
from materia_medica.extract.layout.sections import find_sections
from materia_medica.extract.page import rows_of
from materia_medica.extract.page_facts import PageFacts
from materia_medica.read.builder import Builder
from materia_medica.read.document import Document, DocumentFacts, Meta
from materia_medica.read.structure import document_of, structure_of
from materia_medica.schema.values import SECTION_KINDS, SETTINGS

Part = tuple[str | None, int, str, tuple["Part | str", ...]]
"""Code, level of the heading (0: none), heading, and what stands below: words or further parts."""
FACTS = DocumentFacts(document_type="spl", document_id="a-b", jurisdiction="US", substances=("Exampline",))


def document(*parts: Part, title: str = "Exampline tablets") -> Document:
    builder = Builder()
    for part in parts:
        _build(builder, part)
    return builder.document(Meta(title=title, facts=FACTS))


def _build(builder: Builder, part: Part) -> None:
    code, level, heading, below = part
    if code:
        builder.enter_section(code)
    if level:
        builder.open("heading", level=level)
        builder.text(heading)
    for inner in below:
        if isinstance(inner, str):
            builder.open("item" if inner.startswith("- ") else "paragraph", depth=inner.startswith("- "))
            builder.text(inner.removeprefix("- "))
        else:
            _build(builder, inner)
    builder.close()
    if code:
        builder.leave_section()


def kinds(*parts: Part) -> list[tuple[str, str | None, int]]:
    found = find_sections(lines_of(document(*parts)), ())
    return [(s.kind, s.heading.text if s.heading else None, len(s.lines)) for s in found]


def test_the_code_decides_whatever_the_heading_says() -> None:
    assert kinds(("34070-3", 2, "Side effects", ("Allergy to it.",)), ("34084-4", 2, "6 Findings", ("Rash.",))) == [
        ("contraindications", "Side effects", 1), ("side_effects", "6 Findings", 1),
    ]  # fmt: skip


def test_a_section_within_one_of_its_kind_is_read_once() -> None:
    trial = ("90374-0", 3, "6.1 Trials", ("Nausea was seen.",))
    market = ("90375-7", 3, "6.2 Postmarketing", (("34084-4", 4, "Skin", ("Rash was seen.",)),))
    assert kinds(("34084-4", 2, "6 Adverse reactions", (trial, market))) == [("side_effects", "6 Adverse reactions", 5)]


def test_what_a_section_goes_on_with_behind_an_inner_one_is_its_own() -> None:
    inner = ("34070-3", 3, "Not for", ("Allergy.",))
    assert kinds(("34084-4", 2, "Adverse reactions", ("Nausea.", inner, "Rash."))) == [
        ("side_effects", "Adverse reactions", 1), ("contraindications", "Not for", 1), ("side_effects", None, 1),
    ]  # fmt: skip


def test_an_unclassified_section_is_what_its_title_says_and_inside_of_another_a_part_of_it() -> None:
    assert kinds(
        ("42229-5", 2, "Undesirable effects", ("Nausea.",)),
        ("34068-7", 2, "Dosage", (("42229-5", 3, "Side effects on the dose", ("Take less.",)),)),
    ) == [("side_effects", "Undesirable effects", 1), ("dosage", "Dosage", 2)]


def test_how_to_report_side_effects_is_none_of_them_and_laboratory_tests_are() -> None:
    found = kinds(
        ("200000029910", 2, "4. Possible side effects", (
            "- nausea",
            (None, 3, "Laboratory tests", ("- anaemia",)),
            (None, 3, "Reporting of side effects", ("Write to us.",)),
        )),
    )  # fmt: skip
    assert found == [("side_effects", "4. Possible side effects", 3), ("other", "Reporting of side effects", 1)]


def test_a_boxed_warning_inside_of_another_section_is_only_a_frame() -> None:
    dosage = ("34068-7", 2, "Dosage", (("34066-1", 3, "Table 1", ("One a day.",)),))
    assert kinds(("34066-1", 2, "Warning", ("Liver failure.",)), dosage) == [
        ("precautions", "Warning", 1), ("dosage", "Dosage", 2),
    ]  # fmt: skip


def test_a_section_without_a_heading_is_known_by_its_code() -> None:
    found = kinds(("34067-9", 2, "Uses", ("Pain.",)), ("50567-7", 0, "", ("You may get drowsy.",)))
    assert found == [("usage", "Uses", 1), ("side_effects", None, 1)]


def test_codes_that_are_not_known_leave_all_to_the_headings() -> None:
    assert kinds(("x-1", 2, "Side effects", ("- rash",)), ("x-2", 2, "Storage", ("Keep it cool.",))) == [
        ("side_effects", "Side effects", 1), ("storage", "Storage", 1),
    ]  # fmt: skip


def test_rows_say_where_they_stand_and_come_again_from_the_released_page() -> None:
    trial = ("90374-0", 3, "6.1 Trials", ("- nausea",))
    market = ("90375-7", 3, "6.2 On the market", ("- rash",))
    said = document(("34084-4", 2, "6 Adverse reactions", ("- headache", trial, market)))
    facts = PageFacts(
        source="us", path="a.xml", url=None, fetched_at=None, sha256="0" * 64, bytes=1, content_origin="regulator",
        license="CC0-1.0", language="en",
    )  # fmt: skip
    rows = rows_of(said, facts)
    assert [(r.effect, r.section_code, r.setting, r.context) for r in rows.side_effects] == [
        ("headache", "34084-4", None, None),
        ("nausea", "90374-0", "clinical_trial", None),
        ("rash", "90375-7", "post_marketing", "post_marketing"),
    ]
    (page,) = rows.monographs
    assert (page.document_type, page.document_id, page.jurisdiction) == ("spl", "a-b", "US")
    assert (page.ingredients, page.drug_id) == (("Exampline",), "exampline")
    assert rows_of(document_of(page.text, structure_of(said)), facts) == rows


@pytest.mark.parametrize(("code", "kind"), KIND_OF_CODE.items())
def test_every_code_of_the_table_acts(code: str, kind: str) -> None:
    assert kind in SECTION_KINDS
    found = find_sections(lines_of(document((code, 2, "Exampline", ("Words.",)))), ())
    assert [s.kind for s in found] == [kind]


def test_settings_and_frames_are_of_codes_that_are_known() -> None:
    assert set(SETTING_OF_CODE) <= set(KIND_OF_CODE)
    assert set(SETTING_OF_CODE.values()) <= set(SETTINGS)
    assert set(KIND_OF_CODE) >= OUTERMOST
