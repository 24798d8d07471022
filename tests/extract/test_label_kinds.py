"""Labels before a list of effects: for what, in which form and in whom they arise, and to which ingredient they are laid."""

from __future__ import annotations

import pytest

from .pages import effects


@pytest.mark.parametrize(
    "label",
    [
        "Breast cancer", "Type 2 diabetes", "Early puberty", "Rheumatoid arthritis", "HIV",
        "Nasal spray", "Eye drops", "Extended-release tablets", "Oral gel", "Tablets and capsules", "Transdermal patch",
        "Dogs", "Children", "Pregnant women", "Older adults",
        "Derm", "GU", "HEENT", "Heme", "MSK", "Infections", "Tumors",
    ],
)  # fmt: skip
def test_an_indication_a_form_a_population_a_system_or_class_is_the_category_of_what_it_lists(label: str) -> None:
    assert effects(f"* **{label}:** Nausea, headache", "effect category") == [
        ("Nausea", label),
        ("headache", label),
    ]


@pytest.mark.parametrize("label", ["Drowsiness", "Clostridium difficile infection", "Low blood sugar"])
def test_an_effect_before_a_sentence_stays_the_effect(label: str) -> None:
    assert effects(f"* **{label}:** This can last a few days.", "effect category") == [(label, None)]


@pytest.mark.parametrize("label", ["Misc", "Other", "Side effects", "Symptoms"])
def test_a_label_of_no_class_gives_no_category(label: str) -> None:
    assert effects(f"* **{label}:** Nausea, headache", "effect category") == [("Nausea", None), ("headache", None)]


@pytest.mark.parametrize("join", ["\n", " ", "; ", ". "])
def test_labels_of_body_systems_that_run_on_are_groups_of_their_own(join: str) -> None:
    body = join.join(["CNS: Headache, tremor", "CV: Hypotension", "Resp: Cough", "Misc: Flushing"])
    assert effects(body, "effect category") == [
        ("Headache", "CNS"),
        ("tremor", "CNS"),
        ("Hypotension", "CV"),
        ("Cough", "Resp"),
        ("Flushing", None),
    ]


def test_what_leads_to_labels_that_run_on_is_no_part_of_their_lists() -> None:
    body = "In 930 people these were seen: Heart: Palpitations. Skin: Flushing, rash. Gout: This is rare."
    assert effects(body, "effect category") == [
        ("Palpitations", "Heart"),
        ("Flushing", "Skin"),
        ("rash", "Skin"),
        ("Gout", None),
    ]


BANDS_IN_FRONT = {
    "colon": "Rare side effects include: Heart: fainting. Skin: hives.",
    "numbers": "Effects seen in 0.01% to 0.1% of patients included: Heart: fainting. Skin: hives.",
    "sentence": "The following have been reported rarely. Heart: fainting. Skin: hives.",
}


@pytest.mark.parametrize("body", BANDS_IN_FRONT.values(), ids=list(BANDS_IN_FRONT))
def test_a_band_that_leads_to_labels_that_run_on_holds_for_all_of_them(body: str) -> None:
    assert effects(body, "effect frequency_tier category") == [("fainting", "rare", "Heart"), ("hives", "rare", "Skin")]


RUN_ON = {
    "semicolons": "Common: nausea, gas; uncommon: rash, hives; rare: gout, fits.",
    "full stops": "Common: nausea, gas. Uncommon: rash, hives. Rare: gout, fits.",
    "commas": "Common: nausea, gas, uncommon: rash, hives, rare: gout, fits.",
    "dashes": "Common - nausea, gas; Uncommon - rash, hives; Rare - gout, fits.",
    "numbers": "Common (1-10%): nausea, gas; uncommon (0.1-1%): rash, hives; rare (0.01-0.1%): gout, fits.",
    "other words": "Frequent: nausea, gas; Infrequent: rash, hives; Rarely: gout, fits",
    "in an item": "* Common: nausea, gas; Uncommon: rash, hives; Rare: gout, fits",
}


