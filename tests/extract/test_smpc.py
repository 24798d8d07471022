"""Summaries of product characteristics: the convention and its bounds, tables by tier, terms of cells and their notes."""

from __future__ import annotations

import pytest

from materia_medica.extract.dialect import Dialect
from materia_medica.extract.effects.effect_row import EffectRow
from materia_medica.extract.effects.side_effects import read_side_effects
from materia_medica.extract.effects.trials_in_words import smpc_in_words
from materia_medica.extract.layout.gathered import Section
from materia_medica.extract.layout.lines import lines_of
from materia_medica.read.builder import Builder
from materia_medica.read.document import Meta
from materia_medica.read.html import feed_html

from .documents import rows_in, smpc

SMPC = Dialect(document_type="smpc", names=("Ibuprofen",))
CONVENTION = (
    "<p>Frequencies are defined as: very common (≥1/10), common (≥1/100 to &lt;1/10), uncommon (≥1/1,000 to &lt;1/100), "
    "rare (≥1/10,000 to &lt;1/1,000), very rare (&lt;1/10,000), not known (cannot be estimated).</p>"
)


def rows(html: str) -> tuple[EffectRow, ...]:
    builder = Builder(keeps_notes=True)
    feed_html(builder, html)
    lines = tuple(lines_of(builder.document(Meta())))
    section = Section(kind="side_effects", level=2, ingredient=None, heading=None, lines=lines, by_heading=True)
    return read_side_effects([section], (), SMPC).rows


def row(*cells: str) -> str:
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def bounds(found: EffectRow) -> tuple[object, ...]:
    said = found.said.frequency
    return (found.effect, found.category, found.said.tier, *((said.lower, said.upper) if said else (None, None)))


ROWS = [
    ("Dyspepsia", "Gastrointestinal disorders", "common", 0.01, 0.1),
    ("nausea", "Gastrointestinal disorders", "common", 0.01, 0.1),
    ("Pancreatitis", "Gastrointestinal disorders", "very_rare", None, 0.0001),
]


def test_tiers_in_columns_have_the_bounds_of_the_convention() -> None:
    table = row("System organ class", "Common", "Very rare")
    table += row("Gastrointestinal disorders", "Dyspepsia, nausea", "Pancreatitis")
    assert [bounds(r) for r in rows(f"{CONVENTION}<table>{table}</table>")] == ROWS


def test_tiers_in_rows_below_rows_of_body_systems() -> None:
    table = '<tr><td colspan="2">Gastrointestinal disorders</td></tr>'
    table += row("Common", "Dyspepsia, nausea") + row("Very rare", "Pancreatitis")
    assert [bounds(r) for r in rows(f"{CONVENTION}<table>{table}</table>")] == ROWS


def test_tiers_in_a_column_beside_the_effects() -> None:
    table = row("System organ class", "Adverse reaction", "Frequency")
    table += row("Gastrointestinal disorders", "Dyspepsia, nausea", "Common") + row("", "Pancreatitis", "Very rare")
    assert [bounds(r) for r in rows(f"{CONVENTION}<table>{table}</table>")] == ROWS


def test_the_sign_of_a_footnote_in_front_of_a_term_is_no_part_of_it() -> None:
    table = row("System organ class", "Common", "Very rare")
    table += row("Gastrointestinal disorders", "Dyspepsia, †nausea", "*Pancreatitis")
    assert [bounds(r) for r in rows(f"{CONVENTION}<table>{table}</table>")] == ROWS


def test_tiers_as_labels_within_a_cell() -> None:
    table = row("Gastrointestinal disorders", "Common: Dyspepsia, nausea<br>Very rare: Pancreatitis")
    table += row("Skin disorders", "Common: Rash")
    assert [bounds(r) for r in rows(f"{CONVENTION}<table>{table}</table>")][:3] == ROWS


def test_tiers_in_columns_below_a_head_of_two_rows_with_an_empty_corner_or_more_words() -> None:
    two = '<tr><td>MedDRA system organ class</td><td colspan="2">Frequency of reactions</td></tr>'
    two += row("", "Common<br>All grades", "Very rare<br>Severe (grade 3-4)")
    corner = row("", "Common", "Very rare")
    long = row("Organ system", "Common", "Very rare", "Not known (cannot be estimated from the available data)")
    for head in (two, corner, long):
        table = head + row("Gastrointestinal disorders", "Dyspepsia, nausea", "Pancreatitis", "")
        assert [bounds(r) for r in rows(f"{CONVENTION}<table>{table}</table>")] == ROWS


