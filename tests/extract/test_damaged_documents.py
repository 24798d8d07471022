"""Documents of regulators whose tags were lost, doubled or moved give rows or one named reject, and lose nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from materia_medica.schema.rows import PageRows

from .pages import rows_of
from .test_properties import REJECTED, holds

DOCUMENTS = sorted((Path(__file__).parents[2] / "raw" / "samples" / "documents").rglob("*.*"))
TAG = re.compile(rb"(?:<|\\u003c|&lt;)/?[a-zA-Z][^<>]{0,200}?(?:>|\\u003e|&gt;)")
WORDS = re.compile(rb"(?<=>)[^<>{}]{2,80}(?=<)")
FORM = {"broken_json", "broken_xml", "broken_narrative", "no_bundle", "no_composition", "not_a_label", "unknown_form"}
"""Why a document of these formats may be refused, beside what refuses any page."""

EDITS = st.lists(
    st.tuples(st.sampled_from(["tag", "moved", "words", "note", "swapped", "cut"]), st.floats(0, 1), st.floats(0, 1)),
    min_size=1,
    max_size=6,
)


def damaged(data: bytes, edits: list[tuple[str, float, float]]) -> bytes:
    """The document with a tag or words taken out, moved, made a footnote or replaced, or some bytes cut, at these places."""
    for kind, one, other in edits:
        found = list((TAG if kind in ("tag", "moved") else WORDS).finditer(data))
        if kind == "cut" or not found:
            begin = int(one * len(data))
            data = data[:begin] + data[begin + int(other * 300) :]
            continue
        first, second = (found[min(int(at * len(found)), len(found) - 1)] for at in (one, other))
        put = {
            "tag": b"",
            "moved": second[0] + first[0],
            "words": b"",
            "note": b"<sup>" + first[0] + b"</sup>",
            "swapped": second[0],
        }
        data = data[: first.start()] + put[kind] + data[first.end() :]
    return data


def checked(document: Path, edits: list[tuple[str, float, float]]) -> None:
    found = rows_of(damaged(document.read_bytes(), edits), document.name)
    if found.rejects:
        assert [r.rule in REJECTED | FORM for r in found.rejects] == [True], found.rejects
        assert found._replace(rejects=()) == PageRows()
    else:
        holds(found)


@seed(1)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None)
@given(st.sampled_from(DOCUMENTS), EDITS)
def test_a_damaged_document_gives_rows_or_one_named_reject(
    document: Path, edits: list[tuple[str, float, float]]
) -> None:
    checked(document, edits)


@pytest.mark.soak
@settings(max_examples=20_000, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None)
@given(st.sampled_from(DOCUMENTS), EDITS)
def test_many_damaged_documents_do_too(document: Path, edits: list[tuple[str, float, float]]) -> None:
    checked(document, edits)
