"""Labels of medicines sold over the counter: what to watch for is their only list of effects, in plain language."""

from __future__ import annotations

import json
import time

import pytest

from materia_medica.extract.page import rows_of
from materia_medica.extract.page_facts import PageFacts
from materia_medica.page import Page
from materia_medica.read import read

FACTS = PageFacts(source="tests", path="label.json", url=None, fetched_at=None, sha256="", bytes=1,
                  content_origin="written_for_this_project", license="CC0-1.0", language="en")  # fmt: skip


def effects(field: str, text: str) -> list[tuple[str, str | None, bool]]:
    """Effect, code of the section and seriousness of each row of a label with this one field."""
    about = {"brand_name": ["Exampline"], "substance_name": ["EXAMPLINE"]}
    label = {"set_id": "a", "openfda": about, "purpose": ["Purpose Example"], field: [text]}
    rows = rows_of(read(Page("tests", "label.json", json.dumps(label).encode())), FACTS).side_effects
    assert {(row.frequency_tier, row.frequency_basis) for row in rows} <= {("not_known", "none")}
    return [(row.effect, row.section_code, row.is_serious) for row in rows]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("When using this product • marked drowsiness may occur • excitability may occur, especially in children",
         ["marked drowsiness", "excitability"]),
        ("When using this product • you may get drowsy • avoid alcoholic drinks • do not exceed the dose", ["drowsy"]),
        ("When using this product • alcohol, sedatives and tranquilizers may increase drowsiness", []),
        ("When using this product • the risk of stomach bleeding may increase if you are over 60",
         ["increased risk of stomach bleeding"]),
        ("When using this product • avoid the eyes. In case of contact, rinse eyes with water", []),
        ("When using this product • it takes time to work. Results may occur at 2 months", []),
        ("When using this product [bullet] take with food if stomach upset occurs [bullet] marked drowsiness may occur",
         ["stomach upset", "marked drowsiness"]),
        ("When using this product you may have • menstrual changes • nausea", ["menstrual changes", "nausea"]),
        ("When using this product • mucus may become thicker and the mouth may feel dry",
         ["mucus may become thicker", "mouth may feel dry"]),
        ("When using this product drowsiness may occur do not exceed the dose. temporary stinging may occur",
         ["drowsiness", "temporary stinging"]),
        ("When using this product do not take more than directed excitability may occur, especially in children marked "
         "drowsiness may occur avoid alcoholic drinks alcohol and sedatives may increase drowsiness",
         ["excitability", "marked drowsiness"]),
        ("When using this product do not use with other gels slight increase in itching, burning or redness may occur",
         ["slight increase in itching", "burning", "redness"]),
        ("When using this product replace the cap after use pupils may become wide overuse may cause red eyes",
         ["pupils may become wide", "red eyes"]),
        ("When using this product irritation may occur. Irritation may be reduced by using it less often.", ["irritation"]),
        ("When using this product you may have mood changes", ["mood changes"]),
        ("When using this product • you may have spotting, or no periods at all", ["spotting", "no periods at all"]),
        ("When using this product • use a barrier each time you have sex, if you take it more than 2 hours late", []),
        ("When using this product you may get drowsy alcohol may increase this", ["drowsy"]),
        ("When using this product avoid contact with eyes mild stinging may occur", ["mild stinging"]),
        ("When using this product take with water not more than 2 tablets in a 24-hour period", []),
        ("When using this product this may raise your risk of falls or stroke your risk of falls increases if you drink",
         ["increased risk of falls", "increased risk of stroke"]),
        ("When using this product you may have nausea tiredness dizziness vomiting",
         ["nausea", "tiredness", "dizziness", "vomiting"]),
    ],
)  # fmt: skip
def test_what_may_occur_when_it_is_used_is_an_effect(text: str, named: list[str]) -> None:
    assert effects("when_using", text) == [(effect, "50567-7", False) for effect in named]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Stop use and ask a doctor if severe or continuous stomach pain occurs", ["severe or continuous stomach pain"]),
        ("Stop use and ask a doctor if • nervousness, dizziness or sleeplessness occurs",
         ["nervousness", "dizziness", "sleeplessness"]),
        ("Stop use and ask a doctor if • your hands or feet swell • sudden, unexplained weight gain occurs",
         ["swelling of the hands or feet", "sudden, unexplained weight gain"]),
        ("Stop use and ask a doctor if • symptoms do not get better within 7 days • you do not see it work", []),
        ("Stop use and ask a doctor if • ringing in the ears or loss of hearing occurs",
         ["ringing in the ears", "loss of hearing"]),
        ("Stop use and ask a doctor if new symptoms occur pain gets worse or lasts more than 10 days you get diarrhea",
         ["diarrhea"]),
        ("Stop use and ask a doctor if • cough lasts more than 7 days, comes back, or occurs with fever or rash", []),
        ("Stop use and ask a doctor if • you have signs of stomach bleeding: • vomit blood • feel faint • hives occur",
         ["stomach bleeding", "hives"]),
        ("Stop use and ask a doctor if • skin redness caused by the patch does not go away, or if you get a rash",
         ["skin redness", "rash"]),
        ("Stop use and ask a doctor if you get a rash irregular heartbeat or palpitations occur your hands or feet swell "
         "redness or irritation of treated area occurs",
         ["rash", "irregular heartbeat", "palpitations", "swelling of the hands or feet", "redness of treated area",
          "irritation of treated area"]),
        ("Stop use and ask a doctor if • rectal bleeding or failure to have a bowel movement occurs",
         ["rectal bleeding"]),
        ("Stop use and ask a doctor if you get dizzy, tired or sleepless a slow, fast or irregular heartbeat occurs",
         ["dizzy", "tired", "sleepless", "slow, fast or irregular heartbeat"]),
        ("Stop use and ask a doctor if you get nausea or loss of appetite severe or sudden stomach pain occurs",
         ["nausea", "loss of appetite", "severe or sudden stomach pain"]),
        ("Stop use and ask a doctor if you feel joint pain changes in vision occur fever gets worse",
         ["joint pain", "changes in vision"]),
        ("Stop use and ask a doctor if you feel weak your skin or eyes turn yellow breathing becomes difficult",
         ["feeling weak", "skin or eyes turn yellow", "breathing becomes difficult"]),
        ("Stop use and ask a doctor if rectal bleeding or no stool occurs after use. you suspect a side effect",
         ["rectal bleeding"]),
        ("Stop use and ask a doctor if skin rash or swelling of the tongue occurs",
         ["skin rash", "swelling of the tongue"]),
        ("Stop use and ask a doctor if • you miss a period or think you may be pregnant", []),
        ("Stop use and ask a doctor if • you miss a period and have severe belly pain", ["miss a period", "severe belly pain"]),
        ("Stop use and ask a doctor if • you have no period pain", []),
        ("Stop use and ask a doctor if • your stools turn black you think you have bleeding", ["stools turn black"]),
        ("Stop use and ask a doctor if • your hand or your arm turns red or you get hives",
         ["hand or your arm turns red", "hives"]),
        ("Stop use and ask a doctor if • vaginal bleeding lasts for weeks", ["vaginal bleeding"]),
        ("Stop use and ask a doctor if • your skin or the whites of your eyes turn yellow, especially if you feel ill",
         ["skin or the whites of your eyes turn yellow"]),
    ],
)  # fmt: skip
def test_what_makes_one_stop_is_an_effect_and_not_serious_by_that(text: str, named: list[str]) -> None:
    assert effects("stop_use", text) == [(effect, "50566-9", False) for effect in named]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Stop use and ask a doctor if • hives occur. Seek medical help right away. • you get a rash",
         [("hives", True), ("rash", False)]),
        ("Stop use and ask a doctor if • you get a swollen belly. These may be signs of a serious condition. • hives occur",
         [("swollen belly", True), ("hives", False)]),
        ("Stop use and ask a doctor if • sleeplessness persists. Insomnia may be a symptom of a serious illness.", []),
    ],
)  # fmt: skip
def test_an_item_is_serious_where_its_own_words_ask_for_care_at_once(text: str, named: list[tuple[str, bool]]) -> None:
    assert effects("stop_use", text) == [(effect, "50566-9", is_serious) for effect, is_serious in named]


@pytest.mark.parametrize(
    "words", ["nausea tiredness dry mouth ", "severe or ", "you get a rash gout occurs ", "skin of the "]
)
def test_a_long_list_without_marks_takes_no_time(words: str) -> None:
    started = time.process_time()
    effects("when_using", "When using this product " + words * 400)
    assert time.process_time() - started < 5