def test_tiers_by_population_or_medicine_are_a_row_each_and_high_grades_repeat_those_of_all() -> None:
    table = row("System organ class", "Adverse reaction", "Adults", "Children") + row("", "Nausea", "Common", "Rare")
    found = [(r.effect, r.said.tier, r.population) for r in rows(f"<table>{table}</table>")]
    assert found == [("Nausea", "common", "Adults"), ("Nausea", "rare", "Children")]
    table = row("System organ class/preferred term", "All ADRs/Frequency", "Grade 3-4 ADRs/Frequency")
    table += row("Vascular disorders", "Common<br>Flushing", "Rare<br>Flushing")
    assert [(r.effect, r.said.tier) for r in rows(f"<table>{table}</table>")] == [("Flushing", "common")]


def test_a_last_row_of_one_cell_holds_footnotes_whose_signs_may_stand_together() -> None:
    table = row("", "Common", "Rare") + row("Vascular disorders", "Flushing*†", "Shock")
    table += '<tr><td colspan="3">* Seen after marketing.<br>† At high doses.</td></tr>'
    found = [(r.effect, r.detail, r.setting) for r in rows(f"<table>{table}</table>")]
    assert found == [
        ("Flushing", "Seen after marketing.; At high doses.", "post_marketing"),
        ("Shock", None, None),
    ]


def test_without_a_convention_a_word_has_no_bounds_and_nothing_reaches_backwards() -> None:
    table = f"<table>{row('Common', 'Nausea, dyspepsia')}{row('Rare', 'Gout')}</table>"
    assert {bounds(r)[3:] for r in rows(table)} == {(None, None)}
    assert {bounds(r)[3:] for r in rows(table + CONVENTION)} == {(None, None)}


def test_terms_are_parted_at_commas_but_not_within_a_parenthesis_or_before_what_goes_on() -> None:
    cell = "Rash pustular, contusion, pain, including that of joints, hepatitis (viral, toxic)"
    found = rows(f"<table>{row('Common', cell)}{row('Rare', 'Gout')}</table>")
    assert [r.effect for r in found][:4] == ["Rash pustular", "contusion", "pain", "hepatitis"]


def test_a_footnote_is_detail_and_may_say_where_the_effect_was_seen() -> None:
    table = f"<tfoot>{row('<sup>a</sup> Seen in post-marketing reports.')}</tfoot>"
    table += row("Common", "Nausea<sup>a</sup>, gout") + row("Rare", "Rash*")
    found = rows(f"<table>{table}</table>")
    assert [(r.effect, r.detail, r.setting, r.context) for r in found] == [
        ("Nausea", "Seen in post-marketing reports.", "post_marketing", "post_marketing"),
        ("gout", None, None, None),
        ("Rash", None, None, None),
    ]


CLASSES = f"{CONVENTION}<p><u>Gastrointestinal disorders</u></p>"


def test_organ_classes_and_tiers_as_lines() -> None:
    written = (
        "<p><i>Common:</i> Dyspepsia, nausea</p><p><i>Very rare:</i> Pancreatitis</p>",
        "<p>Common: Dyspepsia, nausea. Very rare: Pancreatitis</p>",
        "<p>Common</p><p>Dyspepsia, nausea</p><p>Very rare</p><ul><li>Pancreatitis</li></ul>",
        "<ul><li>Common – Dyspepsia, nausea<br>Very rare – Pancreatitis</li></ul>",
    )
    for lines in written:
        assert [bounds(r) for r in rows(CLASSES + lines)] == ROWS


def test_what_a_line_says_of_its_last_term_makes_it_no_sentence() -> None:
    (found,) = rows(f"{CONVENTION}<p>Cardiac disorders</p><p>Common: palpitations, which may be severe</p>")
    assert (found.effect, found.category, found.detail) == ("palpitations", "Cardiac disorders", "which may be severe")


def test_the_usual_headings_and_an_introduction_end_an_organ_class() -> None:
    found = rows(f"{CLASSES}<p>Rare: gout</p><p>Class effects</p><p>These were seen with some statins:</p><p>Fits</p>")
    assert [(r.effect, r.category, r.setting) for r in found] == [
        ("gout", "Gastrointestinal disorders", None),
        ("Fits", None, "class_effect"),
    ]


