"""What a page describes: something real, nothing, or something invented (extraction rules, section 1)."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from materia_medica.extract.language.word_tables import table

from .pages import rows_of

BODY = "### Usage\n\n{}\n\n### Side Effects\n\n* Nausea\n\n### FAQs\n\n**Q: Is it safe?**\n\nA: Ask.\n"
PARTS = (
    "# Zinc + Warfarin\n\n### Usage\n\n{}\n\n### Side Effects\n\n* **Zinc:** Nausea\n* **Warfarin:** Bleeding\n\n"
    "### FAQs\n\n**Q: Is it safe?**\n\nA: Ask.\n"
)
KINDS = {
    "theoretical only in its joint use": ("monograph", PARTS.format("This is a hypothetical combination of two medicines.")),
    "meant theoretically": ("monograph", PARTS.format("This combination is theoretically intended to thin the blood.")),
    "parts that would be, if they existed": (
        "hypothetical", PARTS.format("This is a hypothetical combination, told as if they existed."),
    ),
    "a hypothetical example": (
        "hypothetical", "# Zorblax + Quux\n\nThis page gives a hypothetical example.\n\n" + BODY.format("It would ease pain."),
    ),
    "real": ("monograph", "# Ibuprofen\n\n" + BODY.format("It eases pain.")),
    "combination that is no product": (
        "monograph",
        "# Zinc + Warfarin\n\nThis combination is not a standard product.\n\n" + BODY.format("Warfarin thins the blood."),
    ),
    "cannot inform on the combination, but describes it": (
        "monograph",
        "# Zinc + Warfarin\n\nI cannot provide information on the combination.\n\n" + BODY.format("Warfarin thins the blood."),
    ),
    "no such product": ("no_information", "# Zorblax\n\nThere is no drug called Zorblax. Please check the spelling.\n"),
    "asks for a name": ("no_information", "# Thyroid Things\n\nPlease give me the name of the medicine that you mean.\n"),
    "asks which one is meant": ("no_information", "# Stomach Pills\n\nWhich one do you mean? Tell me the exact name.\n"),
    "asks for a name in other words": ("no_information", "# Vitamins\n\nI need the full name of the medicine first.\n"),
    "a name told from another": ("monograph", "# Ibuprofen\n\nCheck the name and strength on the label.\n\n" + BODY.format("Pain.")),
    "one medicine without known sections": (
        "monograph",
        "# Ibuprofen\n\n## Before\n\nThere is no experience with the medicine in small children. It is not known if it "
        "passes into milk.\n\n## Side effects\n\n* Nausea\n\n## FAQs\n\n**Q: Is it safe?**\n\nA: Ask.\n",
    ),
    "an interaction that is theoretical": (
        "monograph", "# Ibuprofen\n\nThis remains theoretical.\n\n" + BODY.format("It eases pain."),
    ),
    "a page more than theoretical": (
        "monograph", "# Ibuprofen\n\nWhat this page describes is by no means theoretical.\n\n" + BODY.format("Pain."),
    ),
    "a danger that is not theoretical": (
        "monograph", "# Ibuprofen\n\nThis danger is not theoretical.\n\n" + BODY.format("It eases pain."),
    ),
    "nothing known": ("no_information", "# Zorblax\n\nI do not have any information about Zorblax.\n"),
    "says itself it is invented": (
        "hypothetical",
        "# Zorblax\n\nZorblax is a hypothetical drug.\n\n" + BODY.format("It would ease pain."),
    ),
    "placeholder": (
        "hypothetical",
        "# Zorblax\n\nThis is a fictional placeholder.\n\n" + BODY.format("It would ease pain."),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), KINDS.values(), ids=list(KINDS))
def test_what_a_page_describes(kind, text) -> None:
    found = rows_of(text)
    [monograph] = found.monographs
    assert monograph.page_kind == kind
    if kind == "monograph":
        assert found.side_effects
        assert found.faqs
        assert monograph.drug_id
    else:
        assert (found.side_effects, found.faqs, monograph.drug_id) == ((), (), None)


@given(st.one_of(*(st.from_regex(re.compile(e)) for key in ("hypothetical", "imagines") for e in table("pages")[key])))
def test_nothing_says_that_something_is_invented_without_a_word_of_invention(text: str) -> None:
    assert any(word in text for word in table("pages")["words_of_invention"])


DENIED = [
    "This combination is not a standard product.",
    "There is no approved product that combines the two.",
    "This combination isn't typically found as one tablet.",
    "It is not approved for medical use in any country.",
    "It is no longer commercially available as a medication.",
]
NOT_DENIED = [
    "It is a standard combination.",
    "It is not known if this medicine passes into breast milk.",
    "It is not known whether the two medicines harm an unborn baby.",
    "There is no experience with the use of this medicine in children.",
    "There are no known interactions with other medicines.",
    "Drink until there is no medicine left in the glass.",
    "It is not approved for the treatment of bipolar depression.",
    "It is not approved for use in children as a medicine.",
    "It is for those whose pressure is not controlled with a single medication.",
    "It is not a replacement for standard medication.",
    "These uses are not approved by the makers of this drug.",
    "It is not as widely used as newer drugs.",
    "This combination is not typically a first-line treatment.",
    "This combination isn't typically prescribed to treat diseases.",
    "It does not belong to a single pharmacological class of drugs.",
    "There is no single generic name for the product.",
    "It has not one single generic name, this drug.",
]


@pytest.mark.parametrize(
    ("sentence", "denies"), [*((s, True) for s in DENIED), *((s, False) for s in NOT_DENIED)], ids=DENIED + NOT_DENIED
)
def test_a_page_that_denies_the_product_is_flagged(sentence, denies) -> None:
    [monograph] = rows_of(f"# Zinc + Warfarin\n\n{sentence}\n\n" + BODY.format("Warfarin thins the blood.")).monographs
    assert monograph.page_kind == "monograph"
    assert ("denies_product" in monograph.flags) == denies


REFUSED = {
    "empty": (b"", "empty_page"),
    "not UTF-8": (b"\xff\xfe\xff", "not_utf8"),
    "neither title nor section": (b"Nothing of note here.", "no_title_no_section"),
}


@pytest.mark.parametrize(("data", "rule"), REFUSED.values(), ids=list(REFUSED))
def test_a_page_that_cannot_be_read_is_one_named_reject(data, rule) -> None:
    found = rows_of(data)
    assert [r.rule for r in found.rejects] == [rule]
    assert found._replace(rejects=()) == type(found)()
