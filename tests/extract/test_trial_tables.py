"""Tables of trials in documents of regulators: arms by their heads, rates, patients, footnotes, and what is set aside."""

from __future__ import annotations

from time import process_time

import pytest

from materia_medica.extract.dialect import Dialect
from materia_medica.extract.effects.effect_row import EffectRow
from materia_medica.extract.effects.side_effects import SideEffects, read_side_effects
from materia_medica.extract.effects.tables import title_effect_rules
from materia_medica.extract.effects.tables.title_effects import part_of
from materia_medica.extract.effects.trials_in_words import trials_in_words
from materia_medica.extract.language.ingredient import Ingredient
from materia_medica.extract.layout.gathered import Section
from materia_medica.extract.layout.lines import lines_of
from materia_medica.read.builder import Builder
from materia_medica.read.document import Meta
from materia_medica.read.html import feed_html

LABEL = Dialect(document_type="openfda", names=("IBUPROFEN", "Ibuprofen"))


def read(table: str, title: str = "", label: Dialect = LABEL, ingredients: tuple[Ingredient, ...] = ()) -> SideEffects:
    """What a table of HTML gives below its title, in a label of ibuprofen."""
    builder = Builder(keeps_notes=True)
    feed_html(builder, f"{title}<table>{table}</table>")
    lines = tuple(lines_of(builder.document(Meta())))
    section = Section(kind="side_effects", level=2, ingredient=None, heading=None, lines=lines, by_heading=True)
    return read_side_effects([section], ingredients, label)


def rows(table: str) -> tuple[EffectRow, ...]:
    return read(table).rows


def row(*cells: str) -> str:
    """A row of HTML; `2*words` spans two columns."""
    out = []
    for cell in cells:
        span, star, words = cell.partition("*")
        out.append(f'<td colspan="{span}">{words}</td>' if star and span.isdigit() else f"<td>{cell}</td>")
    return f"<tr>{''.join(out)}</tr>"


def rates(table: str) -> list[tuple[object, ...]]:
    return [(r.effect, r.rates.percent, r.rates.comparator, r.rates.comparator_percent) for r in rows(table)]


def told(table: str) -> list[tuple[object, ...]]:
    return [(r.said.population, r.rates.percent, r.rates.comparator_percent) for r in rows(table)]


@pytest.mark.parametrize("others", [("Total",), ("Overall (N=200)",), ("Male", "Female")])
def test_rows_of_all_patients_or_of_a_part_of_them_are_no_arms(others: tuple[str, ...]) -> None:
    arms = row("Arm", "Headache %") + row("Placebo", "4") + row("Ibuprofen", "7")
    assert rates(arms + "".join(row(other, "5") for other in others)) == [("Headache", 0.07, "Placebo", 0.04)]


def test_what_an_arm_weighs_is_no_share_of_it() -> None:
    table = row("Arm", "Weight gain (kg)", "Headache %") + row("Placebo", "1.1", "2") + row("Ibuprofen", "2.7", "4")
    assert rates(table) == [("Headache", 0.04, "Placebo", 0.02)]


def test_arms_are_told_by_their_heads_and_not_by_their_order() -> None:
    table = row("Reaction", "Placebo (N=100) n (%)", "Ibuprofen (N=98) n (%)") + row("Nausea", "3 (3)", "10 (10.2)")
    (nausea,) = rows(table)
    assert (nausea.rates.percent, nausea.rates.comparator, nausea.rates.comparator_percent) == (0.102, "Placebo", 0.03)
    assert (nausea.said.tier, nausea.setting) == ("very_common", "clinical_trial")
    assert [(a.arm, a.arm_size, a.count, a.percent, a.is_comparator) for a in nausea.rates.arms] == [
        ("Placebo", 100, 3, 0.03, True),
        ("Ibuprofen", 98, 10, 0.102, False),
    ]


def test_another_medicine_beside_the_labels_own_is_a_comparator() -> None:
    table = row("Reaction", "Naproxen %", "Ibuprofen + codeine %") + row("Nausea", "12", "9")
    assert rates(table) == [("Nausea", 0.09, "Naproxen", 0.12)]


