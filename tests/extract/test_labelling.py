"""US product information is prose: its sentences are read by the effects that they name."""

from __future__ import annotations

import pytest

from materia_medica.extract.effects.effect_row import EffectRow
from materia_medica.extract.effects.labelling.in_words import (
    classed_in_label,
    named_in_label,
    rows_of_label,
    serious_in_label,
    stated_in_label,
)

from .pages import rows_of

LABEL = """# Velorine

## Adverse reactions

To report SUSPECTED ADVERSE REACTIONS, contact the firm.

### Clinical Trials Experience

In trials of 400 patients with psoriasis, headache occurred in 12% of patients compared to 8% with placebo. There were
no cases of jaundice.

### Postmarketing Experience

Cardiac: bradycardia, syncope. Skin: Stevens-Johnson syndrome.
"""


def row(effect: str, markdown: str) -> EffectRow:
    return next(r for r in rows_of_label(markdown) if r.effect == effect)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rash including cases of skin reactions such as erythema multiforme.", ["Rash", "skin reactions", "erythema multiforme"]),
        ("Hepatitis, including fatal cases.", ["Hepatitis"]),
        ("Allergic reactions (including hives, and fever), gout.", ["Allergic reactions", "gout"]),
        ("a Rash including hives.", []),
        ("Rash was seen.\n\n† Gout including tophi and acne.", ["Rash"]),
        ("Overall, 12% of patients experienced neutropenia, with a median time to onset of 8 days.", ["neutropenia"]),
        ("Hyperglycemia, defined as high glucose, was reported in 4% of patients.", ["Hyperglycemia"]),
        ("Gout was seen. It is unclear whether these psychiatric symptoms are caused by the drug or by the illness.", ["Gout"]),
        ("Skin: inability to ejaculate, positive test for occult blood in stool.", ["inability to ejaculate", "positive test for occult blood in stool"]),
        ("The most common reactions were nausea, dizziness and dry mouth.", ["nausea", "dizziness", "dry mouth"]),
        ("Patients with hypertension or gout reported nausea.", ["nausea"]),
        ("Rash led to withdrawal of patients treated for epilepsy.", ["Rash"]),
        ("Agitation is seen as a manifestation of dementia; rash was reported.", ["Agitation", "rash"]),
        ("Irritation of the gums and numbness of the lips were seen.", ["Irritation of the gums", "numbness of the lips"]),
        ("Dryness of the nasal mucosa was seen.", ["Dryness of the nasal mucosa"]),
        ("Velorine may mask the signs of infection.", []),
        ("Photosensitivity reactions ranging from redness to blisters were seen.", ["Photosensitivity reactions"]),
        ("No cases of agranulocytosis or jaundice were reported.", []),
        ("Because trials are conducted under widely varying conditions, rates of rash differ.", []),
        ("Hepatotoxicity (jaundice, hepatic failure) has been reported.", ["Hepatotoxicity", "jaundice", "hepatic failure"]),
        ("Body as a whole: asthenia, fever; Cardiovascular: palpitation.", ["asthenia", "fever", "palpitation"]),
        ("Serotonin syndrome may occur. Symptoms include agitation and fever.", ["Serotonin syndrome"]),
        ("Rash was seen in a child with citrullinemia.", ["Rash"]),
        ("Toxic epidermal necrolysis (TEN) was reported, in some cases fatal.", ["Toxic epidermal necrolysis"]),
        ("Severe adverse reactions in the study included gout and fever.", ["gout", "fever"]),
        ("Among new events were gout and fever.", ["gout", "fever"]),
        ("These are discussed elsewhere:\n\n- Serious and sometimes fatal gout [see Warnings]", ["fatal gout"]),
        ("Nutrition: gout, weight gain/loss Skin: acne.", ["gout", "weight gain", "weight loss", "acne"]),
        ("Skin: acne Other: Weight gain or loss; gout; proneness to falling.",
         ["acne", "Weight gain", "Weight loss", "gout", "proneness to falling"]),
        ("Forty percent had visceral disease, 31% had bone metastases, and 13% had gout.", []),
        ("Table 3 summarizes the incidence of opportunistic infections in adults.", []),
        ("Rash was seen in patients aged 2 to 12 years with epilepsy, and in men 20 to 30 years of age with gout.", ["Rash"]),
        ("Velorine was given until unacceptable toxicity, gout or progressive disease.", []),
        ("Patients with gout, fever, hives or acne were ineligible.", []),
        ("Two trials enrolled 136 patients with illnesses such as gout, fever and acne.", []),
        ("Study 1, a randomized study, evaluated the efficacy and safety of velorine in pemphigus vulgaris.", []),
        ("Table 11 summarizes the safety data on gout.", []),
        ("Infections in the HOPE trial are shown in Table 7; gout was seen.", ["gout"]),
        ("The safety profile was consistent with the safety profile seen in the psoriasis and gout studies.", []),
        ("In patients who did not have fever, the frequency of gout was 4%.", ["gout"]),
        ("Symptoms attributed to serotonin syndrome were seen.", ["serotonin syndrome"]),
        ("Nonmelanoma skin carcinoma and listeria meningitis occurred.", ["Nonmelanoma skin carcinoma", "listeria meningitis"]),
        ("After therapy of about 3 years, gout was seen.", ["gout"]),
        ("Neoplasms (incl cysts and polyps): basal cell carcinoma.", ["basal cell carcinoma"]),
        ("Skin: mild abnormalities in liver function tests, gout.", ["mild abnormalities in liver function tests", "gout"]),
        ("Heart Failure In trials of 400 patients, fatalities were due to sepsis.", ["sepsis"]),
        ("Nausea, fever and fatigue all occurred less often later.", ["Nausea", "fever", "fatigue"]),
        ("Nausea and fever, however, were reported.", ["Nausea", "fever"]),
        ("Gout; hepatic, renal, or cardiac failure; fever.", ["Gout", "hepatic failure", "renal failure", "cardiac failure", "fever"]),
        ("Tests were negative for hepatitis.", []),
        ("Malignancies other than non-melanoma skin cancers occurred.", ["Malignancies other than non-melanoma skin cancers"]),
        ("Gout occurred in patients with severe acne enrolled in the trial.", ["Gout"]),
        ("Adding it may decrease the occurrence of gout and acne.", []),
        ("Rash, either hives or acne, was seen.", ["Rash", "hives", "acne"]),
        ("Vertigo, gout, exacerbation of psychotic symptoms including rage.", ["Vertigo", "gout", "exacerbation of psychotic symptoms", "rage"]),
        ("The possibility that velorine caused death cannot be excluded.", []),
        ("Hepatitis (signs include jaundice and fever), gout and rash.", ["Hepatitis", "gout", "rash"]),
        ("Acne; hypersensitivity characterized by fever, rash; gout.", ["Acne", "hypersensitivity", "gout"]),
        ("Gout was seen. Clinical manifestations of serotonin syndrome are tremor and fever.", ["Gout", "serotonin syndrome"]),
        ("Clinical manifestations of overdose are tremor and fever.", ["tremor", "fever"]),
        ("In the 12-week gout efficacy study, rash was seen.", ["rash"]),
        ("Purpura, a severe bleeding of the skin, has been reported.", ["Purpura"]),
        ("Opacities of the lens have been seen.", ["Opacities of the lens"]),
        ("Serious reactions occurred in 13% of patients; the most common was gout (3%).", ["gout"]),
        ("Veno-occlusive liver disease and COVID infection were seen.", ["Veno-occlusive liver disease", "COVID infection"]),
        ("Cardiac disorders – fainting Eye disorders – glaucoma", ["fainting", "glaucoma"]),
        ("Renal: acute kidney injury and impairment in renal function.", ["acute kidney injury", "impairment in renal function"]),
        ("Events that had no clear causal relationship included gout and rash.", ["gout", "rash"]),
        ("CNS: confusion.", ["confusion"]),
        ("Hepatitis was not reported, but rash has been seen with other statins.", ["rash"]),
        ("Seizures were not observed in trials but have been reported with overdose.", []),
        ("While no cause has been established, cases of seizures were reported.", ["seizures"]),
        ("Caution is advised in the presence of hypokalemia.", []),
        ("Remission of leukemia was seen beside nausea.", ["nausea"]),
        ("In its assessment in gout, nausea was seen.", ["nausea"]),
        ("Adverse reactions were dizziness (excluding vertigo), headache and tremor.", ["dizziness", "headache", "tremor"]),
        ("Atrophy occurred in rats given a high dose.", []),
        ("The median time to onset of nausea was 9 days.", []),
        ("Pancreatitis Toxic epidermal necrolysis", ["Pancreatitis", "Toxic epidermal necrolysis"]),
        ("Elevated levels of cholesterol and triglycerides were seen.",
         ["Elevated levels of cholesterol", "Elevated levels of triglycerides"]),
        ("Skin: acne Eyes: opacities, raised pressure as well as conjunctivitis, redness.", ["acne", "opacities", "conjunctivitis", "redness"]),
        ("Deaths unrelated to treatment (gout, cardiac failure) occurred, and rash.", ["Deaths", "rash"]),
        ("Counts should be taken in any patient who develops fever.", []),
        ("Though not indicative of addiction, stopping may cause nausea and malaise.", ["nausea", "malaise"]),
        ("The reactions were increased or decreased libido and gout.", ["increased libido", "decreased libido", "gout"]),
        ("Gout; cardiac, hepatic, or renal failure; fever.", ["Gout", "cardiac failure", "hepatic failure", "renal failure", "fever"]),
        ("GI bleeding, ulceration, and perforation occurred.", ["GI bleeding", "GI ulceration", "GI perforation"]),
        ("Intestinal necrosis and perforation occurred.", ["Intestinal necrosis", "Intestinal perforation"]),
        ("GI pain, ulceration, and perforation occurred.", ["GI pain", "ulceration", "perforation"]),
        ("Edema of the face and hands was seen.", ["Edema of the face and hands"]),
        ("Edema of the face and throat tightness were seen.", ["Edema of the face", "throat tightness"]),
        ("There was prolonged neutropenia.", ["prolonged neutropenia"]),
        ("There was fatal and nonfatal hepatic failure.", ["hepatic failure"]),
        ("The reactions were acne, nodules, dryness of mucous membranes.", ["acne", "nodules", "dryness of mucous membranes"]),
        ("Arterial (including aortic) aneurysms, dissections, and rupture (including fatal cases) have been reported.",
         ["Arterial aneurysms", "Arterial dissections", "Arterial rupture"]),
        ("Renal disorders: gout, fever, rash, delayed emptying, widening of the ureters.",
         ["gout", "fever", "rash", "delayed emptying", "widening of the ureters"]),
        ("The most frequent reactions (≥ 20%), excluding laboratory terms, were gout and fever.", ["gout", "fever"]),
        ("The reactions in the control group were gout and fever.", []),
        ("DVTs were seen in 5% of patients, and loss of bladder and bowel control.",
         ["DVTs", "loss of bladder and bowel control"]),
        ("Skin: acne Eye: blurred vision, disturbance of accommodation, mydriasis; gout, variety of things.",
         ["acne", "blurred vision", "disturbance of accommodation", "mydriasis", "gout"]),
    ],
)  # fmt: skip
def test_sentences_give_the_effects_of_the_medicine(text: str, expected: list[str]) -> None:
    assert named_in_label(text) == expected


