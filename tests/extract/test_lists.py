"""Lists are split, phrases are not (extraction rules, section 3)."""

from __future__ import annotations

import pytest

from materia_medica.extract.language.effect_lists import effects_in
from materia_medica.extract.language.lists import split_list
from materia_medica.extract.language.parentheses import mask, restore, unmask

SPLIT = {
    "comma": ("nausea, headache", ["nausea", "headache"]),
    "semicolon": ("nausea; headache", ["nausea", "headache"]),
    "and": ("nausea and headache", ["nausea", "headache"]),
    "or": ("nausea or headache", ["nausea", "headache"]),
    "slash": ("drowsiness/fatigue", ["drowsiness", "fatigue"]),
    "as well as": ("nausea as well as headache", ["nausea", "headache"]),
    "and/or": ("nausea and/or headache", ["nausea", "headache"]),
    "comma and": ("nausea, vomiting, and headache", ["nausea", "vomiting", "headache"]),
    "last with and": ("nausea, vomiting and loss of appetite", ["nausea", "vomiting", "loss of appetite"]),
}
SHARED_IN_FRONT = {
    "risk": ("increased risk of heart attack or stroke", ["increased risk of heart attack", "increased risk of stroke"]),
    "place as adjective": ("leg pain or swelling", ["leg pain", "leg swelling"]),
    "what is retained is no place": ("fluid retention or swelling", ["fluid retention", "swelling"]),
    "weight": ("weight gain or loss", ["weight gain", "weight loss"]),
    "direction": ("increased heart rate and blood pressure", ["increased heart rate", "increased blood pressure"]),
    "injection site": ("injection site pain, redness or swelling",
                       ["injection site pain", "injection site redness", "injection site swelling"]),
    "risk, with commas": ("increased risk of infections, bleeding, and fractures",
                          ["increased risk of infections", "increased risk of bleeding", "increased risk of fractures"]),
    "no risk of everyday signs": ("increased risk of stroke, nausea, and rash", ["increased risk of stroke", "nausea", "rash"]),
    "no risk without a close": ("increased risk of stroke, acne, oily skin", ["increased risk of stroke", "acne", "oily skin"]),
    "risk and place": ("increased risk of stomach bleeding or ulceration",
                       ["increased risk of stomach bleeding", "increased risk of stomach ulceration"]),
    "all words in front": ("severe skin redness or itching", ["severe skin redness", "severe skin itching"]),
    "two adjectives": ("mild transient burning or stinging", ["mild transient burning", "mild transient stinging"]),
    "abbreviation": ("GI bleeding/ulceration", ["GI bleeding", "GI ulceration"]),
    "not handed to a head of its own": ("stomach pain and nausea", ["stomach pain", "nausea"]),
}  # fmt: skip
SHARED_BEHIND = {
    "site with an article": ("hardening or swelling at the site of the injection",
                             ["hardening at the site of the injection", "swelling at the site of the injection"]),
    "at the injection site": (
        "pain, swelling or redness at the injection site",
        ["pain at the injection site", "swelling at the injection site", "redness at the injection site"],
    ),
    "in the legs": ("pain or numbness in the legs", ["pain in the legs", "numbness in the legs"]),
    "at a slash": ("itching or redness of the eyelid/conjunctiva",
                   ["itching of the eyelid/conjunctiva", "redness of the eyelid/conjunctiva"]),
    "two happenings": ("thickening or hardening of the skin", ["thickening of the skin", "hardening of the skin"]),
    "area": ("tenderness and swelling of the treated area",
             ["tenderness of the treated area", "swelling of the treated area"]),
    "only a run of local effects": ("nausea, pain or redness at the injection site",
                                    ["nausea", "pain at the injection site", "redness at the injection site"]),
}  # fmt: skip
KEPT = [
    "fast or irregular heartbeat",
    "liver and kidney damage",
    "burning or stinging sensation",
    "difficulty breathing or swallowing",
    "changes in taste and smell",
    "swelling of the face, lips or tongue",
    "swelling of the face, lips, tongue, or throat",
    "increased levels of ALT and AST",
    "bloody or black, tarry stools",
    "numbness in the hands and feet",
    "yellowing of the skin or eyes",
    "pins and needles",
    "changes in mood or behaviour",
    "fluid and electrolyte imbalance",
    "new-onset or worsening diabetes",
    "scaling or peeling skin",
    "watering or itching eyes",
    "tight or itchy feeling",
    "warmth or tingling sensation",
    "muscle and nerve damage",
    "worsening of existing heart or lung disease",
    "exacerbation of pre-existing respiratory or cardiovascular conditions",
    "staining of teeth, nails and contact lenses",
    "darkening of the eyelashes or iris",
    "numbness of the tongue, cheeks, and throat",
    "swollen ankles and feet",
    "increased lipase and amylase levels",
    "increased levels of sodium, serum cholesterol, and urea",
    "decreased haemoglobin, neutrophils, and platelets",
    "red, itchy rash",
    "hypo- or hyperthermia",
    "thoughts of suicide or self-harm",
]
AMONG_OTHERS = {
    "phrase first": ("difficulty breathing or swallowing, rash", ["difficulty breathing or swallowing", "rash"]),
    "phrase last": ("rash, swelling of the face or lips", ["rash", "swelling of the face or lips"]),
    "phrase between": ("nausea, fast or irregular heartbeat, cough", ["nausea", "fast or irregular heartbeat", "cough"]),
    "happenings before a sensation": ("itching, burning or stinging sensation", ["itching", "burning or stinging sensation"]),
    "noun, not participle": ("itching or dry skin", ["itching", "dry skin"]),
    "judged movements": ("headache, uncoordinated body movements, tremor",
                         ["headache", "uncoordinated body movements", "tremor"]),
    "judged function": ("cough, worsening renal function, fits", ["cough", "worsening renal function", "fits"]),
    "measured things": ("increased lipase and amylase levels, and weight gain",
                        ["increased lipase and amylase levels", "weight gain"]),
    "places, then an effect": ("swelling of the face and pneumonia", ["swelling of the face", "pneumonia"]),
    "places between": ("rash, thinning of the cornea or sclera, and gout", ["rash", "thinning of the cornea or sclera", "gout"]),
    "swollen parts": ("swollen ankles and feet, rash", ["swollen ankles and feet", "rash"]),
    "part before a part of the next": ("dry mouth, eye or skin irritation", ["dry mouth", "eye or skin irritation"]),
    "what worsens": ("worsening of dry eye, fits", ["worsening of dry eye", "fits"]),
    "death": ("respiratory depression, and death", ["respiratory depression", "death"]),
    "being": ("feeling dizzy or being sick", ["feeling dizzy", "being sick"]),
    "parts of the next": ("lack of energy, muscle or joint pain", ["lack of energy", "muscle or joint pain"]),
    "adjective of the next": ("loss of vision, prolonged or painful erection",
                              ["loss of vision", "prolonged or painful erection"]),
    "measured, the last a count": ("decreased haematocrit, haemoglobin, and red blood cell count, rash",
                                   ["decreased haematocrit, haemoglobin, and red blood cell count", "rash"]),
    "hedge in front": ("potential for muscle and liver damage, rash", ["muscle and liver damage", "rash"]),
    "numbered": ("1) nausea 2) rash 3) fever", ["nausea", "rash", "fever"]),
    "closing words": ("nausea, rash, among others", ["nausea", "rash"]),
    "frequency behind": ("rash, hepatitis, very rarely", ["rash", "hepatitis"]),
    "two phrases": ("liver and kidney damage, changes in taste and smell", ["liver and kidney damage", "changes in taste and smell"]),
}  # fmt: skip