def test_a_rate_that_is_not_higher_than_the_comparators_counts_too() -> None:
    assert rates(row("Reaction", "Ibuprofen %", "Placebo %") + row("Rash", "2", "4")) == [
        ("Rash", 0.02, "Placebo", 0.04)
    ]


def test_an_effect_that_the_medicines_arm_did_not_have_is_no_row() -> None:
    assert rates(row("Reaction", "Ibuprofen %", "Placebo %") + row("Rash", "0", "4") + row("Gout", "-", "1")) == []


def test_several_doses_give_the_lowest_and_the_highest_and_the_lower_decides() -> None:
    head = row("Reaction", "Ibuprofen 200 mg %", "Ibuprofen 400 mg %", "Placebo %")
    (nausea,) = rows(head + row("Nausea", "4", "12", "3"))
    assert nausea.said.frequency is not None
    assert (nausea.said.tier, nausea.said.frequency.lower, nausea.said.frequency.upper) == ("common", 0.04, 0.12)
    assert (nausea.rates.percent, nausea.rates.comparator_percent) == (None, 0.03)


def test_a_pooled_arm_decides() -> None:
    head = row("Reaction", "200 mg %", "400 mg %", "Any dose %", "Placebo %")
    assert rates(head + row("Nausea", "4", "12", "8", "3")) == [("Nausea", 0.08, "Placebo", 0.03)]


def test_heads_of_two_rows_name_arm_and_grade() -> None:
    table = (
        row("Reaction", "2*Ibuprofen (N=50)", "2*Placebo (N=48)")
        + row("", "All grades %", "Grade 3-4 %", "All grades %", "Grade 3-4 %")
        + row("Nausea", "40", "2", "10", "0")
    )
    assert rates(table) == [("Nausea", 0.4, "Placebo", 0.1)]


def test_what_stands_over_several_arms_is_of_whom_they_speak() -> None:
    table = (
        row("Reaction", "2*Arthritis", "2*Migraine")
        + row("", "Ibuprofen %", "Placebo %", "Ibuprofen %", "Placebo %")
        + row("Nausea", "4", "3", "6", "5")
    )
    assert [(r.population, r.rates.percent, r.rates.comparator_percent) for r in rows(table)] == [
        ("Arthritis", 0.04, 0.03),
        ("Migraine", 0.06, 0.05),
    ]


def test_body_systems_stand_in_rows_or_in_a_column_and_are_never_effects() -> None:
    head = row("System", "Reaction", "Ibuprofen %", "Placebo %")
    in_column = head + row("Skin", "Rash", "2", "1") + row("", "Itching", "3", "1")
    in_rows = row("Reaction", "Ibuprofen %", "Placebo %") + row("Skin", "5", "2") + row("Rash", "2", "1")
    assert [(r.effect, r.category) for r in rows(in_column)] == [("Rash", "Skin"), ("Itching", "Skin")]
    assert [(r.effect, r.category) for r in rows(in_rows)] == [("Rash", "Skin")]


def test_effects_below_each_other_in_a_cell_stand_beside_their_own_amounts() -> None:
    head = row("System/Reaction", "Ibuprofen %", "Placebo %")
    table = head + row("Digestive<br>Nausea<br>Vomiting", "4.0<br>2.5", "3.0<br>2.0")
    assert [(r.effect, r.category, r.rates.percent) for r in rows(table)] == [
        ("Nausea", "Digestive", 0.04),
        ("Vomiting", "Digestive", 0.025),
    ]


def test_effects_whose_line_breaks_are_lost_are_parted_by_what_is_known_of_effects() -> None:
    head = row("Body system/reaction", "Ibuprofen %", "Placebo %")
    table = head + row("Digestive Nausea/Vomiting Abdominal Pain", "4.0 2.5", "3.0 2.0") + row("Skin Rash", "2", "1")
    assert [(r.effect, r.category, r.rates.percent) for r in rows(table)] == [
        ("Nausea", "Digestive", 0.04),
        ("Vomiting", "Digestive", 0.04),
        ("Abdominal Pain", "Digestive", 0.025),
        ("Rash", "Skin", 0.02),
    ]


