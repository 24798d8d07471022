"""A denial covers what it governs, and an aside never says that a page denies what it states."""

from __future__ import annotations

import pytest

from .pages import asides, effects, page

STATED = {
    "not limited to": ("These include, but are not limited to, gout and rash.", ["gout", "rash"]),
    "not limited to, in front of a colon": (
        "Side effects may include, but aren't limited to: gout and rash.",
        ["gout", "rash"],
    ),
    "including but not limited to": ("Serious reactions, including but not limited to gout, may occur.", ["gout"]),
    "lack of": ("Lack of appetite, cough.", ["Lack of appetite", "cough"]),
    "absence of": ("* Absence of menstrual periods", ["Absence of menstrual periods"]),
    "not only": ("It may cause not only nausea but also vomiting.", ["nausea", "vomiting"]),
    "cannot be ruled out": ("A risk of liver injury cannot be ruled out.", ["liver injury"]),
    "with no": ("* Hypertension with no headache", ["Hypertension"]),
    "frequency not known": (
        "Common side effects, although how often they occur is not exactly known, include cough and joint pain.",
        ["cough", "joint pain"],
    ),
    "an unknown frequency": (
        "Other effects such as gout and hives may occur with an unknown frequency.",
        ["gout", "hives"],
    ),
    "a frequency behind all of them": (
        "Effects such as gout, cough and hives may occur rarely.",
        ["gout", "cough", "hives"],
    ),
    "no need, behind": ("Redness and itching are common, and there is no need to stop.", ["Redness", "itching"]),
    "no need, in a list": ("* Mild headache, no need to stop, cough", ["Mild headache", "cough"]),
    "no need, so": ("It may cause dark urine, so there's no reason for alarm.", ["dark urine"]),
    "no need, but": ("There is no need to stop, but nausea may occur.", ["nausea"]),
    "not recommended": (
        "Long-term use is not recommended and can increase the risk of tooth decay.",
        ["increased risk of tooth decay"],
    ),
    "if not": (
        "Long-term effects include bone loss if vitamin D is not replaced.",
        ["bone loss"],
    ),
    "if not, behind a parenthesis": (
        "There is a risk of throat spasm (choking) if the tablet is not taken with water.",
        ["throat spasm"],
    ),
    "that do not": ("* Headaches that do not go away", ["Headaches"]),
    "although unlikely": (
        "Absorption through the skin, though unlikely with small amounts, could cause drowsiness.",
        ["drowsiness"],
    ),
    "but may": ("It does not cause drowsiness but may cause dry mouth.", ["dry mouth"]),
    "not studied, but may": (
        "Long-term effects have not been fully studied but may include cataracts.",
        ["cataracts"],
    ),
    "except": ("No side effects are known other than nausea and headache.", ["nausea", "headache"]),
    "beside a denial in a list": ("* Dry mouth, no drowsiness", ["Dry mouth"]),
    "because not": (
        "Because it was not studied in children, seizures may occur.",
        ["seizures"],
    ),
}


@pytest.mark.parametrize(("body", "stated"), STATED.values(), ids=list(STATED))
def test_what_is_stated_beside_words_of_denial_is_a_row(body, stated) -> None:
    assert effects(body) == stated


DENIED = {
    "sentence": "It does not cause drowsiness.",
    "found that not": "Studies have shown that it does not cause drowsiness.",
    "label": "* Weight gain: no",
    "label, not reported": "* Drowsiness: not reported in trials",
    "list": "* No drowsiness, nausea or rash",
    "nothing but those above": "No reactions are known beyond those listed in this text.",
}


@pytest.mark.parametrize("body", DENIED.values(), ids=list(DENIED))
def test_what_is_denied_is_no_row(body) -> None:
    assert effects(body) == []
    assert asides(body) in (["negation"], ["reference"])


@pytest.mark.parametrize(
    "body",
    [
        "Common side effects include gout and hives, and fainting may occur rarely.",
        "Common side effects include gout and hives, while fainting may occur rarely.",
        "Common side effects, such as gout and hives, may occur rarely.",
    ],
)
def test_how_often_the_last_clause_occurs_is_not_said_of_a_list_in_front(body) -> None:
    assert effects(body, "effect frequency_tier")[:2] == [("gout", "common"), ("hives", "common")]


@pytest.mark.parametrize("joint", [":", " -", ","])
def test_rare_reports_of_something_else_do_not_make_the_effect_in_front_rare(joint) -> None:
    assert effects(f"* Gout{joint} rare reports of kidney failure", "effect frequency_tier")[0] == ("Gout", "not_known")


def test_only_what_is_denied_is_set_aside() -> None:
    found = page("* Dry mouth, no drowsiness or fatigue")
    assert [aside.text for aside in found.asides] == ["no drowsiness or fatigue"]


@pytest.mark.parametrize(
    "words",
    ["These are not all the side effects of ibuprofen.", "This includes any side effects not listed here."],
)
def test_that_a_list_is_not_complete_denies_no_effect(words) -> None:
    assert effects(words) == []
    assert "negation" not in asides(words)


@pytest.mark.parametrize("words", ["There is no need to stop the cream.", "No need to call a doctor for mild redness."])
def test_that_nothing_need_be_done_is_advice(words) -> None:
    assert effects(words) == []
    assert asides(words) == ["advice"]