def read(text: str) -> list[str]:
    return [e.name for e in effects_in(text)]


@pytest.mark.parametrize(("text", "pieces"), SPLIT.values(), ids=list(SPLIT))
def test_every_join_splits_where_each_piece_stands_by_itself(text, pieces) -> None:
    assert [unmask(p.text) for p in split_list(text)] == pieces


@pytest.mark.parametrize(("text", "names"), SHARED_IN_FRONT.values(), ids=list(SHARED_IN_FRONT))
def test_what_is_shared_in_front_goes_to_each(text, names) -> None:
    assert read(text) == names


@pytest.mark.parametrize(("text", "names"), SHARED_BEHIND.values(), ids=list(SHARED_BEHIND))
def test_a_place_behind_goes_to_each(text, names) -> None:
    assert read(text) == names


@pytest.mark.parametrize("text", KEPT)
def test_a_phrase_is_kept_whole(text) -> None:
    assert read(text) == [text]


@pytest.mark.parametrize(("text", "names"), AMONG_OTHERS.values(), ids=list(AMONG_OTHERS))
def test_a_phrase_is_kept_whole_among_others(text, names) -> None:
    assert read(text) == names


@pytest.mark.parametrize(
    ("text", "details"),
    {
        "two": ("dependence and withdrawal with long-term use", ["with long-term use"] * 2),
        "closed list without its last comma": (
            "bone loss, caries and gout with long-term use.",
            ["with long-term use"] * 3,
        ),
        "closed list": ("bone loss, caries, and gout with long-term use.", ["with long-term use"] * 3),
        "open list": ("bone loss, caries, gout with long-term use", [None, None, "with long-term use"]),
        "above all": (
            "rash, fits, and gout (especially with long-term use)",
            [None, None, "especially with long-term use"],
        ),
        "stopping": ("rash, fits, and gout upon discontinuation", [None, None, "upon discontinuation"]),
    }.values(),
)
def test_long_use_behind_a_closed_list_holds_for_each(text, details) -> None:
    effects = effects_in(text)
    assert [e.detail for e in effects] == details
    assert [e.said.context == "long_term" for e in effects] == ["long-term" in (d or "") for d in details]


def test_shared_words_are_told_by_the_piece() -> None:
    assert [p.is_reworded for p in split_list("leg pain or swelling")] == [False, True]
    assert [p.is_reworded for p in split_list("nausea or vomiting")] == [False, False]


MASKED = {
    "none": ("nausea", []),
    "one": ("rash (itching, hives)", ["itching, hives"]),
    "two": ("rash (red) and fever (high)", ["red", "high"]),
    "nested": ("rash (with fever (high))", ["with fever (high)"]),
    "square": ("rash [red]", ["red"]),
    "never closed": ("rash (red, itching", ["red, itching"]),
    "never opened": ("rash) and fever", []),
}


@pytest.mark.parametrize(("text", "inside"), MASKED.values(), ids=list(MASKED))
def test_no_list_is_seen_in_a_parenthesis(text, inside) -> None:
    assert list(mask(text).inside) == inside


def test_masked_parentheses_come_back() -> None:
    masked = mask("rash (red), fever (high (39 °C))")
    assert restore(masked.text, masked.inside) == "rash (red), fever (high (39 °C))"


def test_how_often_in_a_parenthesis_behind_a_circumstance_is_no_part_of_it() -> None:
    (falls,) = effects_in("falls in the elderly (common)")
    assert (falls.detail, falls.said.tier) == ("in the elderly", "common")