def test_a_body_system_is_the_category_of_what_follows_it() -> None:
    rows = rows_of_label("Nervous system: tremor. Skin and subcutaneous tissue disorders: rash, acne.")
    assert [(r.effect, r.category) for r in rows] == [
        ("tremor", "Nervous system"),
        ("rash", "Skin and subcutaneous tissue disorders"),
        ("acne", "Skin and subcutaneous tissue disorders"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Headache (12%), nausea (4%) and rash (0.5%) occurred.", ["Headache: very_common", "nausea: common", "rash: uncommon"]),
        ("Drowsiness occurred in 71 of 330 (22%) of patients compared to 7 of 334 (2%) with vehicle.",
         ["Drowsiness: very_common, against 2% (vehicle)"]),
        ("Reactions with an incidence of less than 2% were fever and chills.", ["fever: common", "chills: common"]),
        ("Jaundice has been reported rarely.", ["Jaundice: rare"]),
        ("Infections: Cellulitis a (7%), gout (<1%)", ["Cellulitis: common", "gout: uncommon"]),
        ("The reactions (incidence greater than or equal to 10%) were gout.", ["gout: very_common"]),
        ("Gout may rarely be encountered.", ["Gout: rare"]),
        ("Gout was seen in three of 168 patients who received placebo.", ["Gout"]),
        ("Fatal reactions occurred in 6% of patients and resulted from gout and fever.", ["gout", "fever"]),
        ("They were gout (29% Grades 1-4, 4% Grade 3) and fever (3% Grades 1-4).", ["gout: very_common", "fever: common"]),
        ("Effects were gout, (2%), fever, 3 (0.6%) of those treated, and hiccup in 4 patients (1.2%).",
         ["gout: common", "fever: uncommon", "hiccup: common"]),
        ("Effects were increased creatinine (CR), gout and fever (2% each).",
         ["increased creatinine: common", "gout: common", "fever: common"]),
        ("The most common reaction was drowsiness. Drowsiness occurred in 22% of patients.", ["drowsiness: very_common"]),
        ("Burning was reported. This occurred in 23% of patients compared to 16% with vehicle.",
         ["Burning: very_common, against 16% (vehicle)"]),
        ("Rash led to withdrawal from treatment in 4% of patients.", ["Rash"]),
        ("Anemia (3%), gout and fever (2% each) occurred.", ["Anemia: common", "gout: common", "fever: common"]),
        ("Events not seen at a similar rate on placebo were gout (9% vs. 2%) and fever (5% vs. 1%).",
         ["gout: common, against 2%", "fever: common, against 1%"]),
        ("Fatal reactions occurred in 3% of patients, including sepsis and stroke.", ["sepsis", "stroke"]),
        ("Tardive dystonia is often persistent.", ["Tardive dystonia"]),
        ("Ten patients (4%) in the treated group and three patients (1%) in the placebo group had thrombosis.",
         ["thrombosis: common, against 1% (placebo)"]),
        ("The incidence of gout was 11% for the tablets plus insulin and 9% for placebo plus insulin.",
         ["gout: very_common, against 9% (placebo)"]),
        ("Gout occurred in 2% of men and 1% of women.", ["Gout: common"]),
        ("More frequent was osteoporosis [4.6% vs 2%].", ["osteoporosis: common, against 2%"]),
        ("The rate of gout was 0.07 per 100 patient-years.", ["gout"]),
        ("Gout occurred in TRIAL-1 in 2% of patients.", ["Gout: common"]),
        ("Gout occurred in 12%, 5% and 4% after the first, second and third dose.", ["Gout: very_common"]),
        ("Isolated cases of photosensitivity and loss of hair.", ["photosensitivity", "loss of hair"]),
        ("Gout and fever (10%) each, rash (6%) and acne (1%) occurred.",
         ["Gout: very_common", "fever: very_common", "rash: common", "acne: common"]),
        ("Gout was seen in 6% (28/459) of those treated and in 1% (6/466) of patients on placebo, or 6.9 and 1.5 per 100.",
         ["Gout: common, against 1% (placebo)"]),
        ("Gout (VELORINE 1.8%; placebo 1.0%) occurred.", ["Gout: common, against 1% (placebo)"]),
        ("The median percent reduction in weight was 38% compared to 5% with placebo.", ["reduction in weight"]),
        ("Serious infections were reported in 0.6% of patients, including sepsis.", ["Serious infections: uncommon", "sepsis"]),
        ("Hiccup is the most common toxic effect.", ["Hiccup"]),
        ("Gout was seen in greater than 1% of patients.", ["Gout: common"]),
        ("Fatal reactions occurred in 4% of patients, including 2 cases of sepsis, and 1 case each of gout and stroke.",
         ["sepsis", "gout", "stroke"]),
        ("Gout occurred in 79% of patients, fever in 12%, and rash in 5%.",
         ["Gout: very_common", "fever: very_common", "rash: common"]),
        ("Hypoxia (saturation less than 88%) was seen.", ["Hypoxia"]),
        ("Cardiac reactions, including stroke and angina, occurred in 4% of patients compared with 2% on placebo.",
         ["Cardiac reactions: common, against 2% (placebo)", "stroke", "angina"]),
        ("Rash (12%), gout or fever (5%), and acne occurred.", ["Rash: very_common", "gout: common", "fever: common", "acne"]),
    ],
)  # fmt: skip
def test_numbers_and_words_state_the_frequency(text: str, expected: list[str]) -> None:
    assert stated_in_label(text) == expected


