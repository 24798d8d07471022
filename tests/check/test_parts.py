"""Rules of one page are run over some pages at a time, and not over those known to be sound: what is found is the same."""

from __future__ import annotations

import datetime
from functools import cache

import pyarrow as pa
import pytest
from tests.check.builders import Tables, changed, column, good_pages, linked
from tests.check.cases import CASES

from conftest import ROOT
from materia_medica.check import facts as facts_module
from materia_medica.check import parts
from materia_medica.check.facts import Facts
from materia_medica.check.figures import figures_table
from materia_medica.check.of_rules import results_by_table
from materia_medica.check.page_digests import page_digests, page_of_rows
from materia_medica.check.parts import PARTED, is_of_page
from materia_medica.check.results import RuleResult
from materia_medica.check.row_checks import accept, refusals
from materia_medica.check.sound_pages import SoundPages
from materia_medica.check.suites import RELEASE, load_suites
from materia_medica.check.table_checks import check_tables
from materia_medica.schema import PAGE_TABLES
from materia_medica.settings.corrections import Correction

SUITES = load_suites(ROOT)
OF_PAGE = {table: [rule for rule in SUITES[table] if is_of_page(rule)] for table in PARTED}
NAMES = [rule.name for rules in OF_PAGE.values() for rule in rules]


@cache
def good_tables() -> Tables:
    tables = linked(good_pages())
    return {**tables, RELEASE: figures_table(tables)}


def results(tables: Tables, *rules: str, **how) -> dict[str, RuleResult]:
    """What these rules find, or all rules of a page where none is named."""
    asked = {t: [r for r in of_table if not rules or r.name in rules] for t, of_table in OF_PAGE.items() if t in tables}
    found = results_by_table(Facts(tables), asked, **how)
    return {result.rule: result for of_table in found.values() for result in of_table}


@pytest.fixture
def looked_at(monkeypatch):
    """The pages that rules of one page were run over, in each part."""
    looked = []
    found = parts._parts

    def told(facts, *rest):
        for part, rows in found(facts, *rest):
            looked.append(sorted(set(column(part.tables, "monographs", "monograph_id"))))
            yield part, rows

    monkeypatch.setattr(parts, "_parts", told)
    return looked


def test_most_rules_of_the_tables_of_pages_look_at_one_page():
    assert len(NAMES) > 120
    assert sum(len(SUITES[table]) for table in PARTED) - len(NAMES) < 90


@pytest.mark.parametrize(
    "rule",
    ["monographs.page_is_once", "side_effects.order", "side_effects.key_is_unique",
     "side_effects.drug_id.found", "side_effects.effect_in_vocabulary", "asides.differs_from_linked_in",
     "monographs.hash_is_of_one_text", "monographs.differs_from_source_in"],
)  # fmt: skip
def test_what_looks_over_pages_is_run_over_all_of_them(rule):
    assert rule in CASES
    assert rule not in NAMES


@pytest.mark.parametrize(
    "more", [{"mostly": 0.9}, {"row_condition": 'col("source") == "x"', "condition_parser": "great_expectations"}]
)
def test_a_rule_that_is_told_more_than_what_a_value_may_be_is_run_over_all_pages(more):
    (rule,) = (r for r in OF_PAGE["side_effects"] if r.name == "side_effects.bounds_in_order")
    assert not is_of_page(type(rule)(**{f: getattr(rule, f) for f in rule.__slots__ if f != "kwargs"},
                                     kwargs={**rule.kwargs, **more}))  # fmt: skip


@pytest.mark.parametrize("rule", NAMES)
def test_a_rule_of_one_page_finds_in_each_page_by_itself_what_it_finds_in_all_of_them(rule):
    damaged = CASES[rule].damage(good_tables())
    whole = results(damaged, rule)
    assert not whole[rule].passed
    assert results(damaged, rule, at_once=1) == whole
    assert results(damaged, rule, at_once=2) == whole


@pytest.mark.parametrize("table", PARTED)
def test_a_rule_that_cannot_be_checked_in_a_part_says_of_all_rows_what_it_always_said(table):
    damaged = CASES[f"{table}.all_columns"].damage(good_tables())
    assert results(damaged, at_once=3) == results(damaged)