def test_a_medicine_whose_name_holds_a_part_of_the_labels_own_is_another_one() -> None:
    label = Dialect(document_type="openfda", names=("EXAMPLOL", "ferric examplate"))
    builder = Builder(keeps_notes=True)
    feed_html(builder, f"<table>{row('Reaction', 'EXAMPLOL %', 'Zoxal examplate %')}{row('Nausea', '9', '4')}</table>")
    lines = tuple(lines_of(builder.document(Meta())))
    section = Section(kind="side_effects", level=2, ingredient=None, heading=None, lines=lines, by_heading=True)
    (nausea,) = read_side_effects([section], (Ingredient("examplate"),), label).rows
    assert (nausea.rates.percent, nausea.rates.comparator_percent) == (0.09, 0.04)


def test_footnotes_are_detail_and_their_signs_no_part_of_a_name() -> None:
    table = (
        f"<tfoot>{row('3*<sup>a</sup> Includes dry lips.')}</tfoot>"
        + row("Reaction", "Ibuprofen %", "Placebo %")
        + row("Dry mouth<sup>a</sup>", "2", "1")
        + row("Rash<footnote>Includes hives.</footnote>", "3", "1")
        + row("Gout<sup>b</sup>", "4", "1")
    )
    assert [(r.effect, r.detail) for r in rows(table)] == [
        ("Dry mouth", "Includes dry lips."),
        ("Rash", "Includes hives."),
        ("Gout", None),
    ]


def test_other_heads_in_the_middle_begin_another_part() -> None:
    table = (
        row("Reaction", "Ibuprofen", "Placebo")
        + row("", "2*In men only")
        + row("", "(N=40) %", "(N=41) %")
        + row("Impotence", "2", "1")
        + row("", "2*In women only")
        + row("", "(N=30) %", "(N=31) %")
        + row("Cramps", "3", "1")
    )
    assert [(r.effect, r.population, r.rates.arms[0].arm_size) for r in rows(table)] == [
        ("Impotence", "In men only", 40),
        ("Cramps", "In women only", 30),
    ]


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("Table 1: Laboratory abnormalities that worsened", "laboratory_table"),
        ("Table 2: Grade 3 or 4 adverse reactions", "grade_table"),
        ("Table 3: Adverse reactions leading to discontinuation of treatment", "stopping_table"),
        ("Table 4: Immunogenicity", "other_table"),
    ],
)
def test_tables_of_something_else_are_set_aside_by_name(title: str, reason: str) -> None:
    found = read(row("Term", "Ibuprofen %", "Placebo %") + row("Low sodium", "4", "1"), f"<p>{title}</p>")
    assert found.rows == ()
    assert {aside.reason for aside in found.asides} == {reason}


def test_a_web_page_is_read_as_before() -> None:
    table = "| Effect | Ibuprofen 200 mg | Placebo |\n|---|---|---|\n| Nausea | 12% | 3% |"
    assert trials_in_words(table)[0].startswith("Nausea; very_common")


def test_a_long_table_takes_time_in_proportion_to_its_rows() -> None:
    head = row("Reaction", "Ibuprofen %", "Placebo %")
    table = head + "".join(row(f"Pain in finger {n}", f"{n % 9 + 1}", "1") for n in range(300))
    assert len(rows(table)) == 300


CARE = (
    '<tr><th colspan="4">Serious side effects and what to do about them</th></tr>'
    '<tr><th rowspan="2">Symptom / effect</th><th colspan="2">Talk to your healthcare professional</th>'
    '<th rowspan="2">Stop taking drug and get immediate medical help</th></tr>'
    "<tr><th>Only if severe</th><th>In all cases</th></tr>"
)


def test_units_that_a_row_of_a_title_repeats_without_end_take_no_time() -> None:
    begun = process_time()
    assert part_of("Gout", f"Severe{' (patients n)' * 40}x") is not None
    assert process_time() - begun < 1
    for units in ("(%)", "[N (%)]", "(patients n)", "(n, %)", ", n (%)", "(n) (%)", "(% of patients)", "[n] %"):
        assert title_effect_rules.UNIT.sub("", f"Severe {units}").strip(" ,n") == "Severe", units


