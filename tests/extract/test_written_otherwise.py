"""The same page gives the same rows however its source is written: line ends, list marks, headings, loose or tight."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from materia_medica.schema.rows import PageRows

from .pages import rows_of

SAMPLES = Path(__file__).parents[2] / "raw" / "samples"
PAGES = {str(p.relative_to(SAMPLES)): p.read_text() for p in sorted(SAMPLES.rglob("*.md")) if p.name != "README.md"}
PAGES["lines.md"] = (
    "# Examplol\n\n## Side effects\n\nCommon: nausea\nRare: gout\n\n> **Very rare:** fits\n\n* Rash\n\n"
    "Very common:\n- cough\n- hives\n\n• itching\n• sneezing\n\n## FAQs\n\n**May I drive?**\n\nNot today.\n"
)
_HEADING = re.compile(r"(?<=\n\n)(#{1,2}) +([^\n#][^\n]*?)(?: +#+)?(?=\n\n|\n?\Z)")
_LIST_MARK = re.compile(r"^([ \t]*)[-*+](?=[ \t]+\S)(?![ \t]*(?:[-*_][ \t]*){3,}$)", re.MULTILINE)


def with_setext(text: str) -> str:
    """Headings of level 1 and 2 underlined."""
    body = _HEADING.sub(lambda h: f"{h[2]}\n{('=' if len(h[1]) == 1 else '-') * 3}", f"\n\n{text}")
    return body if text.startswith("#") else body[2:]


def with_mark(text: str, mark: str) -> str:
    """Lists with one mark throughout."""
    front, fence, body = text.partition("\n---\n") if text.startswith("---\n") else ("", "", text)
    return front + fence + _LIST_MARK.sub(lambda m: m[1] + mark, body)


def told(found: PageRows) -> PageRows:
    """The rows of a page, what tells its bytes aside."""
    assert not found.rejects
    return found._replace(monographs=tuple(m._replace(sha256="", bytes=0) for m in found.monographs))


@seed(1)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None)
@given(
    st.sampled_from(sorted(PAGES)),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["", "*", "-", "+"]),
    st.booleans(),
    st.booleans(),
)
def test_a_page_written_otherwise_gives_the_same_rows(
    name: str, ending: str, mark: str, is_setext: bool, has_bom: bool
) -> None:
    text = PAGES[name]
    other = with_mark(text, mark) if mark else text
    other = with_setext(other) if is_setext else other
    other = ("\ufeff" if has_bom else "") + other.replace("\n", ending)
    assert told(rows_of(other, name)) == told(rows_of(text, name))


@pytest.mark.parametrize(("source", "underline"), [("# A\n\nb\n", "==="), ("## A\n\nb\n", "---")])
def test_headings_are_written_otherwise_at_all(source: str, underline: str) -> None:
    assert with_setext(source).lstrip() == f"A\n{underline}\n\nb\n"
