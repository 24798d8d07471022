"""What sentences about people state: how many get an effect, and when help is wanted at once."""

from __future__ import annotations

import pytest

from .pages import asides, effects

SENTENCES = {
    "Up to 1 in 10 people get a headache.": [("headache", "common", False)],
    "Fewer than 1 in 1,000 people have fits.": [("fits", "rare", False)],
    "About 1 person in 50 gets a rash.": [("rash", "common", False)],
    "5 out of 100 patients had a headache.": [("headache", "common", False)],
    "Some people get hives.": [("hives", "not_known", False)],
    "Between 1 and 10 in every 1,000 people: gout": [("gout", "uncommon", False)],
    "Between 2% and 5% of patients: gout, hives": [("gout", "common", False), ("hives", "common", False)],
    "Tell your doctor straight away if you notice any of these:\n\n- Yellow skin": [("Yellow skin", "not_known", True)],
    "See a doctor if these effects last:\n\n- Headache": [("Headache", "not_known", False)],
}


@pytest.mark.parametrize(("body", "rows"), SENTENCES.items(), ids=SENTENCES)
def test_a_sentence_about_people_states_for_its_effects(body, rows) -> None:
    assert effects(body, "effect frequency_tier is_serious") == rows


@pytest.mark.parametrize("body", ["Many people have no side effects.", "People have used it for years."])
def test_people_without_an_effect_give_no_row(body) -> None:
    assert effects(body) == []
    assert asides(body)