@pytest.mark.parametrize("body", RUN_ON.values(), ids=list(RUN_ON))
def test_bands_that_run_on_in_one_line_hold_for_their_own_lists(body: str) -> None:
    assert effects(body, "effect frequency_tier") == [
        ("nausea", "common"),
        ("gas", "common"),
        ("rash", "uncommon"),
        ("hives", "uncommon"),
        ("gout", "rare"),
        ("fits", "rare"),
    ]


def test_words_that_point_back_to_a_band_open_none() -> None:
    body = "Less common: These are rare but need help at once: hives, fits."
    assert effects(body, "effect frequency_tier") == [("hives", "uncommon"), ("fits", "uncommon")]


@pytest.mark.parametrize("label", ["Liver function tests", "Haemoglobin", "Sodium and potassium"])
def test_a_label_of_what_is_measured_is_the_category_of_the_change_that_a_sentence_tells(label: str) -> None:
    assert effects(f"* {label}: Jaundice has been reported rarely.", "effect category") == [("Jaundice", label)]


SYSTEMS_OF_BANDS = {
    "colons": "Heart: Common: flushing; Rare: fainting, chest pain. Skin: Common: rash. Rare: hives",
    "dashes": "* Heart – Common: flushing; Rare: fainting, chest pain\n* Skin – Common: rash; Rare: hives",
    "paragraphs": "Heart: Common: flushing; Rare: fainting, chest pain\n\nSkin: Common: rash; Rare: hives",
}


@pytest.mark.parametrize("body", SYSTEMS_OF_BANDS.values(), ids=list(SYSTEMS_OF_BANDS))
def test_a_body_system_holds_for_the_bands_behind_it(body: str) -> None:
    assert effects(body, "effect frequency_tier category") == [
        ("flushing", "common", "Heart"),
        ("fainting", "rare", "Heart"),
        ("chest pain", "rare", "Heart"),
        ("rash", "common", "Skin"),
        ("hives", "rare", "Skin"),
    ]


@pytest.mark.parametrize("advice", ["Take the tablets with food", "Drink plenty of water", "Avoid alcohol"])
def test_an_item_keeps_its_effects_where_advice_is_nested_below_it(advice: str) -> None:
    assert effects(f"* Nausea, vomiting\n  * {advice}\n* Headache") == ["Nausea", "vomiting", "Headache"]


PAIR = "Amlodipine + Valsartan"


OF_INGREDIENTS = {
    "full stops": "Amlodipine: flushing, gout. Valsartan: cough, fits.",
    "semicolons": "Amlodipine: flushing, gout; valsartan: cough, fits",
    "dashes": "Amlodipine - flushing, gout; Valsartan - cough, fits",
    "bold": "**Amlodipine:** flushing, gout; **Valsartan:** cough, fits",
    "an item": "* Amlodipine: flushing, gout; Valsartan: cough, fits",
}


@pytest.mark.parametrize("body", OF_INGREDIENTS.values(), ids=list(OF_INGREDIENTS))
def test_ingredients_that_run_on_in_one_line_have_their_own_lists(body: str) -> None:
    assert effects(body, "effect ingredient", title=PAIR) == [
        ("flushing", "Amlodipine"),
        ("gout", "Amlodipine"),
        ("cough", "Valsartan"),
        ("fits", "Valsartan"),
    ]


@pytest.mark.parametrize("mark", ["", "* "])
def test_systems_and_bands_behind_an_ingredient_in_a_line_stay_with_it(mark: str) -> None:
    body = (
        f"{mark}Amlodipine: Heart: flushing; Skin: rash. Valsartan: Heart: Common: fainting; Rare: stroke; Skin: rash."
    )
    assert effects(body, "effect frequency_tier ingredient category", title=PAIR) == [
        ("flushing", "not_known", "Amlodipine", "Heart"),
        ("rash", "not_known", "Amlodipine", "Skin"),
        ("fainting", "common", "Valsartan", "Heart"),
        ("stroke", "rare", "Valsartan", "Heart"),
        ("rash", "not_known", "Valsartan", "Skin"),
    ]


