"""Rows of trials' tables that name parts of the effect above them."""

from __future__ import annotations

from tests.extract.test_trial_tables import row, rows

from materia_medica.extract.effects.tables.lost_lines import parted_names, system_in_front
from materia_medica.extract.effects.tables.trial_parts import EffectHead, placed
from materia_medica.read.document import Span

HEAD = row("Reaction", "Ibuprofen %", "Placebo %")


def effects(table: str) -> list[tuple[str, float | None, str | None]]:
    return [(r.effect, r.rates.percent, r.category) for r in rows(HEAD + table)]


def test_an_effect_with_its_rate_in_the_row_below_is_no_body_system_of_what_follows() -> None:
    table = row("Rash", "", "") + row("Any", "20", "4") + row("Severe", "2", "0") + row("Gout", "3", "1")
    assert effects(table) == [("Rash", 0.2, None), ("Gout", 0.03, None)]


def test_a_body_system_goes_on_behind_the_parts_of_its_effects() -> None:
    table = row("Gastrointestinal disorders") + row("Diarrhea") + row("late", "30", "9") + row("early", "8", "4")
    assert effects(table + row("Nausea", "3", "1")) == [
        ("late diarrhea", 0.3, "Gastrointestinal disorders"),
        ("early diarrhea", 0.08, "Gastrointestinal disorders"),
        ("Nausea", 0.03, "Gastrointestinal disorders"),
    ]


def test_an_organ_with_its_rate_below_it_heads_nothing_where_effects_are_divided_too() -> None:
    table = row("Rash") + row("Any", "20", "4") + row("Skin") + row("Any", "9", "4") + row("Gout", "3", "1")
    assert effects(table) == [("Rash", 0.2, None), ("Gout", 0.03, None)]
    assert effects(row("Skin") + row("Any", "9", "4") + row("Rash", "3", "1"))[-1] == ("Rash", 0.03, "Skin")


def test_an_unknown_name_alone_in_its_row_stays_a_body_system() -> None:
    assert effects(row("Neurology") + row("Headache", "9", "4") + row("Tremor", "3", "1")) == [
        ("Headache", 0.09, "Neurology"),
        ("Tremor", 0.03, "Neurology"),
    ]


def test_patients_named_among_the_parts_of_an_effect_are_those_of_no_other_effect() -> None:
    table = (
        row("Rash")
        + row("Regardless of age")
        + row("Any", "20", "4")
        + row("With cream", "N=40", "N=41")
        + row("Any", "10", "4")
        + row("Gout", "3", "1")
    )
    found = [(r.effect, r.rates.percent, r.population) for r in rows(HEAD + table)]
    assert found == [("Rash", 0.2, None), ("Rash", 0.1, "With cream"), ("Gout", 0.03, None)]


def test_of_limits_below_each_other_the_first_holds_the_others() -> None:
    table = row("Neutropenia") + row("<1500 cells/mm3", "30", "9") + row("<500 cells/mm3", "8", "4")
    assert effects(table + row("Anemia") + row("<11 g/dL", "12", "4")) == [
        ("Neutropenia", 0.3, None),
        ("Anemia", 0.12, None),
    ]


def test_a_kind_stands_in_front_of_its_effect() -> None:
    head = EffectHead("Diarrhea", Span("Diarrhea", 0), None, None)
    assert head.part("Late", Span("Late | 3", 9)) == "Late diarrhea"
    assert head.part("Nausea", Span("Nausea | 3", 9)) is None
    assert EffectHead("GI upset", Span("GI upset", 0), None, None).part("early", Span("early", 9)) == "early GI upset"


def test_what_is_measured_below_a_direction_takes_it() -> None:
    table = row("Cardiac") + row("Angina", "3", "1") + row("Elevated liver tests") + row("AST", "9", "4")
    assert effects(table + row("Gout", "3", "1")) == [
        ("Angina", 0.03, "Cardiac"),
        ("elevated AST", 0.09, None),
        ("Gout", 0.03, None),
    ]
    under = row("Investigations") + row("Elevated liver tests") + row("AST", "9", "4")
    assert effects(under) == [("elevated AST", 0.09, "Investigations")]


