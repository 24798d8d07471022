"""Sections are found by what they say, not by how they are marked up (extraction rules, section 2)."""

from __future__ import annotations

import pytest

from materia_medica.extract.language.word_tables import table
from materia_medica.extract.layout.lines import lines_of
from materia_medica.extract.layout.section_kinds import kind_of
from materia_medica.extract.layout.sections import find_sections
from materia_medica.page import Page
from materia_medica.read import read
from materia_medica.schema.values import SECTION_KINDS

from .pages import rows_of, values

TITLES = {
    "name": ["Generic Name", "Drug name"],
    "side_effects": ["Side Effects", "SIDE EFFECTS:", "Possible side effects", "Adverse Drug Reactions (ADRs)", "Undesirable effects",
                     "2. Side Effects", "**Side effects**", "Side effects of ibuprofen", "4.8 Undesirable effects", "6 ADVERSE REACTIONS",
                     "4. Possible side effects", "4.1 Known adverse effects", "ADRs", "S/E", "SEs", "Side/Adverse effects",
                     "⚠️ Side Effects {#side-effects}", "Side effects [^1][^2]", "Untoward reactions", "Unwanted events",
                     "Potential Side Effects and Contraindications", "Common and serious side effects to watch for",
                     "Notable adverse drug reactions (>1 %)", "What are the common side effects of ibuprofen?",
                     "Which rare but serious side effects need help at once?", "What side effects can ibuprofen cause?",
                     "Does ibuprofen cause any side effects?", "What to watch for", "Problems you may notice", "How might it make me feel?"],
    "alternate_names": ["Alternate Names", "Brand names", "Also known as"],
    "mechanism": ["How It Works", "Mechanism of Action"],
    "dosage": ["Dosage", "Dosage and administration", "How to take", "How should I take ibuprofen?", "DOSE FOR ADULTS"],
    "contraindications": ["Contraindications"],
    "interactions": ["Drug Interactions", "Interactions with food"],
    "pregnancy": ["Pregnancy", "Pregnancy and Breastfeeding"],
    "storage": ["Storage", "How to store", "How should ibuprofen be stored?"],
    "overdose": ["Overdose", "Overdosage"],
    "summary": ["Drug Profile Summary", "At a glance"],
    "combinations": ["Popular Combinations"],
    "precautions": ["Precautions", "Warnings and precautions"],
    "faqs": ["FAQs", "Frequently Asked Questions", "FAQs about ibuprofen", "Common questions about ibuprofen", "Q&A", "Your questions answered", "People also ask"],
    "disclaimer": ["Disclaimer", "Medical disclaimer"],
    "usage": ["Usage", "Uses", "Indications", "What is ibuprofen used for?"],
    "introduction": ["Introduction", "Overview", "What is ibuprofen?"],
    "other": ["References", "Related medicines", "Reporting of side effects", "When to see a doctor", "Other medicines",
              "Toxicity", "Notes", "Monitoring", "Symptoms", "Managing side effects", "What should I do if I get side effects?"],
}  # fmt: skip


@pytest.mark.parametrize(("kind", "title"), [(k, t) for k, titles in TITLES.items() for t in titles])
def test_what_a_title_names(kind, title) -> None:
    assert kind_of(title) == kind


@pytest.mark.parametrize("title", ["Nausea", "Ibuprofen", "", "x" * 200, "Store it well and never freeze it"])
def test_other_titles_name_no_kind(title) -> None:
    assert kind_of(title) is None


def test_the_table_names_every_kind_of_the_schema() -> None:
    assert set(table("sections")) == set(SECTION_KINDS)
    assert set(TITLES) == set(table("sections"))


MARKUP = {
    "heading": "### Side Effects\n\n* Nausea\n",
    "heading of another level": "## Side Effects\n\n* Nausea\n",
    "heading with colon": "### Side Effects:\n\n* Nausea\n",
    "capitals": "### SIDE EFFECTS\n\n* Nausea\n",
    "bold heading": "### **Side Effects**\n\n* Nausea\n",
    "bold label": "**Side Effects:**\n\n* Nausea\n",
    "bold label, colon outside": "**Side Effects**:\n\n* Nausea\n",
    "bold label without colon": "**Side Effects**\n\n* Nausea\n",
    "label before the words": "**Side Effects:** Nausea\n",
}


