"""Questions and answers (extraction rules, section 4)."""

from __future__ import annotations

import pytest

from materia_medica.extract.faqs.topics import is_instruction

from .pages import faqs, rows_of, values

Q, A = "Is it safe?", "Yes, for most people."
FORMS = {
    "bold Q, A below": f"**Q: {Q}**\n\nA: {A}",
    "bold Q, bold A": f"**Q: {Q}**\n\n**A:** {A}",
    "bold Q, A on its line": f"**Q: {Q}** A: {A}",
    "numbered Q": f"**Q1: {Q}**\n\nA1: {A}",
    "question and answer in full": f"**Question:** {Q}\n\n**Answer:** {A}",
    "heading": f"#### {Q}\n\n{A}",
    "numbered heading": f"#### 1. {Q}\n\n{A}",
    "numbered list": f"1. **{Q}**\n   {A}",
    "list, answer below": f"* **Q: {Q}**\n    * A: {A}",
    "bare bold": f"**{Q}**\n\n{A}",
    "bare italic": f"*{Q}*\n\n{A}",
    "bare bold, answer on its line": f"**{Q}** {A}",
    "plain Q and A": f"Q: {Q}\n\nA: {A}",
}


@pytest.mark.parametrize("body", FORMS.values(), ids=list(FORMS))
def test_a_question_is_what_the_page_presents_as_one(body) -> None:
    assert faqs(body) == [(Q, A)]


INLINE = {
    "italic": "*Is it safe?* Yes. *Can I drive?* Not on the first day.",
    "bold": "**Is it safe?** Yes. **Can I drive?** Not on the first day.",
    "question mark outside of the emphasis": "*Is it safe*? Yes. *Can I drive*? Not on the first day.",
    "line by line": "**Is it safe?** Yes.\n**Can I drive?** Not on the first day.",
    "Q and A": "Q: Is it safe? A: Yes. Q: Can I drive? A: Not on the first day.",
    "numbered Q and A": "Q1. Is it safe? A1. Yes. Q2. Can I drive? A2. Not on the first day.",
}


@pytest.mark.parametrize("body", INLINE.values(), ids=list(INLINE))
def test_questions_that_share_a_paragraph_each_have_their_answer(body) -> None:
    assert faqs(body) == [("Is it safe?", "Yes."), ("Can I drive?", "Not on the first day.")]


def test_an_emphasised_word_in_an_answer_is_no_question() -> None:
    body = "**Q: Is it safe?**\n\nA: Ask first *who?* should take it, and *how long?* it is taken.\n"
    assert len(faqs(body)) == 1


def test_rows_stand_in_page_order() -> None:
    body = "**Q: First?**\n\nA: One.\n\n**Q: Second?**\n\nA: Two.\n"
    assert faqs(body, "position question answer") == [(1, "First?", "One."), (2, "Second?", "Two.")]


ANSWERS = {
    "paragraphs are lines": (f"**Q: {Q}**\n\nA: One.\n\nTwo.\n", "One.\nTwo."),
    "list items are lines": (f"**Q: {Q}**\n\nA: These:\n\n* one\n* two\n", "These:\none\ntwo"),
    "emphasis goes": (f"**Q: {Q}**\n\nA: It is **very** safe.\n", "It is very safe."),
    "white space folds": (f"**Q: {Q}**\n\nA: It   is\nsafe.\n", "It is safe."),
    "none": (f"**Q: {Q}**\n\n**Q: Another?**\n\nA: Yes.\n", None),
}


@pytest.mark.parametrize(("body", "answer"), ANSWERS.values(), ids=list(ANSWERS))
def test_answers_are_plain_text(body, answer) -> None:
    assert faqs(body)[0] == (Q, answer)


def test_a_question_without_an_answer_is_flagged() -> None:
    assert faqs(f"**Q: {Q}**\n", "answer flags") == [(None, ("unanswered",))]


ENDS = {
    "labelled disclaimer": "**Disclaimer:** Ask a doctor.",
    "unlabelled disclaimer": "This information is not a substitute for medical advice.",
    "closing note": "**Note:** Always consult a doctor.",
    "next section": "### Storage\n\nKeep it dry.",
}


@pytest.mark.parametrize("after", ENDS.values(), ids=list(ENDS))
def test_the_last_answer_ends_before(after) -> None:
    assert faqs(f"**Q: {Q}**\n\nA: {A}\n\n{after}\n") == [(Q, A)]


