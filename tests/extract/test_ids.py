"""Ids: stable, unique, and untouched by what happens elsewhere on the page."""

from __future__ import annotations

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
