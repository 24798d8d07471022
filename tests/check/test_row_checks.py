"""A row that breaks a critical rule goes to `rejects`, everything that hung on it too, and the rest goes on."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from tests.check.builders import changed, column, good_pages, linked, row_of

from conftest import ROOT
from materia_medica.check.row_checks import accept
from materia_medica.check.table_checks import check_tables, extracted
from materia_medica.rejects import HUNG_ON_PAGE, Refusal, refuse
from materia_medica.schema import PAGE_TABLES, TABLES
from materia_medica.schema.arrow import arrow_schema


@pytest.fixture(scope="module")
def pages():
    return good_pages()


def rejected(tables):
    return tables["rejects"].to_pylist()


def test_good_rows_all_go_on(pages):
    accepted = accept(pages, project=ROOT)
    assert {n: t.num_rows for n, t in accepted.items()} == {n: t.num_rows for n, t in pages.items()}
    assert rejected(accepted) == []


def test_a_row_that_breaks_a_rule_stands_in_rejects_with_rule_reason_and_itself(pages):
    i = row_of(pages, "side_effects", frequency_basis="numeric")
    key, page = column(pages, "side_effects", "side_effect_id")[i], column(pages, "side_effects", "monograph_id")[i]
    accepted = accept(changed(pages, "side_effects", i, frequency_tier="rare"), project=ROOT)
    (reject,) = rejected(accepted)
    assert (reject["stage"], reject["table"], reject["row_key"]) == ("check", "side_effects", key)
    assert f"{reject['source']}/{reject['path']}" == page
    assert reject["rule"] == "side_effects.tier_fits_bounds"
    assert "frequency_tier: rare; frequency_lower: 0.02" in reject["reason"]
    assert json.loads(reject["row_json"])["effect"] == "tiredness"
    assert key not in column(accepted, "side_effects", "side_effect_id")


def test_rows_extracted_are_rows_released_and_rows_rejected(pages):
    damaged = changed(pages, "side_effects", 0, effect="")
    damaged = changed(damaged, "faqs", 1, answer="<p>No</p>")
    damaged = changed(damaged, "monographs", 0, name="")
    accepted = accept(damaged, project=ROOT)
    refused = Counter(r["table"] for r in rejected(accepted))
    for name, rows in extracted(damaged).items():
        assert rows == accepted[name].num_rows + refused[name], name


def test_everything_that_hangs_on_a_refused_page_goes_with_it(pages):
    page = column(pages, "monographs", "monograph_id")[0]
    accepted = accept(changed(pages, "monographs", 0, name=""), project=ROOT)
    for name in ("monographs", "side_effects", "faqs", "sections", "asides"):
        assert page not in column(accepted, name, "monograph_id")
    rules = Counter((r["table"], r["rule"]) for r in rejected(accepted))
    assert rules["monographs", "monographs.no_empty_string"] == 1
    assert rules["side_effects", HUNG_ON_PAGE] == 11
    (whole,) = (r["row_json"] for r in rejected(accepted) if r["table"] == "monographs")
    assert json.loads(whole) == {"sha256": column(pages, "monographs", "sha256")[0]}


def test_a_row_that_breaks_several_rules_is_rejected_once_and_names_them(pages):
    accepted = accept(changed(pages, "faqs", 0, question="Q: <b>Why?</b>"), project=ROOT)
    (reject,) = rejected(accepted)
    assert "It breaks also: " in reject["reason"]
    both = {reject["rule"], *reject["reason"].split("It breaks also: ")[1].rstrip(".").split(", ")}
    assert both >= {"faqs.question_is_trimmed", "faqs.markup_in"}


def test_a_warning_refuses_no_row(pages):
    i = row_of(pages, "side_effects", is_serious=True)
    accepted = accept(changed(pages, "side_effects", i, is_serious=False, seriousness_basis="none"), project=ROOT)
    assert rejected(accepted) == []


def test_a_release_without_the_refused_rows_passes_every_table_check(pages):
    damaged = changed(pages, "side_effects", 2, effect="or vomiting")
    damaged = changed(damaged, "sections", 1, evidence_end=10**6)
    accepted = accept(damaged, project=ROOT)
    assert len(rejected(accepted)) == 2
    results = check_tables(linked(accepted), previous=None, project=ROOT, extracted=extracted(damaged))
    assert [r.rule for r in results.results if not r.passed] == []
    counts = {c.table: (c.extracted, c.released, c.rejected) for c in results.counts}
    assert counts["side_effects"] == (44, 43, 1)
    assert [(r.table, r.rule, r.rows) for r in results.refused] == [
        ("sections", "sections.evidence_in_text", 1),
        ("side_effects", "side_effects.effect_is_no_fragment", 1),
    ]


def test_more_refused_rows_than_the_limit_stop_the_release(pages):
    damaged = pages
    for i in range(25):
        damaged = changed(damaged, "side_effects", i, effect="and")
    accepted = accept(damaged, project=ROOT)
    results = check_tables(linked(accepted), previous=None, project=ROOT, extracted=extracted(damaged))
    assert "rejects.share.side_effects" in {r.rule for r in results.of_status("failed")}
    assert results.too_many_rejects


def test_the_same_rows_give_the_same_rejects(pages):
    damaged = changed(pages, "side_effects", 0, effect="and")
    assert accept(damaged, project=ROOT)["rejects"].equals(accept(damaged, project=ROOT)["rejects"])


def test_copies_of_one_row_are_refused_under_names_of_their_own(pages):
    doubled = {**pages, "faqs": pages["faqs"].take([0, 0, 0, *range(1, pages["faqs"].num_rows)])}
    out = refuse(doubled, {"faqs": {1: Refusal("faqs.x", "Again."), 2: Refusal("faqs.x", "Again.")}}, "check")
    assert len(set(column(out, "rejects", "reject_id"))) == 2


def test_tables_keep_their_declared_shape(pages):
    accepted = accept(changed(pages, "side_effects", 0, effect="and"), project=ROOT)
    for name in PAGE_TABLES:
        assert accepted[name].schema.names == arrow_schema(TABLES[name]).names
    assert accepted["rejects"].schema.equals(arrow_schema(TABLES["rejects"]), check_metadata=True)
