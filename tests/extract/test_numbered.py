"""Items that are numbered within a paragraph are a list like any other."""

from __future__ import annotations

import pytest

from .pages import effects

THREE = {
    "full stops": "1. nausea 2. headache 3. rash",
    "brackets": "1) nausea 2) headache 3) rash",
    "semicolons": "1. nausea; 2. headache; 3. rash.",
    "a sentence in front": "These were seen: 1. nausea 2. headache 3. rash",
    "within an item": "* 1) nausea 2) headache 3) rash",
    "line breaks": "These were seen:\n1) nausea\n2) headache\n3) rash",
}


@pytest.mark.parametrize("body", THREE.values(), ids=list(THREE))
def test_numbers_within_a_line_begin_items(body: str) -> None:
    assert effects(body) == ["nausea", "headache", "rash"]


def test_what_stands_in_front_of_the_numbers_holds_for_their_items() -> None:
    body = "Rare side effects are: 1. gout (of the toe) 2. fits 3. stroke\n\nHiccups may occur."
    assert effects(body, "effect frequency_tier detail") == [
        ("gout", "rare", "of the toe"),
        ("fits", "rare", None),
        ("stroke", "rare", None),
        ("Hiccups", "not_known", None),
    ]


def test_a_body_system_in_front_of_a_list_that_begins_anew_is_its_category() -> None:
    body = "Gastrointestinal Reactions 1. nausea 2. cramps Skin Reactions 1. rash 2. hives"
    assert effects(body, "effect category") == [
        ("nausea", "Gastrointestinal Reactions"),
        ("cramps", "Gastrointestinal Reactions"),
        ("rash", "Skin Reactions"),
        ("hives", "Skin Reactions"),
    ]
    body = "Skin Reactions 1. rash 2. hives Allergic and Other Reactions 1. shock 2. fever"
    assert effects(body, "effect category")[2:] == [
        ("shock", "Allergic and Other Reactions"),
        ("fever", "Allergic and Other Reactions"),
    ]


def test_numbers_that_do_not_follow_one_another_begin_none() -> None:
    assert effects("Headache of grade 2. Rash of grade 1. Fits.")[1:] == ["Rash of grade 1", "Fits"]
    assert effects("Nausea in week 1. Gout in week 2. Rash.")[::2] == ["Nausea in week 1", "Rash"]
