"""Ids in open vocabularies stand beside the label that they have there, for effects that the vocabulary knows."""

from __future__ import annotations

import re
from collections import Counter

from materia_medica.link.effects import link_effects
from materia_medica.link.meaning.made import standing
from materia_medica.link.open_ids import open_ids
from materia_medica.link.word_table import word_table
from small import monograph, side_effect, tables

LINES = [line for lines in word_table("words", "ids").values() for line in lines]


def test_each_id_has_the_form_of_its_vocabulary_and_its_label_beside_it() -> None:
    assert all(re.fullmatch(r"HP:\d{7}", line["id"]) and line["label"].strip() for line in LINES)
    assert all(set(line) == {"effect", "id", "label"} for line in LINES)


def test_an_id_means_one_effect_and_an_effect_of_the_vocabulary() -> None:
    assert [line for line in LINES if line["effect"] not in standing()] == []
    assert [i for i, times in Counter(line["id"] for line in LINES).items() if times > 1] == []
    assert [line["effect"] for line in LINES] == sorted(line["effect"] for line in LINES)


def test_an_id_is_looked_at_and_not_matched() -> None:
    assert open_ids()["headache"] == ("HP:0002315",)
    assert open_ids()["vertigo"] == ("HP:0002321",)
    assert "dizziness" not in open_ids()  # there it is a name of vertigo
    assert "urinary-tract-infection" not in open_ids()  # there it is a susceptibility


def test_effects_of_a_release_carry_them() -> None:
    page = monograph("a.md", ("exampline",))
    stated = tables(side_effects=[side_effect(page, "headache"), side_effect(page, "dizziness")])
    rows = link_effects(stated["side_effects"], stated["asides"]).to_pylist()
    assert {r["effect_id"]: r["identifiers"] for r in rows} == {"headache": ["HP:0002315"], "dizziness": []}