def test_in_whom_and_where_headings_say() -> None:
    lines = "<p>Children 6 to 35 months of age</p><p>Rare: gout</p><p>Post-marketing experience</p><p>Rare: fits</p>"
    assert [(r.effect, r.population, r.setting) for r in rows(lines)] == [
        ("gout", "Children 6 to 35 months of age", None),
        ("fits", None, "post_marketing"),
    ]


def test_the_convention_may_be_lines_or_a_table() -> None:
    lines = "<p>Common: affects 1 to 10 users in 100</p><p>Very rare: affects less than 1 user in 10,000</p>"
    table = f"<table>{row('Common', '(≥1/100 to &lt;1/10)')}{row('Very rare', '(&lt;1/10,000)')}</table>"
    listed = "<p>Gastrointestinal disorders</p><p>Common: Dyspepsia, nausea</p><p>Very rare: Pancreatitis</p>"
    gaps = table.replace("<table>", f"<table>{row('', '')}")
    for convention in (lines, table, gaps):
        assert [bounds(r) for r in rows(convention + listed)] == ROWS


def test_lines_of_frequencies_beside_lines_of_effects() -> None:
    table = row("System organ class", "Adverse event", "Frequency")
    table += row(
        "Gastrointestinal disorders", "Dyspepsia<br><br>nausea<br><br>Pancreatitis", "Common<br>Common<br>Very rare"
    )
    assert [bounds(r) for r in rows(f"{CONVENTION}<table>{table}</table>")] == ROWS


def test_a_percentage_behind_a_term_is_its_rate() -> None:
    table = row("", "Very common", "Common") + row("Eye disorders", "Dry eye (32 %)", "Itch (4 %)")
    assert [(r.effect, r.rates.percent) for r in rows(f"<table>{table}</table>")] == [("Dry eye", 0.32), ("Itch", 0.04)]


def test_percentages_of_all_grades_beside_words_of_frequency() -> None:
    table = row("System organ class / adverse reaction", "Frequency category", "All grades %", "Grade 3-4 %")
    table += '<tr><td colspan="4">Gastrointestinal disorders</td></tr>'
    table += row("Stomatitis", "Very common", "18.5", "0.5") + row("Dyspepsia", "Common", "9.9", "0")
    found = rows(f"{CONVENTION}<table>{table}</table>")
    assert [(r.effect, r.category, r.said.tier, r.rates.percent) for r in found] == [
        ("Stomatitis", "Gastrointestinal disorders", "very_common", 0.185),
        ("Dyspepsia", "Gastrointestinal disorders", "common", 0.099),
    ]


def test_words_of_frequency_in_front_of_percentages_of_all_grades() -> None:
    table = row("System organ class", "Adverse reaction", "All grades", "Grade ≥ 3")
    table += row("Eye disorders", "Cataract", "Common (3%)", "0") + row("Eye disorders", "Iritis", "Rare (0.05%)", "-")
    found = rows(f"{CONVENTION}<table>{table}</table>")
    assert [(r.effect, r.said.tier, r.rates.percent) for r in found] == [
        ("Cataract", "common", 0.03),
        ("Iritis", "rare", 0.0005),
    ]


def test_what_stands_over_tiers_says_in_whom_and_is_no_class() -> None:
    over = '<tr><td></td><td colspan="2">Monotherapy</td><td colspan="2">With metformin (any dose)</td></tr>'
    table = over + row("System organ class", "Common", "Rare", "Common", "Rare")
    table += row("Eye disorders", "Dry eye", "Uveitis", "", "Dry eye")
    found = rows(f"{CONVENTION}<table>{table}</table>")
    assert [(r.effect, r.category, r.said.tier, r.said.population) for r in found] == [
        ("Dry eye", "Eye disorders", "common", "Monotherapy"),
        ("Uveitis", "Eye disorders", "rare", "Monotherapy"),
        ("Dry eye", "Eye disorders", "rare", "With metformin (any dose)"),
    ]


def test_several_columns_of_effects_are_told_apart_by_the_words_below_their_common_head() -> None:
    table = '<tr><td rowspan="2">System organ class</td><td rowspan="2">Frequency</td>'
    table += '<td colspan="2">Adverse reactions</td></tr>' + row("Monotherapy", "Combination with letrozole")
    table += row("Eye disorders", "Common", "Dry eye", "Uveitis, dry eye")
    found = rows(f"{CONVENTION}<table>{table}</table>")
    assert [(r.effect, r.said.tier, r.said.population) for r in found] == [
        ("Dry eye", "common", "Monotherapy"),
        ("Uveitis", "common", "Combination with letrozole"),
        ("dry eye", "common", "Combination with letrozole"),
    ]


