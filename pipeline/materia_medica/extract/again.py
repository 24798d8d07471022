"""A page extracted again from its own row of `monographs`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from materia_medica.extract.page import rows_of
from materia_medica.extract.page_facts import PageFacts
from materia_medica.read.structure import document_of
from materia_medica.schema.rows import PageRows


def rows_again(row: Mapping[str, Any], source: Mapping[str, Any], *, title_stands: bool | None = None) -> PageRows:
    """The rows of one page; `source` has the `content_origin` and `license` of all pages of its source.

    `title_stands` says whether many pages of the source have the page's title; null leaves it as the row has it.
    """
    facts = PageFacts(
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
    return rows_of(document_of(row["text"], row["structure"]), facts)
