"""CHANGES.md tells people what they ask first: drugs, pages, tiers, effects, schema and code."""

from __future__ import annotations

import re

from tests.delta.test_compare import PAGE, tables

from materia_medica.delta.compare import compare
from materia_medica.delta.markdown import MOST_NAMES
from materia_medica.delta.told import Made, told

SAME = Made({"version": "0.1.0", "extraction": "a"}, {"version": "0.1.0", "extraction": "a"})
OTHER = Made({"version": "0.1.0", "extraction": "a"}, {"version": "0.2.0", "commit": "c" * 40, "extraction": "b"})


def page(old, new, made: Made = SAME) -> str:
    """The page without the spaces and dashes that align its columns, and each entry of a list in one line."""
    said = re.sub(r"\n  +", " ", told("2026.01.31", compare(old, new), old, new, made))
    return re.sub(r"-{3,}", "---", re.sub(r" {2,}", " ", said))


def test_it_says_since_when_and_counts_the_rows_of_each_table_that_differs() -> None:
    said = page(tables(), tables(PAGE.replace("- headache", "- dizziness\n- headache")))
    assert said.startswith("# Changes since 2026.01.31\n")
    assert "| side_effects | 3 | 4 | 1 | 0 | 0 | 2 |" in said
    assert "| sources |" not in said
    assert "- New (1): Dizziness" in said


def test_it_names_new_and_gone_drugs() -> None:
    metformin = PAGE.replace("Ibuprofen", "Metformin")
    assert "- New (1): Metformin" in page(tables(), tables(metformin=metformin))
    assert "- Gone (1): Metformin" in page(tables(metformin=metformin), tables())


def test_it_lists_tiers_that_changed_and_the_pages_that_changed_most() -> None:
    said = page(tables(), tables(PAGE.replace("Common side effects", "Very common side effects")))
    assert "| Nausea | common | very_common | 1 | Ibuprofen |" in said
    assert "| `samples/ibuprofen.md` |" in said


def test_it_says_which_effects_a_drug_gained_and_lost() -> None:
    said = page(tables(), tables(PAGE.replace("- headache", "- dizziness")))
    assert "## Effects of drugs that both have" in said
    assert "| Ibuprofen | Dizziness | Headache |" in said
    gone = page(tables(metformin=PAGE.replace("Ibuprofen", "Metformin")), tables())
    assert "## Effects of drugs that both have" not in gone, "of a drug that is gone all effects are"


def test_it_names_pages_that_are_new_or_gone_and_counts_the_rows_of_those_that_stayed() -> None:
    said = page(
        tables(), tables(PAGE.replace("- headache", "- dizziness"), metformin=PAGE.replace("Ibuprofen", "Metformin"))
    )
    assert "## Pages\n\n- New (1): samples/metformin.md\n" in said
    assert "| `samples/metformin.md`" not in said
    assert "| `samples/ibuprofen.md` |" in said


def test_words_stand_in_lines_of_eighty_characters() -> None:
    many = {f"d{n}": PAGE.replace("Ibuprofen", f"Drug{n:03}") for n in range(30)}
    old, new = tables(), tables(**many)
    said = told("2026.01.31", compare(old, new), old, new, SAME)
    assert max(len(line) for line in said.splitlines() if not line.startswith("|")) <= 80


def test_its_columns_stand_below_each_other_in_plain_text() -> None:
    old, new = tables(), tables(PAGE.replace("- headache", "- dizziness\n- headache"))
    said = told("2026.01.31", compare(old, new), old, new, SAME)
    block = said.split("\n\n")[1].splitlines()
    assert len(block) > 3
    assert {len(line) for line in block} == {len(block[0])}
    assert {tuple(n for n, c in enumerate(line) if c == "|") for line in block} == {
        tuple(n for n, c in enumerate(block[0]) if c == "|")
    }


def test_it_tells_what_the_code_changed_from_what_the_pages_did() -> None:
    old, new = tables(), tables()
    names = new["side_effects"].column_names
    flags = [["reworded"], *new["side_effects"].column("flags").to_pylist()[1:]]
    new["side_effects"] = new["side_effects"].set_column(
        names.index("flags"), new["side_effects"].field("flags"), [flags]
    )
    said = page(old, new, OTHER)
    assert "another: 0.2.0 (cccccccccccc), before 0.1.0" in said
    assert "On the 1 pages that are what they were" in said
    assert "| side_effects | 0 | 1 | 0 |" in said.split("## Code")[1]
    assert "what differs comes from the pages" in page(old, new, SAME)


def test_it_lists_what_the_schema_changed() -> None:
    said = page(tables(), tables(), SAME._replace(schema=["faqs.topic has the value travel"]))
    assert "## Schema\n\n- faqs.topic has the value travel" in said


def test_words_of_pages_cannot_break_the_page_and_long_lists_end() -> None:
    many = {f"d{n}": PAGE.replace("Ibuprofen", f"Drug{n:03}") for n in range(MOST_NAMES + 5)}
    said = page(tables(), tables(PAGE.replace("- rash", "- a|b <i>rash"), **many))
    assert "and 5 more" in said
    assert "<i>" not in said
