"""The smallest page in, its rows out: helpers of the specification of extraction."""

from __future__ import annotations

from typing import Any

import pytest

from materia_medica.extract.page import extract
from materia_medica.page import Page
from materia_medica.schema.rows import PageRows
from small import source

SAMPLES = source("samples")


def rows_of(text: str | bytes, path: str = "x.md") -> PageRows:
    """All rows of a page given as its whole text."""
    return extract(Page("samples", path, text.encode() if isinstance(text, str) else text), SAMPLES)


def page(body: str, title: str = "Ibuprofen") -> PageRows:
    """All rows of a page with this title and this side-effects section."""
    return rows_of(f"# {title}\n\n### Side Effects\n\n{body}\n")


def values(rows: tuple[Any, ...], fields: str) -> list[Any]:
    """The named fields (parted by blanks) of each row: bare values for one field, tuples for more."""
    names = fields.split()
    return [getattr(r, names[0]) if len(names) == 1 else tuple(getattr(r, n) for n in names) for r in rows]


def effects(body: str, fields: str = "effect", *, title: str = "Ibuprofen") -> list[Any]:
    """Fields of the side effects of a page with this side-effects section."""
    return values(page(body, title).side_effects, fields)


def asides(body: str, *, title: str = "Ibuprofen") -> list[str]:
    """Why the words of this side-effects section gave no row."""
    return values(page(body, title).asides, "reason")


def faqs(body: str, fields: str = "question answer", *, title: str = "Ibuprofen") -> list[Any]:
    """Fields of the questions of a page with this FAQ section."""
    return values(rows_of(f"# {title}\n\n### FAQs\n\n{body}\n").faqs, fields)


def not_yet(*case: Any, why: str) -> Any:
    """A case that the code does not meet yet; the test fails when it does, so that the mark is taken off."""
    return pytest.param(*case, marks=pytest.mark.xfail(strict=True, reason=why))