GLUED = {
    "general knowledge": "This information is for general knowledge and does not replace a doctor's advice.",
    "above": "The above information is educational. Always ask a pharmacist.",
    "please note": "Please note that this page is not a substitute for medical advice.",
    "labelled": "Disclaimer: no more than general information.",
    "nothing here": "Nothing on this page replaces the advice of your doctor.",
    "the above": "The above is for education and takes the place of no one's advice.",
    "what you read": "What you have read here does not replace a visit to a doctor.",
    "everything": "Everything on this page is meant to inform.",
    "a sentence that only disclaims": "A web page can never replace the advice of your own doctor.",
    "no advice": "Not medical advice.",
    "emphasised": "*These answers are not medical advice.*",
}


@pytest.mark.parametrize("note", GLUED.values(), ids=list(GLUED))
@pytest.mark.parametrize("body", [f"**Q: {Q}**\n\nA: {A} ", f"**{Q}** {A} ", f"#### {Q}\n\n{A}\n", f"- **{Q}** {A} "])
def test_a_closing_note_on_the_last_answers_own_line_is_none_of_it(body, note) -> None:
    assert faqs(body + note) == [(Q, A)]


@pytest.mark.parametrize(
    "answer",
    [
        "Yes. This medicine is not for children.",
        "Yes. The information leaflet says more.",
        "Yes. Always follow the label.",
        "Yes. The tablet does not replace a healthy diet.",
        "Yes. The above dose is for adults only.",
    ],
)
def test_a_sentence_about_the_medicine_ends_no_answer(answer) -> None:
    assert faqs(f"**Q: {Q}**\n\nA: {answer}\n") == [(Q, answer)]


def test_a_closing_note_is_set_aside_by_name() -> None:
    found = rows_of(f"# Ibuprofen\n\n### FAQs\n\n**Q: {Q}**\n\nA: {A}\n\n{ENDS['unlabelled disclaimer']}\n")
    assert values(found.asides, "section_kind reason text") == [("faqs", "disclaimer", ENDS["unlabelled disclaimer"])]


def test_numbers_that_start_again_for_each_ingredient_make_no_difference() -> None:
    body = "**Metformin**\n\n1. **Is it safe?**\n   Yes.\n\n**Glimepiride**\n\n1. **Is it strong?**\n   No.\n"
    assert faqs(body, title="Glimepiride + Metformin") == [("Is it safe?", "Yes."), ("Is it strong?", "No.")]


def test_the_front_matters_questions_repeat_the_bodys_and_the_body_counts() -> None:
    text = (
        "---\ntitle: Ibuprofen\nfaqs:\n  - question: Is it safe?\n    answer: Said in front.\n---\n\n"
        "### FAQs\n\n**Q: Is it safe?**\n\nA: Said in the body.\n"
    )
    assert values(rows_of(text).faqs, "question answer") == [("Is it safe?", "Said in the body.")]


def test_a_second_rendering_in_json_ld_repeats_the_bodys() -> None:
    html = (
        "<html><head><title>Ibuprofen</title></head><body><main><h1>Ibuprofen</h1><h3>FAQs</h3><p><strong>Q: Is it safe?</strong>"
        "</p><p>A: Yes.</p></main>"
        '<script type="application/ld+json">{"@type": "FAQPage", "mainEntity": [{"@type": "Question", "name": "Is it safe?",'
        ' "acceptedAnswer": {"@type": "Answer", "text": "Yes."}}]}</script></body></html>'
    )
    assert values(rows_of(html, "x.html").faqs, "question answer") == [("Is it safe?", "Yes.")]


def test_the_evidence_holds_question_and_answer() -> None:
    found = rows_of(f"# Ibuprofen\n\n### FAQs\n\n**Q: {Q}**\n\nA: {A}\n\n**Q: Another?**\n\nA: No.\n")
    text = found.monographs[0].text
    spans = [text[f.evidence_start : f.evidence_end] for f in found.faqs]
    assert Q in spans[0]
    assert A in spans[0]
    assert "Another" not in spans[0]


@pytest.mark.parametrize(
    ("answer", "instructs"),
    [("Take 500 mg twice a day.", True), ("Call emergency services at once.", True), ("It is white.", False)],
)
def test_an_answer_that_gives_a_dose_or_an_emergency_step_is_flagged(answer, instructs) -> None:
    assert is_instruction(answer) == instructs
    assert faqs(f"**Q: {Q}**\n\nA: {answer}\n", "flags") == [("clinical_instruction",) if instructs else ()]