def test_a_place_stands_with_the_effect_above_it() -> None:
    table = row("Fatal bleeding", "3", "1") + row("Intracranial", "2", "1") + row("Intraocular", "1", "1")
    assert [effect for effect, _, _ in effects(table)] == [
        "Fatal bleeding",
        "Fatal intracranial bleeding",
        "Fatal intraocular bleeding",
    ]
    assert [effect for effect, _, _ in effects(row("Gout", "3", "1") + row("Venous", "2", "1"))] == ["Gout"]
    assert placed("Coronary and cerebral", "Embolic disease") == "Coronary embolic disease and cerebral embolic disease"


def test_effects_in_brackets_behind_body_systems_are_those_of_the_system() -> None:
    table = row("Skin (rash, hives)", "3", "1") + row("Total Body (fever, chills)", "2", "1")
    assert effects(table + row("Cardiac (angina, palpitations)", "2", "1")) == [
        ("rash", 0.03, "Skin"),
        ("hives", 0.03, "Skin"),
        ("fever", 0.02, "Total Body"),
        ("chills", 0.02, "Total Body"),
        ("angina", 0.02, "Cardiac"),
        ("palpitations", 0.02, "Cardiac"),
    ]


def test_a_limit_in_what_is_told_of_an_effect_is_none_of_a_value() -> None:
    (bleeding,) = rows(HEAD + row("Wound bleeding requiring transfusion of >2 units", "3", "1"))
    assert (bleeding.effect, bleeding.detail) == ("Wound bleeding", "requiring transfusion of >2 units")
    assert effects(row("Systolic pressure ≥160", "3", "1")) == []


def test_a_body_system_and_an_effect_in_one_cell_head_the_rows_below_with_the_system() -> None:
    table = row("Nervous System Disorders Peripheral neuropathy") + row("Headache", "9", "4")
    assert effects(table) == [("Headache", 0.09, "Nervous System Disorders")]


def test_a_name_that_reaches_over_the_first_amounts_column_leaves_its_amounts_to_it() -> None:
    head = row("Reaction", "2*Ibuprofen %", "Placebo %") + row("Rash", "2*4", "1")
    assert [(r.effect, r.rates.percent) for r in rows(head + row("2*Gout", "3", "1"))] == [
        ("Rash", 0.04),
        ("Gout", 0.03),
    ]


def test_names_that_end_alike_are_parted_where_line_breaks_are_lost() -> None:
    table = row("Investigation ALT Increased g-GT Increased", "4.0 3.0", "1.0 1.0")
    assert effects(table) == [("ALT Increased", 0.04, "Investigation"), ("g-GT Increased", 0.03, "Investigation")]


def test_influenza_like_illness_is_no_influenza() -> None:
    assert [effect for effect, _, _ in effects(row("Influenza like illness", "4", "1"))] == ["Influenza like illness"]


def test_of_names_whose_line_breaks_are_lost_the_last_may_be_unknown() -> None:
    assert parted_names("Skin Rash Dry Mouth Elbow Traumatism", 3) == (
        "Skin",
        ("Rash", "Dry Mouth", "Elbow Traumatism"),
    )
    assert parted_names("Rash Dry Mouth severe elbow traumatism", 3) is None


def test_a_composed_name_may_stand_behind_its_body_system() -> None:
    named = system_in_front("Renal/Genitourinary Urinary Tract Infection")
    assert named == ("Renal/Genitourinary", "Urinary Tract Infection")
    assert system_in_front("Dermatologic Rash (with hives)") == ("Dermatologic", "Rash (with hives)")
    assert system_in_front("Autonomic Nervous System Disorders") is None
