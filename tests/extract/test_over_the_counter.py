"""Labels of medicines sold over the counter: what to watch for is their only list of effects, in plain language."""

from __future__ import annotations

import json

import pytest

from materia_medica.extract.page import rows_of
from materia_medica.extract.page_facts import PageFacts
from materia_medica.page import Page
from materia_medica.read import read

FACTS = PageFacts(source="tests", path="label.json", url=None, fetched_at=None, sha256="", bytes=1,
                  content_origin="written_for_this_project", license="CC0-1.0", language="en")  # fmt: skip


def effects(field: str, text: str) -> list[tuple[str, str | None, bool]]:
    """Effect, code of the section and seriousness of each row of a label with this one field."""
    about = {"brand_name": ["Exampline"], "substance_name": ["EXAMPLINE"]}
    label = {"set_id": "a", "openfda": about, "purpose": ["Purpose Example"], field: [text]}
    rows = rows_of(read(Page("tests", "label.json", json.dumps(label).encode())), FACTS).side_effects
    assert {(row.frequency_tier, row.frequency_basis) for row in rows} <= {("not_known", "none")}
    return [(row.effect, row.section_code, row.is_serious) for row in rows]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("When using this product • marked drowsiness may occur • excitability may occur, especially in children",
         ["marked drowsiness", "excitability"]),
        ("When using this product • you may get drowsy • avoid alcoholic drinks • do not exceed the dose", ["drowsy"]),
        ("When using this product • alcohol, sedatives and tranquilizers may increase drowsiness", []),
        ("When using this product • the risk of stomach bleeding may increase if you are over 60",
         ["increased risk of stomach bleeding"]),
        ("When using this product • avoid the eyes. In case of contact, rinse eyes with water", []),
        ("When using this product • it takes time to work. Results may occur at 2 months", []),
    ],
)  # fmt: skip
def test_what_may_occur_when_it_is_used_is_an_effect(text: str, named: list[str]) -> None:
    assert effects("when_using", text) == [(effect, "50567-7", False) for effect in named]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Stop use and ask a doctor if • nervousness, dizziness or sleeplessness occurs",
         ["nervousness", "dizziness", "sleeplessness"]),
        ("Stop use and ask a doctor if • your hands or feet swell • sudden, unexplained weight gain occurs",
         ["swelling of the hands or feet", "sudden, unexplained weight gain"]),
        ("Stop use and ask a doctor if • symptoms do not get better within 7 days • you do not see it work", []),
        ("Stop use and ask a doctor if • ringing in the ears or loss of hearing occurs",
         ["ringing in the ears", "loss of hearing"]),
    ],
)  # fmt: skip
def test_what_makes_one_stop_is_an_effect_and_not_serious_by_that(text: str, named: list[str]) -> None:
    assert effects("stop_use", text) == [(effect, "50566-9", False) for effect in named]