def test_footnotes_in_one_paragraph_and_at_words_of_frequency() -> None:
    table = row("System organ class", "Adverse reaction", "Frequency")
    table += row("Eye disorders", "Dry eye<sup>a</sup>", "Common")
    table += row("Eye disorders (continued)", "Iritis", "Not known<sup>b</sup>")
    notes = "<p><sup>a</sup> includes xerophthalmia. <sup>b</sup>Post-marketing reports.</p>"
    found = rows(f"{CONVENTION}<table>{table}</table>{notes}")
    assert [(r.effect, r.category, r.detail, r.said.setting) for r in found] == [
        ("Dry eye", "Eye disorders", "includes xerophthalmia.", None),
        ("Iritis", "Eye disorders", None, "post_marketing"),
    ]


def test_a_heading_in_front_of_a_table_says_where_its_effects_were_seen() -> None:
    table = f"<table>{row('System organ class', 'Rare')}{row('Eye disorders', 'Iritis')}</table>"
    found = rows(f"{CONVENTION}<p><b>Post-marketing experience</b></p>{table}")
    assert [(r.effect, r.category, r.said.setting) for r in found] == [("Iritis", "Eye disorders", "post_marketing")]


def test_effects_seen_in_trials_of_some_patients_and_after_marketing_are_of_neither() -> None:
    seen = "Adverse reactions reported in clinical studies (adults, children and infants) and from post-marketing experience"
    table = f"<table>{row('System organ class', 'Rare')}{row('Eye disorders', 'Iritis')}</table>"
    found = rows(f"{CONVENTION}<p>{seen} are listed in the following table.</p>{table}")
    assert [(r.effect, r.said.setting, r.context) for r in found] == [("Iritis", None, None)]


def test_what_is_told_of_terms_behind_them_or_in_a_footnote_names_none() -> None:
    listed = "<p>Rare: iritis, a causal relationship has not been established</p><p>Common: dry eye†; the mechanism is unclear</p>"
    told = "<p>† Mild swelling may occur and need not be treated.</p>"
    assert [r.effect for r in rows(listed + told)] == ["iritis", "dry eye"]
    within = "<p>Common: iritis, the significance of which is unknown, cataract, dry eye</p>"
    assert [r.effect for r in rows(within)] == ["iritis", "cataract", "dry eye"]


@pytest.mark.parametrize(
    ("term", "below", "names"),
    [
        ("gout*", "* Mild swelling may occur and need not be treated.", ["gout"]),
        ("gout", "* Mild swelling may occur.", ["gout", "Mild swelling"]),
        ("gout", "* Pancreatitis has been reported very rarely.", ["gout", "Pancreatitis"]),
        ("gout*", "* Serious cases of hepatic failure have been reported.", ["gout", "hepatic failure"]),
    ],
)
def test_only_a_footnote_to_a_term_that_reports_no_effect_names_none(term: str, below: str, names: list[str]) -> None:
    assert [r.effect for r in rows(f"<p>Common: {term}</p><p>{below}</p>")] == names


def test_death_to_which_an_effect_led_is_none() -> None:
    assert [r.effect for r in rows("<p>Hepatic failure, sometimes resulting in death, has been reported.</p>")] == [
        "Hepatic failure"
    ]


def test_patients_on_long_use_are_none_apart() -> None:
    found = rows("<p>Rare: iritis in patients on long-term treatment, cataract in patients with gout</p>")
    assert [(r.effect, r.population) for r in found] == [("iritis", None), ("cataract", "patients with gout")]
    found = rows("<p>Rare: iritis in patients on long-acting insulin, cataract in men on prolonged therapy</p>")
    assert [(r.effect, r.population) for r in found] == [
        ("iritis", "patients on long-acting insulin"),
        ("cataract", None),
    ]


def test_a_heading_of_sentences_is_no_class_and_ends_where_effects_were_seen() -> None:
    seen = "<p>Reactions reported since the medicinal product has been marketed:</p><ul><li>iritis</li></ul>"
    other = "<p><b>Other information</b></p><p>Cataract has been reported.</p>"
    found = rows(f"{seen}{other}<p><b>Laboratory findings</b></p><p>Leucopenia was seen in children.</p>")
    assert [(r.effect, r.category, r.said.setting) for r in found] == [
        ("iritis", None, "post_marketing"),
        ("Cataract", None, None),
        ("Leucopenia", None, None),
    ]