def test_a_table_of_care_gives_serious_effects_below_rows_of_tiers_with_their_signs_as_detail() -> None:
    table = f"{CARE}{row('4*COMMON')}{row('High blood pressure: headache, dizziness', '', 'x', '')}"
    table += row("4*UNKNOWN") + row("Liver problem: yellow skin", "", "", "✓")
    found = rows(table)
    assert [(r.effect, r.detail, r.said.tier, r.is_serious) for r in found] == [
        ("High blood pressure", "headache, dizziness", "common", True),
        ("Liver problem", "yellow skin", None, True),
    ]


def test_a_footnote_of_a_table_of_care_is_no_effect() -> None:
    assert [r.effect for r in rows(f"{CARE}{row('Seizures<sup>1</sup>', '', '', 'x')}{row('4*<sup>1</sup>')}")] == [
        "Seizures"
    ]
    foot = '<tfoot><tr><td colspan="4"><sup>1 Seek help.</sup></td></tr></tfoot>'
    assert [r.effect for r in rows(f"{CARE}{row('Seizures<sup>1</sup>', '', '', 'x')}{foot}")] == ["Seizures"]


def test_a_table_of_care_may_say_how_often_in_a_cell_over_several_rows_and_list_effects_line_by_line() -> None:
    care = CARE.replace('colspan="4"', 'colspan="5"').replace(
        '<th rowspan="2">Symptom', '<th rowspan="2" colspan="2">Symptom'
    )
    table = f'{care}<tr><td rowspan="2">Rare</td><td>Seizures: shaking</td><td></td><td></td><td>x</td></tr>'
    table += row("Eye disorders:<br>- Myopia: blurred vision<br>- Glaucoma: eye pain", "", "", "x")
    table += row("Unknown", "Liver problem: yellow skin", "", "", "x")
    assert [(r.effect, r.detail, r.said.tier, r.category, r.is_serious) for r in rows(table)] == [
        ("Seizures", "shaking", "rare", None, True),
        ("Myopia", "blurred vision", "rare", "Eye disorders", True),
        ("Glaucoma", "eye pain", "rare", "Eye disorders", True),
        ("Liver problem", "yellow skin", None, None, True),
    ]


def test_a_last_row_of_one_cell_that_begins_with_a_sign_is_a_note_and_no_list_of_effects() -> None:
    table = row("Reaction", "Ibuprofen %", "Placebo %") + row("Pain", "4", "3")
    listed = "myalgia, neck pain, bone pain, arthralgia"
    assert [r.effect for r in rows(table + row(f"3*a Includes {listed}"))] == ["Pain"]
    assert len(rows(table + row(f"3*{listed.capitalize()}"))) > 1


def test_the_words_behind_all_grades_of_an_effect_hold_its_name_from_the_row_above() -> None:
    table = "".join(row(*cells) for cells in (("Event", "Ibuprofen %"), ("Gout", ""), ("Any", "30"), ("Severe", "2")))
    (found,) = rows(table)
    assert (found.effect, found.evidence.text) == ("Gout", "Gout |\nAny | 30")


def test_a_table_whose_title_says_nothing_of_it_is_of_no_serious_group() -> None:
    table = row("Event", "Ibuprofen %") + row("Gout", "30")
    below = read(table, "<h3>Serious reactions</h3><p>Table 1: Adverse reactions in the trial</p>").rows
    assert [(r.effect, r.is_serious) for r in below] == [("Gout", False)]
    serious = read(table, "<h3>Serious reactions</h3><p>Table 1: Serious adverse reactions</p>").rows
    assert [(r.effect, r.is_serious) for r in serious] == [("Gout", True)]


def test_how_far_something_changed_is_no_rate_of_its_effect() -> None:
    table = row("Event", "Ibuprofen %") + row("Gout", "30") + row("Weight loss (> 5%)", "23")
    assert [(r.effect, r.rates.percent, r.said.tier) for r in rows(table)][1:] == [("Weight loss", 0.23, "very_common")]


def test_a_row_of_what_was_counted_ends_the_patients_above_it() -> None:
    table = row("Event", "Ibuprofen %", "Placebo %") + row("Induction", "N=64", "N=64") + row("Gout", "30", "2")
    table += row("Reported symptoms", "N=60", "N=62") + row("Fever", "5", "4")
    assert [(r.effect, r.population) for r in rows(table)] == [("Gout", "Induction"), ("Fever", None)]


