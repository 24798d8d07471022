"""Where a page has no headings, what marks its section of side effects marks its other sections too."""

from __future__ import annotations

import pytest

from .pages import rows_of, values

TITLE = "# Ibuprofen\n\n"
PAGES = {
    "lines in capitals with a colon": "INDICATIONS:\n\n- Pain\n\nADVERSE EFFECTS:\n\n- Nausea\n- Rash\n\nPATIENT GROUPS:\n\n- Fever\n",
    "lines in capitals": "USES\n\nFor pain.\n\nPOSSIBLE SIDE EFFECTS\n\n- Nausea\n- Rash\n\nADULT DOSE\n\n400 mg\n",
    "plain lines of their own": "Uses\n\nFor pain.\n\nUnwanted effects\n\n- Nausea\n- Rash\n\nRelated medicines\n\n- Naproxen\n",
    "titles of a text without markup, behind a line that begins with a dash by chance": (
        "Mechanism of Action\nInhibits both forms of cyclooxygenase\nContraindications\nUlcers, 2nd\n- or 3rd trimester\n"
        "Side Effects\nNausea, rash\nPharmacokinetics\nHalf-life two hours\n"
    ),
    "lines of their own behind the name of the medicine": (
        "For pain.\n\nIbuprofen side effects\n\nCommon side effects may include nausea or rash.\n\nIbuprofen dosage\n\nIn fever 400 mg.\n"
    ),
    "labelled facts": "**Class**: NSAID\n\n**Side effects**: Nausea, Rash\n\n**Monitoring**: kidneys every year\n",
    "labelled facts without emphasis": "Class: NSAID\n\nSide effects: Nausea, Rash\n\nCounselling: take with food\n",
    "labelled facts in a list": "- Class: NSAID\n- Adverse effects: Nausea, Rash\n- Half-life: two hours\n",
    "rows of a table": "| Aspect | Details |\n|---|---|\n| Class | NSAID |\n| Side effects | Nausea, Rash |\n| Not used in | Ulcers |\n",
    "labels below a heading of more than effects": (
        "## Side effects and contraindications\n\n"
        "- **Possible side effects**: Nausea, Rash\n- **Contraindications**: Ulcers\n"
    ),
}  # fmt: skip


@pytest.mark.parametrize("text", PAGES.values(), ids=list(PAGES))
def test_the_device_of_a_page_marks_where_its_side_effects_begin_and_end(text) -> None:
    assert [r.effect.capitalize() for r in rows_of(TITLE + text).side_effects] == ["Nausea", "Rash"]


def test_a_summary_that_opens_its_text_is_a_head() -> None:
    text = "<details><summary>Side effects</summary>\n\n- Nausea\n- Rash\n\n</details>\n\n"
    found = rows_of(TITLE + text + "<details><summary>Storage</summary>\n\n- Dry place\n\n</details>\n")
    assert values(found.side_effects, "effect") == ["Nausea", "Rash"]


def test_each_head_states_of_its_own_list_only() -> None:
    text = "COMMON SIDE EFFECTS:\n\n- Nausea\n\nSERIOUS SIDE EFFECTS:\n\n- Liver damage\n\nRISK FACTORS:\n\n- Old age\n"
    found = rows_of(TITLE + text).side_effects
    assert [(r.effect, r.frequency_tier, r.is_serious) for r in found] == [
        ("Nausea", "common", False),
        ("Liver damage", "not_known", True),
    ]


def test_bands_below_a_head_are_its_groups() -> None:
    text = "SIDE EFFECTS\n\nCOMMON:\n\n- Nausea\n\nRARE:\n\n- Rash\n\nDOSE\n\n400 mg\n"
    found = rows_of(TITLE + text).side_effects
    assert [(r.effect, r.frequency_tier) for r in found] == [("Nausea", "common"), ("Rash", "rare")]


def test_a_heading_of_side_effects_leaves_all_labels_below_it_as_groups() -> None:
    text = "## Side effects\n\nSKIN:\n\n- Rash\n\nSTOMACH:\n\n- Nausea\n"
    assert values(rows_of(TITLE + text).side_effects, "effect") == ["Rash", "Nausea"]


def test_a_sentence_that_begins_with_the_name_of_the_medicine_is_no_head() -> None:
    text = "For pain.\n\nIbuprofen has side effects\n\n- Nausea\n"
    assert rows_of(TITLE + text).sections[-1].kind != "side_effects"


LISTED_FACTS = {
    "a head that is known": "- **Kind**: blood thinner\n- **Rare side effects**: bruises, gout\n- **Antidote**: vitamin K\n",
    "one that is not": "- **Kind**: blood thinner\n- **Rare side effects**: bruises, gout\n- **Undone by**: vitamin K\n",
    "the words below it": (
        "- **Rare side effects**\n  - bruises\n  - gout\n- **Antidote**\n  - vitamin K\n- **Notes**\n  - Take it late\n"
    ),
}


@pytest.mark.parametrize("text", LISTED_FACTS.values(), ids=list(LISTED_FACTS))
def test_an_item_that_heads_something_else_ends_the_side_effects_of_an_item(text: str) -> None:
    assert [(r.effect, r.frequency_tier) for r in rows_of("# Warfarin\n\n" + text).side_effects] == [
        ("bruises", "rare"),
        ("gout", "rare"),
    ]


BELOW_ANOTHER = "# Ibuprofen\n\n## Dose\n\nOne tablet.\n\n### Side effects\n\n- Nausea\n\n"


@pytest.mark.parametrize(
    ("further", "effects"),
    [
        ("", ["Nausea"]),
        ("## Adverse effects\n\n- Rash\n", ["Rash"]),
    ],
    ids=["the page's only one", "the page has one of its own"],
)
def test_a_heading_below_another_section_counts_where_the_page_has_no_other(further: str, effects: list[str]) -> None:
    assert values(rows_of(BELOW_ANOTHER + further).side_effects, "effect") == effects


def test_summaries_behind_a_heading_are_sections_of_the_page() -> None:
    text = "<h1>Ibuprofen</h1><h2>Dose</h2><p>One tablet.</p>" + "".join(
        f"<details><summary>{head}</summary>{body}</details>"
        for head, body in (
            ("Possible side effects", "<ul><li>Nausea</li></ul>"),
            ("Common questions", "<p><strong>May I smoke?</strong></p><p>Better not.</p>"),
        )
    )
    found = rows_of(f"<html><body>{text}</body></html>", "x.html")
    assert values(found.side_effects, "effect") == ["Nausea"]
    assert values(found.faqs, "question answer") == [("May I smoke?", "Better not.")]


@pytest.mark.parametrize(("component", "tier"), [("Callout", "not_known"), ("Hint", "not_known"), ("Section", "rare")])
def test_what_an_alert_of_jsx_says_of_a_group_ends_with_it(component: str, tier: str) -> None:
    rows = rows_of(
        f"# Timolol\n\n## Side effects\n\n<{component}>\n\n**Rare side effects:**\n\n- wheezing\n\n</{component}>\n\n- rash\n"
    ).side_effects
    assert {r.effect: r.frequency_tier for r in rows} == {"wheezing": "rare", "rash": tier}
