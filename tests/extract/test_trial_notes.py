"""Footnotes of tables of trials: signs that are no part of a name, and notes that stand in one paragraph."""

from __future__ import annotations

import pytest
from tests.extract.test_trial_tables import row, rows

from materia_medica.extract.effects.tables.note_blocks import bare, by_sign, of_each_row

HEAD = row("Reaction", "Ibuprofen %", "Placebo %")


def details(table: str) -> list[tuple[str, str | None]]:
    return [(r.effect, r.detail) for r in rows(table)]


@pytest.mark.parametrize("sign", ["a", "j", "m", "$", "'"])
def test_a_raised_sign_is_no_part_of_a_name(sign: str) -> None:
    table = HEAD + row(f"Rash<sup>{sign}</sup>", "4", "1") + row(f"Gout <sup>{sign}</sup>", "3", "1")
    assert [effect for effect, _ in details(table)] == ["Rash", "Gout"]


def test_what_is_raised_behind_a_number_is_an_exponent() -> None:
    assert [effect for effect, _ in details(HEAD + row("Rash of 10 cm<sup>2</sup>", "4", "1"))] == ["Rash of 10 cm2"]


def test_notes_of_one_paragraph_are_cut_at_their_signs() -> None:
    notes = row("3*<sup>a</sup>Rash includes hives. bItch includes prickling. cGout includes tophi. NSAID = ibuprofen")
    table = (
        HEAD + row("Rash<sup>a</sup>", "4", "1") + row("Itch<sup>b</sup>", "3", "1") + row("Gout<sup>c</sup>", "2", "1")
    )
    assert details(table + notes) == [
        ("Rash", "Rash includes hives."),
        ("Itch", "Itch includes prickling."),
        ("Gout", "Gout includes tophi."),
    ]


def test_notes_of_the_last_row_need_no_raised_sign() -> None:
    table = HEAD + row("Rash<sup>a</sup>", "4", "1") + row("Itch<sup>b</sup>", "3", "1")
    notes = row("3*a Includes hives and wheals b Includes prickling")
    assert details(table + notes) == [("Rash", "Includes hives and wheals"), ("Itch", "Includes prickling")]


def test_a_note_that_says_of_each_row_what_it_holds_goes_to_each() -> None:
    note = "<sup>*</sup> Terms were combined: Rash: hives, wheals Itch includes: prickling"
    table = (
        HEAD + row("Rash (severe)<sup>*</sup>", "4", "1") + row("Itch", "3", "1") + row("Gout<sup>*</sup>", "2", "1")
    )
    assert details(table + f"<tfoot>{row(f'3*{note}')}</tfoot>") == [
        ("Rash", "severe; Rash: hives, wheals"),
        ("Itch", "Itch includes: prickling"),
        ("Gout", None),
    ]


def test_signs_follow_each_other() -> None:
    assert list(by_sign("1", "Hives. 2 Prickling. 3Tophi")) == [("1", "Hives."), ("2", "Prickling."), ("3", "Tophi")]
    assert list(by_sign("1", "In grade 2 Rash and 5 Others")) == [("1", "In grade 2 Rash and 5 Others")]
    assert list(by_sign("a", "Hives c Tophi")) == [("a", "Hives c Tophi")]
    assert list(by_sign("*", "Hives † Tophi")) == [("*", "Hives"), ("†", "Tophi")]


def test_a_note_that_names_one_row_is_left_whole() -> None:
    assert of_each_row("Rash: hives, wheals", ["Rash", "Itch"]) == {}
    assert bare("Hives; dose: 5 mg. BP = blood pressure") == "Hives; dose: 5 mg."
