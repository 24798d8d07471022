"""What befalls one, said in plain language, is an effect: "you get a rash", "your skin becomes drier"."""

from __future__ import annotations

import pytest

from .pages import effects, page

NAMED = {
    "what one gets": ("You get a rash.", ["rash"]),
    "what some get": ("Some people get diarrhoea.", ["diarrhoea"]),
    "what a share of patients had": ("About 3 in 100 people had cramps.", ["cramps"]),
    "what one sees": ("You see things that are not there.", ["seeing things that are not there"]),
    "what one feels": ("You may feel sick.", ["feeling sick"]),
    "a thing that is felt": ("You may feel a lump.", ["lump"]),
    "what one is": ("You are short of breath.", ["feeling short of breath"]),
    "what a child becomes": ("Your child may become restless.", ["becoming restless"]),
    "what one cannot do": ("You cannot sleep.", ["inability to sleep"]),
    "one thing or another": ("You may get a headache or feel sick.", ["headache", "feeling sick"]),
    "what becomes of a part": ("You may notice that your skin becomes drier.", ["drier skin"]),
    "what a part turns": ("Your eyes turn yellow.", ["yellow eyes"]),
    "what a part does": ("Your face swells.", ["swelling of the face"]),
    "how a part does it": ("Your heart beats faster than usual.", ["heart beating faster than usual"]),
    "what a rare effect is called": ("It may cause a rare side effect called gout.", ["gout"]),
    "what an illness is known as": ("* A serious blood disorder known as agranulocytosis", ["agranulocytosis"]),
    "what a condition in a list is called": ("* Cough, rare condition called gout, fever", ["Cough", "gout", "fever"]),
    "an urgent need": ("* Cough, urgent need to open the bowels", ["Cough", "urgent need to open the bowels"]),
    "as above": ("As above, gout and kidney stones require immediate intervention.", ["gout", "kidney stones"]),
    "other side effects": ("Thirst and cough are other possible side effects.", ["Thirst", "cough"]),
    "less common": ("Less common, but serious, are gout and seizures.", ["gout", "seizures"]),
    "movements": ("* Movements that you cannot control", ["Movements that you cannot control"]),
}
NOT_NAMED = {
    "help": "You get medical help.",
    "a history": "You have a history of stroke.",
    "a question": "You have any questions.",
    "what is denied": "You do not get drowsy.",
    "what one gets used to": "You get used to it.",
    "a part that is well again": "Your skin gets better.",
    "a dose": "Your dose becomes higher.",
}


@pytest.mark.parametrize(("said", "named"), NAMED.values(), ids=NAMED)
def test_what_befalls_one_is_an_effect(said: str, named: list[str]) -> None:
    assert effects(said) == named


@pytest.mark.parametrize("said", NOT_NAMED.values(), ids=NOT_NAMED)
def test_what_is_done_or_was_there_before_is_none(said: str) -> None:
    assert not effects(said)


def test_a_list_below_a_call_for_care_is_serious() -> None:
    rows = page("Call a doctor straight away if:\n\n* you get a rash\n* your lips swell").side_effects
    assert [(r.effect, r.is_serious) for r in rows] == [("rash", True), ("swelling of the lips", True)]


def test_signs_that_a_further_sentence_lists_belong_to_the_effect() -> None:
    text = "* Low blood sugar. Its warning signs can start quickly. They can include: sweating, pale skin.\n* Rash"
    assert effects(text) == ["Low blood sugar", "Rash"]
