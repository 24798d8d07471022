"""Pages of forms that no known site has: where their side effects begin, go on and end."""

from __future__ import annotations

import pytest
from tests.extract.pages import rows_of, values

FOOTERS = [
    "Copyright: Example Health. All rights reserved.",
    "© 2024 Example Trust",
    "Text supplied by: Example Trust",
    "Parts of this leaflet were last changed: 1 May 2025",
    "Last reviewed: 3 March 2024",
    "References:",
    "Date of last review: June 2023",
    "Source: Example Press",
    "Published by Example Press",
    "Updated 3 March 2024",
]


@pytest.mark.parametrize("footer", FOOTERS)
def test_a_line_about_the_page_itself_ends_the_side_effects(footer: str) -> None:
    page = f"# Naproxen\n\n## Side effects\n\n- Heartburn\n\n{footer}\n\n1. A study of rash, fever and cough. 2019.\n"
    found = rows_of(page)
    assert values(found.side_effects, "effect") == ["Heartburn"]
    assert values(found.asides, "text") == []


def test_a_line_about_the_page_above_the_effects_ends_nothing() -> None:
    found = rows_of("# Naproxen\n\n## Side effects\n\nLast reviewed: March 2024\n\n- Heartburn\n")
    assert "Heartburn" in values(found.side_effects, "effect")


@pytest.mark.parametrize("inner", ["Related medicines", "When to see a doctor", "References"])
def test_a_band_behind_what_stands_within_the_side_effects_goes_back_to_them(inner: str) -> None:
    page = f"""# Naproxen

## Side effects

### Common

- Heartburn

### {inner}

- Ibuprofen

### Rare

- Hepatitis

## Storage

- Keep dry
"""
    assert values(rows_of(page).side_effects, "effect frequency_tier") == [
        ("Heartburn", "common"),
        ("Hepatitis", "rare"),
    ]


def test_a_heading_of_something_else_behind_it_does_not() -> None:
    page = (
        "# Naproxen\n\n## Side effects\n\n- Rash\n\n### Related medicines\n\n- Ibuprofen\n\n### Brands\n\n- Naprosyn\n"
    )
    assert values(rows_of(page).side_effects, "effect") == ["Rash"]


@pytest.mark.parametrize(
    ("head", "context"), [("ADRs", None), ("Adverse drug events", None), ("Adverse drug reactions", "adverse_reaction")]
)
def test_a_second_head_is_a_context_by_its_words_and_not_by_an_abbreviation(head: str, context: str | None) -> None:
    page = f"# Naproxen\n\n## Side effects\n\n- Heartburn\n\n## {head}\n\n- Itching\n"
    assert values(rows_of(page).side_effects, "effect context") == [("Heartburn", None), ("Itching", context)]


def test_a_text_without_markup_has_each_title_above_labels_as_a_head() -> None:
    page = (
        "# Atropine\n\nSide Effects\nCNS: Confusion\nCV: Tachycardia\n\nInteractions\nIncrease: sedation with alcohol\n"
    )
    assert values(rows_of(page).side_effects, "effect category") == [("Confusion", "CNS"), ("Tachycardia", "CV")]


@pytest.mark.parametrize(
    "said", ["It is generally recognised as safe as a tea.", "It is considered safe when taken as a tea."]
)
def test_a_sentence_that_calls_the_medicine_safe_names_no_effect(said: str) -> None:
    found = rows_of(f"# Ginger\n\n## Side effects\n\n{said}\n\n- Heartburn\n")
    assert values(found.side_effects, "effect") == ["Heartburn"]
    assert values(found.asides, "reason") == ["general"]
