"""Wordings and places of bands beside the plain ones: what states how often, and of which effects."""

from __future__ import annotations

import pytest

from .pages import effects

LABELS = {
    "common": ["Usually", "Regularly", "Commonest", "Fairly common", "Quite often", "Not uncommon"],
    "uncommon": [
        "Sometimes", "Now and then", "From time to time", "Once in a while", "Every so often", "On occasion", "Unusual",
        "Least common", "Much less often", "Not seen very often", "Not that common", "Only sometimes",
    ],
    "rare": ["Very infrequent", "Hardly ever", "Rather rare", "Only rarely", "Rarest", "Even more rarely", "Scarce"],
    "very_rare": ["Isolated cases", "Single cases", "Almost never", "Exceptionally"],
}  # fmt: skip


@pytest.mark.parametrize(("tier", "label"), [(tier, label) for tier, labels in LABELS.items() for label in labels])
@pytest.mark.parametrize(
    "write", ["{}: gout, hives", "- {}: gout, hives", "{}\n\nGout, hives", "**{}**\n\n- gout\n- hives"]
)
def test_a_label_states_the_tier_of_its_list(tier, label, write) -> None:
    assert effects(write.format(label), "frequency_tier") == [tier, tier]


ITEMS = {
    "Fainting, sometimes with prolonged use": "not_known",
    "Gout (very infrequent)": "rare",
    "Gout, hardly ever": "rare",
    "Unusual tiredness": "not_known",
    "Usually mild itching": "not_known",
    "Nausea (~40%)": "very_common",
    "Nausea (39% in trials)": "very_common",
    "Nausea: 4 %": "common",
    "Nausea: this is the most common side effect": "common",
    "Nausea: among the things that most people tolerate": "not_known",
}


@pytest.mark.parametrize(("item", "tier"), ITEMS.items(), ids=list(ITEMS))
def test_what_an_item_states(item, tier) -> None:
    assert effects(f"* {item}", "frequency_tier") == [tier]


SPEAKING = {
    "of the one effect before it": ("* Cough. This is the most common side effect.", [("Cough", "common")]),
    "with the medicine named": ("* Cough. It is rare with this medicine.", [("Cough", "rare")]),
    "with a number": ("* Cough. This affects 1 in 5 people.", [("Cough", "very_common")]),
    "in running text": ("Cough may occur. It is uncommon.", [("Cough", "uncommon")]),
    "of several it overrules nothing": (
        "**Common:** cough, gout. These are rare.",
        [("cough", "common"), ("gout", "common")],
    ),
    "of another thing": ("* Cough. It is rare for this to need treatment.", [("Cough", "not_known")]),
}


@pytest.mark.parametrize(("body", "rows"), SPEAKING.values(), ids=list(SPEAKING))
def test_a_sentence_behind_an_effect_states_of_it(body, rows) -> None:
    assert effects(body, "effect frequency_tier") == rows


PLACES = {
    "in a paragraph of its own": "Rare\n\nGout, hives",
    "with its number": "Rare (fewer than 1 in 1,000 people)\n\nGout, hives",
    "a number alone": "Affecting fewer than 1 in 1,000 people\n\nGout, hives",
    "told behind the label": "Rare: may affect up to 1 in 1,000 people\n\nGout, hives",
    "in an item above items": "- Rare: may affect up to 1 in 1,000 people\n  - Gout\n  - Hives",
    "as a sentence in front": "Rare side effects. Gout, hives.",
    "in bold without a colon": "**Rare** gout, hives",
    "behind an equals sign": "- Rare = gout, hives",
    "as a question": "#### What happens to fewer than 1 in 1,000 people?\n\n- Gout\n- Hives",
    "as a subject": "Rarer, occurring in fewer than 1 in 1,000 users, are gout and hives.",
    "inverted": "Rarely seen are gout and hives.",
}


@pytest.mark.parametrize("body", PLACES.values(), ids=list(PLACES))
def test_a_band_holds_for_what_it_opens(body) -> None:
    assert effects(body, "frequency_tier category") == [("rare", None)] * 2


def test_a_number_beside_the_word_of_a_label_wins_and_an_upper_bound_does_not() -> None:
    body = "**Common:** (in more than 10% of users)\n\n- Gout\n\n**Rare:** (1% or less)\n\n- Hives"
    assert effects(body, "effect frequency_tier") == [("Gout", "very_common"), ("Hives", "rare")]


def test_one_rare_effect_in_bold_is_no_band() -> None:
    body = "**Rare** blood disorders may occur.\n\nNausea"
    assert effects(body, "effect frequency_tier") == [("blood disorders", "rare"), ("Nausea", "not_known")]


CONDITIONS = {
    "If you get any of the following, stop it and see a doctor straight away: wheezing, hives": True,
    "If you notice any of these side effects, call your doctor: wheezing, hives": False,
    "If you develop these symptoms, seek emergency help: wheezing, hives": True,
}


@pytest.mark.parametrize(("body", "serious"), CONDITIONS.items(), ids=list(CONDITIONS))
def test_a_condition_that_names_what_follows_leads_to_effects(body, serious) -> None:
    assert effects(body, "effect is_serious") == [("wheezing", serious), ("hives", serious)]


def test_a_condition_that_names_who_should_not_take_it_does_not() -> None:
    assert effects("If you have asthma, tell your doctor: wheezing, hives") == []
