"""Tables of side effects, by their cells: what the head row and the first column say of each."""

from __future__ import annotations

import pytest

from .pages import asides, effects, page, rows_of


def table(*rows: str) -> str:
    """A Markdown table: its head row and the rows below."""
    head, *body = rows
    return "\n".join([head, "|" + "---|" * (head.count("|") - 1), *body])


FREQUENCIES = {
    "effect and frequency": (
        table("| Side effect | Frequency |", "| Nausea | Very common (30-50%) |", "| Headache | Rare |"),
        [("Nausea", "very_common"), ("Headache", "rare")],
    ),
    "frequency first, several effects in a cell": (
        table("| How common? | Reported effects |", "| Common | Nausea, dizziness |", "| Uncommon | Palpitations |"),
        [("Nausea", "common"), ("dizziness", "common"), ("Palpitations", "uncommon")],
    ),
    "columns headed by tiers": (
        table("| Common (1-10%) | Rare |", "| Nausea<br>Headache | - Angioedema<br>- Seizures |"),
        [("Nausea", "common"), ("Headache", "common"), ("Angioedema", "rare"), ("Seizures", "rare")],
    ),
    "rows headed by tiers": (
        table("| | |", "| **Common** | Nausea, dizziness |", "| **Very rare** | Hepatitis |"),
        [("Nausea", "common"), ("dizziness", "common"), ("Hepatitis", "very_rare")],
    ),
    "tiers in rows of their own": (
        table("| Effect | Comment |", "| **Common** | |", "| Nausea | fades |", "| **Rare** | |", "| Gout | lasts |"),
        [("Nausea", "common"), ("Gout", "rare")],
    ),
    "no head row": (
        table("| | |", "| Nausea | Common |", "| Gout | Rare |"),
        [("Nausea", "common"), ("Gout", "rare")],
    ),
    "the first row stands in the place of the head": (
        table("| Nausea | Very common |", "| Gout | Rare |"),
        [("Nausea", "very_common"), ("Gout", "rare")],
    ),
    "the head again": (
        table("| Effect | Frequency |", "| Nausea | Common |", "| Effect | Frequency |", "| Gout | Rare |"),
        [("Nausea", "common"), ("Gout", "rare")],
    ),
    "counts with percentages": (
        table("| Event | Ibuprofen (N=340), n (%) | Placebo (N=338), n (%) |", "| Nausea | 34 (10) | 31 (9.2) |"),
        [("Nausea", "very_common")],
    ),
    "bare numbers below a percent sign": (
        table("| Event | % |", "| Nausea | 12 |", "| Gout | 0.5 |", "| Hepatitis | <0.1 |"),
        [("Nausea", "very_common"), ("Gout", "uncommon"), ("Hepatitis", "rare")],
    ),
    "another medicine beside the page's own": (
        table("| Event | Ibuprofen 400 mg | Naproxen | ", "| Nausea | 12% | 0.5% |"),
        [("Nausea", "very_common")],
    ),
    "a cell that is empty": (
        table("| Effect | Frequency |", "| Nausea | Common |", "| Gout | |", "| Rash | - |"),
        [("Nausea", "common"), ("Gout", "not_known"), ("Rash", "not_known")],
    ),
    "a tier that leads to the table": (
        "Common side effects:\n\n" + table("| Effect | Note |", "| Nausea | mild |"),
        [("Nausea", "common")],
    ),
    "one column": (
        table("| Common side effects |", "| Nausea |", "| Headache, dizziness |"),
        [("Nausea", "common"), ("Headache", "common"), ("dizziness", "common")],
    ),
    "footnote marks": (
        table("| Effect | Frequency |", "| Nausea* | Common |", "| Gout† | Rare |", "| * In the first week. | |"),
        [("Nausea", "common"), ("Gout", "rare")],
    ),
}


@pytest.mark.parametrize(("body", "rows"), FREQUENCIES.values(), ids=FREQUENCIES)
def test_a_cell_states_the_frequency_of_the_effects_in_its_row_or_column(
    body: str, rows: list[tuple[str, str]]
) -> None:
    assert effects(body, "effect frequency_tier") == rows