def test_heads_of_grades_that_look_like_amounts_are_heads() -> None:
    heads = (
        "<tr><th rowspan='2'>Event</th><th colspan='2'>Ibuprofen (N=50)</th><th colspan='2'>Placebo (N=48)</th></tr>"
    )
    heads += "<tr><th>All %</th><th>≥ 3 %</th><th>All %</th><th>≥ 3 %</th></tr>"
    table = heads + row("Gout", "30", "2", "8", "0") + row("Fever", "5", "1", "4", "1")
    assert [(r.effect, r.rates.percent, r.rates.comparator_percent) for r in rows(table)] == [
        ("Gout", 0.3, 0.08),
        ("Fever", 0.05, 0.04),
    ]


def test_a_study_over_the_medicine_stands_over_the_arm_beside_it_too() -> None:
    table = row("Event", "2*Study 1", "2*Study 2") + row("", "Ibuprofen %", "ZOX20 %", "Ibuprofen %", "ZOX40 %")
    table += row("Gout", "3", "2", "9", "7")
    assert [(r.population, r.rates.percent, r.rates.comparator_percent) for r in rows(table)] == [
        ("Study 1", 0.03, 0.02),
        ("Study 2", 0.09, 0.07),
    ]


def test_a_body_system_below_the_heads_is_none_of_them_in_whatever_column_it_stands() -> None:
    heads = "<tr><th rowspan='3'>Event</th><th colspan='2'>Ibuprofen</th><th colspan='2'>Placebo</th></tr>"
    heads += "<tr><th>All grades %</th><th>Grade 3 %</th><th>All grades %</th><th>Grade 3 %</th></tr>"
    table = heads + "<tr><th>Gastrointestinal</th></tr>" + row("Nausea", "30", "2", "8", "0")
    (found,) = rows(table)
    assert (found.category, found.population, found.rates.comparator_percent) == ("Gastrointestinal", None, 0.08)


def test_grades_alone_in_front_of_amounts_are_no_effect() -> None:
    table = row("Event", "Ibuprofen %") + row("Cutaneous", "") + row("Any", "30") + row("Grade 3/4", "2")
    assert "Grade" not in [r.effect for r in rows(table + row("Gout", "4"))]


def test_a_study_over_one_column_of_several_is_of_the_arms_around_it() -> None:
    table = (
        row("", "", "", "Study 1", "", "2*Study 2")
        + row("", "2*Ibuprofen with codeine n=90", "2*Codeine n=88", "2*Ibuprofen n=60")
        + row("Reaction", *["All grades (%)", "Grade 3/4 (%)"] * 3)
        + row("Drowsiness", "9", "1", "2", "0", "5", "1")
    )
    assert [(r.population, r.rates.percent, r.rates.comparator_percent) for r in rows(table)] == [
        ("Study 1", 0.09, 0.02),
        ("Study 2", 0.05, None),
    ]


def test_amounts_of_grades_beside_a_body_system_are_no_part_of_its_name() -> None:
    heads = row("Reaction", "2*Ibuprofen", "2*Placebo") + row("", *["All grades (%)", "Grade 3/4 (%)"] * 2)
    system = row("Skin and subcutaneous tissue disorders", "", '2</td><td></td><td rowspan="2">1')
    (found,) = rows(heads + system + "<tr><td>Rash</td><td>4</td><td>2</td><td>3</td></tr>")
    assert (found.category, found.rates.percent) == ("Skin and subcutaneous tissue disorders", 0.04)


def test_an_effect_that_only_has_amounts_of_grades_heads_nothing() -> None:
    heads = row("Reaction", "2*Ibuprofen", "2*Placebo") + row("", *["All grades (%)", "Grade 3/4 (%)"] * 2)
    table = heads + row("Skin", "", "", "", "") + row("Blister", "-", "2", "-", "1") + row("Rash", "4", "2", "3", "1")
    assert [(r.effect, r.category) for r in rows(table)] == [("Rash", "Skin")]


def test_a_head_of_effects_behind_their_body_system_is_no_part_of_its_name() -> None:
    table = row("Reaction", "Ibuprofen %", "Placebo %") + row("Nervous system disorders Headache", "", "")
    assert [r.category for r in rows(table + row("Migraine", "3", "1"))] == ["Nervous system disorders"]


