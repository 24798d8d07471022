"""A page extracted again from its own row of `monographs`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from materia_medica.extract.page import rows_of
from materia_medica.extract.page_facts import PageFacts
from materia_medica.read.structure import document_of
from materia_medica.schema.rows import PageRows

_ahead: dict[tuple[PageFacts, str, str], PageRows] = {}
"""Rows that were made before they were asked for, by all that they follow from."""


def make_ahead(rows: Iterable[Mapping[str, Any]], sources: Mapping[str, Mapping[str, Any]]) -> None:
    """Make what `rows_again` will be asked for in this process, as far as it can be made."""
    for row in rows:
        facts = _facts(row, sources[row["source"]], None)
        with suppress(Exception):  # which is told where it is asked for
            _ahead[facts, row["text"], row["structure"]] = rows_of(document_of(row["text"], row["structure"]), facts)


def rows_again(row: Mapping[str, Any], source: Mapping[str, Any], *, title_stands: bool | None = None) -> PageRows:
    """The rows of one page; `source` has the `content_origin` and `license` of all pages of its source.

    `title_stands` says whether many pages of the source have the page's title; null leaves it as the row has it.
    """
    facts = _facts(row, source, title_stands)
    made = _ahead.pop((facts, row["text"], row["structure"]), None)
    return made or rows_of(document_of(row["text"], row["structure"]), facts)


def _facts(row: Mapping[str, Any], source: Mapping[str, Any], title_stands: bool | None) -> PageFacts:
    return PageFacts(
        source=row["source"],
        path=row["path"],
        url=row["url"],
        fetched_at=row["fetched_at"],
        sha256=row["sha256"],
        bytes=row["bytes"],
        content_origin=source["content_origin"],
        license=source["license"],
        language=row["language"],
        title_stands="standing_title" in row["flags"] if title_stands is None else title_stands,
    )