CATEGORIES = {
    "system and tiers as columns": (
        table(
            "| System organ class | Common | Uncommon |",
            "| Blood disorders | | Anaemia |",
            "| Gastrointestinal disorders | Diarrhoea, dyspepsia | Mouth ulcers |",
        ),
        [
            ("Anaemia", "uncommon", "Blood disorders"),
            ("Diarrhoea", "common", "Gastrointestinal disorders"),
            ("dyspepsia", "common", "Gastrointestinal disorders"),
            ("Mouth ulcers", "uncommon", "Gastrointestinal disorders"),
        ],
    ),
    "system, frequency and effects": (
        table(
            "| Body system | Frequency | Adverse reactions |",
            "| Skin | Common | Rash, itching |",
            "| | Rare | Blisters |",
            "| Eyes | Rare | Blurred vision |",
        ),
        [
            ("Rash", "common", "Skin"),
            ("itching", "common", "Skin"),
            ("Blisters", "rare", "Skin"),
            ("Blurred vision", "rare", "Eyes"),
        ],
    ),
    "a system in a row of its own": (
        table(
            "| Reaction | Frequency |", "| **Skin** | |", "| Rash | Common |", "| **Eyes** | |", "| Dry eyes | Rare |"
        ),
        [("Rash", "common", "Skin"), ("Dry eyes", "rare", "Eyes")],
    ),
    "a system in a head cell over all columns": (
        "<table><tr><th>Reaction</th><th>Frequency</th></tr><tr><th colspan=2>Skin</th></tr>"
        "<tr><td>Rash</td><td>Common</td></tr></table>",
        [("Rash", "common", "Skin")],
    ),
    "tiers below systems": (
        table(
            "| Reaction | Note |", "| **Skin** | |", "| *Common* | |", "| Rash | a |", "| *Rare* | |", "| Boils | b |"
        ),
        [("Rash", "common", "Skin"), ("Boils", "rare", "Skin")],
    ),
    "systems beside columns headed by tiers in percent": (
        table("| System | Very common (≥10%) | Common (≥1% to <10%) |", "| Skin | Rash | Itching |"),
        [("Rash", "very_common", "Skin"), ("Itching", "common", "Skin")],
    ),
    "systems as rows without a head": (
        table("| | |", "| CNS | Headache, tremor |", "| Gastrointestinal | Nausea |"),
        [
            ("Headache", "not_known", "CNS"),
            ("tremor", "not_known", "CNS"),
            ("Nausea", "not_known", "Gastrointestinal"),
        ],
    ),
}


@pytest.mark.parametrize(("body", "rows"), CATEGORIES.values(), ids=CATEGORIES)
def test_a_body_system_in_a_cell_or_row_of_its_own_is_the_category(body: str, rows: list[tuple[str, str, str]]) -> None:
    assert effects(body, "effect frequency_tier category") == rows


def test_a_column_for_each_population_gives_a_row_for_each() -> None:
    body = table("| Reaction | Adults (N=200) | Children (N=60) |", "| Nausea | 12% | 4% |", "| Rash | 2% | - |")
    assert effects(body, "effect frequency_tier detail") == [
        ("Nausea", "very_common", "Adults"),
        ("Nausea", "common", "Children"),
        ("Rash", "common", "Adults"),
    ]


def test_a_column_for_each_ingredient_gives_it() -> None:
    body = table("| Reaction | Amlodipine | Valsartan |", "| Ankle swelling | 8% | 0.5% |")
    assert effects(body, "effect frequency_tier ingredient", title="Amlodipine + Valsartan") == [
        ("Ankle swelling", "common", "Amlodipine"),
        ("Ankle swelling", "uncommon", "Valsartan"),
    ]


def test_what_to_do_is_an_aside_and_how_bad_makes_serious() -> None:
    body = table(
        "| Side effect | Severity | What to do |",
        "| Nausea | Mild to severe | Take with food |",
        "| Black stools | Serious | Call an ambulance |",
    )
    assert effects(body, "effect is_serious") == [("Nausea", False), ("Black stools", True)]
    assert asides(body) == ["general", "advice", "advice"]


@pytest.mark.parametrize("cell", ["no", "not reported", "none", "0 (0)"])
def test_a_cell_denies(cell: str) -> None:
    body = table("| Effect | Patients |", "| Nausea | 12% |", f"| Weight gain | {cell} |")
    assert effects(body) == ["Nausea"]
    assert asides(body) == ["general", "negation"]


def test_a_row_rests_on_its_table_row_or_where_a_column_states_the_tier_on_its_line_of_the_cell() -> None:
    for body, evidence in (
        (table("| Effect | Frequency |", "| Nausea | Common |"), "Nausea | Common"),
        (table("| Common | Rare |", "| Nausea<br>Rash | Gout |"), "Nausea"),
    ):
        rows = page(body)
        first = rows.side_effects[0]
        assert rows.monographs[0].text[first.evidence_start : first.evidence_end] == evidence


def test_cells_that_span_rows_and_columns_stand_in_each_of_them() -> None:
    html = """<h1>Ibuprofen</h1><h2>Side effects</h2><table>
    <tr><th rowspan="2">Body system</th><th colspan="2">Frequency</th></tr><tr><th>Common</th><th>Rare</th></tr>
    <tr><td rowspan="2">Skin</td><td>Rash</td><td>Blisters</td></tr><tr><td>Itching</td><td>Boils</td></tr>
    <tr><th colspan="3">Seen in children</th></tr></table>"""
    rows = rows_of(f"<html><body><main>{html}</main></body></html>", "x.html").side_effects
    assert [(r.effect, r.frequency_tier, r.category) for r in rows] == [
        ("Rash", "common", "Skin"),
        ("Blisters", "rare", "Skin"),
        ("Itching", "common", "Skin"),
        ("Boils", "rare", "Skin"),
    ]