@pytest.mark.parametrize("comparison", ["similar to amlodipine", "the same as with amlodipine"])
def test_a_comparison_with_the_other_ingredient_lays_nothing_to_it(comparison: str) -> None:
    body = f"**Amlodipine:** Flushing.\n\n**Valsartan:** Side effects are {comparison} and include cough and dizziness."
    assert effects(body, "effect ingredient", title=PAIR) == [
        ("Flushing", "Amlodipine"),
        ("cough", "Valsartan"),
        ("dizziness", "Valsartan"),
    ]


@pytest.mark.parametrize(
    "closing",
    [
        "**Serious (but less common) side effects:** These include fainting.",
        "**Both:**\n\n* Fainting",
        "**Less common side effects:**\n\n* Fainting",
        "Both medicines can cause fainting.",
    ],
)
def test_what_follows_the_lists_of_all_ingredients_is_laid_to_none(closing: str) -> None:
    body = f"**Amlodipine:**\n\n* Flushing\n\n**Valsartan:**\n\n* Cough\n\n{closing}"
    rows = effects(body, "effect ingredient", title=PAIR)
    assert [(effect.lower(), of) for effect, of in rows] == [
        ("flushing", "Amlodipine"),
        ("cough", "Valsartan"),
        ("fainting", None),
    ]


def test_a_group_below_an_ingredient_stays_with_it() -> None:
    body = "**Amlodipine:**\n\n**Common:**\n\n* Flushing\n\n**Valsartan:**\n\n**Common:**\n\n* Cough\n\n**Rare:**\n\n* Fainting"
    assert effects(body, "effect ingredient", title=PAIR) == [
        ("Flushing", "Amlodipine"),
        ("Cough", "Valsartan"),
        ("Fainting", "Valsartan"),
    ]


def test_a_parenthesis_behind_two_effects_joined_by_or_lays_both() -> None:
    assert effects("* Fainting (amlodipine) and cough or hoarseness (valsartan)", "effect ingredient", title=PAIR) == [
        ("Fainting", "Amlodipine"),
        ("cough", "Valsartan"),
        ("hoarseness", "Valsartan"),
    ]


def test_a_label_with_an_ingredient_in_parenthesis_lays_its_list_to_it() -> None:
    body = "**Common side effects (amlodipine):** Flushing\n\n**Common side effects (valsartan):** Cough"
    assert effects(body, "effect ingredient frequency_tier", title=PAIR) == [
        ("Flushing", "Amlodipine", "common"),
        ("Cough", "Valsartan", "common"),
    ]


@pytest.mark.parametrize("named", ["called", "known as"])
def test_a_side_effect_is_what_it_is_called(named: str) -> None:
    body = f"It can cause a rare but serious side effect {named} lactic acidosis."
    assert effects(body, "effect frequency_tier is_serious") == [("lactic acidosis", "rare", True)]


@pytest.mark.parametrize("signs", ["The main symptoms are itching and wheals.", "Typical early signs include itching."])
def test_a_sentence_that_tells_the_signs_of_an_effect_makes_no_rows(signs: str) -> None:
    assert effects(f"* Allergic reactions. {signs}\n* Gallstones") == ["Allergic reactions", "Gallstones"]


OTHER_SYSTEM = {
    "lines": "Resp: cough; gasping if used in newborns\nMisc: flushing",
    "in one line": "Resp: cough; gasping. Misc: flushing",
    "behind semicolons": "Resp: cough; gasping; Misc: flushing",
    "items": "- Resp: cough, gasping\n- Miscellaneous effects: flushing",
    "paragraphs of an item": "- Itching\n\n  Resp: cough, gasping\n\n  Misc: flushing",
}


@pytest.mark.parametrize("body", OTHER_SYSTEM.values(), ids=list(OTHER_SYSTEM))
def test_a_label_of_all_others_ends_the_system_before_it(body: str) -> None:
    found = [row for row in effects(body, "effect category") if row[0] in ("cough", "gasping", "flushing")]
    assert found == [("cough", "Resp"), ("gasping", "Resp"), ("flushing", None)]
