"""What Arrow decides of a rule is what Great Expectations finds, row by row, over good tables and damaged ones."""

from __future__ import annotations

import dataclasses
from functools import cache

import pyarrow as pa
import pytest
from tests.check.builders import Tables, good
from tests.check.cases import CASES

from conftest import ROOT
from materia_medica.check.by_arrow import decide
from materia_medica.check.facts import Facts
from materia_medica.check.figures import figures_table
from materia_medica.check.frames import frame, shape
from materia_medica.check.suites import RELEASE, Expectation, load_suites
from materia_medica.check.validate import validate, validate_by_library

SUITES = load_suites(ROOT)
RULES = {rule.name: rule for rules in SUITES.values() for rule in rules}


@cache
def good_tables() -> Tables:
    tables = good()
    return {**tables, RELEASE: figures_table(tables)}


def columns_of(tables: Tables, table: str, rules: list[Expectation]) -> pa.Table:
    facts = Facts(tables)
    return shape(tables[table]) if rules[0].level == "shape" else frame(facts, table, rules)[0]


@pytest.mark.parametrize("table", SUITES)
def test_over_good_tables_both_find_nothing(table) -> None:
    for of_shape in (True, False):
        rules = [r for r in SUITES[table] if (r.level == "shape") is of_shape]
        if rules:
            columns = columns_of(good_tables(), table, rules)
            decided = {r.name: decide(columns, r) for r in rules}
            assert decided == validate_by_library(columns, rules), "and none is left to the library"


@pytest.mark.parametrize("table", SUITES)
def test_over_damaged_tables_both_find_the_same_rows(table) -> None:
    damaged, rules = [], []
    for rule in (r for r in SUITES[table] if r.level != "shape" and r.name in CASES):
        tables = CASES[rule.name].damage(good_tables())
        columns = columns_of(tables, table, [rule])
        if set(rule.columns) <= set(columns.column_names):
            damaged.append(columns)
            rules.append(rule)
    for columns, rule in zip(damaged, rules, strict=True):
        if (verdict := decide(columns, rule)) is not None:
            assert {rule.name: verdict} == validate_by_library(columns, [rule])
            assert not verdict.passed
        else:
            assert rule.expectation == "expect_compound_columns_to_be_unique", "its rows are found by the library"


def rule(expectation: str, **kwargs) -> Expectation:
    return Expectation("t.rule", "t", "row", "knowledge", "critical", "Why.", expectation, kwargs)


WORDS = pa.chunked_array([["dry mouth", None, ""], ["Dry\nmouth\n", "π", "dry mouth", "1٣"]])
NUMBERS = pa.chunked_array([[1, None, 3], [-7, 3, 2**62]])


@pytest.mark.parametrize(
    ("values", "asked"),
    [
        (WORDS, rule("expect_column_values_to_match_regex", column="c", regex=r"mouth$")),
        (WORDS, rule("expect_column_values_to_match_regex", column="c", regex=r"^\d+$")),
        (WORDS, rule("expect_column_values_to_not_match_regex", column="c", regex=r"(?i)^DRY|\w$")),
        (WORDS, rule("expect_column_values_to_not_match_regex", column="c", regex=r"(?<!\w)mouth")),
        (WORDS, rule("expect_column_value_lengths_to_be_between", column="c", min_value=1, max_value=9)),
        (WORDS, rule("expect_column_values_to_be_in_set", column="c", value_set=["dry mouth", ""])),
        (WORDS, rule("expect_column_values_to_be_unique", column="c")),
        (WORDS, rule("expect_column_values_to_be_null", column="c")),
        (NUMBERS, rule("expect_column_values_to_be_between", column="c", min_value=1, max_value=3)),
        (NUMBERS, rule("expect_column_values_to_be_between", column="c", max_value=2)),
        (pa.chunked_array([[0.5, None, 1.0]]), rule("expect_column_values_to_be_between", column="c", min_value=0.7)),
        (NUMBERS, rule("expect_column_values_to_be_in_set", column="c", value_set=[1, 3])),
        (NUMBERS, rule("expect_column_values_to_be_unique", column="c")),
        (
            pa.chunked_array([[True, None, False]]),
            rule("expect_column_values_to_be_in_set", column="c", value_set=[True]),
        ),
        (
            pa.chunked_array([pa.array([None, None], pa.string())]),
            rule("expect_column_values_to_be_unique", column="c"),
        ),
    ],
)
def test_of_values_of_every_kind_both_say_the_same(values, asked) -> None:
    columns = pa.table({"c": values})
    verdict = decide(columns, asked)
    assert verdict is not None
    assert {asked.name: verdict} == validate_by_library(columns, [asked])


@pytest.mark.parametrize(
    "asked",
    [
        rule("expect_column_values_to_match_regex", column="c", regex="x", mostly=0.5),
        rule("expect_column_values_to_be_in_set", column="c", value_set=[1]),
        rule("expect_column_values_to_be_in_set", column="c", value_set=[]),
        rule("expect_column_values_to_be_between", column="c", min_value=0),
        rule("expect_column_value_lengths_to_equal", column="c", value=3),
        rule("expect_column_values_to_match_regex", column="c", regex="(x"),
    ],
)
def test_whatever_else_a_suite_asks_is_left_to_the_library(asked) -> None:
    assert decide(pa.table({"c": WORDS}), asked) is None


def test_an_expectation_that_arrow_does_not_know_is_checked_all_the_same() -> None:
    asked = rule("expect_column_value_lengths_to_equal", column="c", value=9)
    other = dataclasses.replace(
        asked, name="t.other", expectation="expect_column_values_to_be_null", kwargs={"column": "c"}
    )
    found = validate(pa.table({"c": ["dry mouth", "rash"]}), [asked, other])
    assert (found["t.rule"].passed, found["t.rule"].failing) == (False, (1,))
    assert found["t.other"].failing == (0, 1)
