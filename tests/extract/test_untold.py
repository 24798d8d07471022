"""No word of a side-effects or FAQ section vanishes: it stands in a row, a group's words, a table's head or an aside."""

from __future__ import annotations

from typing import Any

import pytest

from materia_medica.extract import monograph
from materia_medica.extract.untold import n_characters, untold
from materia_medica.read.document import Range, Span

from .pages import asides, effects, page, rows_of, values

LINE = Span("Nausea, rash; cough.", 10)


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ([Range(10, 30)], []),
        ([], ["Nausea, rash; cough."]),
        ([Range(10, 17)], ["rash; cough."]),
        ([Range(18, 22)], ["Nausea,", "cough."]),
        ([Range(24, 29), Range(10, 23), Range(12, 15)], []),
        ([Range(0, 18), Range(22, 40)], ["rash"]),
    ],
)
def test_what_no_stretch_covers_is_untold_and_marks_count_for_nothing(told: list[Range], left: list[str]) -> None:
    gaps = untold([LINE], told)
    assert [gap.text for gap in gaps] == left
    assert all(LINE.text[gap.start - 10 : gap.end - 10] == gap.text for gap in gaps)


def test_the_number_of_an_item_is_a_mark() -> None:
    assert untold([Span("1. rash", 0)], [Range(3, 7)]) == []


def test_letters_and_digits_are_counted() -> None:
    assert n_characters(untold([Span("* 5 %: rash", 0)], [])) == 5


TOLD = {
    "label that is a clause": (
        "* Reports after marketing have also named: chest tightness, loss of taste (ageusia).",
        ["chest tightness", "loss of taste"],
    ),
    "signs in a sentence of their own": (
        "* Low blood sugar. Symptoms include sweating and hunger.",
        ["Low blood sugar"],
    ),
    "label with nothing behind it": ("* Nausea\n* Common:", ["Nausea"]),
    "words that name nothing": ("* This: 3 4\n* Rash", ["Rash"]),
}


@pytest.mark.parametrize(("body", "named"), TOLD.values(), ids=list(TOLD))
def test_no_words_of_a_line_vanish(body: str, named: list[str]) -> None:
    assert effects(body) == named
    assert "untold_text" not in page(body).monographs[0].flags


def test_what_a_label_that_is_a_clause_states_holds_for_its_list() -> None:
    found = effects("* Post-marketing reports have also described: hiccups.", "effect context")
    assert found == [("hiccups", "post_marketing")]


def test_signs_told_in_a_sentence_of_their_own_are_evidence() -> None:
    [row] = page("* Low blood sugar. Symptoms include sweating.").side_effects
    assert (row.detail, row.evidence_end - row.evidence_start) == ("Symptoms include sweating.", 43)


def test_a_repeat_in_one_group_is_set_aside_as_one() -> None:
    assert effects("* Nausea\n* Rash\n* Nausea") == ["Nausea", "Rash"]
    assert asides("* Nausea\n* Rash\n* Nausea") == ["repeat"]


def test_words_in_a_faq_section_that_ask_and_answer_nothing_are_set_aside() -> None:
    found = rows_of("# Ibuprofen\n\n### FAQs\n\nSome words.\n\n**Q: Is it safe?** A: Yes.\n")
    assert values(found.asides, "text") == ["Some words."]


def test_a_page_that_leaves_words_untold_is_flagged(monkeypatch: pytest.MonkeyPatch) -> None:
    def told_nothing(lines: Any, told: Any) -> list[Span]:
        return untold(lines, list(told)[:1])

    monkeypatch.setattr(monograph, "untold", told_nothing)
    assert "untold_text" in page("* Nausea\n* Rash").monographs[0].flags
