"""Heads of side effects and of questions, in many wordings and marked in many ways, begin and end their section."""

from __future__ import annotations

import pytest

from .pages import rows_of, values

EFFECTS = [
    "Side effects", "Unwanted effects", "Adverse drug reactions (ADRs)", "ADRs", "S/E", "A/E", "AEs", "Side-effects", "Adverse/side effects",
    "What side effects might I get?", "Could it have side effects?", "Which unwanted effects are known?", "Are side effects common?",
    "What are the risks and side effects?", "Does Ibuprofen cause side effects?", "What should I know about side effects?",
    "How might Ibuprofen affect me?", "Side effects of Ibuprofen", "Ibuprofen side effects", "Ibuprofen: side effects",
    "Side effects (Ibuprofen)", "Side effects – Ibuprofen", "4.8 Undesirable effects", "IV. Side effects", "Section 4: Possible side effects",
    "⚠️ Side effects", "😷 Possible Side Effects 😷", "Side effects {#effects}", "Side effects / toxicity", "Side effects & warnings",
    "Side effects and how to manage them", "Serious side effects", "Side effects, by frequency", "Side effects; what to look for",
    "Safety profile: side effects", "What to expect: side effects", "Things to watch out for", "What you might notice", "Potential harms",
    "Drug reactions", "Complications", "List of side effects", "Tell me about side effects", "Most common side effects", "Bad effects",
]  # fmt: skip
MARKED = {
    "heading": "## {}\n\n- Nausea\n- Rash\n\n## Storage\n\n- Keep dry\n",
    "underlined heading": "{}\n---\n\n- Nausea\n- Rash\n\nStorage\n---\n\n- Keep dry\n",
    "bold line": "**{}**\n\n- Nausea\n- Rash\n\n**Storage**\n\n- Keep dry\n",
    "plain line": "Uses\n\nFor pain.\n\n{}\n\n- Nausea\n- Rash\n\nStorage\n\n- Keep dry\n",
    "summary": "<details><summary>{}</summary>\n\n- Nausea\n- Rash\n\n</details>\n\n"
    "<details><summary>Storage</summary>\n\n- Keep dry\n\n</details>\n",
    "first cell of a row": "| Uses | pain |\n|---|---|\n| {} | Nausea, Rash |\n| Storage | Keep dry |\n",
    "bold label": "**Uses:** pain\n\n**{}:** Nausea, Rash\n\n**Storage:** Keep dry\n",
    "bold label of an item": "- **Uses**: pain\n- **{}**: Nausea, Rash\n- **Storage**: Keep dry\n",
}
CAPITALS = "USES\n\nFor pain.\n\n{}\n\n- Nausea\n- Rash\n\nSTORAGE\n\n- Keep dry\n"


@pytest.mark.parametrize("head", EFFECTS)
@pytest.mark.parametrize("marked", MARKED)
def test_side_effects_begin_at_their_head_and_end_at_the_next(head: str, marked: str) -> None:
    found = rows_of("# Ibuprofen\n\n" + MARKED[marked].format(head))
    assert values(found.side_effects, "effect") == ["Nausea", "Rash"]


@pytest.mark.parametrize("head", EFFECTS)
def test_a_head_in_capitals_is_one_as_well(head: str) -> None:
    found = rows_of("# Ibuprofen\n\n" + CAPITALS.format(head.upper()))
    assert values(found.side_effects, "effect") == ["Nausea", "Rash"]


@pytest.mark.parametrize(
    "head",
    [
        "No side effects",
        "Fewer side effects",
        "Managing side effects",
        "Reporting side effects",
        "Skin",
        "Why Ibuprofen?",
    ],
)
def test_other_heads_begin_none(head: str) -> None:
    found = rows_of("# Ibuprofen\n\n" + MARKED["heading"].format(head))
    assert values(found.side_effects, "effect") == []


QUESTIONS = [
    "FAQs", "FAQ", "Frequently asked questions", "Common questions", "Common questions about Ibuprofen", "Ibuprofen FAQs", "Ibuprofen: FAQ",
    "Questions and answers", "Q&A", "Q & A", "Your questions answered", "People also ask", "❓ FAQs {#faq}", "9 Frequently asked questions (FAQ)",
    "Patients often ask", "Ask the pharmacist", "Questions patients ask", "Got questions?", "Top 5 questions", "Things people ask",
]  # fmt: skip
ASKED = "**May I drive?**\n\nNot today.\n\n"
MARKED_QUESTIONS = {
    "heading": "## {}\n\n" + ASKED + "## Storage\n\nKeep dry.\n",
    "underlined heading": "{}\n---\n\n" + ASKED + "Storage\n---\n\nKeep dry.\n",
    "bold line": "## Uses\n\nFor pain.\n\n**{}**\n\n" + ASKED + "## Storage\n\nKeep dry.\n",
    "summary": "<details><summary>{}</summary>\n\n" + ASKED + "</details>\n",
}


@pytest.mark.parametrize("head", QUESTIONS)
@pytest.mark.parametrize("marked", MARKED_QUESTIONS)
def test_questions_begin_at_their_head_and_end_at_the_next(head: str, marked: str) -> None:
    found = rows_of("# Ibuprofen\n\n" + MARKED_QUESTIONS[marked].format(head))
    assert values(found.faqs, "question answer") == [("May I drive?", "Not today.")]
