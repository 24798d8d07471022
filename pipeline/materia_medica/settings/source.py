"""A source of pages, as all stages know it; `sources.py` reads it from `sources.yaml`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

FILE_NAME = "sources.yaml"
EVERY_PAGE = ("**/*.md", "**/*.html")
"""Patterns of a source that names none."""


@dataclass(frozen=True, slots=True)
class Source:
    """One source of pages."""

    id: str
    name: str
    kind: str
    """One of `materia_medica.schema.values.SOURCE_KINDS`."""
    address: str
    """Folder (relative to the project), repository or site."""
    content_origin: str
    license: str
    pages: tuple[str, ...] = EVERY_PAGE
    """Patterns of the paths that are monographs, as in gitignore's `**`."""
    attribution: str | None = None
    identifies: str | None = None
    """Of a vocabulary: the register whose identifiers its file lists, one of `IDENTIFIER_SYSTEMS`."""
    publisher: str | None = None
    """Who publishes the pages; sources of one publisher are one witness. Null: the source is its own."""
    language: str = "en"
    """BCP 47, where the page does not say itself."""
    priority: int = 0
    """The page of the source with the higher priority speaks for a drug."""
    max_rejected_share: float = 0.05
    """Above this share of rejected pages there is no release."""
    max_unsupported_share: float = 0.5
    """Above this share of pages in another language than English there is no release."""
    max_unread_share: float = 0.5
    """Above this share of pages that speak of side effects and give no row there is no release."""
    fetch: dict[str, Any] = field(default_factory=dict)
    """Settings of fetching that the source names (see `materia_medica.settings.fetch`)."""
