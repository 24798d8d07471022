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