@pytest.mark.parametrize("rule", ["faqs.markup_in", "side_effects.bounds_in_order", "monographs.no_empty_string"])
def test_what_is_refused_is_the_same_by_parts(rule, monkeypatch):
    pages = CASES[rule].damage(good_pages())
    whole = accept(pages, project=ROOT)
    assert whole["rejects"].num_rows > 0
    monkeypatch.setattr(parts.look, "__kwdefaults__", {**parts.look.__kwdefaults__, "at_once": 1})
    accepted = accept(pages, project=ROOT)
    assert all(accepted[name].equals(whole[name]) for name in PAGE_TABLES)


def test_pages_with_much_text_are_looked_at_in_smaller_parts(monkeypatch):
    monkeypatch.setattr(parts, "TEXT_AT_ONCE", 1000)
    pages = [f"{n:03}" for n in range(100)]
    assert parts._shares(pages, {}, 100) == [pages]
    assert [len(share) for share in parts._shares(pages, {}, 60)] == [50, 50]
    assert [len(share) for share in parts._shares(pages, dict.fromkeys(pages, 100), 60)] == [10] * 10
    shares = parts._shares(pages, dict.fromkeys(pages[:10], 500), 1000)
    assert [page for share in shares for page in share] == pages
    assert max(sum(page < "010" for page in share) for share in shares) == 2
    assert parts._shares([], {}, 60) == [[]]


def test_rows_that_no_page_knows_are_looked_at(tmp_path, looked_at):
    good = good_tables()
    accept(good, project=ROOT, kept=tmp_path / "rows")
    accepted = accept(changed(good, "faqs", 0, monograph_id=None), project=ROOT, kept=tmp_path / "rows")
    assert [r["rule"] for r in accepted["rejects"].to_pylist()] == ["faqs.nothing_missing"]


def test_pages_known_to_be_sound_are_not_looked_at_again(tmp_path, looked_at):
    kept = tmp_path / "checks" / "rows"
    first = accept(good_pages(), project=ROOT, kept=kept)
    assert len(looked_at.pop()) == 5
    again = accept(good_pages(), project=ROOT, kept=kept)
    assert looked_at == []
    assert all(first[name].equals(again[name]) for name in PAGE_TABLES)


def test_a_page_is_looked_at_again_where_a_row_of_it_changed(tmp_path, looked_at):
    pages, kept = good_pages(), tmp_path / "rows"
    accept(pages, project=ROOT, kept=kept)
    damaged = changed(pages, "faqs", 3, answer="<p>No</p>")
    accepted = accept(damaged, project=ROOT, kept=kept)
    assert looked_at[1:] == [[column(pages, "faqs", "monograph_id")[3]]]
    assert accepted["rejects"].equals(accept(damaged, project=ROOT)["rejects"])


def test_pages_are_known_by_the_keys_that_their_rows_follow_from(tmp_path, looked_at):
    pages, kept = good_pages(), tmp_path / "rows"
    keys = {page: f"key of {page}" for page in column(pages, "monographs", "monograph_id")[:-1]}
    one = column(pages, "faqs", "monograph_id")[3]
    refusals(pages, project=ROOT, kept=kept, keys=keys)
    refusals(pages, project=ROOT, kept=kept, keys=keys)
    damaged = changed(pages, "faqs", 3, answer="<p>No</p>")
    for others in ({**keys, one: "another key"}, {page: key for page, key in keys.items() if page != one}):
        assert refusals(damaged, project=ROOT, kept=kept, keys=others) == refusals(damaged, project=ROOT)
    assert looked_at[1::2] == [[one], [one]]


def test_a_broken_page_is_looked_at_and_told_of_each_time(tmp_path, looked_at):
    damaged = changed(good_tables(), "side_effects", 0, is_serious=True, seriousness_basis="item")
    how = {"previous": None, "project": ROOT, "kept": tmp_path / "tables"}
    whole = check_tables(damaged, previous=None, project=ROOT)
    assert whole.of_status("warning")
    assert check_tables(damaged, **how) == whole
    assert check_tables(damaged, **how) == whole
    assert looked_at[2:] == [[column(damaged, "side_effects", "monograph_id")[0]]]


