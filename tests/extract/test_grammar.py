"""Sentences: what they list, what they say of it, and what gives no row (extraction rules, section 3)."""

from __future__ import annotations

import pytest

from materia_medica.extract.language.sentence_grammar import read_sentence

from .pages import asides, effects, page

LISTED = {
    "may include": ("Side effects may include nausea and headache.", ["nausea", "headache"]),
    "include": ("Common side effects include nausea, vomiting and headache.", ["nausea", "vomiting", "headache"]),
    "are": ("The most common side effects are nausea and headache.", ["nausea", "headache"]),
    "such as": ("Patients may notice side effects such as nausea and headache.", ["nausea", "headache"]),
    "can cause": ("Ibuprofen can cause heartburn.", ["heartburn"]),
    "may experience": ("Some people may experience drowsiness.", ["drowsiness"]),
    "can occur": ("Drowsiness can occur.", ["Drowsiness"]),
    "has been reported": ("Hepatitis has been reported.", ["Hepatitis"]),
    "leads to": ("Prolonged use can lead to kidney damage.", ["kidney damage"]),
    "no effect stands before": ("High doses may cause kidney stones.", ["kidney stones"]),
    "absorption is no effect": ("Systemic absorption can lead to Cushing's syndrome.", ["Cushing's syndrome"]),
    "the cause is the effect": ("Bone loss can lead to fractures.", ["Bone loss"]),
    "primarily involve": ("Significant ADRs primarily involve rash and fever.", ["rash", "fever"]),
    "one side effect was": ("A serious side effect was severe dermatitis.", ["severe dermatitis"]),
    "range from": ("Side effects can range from mild itching to shock.", ["mild itching", "shock"]),
    "surveillance identified": (
        "Post-marketing surveillance has also identified hepatitis as a potential side effect.",
        ["hepatitis"],
    ),
    "always possible": ("Allergic reactions are always possible.", ["Allergic reactions"]),
    "occurs, leading to": ("Hypokalaemia can occur with overuse, leading to weakness.", ["Hypokalaemia"]),
    "before advice": ("Hives are possible; contact your doctor.", ["Hives"]),
    "getting worse": ("Eye pain that worsens, blurred vision.", ["Eye pain", "blurred vision"]),
    "refers and names again": ("As already mentioned, hives and gout need prompt medical care.", ["hives", "gout"]),
    "refers in between": ("Hives and gout, as noted above, may occur.", ["Hives", "gout"]),
    "refers to a part of the page": ("As listed under serious effects, gout may occur.", ["gout"]),
    "further complaints": ("Watery eyes and a cough are further frequent complaints.", ["Watery eyes", "cough"]),
    "count among": ("Hives count among the known reactions.", ["Hives"]),
    "complain of": ("Users often complain of a bitter taste.", ["bitter taste"]),
    "important reactions that need care": (
        "Fits are important adverse reactions that need immediate medical care.",
        ["Fits"],
    ),
    "asks for care by name": ("Angioedema requires immediate discontinuation.", ["Angioedema"]),
}


@pytest.mark.parametrize(("sentence", "names"), LISTED.values(), ids=list(LISTED))
def test_a_sentence_lists_effects(sentence, names) -> None:
    assert effects(sentence) == names


NOUNS = {
    "increase the risk of": ("This medicine may increase the risk of falls.", ["increased risk of falls"]),
    "suppress": ("It can suppress the immune system.", ["suppression of the immune system"]),
    "worsen": ("It may worsen asthma.", ["worsening of asthma"]),
    "reduce": ("It may reduce appetite.", ["reduced appetite"]),
    "the risk is increased": ("The risk of bleeding is increased.", ["increased risk of bleeding"]),
    "impair": ("It may impair the memory.", ["impairment of the memory"]),
    "no subject": ("Increases the heart rate. Stains teeth.", ["increased heart rate", "staining of teeth"]),
}


@pytest.mark.parametrize(("sentence", "names"), NOUNS.values(), ids=list(NOUNS))
def test_a_verb_becomes_its_noun_and_the_row_says_so(sentence, names) -> None:
    found = effects(sentence, "effect flags")
    assert [name for name, _ in found] == names
    assert all("reworded" in flags for _, flags in found)