def test_an_introduction_may_name_the_illness_of_its_studies() -> None:
    text = "The following were seen in 0.5% to 1% of patients in hypertension studies:\n\nSkin: rash.\n\nEyes: uveitis."
    assert stated_in_label(text) == ["rash: uncommon", "uveitis: uncommon"]


def test_an_introduction_holds_for_the_lines_behind_it() -> None:
    text = "Reactions in 0.1% to 1% of patients included:\n\nCardiac: syncope\n\nSkin: acne\n\nLater, fever was seen."
    assert stated_in_label(text) == ["syncope: uncommon", "acne: uncommon", "fever"]


def test_an_introduction_holds_for_all_body_systems_behind_it_also_where_it_points_elsewhere() -> None:
    leads = "Following is a list of reactions in at least 1/100 patients with psoriasis."
    points = "They are sorted by body system. Reactions of major importance are described in the Warnings section (5)."
    systems = "Infections – cystitis, sepsis\n\nInjury, Poisoning, and Procedural Complications – contusion, fall"
    rows = rows_of_label(f"{leads} {points}\n\n{systems}")
    assert [(row.effect, row.category) for row in rows] == [
        ("cystitis", "Infections"),
        ("sepsis", "Infections"),
        ("contusion", "Injury, Poisoning, and Procedural Complications"),
        ("fall", "Injury, Poisoning, and Procedural Complications"),
    ]
    assert {row.said.frequency and row.said.frequency.lower for row in rows} == {0.01}


def test_an_introduction_holds_over_a_system_whose_effect_nobody_knows_and_one_told_with_what_it_includes() -> None:
    text = """Reactions in less than 2% of patients were:

Surgical and medical procedures – odd teeth

Neoplasms benign, malignant and unspecified (incl cysts and polyps) – lipoma

Skin disorders – acne
"""
    assert stated_in_label(text) == ["lipoma: common", "acne: common"]


def test_a_line_emphasised_as_a_whole_above_a_sentence_is_a_title_whatever_it_names() -> None:
    """What was said above it ends, and it makes no row: the sentences below it do."""
    text = "_Common Reactions_\n\nGout was seen.\n\n_Weight Loss_\n\nA mean loss of body weight and fever were seen."
    assert stated_in_label(text) == ["Gout: common", "mean loss of body weight", "fever"]
    assert named_in_label("**Gout, fever**\n\nHives were seen.") == ["Gout", "fever", "Hives"]
    text = "_Common Reactions_\n\nGout was seen.\n\n_Weight Loss_\n\nMen experienced a mean loss of body weight."
    assert stated_in_label(text) == ["Gout: common", "loss of body weight"]


def test_emphasised_lines_that_follow_one_another_are_items_of_a_list() -> None:
    lead = "The following serious adverse reactions have been reported:"
    text = f"{lead}\n\n**Gout**\n\n_Cough and fever_\n\n_Hives_\n\nThey were mild."
    assert serious_in_label(text) == ["Gout", "Cough", "fever", "Hives"]
    assert named_in_label(f"{lead}\n\n**Skin**\n\n*Rash*\n\nOther: gout") == ["Rash", "gout"]


def test_what_went_both_ways_is_two_effects() -> None:
    assert named_in_label("Investigations: weight decreased or increased, gout.") == [
        "weight decreased",
        "weight increased",
        "gout",
    ]


def test_effects_reported_since_the_medicine_was_marketed_have_rows_beside_those_of_trials() -> None:
    text = "In trials gout was seen.\n\nOther effects reported since the drug was marketed are listed below.\n\nSkin: Gout."
    assert [(row.effect, row.said.setting) for row in rows_of_label(text)] == [
        ("gout", "clinical_trial"),
        ("Gout", "post_marketing"),
    ]


def test_a_diet_is_no_effect() -> None:
    assert named_in_label("Gout was seen in patients on a low sodium diet.") == ["Gout"]


def test_no_effect_reaches_over_the_end_of_a_sentence() -> None:
    effects = named_in_label("Pneumonia, sepsis and acute kidney injury. ( 6.1 ) VELORINE with food: rash and fever.")
    assert effects == ["Pneumonia", "sepsis", "acute kidney injury", "rash", "fever"]


def test_a_sentence_of_something_else_ends_a_body_system() -> None:
    text = "Infusion reactions: chills. It is infused slowly. It may cause flushing. Other: fever."
    assert [(r.effect, r.category) for r in rows_of_label(text)] == [
        ("chills", "Infusion reactions"),
        ("flushing", None),
        ("fever", None),
    ]


def test_a_table_is_of_no_body_system_that_stood_above_it() -> None:
    text = "# Local effects\n\nBurning occurred.\n\n| Effect | Velorine |\n|---|---|\n| Rash | 4% |\n"
    assert [(r.effect, r.category) for r in rows_of_label(text)] == [("Burning", "Local effects"), ("Rash", None)]


def test_what_is_only_named_again_makes_no_second_row() -> None:
    assert named_in_label("Nausea (12%) was common. Nausea resolved on stopping. Nausea (4%) recurred.") == ["Nausea", "Nausea"]  # fmt: skip


def test_what_comes_of_stopping_is_a_row_beside_the_same_effect_of_the_medicine() -> None:
    found = rows_of_label("Nausea occurred.\n\nAbrupt cessation of treatment may produce nausea.")
    assert [(row.effect, row.said.context) for row in found] == [("Nausea", None), ("nausea", "withdrawal")]


def test_what_stopping_brings_may_stand_in_the_line_of_a_list() -> None:
    text = (
        "Skin: rash Other: nausea, gout Withdrawal Symptoms: Though not lasting, abrupt cessation may produce nausea."
    )
    assert [row.said.context for row in rows_of_label(text) if row.effect == "nausea"] == [None, "withdrawal"]


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("Gout occurred in 4% of patients and resolved after discontinuation of Velorine.", None),
        ("Gout was reported in 4% of patients; improvement was observed after discontinuation of Velorine.", None),
        ("Seizures have been reported in patients with discontinuation of antiepileptic drugs.", None),
        ("Seizures have been reported in patients with abrupt discontinuation of Velorine.", "withdrawal"),
    ],
)
def test_what_passes_when_the_medicine_is_stopped_is_no_effect_of_stopping(text: str, context: str | None) -> None:
    assert [row.said.context for row in rows_of_label(text)] == [context]


