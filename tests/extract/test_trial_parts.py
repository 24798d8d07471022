"""Rows of trials' tables that name parts of the effect above them."""

from __future__ import annotations

from tests.extract.test_trial_tables import row, rows

from materia_medica.extract.effects.tables.trial_parts import EffectHead
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