def test_a_column_in_front_of_percentages_in_brackets_counts_patients() -> None:
    (nausea,) = rows(row("", "Incidence", "(%)") + row("Nausea", "21", "(24%)"))
    assert (nausea.rates.percent, nausea.rates.arms[0].count) == (0.24, 21)


def test_an_arm_without_a_dose_that_has_the_patients_of_all_doses_decides() -> None:
    table = row("Reaction", "Ibuprofen 5 mg N=25 %", "Ibuprofen 10 mg N=50 %", "Ibuprofen Total N=75 %")
    (nausea,) = rows(table + row("Nausea", "0", "6", "4"))
    assert (nausea.rates.percent, nausea.said.tier) == (0.04, "common")


def test_arms_that_differ_by_what_is_given_with_the_medicine_are_populations_and_doses_are_not() -> None:
    table = row("Reaction", "Ibuprofen 5 mg %", "Ibuprofen 5 mg + codeine %", "Naproxen + codeine %")
    assert told(table + row("Rash", *"431")) == [
        (None, 0.04, 0.01),
        ("in combination with codeine", 0.03, 0.01),
    ]
    table = row("Reaction", "Ibuprofen 5 mg + codeine %", "Ibuprofen 10 mg daily + codeine %", "Naproxen + codeine %")
    assert told(table + row("Rash", *"431")) == [(None, None, 0.01)]


def test_each_dose_of_a_series_is_no_regimen() -> None:
    heads = row("Reaction", "2*Ibuprofen", "2*Placebo") + row("", *["Dose 1 %", "Second dose %"] * 2)
    assert told(heads + row("Rash", *"4312")) == [(None, None, 0.01)]


def test_the_parts_of_a_combination_alone_are_comparators_of_it() -> None:
    two = (Ingredient("Ibuprofen"), Ingredient("Codeine"))
    table = row("Reaction", "Placebo %", "Ibu/Cod 9/5 mg %", "Ibu 9 mg %", "Cod 5 mg %") + row("Rash", *"1432")
    (rash,) = read(table, ingredients=two).rows
    assert (rash.rates.percent, rash.rates.comparator_percent) == (0.04, 0.01)


def test_a_medicine_is_no_part_of_what_is_given_with_it_where_that_has_no_arm() -> None:
    two = (Ingredient("Ibuprofen"), Ingredient("Codeine"))
    table = row("Reaction", "Ibu + zoxal %", "Ibu %") + row("Rash", *"43")
    assert not any(arm.is_comparator for r in read(table, ingredients=two).rows for arm in r.rates.arms)


def test_how_a_medicine_is_taken_is_not_what_is_given_with_it() -> None:
    table = row("Reaction", "Ibuprofen with titration %", "Ibuprofen without titration %", "Placebo %")
    assert told(table + row("Rash", *"431")) == [(None, None, 0.01)]


def test_what_comparators_are_given_too_is_given_with_the_medicine() -> None:
    table = row("Reaction", "Ibuprofen every 3 weeks %", "Ibuprofen every 3 weeks Codeine %", "Naproxen Codeine %")
    assert [r.said.population for r in rows(table + row("Rash", *"431"))] == [None, "in combination with Codeine"]


def test_an_arm_of_a_substance_is_another_product_beside_one_of_the_brand() -> None:
    label = Dialect(document_type="openfda", names=("BRANDOL", "Ibuprofen", "Codeine"))
    table = row("Reaction", "BRANDOL %", "Ibuprofen %") + row("Nausea", "12", "9")
    (nausea,) = read(table, label=label, ingredients=(Ingredient("Ibuprofen"), Ingredient("Codeine"))).rows
    assert (nausea.rates.percent, nausea.rates.comparator, nausea.rates.comparator_percent) == (0.12, "Ibuprofen", 0.09)


def test_what_a_column_counts_is_no_part_of_an_arms_name() -> None:
    table = row("Reaction", "Ibuprofen N=73 (% incidence)", "Placebo N=73 (% incidence)") + row("Rash", "33", "25")
    assert rates(table) == [("Rash", 0.33, "Placebo", 0.25)]
    table = row("Reaction", "Ibuprofen % All", "Radiation Only % All") + row("Rash", "33", "25")
    assert rates(table) == [("Rash", 0.33, "Radiation Only", 0.25)]


