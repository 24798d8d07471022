"""One row per effect per group, its context and its evidence (extraction rules, sections 3 and 5)."""

from __future__ import annotations

import pytest

from materia_medica.extract.language.sentences import split_sentences
from materia_medica.read.document import Span

from .pages import effects, page, rows_of

PAGE = """# Ibuprofen

### Side Effects

**Common (1-10 %):**

* Nausea and heartburn
* Headache (12 %)

**Rare but serious:**

* Nausea
* Stroke
"""


def test_the_smallest_page_in_its_rows_out() -> None:
    found = effects(PAGE.split("### Side Effects")[1], "effect frequency_tier frequency_basis is_serious group_label")
    assert found == [
        ("Nausea", "common", "numeric", False, "Common (1-10 %):"),
        ("heartburn", "common", "numeric", False, "Common (1-10 %):"),
        ("Headache", "very_common", "numeric", False, "Common (1-10 %):"),
        ("Nausea", "rare", "group", True, "Rare but serious:"),
        ("Stroke", "rare", "group", True, "Rare but serious:"),
    ]


def test_the_same_effect_twice_in_a_group_is_one_row() -> None:
    assert effects("**Common:**\n\n* Nausea\n* nausea") == ["Nausea"]


def test_the_same_effect_in_two_groups_is_two_rows() -> None:
    body = "**Common:**\n\n* Nausea\n\n**Rare:**\n\n* Nausea"
    assert effects(body, "effect frequency_tier") == [("Nausea", "common"), ("Nausea", "rare")]


def test_a_box_on_whom_to_tell_of_side_effects_names_none() -> None:
    box = "<table><tr><td><p>Reporting Side Effects</p><p>Tell the agency of any fever.</p></td></tr></table>"
    assert effects(f"* Nausea\n\n{box}") == ["Nausea"]


GROUP_CONTEXTS = {
    "long term": ("**Long-term effects:**\n\n* Anaemia", "long_term"),
    "adverse reactions": ("**Adverse drug reactions:**\n\n* Angioedema", "adverse_reaction"),
    "withdrawal": ("**Withdrawal symptoms:**\n\n* Anxiety", "withdrawal"),
    "overdose": ("**In case of overdose:**\n\n* Coma", "overdose"),
    "post-marketing": ("**Post-marketing reports:**\n\n* Hepatitis", "post_marketing"),
    "none": ("**Common:**\n\n* Nausea", None),
    "the item's own word wins": ("**Long-term effects:**\n\n* Anxiety upon abrupt discontinuation", "withdrawal"),
}


@pytest.mark.parametrize(("body", "context"), GROUP_CONTEXTS.values(), ids=list(GROUP_CONTEXTS))
def test_the_group_gives_the_context(body, context) -> None:
    assert effects(body, "context frequency_tier")[0][0] == context


BOXES = {
    "quotation": ("> **Rare but serious:** stroke\n\n* Nausea", "not_known"),
    "quotation of two parts": ("> **Rare but serious:**\n>\n> * Stroke\n\nNausea", "not_known"),
    "alert": (":::danger\n**Rare but serious:** stroke\n:::\n\nNausea", "not_known"),
    "the group around it goes on": ("**Common:**\n\n> **Rare but serious:** stroke\n\n* Nausea", "common"),
}


@pytest.mark.parametrize(("body", "tier"), BOXES.values(), ids=list(BOXES))
def test_what_a_box_says_of_its_group_ends_with_it(body, tier) -> None:
    rows = {row[0].lower(): row[1:] for row in effects(body, "effect frequency_tier is_serious")}
    assert rows == {"stroke": ("rare", True), "nausea": (tier, False)}


LINES = {
    "line breaks": "**Common:** nausea<br>**Rare:** gout<br>**Very rare:** stroke",
    "hard breaks": "Common: nausea  \nRare: gout  \nVery rare: stroke",
    "soft breaks": "Common: nausea\nRare: gout\nVery rare: stroke",
    "heads in lines": "**Common**<br>nausea<br>**Rare**<br>gout<br>**Very rare**<br>stroke",
    "bullets": "Common:\n• nausea\n\nRare:\n• gout\n\nVery rare:\n• stroke",
    "pictures": "🟢 Common: nausea\n🟡 Rare: gout\n🔴 Very rare: stroke",
}


