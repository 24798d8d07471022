"""Drift against the last release: what moves too far stops and names itself, small data sets make no noise."""

from __future__ import annotations

import pyarrow as pa
import pytest
from tests.check.builders import COMMON, SOURCE, drug_names, drug_page, linked, page_tables
from tests.check.mutations import put

from conftest import ROOT
from materia_medica.check.drift import compare
from materia_medica.check.figures import COLUMNS
from materia_medica.check.figures import MEASURED as MEASURED_TABLES
from materia_medica.check.suites import suites_folder
from materia_medica.schema import TABLES
from materia_medica.settings.drift import FILE_NAME, Accepted, Difference, accepted, load_ranges
from materia_medica.settings.yaml import SettingsError

RANGES = load_ranges(suites_folder(ROOT) / FILE_NAME)


def release(listing: int, drugs: int = 50, names=None):
    """`listing` of `drugs` drugs list nausea."""
    names = names or drug_names(drugs)
    without = tuple(e for e in COMMON if e != "nausea")
    return linked(page_tables([drug_page(n, common=COMMON if i < listing else without) for i, n in enumerate(names)]))


def failed(drift):
    return {r.rule: r for r in drift.results if not r.passed}


@pytest.fixture(scope="module")
def last():
    return release(10)


def test_the_same_release_again_is_no_drift(last):
    assert failed(compare(last, last, RANGES)) == {}


def test_an_effect_that_jumps_from_20_to_60_percent_of_the_drugs_stops_and_is_named(last):
    found = failed(compare(release(30), last, RANGES))
    assert "drift.effect_share.nausea" in found
    assert "20.0% in the last release, 60.0% now" in found["drift.effect_share.nausea"].message


def test_a_person_lets_a_jump_through_once_and_the_reason_is_recorded(last):
    now = release(30)
    drift = compare(now, last, RANGES, [Accepted("drift.effect_share.nausea", "checked 20 pages")])
    assert "drift.effect_share.nausea" not in failed(drift)
    (told,) = drift.accepted
    assert (told["rule"], told["reason"]) == ("drift.effect_share.nausea", "checked 20 pages")
    assert "60.0% now" in told["found"]
    assert {c.rule: c.status for c in drift.changes}["drift.effect_share.nausea"] == "accepted"


def test_a_committed_range_lets_a_jump_through(last):
    ranges = RANGES.model_copy(update={"effects": {"nausea": Difference(difference=(-0.1, 0.5), floor=15)}})
    assert "drift.effect_share.nausea" not in failed(compare(release(30), last, ranges))


def test_letting_through_what_is_not_there_is_told(last):
    drift = compare(last, last, RANGES, [Accepted("drift.pages", "no idea")])
    assert failed(drift)["drift.pages"].severity == "warning"
    assert drift.accepted == ()


def test_in_a_small_data_set_a_few_pages_are_no_drift():
    names = drug_names(8)
    small, other = release(2, names=names), release(6, names=names)
    assert failed(compare(other, small, RANGES)) == {}
    assert {c.status for c in compare(other, small, RANGES).changes} == {"passed", "small"}


def test_lost_pages_and_drugs_stop(last):
    found = failed(compare(release(10, names=drug_names(50)[:20]), last, RANGES))
    assert "drift.pages" in found
    assert "drift.vanished_drugs" in found
    assert found["drift.vanished_drugs"].examples


def test_a_new_value_stops_and_is_named(last):
    now = put(last, "monographs", language=["de"] * last["monographs"].num_rows)
    found = failed(compare(now, last, RANGES))
    assert found["drift.new_values.monographs.language"].message == "monographs.language has the new values de"


def test_a_source_without_pages_stops(last):
    other = {
        n: put(t, n, source=["other"] * t[n].num_rows)[n] if "source" in t[n].column_names else t[n]
        for t in [last]
        for n in t
    }
    found = failed(compare(other, last, RANGES))
    assert list(found) == ["drift.vanished_sources"]  # with no source in common nothing else is compared
    assert SOURCE.id in found["drift.vanished_sources"].message


