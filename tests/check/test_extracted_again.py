"""Pages of a release are extracted again from their text and structure, and the rows compared."""

from __future__ import annotations

import datetime
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest
from tests.check.builders import changed, column, good, row_of

from conftest import ROOT
from materia_medica.check.extracted_again import begin_again, extract_again
from materia_medica.check.facts import Facts
from materia_medica.check.folder import linked_by
from materia_medica.check.of_rules import results_by_table
from materia_medica.check.results import CheckResults
from materia_medica.check.suites import load_suites
from materia_medica.correct.apply import apply_corrections
from materia_medica.correct.record import corrections_of, recorded
from materia_medica.release.code import code_version
from materia_medica.settings.corrections import Correction


@pytest.fixture(scope="module")
def tables():
    return good()


def failed(results):
    return {r.rule: r for r in results if not r.passed}


def rotated(tables, table, name):
    values = column(tables, table, name)
    for row, value in enumerate([*values[1:], values[0]]):
        tables = changed(tables, table, row, **{name: value})
    return tables


def test_another_process_finds_what_is_found_here(tables):
    wrong = rotated(tables, "faqs", "answer")
    with ProcessPoolExecutor(1, get_context("spawn")) as other:
        found = begin_again(wrong, most=2, seed="x", by=other)
        assert found() == extract_again(wrong, most=2, seed="x")
    assert [r.rule for r in found() if not r.passed] == ["faqs.extracted_again"]


def test_rows_as_extraction_made_them_pass(tables):
    assert failed(extract_again(tables)) == {}


@pytest.mark.parametrize(
    ("table", "name"),
    [("side_effects", "frequency_tier"), ("side_effects", "group_label"), ("faqs", "topic"), ("sections", "kind"),
     ("asides", "reason"), ("monographs", "name"), ("side_effects", "context")],
)  # fmt: skip
def test_a_column_whose_values_changed_places_is_named(table, name, tables):
    found = failed(extract_again(rotated(tables, table, name)))[f"{table}.extracted_again"]
    assert found.stops
    assert f"{name}: " in found.examples[0].found


def test_a_row_too_few_or_too_many_is_named(tables):
    gone = {**tables, "faqs": tables["faqs"].slice(1)}
    (example,) = failed(extract_again(gone))["faqs.extracted_again"].examples
    assert example.found.startswith("the page states a row that is not there: What is Balabaxol + Celanixol used for?")
    other = changed(tables, "faqs", 0, faq_id="q" + "0" * 16)
    assert any("no row of this page" in e.found for e in failed(extract_again(other))["faqs.extracted_again"].examples)


def test_a_page_that_cannot_be_extracted_any_more_is_named(tables):
    damaged = changed(tables, "monographs", 1, structure="{}")
    found = failed(extract_again(damaged))["monographs.extracted_again"]
    assert "cannot be extracted: ValueError: no structure of a page" in found.examples[0].found


def test_the_licence_and_origin_are_those_of_the_source(tables):
    damaged = changed(tables, "monographs", 0, license="All rights reserved")
    assert "license: " in failed(extract_again(damaged))["monographs.extracted_again"].examples[0].found


def test_a_sample_is_drawn_by_its_seed_and_all_pages_see_every_row(tables):
    damaged = changed(tables, "monographs", 1, name="Otherol")
    seen = [bool(failed(extract_again(damaged, most=1, seed=str(n)))) for n in range(30)]
    assert set(seen) == {True, False}
    assert failed(extract_again(damaged, most=None))


def test_rows_of_other_code_may_differ_and_that_is_said(tables):
    damaged = changed(tables, "faqs", 0, topic="storage")
    found = failed(extract_again(damaged, by_other_code=True))["faqs.extracted_again"]
    assert found.status == "warning"
    assert "made by other code" in found.message


def test_what_people_corrected_and_what_was_rejected_is_no_difference(tables):
    row = row_of(tables, "faqs", topic="driving")
    corrections = [
        Correction(place="corrections/a.yaml, entry 1", table="faqs", page=column(tables, "faqs", "monograph_id")[row],
                   row=column(tables, "faqs", "faq_id")[row], found={"topic": "driving"}, becomes={"topic": "other"},
                   why="Because.", who="A. Reviewer", when=datetime.date(2026, 1, 31)),
        Correction(place="corrections/a.yaml, entry 2", table="faqs", page=column(tables, "faqs", "monograph_id")[0],
                   row=column(tables, "faqs", "faq_id")[0], found={"topic": "usage"}, becomes=None,
                   why="Because.", who="A. Reviewer", when=datetime.date(2026, 1, 31)),
    ]  # fmt: skip
    mended = apply_corrections(tables, corrections)
    assert failed(extract_again(mended)).keys() == {"faqs.extracted_again"}
    assert corrections_of({"corrections": recorded(corrections)}) == corrections
    assert failed(extract_again(mended, corrections=corrections)) == {}


def test_tables_that_cannot_be_compared_are_named(tables):
    found = failed(extract_again({n: t for n, t in tables.items() if n != "sections"}))
    assert "sections cannot be used" in found["faqs.extracted_again"].message


def test_linking_by_other_code_may_differ_and_that_is_said_too(tables):
    rule = next(r for r in load_suites(ROOT)["effects"] if r.name == "effects.differs_from_linked_in")
    found = results_by_table(Facts(changed(tables, "effects", 0, is_lab_finding=True)), {"effects": [rule]})["effects"]
    assert [r.status for r in linked_by(CheckResults(tuple(found)), {"sha256": code_version()["sha256"]}).results] == [
        "failed"
    ]
    (softened,) = linked_by(CheckResults(tuple(found)), {"sha256": "0" * 64}).results
    assert softened.status == "warning"
    assert "made by other code" in softened.message
