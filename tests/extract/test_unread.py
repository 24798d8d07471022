"""A page that speaks of side effects and gives no row of them says so."""

from __future__ import annotations

import pytest
from tests.extract.pages import rows_of

SPEAKS = [
    "# Ibuprofen\n\nMany people have no side effects.",
    "# Ibuprofen\n\n## Notes\n\nADVERSE REACTIONS were few.",
    "# Ibuprofen\n\n## Side effects\n\nTell your doctor.",
    "# Ibuprofen\n\n## Use\n\nUndesirable effects pass; ADRs should be reported.",
]


@pytest.mark.parametrize("page", SPEAKS)
def test_a_page_with_the_words_of_side_effects_and_no_row_is_flagged(page: str) -> None:
    found = rows_of(page)
    assert found.side_effects == ()
    assert "effects_unread" in found.monographs[0].flags


SILENT = {
    "its effects are read": "# Ibuprofen\n\n## Side effects\n\n- Heartburn",
    "it speaks of effects only": "# Ibuprofen\n\n## Mechanism\n\nIts effects on COX-1 and COX-2 reverse within a day.",
    "it is no monograph": "# Ibuprofen\n\nI cannot find this drug, so I know no side effects. Please check the spelling.",
}


@pytest.mark.parametrize("page", SILENT.values(), ids=list(SILENT))
def test_no_other_page_is(page: str) -> None:
    assert "effects_unread" not in rows_of(page).monographs[0].flags