def test_rows_of_the_sizes_of_some_patients_say_of_whom_those_below_speak() -> None:
    heads = row("", "Ibuprofen", "Placebo")
    table = heads + row("n (males)", "144", "104") + row("", "%", "%") + row("Rash", "4", "2")
    table += row("n (females)", "182", "134") + row("", "%", "%") + row("Rash", "5", "3")
    assert told(table) == [("males", 0.04, 0.02), ("females", 0.05, 0.03)]
    table = heads + row("Total treated patients", "N=90 n (%)", "N=91 n (%)") + row("Rash", "5 (5)", "4 (4)")
    table += row("Knee studies", "N=50 n (%)", "N=51 n (%)") + row("Rash", "3 (6)", "1 (2)")
    assert told(table) == [(None, 0.05, 0.04), ("Knee studies", 0.06, 0.02)]


def test_the_title_of_a_list_says_how_often_its_effects_occur() -> None:
    table = row("Eye disorders", "Blurred vision, dry eye") + row("Skin disorders", "Rash, itching")
    found = read(table, "<p>Table 4: Adverse reactions reported in &lt; 10% of patients</p>").rows
    assert [(r.effect, r.said.tier, r.category) for r in found] == [
        ("Blurred vision", "common", "Eye disorders"),
        ("dry eye", "common", "Eye disorders"),
        ("Rash", "common", "Skin disorders"),
        ("itching", "common", "Skin disorders"),
    ]


def test_a_table_of_differences_by_age_a_scheme_of_grades_and_a_figure_give_no_rows() -> None:
    differences = row("Age Range", "Drug-placebo difference per 1000 patients") + row("<18", "14 additional cases")
    grades = row("Swelling", "Less than 5 cm", "More than 5 cm") + row("Bleeding", "Up to 4 spots", "5 spots or more")
    for table, title in ((differences, ""), (grades, "<p>Table 3: Classification criteria</p>")):
        found = read(table, title)
        assert (found.rows, {a.reason for a in found.asides if "Table" not in a.span.text}) == ((), {"other_table"})
    assert rows(row("Figure 1: Major or minor bleeding events")) == ()


def test_words_of_two_emphases_end_to_end_are_two() -> None:
    heads = row("", "2*<strong>Panic</strong><strong>Disorder</strong>", "2*<strong>Gout</strong>")
    table = heads + row("", *("Ibuprofen %", "Placebo %") * 2) + row("Rash", *"4231")
    assert told(table) == [("Panic Disorder", 0.04, 0.02), ("Gout", 0.03, 0.01)]


def test_a_rate_is_told_apart_from_that_of_another_study_in_which_nobody_had_the_effect() -> None:
    heads = row("", "2*6 week trials", "2*6 month trials") + row("", *("Ibuprofen 5 mg %", "Ibuprofen 9 mg %") * 2)
    assert [r.population for r in rows(heads + row("Falls", "0.0", "0.0", "0.6", "2.9"))] == ["6 month trials"]


def test_a_column_of_phases_says_of_whom_in_each_of_its_rows() -> None:
    table = row("Reaction", "", "Ibuprofen %") + row("Cough", "Induction", "5") + row("Rash", "Maintenance", "4")
    assert [r.population for r in rows(table + row("Nausea", "Recovery", "3"))] == [
        "Induction",
        "Maintenance",
        "Recovery",
    ]


def test_patients_between_an_effect_and_its_parts_stand_behind_those_of_the_arms() -> None:
    table = row("Reaction", "Men N=90 %", "Women N=80 %") + row("Hypersensitivity reactions") + row("Any", "9", "8")
    table += row("With premedication", "n=50", "n=40") + row("Any", "3", "2")
    assert [(r.effect, r.population, r.rates.percent) for r in rows(table)] == [
        ("Hypersensitivity reactions", "Men", 0.09),
        ("Hypersensitivity reactions", "Women", 0.08),
        ("Hypersensitivity reactions", "Men, With premedication", 0.03),
        ("Hypersensitivity reactions", "Women, With premedication", 0.02),
    ]


