"""Lists of leaflets in which "and" or "or" parts nothing, and signs that share the place behind them."""

from __future__ import annotations

import pytest

from materia_medica.extract.effects.leaflets.examples import rows_in_leaflet
from materia_medica.extract.effects.leaflets.fragments import completes


@pytest.mark.parametrize(
    ("item", "rows"),
    [
        # words behind a joint that name no effect go on with the one in front of it
        ("changes in the tone or pitch of the voice (dysphonia)", ["changes in the tone or pitch of the voice; dysphonia"]),
        ("fewer platelets in the blood and longer clotting time", ["fewer platelets in the blood", "longer clotting time"]),
        ("swelling of part or all of an arm", ["swelling of part or all of an arm"]),
        ("thoughts of harming or killing yourself", ["thoughts of harming or killing yourself"]),
        ("loss of taste and unusual dreams", ["loss of taste", "unusual dreams"]),
        # a place behind a joint is another place, a case or patients are none
        ("bleeding from the skin or under the skin", ["bleeding from the skin or under the skin"]),
        ("fits and, in rare cases, stroke", ["fits", "stroke"]),
        # what comes with an effect is part of it, behind a comma its detail; an article begins the next
        ("widespread rash with blisters and peeling skin", ["widespread rash with blisters and peeling skin"]),
        ("severe itching, with a red rash or raised bumps", ["severe itching; with a red rash or raised bumps"]),
        ("trouble breathing with wheezing or a rash", ["trouble breathing with wheezing", "rash"]),
        # words that describe one thing are not parted, whatever the signs between them
        ("red or purple, flat, pinhead spots under the skin", ["red or purple, flat, pinhead spots under the skin"]),
        ("harsh, raspy, or strained voice", ["harsh, raspy, or strained voice"]),
        # signs share the place behind the last, with its own list, up to the next effect
        ("inflammation or scarring of the lungs", ["inflammation of the lungs", "scarring of the lungs"]),
        ("pain, swelling or tingling of hands and/or feet, gout",
         ["pain of hands and/or feet", "swelling of hands and/or feet", "tingling of hands and/or feet", "gout"]),
        ("pain and redness in the back of the mouth and shortness of breath",
         ["pain in the back of the mouth", "redness in the back of the mouth", "shortness of breath"]),
        ("numbness or tingling in the fingers, toes or lips",
         ["numbness in the fingers, toes or lips", "tingling in the fingers, toes or lips"]),
        # what an effect can do is detail, whatever stands between, and what it is called in a parenthesis is not needed for it
        ("fewer red cells - this can make you tired", ["fewer red cells; this can make you tired"]),
        ("hand-foot syndrome this may include redness, pain", ["hand-foot syndrome; may include redness, pain"]),
        ("severe skin disease that causes rash, red skin, fever (erythema multiforme)",
         ["severe skin disease; rash, red skin, fever; erythema multiforme"]),
        ("liver disorders which can occur together with yellow eyes, or dark urine",
         ["liver disorders; which can occur together with yellow eyes, or dark urine"]),
        # examples belong to the one of many effects in front of them, unless it is a class
        ("cough, thirst, gout, kidney failure including acute kidney failure, fits, stroke",
         ["cough", "thirst", "gout", "kidney failure; acute kidney failure", "fits", "stroke"]),
        # what one feels has its verb, what is measured its direction
        ("feeling dizzy, tired or weak", ["feeling dizzy", "feeling tired", "feeling weak"]),
        ("high level of calcium, fat or sodium in the blood", ["high level of calcium, fat or sodium in the blood"]),
        ("excessive shopping or spending", ["excessive shopping or spending"]),
        # a label that says where, when or in whom is no part of the effect behind it
        ("Infections: lung infection (pneumonia), infections of the blood",
         ["lung infection; pneumonia", "infections of the blood"]),
        ("in blood tests: increase of uric acid", ["increase of uric acid"]),
        ("after stopping or reducing your treatment: thirst, gout", ["thirst; after stopping or reducing your treatment", "gout; after stopping or reducing your treatment"]),
        # a part of the body in front is no part of what names it again, and results say of what they are
        ("arm cramps and pain in both arms", ["arm cramps", "pain in both arms"]),
        ("unusual test results related to the kidney", ["unusual test results related to the kidney"]),
        ("gout related to drinking", ["gout; related to drinking"]),
        ("unusual tests related to clotting", ["unusual tests related to clotting"]),
        ("unusual test results related to treatment", ["unusual test results; related to treatment"]),
        # but not where it is none
        ("nausea or pain of the hands", ["nausea", "pain of the hands"]),
        ("swelling or pain in the morning", ["swelling or pain in the morning"]),
        ("itching, or pain in the abdomen", ["itching", "pain in the abdomen"]),
    ],
)  # fmt: skip
def test_what_a_joint_parts(item: str, rows: list[str]) -> None:
    assert rows_in_leaflet(f"* {item}") == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("* Bleeding including:\n* from your nose\n* in your eyes\n* gout",
         ["Bleeding", "Bleeding from your nose", "Bleeding in your eyes", "gout"]),
        ("* raised blood levels:\n* lipase\n* thirst", ["raised blood levels", "raised blood levels of lipase", "thirst"]),
        ("* digestive symptoms such as thirst and belching", ["thirst", "belching"]),
        ("* gout\n* before starting treatment\n* them", ["gout", "aside: unexplained", "aside: unexplained"]),
    ],
)  # fmt: skip
def test_what_goes_on_with_a_head(text: str, rows: list[str]) -> None:
    assert rows_in_leaflet(text) == rows


@pytest.mark.parametrize(
    ("piece", "is_place"), [("arms/legs", True), ("hands and/or feet", True), ("lips/nausea", False)]
)
def test_a_piece_of_places_alone_completes_the_one_in_front_of_it(piece: str, is_place: bool) -> None:
    assert completes(piece) is is_place


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Serious side effects\n\n* hives. Gout (pain in the toe; rare, may affect up to 1 in 1,000 people) Symptoms of "
            "gout include:\n* heat",
            ["hives; serious", "Gout; rare; serious", "aside: general"],
        ),
        (
            "Serious side effects\n\n* hives You may be more likely to get gout if you:\n* have kidney problems",
            ["hives; serious", "aside: advice"],
        ),
        ("Heart attacks these may need urgent treatment.", ["Heart attacks; serious"]),
        (
            "Serious side effects\n\nGout Contact your doctor straight away if you have any of the following symptoms:\n\n"
            "* heat\n\nAll of these could be signs of gout (may affect up to 1 in 100 people).",
            ["Gout; uncommon; serious", "aside: general", "aside: general"],
        ),
    ],
    ids=[
        "event with what it is and its band",
        "who is likelier to get it",
        "a lost dash",
        "signs, then their event's band",
    ],
)
def test_what_stands_behind_an_item_without_a_line_of_its_own(text: str, rows: list[str]) -> None:
    assert rows_in_leaflet(text) == rows
