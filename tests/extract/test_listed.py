"""Sentences of labels that are lists: their pieces are the effects, whether their names are known or not."""

from __future__ import annotations

import pytest

from materia_medica.extract.effects.labelling.in_words import named_in_label, rows_of_label
from materia_medica.extract.effects.labelling.listed import listed


@pytest.mark.parametrize(
    ("text", "effects"),
    [
        ("Nausea, loss of hair, rash", ["Nausea", "loss of hair", "rash"]),
        ("Bradycardia, hypotension, and syncope have been reported.", ["Bradycardia", "hypotension", "syncope"]),
        ("Laryngospasm, bronchospasm and increased depth of respiration.",
         ["Laryngospasm", "bronchospasm", "increased depth of respiration"]),
    ],
)  # fmt: skip
def test_the_pieces_of_a_list_are_its_effects(text: str, effects: list[str]) -> None:
    assert [effect.name for effect in listed(text)] == effects


@pytest.mark.parametrize(
    "text",
    [
        "Nausea",
        "Age, sex, weight and rash",
        "Serious infections, rash",
        "Rash in the second week, nausea",
        "Cardiac disorders bradycardia, Skin disorders rash",
        "Headache 12%, nausea 4%",
        "In patients with gout, headache and rash were reported.",
    ],
    ids=["one", "mostly unknown", "severity", "more than names", "heads", "numbers", "a sentence"],
)
def test_other_sentences_are_no_lists(text: str) -> None:
    assert listed(text) == ()


def test_a_list_gives_names_that_no_vocabulary_holds() -> None:
    assert named_in_label("Rash, velvety palms and hiccup have been reported.") == ["Rash", "velvety palms", "hiccup"]


def test_a_class_between_commas_is_a_piece_of_its_list_and_heads_nothing() -> None:
    rows = rows_of_label("In trials tremor (2%), fever, skin disorder, anemia and hiccup were reported.")
    assert [(row.effect, row.category) for row in rows][-2:] == [("anemia", None), ("hiccup", None)]
    headed = rows_of_label("Skin disorders: rash, acne.")
    assert {row.category for row in headed} == {"Skin disorders"}


def test_a_label_begins_behind_the_list_before_it_where_no_mark_parts_them() -> None:
    rows = rows_of_label("Gastrointestinal disorders: vomiting, hiccup Immune system disorders: urticaria, rash")
    assert [(row.effect, row.category) for row in rows] == [
        ("vomiting", "Gastrointestinal disorders"),
        ("hiccup", "Gastrointestinal disorders"),
        ("urticaria", "Immune system disorders"),
        ("rash", "Immune system disorders"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Skin: acne, velvety palms, palm dry, paralysis flaccid, rash (2%)",
         ["acne", "velvety palms", "palm dry", "paralysis flaccid", "rash"]),
        ("The reactions in 3% of patients were: rash, gout, velvety palms, post operative pain and fever.",
         ["rash", "gout", "velvety palms", "post operative pain", "fever"]),
        ("Skin: acne, liver, thoracic, rash, surgery, which resolved, fever", ["acne", "rash", "fever"]),
        ("Skin: acne, severe rash, fever, hiccup Lung", ["acne", "severe rash", "fever", "hiccup"]),
        ("Skin: rash, age, sex, weight", ["rash"]),
    ],
    ids=["a label", "a colon", "no effects", "severity and a title", "mostly unknown"],
)  # fmt: skip
def test_pieces_of_a_list_within_a_sentence_are_effects_with_all_their_words(text: str, expected: list[str]) -> None:
    assert named_in_label(text) == expected


def test_bands_within_a_list_hold_up_to_the_next() -> None:
    rows = rows_of_label(
        "Digestive System — Frequent: diarrhea; Infrequent: gastritis, peptic ulcer; Rare: ileus, melena."
    )
    assert [(row.effect, row.said.tier) for row in rows] == [
        ("diarrhea", "common"),
        ("gastritis", "uncommon"),
        ("peptic ulcer", "uncommon"),
        ("ileus", "rare"),
        ("melena", "rare"),
    ]


def test_a_label_alone_in_its_line_and_one_that_names_no_system_end_the_system_before() -> None:
    rows = rows_of_label(
        "# Endocrine\n\nGoitre was seen.\n\nRespiratory:\n\nCough, hiccup.\n\nMiscellaneous: Fever, gout."
    )
    assert [(row.effect, row.category) for row in rows] == [
        ("Goitre", "Endocrine"),
        ("Cough", "Respiratory"),
        ("hiccup", "Respiratory"),
        ("Fever", None),
        ("gout", None),
    ]