@pytest.mark.parametrize("body", LINES.values(), ids=list(LINES))
def test_lines_with_their_own_label_are_groups_of_their_own(body) -> None:
    expected = [("nausea", "common"), ("gout", "rare"), ("stroke", "very_rare")]
    assert effects(body, "effect frequency_tier") == expected


EVIDENCE = {
    "item": ("**Common:**\n\n* Nausea and headache\n* Rash", {"Nausea": "Nausea and headache", "headache": "Nausea and headache", "Rash": "Rash"}),
    "sentence": ("Nausea is common. Hepatitis is rare.", {"Nausea": "Nausea is common.", "Hepatitis": "Hepatitis is rare."}),
    "nested item": ("* Rare:\n    * Hepatitis\n    * Stroke", {"Hepatitis": "Hepatitis", "Stroke": "Stroke"}),
}  # fmt: skip


@pytest.mark.parametrize(("body", "spans"), EVIDENCE.values(), ids=list(EVIDENCE))
def test_the_evidence_is_the_narrowest_item_or_sentence(body, spans) -> None:
    found = page(body)
    text = found.monographs[0].text
    assert {r.effect: text[r.evidence_start : r.evidence_end] for r in found.side_effects} == spans


def test_effects_come_from_side_effect_sections_alone() -> None:
    found = rows_of(
        "# Ibuprofen\n\n### Usage\n\nFor headache.\n\n### Side Effects\n\n* Nausea\n\n### Precautions\n\n* Asthma\n\n"
        "### Drug Interactions\n\n* Bleeding with warfarin\n\n### Summary\n\n**Side effects:** dizziness\n\n"
        "### FAQs\n\n**Q: Can it cause drowsiness?**\n\nA: It can cause drowsiness.\n"
    )
    assert [r.effect for r in found.side_effects] == ["Nausea"]


def test_a_bold_line_that_asks_for_help_for_what_follows_ends_no_section() -> None:
    body = "**Common:**\n\n* Nausea\n\n**Get medical help immediately for:**\n\n* Chest pain\n"
    found = rows_of(f"# Ibuprofen\n\n**Usage:**\n\nFor pain.\n\n**Side Effects:**\n\n{body}").side_effects
    assert [(r.effect, r.is_serious) for r in found] == [("Nausea", False), ("Chest pain", True)]


def test_each_ingredients_own_side_effects_are_read() -> None:
    found = rows_of(
        "# Glimepiride + Metformin\n\n## Glimepiride\n\n### Usage\n\nLowers blood sugar.\n\n### Side Effects\n\n* Hypoglycaemia\n\n"
        "## Metformin\n\n### Usage\n\nLowers blood sugar.\n\n### Side Effects\n\n* Diarrhoea\n"
    )
    assert [(r.effect, r.ingredient) for r in found.side_effects] == [
        ("Hypoglycaemia", "Glimepiride"),
        ("Diarrhoea", "Metformin"),
    ]


FLAGS = {
    "no section": ("# Ibuprofen\n\n### Usage\n\nFor pain.\n", {"no_side_effects_section", "no_faq_section"}),
    "no row": (
        "# Ibuprofen\n\n### Side Effects\n\nNone known.\n",
        {"no_side_effect_rows", "effects_unread", "no_faq_section"},
    ),
    "no question": ("# Ibuprofen\n\n### Side Effects\n\n* Nausea\n\n### FAQs\n\nNone yet.\n", {"no_faq_rows"}),
    "machine author": (
        "# Ibuprofen\n\n### Usage\n\nFor pain.\n\n### Side Effects\n\n* Nausea\n\nI cannot provide a complete list.\n",
        {"no_faq_section", "prompt_residue"},
    ),
}


@pytest.mark.parametrize(("text", "flags"), FLAGS.values(), ids=list(FLAGS))
def test_a_page_without_rows_says_why(text, flags) -> None:
    assert set(rows_of(text).monographs[0].flags) == flags


SENTENCES = {
    "two": ("Nausea is common. Stroke is rare.", 2),
    "abbreviation": ("Take care, e.g. Drive slowly.", 1),
    "parenthesis": ("Rash (it fades. It does not stay) may occur.", 1),
    "decimal": ("It occurs in 0.5 % of users.", 1),
    "initial": ("Vitamin B. Is it safe?", 1),
    "pronoun behind a parenthesis": ("Cystitis (of the bladder) This fades.", 2),
    "lines": ("Nausea\nHeadache", 2),
}