def test_a_note_that_explains_terms_names_no_effects_until_a_sentence_of_its_own_follows() -> None:
    notes = "Table 2 Reactions (grouped terms: Anemia: hemoglobin decreased. Rash: rash, erythema)"
    assert named_in_label(notes) == []
    assert named_in_label(f"{notes}. Fever was seen in 4% of patients.") == ["Fever"]
    assert named_in_label("2 Fatigue includes asthenia, lethargy.") == []
    assert named_in_label("Common reactions include asthenia, lethargy.") == ["asthenia", "lethargy"]


def test_the_first_half_of_a_body_system_is_part_of_its_label_but_no_effect_of_a_list_is() -> None:
    assert row("confusion", "Cardiac: syncope; Central/Peripheral Nervous: confusion.").category == (
        "Central/Peripheral Nervous"
    )
    assert row("vertigo", "Skin: rash, Fever and Peripheral Nervous System: vertigo.").category == (
        "Peripheral Nervous System"
    )


def test_what_was_not_demonstrated_is_denied_but_not_what_was_not_common() -> None:
    assert named_in_label("Gout was seen. Significant ECG changes in QT have not been demonstrated.") == ["Gout"]
    assert named_in_label("Gout was seen. ECG changes have not been uncommon.") == ["Gout", "ECG changes"]


def test_what_stands_below_the_name_of_an_ingredient_is_laid_to_it_also_where_it_was_named_before() -> None:
    top = LABEL[: LABEL.index("### Clinical")].replace("Velorine", "Ibuprofen and Codeine")
    text = "Nausea, rash.\n\nIbuprofen\n\nSkin: rash.\n\nCodeine\n\nThe reactions are nausea, rash and gout."
    assert [(r.effect, r.ingredient) for r in rows_of(top + text).side_effects] == [
        ("Nausea", None), ("rash", None), ("rash", "Ibuprofen"), ("nausea", "Codeine"), ("rash", "Codeine"), ("gout", "Codeine"),
    ]  # fmt: skip


def test_what_is_expected_of_a_class_is_an_effect_of_the_class() -> None:
    text = "Reactions are expected to be similar to those of other beta 2 - receptor agonists, including tremor and palpitations."
    assert [(r.effect, r.said.setting) for r in rows_of_label(text)] == [
        ("tremor", "class_effect"),
        ("palpitations", "class_effect"),
    ]


def test_headings_say_where_effects_were_seen() -> None:
    rows = rows_of(LABEL).side_effects
    assert [(r.effect, r.setting, r.category) for r in rows] == [
        ("headache", "clinical_trial", None),
        ("bradycardia", "post_marketing", "Cardiac"),
        ("syncope", "post_marketing", "Cardiac"),
        ("Stevens-Johnson syndrome", "post_marketing", "Skin"),
    ]
    assert (rows[0].percent, rows[0].comparator, rows[0].comparator_percent) == (0.12, "placebo", 0.08)
    assert rows[1].context == "post_marketing"


def test_what_a_label_denies_or_says_of_its_trials_is_set_aside() -> None:
    asides = {aside.text: aside.reason for aside in rows_of(LABEL).asides}
    assert asides["There were no cases of jaundice."] == "negation"
    assert "advice" in asides.values()


def test_a_page_without_the_words_of_a_label_is_read_as_before() -> None:
    page = LABEL.replace("To report SUSPECTED ADVERSE REACTIONS, contact the firm.", "")
    assert [r.setting for r in rows_of(page).side_effects] != ["clinical_trial", "post_marketing"]


WARNED = """# Velorine

## Boxed warning

Hepatic failure has occurred. Monitor for jaundice.

## Warnings and precautions

Pancreatitis was reported. Discontinue where vomiting occurs.

## Precautions

Dizziness may occur.

## Adverse reactions

Because clinical trials are conducted under widely varying conditions, rates differ. Nausea was seen.
"""


def test_warnings_give_rows_under_their_code_and_boxed_ones_are_serious() -> None:
    rows = rows_of(WARNED).side_effects
    assert [(r.effect, r.section_code, r.is_serious) for r in rows] == [
        ("Hepatic failure", "34066-1", True),
        ("Pancreatitis", "43685-7", False),
        ("Nausea", None, False),
    ]


def test_warnings_of_other_pages_give_none() -> None:
    page = WARNED.replace("Because clinical trials are conducted under widely varying conditions, rates differ. ", "")
    assert [r.effect for r in rows_of(page).side_effects] == ["Nausea"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Cardiac disorders - palpitations Nervous system disorders- tremor Skin disorders - rash.",
            [("palpitations", "Cardiac disorders"), ("tremor", "Nervous system disorders"), ("rash", "Skin disorders")],
        ),
        (
            "Gastrointestinal disorders: dry mouth, vomiting General disorders: asthenia.",
            [
                ("dry mouth", "Gastrointestinal disorders"),
                ("vomiting", "Gastrointestinal disorders"),
                ("asthenia", "General disorders"),
            ],
        ),
        (
            "Muscular disorders: Myalgia Skin reactions: Acne Renal and urinary disorders: Nephritis",
            [
                ("Myalgia", "Muscular disorders"),
                ("Acne", "Skin reactions"),
                ("Nephritis", "Renal and urinary disorders"),
            ],
        ),
        (
            "Eye disorders: uveitis Neoplasms (includes cysts and polyps): lipoma Infections and infestations: boils",
            [
                ("uveitis", "Eye disorders"),
                ("lipoma", "Neoplasms (includes cysts and polyps)"),
                ("boils", "Infections and infestations"),
            ],
        ),
        (
            "EYE DISORDERS: Uveitis, Pupils unequal, Headache SKIN AND SUBCUTANEOUS TISSUE DISORDERS: Acne",
            [
                ("Uveitis", "EYE DISORDERS"),
                ("Pupils unequal", "EYE DISORDERS"),
                ("Headache", "EYE DISORDERS"),
                ("Acne", "SKIN AND SUBCUTANEOUS TISSUE DISORDERS"),
            ],
        ),
        (
            "Cardiac: palpitations, sleep- related tremor.",
            [("palpitations", "Cardiac"), ("sleep- related tremor", "Cardiac")],
        ),
    ],
)
def test_a_body_system_begins_where_its_label_does(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(row.effect, row.category) for row in rows_of_label(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hepatitis (fatal in 2%) and fever occurred.", ["Hepatitis"]),
        ("Hepatitis, sometimes fatal, and fever occurred.", ["Hepatitis"]),
        ("Interstitial lung disease (ILD), which may be fatal; fever.", ["Interstitial lung disease"]),
        ("Fever, anaphylaxis with fatal outcome, rash.", ["anaphylaxis"]),
        ("Severe adverse reactions reported included gout and fever.", ["gout", "fever"]),
        ("Rash, including nonfatal burns, and fever occurred.", []),
        ("The most common causes of death were sepsis (2%) and stroke.", ["sepsis", "stroke"]),
        ("A fatal reaction occurred in one patient who died due to sepsis.", ["sepsis"]),
        ("Effects were gout, death due to sepsis, and rash.", ["sepsis"]),
        ("Most deaths appeared to be cardiovascular (stroke) or infectious (pneumonia).", ["stroke", "pneumonia"]),
    ],
)
def test_deaths_and_severe_reactions_make_serious(text: str, expected: list[str]) -> None:
    assert serious_in_label(text) == expected


