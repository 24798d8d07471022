"""Statements of frequency and seriousness (extraction rules, section 3): words and numbers to tiers."""

from __future__ import annotations

import pytest

from materia_medica.extract.language.effect_lists import effects_in
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.numbers import tier_of_bounds
from materia_medica.extract.language.statement import Frequency
from materia_medica.extract.language.word_tables import table
from materia_medica.schema.values import CONTEXTS, TIER_BANDS, TIERS

from .pages import effects

WORDS = {
    "very_common": ["very common", "very commonly", "very frequent"],
    "common": ["common", "commonly", "most common", "more common", "frequent", "frequently", "often"],
    "uncommon": [
        "uncommon", "uncommonly", "less common", "less commonly", "less frequent", "less often", "infrequent", "occasional",
        "occasionally", "not very common",
    ],
    "rare": ["rare", "rarely", "in rare cases", "seldom"],
    "very_rare": ["very rare", "very rarely", "extremely rare", "exceptionally rare"],
}  # fmt: skip


@pytest.mark.parametrize(("tier", "words"), [(t, w) for t, all_words in WORDS.items() for w in all_words])
@pytest.mark.parametrize("write", [str, str.title, "{} side effects:".format], ids=["plain", "title", "as a heading"])
def test_a_word_names_a_tier(tier, words, write) -> None:
    said = statement(write(words))
    assert said.frequency is not None
    assert said.frequency._replace(text="") == Frequency(tier, "")


def test_typical_says_it_of_effects_only() -> None:
    assert statement("Typical side effects").tier == "common"
    assert statement("Typical signs of a stroke").tier is None


NO_TIER = [
    "Side effects", "Long-term effects", "Adverse drug reactions", "Post-marketing reports", "Other", "Serious",
    "Some people may experience", "Severe side effects",
]  # fmt: skip


@pytest.mark.parametrize("words", NO_TIER)
def test_no_word_of_frequency_names_no_tier(words) -> None:
    assert statement(words).tier is None


NUMBERS = [
    # statement, tier, lower, upper
    ("> 10 %", "very_common", 0.1, None),
    (">10%", "very_common", 0.1, None),
    ("≥10%", "very_common", 0.1, None),
    ("more than 10% of patients", "very_common", 0.1, None),
    ("at least 1 in 10", "very_common", 0.1, None),
    ("1 in 10 people", "very_common", 0.1, 0.1),
    ("10% or more", "very_common", 0.1, None),
    ("10 percent", "very_common", 0.1, 0.1),
    ("10 to 20%", "very_common", 0.1, 0.2),
    ("1-10 %", "common", 0.01, 0.1),
    ("1% to 10%", "common", 0.01, 0.1),
    ("between 1% and 10%", "common", 0.01, 0.1),
    ("≥1% to <10%", "common", 0.01, 0.1),
    ("> 1 %", "common", 0.01, None),
    ("> 5 %", "common", 0.05, None),
    ("up to 1 in 10", "common", None, 0.1),
    ("1 in 100 to 1 in 10", "common", 0.01, 0.1),
    ("≥1/100, <1/10", "common", 0.01, 0.1),
    ("at least 1 in 100 but less than 1 in 10", "common", 0.01, 0.1),
    ("in 1% or more but less than 2% of people", "common", 0.01, 0.02),
    ("≥1/1.000 <1/100", "uncommon", 0.001, 0.01),
    ("10 %, <1 % of others", "very_common", 0.1, 0.1),
    ("< 1 %", "uncommon", None, 0.01),
    ("less than 1%", "uncommon", None, 0.01),
    ("0.1-1 %", "uncommon", 0.001, 0.01),
    ("0.1 % to 1 %", "uncommon", 0.001, 0.01),
    ("affecting up to 1 in 100", "uncommon", None, 0.01),
    ("0,5 %", "uncommon", 0.005, 0.005),
    ("< 0.1 %", "rare", None, 0.001),
    ("fewer than 1 in 1,000", "rare", None, 0.001),
    ("1 in 10,000 to 1 in 1,000", "rare", 0.0001, 0.001),
    ("< 0.01 %", "very_rare", None, 0.0001),
    ("fewer than 1 in 10,000", "very_rare", None, 0.0001),
    # thousands, those who are counted, and numbers in words
    ("1 in 10 000", "rare", 0.0001, 0.0001),
    ("affects 1 user in 10", "very_common", 0.1, 0.1),
    ("1 to 10 people in 100", "common", 0.01, 0.1),
    ("1 user in 1,000 to 1 user in 100", "uncommon", 0.001, 0.01),
    ("3 out of every 100", "common", 0.03, 0.03),
    ("12 of 1,000 people", "common", 0.012, 0.012),
    ("one in ten", "very_common", 0.1, 0.1),
    ("fewer than one in ten thousand people", "very_rare", None, 0.0001),
    ("5 per mille", "uncommon", 0.005, 0.005),
    ("~40 %", "very_common", 0.4, 0.4),
]


