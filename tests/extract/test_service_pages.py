"""Pages of a health service: bands end with their headings, and what people are told in plain words gives rows."""

from __future__ import annotations

import pytest

from materia_medica.extract.effects.leaflets.examples import rows_on_page

_BAND = "### Less common side effects\n\nThese happen in less than 1 in 100 people:\n\n"
_BRUISING = "### Bruising\n\nYou may have:\n\n* marks on your skin"
PAGES = {
    "the next heading ends a band whose list was lost": (_BAND + _BRUISING, ["marks on your skin"]),
    "the next heading ends a band with its list": (
        _BAND + "* hives\n\n" + _BRUISING,
        ["hives; uncommon", "marks on your skin"],
    ),
    "the next heading ends a band that is a heading": (
        "### Uncommon side effects (less than 1 in 100 people)\n\n* hives\n\n" + _BRUISING,
        ["hives; uncommon", "marks on your skin"],
    ),
    "a lower heading parts the list of its band": (
        _BAND + "#### Skin\n\n* hives\n\n#### Eyes\n\n* double vision",
        ["hives; uncommon", "double vision; uncommon"],
    ),
    "headings below a band are effects above what to do about them": (
        "### Common side effects\n\nThese happen in more than 1 in 100 people:\n\n### Wind\n\nEat slowly.\n\n"
        "### Headaches\n\nDrink water.",
        ["Wind; common", "Headaches; common"],
    ),
    "all lists below a heading of serious effects": (
        "### Serious side effects\n\nThese are rare.\n\nCall your doctor if:\n\n* you have gout\n\nOther side effects include:\n\n"
        "* wind",
        ["gout; rare; serious", "wind"],
    ),
    "serious effects that some people get": (
        "### Serious side effects\n\nIt happens rarely (less than 1 in 1,000), but some people may get serious side effects. Stop "
        "taking it and call your doctor if:\n\n* you have gout",
        ["gout; rare; serious"],
    ),
    "what something comes from is one thing": (
        "### Serious side effects\n\n* bleeding from a cut or graze that will not stop\n* a headache or stomach pain",
        ["bleeding from a cut or graze; that will not stop; serious", "headache; serious", "stomach pain; serious"],
    ),
    "the whites of one's eyes and another place": (
        "* the whites of your eyes or your skin turn yellow",
        ["whites of your eyes or your skin turn yellow"],
    ),
    "a share of people in words": (
        "Half of people who take it get gout. About a third of people get hives.",
        ["gout; very_common", "hives; very_common"],
    ),
    "what a chance is of, and what it is not": (
        "It may cause gout. There's a chance of hives. There is a chance that it does not work.",
        ["gout", "hives"],
    ),
    "one number of people after another": (
        "About 1 in 20 people get hives. Fewer than 1 in 2,000 babies have fits.",
        ["hives; common", "fits; rare; babies"],
    ),
    "a quality that cannot stand in front": (
        "It may cause gout. Your eyes may be sensitive to light.",
        [
            "gout",
            "eyes sensitive to light",
        ],
    ),
    "what is done is no effect": ("It may cause gout. Your child may have a scan.", ["gout"]),
    "what is less is no benefit": ("It may cause gout. Some people feel less hungry.", ["gout", "feeling less hungry"]),
}


@pytest.mark.parametrize(("markdown", "rows"), PAGES.values(), ids=list(PAGES))
def test_rows_of_a_page(markdown: str, rows: list[str]) -> None:
    found = [row for row in rows_on_page(markdown) if not row.startswith("aside")]
    assert found == rows
