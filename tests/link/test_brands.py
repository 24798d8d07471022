"""Brand names: only what stands behind a word that announces brand names, and only what can be a name."""

from __future__ import annotations

import pytest

from materia_medica.link.brands import brand_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Brand Names: Alvex, Borinal, Cardopan", ["Alvex", "Borinal", "Cardopan"]),
        ("Brand name: Alvex®", ["Alvex"]),
        ("- Trade names: Alvex; Borinal SR and Cardopan 24/6.", ["Alvex", "Borinal SR", "Cardopan 24/6"]),
        ("Common brand names: Alvex, Borinal, and others.", ["Alvex", "Borinal"]),
        ("Brand names (US): Alvex (tablets), Borinal (Zeta Pharma, injection)", ["Alvex", "Borinal"]),
        ("Brand names: Alvex, alvex, ALVEX", ["Alvex"]),
        ("Brand names:\n- Alvex\n- Borinal – once a day", ["Alvex", "Borinal"]),
        ("INN: Alvexanum\nBrand names: Alvex\nChemical name: Alvexic acid", ["Alvex"]),
        ("Brand names: Many brand names exist. Examples include Alvex and Borinal.", ["Alvex", "Borinal"]),
        (
            "Brand names: Many brand names exist depending on the manufacturer (e.g., Alvex, Borinal).",
            ["Alvex", "Borinal"],
        ),
        ("Brand names include Alvex, Borinal Forte, and generic versions.", ["Alvex", "Borinal Forte"]),
        ("It is marketed under various brand names such as Alvex and Borinal.", ["Alvex", "Borinal"]),
        ("Brand names vary by region. Some examples include: Alvex, Borinal, and others.", ["Alvex", "Borinal"]),
    ],
)
def test_names_behind_a_label_or_an_introduction(text, names) -> None:
    assert brand_names("Alternate names", text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Brand names vary depending on the manufacturer and region.",
        "There are no brand names for this combination.",
        "Brand names: Various, depending on the region",
        "Alvexic acid, sodium alvexate",
        "Alvex\nBorinal",
        "The generic name is alvexate. It is also known as alvexic acid.",
        "Brand names: none known",
        "",
    ],
)
def test_what_is_not_said_to_be_a_brand_name_is_none(text) -> None:
    assert brand_names("Alternate names", text) == []


def test_a_heading_of_brand_names_announces_the_lines_below_it() -> None:
    assert brand_names("Brand Names", "Alvex\nBorinal, Cardopan") == ["Alvex", "Borinal", "Cardopan"]
    assert brand_names("Alternate Names", "Alvex\nBorinal, Cardopan") == []


def test_time_grows_with_the_text_and_not_faster() -> None:
    assert (
        len(brand_names("Brand names", "Brand names include " + ", ".join(f"Alvex {n}" for n in range(20_000))))
        == 20_000
    )
    assert brand_names("Brand names", "(" * 50_000 + "Brand names: " * 5_000) == []


@pytest.mark.parametrize(
    ("listed", "brands"),
    [
        ("Alvex Cold and Flu", ["Alvex Cold and Flu"]),
        ("Alvex Cold & Flu, Borinal", ["Alvex Cold & Flu", "Borinal"]),
        ("Alvex Heartburn and Reflux, Borinal, Cetavel", ["Alvex Heartburn and Reflux", "Borinal", "Cetavel"]),
        ("Alvex, Borinal, and Cetavel Heartburn and Reflux", ["Alvex", "Borinal", "Cetavel Heartburn and Reflux"]),
        ("Alvex, Borinal and Cetavel", ["Alvex", "Borinal", "Cetavel"]),
        ("Alvex and Borinal", ["Alvex", "Borinal"]),
        ("Alvex and Borinal, among others", ["Alvex", "Borinal"]),
        ("Alvex, Corner Pharmacy, pills.com, 1mg, Borinal", ["Alvex", "Borinal"]),
    ],
)
def test_an_and_within_a_brand_stays_and_shops_are_no_brands(listed, brands) -> None:
    assert brand_names("Brand names", listed) == brands