def test_patients_are_told_from_what_they_had() -> None:
    shares = "<p>Reactions were seen in 9% of patients with gout, 8% with psoriasis and 7% with glaucoma.</p>"
    told = "<p>In a study with a diary over 4 days, adults reported injection site pain (13%).</p>"
    among = "<p>In general, rash was seen more often among men and patients with renal impairment.</p>"
    often = "<p>In patients with mild or moderate renal impairment compared to others, nausea was seen (8%).</p>"
    assert [(r.effect, r.said.tier) for r in rows(f"{shares}{told}{among}{often}")] == [
        ("injection site pain", "very_common"),
        ("rash", None),
        ("nausea", "common"),
    ]


def test_a_sentence_that_says_how_common_effects_are() -> None:
    said = "<p>Localised oedema and cramps are uncommon.</p><p>Falls are more common than with others.</p>"
    assert [(r.effect, r.said.tier) for r in rows(said)] == [
        ("Localised oedema", "uncommon"),
        ("cramps", "uncommon"),
        ("Falls", None),
    ]


def test_terms_behind_an_organ_class_say_each_how_often() -> None:
    found = rows(
        f"{CONVENTION}<ul><li>Investigations: weight increased (common), blood urea increased (rare)</li></ul>"
    )
    assert [bounds(r) for r in found] == [
        ("weight increased", "Investigations", "common", 0.01, 0.1),
        ("blood urea increased", "Investigations", "rare", 0.0001, 0.001),
    ]


def test_words_alone_between_percentages_of_all_grades_state_how_often() -> None:
    table = row("Adverse reaction", "Frequency, all grades", "Frequency of grade 3-4")
    table += row("Cataract", "Common (3%)", "0") + row("Iritis", "Rare", "") + row("Uveitis", "Not known", "Not known")
    table += row("Dry eye", "Common (4%)", "0") + row("Itch", "Common (2%)", "0.1%") + row("Gout", "Common (2%)", "0")
    found = rows(f"{CONVENTION}<table>{table}</table>")
    assert [(r.effect, r.said.tier, r.rates.percent) for r in found[:3]] == [
        ("Cataract", "common", 0.03),
        ("Iritis", "rare", None),
        ("Uveitis", None, None),
    ]


def test_whatever_stands_beside_the_head_of_frequencies_heads_effects_and_says_in_whom() -> None:
    table = row("Frequency", "IBU + zoxal", "IBU alone") + row("Very common", "headache", "") + row("Rare", "", "gout")
    found = rows(f"{CONVENTION}<table>{table}</table>")
    assert [(r.effect, r.said.tier, r.said.population) for r in found] == [
        ("headache", "very_common", "IBU + zoxal"),
        ("gout", "rare", "IBU alone"),
    ]


def test_the_first_footnote_may_explain_a_sign_of_the_title() -> None:
    table = row("Gout<sup>b</sup>", "Rare")
    notes = "<p>a Data of rash are pooled.</p><p>b Includes fever.</p><p>c Seen in men.</p>"
    found = rows(f"{CONVENTION}<table>{row('Adverse reaction', 'Frequency')}{table}</table>{notes}")
    assert [(r.effect, r.detail) for r in found] == [("Gout", "Includes fever.")]


def test_a_sentence_on_a_table_may_hold_the_convention() -> None:
    words = "Table 1 lists what was seen. Categories are: common (≥1/100 to &lt;1/10); rare (≥1/10,000 to &lt;1/1,000)."
    table = row("Adverse reaction", "Frequency") + row("Gout", "Common")
    assert [bounds(r)[2:] for r in rows(f"<p>{words}</p><table>{table}</table>")] == [("common", 0.01, 0.1)]


def test_an_arm_may_name_the_medicine_without_its_strength() -> None:
    table = row("Adverse reaction", "Velotab with zoxal, n (%)", "Zoxal, n (%)") + row("Gout", "9 (3.0)", "1 (0.3)")
    assert rows_in(smpc(f"<table>{table}</table>")) == [
        "Gout; common; =0.03; setting clinical_trial; percent 0.03; comparator 0.003"
    ]