def test_a_plural_that_looks_like_a_verb_stays_as_it_is() -> None:
    body = "* Increases in liver enzymes\n* Changes on the ECG\n* Damages to the skin"
    assert effects(body) == ["Increases in liver enzymes", "Changes on the ECG", "Damages to the skin"]


def test_rows_of_a_sentence_say_so() -> None:
    assert effects("Ibuprofen can cause heartburn.", "flags") == [("from_prose",)]
    assert effects("* Heartburn", "flags") == [()]


STATED = {
    "word of the sentence": ("Rarely, hepatitis may occur.", [("hepatitis", "rare", False)]),
    "number of the sentence": ("Headache occurs in more than 10% of patients.", [("Headache", "very_common", False)]),
    "seriousness of the sentence": ("Anaphylaxis is rare but life-threatening.", [("Anaphylaxis", "rare", True)]),
    "two tiers": (
        "Nausea is common, while hepatitis is rare.",
        [("Nausea", "common", False), ("hepatitis", "rare", False)],
    ),
    "care asked for": ("Angioedema requires immediate discontinuation.", [("Angioedema", "not_known", True)]),
}


@pytest.mark.parametrize(("sentence", "rows"), STATED.values(), ids=list(STATED))
def test_a_sentence_states_frequency_and_seriousness_of_what_it_lists(sentence, rows) -> None:
    assert effects(sentence, "effect frequency_tier is_serious") == rows


NO_ROW = {
    "advice": "Contact your doctor if you notice swelling of the face.",
    "negation": "It does not cause drowsiness.",
    "no effects known": "No long-term effects are known.",
    "mild and pass": "Most side effects are mild and pass with time.",
    "tolerated": "Mostly tolerated well.",
    "what happens": "What happens over the years depends on the disease.",
    "more likely": "They are far more likely when the tablet is chewed.",
    "deserves a call": "Even mild complaints deserve a call if they stay.",
    "raised, of nothing": "This risk was greatly increased when it was given with alcohol.",
    "from mild to severe": "Side effects can range from mild to severe.",
    "no noun": "Side effects are based on the dose.",
    "possible in general": "Serious side effects are possible.",
    "reference": "These are the same effects as described above.",
    "pointer": "See precautions.",
    "interaction": "It interacts with warfarin.",
    "disclaimer": "This information is not medical advice.",
}
REASONS = {
    "advice": {"advice"},
    "negation": {"negation"},
    "no effects known": {"negation"},
    "mild and pass": {"general"},
    "tolerated": {"general"},
    "what happens": {"unexplained"},
    "more likely": {"general"},
    "deserves a call": {"general"},
    "raised, of nothing": {"general"},
    "from mild to severe": {"general"},
    "no noun": {"general"},
    "possible in general": {"general"},
    "reference": {"reference"},
    "pointer": {"reference", "advice"},
    "interaction": {"interaction"},
    "disclaimer": {"disclaimer"},
}


@pytest.mark.parametrize("kind", NO_ROW)
def test_what_states_no_effect_gives_no_row_and_is_set_aside_by_name(kind) -> None:
    found = page(NO_ROW[kind])
    assert found.side_effects == ()
    assert len(found.asides) == 1
    assert found.asides[0].reason in REASONS[kind]
    assert found.asides[0].text == NO_ROW[kind]
    assert "no_side_effect_rows" in found.monographs[0].flags


def test_an_effect_with_a_condition_is_a_row() -> None:
    found = effects("* Serotonin syndrome (when combined with SSRIs)", "effect detail")
    assert found == [("Serotonin syndrome", "when combined with SSRIs")]


def test_a_sentence_in_front_of_an_introduction_is_no_part_of_its_group() -> None:
    body = "Common side effects include nausea. Rare but serious side effects include:\n\n* Hepatitis"
    found = effects(body, "effect frequency_tier is_serious group_label")
    assert found[0] == ("nausea", "common", False, "Common side effects")
    assert found[1][:3] == ("Hepatitis", "rare", True)


