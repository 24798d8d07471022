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


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Common side effects happen in more than 1 in 100 people. They include hives. You can also get a serious "
            "allergic reaction.",
            ["hives; common", "serious allergic reaction; serious"],
        ),
        (
            "Side effects of the vaccine happen in 1 in 10 people. They are usually mild. A severe allergic reaction is "
            "possible.",
            ["severe allergic reaction"],
        ),
        ("Around 1 in 3 people stop taking it because of side effects. You may get gout.", ["gout"]),
        ("Serious side effects happen in fewer than 1 in 10,000 people. Some people get gout.", ["gout"]),
        ("Side effects of the vaccine happen in 1 in 10 people. You may get gout.", ["gout; very_common"]),
    ],
)
def test_a_rate_is_carried_only_to_the_side_effects_that_it_is_of(text: str, rows: list[str]) -> None:
    assert _rows(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("If your lips, mouth or throat swell up, call 999.", ["lips, mouth or throat swell up; serious"]),
        ("If your face or tongue swells, go to hospital straight away.", ["face or tongue swells; serious"]),
        (
            "Call 999 if your lips, mouth, throat or tongue suddenly become swollen.",
            ["lips, mouth, throat or tongue suddenly become swollen; serious"],
        ),
        (
            "Get medical help straight away if your skin turns yellow or you faint.",
            ["skin turns yellow; serious", "faint; serious"],
        ),
        ("Call 999 if someone using it has a fit or collapses.", ["fit; serious", "collapses; serious"]),
        ("Call 999 if someone has taken too many tablets.", []),
        ("If your symptoms become worse, call 999.", []),
        ("If your child swallows a tablet, go to hospital straight away.", []),
    ],
)
def test_a_call_for_help_is_no_effect_but_what_befalls_one_is(text: str, rows: list[str]) -> None:
    assert _rows(text) == rows


@pytest.mark.parametrize("sign", ["bleeding", "inflammation", "swelling", "ulceration"])
def test_a_sign_in_front_of_what_happens_to_a_place_shares_the_place(sign: str) -> None:
    place = "of the stomach"
    rows = [f"{sign} {place}", f"perforation {place}", f"obstruction {place}"]
    assert _rows(f"* {sign}, perforation or obstruction {place}") == rows
