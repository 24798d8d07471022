"""What is refused as no effect, and what only looks like it: a rule that refuses a good row loses data."""

from __future__ import annotations

import pytest
from tests.check.builders import good
from tests.check.mutations import put

from conftest import ROOT
from materia_medica.check.facts import Facts
from materia_medica.check.of_rules import results_by_table
from materia_medica.check.suites import load_suites

RULES = [r for r in load_suites(ROOT)["side_effects"] if r.name.split(".")[1].startswith("effect_is_no_")]


def broken_by(words: str) -> set[str]:
    tables = good(3)
    rows = tables["side_effects"].num_rows
    tables = put(tables, "side_effects", effect=[words] * rows)
    found = results_by_table(Facts(tables), {"side_effects": RULES})["side_effects"]
    return {r.rule.split(".")[1] for r in found if not r.passed}


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("contact your doctor", "effect_is_no_advice"),
        ("seek immediate medical attention", "effect_is_no_advice"),
        ("avoid prolonged exposure", "effect_is_no_advice"),
        ("call an ambulance", "effect_is_no_advice"),
        ("This is not a complete list", "effect_is_no_sentence"),
        ("usually mild. They pass with time. See above", "effect_is_no_sentence"),
        ("and vomiting", "effect_is_no_fragment"),
        ("increased risk of", "effect_is_no_fragment"),
        ("Rare", "effect_is_no_fragment"),
        ("side effects", "effect_is_no_fragment"),
    ],
)
def test_no_effect(words, rule):
    assert rule in broken_by(words)


@pytest.mark.parametrize(
    "words",
    [
        "contact dermatitis", "C. difficile infection", "St. Anthony's fire", "severe allergic reactions",
        "rare blood disorders", "orthostatic hypotension", "getting up at night to urinate", "reported hair loss",
        "avoidance of light", "common cold", "other skin reactions", "asking the same question again and again",
        "YEL-AND",
    ],
)  # fmt: skip
def test_effects_that_begin_like_advice_or_end_like_a_sentence(words):
    assert broken_by(words) == set()
