"""A check that cannot fail is a defect: every expectation is broken by its own smallest damage, and by it alone."""

from __future__ import annotations

from functools import cache

import pytest
from tests.check.builders import Tables, good
from tests.check.cases import CASES

from conftest import ROOT
from materia_medica.check.facts import Facts
from materia_medica.check.figures import figures_table
from materia_medica.check.generate import generated
from materia_medica.check.of_rules import results_by_table
from materia_medica.check.results import RuleResult
from materia_medica.check.suites import RELEASE, load_suites, suite_text, suites_folder
from materia_medica.schema import TABLES

SUITES = load_suites(ROOT)
RULES = {r.name: r for rules in SUITES.values() for r in rules}


RECOMPUTING = (
    "id_fits_fields", "drug_id_fits_ingredients", "differs_from_linked_in", "differs_from_source_in",
    "frequency_rank_fits_tier",
    "seriousness_basis_fits", "hash_is_of_one_text", "page_is_once", "effect_in_evidence", "detail_in_evidence", "question_in_evidence",
    "answer_in_evidence", "answer_is_whole", "text_in_evidence", "heading_opens_evidence", "label_before_evidence",
)  # fmt: skip
"""Rules that compare a value with the page or with what it follows from: any other damage to the value breaks them too."""


def recomputes(rule: str) -> bool:
    return rule.rsplit(".", maxsplit=1)[-1] in RECOMPUTING


@cache
def good_tables() -> Tables:
    tables = good()
    return {**tables, RELEASE: figures_table(tables)}


def results(table: str, tables: Tables) -> dict[str, RuleResult]:
    return {r.rule: r for r in results_by_table(Facts(tables), {table: SUITES[table]})[table]}


@pytest.mark.parametrize("table", SUITES)
def test_a_good_release_breaks_nothing(table):
    assert {n: r.message for n, r in results(table, good_tables()).items() if not r.passed} == {}


def test_every_expectation_has_a_case():
    assert set(RULES) - set(CASES) == set()
    assert set(CASES) - set(RULES) == set()


@pytest.mark.parametrize("rule", [r for r in RULES if not r.endswith(".all_columns")])
def test_its_own_damage_breaks_a_rule_and_it_alone(rule):
    table = rule.split(".", 1)[0]
    found = results(table, CASES[rule].damage(good_tables()))
    broken = {n for n, r in found.items() if not r.passed}
    assert rule in broken
    assert {r for r in broken if not recomputes(r)} - {rule} == {r for r in CASES[rule].also if not recomputes(r)}
    assert found[rule].failures >= 1
    unchecked = [r.message for r in found.values() if (r.message or "").startswith("cannot be checked")]
    assert unchecked == []


@pytest.mark.parametrize("table", TABLES)
def test_a_missing_column_is_a_named_failure_and_no_exception(table):
    found = results(table, CASES[f"{table}.all_columns"].damage(good_tables()))
    lost = TABLES[table].columns[-1].name
    assert not found[f"{table}.all_columns"].passed
    others = [r for r in found.values() if not r.passed and r.rule != f"{table}.all_columns"]
    assert others
    assert all(lost in (r.message or "") for r in others)


@pytest.mark.parametrize("table", TABLES)
def test_the_generated_part_of_a_suite_is_what_the_schema_says(table):
    in_file = [r for r in SUITES[table] if r.origin == "schema"]
    assert in_file == list(generated(TABLES[table])), "write it anew: materia check --generate"


@pytest.mark.parametrize("table", SUITES)
def test_a_suite_file_is_as_the_writer_writes_it(table):
    from materia_medica.check.generate import FIGURES_ABOUT

    about = TABLES[table].description if table in TABLES else FIGURES_ABOUT
    text = (suites_folder(ROOT) / f"{table}.json").read_text("utf-8")
    assert text == suite_text(table, about, SUITES[table]), "write it anew: materia check --generate"


def test_every_expectation_says_why_and_how_bad():
    for rule in RULES.values():
        assert rule.name.startswith(f"{rule.table}.")
        assert len(rule.why) > 15, rule.name
        assert rule.why.endswith("."), rule.name
        assert rule.severity in ("critical", "warning")
