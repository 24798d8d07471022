"""What a wording means: wordings of one effect, effects that look alike and differ, and what only qualifies an effect."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from materia_medica.link.meaning.meaning import mean
from materia_medica.link.meaning.named import named
from materia_medica.link.meaning.vocabulary import files

SAME = {
    "spelling, number, case": ("Oedema", "edema", "EDEMAS"),
    "word order": ("swelling of the face", "facial swelling", "face swelling"),
    "organ as noun or adjective": ("renal failure", "kidney failure", "failure of the kidneys"),
    "direction of a substance": ("hyperkalaemia", "high potassium", "elevated serum potassium", "raised potassium levels"),
    "lay words": ("syncope", "fainting", "passing out"),
    "abbreviation": ("Stevens-Johnson syndrome", "SJS"),
    "raised liver enzymes": ("elevated liver enzymes", "increase in hepatic transaminases", "liver enzymes raised"),
    "frequent urination": ("frequent urination", "urinary frequency", "passing urine more often"),
    "an effect where the drug is given": ("pain at the injection site", "injection site pain", "pain where you inject"),
    "the skin there": ("redness at the application site", "redness of the skin where the cream is applied"),
    "a low salt is no loss of it": ("low sodium", "low sodium level in the blood", "hyponatraemia"),
    "little words": ("clot in the lung", "a clot on the lung"),
    "passing water": ("frequent urination", "passing water more often"),
    "at work badly": ("kidney impairment", "kidneys not working as well as they should"),
    "a side effect on an organ": ("heart disorder", "cardiac side effects", "adverse effects on the heart"),
    "tolerance to any drug": ("tolerance", "tolerance to the sedative effects"),
    "allergy to any thing": ("allergic reaction", "allergic reactions to the adhesive", "hypersensitivity to neomycin"),
    "a limit that was passed": ("high ALT", "ALT > 3 x ULN", "alanine aminotransferase 5 times the upper limit of normal"),
    "below a limit": ("low blood sugar", "plasma glucose <= 70 mg/dl", "blood glucose less than 3 mmol/l"),
    "seen in a test": ("high bilirubin", "increased bilirubin seen in blood tests", "blood tests showing raised bilirubin"),
    "how many": ("leukopenia", "reduced number of white blood cells", "low amounts of white cells"),
    "explained, then named": ("pericardial effusion", "fluid round the heart sac (pericardial effusion)"),
    "named, then explained": ("hives", "urticaria (bumps which glow)"),
    "called by its name": ("leukemia", "a type of blood cancer called leukaemia", "leukaemia"),
    "an enzyme called by its name": ("high lipase", "increase in an enzyme called lipase"),
    "inverted": ("maculopapular rash", "rash maculo-papular", "rash, maculopapular"),
    "a verb": ("worsening of asthma", "exacerbates asthma", "asthma aggravated"),
    "an unusual one": ("skin reaction", "unusual skin reactions"),
    "a manifestation": ("skin disorder", "cutaneous manifestations"),
    "words of the toilet": ("difficulty urinating", "difficulty peeing"),
    "antibodies to any drug": ("anti-drug antibodies", "development of antibodies against factor VIII"),
}  # fmt: skip
DIFFERENT = (
    ("liver enzymes raised", "liver damage"), ("liver damage", "hepatitis"), ("hepatitis", "jaundice"),
    ("jaundice", "liver failure"), ("allergic reaction", "anaphylaxis"), ("anaphylaxis", "angioedema"),
    ("neutropenia", "leukopenia"), ("Stevens-Johnson syndrome", "toxic epidermal necrolysis"),
    ("palpitations", "tachycardia"), ("tachycardia", "arrhythmia"), ("arrhythmia", "QT prolongation"),
    ("drowsiness", "sedation"), ("drowsiness", "fatigue"), ("fatigue", "weakness"), ("dizziness", "vertigo"),
    ("dizziness", "syncope"), ("changes in appetite", "increased appetite"), ("low potassium", "high potassium"),
    ("hepatitis", "hepatitis A"), ("vitamin deficiency", "vitamin A deficiency"), ("asthma", "worsening of asthma"),
    ("decreased high-density lipoprotein", "increased low-density lipoprotein"), ("atrophic gastritis", "gastritis"), ("impaired glucose tolerance", "tolerance"), ("brow ache", "eye pain"),
    ("skin spots", "spotting"), ("injection site pain", "infusion site pain"), ("hypertension", "rebound hypertension"),
)  # fmt: skip
MODIFIERS = {
    "severe nausea": ("nausea", ("severe",)),
    "acute pancreatitis": ("pancreatitis", ("acute",)),
    "increased risk of bleeding": ("bleeding", ("risk",)),
    "mild, transient headache": ("headache", ("mild", "transient")),
    "new or worsening headache": ("headache", ("new", "worsening")),
    "high fever": ("fever", ("severe",)),
    "pain in the lower abdomen": ("abdominal-pain", ("site:lower",)),
    "acute respiratory distress syndrome": ("acute-respiratory-distress-syndrome", ()),
    "increased redness": ("redness", ()),
    "paradoxical bronchospasm": ("bronchospasm", ("paradoxical",)),
    "increased susceptibility to infection": ("infection", ("risk",)),
    "moderate to severe headache": ("headache", ("moderate", "severe")),
    "diarrhoea that does not go away": ("diarrhea", ("persistent",)),
    "heart failure, worsening or new": ("heart-failure", ("new", "worsening")),
    "bleeding tendency": ("bleeding", ("risk",)),
    "cardiovascular risks": ("cardiovascular-disorder", ("risk",)),
    "major bleeding": ("bleeding", ("severe",)),
}
COMPOSITES = {
    "fast or irregular heartbeat": ("tachycardia", "arrhythmia"),
    "loss of smell and taste": ("loss-of-smell", "loss-of-taste"),
    "decreased hemoglobin and platelets": ("low-hemoglobin", "thrombocytopenia"),
    "red, itchy eyes": ("eye-redness", "eye-itching"),
    "neutropenia leading to infections": ("neutropenia", "infection"),
    "hair loss, dry skin, rash": ("hair-loss", "dry-skin", "rash"),
    "high or low blood pressure, flushing": ("hypertension", "hypotension", "flushing"),
    "nail disorders, severe skin reactions": ("nail-disorder", "skin-reaction"),
    "dry mouth or changes to your sense of taste": ("dry-mouth", "taste-disturbance"),
    "pain or redness of hands and/or feet": ("pain", "redness"),
}


@pytest.mark.parametrize("wordings", SAME.values(), ids=SAME.keys())
def test_wordings_of_one_effect_have_one_id(wordings) -> None:
    assert len({mean(w).effect_id for w in wordings}) == 1
    assert all(mean(w).concept is not None for w in wordings)


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_effects_that_look_alike_are_told_apart(a, b) -> None:
    assert mean(a).effect_id != mean(b).effect_id
    assert mean(a).concept is not None
    assert mean(b).concept is not None


@pytest.mark.parametrize(("wording", "meant"), MODIFIERS.items(), ids=MODIFIERS.keys())
def test_words_that_qualify_an_effect_are_its_modifiers(wording, meant) -> None:
    assert (mean(wording).effect_id, mean(wording).modifiers) == meant


@pytest.mark.parametrize(("wording", "ids"), COMPOSITES.items(), ids=COMPOSITES.keys())
def test_a_wording_that_names_several_effects_has_all_of_them_in_its_order(wording, ids) -> None:
    assert mean(wording).effect_ids == ids


@pytest.mark.parametrize("wording", ["pathological fracture", "retinal haemorrhage", "recurrence of the cancer"])
def test_what_regulators_would_always_call_serious_is_medically_important(wording) -> None:
    assert mean(wording).is_medically_important
    assert not mean("headache").is_medically_important


def test_an_organ_and_what_happens_to_it_need_no_line_of_their_own() -> None:
    meaning = mean("fibrosis of the bladder")
    assert (meaning.effect_id, meaning.body_system) == ("bladder-fibrosis", "kidney-and-urine")
    assert meaning.concept is not None


def test_a_core_that_the_vocabulary_lacks_keeps_an_id_of_its_own_without_what_qualifies_it() -> None:
    one, other = mean("Glowing elbows"), mean("severe glowing of the elbow")
    assert one.concept is None
    assert one.effect_id == "glowing-elbow"
    assert (other.effect_id, other.modifiers) == ("glowing-elbow", ("severe",))
    assert not one.is_no_effect


@pytest.mark.parametrize(
    "words",
    [
        "discontinuation of the treatment",
        "consult your pharmacist",
        "two tablets",
        "placebo groups",
        "withdrawal from the market",
        "Carbamazepine",
        "magnesium sulphate",
    ],
)
def test_words_of_treatment_or_advice_and_names_of_drugs_are_no_effect(words) -> None:
    assert mean(words).is_no_effect


@pytest.mark.parametrize(
    "words", ["drug fever", "medication overuse headache", "loss of effect", "lithium toxicity", "low potassium"]
)
def test_an_effect_that_speaks_of_the_drug_is_an_effect(words) -> None:
    assert not mean(words).is_no_effect


def test_a_sentence_names_the_effects_that_stand_in_it_the_longest_name_first() -> None:
    assert named("It does not cause drowsiness, a dry mouth or liver damage.") == (
        "drowsiness", "dry-mouth", "liver-damage",
    )  # fmt: skip
    assert named("Take it in the morning with water.") == ()
    assert named("No side effects are expected at high doses.") == ()
    assert named("hyperkalaemia; rash, itching") == ("high-potassium", "rash", "itching")
    assert named("Long-term effects are not well established and still studied.") == ()


ALL = [(concept, name) for concepts in files().values() for concept in concepts
       for name in (concept.label, *concept.synonyms, *concept.abbreviations)]  # fmt: skip


def test_every_name_of_the_vocabulary_means_its_concept() -> None:
    assert [(name, c.effect_id) for c, name in ALL if mean(name).effect_id != c.effect_id] == []


def test_every_wider_effect_is_there_and_none_is_wider_than_itself() -> None:
    parents = {c.effect_id: c.parent_id for concepts in files().values() for c in concepts}
    for effect_id in parents:
        seen = [effect_id]
        while (parent := parents[seen[-1]]) is not None:
            assert parent in parents, effect_id
            assert parent not in seen, effect_id
            seen.append(parent)


def test_no_concept_stands_in_two_files() -> None:
    ids = [c.effect_id for concepts in files().values() for c in concepts]
    assert len(ids) == len(set(ids))


@given(st.sampled_from(ALL), st.sampled_from(("severe", "mild", "transient")), st.booleans())
def test_letter_case_white_space_and_severity_change_no_id(named_by, word, is_upper) -> None:
    _, name = named_by
    said = f"  {name.upper() if is_upper else name} "
    assert mean(said).effect_id == mean(name).effect_id
    assert mean(f"{word} {name}").effect_id in {mean(name).effect_id, mean(f"{word} {name}").effect_id}


@given(st.text(max_size=60))
def test_any_text_has_one_meaning_with_an_id(words) -> None:
    if words.strip():
        meaning = mean(words)
        assert meaning.effect_id
        assert meaning.effect_ids[0] == meaning.effect_id
        assert mean(words) == meaning


def test_an_effect_is_the_same_concept_by_whichever_rule_a_wording_leads_to_it() -> None:
    by_rule, written = mean("injury to the liver"), mean("liver damage")
    assert by_rule == written