def test_a_study_is_a_population_only_of_effects_with_rates_from_several() -> None:
    table = "| Term | Examplol % |\n|---|---|\n"
    found = trials_in_words(
        f"Table 1. Gout in Study 1\n\n{table}| Gout | 4 |\n| Fits | 3 |\n\nTable 2. Gout in Study 2\n\n{table}| Gout | 2 |"
    )
    assert found == [
        "Gout; of Study 1; common; 0.04",
        "Fits; common; 0.03",
        "Gout; of Study 2; common; 0.02",
        "aside: general",
    ]


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("Table 1. Adverse reactions (events per 100 patient-years)", "Examplol (N=40) | Placebo (N=40)"),
        ("Table 1. Adverse reactions", "Examplol, rate per 1,000 women-years | Placebo, rate per 1,000 women-years"),
        ("Table 1. Adverse reactions", "Examplol events/100 PY | Placebo events/100 PY"),
    ],
)
def test_rates_over_time_are_no_shares(title: str, head: str) -> None:
    table = f"{title}\n\n| Term | {head} |\n|---|---|---|\n| Gout | 12.5 | 8 |\n| Rash | 3 | 4.1 |"
    assert trials_in_words(table) == ["Gout; against Placebo", "Rash; against Placebo", "aside: general"]


def test_shares_beside_rates_over_time_stay_shares() -> None:
    table = (
        "Table 1. Reactions at a rate of 1 per 100 patient-years or more\n\n"
        "| Term | Examplol n (%) | Examplol events per 100 PY |\n|---|---|---|\n| Gout | 5 (4) | 7.1 |"
    )
    assert trials_in_words(table) == ["Gout; common; 0.04; Examplol: 5", "aside: general"]


def test_columns_of_single_grades_are_taken_together() -> None:
    table = (
        "| Term | Examplol | Examplol | Placebo | Placebo |\n|---|---|---|---|---|\n"
        "| | Grade 1-2 % | Grade 3-4 % | Grade 1-2 % | Grade 3-4 % |\n| Gout | 6 | 4 | 2 | 0 |\n| Rash | 12 | 0 | 1 | 1 |"
    )
    assert trials_in_words(table) == [
        "Gout; common; 0.06 to 0.1; against 0.02 Placebo",
        "Rash; very_common; 0.12; against Placebo",
        "aside: general",
    ]


def test_a_table_whose_rows_are_arms_is_turned() -> None:
    table = "| Treatment | Gout % | Fever % |\n|---|---|---|\n| Placebo | 4 | 2 |\n| Examplol 5 mg | 7 | 9 |\n| Zoxal | 5 | 1 |"
    assert trials_in_words(table) == [
        "Gout; common; 0.07; against 0.04 Placebo",
        "Fever; common; 0.09; against 0.02 Placebo",
    ]


def test_effects_and_patients_in_front_of_their_arms_go_on_below() -> None:
    table = (
        "| Reaction | In | Arm | N | n (%) |\n|---|---|---|---|---|\n"
        "| Gout | Adults | Examplol | 100 | 4 (4) |\n| | | Placebo | 50 | 1 (2) |\n"
        "| | Children | Examplol | 40 | 6 (15) |\n| | | Placebo | 50 | 0 (0) |"
    )
    assert trials_in_words(table)[:2] == [
        "Gout; of Adults; common; 0.04; against 0.02 Placebo; Examplol of 100: 4, Placebo of 50: 1",
        "Gout; of Children; very_common; 0.15; against 0.0 Placebo; Examplol of 40: 6, Placebo of 50: 0",
    ]


def test_effects_alone_in_the_row_above_their_arms_are_those_of_the_arms() -> None:
    table = "| Reaction | % |\n|---|---|\n| Gout | |\n| Examplol | 4 |\n| Placebo | 2 |\n| Rash | |\n| Examplol | 3 |\n| Placebo | 1 |"
    assert trials_in_words(table)[:2] == [
        "Gout; common; 0.04; against 0.02 Placebo",
        "Rash; common; 0.03; against 0.01 Placebo",
    ]


def test_an_arm_is_never_an_effect() -> None:
    table = "| Arm | Any reason % | Mean weight |\n|---|---|---|\n| Examplol | 12 | 80 |\n| Placebo | 10 | 81 |"
    assert trials_in_words(table) == ["aside: general"]
