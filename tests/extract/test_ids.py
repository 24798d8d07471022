"""Ids: stable, unique, and untouched by what happens elsewhere on the page."""

from __future__ import annotations

from materia_medica.schema.ids import reject_id, side_effect_id

from .pages import page, rows_of, values

ITEMS = ["Nausea", "Headache", "Stroke", "Rash"]


def body(items: list[str]) -> str:
    return "**Common:**\n\n" + "\n".join(f"* {i}" for i in items)


def ids(items: list[str]) -> dict[str, str]:
    return dict(values(page(body(items)).side_effects, "effect side_effect_id"))


def test_the_same_page_twice_gives_the_same_rows() -> None:
    assert page(body(ITEMS)) == page(body(ITEMS))


def test_an_inserted_item_changes_no_other_rows_id() -> None:
    before = ids(ITEMS)
    for place in range(len(ITEMS) + 1):
        assert before.items() <= ids([*ITEMS[:place], "Cough", *ITEMS[place:]]).items()


def test_a_removed_item_changes_no_other_rows_id() -> None:
    before = ids(ITEMS)
    assert all(ids([i for i in ITEMS if i != gone]).items() < before.items() for gone in ITEMS)


def test_a_changed_heading_and_tier_keep_the_effects_id() -> None:
    common, rare = page("**Common:**\n\n* Nausea"), page("**Rarely seen:**\n\n* Nausea")
    assert values(common.side_effects, "frequency_tier") != values(rare.side_effects, "frequency_tier")
    assert values(common.side_effects, "side_effect_id") == values(rare.side_effects, "side_effect_id")


def test_the_same_effect_of_another_circumstance_or_ingredient_has_another_id() -> None:
    wanted = ("samples/x.md", "Ibuprofen", "long_term", "nausea", 1)
    for place, other in enumerate(("samples/y.md", None, None, "rash", 2)):
        assert side_effect_id(*wanted) != side_effect_id(*wanted[:place], other, *wanted[place + 1 :])


def test_the_same_effect_twice_on_a_page_has_two_ids() -> None:
    found = values(page("**Common:**\n\n* Nausea\n\n**Serious:**\n\n* Nausea").side_effects, "side_effect_id")
    assert len(set(found)) == len(found) == 2


def test_an_id_made_of_a_hash_begins_with_a_letter_so_that_no_spreadsheet_takes_it_for_a_number() -> None:
    found = rows_of("# Ibuprofen\n\n### Side Effects\n\n* Nausea\n\n### FAQs\n\n**Q: Is it safe?**\n\nA: Yes.\n")
    made = (found.side_effects[0].side_effect_id, found.faqs[0].faq_id, reject_id("read", "faqs", "a", "b", "c", "d"))
    assert [i[0] for i in made] == ["s", "q", "r"]


def test_a_changed_answer_keeps_the_questions_id() -> None:
    text = "# Ibuprofen\n\n### FAQs\n\n**Q: Is it safe?**\n\nA: {}\n"
    assert rows_of(text.format("Yes.")).faqs[0].faq_id == rows_of(text.format("No.")).faqs[0].faq_id


def test_the_same_question_twice_has_two_ids() -> None:
    found = rows_of("# Ibuprofen\n\n### FAQs\n\n" + "**Q: Is it safe?**\n\nA: Yes.\n\n" * 2).faqs
    assert len({f.faq_id for f in found}) == len(found) == 2


def test_the_id_of_an_effect_is_its_folded_wording() -> None:
    assert values(page("* Cushing’s  Syndrome").side_effects, "effect_id") == ["cushing-s-syndrome"]


def test_positions_are_consecutive_from_one() -> None:
    assert values(page(body(ITEMS)).side_effects, "position") == [1, 2, 3, 4]
