"""What the rows of a page say that its document does not: where it stands, how it was got, whose it is."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass

from materia_medica.page import Page
from materia_medica.settings.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """Facts of one page; the fields are columns of `monographs`, `title_stands` a flag there."""

    source: str
    path: str
    url: str | None
    """Where it was fetched from, if that is known; a page may name an address itself."""
    fetched_at: datetime.datetime | None
    sha256: str
    bytes: int
    content_origin: str
    license: str
    language: str
    """Where the page does not say itself."""
    title_stands: bool = False
    """Whether many pages of its source have its title, so that it names no drug."""

    @property
    def monograph_id(self) -> str:
        """`<source>/<path>`."""
        return f"{self.source}/{self.path}"


def facts_of(page: Page, source: Source) -> PageFacts:
    """The facts of a page as it was fetched."""
    return PageFacts(
        source=page.source,
        path=page.path,
        url=page.url,
        fetched_at=page.fetched_at,
        sha256=hashlib.sha256(page.data).hexdigest(),
        bytes=len(page.data),
        content_origin=source.content_origin,
        license=source.license,
        language=source.language,
    )