def test_a_page_in_which_a_person_changed_something_is_looked_at_each_time(tmp_path, looked_at):
    tables = good_tables()
    page, key = (column(tables, "side_effects", name)[0] for name in ("monograph_id", "side_effect_id"))
    entry = Correction(
        table="side_effects", page=page, row=key, found={"effect": "nausea"}, becomes={"effect": "vomiting"},
        why="The page says so.", who="A. Reader", when=datetime.date(2026, 1, 1), place="corrections/x.yaml",
    )  # fmt: skip
    kept = tmp_path / "tables"
    check_tables(tables, previous=None, project=ROOT, kept=kept)
    for corrections in ((entry,), (entry,), ()):
        check_tables(tables, previous=None, project=ROOT, kept=kept, corrections=corrections)
    assert looked_at[1:] == [[page], [page], [page]]


def test_another_rule_is_asked_of_every_page(tmp_path, looked_at):
    kept = tmp_path / "rows"
    fewer = {**OF_PAGE, "faqs": OF_PAGE["faqs"][1:]}
    for rules in (OF_PAGE, OF_PAGE, fewer):
        results_by_table(Facts(good_tables()), rules, sound=SoundPages(kept, rules))
    assert [len(pages) for pages in looked_at] == [5, 5]


@pytest.mark.parametrize("data", [b"", b"damaged", b"\0" * 64])
def test_a_damaged_file_is_passed_over(tmp_path, looked_at, data):
    kept = tmp_path / "rows"
    accept(good_pages(), project=ROOT, kept=kept)
    whole = kept.read_bytes()
    for damage in (data, whole[: len(whole) // 2], whole[::-1]):
        kept.write_bytes(damage)
        assert accept(good_pages(), project=ROOT, kept=kept)["rejects"].num_rows == 0
        assert kept.read_bytes() == whole
    assert [len(pages) for pages in looked_at] == [5, 5, 3, 5]


def test_a_folder_in_which_nothing_can_be_kept_harms_nothing(tmp_path):
    (tmp_path / "checks").write_text("a file in its place")
    assert accept(good_pages(), project=ROOT, kept=tmp_path / "checks" / "rows")["rejects"].num_rows == 0


def test_a_digest_is_of_the_rows_of_its_page_alone():
    pages = good_pages()
    whole = page_digests(pages)
    page = column(pages, "monographs", "monograph_id")[1]
    names, of = page_of_rows(pages)
    alone = {name: pages[name].filter(pa.array(of[name] == names.index(page))) for name in pages}
    assert page_digests(alone) == {page: whole[page]}


@pytest.mark.parametrize("rule", NAMES)
def test_every_damage_to_a_row_gives_its_page_another_digest(rule):
    before, after = page_digests(good_tables()), page_digests(CASES[rule].damage(good_tables()))
    assert before != after


def test_what_was_made_of_a_table_can_be_let_go_and_is_made_again():
    facts = Facts(good_tables())
    first = facts.evidence("side_effects"), facts.column("side_effects", "effect"), facts.column("faqs", "question")
    facts.forget("side_effects")
    again = facts.evidence("side_effects"), facts.column("side_effects", "effect"), facts.column("faqs", "question")
    assert first == again
    assert [one is other for one, other in zip(first, again, strict=True)] == [False, False, True]


def test_values_of_all_columns_can_be_let_go():
    facts = Facts(good_tables())
    first = facts.evidence("side_effects"), facts.column("faqs", "question")
    facts.forget_values("side_effects")
    again = facts.evidence("side_effects"), facts.column("faqs", "question")
    assert first == again
    assert not any(one is other for one, other in zip(first, again, strict=True))


def test_a_digest_over_long_texts_looks_at_few_at_once(monkeypatch):
    texts = pa.chunked_array([[f"text {n} " * 100] for n in range(50)])
    pages = {"monographs": pa.table({"text": texts})}
    whole = Facts(pages).contents("monographs", "text")
    asked: list[int] = []
    monkeypatch.setattr(facts_module, "BYTES_AT_ONCE", 5000)
    monkeypatch.setattr(
        facts_module, "of_columns", lambda tables, _: asked.append(tables["monographs"].num_rows) or b""
    )
    Facts(pages).contents("monographs", "text")
    assert sum(asked) == 50
    assert max(asked) <= 6
    monkeypatch.undo()
    joined = {"monographs": pages["monographs"].combine_chunks()}
    assert Facts(joined).contents("monographs", "text") == whole, "whatever pieces the column is in"
