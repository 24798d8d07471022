"""What belongs to an effect's name, what to its detail, and what only names a class (extraction rules, section 3)."""

from __future__ import annotations

import pytest

from materia_medica.extract.language.effect_lists import effects_in
from materia_medica.extract.language.effect_names import is_class, is_generic
from materia_medica.extract.language.word_tables import table

from .pages import effects, page

BARE = {
    "list mark": "* Nausea",
    "emphasis": "* **Nausea**",
    "closing stop": "* Nausea.",
    "closing semicolon": "* Nausea;",
}


@pytest.mark.parametrize("body", BARE.values(), ids=list(BARE))
def test_the_name_is_bare(body) -> None:
    assert effects(body) == ["Nausea"]


DROPPED = {
    "article": ("a rash", "rash"),
    "possible": ("possible rash", "rash"),
    "potential for": ("potential for addiction", "addiction"),
    "in some cases": ("in some cases, rash", "rash"),
    "in some cases, behind": ("rash in some cases", "rash"),
    "other": ("other rash", "rash"),
    "various": ("various infections", "infections"),
    "signs of": ("signs of infection", "infection"),
    "any signs of": ("any signs of infection", "infection"),
    "risk of": ("risk of infection", "infection"),
    "frequency": ("rarely, rash", "rash"),
    "frequency in front": ("very rare cases of hepatitis", "hepatitis"),
}
KEPT = [
    "severe headache",
    "mild headache",
    "temporary hair loss",
    "worsening asthma",
    "increased risk of infection",
    "pain at the injection site",
    "swelling in the legs",
    "stinging upon instillation",
    "pain during urination",
    "decrease in some white blood cells",
    "bruising where the needle went in",
    "itching where the medicine is applied",
    "increase in certain liver test results",
]


@pytest.mark.parametrize(
    ("thing", "way"),
    [
        *((thing, "given") for thing in table("shared")["given_there"]),
        *(("dose", w) for w in table("shared")["is_given"]),
    ],
)
def test_where_something_was_given_stays_with_its_name(thing, way) -> None:
    text = f"rash where the {thing} was {way}"
    assert [e.name for e in effects_in(text)] == [text]


@pytest.mark.parametrize(("text", "name"), DROPPED.values(), ids=list(DROPPED))
def test_hedges_are_no_part_of_the_name(text, name) -> None:
    assert [e.name for e in effects_in(text)] == [name]


@pytest.mark.parametrize("text", KEPT)
def test_words_that_change_the_meaning_stay(text) -> None:
    assert [(e.name, e.detail) for e in effects_in(text)] == [(text, None)]


DETAIL = {
    "circumstance": ("kidney damage with prolonged use", "kidney damage", "with prolonged use"),
    "dose": ("ringing in the ears at high doses", "ringing in the ears", "at high doses"),
    "population": ("drowsiness in children", "drowsiness", "in children"),
    "patients": ("confusion in patients with cirrhosis", "confusion", "in patients with cirrhosis"),
    "parenthesis": ("allergic reaction (rash, itching, swelling)", "allergic reaction", "rash, itching, swelling"),
    "dash": ("low blood sugar – sweating and shaking", "low blood sugar", "sweating and shaking"),
    "such as": ("allergic reactions such as hives", "allergic reactions", "hives"),
    "including": ("skin reactions including hives", "skin reactions", "hives"),
    "like": ("skin reactions like hives", "skin reactions", "hives"),
    "e.g.": ("skin reactions, e.g. hives", "skin reactions", "hives"),
    "which": ("jaundice, which fades", "jaundice", "which fades"),
    "especially": ("dizziness, especially on standing up", "dizziness", "especially on standing up"),
    "characterised by": ("gout, characterised by painful joints", "gout", "characterised by painful joints"),
    "manifesting as": ("hepatitis manifesting as jaundice", "hepatitis", "manifesting as jaundice"),
    "leading to": ("bone loss leading to fractures", "bone loss", "leading to fractures"),
    "comma and what it is": ("agranulocytosis, a severe blood disorder", "agranulocytosis", "a severe blood disorder"),
    "example given": ("liver problems (e.g., jaundice)", "liver problems", "jaundice"),
    "resulting in": ("marrow suppression resulting in anaemia", "marrow suppression", "resulting in anaemia"),
}


@pytest.mark.parametrize(("text", "name", "detail"), DETAIL.values(), ids=list(DETAIL))
def test_explanations_and_circumstances_are_detail(text, name, detail) -> None:
    assert effects(f"* {text}", "effect detail") == [(name, detail)]


def test_what_is_marked_is_an_effect_and_what_marks_one_its_detail() -> None:
    assert effects("* Cough, a marked fall in blood pressure, hives") == [
        "Cough",
        "marked fall in blood pressure",
        "hives",
    ]
    assert effects("* Gout, marked by painful joints", "effect detail") == [("Gout", "marked by painful joints")]


