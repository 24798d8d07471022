"""What names no effect of the medicine and so gives no row, and the sentences beside it that do."""

from __future__ import annotations

import pytest

from .pages import effects

NO_EFFECTS = {
    "a use": "Used to treat malaria.",
    "a judgement": "Generally considered safe when used at recommended doses",
    "a judgement of a named substance": "As a simple saline solution, PBS is generally considered safe for external use.",
    "a recommendation": "The FDA recommends that low doses be used.",
    "a remark": "Interestingly for an immunosuppressant, it spares the marrow.",
    "a theory": "It is theorised that osmotic stress harms the tubules.",
    "a benefit": "Long-term use can lead to a reduced risk of stroke.",
    "what it gives": "A single dose provides long-lasting protection.",
    "how often as such": "The combined use might lead to a higher frequency or intensity of some side effects.",
    "effects told elsewhere": "Any of the above side effects could occur.",
}


@pytest.mark.parametrize("words", NO_EFFECTS.values(), ids=list(NO_EFFECTS))
@pytest.mark.parametrize("write", ["{}", "- Rash\n- {}"])
def test_no_row_is_made_of(words, write) -> None:
    assert effects(write.format(words)) in ([], ["Rash"])


OTHER_LISTS = {
    "behind an introduction": "* Rash\n\nRisk factors include:\n\n* Asthma\n* Renal disease\n\nGout may occur.",
    "below an effect": "* Rash\n  * Risk factors:\n    * asthma\n    * age\n* Gout",
    "behind a label": "- Rash\n- **Predisposing factors:** asthma, old age\n- Gout",
    "below a bold line": "- Rash\n- Gout\n\n**How to manage nausea**\n\n- Ginger tea\n- Small meals",
}


@pytest.mark.parametrize("body", OTHER_LISTS.values(), ids=list(OTHER_LISTS))
def test_a_list_of_other_things_gives_no_row(body) -> None:
    assert effects(body, "effect") == ["Rash", "Gout"]


STATED = {
    "Gout and hives constitute clinically significant ADRs.": ["Gout", "hives"],
    "Any serious side effects, particularly gout or hives, require immediate medical attention.": ["gout", "hives"],
    "Any severe reactions, especially gout, should be treated at once.": ["gout"],
    "The most common side effects are gastrointestinal and include nausea and bloating.": ["nausea", "bloating"],
    "A significant concern is the potential for fetal harm.": ["fetal harm"],
    "Serious side effects are rare but gout is a possibility.": ["gout"],
    "There have been rare reports of gout and hives.": ["gout", "hives"],
    "Skin changes like thinning may also occur.": ["Skin changes"],
    "One person in five gets nausea.": ["nausea"],
    "Bloating, and sometimes diarrhea": ["Bloating", "diarrhea"],
}


@pytest.mark.parametrize(("sentence", "rows"), STATED.items(), ids=list(STATED))
def test_a_sentence_states(sentence, rows) -> None:
    assert effects(sentence) == rows


NOT_PICKED_OUT = [
    "Side effects may occur, particularly in children.",
    "Any reactions, especially serious ones, should be treated at once.",
]


@pytest.mark.parametrize("sentence", NOT_PICKED_OUT)
def test_in_whom_and_which_ones_are_no_effects(sentence) -> None:
    assert effects(sentence) == []


def test_an_effect_that_outlasts_the_medicine_is_no_withdrawal() -> None:
    assert effects("Numbness may persist after discontinuation.", "effect context") == [("Numbness", None)]
    assert effects("Numbness may occur after discontinuation.", "effect context") == [("Numbness", "withdrawal")]
