"""Leaflets whose bands a slip of the pen or a conversion damaged."""

from __future__ import annotations

import pytest

from materia_medica.extract.effects.leaflets.examples import rows_in_leaflet

RARE = "Rare (may affect up to 1 in 1,000 people)"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (f"{RARE}\n\n* gout. Other side effects (unknown frequency) Fits, hives", ["gout; rare", "Fits", "hives"]),
        (
            f"* thirst. {RARE} gout, rash. Uncommon (may affect up to 1 in 100 people) cold hands, hives.",
            ["thirst", "gout; rare", "rash; rare", "cold hands; uncommon", "hives; uncommon"],
        ),
        (
            f"* thirst. {RARE} gout, rash. Fits, falls. Uncommon (may affect up to 1 in 100 people) hives.",
            ["thirst", "gout; rare", "rash; rare", "Fits; rare", "falls; rare", "hives; uncommon"],
        ),
        (
            f"{RARE}\n\n* gout, decreased Iron levels and fits",
            ["gout; rare", "decreased Iron levels; rare", "fits; rare"],
        ),
        ("Very common (may affect more than up to 1 in 10 people)\n\n* gout", ["gout; very_common"]),
        (f"{RARE}\n\n* gout, do, just take your next dose at the usual time, fits", ["gout; rare", "fits; rare"]),
        (
            "Tell your doctor at once if you get:\n\n* fits. Antibodies may form commonly in children (up to 1 in 10) but "
            "rarely in adults (up to 1 in 1,000).",
            ["fits; serious", "Antibodies; common; children", "Antibodies; rare; adults"],
        ),
        (
            f"{RARE}\n\n* rash or acne These reactions are usually mild.\n* gout.Your doctor may treat this.\n"
            "* feeling cold, during or following an injection",
            [
                "rash; These reactions are usually mild.; rare",
                "acne; These reactions are usually mild.; rare",
                "gout; rare",
                "feeling cold; during; rare",
            ],
        ),
        (
            "If you get any symptoms of infection:\n\nCall your doctor. Don t take other medicines for the infection.",
            [],
        ),
        (
            "Some elderly patients above 75 years of age experienced falls. In the past these disorders have been serious.",
            ["falls; elderly patients above 75 years of age"],
        ),
        (
            "Contact your doctor immediately if you get any of the following:  \nloss of vision  \nif you get fits",
            ["loss of vision; serious", "fits; serious"],
        ),
        (
            f"{RARE}\n\n* inhibitors (antibodies) in patients not previously treated with insulin",
            [
                "inhibitors; antibodies; in patients not previously treated with insulin; rare; "
                "patients not previously treated with insulin"
            ],
        ),
    ],
)
def test_a_damaged_band_holds_for_its_list_alone(text: str, rows: list[str]) -> None:
    assert [row for row in rows_in_leaflet(text) if not row.startswith("aside")] == rows