def test_a_denial_in_front_of_an_introduction_states_no_frequency() -> None:
    body = "Common side effects are not well documented. However, possible effects include:\n\n* Fever"
    assert effects(body, "effect frequency_tier") == [("Fever", "not_known")]


def test_what_stands_behind_the_verb_is_detail() -> None:
    assert effects("Acne can occur, particularly in young people.", "effect detail") == [
        ("Acne", "particularly in young people")
    ]


def test_a_sentence_may_lay_its_effect_to_one_ingredient() -> None:
    body = "* **Sleepiness:** This is a common side effect of metformin, which passes after some days of treatment with it."
    assert effects(body, "effect ingredient", title="Glimepiride + Metformin") == [("Sleepiness", "Metformin")]


def test_the_signs_of_another_effect_are_rows() -> None:
    body = "Fatigue may occur. Symptoms of liver failure include jaundice and itching."
    assert effects(body) == ["Fatigue", "jaundice", "itching"]


BEHIND_THE_VERB = {
    "number": ("Nausea may occur (up to 10% of patients).", ("common", False, None)),
    "word": ("Hepatitis may occur (rarely).", ("rare", False, None)),
    "seriousness": ("Lactic acidosis can occur (a medical emergency).", ("not_known", True, None)),
    "number without parenthesis": ("Rash may occur in up to 10% of patients.", ("common", False, None)),
    "consequence": ("Hypotension can occur, leading to falls.", ("not_known", False, "leading to falls")),
    "when a risk is raised": ("The risk of bleeding is increased in old age.", ("not_known", False, "in old age")),
}


@pytest.mark.parametrize(("sentence", "row"), BEHIND_THE_VERB.values(), ids=list(BEHIND_THE_VERB))
def test_what_stands_behind_the_verb_counts(sentence, row) -> None:
    assert effects(sentence, "frequency_tier is_serious detail") == [row]


def test_a_parenthesis_inside_a_list_states_of_its_own_effect_only() -> None:
    body = "#### Less common\n\nRash, jaundice (in rare cases) and fever have been reported."
    assert effects(body, "effect frequency_tier") == [("Rash", "uncommon"), ("jaundice", "rare"), ("fever", "uncommon")]


def test_a_sentence_and_a_list_below_one_heading_repeat_one_row() -> None:
    body = "#### Common\n\nCommon side effects include nausea.\n\n* Nausea\n* Rash"
    assert effects(body) == ["nausea", "Rash"]


SIGNS = {
    "new sentence": "Allergic reactions may occur. These can manifest as hives or itching.",
    "symptoms include": "* Allergic reactions. Symptoms may include hives and itching.",
    "over two sentences": "* Allergic reactions. The first signs may come on suddenly. They can include hives, itching.",
    "behind a semicolon": "* Allergic reactions - these are serious; symptoms include hives and itching.",
}


@pytest.mark.parametrize("body", SIGNS.values(), ids=list(SIGNS))
def test_the_signs_of_an_effect_are_its_detail(body) -> None:
    [(effect, detail)] = effects(body, "effect detail")
    assert effect == "Allergic reactions"
    assert "hives" in detail


def test_a_blanket_sentence_after_all_groups_makes_nothing_serious() -> None:
    body = "Common:\n\n* Nausea\n* Rash\n\nIf you notice any of these, see a doctor at once."
    assert effects(body, "effect is_serious") == [("Nausea", False), ("Rash", False)]
    assert asides(body) == ["advice"]


def test_a_sentence_outside_any_group_that_states_no_frequency_is_not_known() -> None:
    body = "Common side effects include nausea. Hepatitis has been reported."
    assert effects(body, "effect frequency_tier") == [("nausea", "common"), ("Hepatitis", "not_known")]


def test_a_later_sentence_of_a_group_does_not_overrule_its_heading() -> None:
    body = "#### Rare\n\nSide effects include hepatitis. Common sense helps to notice jaundice early."
    assert effects(body, "effect frequency_tier")[0] == ("hepatitis", "rare")


def test_words_that_hold_no_clause_have_no_default_reason() -> None:
    assert read_sentence("Blue is greener than seven.").reason == "unexplained"
