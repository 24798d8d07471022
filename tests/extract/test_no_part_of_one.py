"""What befalls a medicine, clothes or only some people is no effect, and no rate, for everyone."""

from __future__ import annotations

import pytest

from materia_medica.extract.effects.leaflets.examples import rows_in_leaflet

LIST = "## Rare side effects\n\n* gout\n* hives\n\n"


def _rows(text: str) -> list[str]:
    return [row for row in rows_in_leaflet(text) if not row.startswith("aside: ")]


@pytest.mark.parametrize(
    "text",
    [
        "You may find that your tablets break easily.",
        "You may find your medicine looks different.",
        "Some people find that their inhaler runs out quickly.",
        "You may find that your new patch falls off.",
        "It can stain your clothes and bedding.",
        "It may damage soft contact lenses.",
        "The cream may burn if exposed to a naked flame.",
        "The spray may burn near fire or when people smoke.",
    ],
)
def test_what_befalls_a_thing_is_no_effect(text: str) -> None:
    assert _rows(text) == []


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("You may find that your nails break easily.", ["nails break easily"]),
        ("It can stain your skin and hair.", ["staining of the skin and hair"]),
        ("The cream may burn for a few minutes.", ["burning; for a few minutes"]),
    ],
)
def test_what_befalls_a_part_of_one_is_an_effect(text: str, rows: list[str]) -> None:
    assert _rows(text) == rows


@pytest.mark.parametrize(
    "people",
    ["people who smoke", "people with kidney problems", "people aged 65 and over", "women over 50", "children under 5"],
)
def test_the_rate_of_some_people_is_not_that_of_everyone(people: str) -> None:
    assert _rows(f"{LIST}They affect 1 in 10 {people}.") == ["gout; rare", "hives; rare"]


@pytest.mark.parametrize("people", ["people", "people who take it", "people who have this medicine"])
def test_the_rate_of_those_who_take_the_medicine_is_that_of_the_list(people: str) -> None:
    assert _rows(f"{LIST}They affect over 1 in 10 {people}.") == ["gout; very_common", "hives; very_common"]
