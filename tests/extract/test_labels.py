"""Labels: the table of the extraction rules, row by row, and what a group is."""

from __future__ import annotations

import pytest

from materia_medica.extract.language.ingredient import Ingredient
from materia_medica.extract.language.labels import read_label

from .pages import effects, rows_of

COMBINED = "Glimepiride + Metformin"
TABLE = {
    # label: what follows; the rows as effect, detail, category, ingredient, tier, serious
    "frequency": (
        "**Common (>10%):** nausea, headache",
        [("nausea", None, None, None, "very_common", False), ("headache", None, None, None, "very_common", False)],
    ),
    "frequency and seriousness": (
        "**Rare but serious:**\n\n* Hepatitis",
        [("Hepatitis", None, None, None, "rare", True)],
    ),
    "ingredient": (
        "* **Glimepiride:** low blood sugar\n* **metformin:** diarrhoea",
        [
            ("low blood sugar", None, None, "Glimepiride", "not_known", False),
            ("diarrhoea", None, None, "Metformin", "not_known", False),
        ],
    ),
    "body system": (
        "* **Gastrointestinal:** nausea, vomiting",
        [
            ("nausea", None, "Gastrointestinal", None, "not_known", False),
            ("vomiting", None, "Gastrointestinal", None, "not_known", False),
        ],
    ),
    "class": (
        "* **Blood disorders:** anaemia, neutropenia",
        [
            ("anaemia", None, "Blood disorders", None, "not_known", False),
            ("neutropenia", None, "Blood disorders", None, "not_known", False),
        ],
    ),
    "route": (
        "* **Topical use:** redness, itching",
        [
            ("redness", None, "Topical use", None, "not_known", False),
            ("itching", None, "Topical use", None, "not_known", False),
        ],
    ),
    "effect before a sentence": (
        "* **Drowsiness:** Do not drive until you know how you react.",
        [("Drowsiness", "Do not drive until you know how you react.", None, None, "not_known", False)],
    ),
    "effect before nothing": ("* **Drowsiness:**", [("Drowsiness", None, None, None, "not_known", False)]),
    "effect before its signs": (
        "* **Severe allergic reactions:** Symptoms include rash, itching and swelling.",
        [
            (
                "Severe allergic reactions",
                "Symptoms include rash, itching and swelling.",
                None,
                None,
                "not_known",
                False,
            )
        ],
    ),
    "effect that is a class before a bare list": (
        "* **Allergic reactions:** rash, itching",
        [
            ("rash", None, "Allergic reactions", None, "not_known", False),
            ("itching", None, "Allergic reactions", None, "not_known", False),
        ],
    ),
    "effect that is a class before a bare list and a sentence": (
        "* **Allergic reactions:** Rash or itching. These are possible in sensitive people.",
        [
            ("Rash", None, "Allergic reactions", None, "not_known", False),
            ("itching", None, "Allergic reactions", None, "not_known", False),
        ],
    ),
    "effect before its frequency and signs": (
        "* **Allergic reactions:** Rare but possible, including rash and itching.",
        [("Allergic reactions", "Rare but possible, including rash and itching.", None, None, "rare", False)],
    ),
    "route before a sentence": (
        "* **Oral ingestion:** May cause nausea.",
        [("nausea", None, "Oral ingestion", None, "not_known", False)],
    ),
    "dose": ("* **High doses:** nausea", [("nausea", None, None, None, "not_known", False)]),
    "one of two routes": (
        "* **Oral/Rectal:** headache",
        [("headache", None, "Oral/Rectal", None, "not_known", False)],
    ),
    "frequency that the sentence behind it only compares": (
        "* **Rare:** While less common with eye drops, hepatitis may occur.",
        [("hepatitis", None, None, None, "rare", False)],
    ),
}


@pytest.mark.parametrize(("body", "rows"), TABLE.values(), ids=list(TABLE))
def test_what_a_label_becomes(body, rows) -> None:
    assert effects(body, "effect detail category ingredient frequency_tier is_serious", title=COMBINED) == rows


@pytest.mark.parametrize("label", ["Other", "Side effects", "Symptoms"])
def test_a_bare_label_gives_no_category(label) -> None:
    assert effects(f"* **{label}:** nausea, headache", "effect category") == [("nausea", None), ("headache", None)]


WRITTEN = {
    "bold": "**Rare:**\n\n* Hepatitis",
    "bold, colon outside": "**Rare**:\n\n* Hepatitis",
    "bold without colon": "**Rare**\n\n* Hepatitis",
    "plain": "Rare:\n\n* Hepatitis",
    "heading": "#### Rare\n\n* Hepatitis",
    "heading with colon": "#### RARE:\n\n* Hepatitis",
    "bold heading": "#### **Rare**\n\n* Hepatitis",
    "nested list": "* Rare:\n    * Hepatitis",
    "nested list, bold": "* **Rare:**\n    * Hepatitis",
    "before a list on its line": "* Rare: hepatitis",
    "paragraph": "**Rare:** hepatitis",
}


