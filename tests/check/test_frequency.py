"""Tier against numbers and words, as the extraction rules say (CIOMS III / EU SmPC bands)."""

from __future__ import annotations

import pytest

from materia_medica.check.derived.frequency import fits_label, tier_fits
from materia_medica.check.derived.said import detail_stands
from materia_medica.check.wordlists import says_context, says_serious, tiers_said


@pytest.mark.parametrize(
    ("tier", "lower", "upper", "words", "fits"),
    [
        ("very_common", 0.1, None, "> 10 %", True),
        ("common", 0.1, None, "> 10 %", False),
        ("common", 0.01, 0.1, "1-10 %", True),
        ("very_common", 0.01, 0.1, "1-10 %", False),
        ("common", 0.05, None, "> 5 %", True),
        ("common", None, 0.1, "up to 1 in 10", True),
        ("uncommon", None, 0.01, "< 1 %", True),
        ("rare", None, 0.01, "< 1 %", False),
        ("rare", None, 0.01, "rare (< 1 %)", True),
        ("uncommon", None, 0.1, "less common (1-10 % or less)", True),
        ("rare", None, 0.001, "fewer than 1 in 1,000", True),
        ("very_rare", None, 0.0001, "< 0.01 %", True),
        ("very_rare", 0.0, 0.08, "0; 4 (8 %)", True),
        ("common", 0.0, 0.08, "0-8 %", True),
        ("rare", 0.0, 0.08, "0; 4 (8 %)", False),
        ("very_rare", None, 0.08, "up to 8 %", False),
        ("common", None, 0.001, "common (< 0.1 %)", False),
        ("uncommon", 0.001, 0.01, "0.1-1 %", True),
        ("not_known", 0.02, None, "2 %", False),
        ("very_common", 1.0, 1.0, "100 %", True),
        ("rare", None, None, "rare", True),
    ],
)
def test_tier_and_bounds(tier, lower, upper, words, fits):
    assert tier_fits(tier, lower, upper, words) is fits


@pytest.mark.parametrize(
    ("statement", "tiers"),
    [
        ("Less common or rare", ["uncommon", "rare"]),
        ("very rarely", ["very_rare"]),
        ("Most common", ["common"]),
        ("mild and infrequent common side effects", ["uncommon", "common"]),
        ("unknown", []),
    ],
)
def test_words_for_tiers(statement, tiers):
    assert tiers_said(statement) == tiers


def test_words_for_seriousness():
    assert says_serious("Rare but serious side effects:")
    assert says_serious("Potentially life\u2011threatening")
    assert not says_serious("Less serious side effects")
    assert not says_serious("Severe allergic reactions")  # severe is part of the effect's own name


def test_a_long_introduction_names_no_context():
    assert says_context("Long-term effects")
    assert not says_context("Although it was taken from the market before its withdrawal symptoms were well described")


@pytest.mark.parametrize(
    ("tier", "basis", "words", "label", "evidence", "fits"),
    [
        ("rare", "group", "Rare", "Rare side effects", "Gout", True),
        ("rare", "item", "rarely", "Common side effects", "Rarely, gout", True),
        ("rare", "group", "rare", "Common side effects", "Gout", False),
        ("common", "numeric", "1-10 %", "Uncommon", "Gout in 1-10 %", True),
        ("common", "numeric", "1-10 %", "Uncommon (1-10 %)", "Gout", True),
        ("common", "numeric", "1-10 %", "Uncommon", "Gout", False),
        ("rare", "numeric", "rare (< 1 %)", "Uncommon", "Gout, rare and in < 1 %", True),
        ("not_known", "none", None, "Common side effects", "Gout", False),
        ("not_known", "none", None, "Common side effects", "Gout (frequency not known)", True),
        ("rare", "group", "rare", "Gastrointestinal", "Gout", True),
        ("rare", "group", "rare", None, "Gout", True),
    ],
)
def test_another_tier_than_the_labels_needs_a_statement_of_its_own(tier, basis, words, label, evidence, fits):
    assert fits_label(tier, basis, words, label, evidence) is fits


def test_a_number_directly_behind_a_label_holds_for_its_group():
    said = ("very_common", "numeric", "more than 10 %", "Common side effects", "Gout")
    assert fits_label(*said, behind=": these occur in more than 10 % of patients")
    assert not fits_label(*said, behind=":")
    assert not fits_label("rare", "group", "rare", "Common side effects", "Gout", behind=" rare")


def test_a_detail_stands_in_its_evidence_and_in_a_regulators_document_in_a_footnote_too() -> None:
    page = "Rash a | 4\n\na Includes macular rash."
    assert detail_stands("macular", "macular rash", None)
    assert detail_stands("Includes macular rash", "Rash a | 4", page)
    assert not detail_stands("Includes macular rash", "Rash a | 4", None)
    assert not detail_stands("Includes rash of the hands", "Rash a | 4", page)
