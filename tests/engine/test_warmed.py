"""The page that the server of workers begins with has what most pages have."""

from __future__ import annotations

from materia_medica.engine import processes, warmed
from materia_medica.extract.page import extract


def test_the_first_page_asks_for_effects_and_questions() -> None:
    rows = extract(warmed.PAGE, warmed.SOURCE)
    assert {row.frequency_tier for row in rows.side_effects} >= {"common", "rare"}
    assert len(rows.faqs) == 1
    assert not rows.rejects


def test_the_server_imports_it() -> None:
    assert warmed.__name__ in processes._PRELOADED
