"""Corrections fix or drop single wrong values, and fail once they have outlived their error."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from tests.check.builders import changed, column, good_pages, linked, row_of

from conftest import ROOT
from materia_medica.check.row_checks import accept
from materia_medica.check.table_checks import check_tables, extracted
from materia_medica.correct import CorrectionError, apply
from materia_medica.settings.yaml import SettingsError


@pytest.fixture(scope="module")
def pages():
    return good_pages()


def row(pages, table="side_effects", **match):
    i = row_of(pages, table, **(match or {"frequency_tier": "common"}))
    key = {"side_effects": "side_effect_id", "faqs": "faq_id", "monographs": "monograph_id"}.get(table, "position")
    return {"page": column(pages, table, "monograph_id")[i], "row": str(column(pages, table, key)[i])}, i


def project(tmp_path: Path, *entries: dict) -> Path:
    (tmp_path / "corrections").mkdir(exist_ok=True)
    whole = [{"why": "The page says so.", "who": "A. Reviewer", "when": "2026-01-31", **e} for e in entries]
    text = yaml.safe_dump(whole).replace("'2026-01-31'", "2026-01-31")
    (tmp_path / "corrections" / "fixes.yaml").write_text(text, "utf-8")
    return tmp_path


def test_without_corrections_tables_stay_as_they_are(pages, tmp_path):
    assert apply(pages, tmp_path) == dict(pages)


def test_a_value_is_fixed(pages, tmp_path):
    where, i = row(pages)
    fix = {"table": "side_effects", **where, "found": {"is_serious": False}, "becomes": {"is_serious": True}}
    out = apply(pages, project(tmp_path, fix))
    assert column(out, "side_effects", "is_serious")[i] is True
    assert out["side_effects"].schema.equals(pages["side_effects"].schema, check_metadata=True)
    others = [c for c in pages["side_effects"].column_names if c != "is_serious"]
    assert out["side_effects"].select(others).equals(pages["side_effects"].select(others))


def test_a_list_and_an_enumeration_are_fixed_and_the_id_stays(pages, tmp_path):
    where, i = row(pages)
    fix = {"table": "side_effects", **where,
           "found": {"frequency_tier": "common", "frequency_text": "Common", "flags": []},
           "becomes": {"frequency_tier": "uncommon", "frequency_text": "Less common", "flags": ["reworded"]}}  # fmt: skip
    out = apply(pages, project(tmp_path, fix))
    found = out["side_effects"].slice(i, 1).to_pylist()[0]
    assert (found["frequency_tier"], found["flags"]) == ("uncommon", ["reworded"])
    assert found["side_effect_id"] == where["row"]


def test_a_fixed_effect_leads_to_its_own_distinct_effect(pages, tmp_path):
    where, i = row(pages, effect="nausea")
    fix = {"table": "side_effects", **where, "found": {"effect": "nausea"}, "becomes": {"effect": "Severe Nausea"}}
    out = apply(pages, project(tmp_path, fix))
    assert column(out, "side_effects", "effect_id")[i] == "severe-nausea"


def test_a_dropped_row_stands_in_rejects_with_who_and_why(pages, tmp_path):
    where, _ = row(pages, "faqs", question="May I drive?")
    drop = {"table": "faqs", **where, "found": {"question": "May I drive?"}, "drop": True}
    out = apply(pages, project(tmp_path, drop))
    assert out["faqs"].num_rows == pages["faqs"].num_rows - 1
    (reject,) = out["rejects"].to_pylist()
    assert (reject["stage"], reject["table"], reject["row_key"]) == ("correct", "faqs", where["row"])
    assert "A. Reviewer" in reject["reason"]
    assert "corrections/fixes.yaml, entry 1" in reject["reason"]


def test_a_release_with_dropped_rows_passes_the_checks(pages, tmp_path):
    where, _ = row(pages, "faqs", question="May I drive?")
    page, _ = row(pages, "monographs", kind="combination")
    out = apply(pages, project(
        tmp_path,
        {"table": "faqs", **where, "found": {"question": "May I drive?"}, "drop": True},
        {"table": "monographs", **page, "found": {"kind": "combination"}, "drop": True},
    ))  # fmt: skip
    tables = linked(accept(out, project=ROOT), pages=pages["monographs"].num_rows)
    results = check_tables(tables, previous=None, project=ROOT, extracted=extracted(pages))
    assert [r.rule for r in results.results if not r.passed and not r.rule.startswith("rejects.share.pages")] == []


def test_sections_are_named_by_page_and_position(pages, tmp_path):
    where, i = row(pages, "sections", kind="dosage")
    fix = {"table": "sections", **where, "found": {"kind": "dosage"}, "becomes": {"kind": "precautions"}}
    assert column(apply(pages, project(tmp_path, fix)), "sections", "kind")[i] == "precautions"


def test_another_value_than_expected_fails_and_names_file_entry_and_both_values(pages, tmp_path):
    where, i = row(pages)
    fix = {
        "table": "side_effects",
        **where,
        "found": {"frequency_tier": "common"},
        "becomes": {"frequency_tier": "rare"},
    }
    mended = changed(pages, "side_effects", i, frequency_tier="uncommon")
    said = r"corrections/fixes\.yaml, entry 1: expected frequency_tier 'common' .* found 'uncommon'"
    with pytest.raises(CorrectionError, match=said):
        apply(mended, project(tmp_path, fix))


def test_a_row_that_is_not_there_fails(pages, tmp_path):
    where, _ = row(pages)
    fix = {
        "table": "side_effects",
        **where,
        "row": "s" + "f" * 16,
        "found": {"effect": "x"},
        "becomes": {"effect": "y"},
    }
    with pytest.raises(CorrectionError, match="entry 1: no row sffffffffffffffff of side_effects on page samples/"):
        apply(pages, project(tmp_path, fix))


def test_a_page_of_a_source_that_is_not_in_this_run_is_left_out(pages, tmp_path):
    fix = {
        "table": "side_effects",
        "page": "elsewhere/a.md",
        "row": "s" + "f" * 16,
        "found": {"effect": "x"},
        "drop": True,
    }
    assert apply(pages, project(tmp_path, fix)) == dict(pages)


def test_two_entries_for_one_row_are_refused(pages, tmp_path):
    where, _ = row(pages)
    fix = {"table": "side_effects", **where, "found": {"is_serious": False}, "becomes": {"is_serious": True}}
    with pytest.raises(CorrectionError, match=r"entry 2: corrections/fixes\.yaml, entry 1 corrects the same row"):
        apply(pages, project(tmp_path, fix, fix))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"why": None}, "missing why"),
        ({"tier": "rare"}, "unknown field tier; known are becomes, drop"),
        ({"table": "drugs"}, "table: is 'drugs'; allowed are"),
        ({"when": "soon"}, "when: expected a date like 2026-01-31"),
        ({"becomes": None}, "either 'drop: true' or what the values become"),
        ({"drop": True}, "either 'drop: true' or what the values become"),
        ({"becomes": {"effect": "y"}}, "name the same columns"),
        ({"found": {"colour": 1}, "becomes": {"colour": 2}}, "no column 'colour'"),
        ({"becomes": {"frequency_tier": "daily"}}, "'frequency_tier' cannot be 'daily'"),
        ({"found": {"position": 1}, "becomes": {"position": 2}}, "is not corrected"),
        ({"found": {"side_effect_id": "a"}, "becomes": {"side_effect_id": "b"}}, "is not corrected"),
    ],
)
def test_an_entry_that_says_something_it_cannot_say_is_named(pages, tmp_path, change, said):
    where, _ = row(pages)
    fix = {
        "table": "side_effects",
        **where,
        "found": {"frequency_tier": "common"},
        "becomes": {"frequency_tier": "rare"},
    }
    with pytest.raises(SettingsError, match=rf"^corrections/fixes\.yaml, line \d+: entry 1: .*{said}"):
        apply(pages, project(tmp_path, {**fix, **change}))


def test_a_file_that_is_no_yaml_is_named(pages, tmp_path):
    (tmp_path / "corrections").mkdir()
    (tmp_path / "corrections" / "bad.yaml").write_text("- table: [\n")
    with pytest.raises(SettingsError, match=r"^corrections/bad\.yaml, line \d+: not valid YAML"):
        apply(pages, tmp_path)