@pytest.mark.parametrize("text", MARKUP.values(), ids=list(MARKUP))
def test_the_same_section_in_any_markup(text) -> None:
    found = rows_of(f"---\ntitle: Ibuprofen\n---\n\n{text}")
    assert values(found.sections, "kind") == ["side_effects"]
    assert values(found.side_effects, "effect") == ["Nausea"]


@pytest.mark.parametrize("order", [("Usage", "Side Effects"), ("Side Effects", "Usage")], ids="-".join)
def test_the_order_of_sections_is_free(order) -> None:
    parts = {"Usage": "### Usage\n\nFor pain.\n\n", "Side Effects": "### Side Effects\n\n* Nausea\n\n"}
    found = rows_of("# Ibuprofen\n\n" + "".join(parts[o] for o in order))
    assert values(found.side_effects, "effect") == ["Nausea"]
    assert [k for k in values(found.sections, "kind") if k != "introduction"] == [
        o.lower().replace(" ", "_") for o in order
    ]


def test_sections_carry_their_text_heading_and_place() -> None:
    found = rows_of("---\ntitle: Ibuprofen\n---\n\n### Usage\n\nFor pain.\n\n### Odd things\n\nNothing.\n")
    text = found.monographs[0].text
    assert values(found.sections, "position level kind heading text") == [
        (1, 2, "usage", "Usage", "For pain."),
        (2, 2, "other", "Odd things", "Nothing."),
    ]
    assert [text[s.evidence_start : s.evidence_end] for s in found.sections] == [
        "Usage\n\nFor pain." if "Usage\n\nFor" in text else "Usage\nFor pain.",
        "Odd things\n\nNothing." if "Odd things\n\nN" in text else "Odd things\nNothing.",
    ]


def test_a_bold_name_above_headings_opens_an_ingredients_part_of_the_page() -> None:
    parts = [
        f"**{name}**\n\n### Generic Name\n{name}\n\n### Side Effects\n* {effect}\n\n### FAQs\n* **Is it safe?** Yes."
        for name, effect in (("Glimepiride", "Low blood sugar"), ("Metformin", "Diarrhoea"))
    ]
    found = rows_of("# Glimepiride + Metformin\n\n" + "\n\n".join(parts) + "\n\n## Disclaimer\nNo advice.\n")
    assert values(found.side_effects, "effect ingredient") == [
        ("Low blood sugar", "Glimepiride"),
        ("Diarrhoea", "Metformin"),
    ]
    assert values(found.sections, "kind ingredient")[-2:] == [("faqs", "Metformin"), ("disclaimer", None)]


def test_sub_headings_stay_inside_their_section() -> None:
    found = rows_of("# Ibuprofen\n\n## Side Effects\n\n### Common\n\n* Nausea\n\n### Rare but serious\n\n* Stroke\n")
    assert values(found.sections, "kind heading")[-1] == ("side_effects", "Side Effects")
    assert values(found.side_effects, "effect frequency_tier") == [("Nausea", "common"), ("Stroke", "rare")]


LAYOUTS = {
    "labels": "**Usage:** For pain.\n\n**Side Effects:** Nausea\n",
    "headings": "### Usage\n\nFor pain.\n\n### Side Effects\n\n* Nausea\n",
    "bold_headings": "### **Usage**\n\nFor pain.\n\n### **Side Effects**\n\n* Nausea\n",
    "prose": "It eases pain, and it is well known.\n",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_layout_is_told(layout) -> None:
    assert rows_of(f"# Ibuprofen\n\n{LAYOUTS[layout]}").monographs[0].layout == layout


def test_side_effects_below_another_heading_are_told_by_their_first_sentence() -> None:
    opening = "Like all medicines, this medicine can cause side effects, although not everybody gets them."
    slid = "## 4. Possible side effects\n\nSwallow it with water.\n\n## 5. How to store it\n\n{0}\n\n* gout\n"
    kept = f"## 4. Possible side effects\n\n{opening}\n\n* gout\n\n## 5. How to store it\n\n{opening}\n\n* hives\n"
    assert _kinds(slid.format(opening)) == ["other", "side_effects"]
    assert _kinds(kept) == ["side_effects", "storage"]
    assert _kinds(slid.format("Keep it dry.")) == ["side_effects", "storage"]


def _kinds(markdown: str) -> list[str]:
    lines = lines_of(read(Page("examples", "example.md", markdown.encode())))
    return [section.kind for section in find_sections(lines, ())]
