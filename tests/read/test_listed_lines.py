"""Short lines below a heading or a colon are a list where no width of the page explains their ends."""

from __future__ import annotations

import pytest

from materia_medica.read.listed_lines import listed_lines

LISTS = {
    "short lines": ["breakthrough bleeding", "nausea", "cramps of the belly", "rash"],
    "lines with brackets": ["Rash (itchy, red)", "Fever", "Kidney trouble"],
}
NO_LISTS = {
    "text of one width": ["These effects come early", "and pass with time once", "the body knows the drug"],
    "a line that breaks off": ["nausea and", "vomiting", "headache, mostly early"],
    "a line that goes on": ["nausea", "with a headache that lasts", "rash"],
    "sentences": ["It is white.", "It is round.", "It tastes of mint."],
    "labels": ["Common: rash", "Rare: fits", "Very rare: gout"],
    "two lines": ["nausea", "headache of long standing"],
    "long lines": ["nausea " * 20, "rash", "headache"],
}


@pytest.mark.parametrize("lines", LISTS.values(), ids=list(LISTS))
def test_short_lines_are_items(lines: list[str]) -> None:
    assert listed_lines(lines, below_lead=True) == frozenset(range(len(lines)))
    assert listed_lines(lines, below_lead=False) == frozenset()
    assert listed_lines(["These include:", *lines], below_lead=False) == frozenset(range(1, len(lines) + 1))


@pytest.mark.parametrize("lines", NO_LISTS.values(), ids=list(NO_LISTS))
def test_other_lines_are_none(lines: list[str]) -> None:
    assert listed_lines(lines, below_lead=True) == frozenset()


def test_a_title_above_the_next_lead_is_no_item() -> None:
    lines = ["nausea", "headache of long standing", "rash", "Who must not take it", "", "It is not for:", "babies"]
    assert listed_lines(lines, below_lead=True) == {0, 1, 2}
