"""What counts as added, changed, moved and removed."""

from __future__ import annotations

import pyarrow as pa
import pytest
from tests.check.builders import linked, page, page_tables

from materia_medica.delta.apply import DeltaError, apply, apply_to_table
from materia_medica.delta.compare import compare
from materia_medica.delta.shape import OLD, Delta, delta_schema
from materia_medica.schema import TABLES

PAGE = """# Ibuprofen

## Usage
It is taken for pain.

## Side effects
### Common side effects
- nausea
- headache

### Rare side effects
- rash

## Questions
**May I drive?**

Wait until you know how you react.
"""


def tables(words: str = PAGE, **others: str):
    pages = {"ibuprofen.md": words, **{f"{name}.md": text for name, text in others.items()}}
    return linked(page_tables([page(path, text) for path, text in sorted(pages.items())]))


def change(old: str, new: str) -> Delta:
    assert old in PAGE
    return compare(tables(), tables(PAGE.replace(old, new)))


def counts(delta: Delta, table: str) -> tuple[int, int, int, int]:
    found = delta.counts[table]
    return found.added, found.changed, found.moved, found.removed


def rows(delta: Delta, table: str, kind: str) -> list[dict]:
    return [row for row in delta.rows[table].to_pylist() if row["change"] == kind]


def test_the_same_pages_give_no_difference() -> None:
    delta = compare(tables(), tables())
    assert not delta.differ
    assert delta.rows == {}
    assert set(delta.counts) == set(TABLES)


def test_an_inserted_effect_is_one_row_and_moves_those_below() -> None:
    delta = change("- headache", "- dizziness\n- headache")
    assert counts(delta, "side_effects") == (1, 0, 2, 0)
    (added,) = rows(delta, "side_effects", "added")
    assert (added["effect"], added["frequency_tier"], added["columns"]) == ("dizziness", "common", [])
    moved = rows(delta, "side_effects", "moved")
    assert [(row["effect"], row["position"], row["old_position"]) for row in moved] == [
        ("headache", 3, 2),
        ("rash", 4, 3),
    ]
    assert all({"position", "evidence_start"} <= set(row["columns"]) for row in moved)
    assert moved[0]["old_effect"] is None, "what did not change has no old value"


def test_a_reworded_group_changes_its_rows_and_keeps_their_ids() -> None:
    delta = change("Rare side effects", "Uncommon side effects")
    assert counts(delta, "side_effects") == (0, 1, 0, 0)
    (row,) = rows(delta, "side_effects", "changed")
    assert (row["effect"], row["old_frequency_tier"], row["frequency_tier"]) == ("rash", "rare", "uncommon")
    assert {"frequency_tier", "frequency_rank", "group_label"} <= set(row["columns"])
    assert delta.counts["side_effects"].columns["frequency_tier"] == 1


def test_a_text_above_moves_questions_and_changes_none() -> None:
    delta = change("It is taken for pain.", "It is taken for pain and for fever in adults.")
    assert counts(delta, "faqs") == (0, 0, 1, 0)
    assert counts(delta, "side_effects") == (0, 0, 3, 0)
    assert rows(delta, "sections", "changed")[0]["old_text"] == "It is taken for pain."


def test_a_row_that_rests_on_other_words_has_changed_even_where_only_offsets_tell() -> None:
    delta = change("- rash", "- rash.")
    assert counts(delta, "side_effects") == (0, 1, 0, 0)
    (row,) = rows(delta, "side_effects", "changed")
    assert (row["effect"], row["columns"]) == ("rash", ["evidence_end"])


def test_an_inserted_section_moves_the_others_although_their_key_is_their_place() -> None:
    delta = change("## Side effects", "## Storage\nKeep it dry.\n\n## Side effects")
    assert [row["heading"] for row in rows(delta, "sections", "added")] == ["Storage"]
    assert counts(delta, "sections")[3] == 0
    moved = {row["heading"]: (row["old_position"], row["position"]) for row in rows(delta, "sections", "moved")}
    assert moved["Side effects"][1] == moved["Side effects"][0] + 1
    assert moved["Questions"][1] == moved["Questions"][0] + 1


def test_a_page_that_is_gone_takes_its_rows_along_and_they_are_kept_whole() -> None:
    delta = compare(tables(metformin=PAGE.replace("Ibuprofen", "Metformin")), tables())
    assert counts(delta, "monographs") == (0, 0, 0, 1)
    assert counts(delta, "drugs") == (0, 0, 0, 1)
    removed = rows(delta, "side_effects", "removed")
    assert {row["old_effect"] for row in removed} == {"nausea", "headache", "rash"}
    assert all(row["side_effect_id"] == row["old_side_effect_id"] and row["effect"] is None for row in removed)


def test_no_column_of_a_delta_stands_for_two_things() -> None:
    for table in TABLES.values():
        names = delta_schema(table).names
        assert len(set(names)) == len(names)
        assert f"{OLD}{table.key[0]}" in names


def test_a_list_is_compared_entry_by_entry() -> None:
    old = tables()

    def with_brands(brands: list[str]):
        field = old["drugs"].schema.field("brand_names")
        place = old["drugs"].column_names.index("brand_names")
        return {**old, "drugs": old["drugs"].set_column(place, field, pa.array([brands], field.type))}

    for before, after in (([], ["a"]), (["a", "b"], ["b", "a"]), (["a,b"], ["a", "b"]), (["a"], ["b"])):
        first, second = with_brands(before), with_brands(after)
        delta = compare(first, second)
        assert rows(delta, "drugs", "changed")[0]["columns"] == ["brand_names"]
        assert not compare(first, first).differ


def test_a_delta_of_other_tables_is_refused() -> None:
    delta = change("Rare side effects", "Uncommon side effects")
    with pytest.raises(DeltaError, match="side_effects lacks 1 rows"):
        apply_to_table(TABLES["side_effects"], None, delta.rows["side_effects"])
    assert apply(tables(), {}, ["faqs"])["faqs"].num_rows == 1