def test_a_sentence_that_calls_the_following_reactions_serious_holds_for_the_list_below_it() -> None:
    said = "The following serious adverse reactions were also reported in 1,200 patients treated with Velorine."
    found = rows_of_label(f"{LABEL}\n{said}\n\nInfections: sepsis, pneumonia\n\nCardiac: angina\n")
    assert [(r.effect, r.is_serious) for r in found[-3:]] == [("sepsis", True), ("pneumonia", True), ("angina", True)]


def test_what_is_said_in_passing_holds_for_one_effect() -> None:
    text = "The reactions were rash (including acne and rare reports of hives), nausea; and, rarely, gout; fever."
    found = rows_of_label(text)
    assert [(r.effect, r.said.tier) for r in found if r.said.tier] == [("hives", "rare"), ("gout", "rare")]


def test_an_illness_of_the_patients_at_the_end_of_a_sentence_keeps_no_rate_from_its_effects() -> None:
    assert row("Nausea", "Nausea occurred in about 12% of 676 rheumatoid arthritis patients.").rates.percent == 0.12


def test_a_band_over_several_body_systems_holds_for_all_of_them() -> None:
    found = rows_of_label(
        "Incidence greater than 1%: Skin: rash (1.5%), acne (1.2%) Incidence less than 1%: Body as a Whole: fever, chills "
        "Cardiovascular disorders: stroke."
    )
    assert [(r.effect, r.said.tier) for r in found] == [
        ("rash", "common"), ("acne", "common"), ("fever", "uncommon"), ("chills", "uncommon"), ("stroke", "uncommon"),
    ]  # fmt: skip


def test_a_band_in_front_of_a_label_holds_for_sentences_that_begin_with_labels() -> None:
    found = rows_of_label(
        "Reactions in 2% or fewer patients were: Skin: rash occurred once. Panic Disorder: acne, gout, hiccup. "
        "Renal: nephritis. Fever was seen."
    )
    assert [(r.effect, r.category, r.said.tier) for r in found] == [
        ("rash", "Skin", "common"), ("acne", "Panic Disorder", "common"), ("gout", "Panic Disorder", "common"),
        ("hiccup", "Panic Disorder", "common"), ("nephritis", "Renal", "common"), ("Fever", "Renal", None),
    ]  # fmt: skip


def test_a_rate_is_tied_to_whom_its_sentence_names_only_where_there_are_several() -> None:
    found = rows_of_label(
        "The most common reactions (≥20%) with monotherapy were gout and fever. "
        "The most common reactions (≥20%) in combination with cisplatin, insulin, and aspirin for 4 weeks were gout and acne. "
        "Gout was seen in 4% of patients with renal impairment, and in 9% of others."
    )
    assert [(r.effect, r.population) for r in found] == [
        ("gout", "monotherapy"), ("fever", None),
        ("gout", "in combination with cisplatin, insulin, and aspirin"), ("acne", None),
        ("Gout", "patients with renal impairment"),
    ]  # fmt: skip


def test_a_numbered_title_names_its_body_system() -> None:
    found = rows_of_label("# 1. Genitourinary system\n\nSpotting; vaginitis.\n\n# 2. Cardiovascular\n\nStroke; gout.")
    assert {(r.effect, r.category) for r in found} == {
        ("Spotting", "Genitourinary system"), ("vaginitis", "Genitourinary system"),
        ("Stroke", "Cardiovascular"), ("gout", "Cardiovascular"),
    }  # fmt: skip


def test_the_share_of_those_who_had_an_effect_is_no_rate_of_a_comparator() -> None:
    assert stated_in_label("Rash was reported in 5% of patients; of these, 2% were severe.") == ["Rash: common"]


def test_a_rate_of_deaths_is_none_of_the_effect() -> None:
    assert row("Hepatitis", "Hepatitis (fatal in 2%) and fever occurred.").said.tier is None


def test_each_event_that_is_discussed_elsewhere_is_an_effect_with_all_its_words() -> None:
    items = [
        "Serious Infections", "Malignancy", "Increased Risk of Bleeding", "Velvety Masses and Other Odd Growths",
        "Hypersensitivity Reactions Including Anaphylaxis", "Suicidal Behaviors in Children, Adolescents, and Adults",
        "Monitoring", "Drug Interactions", "Optic and Dental Toxicity", "Leukopenia, Neutropenia, and Agranulocytosis",
    ]  # fmt: skip
    listed = "\n".join(f"- {item} [see Warnings and Precautions (5.1)]" for item in items)
    text = f"The following reactions are described in other sections of the labeling:\n\n{listed}\n\nNausea occurred."
    assert [(row.effect, row.said.is_serious) for row in rows_of_label(text)] == [
        ("Serious Infections", True),
        ("Malignancy", False),
        ("Increased Risk of Bleeding", False),
        ("Velvety Masses", False),
        ("Odd Growths", False),
        ("Hypersensitivity Reactions", False),
        ("Anaphylaxis", False),
        ("Suicidal Behaviors", False),
        ("Optic and Dental Toxicity", False),
        ("Leukopenia", False),
        ("Neutropenia", False),
        ("Agranulocytosis", False),
        ("Nausea", False),
    ]


def test_what_follows_such_a_list_is_read_as_ever() -> None:
    text = "These are discussed in other sections of the labeling:\n\n- Velvety masses\n\nTen patients had hiccup.\n\n- Odd data"
    assert named_in_label(text) == ["Velvety masses", "hiccup"]


def test_a_sentence_whose_only_name_runs_into_a_label_names_none() -> None:
    assert named_in_label("Impairment in Renal Function: The renal function was normal. Nausea occurred.") == ["Nausea"]


def test_what_a_parenthesis_says_of_one_effect_is_not_said_of_the_next() -> None:
    found = rows_of_label("Rash (often localized to the area of the dressing), erythema, hives.")
    assert [(r.effect, r.said.tier) for r in found if r.effect != "Rash"] == [
        ("erythema", None),
        ("hives", None),
    ]


def test_the_same_effect_in_two_lists_of_patients_is_two_rows() -> None:
    adults = "Adverse reactions with a frequency of ≤2% are listed below: urticaria, vertigo. "
    children = "Additional adverse reactions reported in pediatric patients with a frequency of ≤4% are listed below: urticaria."
    assert [(r.effect, r.population) for r in rows_of_label(adults + children)] == [
        ("urticaria", None), ("vertigo", None), ("urticaria", "pediatric patients"),
    ]  # fmt: skip


def test_what_a_long_list_says_holds_for_the_rest_where_it_is_cut() -> None:
    text = f"These events were rare (<1%): Skin disorders: {'acne, gout, ' * 140}hiccup, fever."
    assert {(row.effect, row.said.tier, row.category) for row in rows_of_label(text)} == {
        ("acne", "rare", "Skin disorders"),
        ("gout", "rare", "Skin disorders"),
        ("hiccup", "rare", "Skin disorders"),
        ("fever", "rare", "Skin disorders"),
    }


def test_a_reaction_named_by_its_signs_is_one_effect() -> None:
    text = "Gout, drug reaction with eosinophilia and systemic symptoms (DRESS) and fever have been reported."
    assert named_in_label(text) == ["Gout", "drug reaction with eosinophilia and systemic symptoms", "fever"]


@pytest.mark.parametrize(
    ("text", "effects"),
    [
        ("Reactions were retinal degeneration/disorder, gout.", ["retinal degeneration", "retinal disorder", "gout"]),
        ("Reactions were nausea/vomiting, gout.", ["nausea", "vomiting", "gout"]),
        ("Reactions were weight gain/week of treatment, gout.", ["weight gain", "gout"]),
    ],
)
def test_two_ends_of_one_name_are_two_effects(text: str, effects: list[str]) -> None:
    assert [r.effect for r in rows_of_label(text)] == effects