@pytest.mark.parametrize(("text", "tier", "lower", "upper"), NUMBERS, ids=[n[0] for n in NUMBERS])
def test_a_number_is_placed_by_its_band(text, tier, lower, upper) -> None:
    said = statement(f"Nausea ({text})", is_group=False)
    assert said.frequency is not None
    assert (said.tier, said.is_numeric) == (tier, True)
    assert (said.frequency.lower, said.frequency.upper) == (pytest.approx(lower), pytest.approx(upper))


NO_FREQUENCY = [
    "5 per 100 mg", "1 in 1 000 ml", "10 mg", "2 in 24 hours", "the 5 % cream", "5 % body weight", "fell by 50 %",
    "a loss of 7 %", "2 of 5 studies", "aged 12 of 40",
]  # fmt: skip


@pytest.mark.parametrize("words", NO_FREQUENCY)
def test_a_strength_a_time_a_change_or_a_count_is_no_frequency(words) -> None:
    assert statement(words).frequency is None


BEHIND = {
    "Stroke in fewer than 1 in 10,000 patients": [("Stroke", "very_rare")],
    "Fainting, seen in about 1 in 1,500 people, and rash": [("Fainting", "rare"), ("rash", "not_known")],
    "Nausea ~20%, cough 12 %": [("Nausea", "very_common"), ("cough", "very_common")],
    "Hair loss affecting one in ten people": [("Hair loss", "very_common")],
    "Dizziness: 39% (in trials)": [("Dizziness", "very_common")],
    "Headache, reported by 5 % of patients": [("Headache", "common")],
    "Asthma, reported by around 1 in 2,500 patients": [("Asthma", "rare")],
    "Cough at an incidence of 0.5%": [("Cough", "uncommon")],
    "Infection with type 2": [("Infection with type 2", "not_known")],
}


@pytest.mark.parametrize(("item", "rows"), BEHIND.items(), ids=list(BEHIND))
def test_a_number_behind_an_effect_states_of_it_and_leaves_nothing_over(item, rows) -> None:
    assert effects(f"* {item}", "effect frequency_tier") == rows


BOUNDS_KEY = """* very common: 1 in 10 or more people
* common: fewer than 1 in 10 people
* uncommon: fewer than 1 in 100 people

Uncommon:

* Gout
"""
KEY = """* Very common: may affect more than 1 in 10 people
* Common: may affect up to 1 in 10 people
* Rare: may affect up to 1 in 1,000 people

Rare:

* Gout
"""


def test_a_key_to_the_words_of_frequency_is_no_group_and_names_no_effect() -> None:
    assert effects(KEY, "effect frequency_tier") == [("Gout", "rare")]
    assert effects(BOUNDS_KEY, "effect frequency_tier") == [("Gout", "uncommon")]


@pytest.mark.parametrize("tier", TIER_BANDS)
def test_a_band_holds_its_lower_end_and_not_its_upper(tier) -> None:
    lower, upper = TIER_BANDS[tier]
    assert tier_of_bounds(lower, None) == tier
    assert tier_of_bounds(None, upper) == tier
    assert tier_of_bounds(lower, upper) == tier


BOTH = [
    ("rare (< 1 %)", "rare"),  # the number is only an upper bound, and the word's band lies under it
    ("very rare (less than 1 in 1,000)", "very_rare"),
    ("less common (1-10 % or less)", "uncommon"),
    ("uncommon (< 1 %)", "uncommon"),
    ("rare (1-10 %)", "common"),  # a lower bound is stated: the number decides
    ("common (> 10 %)", "very_common"),
    ("common (< 0.1 %)", "rare"),  # the word's band lies above the bound
]


@pytest.mark.parametrize(("text", "tier"), BOTH, ids=[b[0] for b in BOTH])
def test_numbers_beat_words_but_a_word_refines_an_upper_bound(text, tier) -> None:
    assert statement(text).tier == tier


TWO_WORDS = [
    ("Rare but serious side effects", "rare", False),
    ("Less common or rare side effects", "uncommon", False),
    ("Mild and infrequent common side effects", "uncommon", False),
    ("Common side effects are rare", "common", True),
    ("Common adverse reactions of this cream are usually mild, and very rare", "common", True),
    ("The common side effects occur rarely", "common", True),
    ("A range of effects, some common and some rare but potentially severe", "common", False),
    ("Side effects range from common to very rare", "common", False),
    ("Common and rare side effects", "common", False),
    ("Some side effects are common, others are rare", "common", False),
    ("Common side effects are nausea and gout, rare ones are fits", "common", False),
    ("Common side effects are rarely serious", "common", False),
]


