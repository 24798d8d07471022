"""Reading: a page's bytes become one small document type, the same from every form of page."""

from __future__ import annotations

from materia_medica.page import MAX_BYTES, Page
from materia_medica.read.document import Document, Unreadable
from materia_medica.read.formats import format_of


def read(page: Page) -> Document:
    """The document of a page.

    Raises `Unreadable` with the rule `empty_page`, `oversized_page`, `not_utf8` (or `undecodable` for HTML),
    `broken_front_matter` or `no_content`.
    """
    if len(page.data) > MAX_BYTES:
        raise Unreadable("oversized_page", f"{len(page.data):,} bytes; the limit is {MAX_BYTES:,}")
    if not page.data.strip():
        raise Unreadable("empty_page", "the page has no text")
    return format_of(page.path, page.data).read(page.data, page.charset)