def test_what_closes_a_run_that_shares_a_word_holds_for_all_of_it() -> None:
    found = effects("* Stomach bleeding or ulcers (with aspirin)", "effect ingredient", title="Aspirin + Caffeine")
    assert found == [("Stomach bleeding", "Aspirin"), ("stomach ulcers", "Aspirin")]
    found = effects("* Muscle weakness or pain (with prolonged use)", "effect detail context")
    assert found == [
        ("Muscle weakness", "with prolonged use", "long_term"),
        ("muscle pain", "with prolonged use", "long_term"),
    ]


CLASSES = {
    "parenthesis": "* cardiovascular events (stroke, heart attack)",
    "such as": "* cardiovascular events such as stroke and heart attack",
    "including": "* cardiovascular events, including stroke and heart attack",
    "colon": "* Cardiovascular events: stroke, heart attack",
}


@pytest.mark.parametrize("body", CLASSES.values(), ids=list(CLASSES))
def test_a_class_word_is_the_category_of_what_it_lists(body) -> None:
    found = effects(body, "effect category")
    assert {(e, c.lower()) for e, c in found} == {
        ("stroke", "cardiovascular events"),
        ("heart attack", "cardiovascular events"),
    }


def test_a_body_system_is_the_category_of_what_stands_in_its_parenthesis() -> None:
    found = effects("* Hepatic (hepatitis); endocrine/metabolic (weight gain, thirst); fever", "effect category")
    assert found == [
        ("hepatitis", "Hepatic"),
        ("weight gain", "endocrine/metabolic"),
        ("thirst", "endocrine/metabolic"),
        ("fever", None),
    ]
    assert effects("* Hepatic problems (jaundice)", "effect category detail") == [
        ("Hepatic problems", None, "jaundice")
    ]


ABOVE_ALL = {
    "especially": ("renal, especially stones", [("stones", "renal", None)]),
    "mainly": ("gastrointestinal, mainly cramps and nausea", ["cramps", "nausea"]),
    "such as": ("hepatic such as jaundice", [("jaundice", "hepatic", None)]),
    "e.g.": ("Cardiac, e.g. palpitations", [("palpitations", "Cardiac", None)]),
    "of an effect": ("hepatitis, especially cholestatic", [("hepatitis", None, "especially cholestatic")]),
}


@pytest.mark.parametrize(("text", "found"), ABOVE_ALL.values(), ids=list(ABOVE_ALL))
def test_a_body_system_is_the_category_of_what_befalls_it_above_all(text, found) -> None:
    expected = [f if isinstance(f, tuple) else (f, "gastrointestinal", None) for f in found]
    assert effects(f"* {text}", "effect category detail") == expected


ONE_OF_A_CLASS = {
    "a single effect": ("* Severe cardiac side effects (cardiac arrest)", [("cardiac arrest", "Severe cardiac side effects")]),
    "a risk in front": (
        "* Increased risk of thromboembolic events (stroke, pulmonary embolism)",
        [
            ("Increased risk of stroke", "thromboembolic events"),
            ("Increased risk of pulmonary embolism", "thromboembolic events"),
        ],
    ),
    "in a sentence": (
        "Neurological adverse events, including seizures and neuropathy, were the most important ones.",
        [("seizures", "Neurological adverse events"), ("neuropathy", "Neurological adverse events")],
    ),
    "words that name no effect": ("* Cardiac side effects (dose-related)", [("Cardiac side effects", None)]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "rows"), ONE_OF_A_CLASS.values(), ids=list(ONE_OF_A_CLASS))
def test_what_a_class_lists_is_a_row_of_its_own(body, rows) -> None:
    assert effects(body, "effect category") == rows


def test_a_class_word_without_a_list_is_a_row() -> None:
    assert effects("* Cardiovascular events", "effect category") == [("Cardiovascular events", None)]


CLASS_HEADS = [
    "digestive effects",
    "anticholinergic side effects",
    "respiratory symptoms",
    "thyroid signs",
    "cardiac events",
    "skin manifestations",
]
EFFECT_HEADS = [
    "extrapyramidal symptoms", "flu-like symptoms", "withdrawal symptoms", "liver problems", "heart issues", "blood disorders",
    "allergic reactions", "sleep disturbances", "stomach upset", "vision changes",
]  # fmt: skip


@pytest.mark.parametrize("head", CLASS_HEADS)
def test_heads_that_only_name_a_class(head) -> None:
    assert is_class(head)


@pytest.mark.parametrize("head", EFFECT_HEADS)
def test_heads_that_are_effects(head) -> None:
    assert not is_class(head)
    assert effects(f"* {head} (one, two)", "effect detail") == [(head, "one, two")]