@pytest.mark.parametrize(("text", "count"), SENTENCES.values(), ids=list(SENTENCES))
def test_where_a_sentence_ends(text, count) -> None:
    assert len(split_sentences(Span(text, 0))) == count


def test_a_tables_row_has_the_frequency_of_its_own_cell() -> None:
    page = b"# Zinc\n\n## Side Effects\n\n| Effect | Frequency |\n|---|---|\n| Nausea, rash | very common |\n| Vomiting | rare |\n"
    found = rows_of(page)
    rows = [(row.effect, row.frequency_tier) for row in found.side_effects]
    assert rows == [("Nausea", "very_common"), ("rash", "very_common"), ("Vomiting", "rare")]
    assert [aside.text for aside in found.asides] == ["Effect | Frequency"]


def test_a_tail_inside_a_tail_keeps_its_words() -> None:
    found = rows_of(b"# Zinc\n\n## Side Effects\n\n* Low sodium with prolonged use, mostly in older adults\n")
    assert [row.effect for row in found.side_effects] == ["Low sodium"]
    detail = found.side_effects[0].detail or ""
    assert "older adults" in detail
    assert not any("\ue000" <= c <= "\uf8ff" for c in detail)


@pytest.mark.parametrize(
    "headings",
    [
        ("Side Effects (Glimepiride)", "Side Effects (Metformin)"),
        ("Glimepiride side effects", "Metformin side effects"),
        ("Glimepiride: side effects", "Metformin: side effects"),
    ],
)
def test_a_heading_lays_its_section_to_the_ingredient_that_it_names(headings) -> None:
    first, second = headings
    found = rows_of(f"# Glimepiride + Metformin\n\n## {first}\n\n- Nausea\n\n## {second}\n\n- Nausea\n").side_effects
    assert [(r.effect, r.ingredient) for r in found] == [("Nausea", "Glimepiride"), ("Nausea", "Metformin")]


OPENINGS = {
    "care, until another sentence takes its place": (
        "Call your doctor at once if any of these occur:\n\n#### Rare\n\n* Gout\n\n#### Common\n\n* Hives\n\n"
        "Other side effects usually need no care:\n\n#### Common\n\n* Backache\n",
        [("Gout", "rare", True), ("Hives", "common", True), ("Backache", "common", False)],
    ),
    "serious effects first, then the others by frequency": (
        "### Serious side effects\n\n* Stroke\n\nFurther side effects, by how often they occur:\n\n"
        "#### Rare\n\n* Gout\n",
        [("Stroke", "not_known", True), ("Gout", "rare", False)],
    ),
    "all effects, from common to serious": (
        "It can cause side effects. These range from common to rare and serious.\n\n* **Common:** Thirst\n",
        [("Thirst", "common", False)],
    ),
}


@pytest.mark.parametrize(("body", "rows"), OPENINGS.values(), ids=list(OPENINGS))
def test_how_far_the_seriousness_of_an_opening_sentence_reaches(body, rows) -> None:
    assert effects(body, "effect frequency_tier is_serious") == rows


CARE = ["Check with your doctor right away if you notice:", "Get medical help at once for any of these:"]
NO_CARE = ["Some effects do not usually need medical attention:", "The following seldom call for a doctor:", "Others:"]


@pytest.mark.parametrize("care", CARE)
@pytest.mark.parametrize("no_care", NO_CARE)
def test_words_that_ask_for_care_hold_for_the_headings_below_up_to_those_that_need_none(care, no_care) -> None:
    body = f"{care}\n\n#### Common\n\n* Gout\n\n#### Rare\n\n* Hives\n\n{no_care}\n\n#### Uncommon\n\n* Thirst"
    assert effects(body, "effect frequency_tier is_serious") == [
        ("Gout", "common", True),
        ("Hives", "rare", True),
        ("Thirst", "uncommon", False),
    ]


def test_a_label_that_tells_what_to_do_is_no_effect() -> None:
    assert effects("Check with your doctor if any of these appear:\n\n#### Common\n\n* Gout") == ["Gout"]
