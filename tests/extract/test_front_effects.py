"""Side effects that front matter lists are read where the text has no section of them."""

from __future__ import annotations

import pytest
from tests.extract.pages import rows_of, values


def of(fields: str, body: str = "## Practical frame\n\nIt slows the heart.") -> list[object]:
    found = rows_of(f"---\ntitle: Atenolol\n{fields}\n---\n\n{body}\n")
    for row in found.side_effects:
        words = found.monographs[0].text[row.evidence_start : row.evidence_end]
        assert row.effect.lower() in words.lower()
    return values(found.side_effects, "effect frequency_tier")


@pytest.mark.parametrize(
    ("fields", "rows"),
    [
        ("commonAdverseEffects:\n  - Fatigue\n  - Cold hands", [("Fatigue", "common"), ("Cold hands", "common")]),
        ("side_effects: [fatigue, bradycardia]", [("fatigue", "not_known"), ("bradycardia", "not_known")]),
        ("adverse-reactions: fatigue and bradycardia", [("fatigue", "not_known"), ("bradycardia", "not_known")]),
        ("sideEffects:\n  common: [Fatigue]\n  rare:\n    - Rash", [("Fatigue", "common"), ("Rash", "rare")]),
        ("sideEffects:\n  - name: Rash\n    frequency: rare", [("Rash", "rare")]),
    ],
)
def test_a_list_in_front_matter_is_a_section_whose_heading_is_its_key(fields: str, rows: list[object]) -> None:
    assert of(fields) == rows


@pytest.mark.parametrize(
    "fields",
    ["sideEffects: []", "sideEffects: null", "tags: [side effects, rash]", "effects: [rash]", "sideEffectsPage: /rash"],
)
def test_a_field_that_lists_none_is_no_section(fields: str) -> None:
    assert of(fields) == []


@pytest.mark.parametrize(
    "head", ["## Side effects\n\n- Nausea", "**Common side effects:** nausea", "Adverse effects: nausea"]
)
def test_the_text_counts_where_it_has_a_section_of_its_own(head: str) -> None:
    assert [str(row[0]).lower() for row in of("sideEffects: [fatigue]", head)] == ["nausea"]  # type: ignore[index]