OWN = {
    "rare and serious in a parenthesis": ("anaphylaxis (rare but life-threatening)", "anaphylaxis", None, "rare", True),
    "number in a parenthesis": ("cough (12 %)", "cough", None, "very_common", False),
    "serious in a parenthesis": ("anaphylaxis (life-threatening)", "anaphylaxis", None, "common", True),
    "explained and rare": ("hepatitis (rare; jaundice)", "hepatitis", "rare; jaundice", "rare", False),
    "in front": ("rarely, hepatitis", "hepatitis", None, "rare", False),
}


@pytest.mark.parametrize(("text", "name", "detail", "tier", "serious"), OWN.values(), ids=list(OWN))
def test_the_items_own_statement_counts_in_whatever_group_it_stands(text, name, detail, tier, serious) -> None:
    fields = "effect detail frequency_tier is_serious"
    assert effects(f"Common:\n\n* {text}", fields) == [(name, detail, tier, serious)]


def test_how_an_effect_is_often_called_is_no_frequency() -> None:
    found = effects("Rare:\n\n* dysgeusia (often described as a metallic taste)", "effect frequency_tier")
    assert found == [("dysgeusia", "rare")]


def test_the_items_own_statement_holds_for_no_other_item() -> None:
    found = effects("Common:\n\n* anaphylaxis (rare but serious)\n* cough", "effect frequency_tier is_serious")
    assert found == [("anaphylaxis", "rare", True), ("cough", "common", False)]


GENERIC = [
    "side effects",
    "adverse reactions",
    "other",
    "none",
    "long-term effects",
    "serious side effects",
    "adverse experiences",
    "and",
    "common",
]


@pytest.mark.parametrize("words", GENERIC)
def test_words_that_name_no_effect_are_no_row(words) -> None:
    assert is_generic(words)
    assert effects(f"* {words.capitalize()}\n* Nausea") == ["Nausea"]


@pytest.mark.parametrize(
    "words",
    [
        "A causal relationship to ibuprofen",
        "Approximately 1 additional case per 16,000 patients",
        "Rash 1.2 (0.3) 0.0 Cough 3.9 (0.6) 1.0 Headache 5.2 (0.3) 1.9",
        "Generally considered safe when used as told",
        "The risk of falls is low.",
        "Believed due to an enzyme",
        "The effects below belong to either.",
    ],
)
def test_what_is_said_about_effects_or_run_together_out_of_a_table_is_no_row(words) -> None:
    assert effects(f"* {words}\n* Nausea") == ["Nausea"]


@pytest.mark.parametrize(
    "words", ["Low blood sugar", "Heart block (grade 2 or 3)", "Neuropathy of grade 2 (in 12 trials)"]
)
def test_numbers_and_small_amounts_within_a_name_stay(words) -> None:
    assert effects(f"* {words}", "effect")[0].split(" (")[0] == words.split(" (")[0]


@pytest.mark.parametrize(
    "words",
    [
        "high doses of the medicine",
        "increased risk of these side effects",
        "based on use",
        "mostly in the first week",
        "fewer than 1 in 100 people",
        "TBD: to be written",
    ],
)
def test_words_that_name_the_medicine_or_refer_back_are_no_row(words) -> None:
    assert effects(f"* {words}\n* Nausea") == ["Nausea"]


@pytest.mark.parametrize(
    "words",
    [
        "Drowsy",
        "Poor oral intake",
        "Seizures despite treatment",
        "Dependent oedema",
        "After-taste",
        "Substance use",
        "Death",
    ],
)
def test_words_that_are_near_to_such_words_are_rows(words) -> None:
    assert effects(f"* {words}") == [words]


def test_a_parenthesis_that_says_where_lists_nothing() -> None:
    assert effects("* Blood (in urine)", "effect category") in ([("Blood", None)], [])


@pytest.mark.parametrize("opening", ["gi(", "gi[", "gi ( ["])
def test_parentheses_in_parentheses_are_read_to_the_end(opening) -> None:
    assert page("* Rash\n* " + opening * 1000).rejects == ()


CONTEXTS = {
    "withdrawal": ("rebound headache upon abrupt discontinuation", "withdrawal"),
    "long term": ("kidney damage with prolonged use", "long_term"),
    "overdose": ("liver failure in overdose", "overdose"),
}


@pytest.mark.parametrize(("text", "context"), CONTEXTS.values(), ids=list(CONTEXTS))
def test_the_items_own_word_gives_the_context(text, context) -> None:
    assert effects(f"* {text}", "context") == [context]


def test_a_wording_too_long_for_a_name_is_flagged() -> None:
    [(name, flags)] = effects("* " + " ".join(["disagreeable"] * 12) + " headache", "effect flags")
    assert len(name) > 120
    assert flags == ("long_effect",)