@pytest.mark.parametrize("body", WRITTEN.values(), ids=list(WRITTEN))
def test_a_group_is_the_same_however_it_is_marked_up(body) -> None:
    [(effect, tier)] = effects(body, "effect frequency_tier")
    assert (effect.lower(), tier) == ("hepatitis", "rare")


GROUP_LABELS = {
    "heading": ("#### Rare but serious\n\n* Hepatitis", "Rare but serious"),
    "introduction": ("Rarely, the following occur:\n\n* Hepatitis", "Rarely, the following occur:"),
    "none but the section": ("* Hepatitis", "Side Effects"),
    "introduction with a typographic apostrophe": (
        "The drug’s rare side effects include hepatitis.",
        "The drug’s rare side effects",
    ),
    "introduction inside a sentence": ("Rare side effects include hepatitis.", "Rare side effects"),
    "not the category inside it": ("**Rare:**\n\n* Liver: Hepatitis", "Rare:"),
}


@pytest.mark.parametrize(("body", "label"), GROUP_LABELS.values(), ids=list(GROUP_LABELS))
def test_the_group_label_is_the_heading_or_introduction_as_the_page_has_it(body, label) -> None:
    assert effects(body, "group_label") == [label]


LABEL_KINDS = [
    ("Common (>10%)", "group"), ("Rare but serious", "group"), ("Long-term effects", "group"), ("Other", "group"),
    ("Metformin", "ingredient"), ("Gastrointestinal", "system"), ("Blood disorders", "system"),
    ("Investigations", "system"), ("Hemat", "system"), ("TBD", "note"),
    ("Allergic reactions", "class"), ("Drowsiness", "effect"), ("Note", "note"), ("Important", "note"),
]  # fmt: skip


@pytest.mark.parametrize(("label", "kind"), LABEL_KINDS, ids=[k[0] for k in LABEL_KINDS])
def test_kinds_of_labels(label, kind) -> None:
    assert read_label(f"{label}:", (Ingredient("Glimepiride"), Ingredient("Metformin"))).kind == kind


LAID_TO = {
    "parenthesis": ("* heart failure (pioglitazone)", [("heart failure", "Pioglitazone")]),
    "two together": ("* **Pioglitazone and metformin:** weight gain", [("weight gain", "Pioglitazone + Metformin")]),
    "sentence": ("Pioglitazone can cause heart failure.", [("heart failure", "Pioglitazone")]),
    "heading": ("#### Metformin\n\n* diarrhoea", [("diarrhoea", "Metformin")]),
    "sentence with a circumstance": (
        "Taking metformin for years, particularly in large doses, may cause vitamin B12 deficiency.",
        [("vitamin B12 deficiency", "Metformin")],
    ),
    "parenthesis in a sentence that asks for care": (
        "Reactions that require prompt medical attention include heart failure (pioglitazone) and lactic acidosis "
        "(metformin).",
        [("heart failure", "Pioglitazone"), ("lactic acidosis", "Metformin")],
    ),
    "compared with the other": (
        "#### Metformin\n\nMuch like those of pioglitazone, and include wind.",
        [("wind", "Metformin")],
    ),
    "heading with the ingredient behind": ("#### Unwanted effects (metformin)\n\n* wind", [("wind", "Metformin")]),
    "nobody": ("* headache", [("headache", None)]),
}


@pytest.mark.parametrize(("body", "rows"), LAID_TO.values(), ids=list(LAID_TO))
def test_the_ingredient_an_effect_is_laid_to(body, rows) -> None:
    assert effects(body, "effect ingredient", title="Pioglitazone + Metformin") == rows


def test_a_single_drug_has_no_ingredient_on_its_rows() -> None:
    assert effects("* **Metformin:** diarrhoea", "ingredient", title="Metformin") == [None]


@pytest.mark.parametrize(
    "introduction",
    [
        "It is more likely in patients who have:",
        "People at higher risk include:",
        "The risk is higher if you have:",
        "Predisposing conditions:",
        "Ask a pharmacist before using it if you have any of the following:",
    ],
)
def test_a_list_of_those_who_are_at_risk_is_no_list_of_effects(introduction: str):
    found = rows_of(f"# Exampline\n\n## Side effects\n\n- Headache\n\n{introduction}\n\n- Asthma\n- Heart disease\n")
    assert [row.effect for row in found.side_effects] == ["Headache"]
    assert [(aside.reason, aside.text) for aside in found.asides] == [
        ("general", "Asthma"),
        ("general", "Heart disease"),
    ]


@pytest.mark.parametrize(
    "introduction",
    ["Patients with diabetes may have:", "Children are at increased risk of:", "Call a doctor at once if you have:"],
)
def test_a_list_of_what_somebody_may_get_is_one_of_effects(introduction: str):
    found = rows_of(f"# Exampline\n\n## Side effects\n\n{introduction}\n\n- Asthma\n- Heart failure\n")
    assert [row.effect for row in found.side_effects] == ["Asthma", "Heart failure"]