def test_patients_may_stand_in_front_of_the_terms_of_a_line() -> None:
    table = row("System organ class", "Common", "Rare")
    table += row("Reproductive system", "gout<br/>Male: impotence, itch<br/>Female: anorgasmia<br/>rash", "Women: cyst")
    assert [(r.effect, r.said.population) for r in rows(f"<table>{table}</table>")] == [
        ("gout", None), ("impotence", "Male"), ("itch", "Male"), ("anorgasmia", "Female"), ("rash", None), ("cyst", "Women"),
    ]  # fmt: skip


def test_a_part_on_some_patients_has_the_usual_headings_within_it() -> None:
    found = rows(
        "<p><b>Paediatric population</b></p><p><b>Summary of the safety profile</b></p><p>Rash was common.</p>"
        "<p><b>Tabulated list of adverse reactions</b></p><p>Eye disorders</p><p>Rare: iritis</p>"
        "<p><b>Adults</b></p><p><b>Summary of the safety profile</b></p><p>Gout was common.</p>"
    )
    assert [(f.effect, f.population) for f in found] == [
        ("Rash", "Paediatric population"),
        ("iritis", "Paediatric population"),
        ("Gout", "Adults"),
    ]


def test_a_part_on_an_illness_has_them_too_and_a_heading_above_text_has_not() -> None:
    found = rows(
        "<p><b>Psoriasis</b></p><p><b>Summary of the safety profile</b></p><p>Rash was common.</p>"
        "<p><b>Elderly population</b></p><p>Falls were common.</p><p><b>General</b></p><p>Gout was common.</p>"
    )
    assert [(f.effect, f.population) for f in found] == [
        ("Rash", "Psoriasis"),
        ("Falls", "Elderly population"),
        ("Gout", None),
    ]


def test_numbers_in_parentheses_are_signs_of_notes() -> None:
    table = f"<table>{row('Organ class', 'Rare')}{row('Eye disorders', 'Iritis<sup>(1,2)</sup>')}</table>"
    found = rows(f"{table}<p>(1) Seen in post-marketing experience.</p><p>(2) In men.</p>")
    assert [(f.effect, f.setting, f.detail) for f in found] == [
        ("Iritis", "post_marketing", "Seen in post-marketing experience.; In men.")
    ]


def test_an_item_of_an_organ_class_may_tell_of_its_effects_in_a_sentence() -> None:
    html = "<p>Seen later:</p><ul><li>Eye disorders: iritis, cataract which may persist for a month</li></ul>"
    found = [(row.effect, row.category) for row in rows(html)]
    assert found == [("iritis", "Eye disorders"), ("cataract", "Eye disorders")]


def test_a_footnote_may_have_a_full_stop_behind_its_letter() -> None:
    table = f"<table>{row('Rare', 'Gout<sup>a</sup>')}{row('Common', 'Rash')}</table>"
    found = [(one.effect, one.detail) for one in rows(f"{table}<p>a. Seen in one man of 90 years.</p>")]
    assert found == [("Gout", "Seen in one man of 90 years."), ("Rash", None)]


@pytest.mark.parametrize(
    ("note", "row"),
    [
        ("Seen with the oral form.", "Gout; Seen with the oral form.; related_product; rare"),
        ("Seen with other loop diuretics.", "Gout; Seen with other loop diuretics.; class_effect; rare"),
    ],
)
def test_footnotes_say_that_other_products_had_an_effect(note: str, row: str) -> None:
    table = "| Rare | Gout* |\n|-|-|\n| Common | Rash |\n\n\\* "
    assert smpc_in_words(table + note) == [row, "Rash; common", "aside: general"]


@pytest.mark.parametrize("note", ["Seen with the tablets", "Seen with the diuretic"])
def test_footnotes_on_the_medicine_itself_do_not(note: str) -> None:
    table = "| Rare | Gout* |\n|-|-|\n| Common | Rash |\n\n\\* "
    assert not any("class_effect" in row or "related_product" in row for row in smpc_in_words(table + note))


def test_body_systems_as_labels_within_a_cell_are_the_category_of_what_stands_behind_them() -> None:
    assert smpc_in_words(
        "| Reactions |\n|-|\n| Skin: rash (5%), hives. Eye disorders: dry eye |\n| Cardiac: angina |"
    ) == [
        "rash; Skin; common; 0.05",
        "hives; Skin",
        "dry eye; Eye disorders",
        "angina; Cardiac",
        "aside: general",
    ]
    assert smpc_in_words("| Reactions |\n|-|\n| Cardiac disorders |\n| Angina, fainting |") == [
        "Angina; Cardiac disorders",
        "fainting; Cardiac disorders",
        "aside: general",
    ]