@pytest.mark.parametrize(("text", "tier", "conflict"), TWO_WORDS, ids=[t[0] for t in TWO_WORDS])
def test_the_first_word_of_a_statement_counts(text, tier, conflict) -> None:
    said = statement(text).frequency
    assert said is not None
    assert (said.tier, said.is_conflict) == (tier, conflict)


def test_a_contradiction_flags_the_rows() -> None:
    body = "Common side effects are rare and include:\n\n* Nausea\n"
    assert effects(body, "effect frequency_tier flags") == [("Nausea", "common", ("frequency_conflict",))]


NOT_KNOWN = [
    "It is not known how often these occur", "Not known", "Unknown (cannot be estimated from the available data)",
    "Effects of unknown frequency", "Frequency not known", "Their frequency cannot be reliably estimated",
    "The frequency of these effects is not known", "It is unclear how frequently they occur",
]  # fmt: skip


@pytest.mark.parametrize("words", NOT_KNOWN)
def test_that_the_frequency_is_not_known_is_a_statement_of_its_own(words) -> None:
    assert statement(words).tier == "not_known"


@pytest.mark.parametrize("words", ["of unknown cause", "not known to cause drowsiness", "an unknown allergy"])
def test_what_else_is_unknown_is_none(words) -> None:
    assert statement(words).tier is None


def test_it_ends_the_band_above() -> None:
    body = "Rare:\n\n* Gout\n\nOthers were reported, but it is not known how often they occur:\n\n* Stroke\n"
    assert effects(body, "effect frequency_tier frequency_basis") == [
        ("Gout", "rare", "group"),
        ("Stroke", "not_known", "none"),
    ]


NOT_HOW_OFTEN = {
    "course": "Diarrhoea (often transient)",
    "place": "Angioedema (swelling under the skin, often around the eyes)",
    "cause": "Low sodium, often associated with dehydration",
    "company": "Seizures, often preceded by tremor",
    "use": "Cataracts with frequent use",
    "the medicine's role": "Eye redness (often used for just this)",
    "the reason": "Joint pain (though this is often why it is taken)",
    "what a parenthesis names": "Liver disorder (rarely, liver necrosis)",
    "members in a parenthesis": "Allergic reactions (rash, itching, and rarely, severe reactions such as shock)",
    "compared": "Cough (less common than with lisinopril)",
}


@pytest.mark.parametrize("item", NOT_HOW_OFTEN.values(), ids=list(NOT_HOW_OFTEN))
def test_a_word_that_does_not_say_how_often_states_no_frequency(item) -> None:
    [(_, tier)] = effects(f"* {item}", "effect frequency_tier")
    assert tier == "not_known"


OWN = {
    "Anaphylaxis (rare but life-threatening)": "rare",
    "Serotonin syndrome (a rare but dangerous condition)": "rare",
    "Falls (common in older people)": "common",
    "Hepatitis (rarely reported)": "rare",
    "Hepatitis (very rare, with high doses)": "very_rare",
    "Cough (the most common side effect)": "common",
    "Low sodium (confusion; rare)": "rare",
}


@pytest.mark.parametrize(("item", "tier"), OWN.items(), ids=list(OWN))
def test_a_parenthesis_that_says_how_often_is_the_items_own_statement(item, tier) -> None:
    assert effects(f"* {item}", "frequency_tier") == [tier]


OPENED = {
    "Nausea, vomiting, and less commonly anemia": [("Nausea", None), ("vomiting", None), ("anemia", "uncommon")],
    "nausea, and rarely, rash, unsteadiness": [("nausea", None), ("rash", "rare"), ("unsteadiness", "rare")],
    "headache; rarely seizures, confusion": [("headache", None), ("seizures", "rare"), ("confusion", "rare")],
    "pain and, in rare cases, hives or gout": [("pain", None), ("hives", "rare"), ("gout", "rare")],
    "rash, itching, rarely": [("rash", None), ("itching", "rare")],
    "rash and rare fever": [("rash", None), ("fever", "rare")],
}


@pytest.mark.parametrize(("words", "tiers"), OPENED.items(), ids=list(OPENED))
def test_a_frequency_behind_and_holds_to_the_end_and_not_for_the_piece_before(words, tiers) -> None:
    assert [(e.name, e.said.tier) for e in effects_in(words)] == tiers


COMPARED = ["Drowsiness, more common in children", "Cough, more often with high doses"]


@pytest.mark.parametrize("words", COMPARED)
def test_a_comparison_states_no_frequency(words) -> None:
    assert statement(words, is_group=False).tier is None