def test_a_setting_holds_up_to_the_next_numbered_part() -> None:
    """A sub-heading of the same level without a number stands within the part in front of it."""
    label = """# Velorine

## 6 Adverse reactions

### 6.1 Clinical Trials Experience

Gout was seen.

### Laboratory Changes

Anemia was seen.

### 6.2 Immunogenicity

Fever was seen.

### 6.3 Postmarketing Experience

Rash was seen.

### Skin Changes

Acne was seen.
"""
    assert [(r.effect, r.said.setting, r.said.context) for r in rows_of_label(label)] == [
        ("Gout", "clinical_trial", None),
        ("Anemia", "clinical_trial", None),
        ("Fever", None, None),
        ("Rash", "post_marketing", "post_marketing"),
        ("Acne", "post_marketing", "post_marketing"),
    ]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        (
            "Gout and fever have been reported with sulfonylureas. Rash occurred in patients treated with statins.",
            [("Gout", "class_effect"), ("fever", "class_effect"), ("Rash", None)],
        ),
        (
            "There are reactions not listed above that have been reported with other beta-adrenergic blocking agents. "
            "Cardiac: bradycardia. Skin: acne.",
            [("bradycardia", "class_effect"), ("acne", "class_effect")],
        ),
        (
            "Skin: acne Adverse Reactions Reported in Clinical Trials with Oral Velorine The following reactions have "
            "been reported in clinical trials with oral velorine. Cardiac: bradycardia.",
            [("acne", None), ("bradycardia", "related_product")],
        ),
    ],
)
def test_what_other_products_had_is_told_apart(label: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(r.effect, r.said.setting) for r in rows_of_label(label)] == expected


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("In the study, 67% of patients experienced gout.", [("gout", 0.67, None)]),
        ("8% of patients had gout versus 3% of those on placebo.", [("gout", 0.08, 0.03)]),
        ("The effect was gout (8%) versus 3% of the placebo group.", [("gout", 0.08, 0.03)]),
        (
            "The incidence of gout was higher in the first arm (37%) compared to the second arm (30%).",
            [("gout", 0.37, 0.3)],
        ),
        ("Gout occurred in 1% of patients and was not reported by any subject taking placebo.", [("Gout", 0.01, None)]),
        (
            "Fatal reactions occurred in 10% of patients, with gout and fever being the leading causes.",
            [("gout", None, None), ("fever", None, None)],
        ),
        ("Gout characterized by fever occurred in 5% of patients.", [("Gout", 0.05, None)]),
        (
            "Events seen were gout or rash (4%) and acne (1%).",
            [("gout", 0.04, None), ("rash", 0.04, None), ("acne", 0.01, None)],
        ),
        ("Among patients without anemia, gout was seen in one.", [("gout", None, None)]),
        (
            "None of the reactions that led to stopping (gout) was seen in more than one patient.",
            [("gout", None, None)],
        ),
    ],
)
def test_rates_that_sentences_give(label: str, expected: list[tuple[str, float | None, float | None]]) -> None:
    assert [(r.effect, r.rates.percent, r.rates.comparator_percent) for r in rows_of_label(label)] == expected


def test_a_sentence_tells_where_all_that_follows_was_seen_if_no_heading_does() -> None:
    """It says nothing of events that the label discusses elsewhere, and ends where others are introduced."""
    begins = "Because clinical trials are conducted under widely varying conditions, rates differ."
    pointing = "The following reactions are discussed elsewhere in the labeling:\n\n- Odd masses [see Warnings (5.1)]"
    assert [r.said.setting for r in rows_of_label(f"{begins} Gout was seen.\n\nRash was seen.")] == [
        "clinical_trial"
    ] * 2
    assert [r.said.setting for r in rows_of_label(f"{begins} {pointing}")] == [None]
    after = "The following reactions have been identified during postapproval use. Skin: rash."
    assert [(r.said.setting, r.said.context) for r in rows_of_label(f"{begins} Gout was seen. {after}")] == [
        ("clinical_trial", None),
        ("post_marketing", "post_marketing"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rash with or without pruritus, gout, and fever were seen.", ["Rash", "gout", "fever"]),
        ("The most common events, excluding those of the disease, were gout and fever.", ["gout: common", "fever: common"]),
        ("Gout, all grades (7.1% vs. 5.2%), and fever (3%).", ["Gout: common, against 5%", "fever: common"]),
        ("Gout was uncommon (less than 1%) in patients with fever.", ["Gout: uncommon"]),
        ("Cardiac: gout, often in association with sepsis or fever.", ["gout"]),
        ("These occurred in < 10% with the exception of gout (19%) and fever (13%).", ["gout: very_common", "fever: very_common"]),
        ("Gout in 3% of patients in the elderly group and 2% in the younger group.", ["Gout: common"]),
        ("Gout in 3% of patients in the ABC arm and 2% in the standard therapy arm.", ["Gout: common, against 2%"]),
        ("Grade 3/4 gout was seen in 1.3% of patients.", ["gout: common"]),
        ("Gout has been reported rarely with this drug.", ["Gout: rare"]),
        ("Headache is the most frequent side effect.", ["Headache: common"]),
        ("AST increases to more than three times baseline occurred in 12% of those treated.", ["AST increases: very_common"]),
        ("Gout in users of tablets other than velorine was 4% (3/75).", ["Gout: common"]),
        ("Fatal reactions were gout (12 [4%]) and fever (6 [2%]).", ["gout: common", "fever: common"]),
    ],
)  # fmt: skip
def test_numbers_are_those_of_their_effect(text: str, expected: list[str]) -> None:
    assert stated_in_label(text) == expected


def test_a_heading_names_the_patients_of_all_below_it() -> None:
    said = rows_of_label("## 6.4 Pediatric Patients\n\nGout was seen.\n\n## Other Reactions\n\nRash was seen.")
    assert [(r.effect, r.population) for r in said] == [("Gout", "Pediatric Patients"), ("Rash", None)]
    assert row("Gout", "## Adverse Reactions in Adult and Pediatric Patients\n\nGout was seen.").population is None


def test_examples_of_a_kind_of_effects_are_its_detail_up_to_the_verb() -> None:
    kind, gout = rows_of_label(
        "Allergic: Skin reactions, eg , rash, hives, and redness occurred in 3%. Gout, e.g., fever, occurred."
    )[:2]
    assert (kind.effect, kind.detail, kind.said.tier) == ("Skin reactions", "rash, hives, and redness", "common")
    assert (gout.effect, gout.detail) == ("Gout", None)


@pytest.mark.parametrize(
    ("text", "effects"),
    [
        (
            "Nervous system: mood changes, e.g., rage and panic, dizziness, gout, tremor.",
            ["mood changes", "dizziness", "gout", "tremor"],
        ),
        (
            "Skin: Nail changes, e.g., brittle nails, acne, gout, fever.",
            ["Nail changes", "brittle nails", "acne", "gout", "fever"],
        ),
        (
            "Respiratory infections, e.g., pneumonia, bronchitis and sinusitis, gout and fatigue were the most common.",
            ["Respiratory infections", "gout", "fatigue"],
        ),
    ],
)
def test_examples_of_a_kind_end_with_their_last_or_are_effects(text: str, effects: list[str]) -> None:
    assert named_in_label(text) == effects


