"""What is found without the library of the rules is what the library finds: of every rule, broken and not."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from functools import cache
from typing import Any

import pyarrow as pa
import pytest
from tests.check.builders import Tables, good
from tests.check.cases import CASES

from conftest import ROOT
from materia_medica.check import outcomes
from materia_medica.check.columns import Columns
from materia_medica.check.facts import Facts
from materia_medica.check.figures import figures_table
from materia_medica.check.plainly import judged
from materia_medica.check.suites import RELEASE, Expectation, load_suites
from materia_medica.check.validate import Verdict, validate

SUITES = load_suites(ROOT)
RULES = {rule.name: rule for rules in SUITES.values() for rule in rules}
EXAMPLE = next(iter(RULES.values()))
WORDS = ("", "a", "A b", "b\n", "b\u00a0", "é", "e\u0301", "ſ", "K", "1", "-1", "very common", "\t", "x" * 40, None)
NUMBERS = (0, 1, -1, 2, 10, 2**40, None)
SHARES = (0.0, -0.0, 0.5, 1.0, 1.0000001, 1e300, None)
TRUTHS = (True, False, None)
OF_TYPE = {pa.string(): WORDS, pa.int64(): NUMBERS, pa.float64(): SHARES, pa.bool_(): TRUTHS}
PATTERNS = sorted(
    {r.kwargs["regex"] for r in RULES.values() if "regex" in r.kwargs} | {"b$", r"\s", r"\w", r"\d", "^$"}
)


@cache
def good_tables() -> Tables:
    tables = good()
    return {**tables, RELEASE: figures_table(tables)}


def rule_of(kind: str, **kwargs: Any) -> Expectation:
    return replace(
        EXAMPLE, name=f"t.{kind}", table="t", level="row", expectation=f"expect_column_{kind}", kwargs=kwargs
    )


def held_to_library(columns: Columns, rules: list[Expectation]) -> dict[str, Verdict]:
    """Verdicts found without the library, which are those that it finds."""
    found = judged(columns, rules)
    wanted = validate(columns, [rule for rule in rules if rule.name in found])
    assert {name: (bool(v.passed), v.failing) for name, v in found.items()} == {
        name: (bool(v.passed), v.failing) for name, v in wanted.items()
    }
    return found


@pytest.mark.parametrize("table", SUITES)
def test_no_rule_of_a_sound_release_needs_the_library(table, monkeypatch):
    def never(columns, rules):
        assert rules == [], [rule.name for rule in rules]
        return {}

    monkeypatch.setattr(outcomes, "validate", never)
    found = outcomes.outcomes(Facts(good_tables()), table, SUITES[table], plainly=True)
    assert {name for name, verdict in found.items() if verdict is None or not verdict.passed} == set()


@pytest.mark.parametrize("rule", RULES)
def test_each_damage_is_found_without_the_library_or_left_to_it(rule):
    table = rule.split(".", 1)[0]
    damaged = CASES[rule].damage(good_tables())
    plainly = outcomes.outcomes(Facts(damaged), table, [RULES[rule]], plainly=True)[rule]
    wanted = outcomes.outcomes(Facts(damaged), table, [RULES[rule]])[rule]
    assert plainly is not None
    assert plainly == wanted
    assert not plainly.passed


@pytest.mark.parametrize("stored", OF_TYPE, ids=str)
def test_random_columns_are_judged_as_the_library_judges_them(stored):
    chance = random.Random(str(stored))
    count = 0
    for _ in range(8):
        values = [chance.choice(OF_TYPE[stored]) for _ in range(chance.choice((0, 1, 5, 40)))]
        columns = Columns({"c": pa.chunked_array([pa.array(values, stored)])}, len(values))
        some = [v for v in dict.fromkeys(chance.choices(OF_TYPE[stored], k=4)) if v is not None] or [OF_TYPE[stored][0]]
        rules = [
            rule_of("values_to_be_null", column="c"),
            rule_of("values_to_be_in_set", column="c", value_set=some),
            replace(rule_of("values_to_be_in_set", column="c", value_set=some[:1]), name="t.in_set_of_one"),
        ]
        if stored == pa.string():
            rules += [
                rule_of("value_lengths_to_be_between", column="c", min_value=chance.choice((None, 0, 1)), max_value=2)
            ]
            for number, pattern in enumerate(PATTERNS):
                for kind in ("values_to_match_regex", "values_to_not_match_regex"):
                    one = rule_of(kind, column="c", regex=pattern)
                    rules.append(replace(one, name=f"{one.name}.{number}"))
        if stored in (pa.int64(), pa.float64()):
            least, most = sorted(chance.sample([-1, 0, 1, 2], 2))
            rules += [rule_of("values_to_be_between", column="c", min_value=least, max_value=most)]
        count += len(held_to_library(columns, rules))
    assert count >= 8


@pytest.mark.parametrize(
    "kwargs",
    [{"value_set": ["a", None]}, {"value_set": ["a", 1]}, {"value_set": []}, {"value_set": ["a"], "mostly": 0.5},
     {"value_set": ["a"], "row_condition": 'col("c") == "a"', "condition_parser": "great_expectations"}],
)  # fmt: skip
def test_what_is_in_doubt_is_left_to_the_library(kwargs):
    columns = Columns({"c": pa.chunked_array([["a", "b", None]])}, 3)
    assert judged(columns, [rule_of("values_to_be_in_set", column="c", **kwargs)]) == {}


def test_where_two_engines_read_a_pattern_differently_the_library_is_asked():
    columns = Columns({"c": pa.chunked_array([["b", "b\n"]])}, 2)
    assert re.search("b$", "b\n")
    assert judged(columns, [rule_of("values_to_match_regex", column="c", regex="b$")]) == {}


def test_a_key_that_is_there_twice_is_left_to_the_library():
    columns = Columns({"c": pa.chunked_array([["a", "b", "a"]])}, 3)
    assert judged(columns, [rule_of("values_to_be_unique", column="c")]) == {}