def test_a_new_source_is_no_drift(last):
    """Its pages are not compared: the release before had none of them."""
    more = release(40)
    now = {}
    for name in ("monographs", "side_effects", "faqs", "sections", "asides"):
        other = put(more, name, source=["other"] * more[name].num_rows)[name].cast(last[name].schema)
        now[name] = pa.concat_tables([last[name], other]).unify_dictionaries()
    assert now["monographs"].num_rows == 2 * last["monographs"].num_rows
    assert failed(compare(now, last, RANGES)) == {}


def test_letting_through_needs_a_reason_and_a_rule_of_drift():
    assert accepted(["drift.pages"], "half of the site was closed") == (
        Accepted("drift.pages", "half of the site was closed"),
    )
    for rules, reason in ((["drift.pages"], None), (["drift.pages"], "  "), ([], "why"), (["faqs.markup_in"], "why")):
        with pytest.raises(SettingsError, match="accept-drift"):
            accepted(rules, reason)


MEASURED = [(name, column) for name in MEASURED_TABLES for column in sorted(COLUMNS) if column in TABLES[name].names]


@pytest.mark.parametrize(("table", "column"), MEASURED, ids=lambda said: said)
def test_a_column_that_the_last_release_lacks_is_named_and_everything_else_is_compared(last, table, column):
    without = {**last, table: last[table].drop_columns([column])}
    drift = compare(last, without, RANGES)
    assert drift.lacking == (f"{table}.{column}",)
    (told,) = failed(drift).values()
    assert (told.rule, told.severity) == ("drift.compared", "warning")
    assert f"lacks {table}.{column}" in told.message
    if (table, column) != ("monographs", "source"):
        assert "drift.pages" in {r.rule for r in compare(release(10, 20), without, RANGES).results if not r.passed}


def test_a_table_that_the_last_release_lacks_is_no_table_without_rows(last):
    drift = compare(last, {n: t for n, t in last.items() if n != "faqs"}, RANGES)
    assert drift.lacking == ("faqs",)
    assert failed(drift).keys() == {"drift.compared"}


def test_a_column_of_another_type_is_not_compared(last):
    def tiers_as(values):
        table = last["side_effects"]
        place = table.column_names.index("frequency_tier")
        return {**last, "side_effects": table.set_column(place, "frequency_tier", values(table))}

    other = tiers_as(lambda table: pa.array([1] * table.num_rows))
    assert compare(last, other, RANGES).lacking == ("side_effects.frequency_tier",)
    plain = tiers_as(lambda table: table["frequency_tier"].cast(pa.string()))
    assert compare(last, plain, RANGES).lacking == (), "an enumeration and its words are the same"


@pytest.mark.parametrize(
    ("found", "instead", "message"),
    [
        ("pages:  ", "page:  ", r"drift\.yaml, line \d+: unknown field page; known are effect_share, effects"),
        ("ratio: [0.95, 1.25], floor: 20", "ratio: [0.95], floor: 20", r"line \d+: pages\.ratio"),
        ("ratio: [0.95, 1.25], floor: 20", "ratio: [1.25, 0.95], floor: 20", r"pages\.ratio: the lowest comes first"),
        ("ratio: [0.95, 1.25], floor: 20", "ratio: [0.95, 1.25]", r"line \d+: pages: missing floor"),
        ("share: 0.02, floor: 5", "share: 2, floor: 5", r"vanished_drugs\.share: a share lies between 0 and 1, is 2"),
        ("vanished_sources: stop", "vanished_sources: warn", r"vanished_sources: is 'warn'; allowed are stop, ignore"),
        ("monographs.layout", "monographs.colour", "'monographs.colour' is no column"),
        ("effects: {}", "rows: {}", r"line \d+: 'rows' stands in line \d+ already"),
    ],
)
def test_a_range_file_that_says_something_else_is_an_error_that_names_line_and_field(tmp_path, found, instead, message):
    text = (suites_folder(ROOT) / FILE_NAME).read_text("utf-8")
    assert found in text
    (tmp_path / FILE_NAME).write_text(text.replace(found, instead, 1), "utf-8")
    with pytest.raises(SettingsError, match=message):
        load_ranges(tmp_path / FILE_NAME)