@pytest.mark.parametrize(
    ("text", "effects"),
    [
        (
            "Gout (12%) and rash (8%) were the most common; most patients (80%) had prior chemotherapy.",
            ["Gout", "rash"],
        ),
        (
            "Reactions in the 200 patients, of whom 60% had metastatic disease, were gout (40%) and rash (20%).",
            ["gout", "rash"],
        ),
        ("Hepatotoxicity occurred in 4%; 60% had prior fever; gout was seen.", ["Hepatotoxicity", "gout"]),
        (
            "Of them 87% had metastatic disease (Stage IV), 13% had Stage III (2% IIIA), and 5% had sepsis at baseline.",
            [],
        ),
        ("Symptoms attributed to Parkinson's disease, such as tremor, were seen.", []),
        ("CNS: depression, acne; Opioid Withdrawal Symptoms: These have been reported.", ["depression", "acne"]),
    ],
)
def test_what_patients_had_before_is_no_effect_and_hides_none(text: str, effects: list[str]) -> None:
    assert named_in_label(text) == effects


@pytest.mark.parametrize(
    ("text", "effects"),
    [
        ("Acne, which may progress to sepsis; gout, fever.", ["Acne", "gout", "fever"]),
        ("Skin: rash which may progress to sepsis, gout, fever, acne.", ["rash", "gout", "fever", "acne"]),
        ("Acne (which may progress to sepsis), gout.", ["Acne", "gout"]),
    ],
)
def test_what_an_effect_may_progress_to_is_its_detail_alone(text: str, effects: list[str]) -> None:
    rows = rows_of_label(text)
    assert [row.effect for row in rows] == effects
    assert rows[0].detail == "which may progress to sepsis"


def test_a_semicolon_ends_what_those_who_died_had() -> None:
    rows = rows_of_label(
        "There were deaths due to sepsis (0.2%); gout (12%), rash (4%) and fever were the most common."
    )
    assert [row.effect for row in rows if row.is_serious] == ["sepsis"]


def test_a_title_that_names_an_effect_is_one_where_only_a_pointer_stands_below_it() -> None:
    pointer = "See PRECAUTIONS and OVERDOSAGE sections. Skin: rash."
    assert named_in_label(f"## Hypoglycemia\n\n{pointer}") == ["Hypoglycemia", "rash"]
    assert named_in_label(f"## Pediatric use\n\n{pointer}") == ["rash"]
    assert named_in_label("## Hypertension\n\nSee CLINICAL STUDIES.\n\nSkin: rash.") == ["rash"]
    assert named_in_label("## Infections\n\nSee WARNINGS.\n\nSkin: rash.") == ["rash"]
    assert named_in_label("## Gout\n\n## Table 1\n\n| A | B |\n|---|---|\n| x | y |\n\nSee WARNINGS.") == []
    assert named_in_label("## Hypoglycemia\n\nOf 40 patients 3 had low sugar.\n\nSkin: rash.") == ["rash"]


def test_a_title_of_patients_of_an_age_keeps_the_effect_of_the_sentence_behind_it() -> None:
    assert "Weight loss" in named_in_label(
        "Growth in Patients 7 to 17 Years Old with Fever Weight loss has been observed."
    )


def test_an_effect_that_may_progress_keeps_how_often_it_occurs() -> None:
    assert stated_in_label("Gout may occur rarely which may progress to renal failure; stop it.") == ["Gout: rare"]


def test_examples_in_a_parenthesis_are_detail_of_their_effect() -> None:
    """A class that is no effect has none: what is given for it are the effects."""
    said = rows_of_label("Skin reactions (e.g., rash, hives), gout and nervous events (e.g., tremor) were seen.")
    assert [(r.effect, r.detail) for r in said] == [("Skin reactions", "rash, hives"), ("gout", None), ("tremor", None)]


def test_an_effect_named_again_in_the_plural_makes_no_second_row() -> None:
    assert named_in_label("Rash was seen. These rashes were mild.") == ["Rash"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Skin: rash. Other (less than 2%): gout, fever.", ["rash (Skin)", "gout", "fever"]),
        ("Skin (2%): rash, acne. Eye: gout.", ["rash (Skin)", "acne (Skin)", "gout (Eye)"]),
        ("Skin: rash. Raised Liver Enzymes: Fever was seen.", ["rash (Skin)", "Raised Liver Enzymes", "Fever"]),
        (
            "Skin: rash. Nail Changes Nail changes were gout and fever.",
            ["rash (Skin)", "Nail Changes", "gout", "fever"],
        ),
    ],
)
def test_titles_and_labels_end_a_body_system(text: str, expected: list[str]) -> None:
    assert classed_in_label(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The effects were gout (21%, 33%, and 45% at 40 mg/m 2 , 50 mg/m 2 , and 90 mg/m 2 , respectively) and fever "
            "(4%, 8% and 9%, respectively).",
            ["gout 21% 40 mg/m 2", "gout 33% 50 mg/m 2", "gout 45% 90 mg/m 2",
             "fever 4% 40 mg/m 2", "fever 8% 50 mg/m 2", "fever 9% 90 mg/m 2"],
        ),
        (
            "Rates rose with the dose: gout (placebo, 4.0%; 20 mg, 12.0%; 40 mg, 19.5%).",
            ["gout 12.0% 20 mg", "gout 19.5% 40 mg"],
        ),
        ("In LUNE 3 and LUNE 8, gout occurred in 8.1% and 3.4%.", ["gout 8.1% LUNE 3", "gout 3.4% LUNE 8"]),
        ("Gout occurred in 40% and 36% of those aged 20 to 30.", ["gout 40% and 36% None"]),
    ],
)  # fmt: skip
def test_rates_told_in_turn_are_rows_of_their_own(text: str, expected: list[str]) -> None:
    """The dose, time or trial is the population."""
    rows = rows_of_label(text)
    assert [f"{r.effect.lower()} {r.said.frequency.text} {r.population}" for r in rows if r.said.frequency] == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("6.2 Previously Treated Gastric Cancer", "Previously Treated Gastric Cancer"),
        ("Crohn's Disease", "Crohn's Disease"),
        ("Neutropenia Chronic Lymphocytic Leukemia", None),
        ("Skin Cancer", None),
        ("Psoriasis Exacerbation", None),
        ("Hypersensitivity", None),
    ],
)
def test_a_heading_names_the_illness_treated_but_no_effect(heading: str, expected: str | None) -> None:
    below = rows_of_label(f"## {heading}\n\nGout was seen.\n\n## Plaque Psoriasis\n\nRash was seen.")
    assert [r.population for r in below] == [expected, "Plaque Psoriasis" if expected else None]


def test_the_only_illness_that_headings_name_is_whom_the_medicine_is_for() -> None:
    assert [r.population for r in rows_of_label("## Crohn's Disease\n\nGout was seen.")] == [None]


def test_the_illness_that_a_heading_names_is_no_effect_below_it() -> None:
    assert named_in_label("## Gastric Cancer\n\nGout led to death, as did gastric cancer and fever.") == [
        "Gout",
        "death",
        "fever",
    ]


def test_the_same_band_for_other_patients_is_another_row() -> None:
    said = rows_of_label("## Crohn's Disease\n\nGout was common.\n\n## Ulcerative Colitis\n\nGout was common.")
    assert [r.population for r in said] == ["Crohn's Disease", "Ulcerative Colitis"]


