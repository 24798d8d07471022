"""Which tier and seriousness hold for which effects of a page: bands, sentences within them, and where they end."""

from __future__ import annotations

import pytest

from .pages import effects

BANDS = {
    "an introduction that names its effects wins over the heading": (
        "**Common side effects**\n\n* Headache.\n* Well tolerated. Rare side effects include gout and hives.",
        [("Headache", "common", False), ("gout", "rare", False), ("hives", "rare", False)],
    ),
    "one that only points back does not": (
        "**Rare side effects:** These are uncommon and can include gout.",
        [("gout", "rare", False)],
    ),
    "the first word counts, and the seriousness of both": (
        "Less common, but more serious side effects are possible, and though rare, can include gout and fainting.",
        [("gout", "uncommon", True), ("fainting", "uncommon", True)],
    ),
    "a predicate with its number states for its own effect": (
        "Fainting is common with this medicine (may affect up to 1 in 10 people).\n\n- Gout",
        [("Fainting", "common", False), ("Gout", "not_known", False)],
    ),
    "a paragraph that ends in a colon opens a group before a paragraph, too": (
        "**Common (1 to 10 users in 100)**\n\nGout.\n\nFurther effects were seen, but how often is not known:\n\nHives.",
        [("Gout", "common", False), ("Hives", "not_known", False)],
    ),
    "a dash parts a band from its effects": (
        "- **Common** – gout, hives\n- Rare - fainting",
        [("gout", "common", False), ("hives", "common", False), ("fainting", "rare", False)],
    ),
    "sentences behind a dash explain the effect": (
        "#### Rare\n\n- **Gout** — Mostly of the toe. Some reports at high doses. Cause unclear.",
        [("Gout", "rare", False)],
    ),
}


@pytest.mark.parametrize(("body", "rows"), BANDS.values(), ids=BANDS)
def test_what_states_the_tier_of_an_effect(body, rows) -> None:
    assert effects(body, "effect frequency_tier is_serious") == rows


def test_a_sentence_that_points_back_is_not_the_groups_label() -> None:
    assert effects("**Rare side effects:** These are uncommon and can include gout.", "group_label") == [
        "Rare side effects"
    ]