SERIOUS = {
    # words that say it of a group or of an item
    "serious": True, "more serious": True, "potentially serious": True, "dangerous": True, "life-threatening": True,
    "uncommon but serious": True, "mild nausea, and serious harm": True, "serious; some were fatal": True,
    "fatal": True, "a medical emergency": True, "requires immediate medical attention": True,
    "seek urgent medical help": True, "see a doctor without delay": True, "prompt discontinuation": True, "severe side effects": True,
    # words that do not
    "some mild and others serious": False, "effects ranging from mild to very severe": False, "mild or serious": False,
    "some common and some rare but potentially severe": False, "other, less serious side effects": False,
    "serious adverse reactions and adverse reactions leading to discontinuation": False,
    "some effects may be more common or serious than others": False, "minor but some are life-threatening": False,
    "serious or minor side effects": False,
    "important": False, "significant": False, "clinically significant": False, "not serious": False, "mild": False,
}  # fmt: skip


@pytest.mark.parametrize(("words", "serious"), SERIOUS.items(), ids=list(SERIOUS))
def test_what_makes_a_group_serious(words, serious) -> None:
    assert statement(words).is_serious == serious


def test_a_sentence_that_calls_some_effects_serious_makes_none_of_its_list_serious() -> None:
    body = "It may cause side effects, some mild and others serious. These can include:\n\n* Gout\n* Rash"
    assert effects(body, "effect is_serious") == [("Gout", False), ("Rash", False)]


def test_one_effect_that_runs_from_mild_to_serious_can_be_serious() -> None:
    assert effects("* Bleeding (ranging from minor to fatal)", "effect is_serious") == [("Bleeding", True)]


def test_severe_in_an_effects_own_name_is_not_serious_but_serious_is() -> None:
    body = "* Severe headache\n* Serious infections\n"
    assert effects(body, "effect is_serious") == [("Severe headache", False), ("Serious infections", True)]


CIRCUMSTANCES = [
    ("Long-term effects", "long_term"),
    ("with prolonged use", "long_term"),
    ("With lengthy use:", "long_term"),
    ("after chronic use", "long_term"),
    ("with long-term treatment", "long_term"),
    ("Withdrawal symptoms", "withdrawal"),
    ("upon abrupt discontinuation", "withdrawal"),
    ("symptoms that persist after discontinuation", None),
    ("in case of overdose", "overdose"),
    ("Post-marketing reports", "post_marketing"),
    ("Common side effects", None),
    ("Long-lasting headache", None),
]


@pytest.mark.parametrize(("words", "context"), CIRCUMSTANCES, ids=[c[0] for c in CIRCUMSTANCES])
def test_a_circumstance_names_the_context(words, context) -> None:
    assert statement(words).context == context


WHERE = {
    "none": ("* Nausea", "not_known", "none", None),
    "item": ("* Nausea (rare)", "rare", "item", "rare"),
    "group": ("Rare:\n\n* Nausea", "rare", "group", "Rare"),
    "numeric": ("Rare (< 0.1 %):\n\n* Nausea", "rare", "numeric", "< 0.1 %"),
    "item beats group": ("Common:\n\n* Nausea (rare)", "rare", "item", "rare"),
    "item's number beats group": ("Common:\n\n* Nausea (15 %)", "very_common", "numeric", "15 %"),
}


@pytest.mark.parametrize(("body", "tier", "basis", "text"), WHERE.values(), ids=list(WHERE))
def test_the_basis_tells_where_the_tier_stands(body, tier, basis, text) -> None:
    assert effects(body, "frequency_tier frequency_basis frequency_text") == [(tier, basis, text)]


NEAREST = {
    "sub-heading over section": ("#### Rare\n\n* Stroke", "rare"),
    "introduction over sub-heading without one": ("#### Serious\n\nRarely, the following occur:\n\n* Stroke", "rare"),
    "item over sub-heading": ("#### Rare\n\n* Stroke (very rare)", "very_rare"),
    "a later group ends the earlier": ("**Common:**\n\n* Nausea\n\n**Rare:**\n\n* Stroke", "common rare"),
    "a group without frequency ends the earlier": ("**Common:**\n\n* Nausea\n\n**Long-term effects:**\n\n* Anaemia",
                                                   "common not_known"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "tiers"), NEAREST.values(), ids=list(NEAREST))
def test_the_nearest_statement_wins(body, tiers) -> None:
    assert " ".join(effects(body, "frequency_tier")) == tiers


def test_a_bare_word_is_never_turned_into_numbers() -> None:
    assert effects("Common:\n\n* Nausea", "frequency_lower frequency_upper") == [(None, None)]


def test_a_number_gives_the_stated_bounds_alone() -> None:
    body = "Common (1-10 %):\n\n* Nausea\n* Headache (> 5 %)"
    assert effects(body, "frequency_lower frequency_upper") == [(0.01, 0.1), (0.05, None)]


def test_the_table_of_words_names_tiers_and_contexts_of_the_schema() -> None:
    assert set(table("frequency")["tiers"]) == set(TIERS)
    assert set(table("frequency")["contexts"]) == set(CONTEXTS)