def test_words_of_the_machine_author_are_flagged() -> None:
    answer = f"**Q: {Q}**\n\nA: I cannot provide medical advice.\n"
    found = rows_of(f"# Ibuprofen\n\n### Usage\n\nFor pain.\n\n### Dosage\n\nOne a day.\n\n### FAQs\n\n{answer}")
    assert values(found.faqs, "flags") == [("prompt_residue",)]


HEADS = [
    "FAQs", "Frequently Asked Questions (FAQs)", "Frequently-asked questions", "Ibuprofen FAQ", "FAQs on ibuprofen",
    "Common questions about ibuprofen", "Other common questions", "Answers to common questions", "Patient questions",
    "Top 5 questions about ibuprofen", "Typical questions", "Q&A", "Q and A", "Ibuprofen Q&A", "Reader Q&A",
    "Questions and answers", "Ibuprofen: questions and answers", "Ibuprofen: your questions answered",
    "Your questions answered", "People also ask", "What patients ask", "Things people often ask", "Patients ask",
    "Questions we are often asked", "Questions people ask", "Got questions?", "Any more questions?",
    "Ibuprofen - Frequently Asked Questions", "5. Common questions",
]  # fmt: skip


@pytest.mark.parametrize("head", HEADS)
def test_a_section_of_questions_is_found_by_what_its_head_says(head) -> None:
    found = rows_of(f"# Ibuprofen\n\n## Uses\n\nFor pain.\n\n## {head}\n\n**{Q}**\n\n{A}\n")
    assert values(found.faqs, "question answer") == [(Q, A)]


@pytest.mark.parametrize(
    "head", ["Questionable uses", "Dosage", "Ask about other medicines", "The question of dose", "Answering machine"]
)
def test_other_heads_open_no_section_of_questions(head) -> None:
    assert rows_of(f"# Ibuprofen\n\n## Uses\n\nFor pain.\n\n## {head}\n\n**{Q}**\n\n{A}\n").faqs == ()


def test_a_page_whose_sections_are_all_headed_by_questions_has_none() -> None:
    body = "## What is ibuprofen?\n\nA painkiller.\n\n## What are the side effects of ibuprofen?\n\n- Nausea\n"
    for title in ("Ibuprofen", "Ibuprofen FAQ", "Ibuprofen: your questions answered"):
        found = rows_of(f"# {title}\n\n{body}")
        assert (found.faqs, values(found.side_effects, "effect")) == ((), ["Nausea"])


def test_a_page_that_holds_nothing_but_questions_below_its_head_has_them() -> None:
    found = rows_of(f"---\ntitle: Ibuprofen\n---\n\n# Frequently asked questions\n\n**{Q}**\n\n{A}\n")
    assert values(found.faqs, "question answer") == [(Q, A)]


def test_questions_in_bold_stay_below_their_label_on_a_page_of_labels() -> None:
    body = (
        "# Ibuprofen\n\n**Usage:**\n\n* Pain\n\n**Side Effects:**\n\n* Nausea\n\n**FAQs:**\n\n"
        "**1. When is the best time to take it?**\n\nAfter a meal.\n\n**2. How long may I take it?**\n\nThree days.\n\n"
        "**Disclaimer:** Ask your doctor."
    )
    assert [r.question for r in rows_of(body).faqs] == ["When is the best time to take it?", "How long may I take it?"]


def test_a_second_rendering_repeats_the_first() -> None:
    body = f"**{Q}**\n\n{A}\n"
    found = rows_of(f"# Ibuprofen\n\n## FAQs\n\n{body}\n## Uses\n\nFor pain.\n\n## Questions and answers\n\n{body}")
    assert values(found.faqs, "question answer") == [(Q, A)]
    assert "repeat" in values(found.asides, "reason")


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (
            "---\ntitle: Ibuprofen\nfaqs:\n  - question: Is it safe?\n    answer: Yes.\n---\n\n## Uses\n\nPain.\n",
            "a.md",
        ),
        (
            '<script type="application/ld+json">{"@type": "FAQPage", "mainEntity": [{"@type": "Question", "name": "Is it safe?",'
            '"acceptedAnswer": {"text": "Yes."}}]}</script><h1>Ibuprofen</h1><h2>Uses</h2><p>Pain.</p>',
            "a.html",
        ),
    ],
    ids=["front matter", "JSON-LD"],
)
def test_questions_that_stand_only_beside_the_text_are_not_read(text: str, path: str) -> None:
    found = rows_of(text, path)
    [monograph] = found.monographs
    assert found.faqs == ()
    assert "no_faq_section" in monograph.flags
    assert "safe" not in monograph.text
