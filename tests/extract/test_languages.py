"""A page in another language than English is told by its text, flagged, and gives no rows."""

from __future__ import annotations

import pytest
from tests.extract.pages import rows_of

from materia_medica.extract.language.detected import other_language

DANISH = """# Eksamplin

## Bivirkninger

Dette lægemiddel kan som alle andre lægemidler give bivirkninger, men ikke alle får bivirkninger. Kontakt straks lægen,
hvis du får udslæt, hævelse af ansigtet eller besvær med at trække vejret.

- hovedpine
- kvalme og opkastning
- svimmelhed, træthed og søvnbesvær, som regel i begyndelsen af behandlingen
"""
ENGLISH = """# Exampline

## Side effects

Like all medicines this one can have side effects, although not everybody gets them. See a doctor at once if you get a
rash, if your face swells or if you have trouble breathing, which may be the beginning of an allergy.

- headache
- nausea and vomiting
"""
TELEGRAM = "# Exampline\n\n## Side effects\n\n" + "\n".join(
    f"- {effect}" for effect in ("headache", "nausea", "vomiting", "dizziness", "dry mouth", "constipation", "blurred vision",
                                 "abdominal pain", "loss of appetite", "skin rash", "raised liver enzymes", "muscle cramps")
)  # fmt: skip


def test_a_page_in_another_language_is_flagged_and_gives_no_rows():
    found = rows_of(f"---\nlanguage: en\n---\n{DANISH}")
    (page,) = found.monographs
    assert "unsupported_language" in page.flags
    assert (page.language, page.page_kind, page.drug_id) == ("da", "no_information", None)
    assert (found.side_effects, found.faqs, found.rejects) == ((), (), ())


def test_it_is_no_reject_even_where_neither_title_nor_section_is_known():
    found = rows_of(DANISH.replace("# Eksamplin", "").replace("## Bivirkninger", ""))
    assert [page.language for page in found.monographs] == ["da"]


@pytest.mark.parametrize("page", [ENGLISH, TELEGRAM], ids=["prose", "a list of effects alone"])
def test_english_is_read_whatever_the_page_says_of_its_language(page: str):
    found = rows_of(f"---\nlanguage: da\n---\n{page}")
    assert "unsupported_language" not in found.monographs[0].flags
    assert found.side_effects


def test_a_page_that_says_all_in_two_languages_is_read_for_its_english_part():
    further = DANISH.replace("# Eksamplin", "## Eksamplin").replace("## Bivirkninger", "### Bivirkninger")
    found = rows_of(ENGLISH + "\n" + further * 8)
    assert "unsupported_language" not in found.monographs[0].flags
    assert [row.effect for row in found.side_effects] == ["headache", "nausea", "vomiting"]


def test_english_prose_loads_no_library(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("materia_medica.extract.language.detected._library", pytest.fail)
    assert other_language(ENGLISH) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Este medicamento puede producir efectos adversos, aunque no todas las personas los sufran. " * 4, "es"),
        ("Come tutti i medicinali, questo medicinale può causare effetti indesiderati. " * 4, "it"),
        ("Zoals elk geneesmiddel kan ook dit geneesmiddel bijwerkingen hebben, of u nu oud of jong bent. " * 4, "nl"),
        ("この薬には副作用があります。" * 20, "ja"),
        ("Hovedpine", None),
    ],
)  # fmt: skip
def test_languages_are_told_from_a_text_of_some_length(text: str, language: str | None):
    assert other_language(text) == language