@pytest.mark.parametrize(
    "text",
    [
        "Gout was seen in 2%, 4%, and 9% of those on placebo, Velorine 5 mg, and Velorine 10 mg, respectively.",
        "The rates of gout were 4%, 9% and 2% for Velorine 5 mg, Velorine 10 mg and placebo.",
        "In those on placebo, 5 mg, and 10 mg, respectively, gout occurred in 2%, 4%, and 9%, and rash in 1%, 1%, and 1%.",
        "These were seen (frequencies listed, respectively, as: placebo; 5 mg; 10 mg): gout (2%, 4%, 9%) and rash (1%).",
        "Gout (placebo: 2%; Velorine 5 mg: 4%; Velorine 10 mg: 9%) was seen.",
    ],
)
def test_rates_of_placebo_and_of_doses_are_told_in_turn(text: str) -> None:
    gout = [r for r in rows_of_label(LABEL.split("In trials", maxsplit=1)[0] + text) if r.effect.lower() == "gout"]
    assert [(r.population, r.rates.percent, r.rates.comparator_percent) for r in gout] == [
        ("5 mg", 0.04, 0.02),
        ("10 mg", 0.09, 0.02),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "In the placebo group, 3% of patients reported gout, and in the Velorine group 12%.",
        "Gout was reported by 3% of placebo patients and by 12% of Velorine patients.",
        "Gout was the most common reaction (12% vs 3% on placebo).",
        "Placebo-treated patients had gout in 3% and Velorine-treated patients in 12%.",
        "Gout was seen in 3% of placebo-treated patients and in 12% of Velorine-treated patients.",
        "Among placebo-treated patients 3% had gout, while 12% of those treated with Velorine did.",
    ],
)
def test_the_rate_of_a_comparator_is_never_the_medicines(text: str) -> None:
    (gout,) = rows_of_label(LABEL.split("In trials", maxsplit=1)[0] + text)
    assert (gout.rates.percent, gout.rates.comparator_percent) == (0.12, 0.03)


@pytest.mark.parametrize("comparator", ["vehicle", "standard of care", "no treatment", "placebo"])
def test_the_comparator_in_front_of_an_effect_keeps_its_name(comparator: str) -> None:
    told = f"In the {comparator} group 3% of patients had gout, and in the treated group 12%."
    assert stated_in_label(told) == [f"gout: very_common, against 3% ({comparator})"]


@pytest.mark.parametrize("rate", ["3.6% per year", "3.6%/year", "3% per patient-year"])
def test_a_rate_of_a_year_is_no_share_of_the_patients(rate: str) -> None:
    assert stated_in_label(f"Gout occurred at a rate of {rate} on it and 3.1% per year on placebo.") == ["Gout"]


@pytest.mark.parametrize("who", ["47% men", "47% girls, 53% boys", "30% Black, 20% Asian", "9% multi-racial"])
def test_the_share_of_a_sex_or_an_origin_is_no_rate(who: str) -> None:
    assert stated_in_label(f"Reactions in 30 patients ({who}) were gout and fever.") == ["gout", "fever"]


def test_a_kind_of_which_the_most_common_is_told_keeps_no_rate_from_it() -> None:
    (influenza,) = rows_of_label(
        LABEL.split("In trials", maxsplit=1)[0] + "Influenza was the most common infection (7%)."
    )
    assert (influenza.effect, influenza.rates.percent) == ("Influenza", 0.07)


def test_a_rate_behind_the_name_of_the_medicine_is_its_own_whichever_stands_first() -> None:
    for text in ("Gout (placebo 2%, Velorine 4%) was seen.", "Gout (Velorine 4%, placebo 2%) was seen."):
        (gout,) = rows_of_label(LABEL.split("In trials", maxsplit=1)[0] + text)
        assert (gout.rates.percent, gout.rates.comparator_percent, gout.population) == (0.04, 0.02, None)


def test_a_dose_is_told_beside_the_patients_of_the_heading() -> None:
    said = rows_of_label(
        "## Migraine\n\nGout was seen in 1% and 4% of those on 20 mg and 80 mg, respectively.\n\n## Epilepsy\n\nRash."
    )
    assert [r.population for r in said if r.effect == "Gout"] == ["Migraine, 20 mg", "Migraine, 80 mg"]


def test_counts_behind_names_are_those_of_the_part_that_they_end() -> None:
    """An old label tells its rates behind the names; a part of its own ends in each."""
    text = (
        "Skin: Rash, about 2 in 100 patients; hives and pruritus, each about 5 in 1,000. Hepatic: Jaundice, rarely. "
        "The most frequent are dry mouth, in about 35 of 100 patients; and sedation, about 9 in 100."
    )
    assert {
        (r.effect, r.said.frequency and r.said.frequency.tier)
        for r in rows_of_label(LABEL.split("In trials", maxsplit=1)[0] + text)
    } == {
        ("Rash", "common"),
        ("hives", "uncommon"),
        ("pruritus", "uncommon"),
        ("Jaundice", "rare"),
        ("dry mouth", "very_common"),
        ("sedation", "common"),
    }


def test_the_list_of_a_body_system_names_anew_what_a_summary_named() -> None:
    label = (
        "The most common reactions were gout and fever.\n\nSkin: Acne.\n\nGeneral: Fever, chills.\n\nFever was seen."
    )
    assert classed_in_label(label) == ["gout", "fever", "Acne (Skin)", "Fever (General)", "chills (General)"]


def test_a_sign_of_a_footnote_behind_a_label_is_no_part_of_it() -> None:
    read = classed_in_label("EYE DISORDERS: Blindness, gout SKIN DISORDERS*: Acne, rash")
    assert read == [
        "Blindness (EYE DISORDERS)",
        "gout (EYE DISORDERS)",
        "Acne (SKIN DISORDERS)",
        "rash (SKIN DISORDERS)",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rash was seen in 4%; it improved following withdrawal of the cream.", ["Rash: common"]),
        ("Hair loss was reversible upon discontinuation of treatment in 90% of patients.", ["Hair loss"]),
        ("Rash required discontinuation in 3% of patients.", ["Rash"]),
        ("Two percent of patients required discontinuation because of nausea.", ["nausea"]),
        ("Rash, which required discontinuation, was seen in 3%.", ["Rash: common"]),
        ("The proportion of patients with hypertension at baseline was 40%.", []),
        ("The percentage of patients with renal impairment was 20%.", []),
        ("Serious events were reported in 12%; the most frequent was gout, which occurred in 4%.", ["gout: common"]),
        (
            "The most common reactions (including gout and rash) were reported in 12%.",
            ["gout: very_common", "rash: very_common"],
        ),
        ("Serious reactions (including gout and rash) were reported in 12%.", ["gout", "rash"]),
        (
            "Nausea occurred in 12%, while receiving placebo it occurred in 3%.",
            ["Nausea: very_common, against 3% (placebo)"],
        ),
        ("In the placebo group 3% of patients had nausea and 2% were given antiemetics.", ["nausea: common"]),
        ("Signs of hepatotoxicity were jaundice and fatigue.", ["hepatotoxicity", "jaundice", "fatigue"]),
        ("Clinical manifestations of NMS are fever and muscle rigidity.", []),
        ("Rash was seen when used as an adjunct to chemotherapy for malignancy.", ["Rash"]),
        ("The proportion of patients with hepatitis C was 5%.", []),
        ("There was no difference in the incidence of gout (4% vs. 3%).", ["gout: common, against 3%"]),
        ("Reactions were headache or gout (4%) and fever (2%).", ["headache: common", "gout: common", "fever: common"]),
        ("Swelling was mild; gout developed in 7% and fever in 3%.", ["Swelling", "gout: common", "fever: common"]),
        ("Serious events occurred in 3% of men and 2% of the placebo group; these included gout.", ["gout"]),
        ("In trials, the incidence of gout (defined as pain, fever or rash) was 3%.", ["gout: common"]),
        ("Irritation, warmth and tenderness were rare.", ["Irritation: rare", "warmth: rare", "tenderness: rare"]),
        ("The rate of gout while on treatment was 4%.", ["gout: common"]),
        (
            "Gout (2%), hives including sepsis (3%) and acne occurred.",
            ["Gout: common", "hives", "sepsis: common", "acne"],
        ),
        ("Deaths unrelated to acne occurred in 11% of patients.", ["Deaths: very_common"]),
    ],
)
def test_rates_beside_what_is_no_rate_of_their_effect(text: str, expected: list[str]) -> None:
    assert stated_in_label(text) == expected
