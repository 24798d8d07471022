"""Reading: a page's bytes become one small document type, the same from every form of page."""

from __future__ import annotations

from materia_medica.page import Page
from materia_medica.read.document import Document, Unreadable
from materia_medica.read.formats import format_of


def read(page: Page) -> Document:
    """The document of a page.

    Raises `Unreadable` with the rule `empty_page`, `oversized_page`, `unknown_form`, `not_utf8` (or `undecodable`
    for HTML), `broken_front_matter` or `no_content`; each form may have further ones of its own.
    """
    if not page.data.strip():
        raise Unreadable("empty_page", "the page has no text")
    form = format_of(page.path, page.data)
    if len(page.data) > form.max_bytes:
        raise Unreadable("oversized_page", f"{len(page.data):,} bytes; the limit is {form.max_bytes:,}")
    return form.read(page.data, page.charset)
