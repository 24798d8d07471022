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
    "weight": ("weight gain or loss", ["weight gain", "weight loss"]),
    "direction": ("increased heart rate and blood pressure", ["increased heart rate", "increased blood pressure"]),
    "injection site": ("injection site pain, redness or swelling",
                       ["injection site pain", "injection site redness", "injection site swelling"]),
    "not handed to a head of its own": ("stomach pain and nausea", ["stomach pain", "nausea"]),
}  # fmt: skip
SHARED_BEHIND = {
    "at the injection site": (
        "pain, swelling or redness at the injection site",
        ["pain at the injection site", "swelling at the injection site", "redness at the injection site"],
    ),
    "in the legs": ("pain or numbness in the legs", ["pain in the legs", "numbness in the legs"]),
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
]
AMONG_OTHERS = {
    "phrase first": ("difficulty breathing or swallowing, rash", ["difficulty breathing or swallowing", "rash"]),
    "phrase last": ("rash, swelling of the face or lips", ["rash", "swelling of the face or lips"]),
    "phrase between": ("nausea, fast or irregular heartbeat, cough", ["nausea", "fast or irregular heartbeat", "cough"]),
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
