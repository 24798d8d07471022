"""What a page describes: something real, nothing, or something invented (extraction rules, section 1)."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(
    ("sentence", "denies"),
    [
        ("This combination is not a standard product.", True),
        ("There is no approved product that combines the two.", True),
        ("It is a standard combination.", False),
    ],
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
